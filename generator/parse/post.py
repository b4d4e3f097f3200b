"""`parse_post`: the bytes of one text to one understood post. Never raises on any bytes."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from generator.model.allowed import Allowed
from generator.model.config import Reading
from generator.model.incident import Moment
from generator.model.note import Note
from generator.model.post import SUBJECTS, Header, Heading, Hidden, Image, Post, Prose, Term
from generator.model.problem import Problem, Rule
from generator.model.text import Place, Source, Span, Text, Words
from generator.parse.decode import decode
from generator.parse.file_name import date_in, stem_of, title_from
from generator.parse.front_matter.header import parse_header
from generator.parse.front_matter.split import split_front_matter
from generator.parse.hidden import Passage, hide
from generator.parse.incident.actions import read_actions
from generator.parse.incident.causes import read_causes
from generator.parse.incident.days import read_day_doubts
from generator.parse.incident.declared import read_declared
from generator.parse.incident.durations import read_durations
from generator.parse.incident.glossary import read_glossary, terms_used
from generator.parse.incident.labels import read_labels
from generator.parse.incident.language import language_of, spoken_language
from generator.parse.incident.learnings import read_learnings
from generator.parse.incident.sections import SectionBlock, find_sections
from generator.parse.incident.stated import fill, read_stated, timed
from generator.parse.incident.terms import read_terms
from generator.parse.incident.timeline import Context, read_timeline
from generator.parse.incident.told import read_told
from generator.parse.incident.vocabulary import Vocabulary, vocabulary_of
from generator.parse.lists import Lists, placed, says, settle
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.headings import anchors_of, heading_text
from generator.parse.markdown.highlight import Paint, highlight, unpainted
from generator.parse.markdown.segments import Chapter, top_headings, write_body
from generator.parse.markdown.sentinel import without
from generator.parse.markdown.tokens import Parsed
from generator.parse.marks import mark
from generator.parse.notes.front_matter import mark_notes
from generator.parse.notes.header_passages import hide_passages
from generator.parse.notes.names import notes_in_names, without_marker
from generator.parse.suppressions import allow, read_allowed
from generator.parse.word_count import WORD, count_words

TANGLED = Rule("PA011", "tangled", "warning", "strict", "A paragraph that is too tangled to be read as Markdown.")
# Jekyll's folder of drafts: what lies in it is one, whatever its front matter says.
DRAFTS = "_drafts"


def parse_post(source: Source, reading: Reading, paint: Paint = highlight) -> Post:
    """The post that `source` is. `paint` gives code its colours, if `reading` wants any; it may be memoised."""
    # Bytes to text, and the text to its header and its body; the body keeps the lines and columns of the file.
    text, decode_problems, readable = decode(source)
    front = split_front_matter(text)
    body = _blanked(text.text, front.body_start)

    # Find what not everybody may see, in the text as it is; hide it, and read the rest as if it had never been there.
    given, given_problems = read_allowed(front.root, text)
    hiding = hide(text, body, front.body_start, reading.trusted_html, given)
    seen, read, allowed = hiding.seen, hiding.read, Allowed(hiding.suppressions)
    parsed, document, passages = read.parsed, read.document, read.passages
    root, header_notes = mark_notes(front.root, text, allowed)
    root, comment_problems = hide_passages(root, text)
    header, header_problems = parse_header(replace(front, root=root), text, reading)
    if not readable:
        header = replace(header, withheld=header.withheld or "the file cannot be read as text")
    if DRAFTS in source.path.split("/"):
        header = replace(header, draft=True)

    # Understand the document.
    language = language_of(document.mask, header.language, reading.language)
    words = vocabulary_of(language)
    sections = find_sections(document, words)
    stem = stem_of(source.path)
    date = header.date or date_in(stem)
    body_lists = Lists(
        read_timeline(document, sections, _context(header, date, reading), words),
        read_learnings(document, sections, words),
        read_actions(document, sections, words),
    )
    lists, shown = settle(header, body_lists)
    causes = tuple(cause for cause in read_causes(document, sections, words) if says(cause.text))
    tells = header.as_told and not lists.events and language == "en"  # a story is understood in English alone
    told = read_told(document, sections, header.timeline is None) if tells else ()
    labels = read_labels(document, sections, words)
    stated = read_stated(document, labels, _context(header, date, reading), words)
    incident = fill(header.incident, stated, words)

    # Write its body, with what was understood marked in it.
    headings = top_headings(document.blocks)
    title, title_line = _title(header, headings, document, source.path, stem)
    anchors = anchors_of([block for block in headings if block.line != title_line])
    marked = mark(document, anchors, shown.events, shown.learnings, shown.actions, told, causes)
    shown = Lists(marked.events, marked.learnings, marked.actions)
    lists = placed(lists, shown)
    written = write_body(
        parsed.tokens,
        document,
        _chapters(headings, sections, anchors, title_line),
        marked.marks,
        anchors,
        dropped_line=title_line,
        shift=_shift(headings, title_line),
        trusted=reading.trusted_html,
        base_url=reading.base_url,
        paint=paint if reading.painted else unpainted,
    )
    return Post(
        path=source.path,
        language=spoken_language(document.mask, header.language),
        digest=source.digest,
        header=header,
        title=title,
        date=date,
        date_how="front-matter" if header.date else "file-name" if date else "none",
        headings=_headings(headings, sections, anchors, document, title_line),
        sections=_sections((*sections, *_emptied(seen.document, document, hiding.notes, words)), document, title_line),
        timeline=lists.events,
        told=marked.told,
        learnings=lists.learnings,
        actions=lists.actions,
        durations=read_durations(lists.events, header.incident, timed(incident)),
        glossary=_glossary(header, reading.glossary, document, sections, words),
        images=written.images,
        links=written.links,
        notes=(*header_notes, *hiding.notes, *allow(_in_names(source.path, header, title, written.images), allowed)),
        hidden=_hidden(passages, text),
        parts=written.parts,
        lead=_lead(document),
        word_count=count_words(document.mask),
        prose=Prose(text, seen.document.mask, front.body_start),
        doubts=read_day_doubts(document, words),
        causes=marked.causes,
        in_body=frozenset(
            subject
            for subject, items in zip(SUBJECTS, (shown.events, shown.learnings, shown.actions), strict=True)
            if items
        ),
        incident=incident,
        stated=stated,
        declared=read_declared(document, sections, labels, words),
        suppressions=hiding.suppressions,
        problems=(
            *decode_problems,
            *front.problems,
            *header_problems,
            *comment_problems,
            *given_problems,
            *hiding.problems,
            *_tangled(parsed, text),
        ),
    )


def _tangled(parsed: Parsed, text: Text) -> tuple[Problem, ...]:
    return tuple(
        Problem.of(
            TANGLED,
            "this paragraph is so long, or has so many brackets, colons or @, that it is taken as plain text",
            Place(text.path, line, 1, line, 1),
            hint="break it up, or put it into a code block",
        )
        for line in parsed.tangled
    )


def _blanked(text: str, end: int) -> str:
    """`text` with everything before `end` blank, line ends kept: lines and columns of the rest stay true."""
    return "\n".join([" " * len(line) for line in text[:end].split("\n")]) + text[end:]


def _hidden(passages: Sequence[Passage], text: Text) -> tuple[Hidden, ...]:
    return tuple(Hidden(p.tag, p.span, text.place(p.span), "") for p in passages)


def _context(header: Header, date: Moment | None, reading: Reading) -> Context:
    incident = header.incident
    title = header.title.raw if header.title is not None else ""
    return Context(incident.started, date, incident.timezone or reading.timezone, title)


def _title(header: Header, headings: list[Block], document: Document, path: str, stem: str) -> tuple[Words, int]:
    """The title, and the line of the heading that says it (0 where none does)."""
    first = headings[0] if headings and headings[0].level == 1 and not _before(headings[0], document) else None
    if header.title is not None:
        said = "".join(run.text for run in header.title.runs if run.tag != "note")
        same = first is not None and _same(without(heading_text(first)), said)
        return header.title, first.line if first is not None and same else 0
    first = first or next((block for block in headings if block.level == 1), None)
    if first is not None and without(heading_text(first)).strip():
        return document.words(first.content_span, heading_text(first)), first.line
    return Words.of(title_from(without_marker(stem)), Place(path), "file-name"), 0


def _in_names(path: str, header: Header, title: Words, images: Sequence[Image]) -> tuple[Note, ...]:
    pictures = (*images, header.cover) if header.cover is not None else images
    return notes_in_names(path, header, pictures, names_title=title.how == "file-name")


def _before(heading: Block, document: Document) -> bool:
    """Whether anything a reader sees stands before `heading`."""
    return any(block.line < heading.line and block.kind != "html" for block in document.blocks)


def _same(one: str, other: str) -> bool:
    return WORD.findall(one.lower()) == WORD.findall(other.lower())


def _shift(headings: list[Block], title_line: int) -> int:
    """How far headings go down so that the page has one h1, its title."""
    levels = [block.level for block in headings if block.line != title_line]
    return 1 if levels and min(levels) == 1 else 0


def _chapters(
    headings: list[Block], sections: Sequence[SectionBlock], anchors: dict[int, str], title_line: int
) -> list[Chapter]:
    roles = {section.line: section.role for section in sections}
    kept = [block for block in headings if block.line != title_line]
    top = min((block.level for block in kept), default=0)
    return [Chapter(b.line, roles.get(b.line, "other"), anchors[b.line]) for b in kept if b.level == top]


def _headings(
    headings: list[Block],
    sections: Sequence[SectionBlock],
    anchors: dict[int, str],
    document: Document,
    title_line: int,
) -> tuple[Heading, ...]:
    roles = {section.line: section.role for section in sections}
    shift = _shift(headings, title_line)
    return tuple(
        Heading(
            document.words(block.content_span, heading_text(block)),
            min(block.level + shift, 6),
            document.text.place(block.content_span),
            anchors[block.line],
            roles.get(block.line, "other"),
        )
        for block in headings
        if block.line != title_line
    )


def _emptied(whole: Document, read: Document, notes: Sequence[Note], words: Vocabulary) -> tuple[SectionBlock, ...]:
    """The sections of the text as it is whose headings stand over notes alone, and so are not in what is read."""
    if not any(note.left_out for note in notes):
        return ()
    kept = {block.line for block in read.blocks if block.kind == "heading"}
    noted = sorted((note.span for note in notes), key=lambda span: span.start)
    return tuple(
        section
        for section in find_sections(whole, words)
        if section.heading.kind == "heading" and section.line not in kept and not _is_noted(section.heading.span, noted)
    )


def _is_noted(span: Span, noted: Sequence[Span]) -> bool:
    """Whether one of `noted`, which are in order and apart, stands in `span`."""
    at = bisect_right(noted, span.start, key=lambda note: note.end)
    return at < len(noted) and noted[at].start < span.end


def _sections(sections: Sequence[SectionBlock], document: Document, title_line: int) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            section.title,
            section.level,
            document.text.place(section.heading.content_span),
            "",
            section.role,
            section.sub,
        )
        for section in sorted(sections, key=lambda section: section.line)
        if section.line != title_line
    )


def _glossary(
    header: Header,
    of_site: Sequence[Term],
    document: Document,
    sections: Sequence[SectionBlock],
    words: Vocabulary,
) -> tuple[Term, ...]:
    """The terms of front matter, those of the site that the text uses, and those that it defines; each once."""
    used = terms_used(of_site, document.mask)
    listed = (*used, *read_terms(document, sections, words), *read_glossary(document))
    given = {term.term for term in header.glossary}
    terms: dict[str, Term] = {}
    for term in listed:
        if term.term not in given:
            terms.setdefault(term.term, term)
    return (*header.glossary, *terms.values())


def _lead(document: Document) -> Words | None:
    """The first paragraph that says something, for a description where the author gave none."""
    for block in document.blocks:
        if block.kind == "paragraph" and len(without(block.text).split()) >= 5:
            return document.words_of(block)
    return None
