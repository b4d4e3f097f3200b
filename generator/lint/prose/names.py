"""Names of people that are spelled in more than one way."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from generator.lint.rules import Explained, ProseRules, problem_in
from generator.model import lazy_re as re
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

SPELLINGS = Rule("CO206", "name-spellings", "hint", "never", "A person whose name is spelled in more than one way.")

_WORD = re.compile(r"(?<![\w@./:#-])[A-Z][a-zà-öø-ÿ]{3,19}(?![\w@/-]|\.\w)")
_CAPITAL = re.compile(r"[A-Z][a-zà-öø-ÿ]{4,19}")  # what may be a name at all
_PLAIN = re.compile(r"(?<![\w@])[a-zà-öø-ÿ]{4,20}(?![\w@])")  # words, not accounts
_HANDLE = re.compile(r"(?<![\w@./])@([A-Za-z][\w-]{4,38})(?![\w/])")
# Words around a name that only a person has.
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:per|asks|asked|tells|told|called|thanked|paged|pinged|colleague|engineer|expert|manager|named"
    r"|thanks to|thank|call with|spoke (?:to|with)|talked to|hello|hi|dear) |@)\Z",
    re.IGNORECASE,
)
_PERSON_AFTER = re.compile(
    r"(?: [A-Z][\w’'-]{1,20})?(?:'s|’s)? (?:(?:had|has|also|then|was) )?"
    r"(?:said|says|asked|asks|told|replied|noticed|suggested|suspected|confirmed|joined"
    r"|explained|wrote|pointed out|thought|acknowledged|investigated|answered|woke)\b"
)
_SHORT, _LONG = 5, 8
_LISTED = "front matter or site.yaml lists"
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae"})
_FORMS = 8  # of one name; a chain of more is one of different names
MOST = 1500  # different capitalised words; a text with more is no postmortem


def check_names(post: Post, editorial: Editorial) -> Iterator[Problem]:
    """A hint for each spelling of a person's name that differs a little from the one that is used most."""
    mask = post.prose.mask
    if len(mask) > 400_000:
        return
    listed = _listed(post, editorial)
    if not any(_alike(*pair) for pair in _near(sorted({*_CAPITAL.findall(mask), *listed})[: 2 * MOST])):
        yield from _handles(post)
        return
    spans: dict[str, list[Span]] = {}
    for match in _WORD.finditer(mask, post.prose.front_end):
        spans.setdefault(match[0], []).append(Span(match.start(), match.end()))
    if len(spans) > MOST:
        return
    pairs = [pair for pair in _near(sorted(word for word in {*spans, *listed} if len(word) >= _SHORT)) if _alike(*pair)]
    if not pairs:
        yield from _handles(post)
        return
    plain = set(_PLAIN.findall(mask))
    told = {word for word, found in spans.items() if word in listed or any(_person(mask, span) for span in found)}
    told |= listed | _named(post)
    same: dict[str, set[str]] = {}  # each name with all that are spelled alike, and so perhaps one
    for one, other in pairs:
        surnames = _followed(mask, spans, one), _followed(mask, spans, other)
        if (
            ({one, other} & told or surnames[0] & surnames[1])
            and not {one.lower(), other.lower()} & plain
            and not {one, other} <= listed
            and not (all(surnames) and not surnames[0] & surnames[1])  # two surnames: two people
        ):
            together = same.get(one, {one}) | same.get(other, {other})
            if len(together) <= _FORMS:
                same.update(dict.fromkeys(together, together))
    for names in {min(names): names for names in same.values()}.values():
        # Right is what is listed, else what is used most, wherever it stands.
        right, *others = sorted(
            names, key=lambda name: (name not in listed, -len(spans.get(name, ())), _first(spans, name))
        )
        where = _LISTED if right in listed else f"line {post.prose.text.line_at(spans[right][0].start)} has"
        for wrong in others:
            if wrong not in spans or wrong in listed or (_often(spans, wrong) and right not in listed):
                continue
            surnames = _followed(mask, spans, right), _followed(mask, spans, wrong)
            if not all(surnames) or surnames[0] & surnames[1]:
                yield problem_in(
                    post,
                    SPELLINGS,
                    spans[wrong][0],
                    f"“{wrong}” is perhaps the “{right}” that {where}",
                    "spell a name in one way; names that are right stand under `editorial: names` in site.yaml",
                )
    yield from _handles(post)


