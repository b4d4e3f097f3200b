"""How long an incident took as its text says: in labels, and in sentences that say nothing else."""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.incident import Declared, DurationKind
from generator.model.text import Span
from generator.parse.incident.labels import Label
from generator.parse.incident.sections import SectionBlock
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.markdown.document import Document
from generator.parse.markdown.sentinel import without

MINUTES = (1 / 60, 1, 60, 24 * 60, 7 * 24 * 60)
_ROLES = ("summary", "impact", "detection", "resolution")
_GAPS = re.compile(r" {2,}")
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)(?=[ \t]*\n)|(?<!\n)(?!\S))")
_LONGEST_SENTENCE = 600
_END = r"(?!\s?(?:-|–)?\d)(?!\s(?:of (?!the incident)|after|from|before|later|per|ago|earlier)\b)"
_CHARACTERS = 20_000  # how much of a text is asked for sentences
_LONGEST = 2 * 365 * 24 * 60


class _Form(Struct, frozen=True):
    """A form of sentences that declare a duration. What `says` does not find, `whole` does not either.

    It has no length in it, so that it is made in a tenth of the time.
    """

    of: DurationKind
    says: re.Pattern[str]
    whole: re.Pattern[str]


class _Forms(Struct, frozen=True):
    labels: tuple[tuple[DurationKind, re.Pattern[str]], ...]
    sentences: tuple[_Form, ...]
    length: re.Pattern[str]
    part: re.Pattern[str]
    doubts: re.Pattern[str]
    numbers: dict[str, int]
    units: dict[str, int]


def read_declared(
    document: Document, sections: Sequence[SectionBlock], labels: Sequence[Label], words: Vocabulary
) -> tuple[Declared, ...]:
    """The durations of labels, then those of the sentences of summary and impact; of each kind the first.

    A kind of which sentences give several lengths is left out: which one is that of the incident is not known.
    """
    forms = _forms(words)
    found: dict[DurationKind, Declared] = {}
    for label in labels:
        of = next((kind for kind, form in forms.labels if form.fullmatch(label.name)), None)
        if of is None or of in found:
            continue
        length = forms.length.match(without(label.text))
        rest = without(label.text)[length.end() :].lstrip() if length else ""
        if length is None or (rest[:1].isalnum() or rest[:1] in ("-", "–", "/")):
            continue
        if (minutes := _minutes(length["length"], forms)) is not None:
            text = document.words(label.span, label.text)
            found[of] = Declared(of, minutes, text, document.text.place(label.span), bool(length["about"].strip()))
    said: dict[DurationKind, list[Declared]] = {}
    for declared in _said(document, sections, forms):
        if declared.of not in found:
            said.setdefault(declared.of, []).append(declared)
    for of, several in said.items():
        if len({declared.minutes for declared in several}) == 1:
            found[of] = several[0]
    return tuple(sorted(found.values(), key=lambda declared: (declared.place.line, declared.place.column)))


def _said(document: Document, sections: Sequence[SectionBlock], forms: _Forms) -> Iterator[Declared]:
    """What sentences declare: those before the first section, and those of sections that may say it."""
    start = document.body_start
    first = sections[0].span.start if sections else len(document.mask)
    spans = [Span(start, first)]
    inner = [section for section in sections if not section.sub]
    for at, section in enumerate(inner):
        if section.role in _ROLES and section.heading.kind != "item":
            following = inner[at + 1].span.start if at + 1 < len(inner) else len(document.mask)
            spans.append(Span(section.heading.span.start, min(section.span.end, following)))
    read, seen = 0, start
    for span in spans:
        mask = document.mask[max(span.start, seen) : span.end][: _CHARACTERS - read]
        base = max(span.start, seen)
        seen = max(seen, span.end)
        read += len(mask)
        lowered = mask.lower()
        if len(lowered) != len(mask):
            continue
        for at, sentence in _sentences(lowered):
            even = sentence.replace("\n", " ")
            gaps = _GAPS.sub(" ", even)  # a mask has blanks for marks
            # All forms have a length in them: most sentences have none, and are done with.
            if not forms.part.search(gaps) or forms.doubts.search(even):
                continue
            yield from _of_sentence(document, even, gaps, base + at, forms)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text without the marks that end them, each with its place; a paragraph ends one too."""
    start = 0
    for end in (*(match.start() for match in _SENTENCE_END.finditer(text)), len(text)):
        for at in range(start, end, _LONGEST_SENTENCE):
            yield at, text[at : min(at + _LONGEST_SENTENCE, end)]
        start = end + 1


def _of_sentence(document: Document, text: str, gaps: str, offset: int, forms: _Forms) -> Iterator[Declared]:
    """What a sentence declares: `text` is as long as it stands there, `gaps` the same with one blank for several."""
    for form in forms.sentences:
        match = form.whole.search(gaps) if form.says.search(gaps) else None
        if match is None or (minutes := _minutes(match["length"], forms)) is None:
            continue
        lead = len(text) - len(text.lstrip())
        span = Span(offset + lead, offset + len(text.rstrip()))
        words = document.words(span, " ".join(document.mask[span.start : span.end].split()))
        yield Declared(form.of, minutes, words, document.text.place(span), bool(match["about"].strip()))


def _minutes(text: str, forms: _Forms) -> int | None:
    """The minutes of a length; None where there are none, or too many to be one."""
    total = 0.0
    for part in forms.part.finditer(text.lower()):
        number = part["number"]
        value = forms.numbers.get(number.strip()) if not number[0].isdigit() else float(number.replace(",", "."))
        total += (value if value is not None else 1) * MINUTES[forms.units[part["unit"]]]
    return round(total) if 1 <= total <= _LONGEST else None


def _longer_side(form: str) -> str:
    """What stands on one side of the length (`#`) in a form."""
    before, _, after = form.partition("#")
    return max(before, after, key=len)


@cache
def _forms(words: Vocabulary) -> _Forms:
    units = {name: index for index, names in enumerate(words.length_units) for name in names}
    one = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    spelled = "|".join(map(re.escape, (*words.number_words, *words.length_articles)))
    part = rf"(?:\d{{1,4}}(?:[.,]\d{{1,2}})?|(?:{spelled})\b)[\s-]{{0,2}}(?:{one})(?![^\W\d_])"
    about = "|".join(map(re.escape, sorted((*words.approximately, *words.length_approximately), key=len, reverse=True)))
    joins = "|".join(map(re.escape, words.length_joins))
    about_words = rf"(?P<about>(?:(?:{about})\s{{0,2}}){{0,2}})"
    length = rf"(?P<length>(?<!\w)(?<!\d[.,–-])(?:{part})(?:(?:,?\s{{0,2}}(?:(?:{joins})\s)?)(?:{part})){{0,3}})"
    whole = rf"{about_words}(?:a total of )?{length}"
    return _Forms(
        labels=tuple((of, re.compile("|".join(forms))) for of, forms in words.declared_labels.items()),
        sentences=tuple(
            _Form(of, re.compile(_longer_side(form)), re.compile(form.replace("#", whole) + _END))
            for of, forms in words.declared_sentences.items()
            for form in forms
        ),
        length=re.compile(rf"\s{{0,4}}{whole}", re.IGNORECASE),
        part=re.compile(
            rf"(?P<number>\d{{1,4}}(?:[.,]\d{{1,2}})?|\b(?:{spelled})\b)[\s-]{{0,2}}(?P<unit>{one})(?![^\W\d_])"
        ),
        doubts=re.compile("|".join(words.declared_doubts) or r"(?!)"),
        numbers={name: index % 12 + 1 for index, name in enumerate(words.number_words)},
        units=units,
    )