def _handles(post: Post) -> Iterator[Problem]:
    mask = post.prose.mask
    if mask.count("@") < 2:
        return
    counts: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for match in _HANDLE.finditer(mask, post.prose.front_end):
        counts[match[1]] += 1
        first.setdefault(match[1], Span(match.start(), match.end()))
    for one, other in _near(sorted(counts)[:MOST]):
        right, wrong = (one, other) if counts[one] >= counts[other] else (other, one)
        # A digit tells accounts apart, and so does a count that says that both are meant.
        if counts[wrong] > 1 or counts[right] < 2 or _digits(one) != _digits(other) or len(one) < _LONG - 1:
            continue
        if distance(one.lower(), other.lower(), 1) == 1:
            yield problem_in(
                post,
                SPELLINGS,
                first[wrong],
                f"“@{wrong}” is perhaps “@{right}”, who is named {counts[right]} times",
                "spell a name in one way, or leave it if these are two people",
            )


def _listed(post: Post, editorial: Editorial) -> frozenset[str]:
    """The words of the names that front matter gives, of people and of authors, and of those that the site knows."""
    said = [person.name for person in post.header.people]
    said += (*post.header.authors, *editorial.names)
    return frozenset(word for name in said for word in _WORD.findall(name))


def _named(post: Post) -> frozenset[str]:
    """The words of the names of those who own actions, or did something in the timeline."""
    said = [action.owner for action in post.actions] + [event.actor for event in post.timeline]
    return frozenset(word for name in said for word in _WORD.findall(name))


def _near(names: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs that share their first or their last three letters, found without comparing all with all."""
    groups: dict[str, list[str]] = {}
    for name in names:
        lower = _plainly(name)
        for key in {"^" + lower[:3], lower[-3:] + "$"}:
            groups.setdefault(key, []).append(name)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        for index, one in enumerate(group[:100]):
            for other in group[index + 1 : 100]:
                if abs(len(one) - len(other)) <= 1 and (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _alike(one: str, other: str) -> bool:
    short, long = sorted((_plainly(one), _plainly(other)), key=len)
    if short == long:
        return True
    if short.replace("is", "iz") == long.replace("our", "or").replace("is", "iz"):
        return False  # no name, but a word as it is spelled in Britain and in America
    if long in (short + "s", short + "d", short + "n", short + "r") or short[0] != long[0]:
        return False
    if len(short) == len(long) and sorted(short) != sorted(long) and len(short) < _LONG - 1:
        return False  # Marvin and Martin are two people; a letter too many or two that changed places is a slip
    return distance(short, long, 2) <= (2 if len(short) >= _LONG else 1)


def _plainly(name: str) -> str:
    """A name in small letters without their accents: Søren and Soren are one."""
    if name.isascii():
        return name.lower()
    letters = unicodedata.normalize("NFD", name.lower().translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def distance(one: str, other: str, most: int) -> int:
    """How many letters to put in, leave out, change or swap to get from one word to another; at most `most + 1`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, row, before = row, [i], row if i == 1 else before
        for j, wanted in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = last
    return min(row[-1], most + 1)


def _person(mask: str, span: Span) -> bool:
    return (
        _PERSON_BEFORE.search(mask, max(0, span.start - 30), span.start) is not None
        or _PERSON_AFTER.match(mask, span.end, span.end + 40) is not None
    )


def _first(spans: dict[str, list[Span]], name: str) -> int:
    return spans[name][0].start if name in spans else -1


def _often(spans: dict[str, list[Span]], name: str) -> bool:
    return len(spans.get(name, ())) > 2


def _followed(mask: str, spans: dict[str, list[Span]], name: str) -> set[str]:
    """The capitalised words that stand behind a name: its surnames."""
    found = (_WORD.match(mask, span.end + 1) for span in spans.get(name, ()) if mask[span.end : span.end + 1] == " ")
    return {match[0] for match in found if match is not None}


def _digits(handle: str) -> str:
    return "".join(letter for letter in handle if letter.isdigit())


SPELLED = ProseRules(
    "spellings of names",
    check_names,
    (
        Explained(
            SPELLINGS,
            "Joachim closed the ring. We asked Joachim for help, and then Joacchim said that it was worn.",
            "Joachim closed the ring. We asked Joachim for help, and then Joachim said that it was worn.",
        ),
    ),
)
