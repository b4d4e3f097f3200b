"""Notes in the values of front matter: found where they stand, and marked before anything is made of the values.

A value is read like one paragraph of the body that is shown as it is: no Markdown but code spans and comments.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.allowed import Allowed
from generator.model.note import Note
from generator.model.problem import Target
from generator.model.text import Span, Text
from generator.parse.front_matter.keys import INCIDENT_SYNONYMS, canonical, is_ours, plain_key
from generator.parse.front_matter.nodes import Mapping, Node, Scalar, Sequence
from generator.parse.markdown.document import Block, Document, Piece, PieceKind
from generator.parse.notes.find import FINDERS, apart, quoted
from generator.parse.notes.leaf import OBJECT, Leaf, Section, Spot, blank_out, comment_spans
from generator.parse.notes.leaves import Joined
from generator.parse.notes.names import marker_in
from generator.parse.notes.owner import told_of
from generator.parse.notes.patterns import FOLDED_MARKERS, ONLY_MARKER
from generator.parse.notes.placeholders import FOLDED, LOUD
from generator.parse.notes.removal import removals
from generator.parse.notes.rules import FRONT_MATTER, INLINE_MARKER, MARKER, WORK_ITEM, Draft

# Values that decide who sees a post, and when, are never changed: what they say in any words must stay as it is.
_DECIDING = frozenset(
    (
        "draft published private hidden unlisted internal public visibility status date updated expires publishdate "
        "astold editorial"
    ).split()
)
# Values that are sentences, in which a marker alone may be in lower case; elsewhere `todo` may be a tag or a name.
_SENTENCES = frozenset(
    (
        "title description summary impact duration detection text what event action learning lesson meaning definition "
        "alt caption glossary timeline learnings actions"
    ).split()
)
_LISTED = frozenset("tags categories services causes related".split())  # several values, with commas between
NAMING = frozenset("glossary people timeline".split())  # below these, keys are words of the author's too
CODE = re.compile(r"(?P<ticks>`{1,3})(?!`)[^`\n]{1,300}(?P=ticks)(?!`)")
_TAG = re.compile(r"<[^<>\n]{1,120}>")
_WORD = re.compile(r"\S+")
_SHORT, _NEAR = 3, 2000
# What stands in every value with a note: a sign, or what stands for a value that is not known, or the end of a label;
# a word of a marker, of a placeholder or of a remark. Prompts are told in values by their brackets alone.
_SIGNS = re.compile(r"[()\[\]{}<>%?=@]| X|:\s*(?:[,\n]|\Z)")
_WORDS = (*FOLDED_MARKERS, "to_do", *FOLDED, "here", "xx", "yyyy", "hh:", "note", "reminder to", "self", "status")
_NOTHING = Allowed(())


class Where(Struct, frozen=True):
    """The keys that lead to a value, by the names that they are known by: the first one and the last one."""

    top: str = ""
    name: str = ""

    def below(self, key: str) -> "Where":
        """Where the value of `key` stands."""
        if not self.top:
            return Where(canonical(key), canonical(key))
        name = plain_key(key)
        return Where(self.top, INCIDENT_SYNONYMS.get(name, name))

    @property
    def decides(self) -> bool:
        """Whether the value decides something in any words."""
        if self.top == "incident":
            return self.name == "visibility"
        return self.top in _DECIDING

    @property
    def is_sentence(self) -> bool:
        """Whether the value is words to be read, rather than a name or a tag."""
        return self.name in _SENTENCES or self.top == "glossary" or (self.top == "timeline" and self.name[:1].isdigit())

    @property
    def is_address(self) -> bool:
        """Whether the value is part of an address, its words joined by signs."""
        return self.top in ("slug", "url", "aliases") and self.name == self.top

    @property
    def is_state(self) -> bool:
        """Whether the value is the state of an incident or of an action, which a marker may well be."""
        return self.name == "status" and self.top in ("incident", "actions")

    def __str__(self) -> str:
        return self.name if self.name == self.top else f"{self.top}.{self.name}"


class _Notes:
    """The notes that were found, those marked that their author says are none; and the values that may hold one."""

    def __init__(self, allowed: Allowed, root: Node) -> None:
        self.found: list[Note] = []
        self._allowed = allowed
        values = scalars_of(root)
        joined = Joined([value.text for value in values])
        may = joined.matched(_SIGNS) | joined.anyhow(*_WORDS) | joined.exactly(*LOUD)
        # Their identities: the values of `root` live as long as it does.
        self.open = frozenset(id(values[index]) for index in may)

    def add(self, note: Note) -> Note:
        """Keeps `note`, and gives it as it is kept."""
        allowed = self._allowed.holds(note.code, note.name, note.place.line)
        self.found.append(replace(note, allowed=True) if allowed else note)
        return self.found[-1]


def mark_notes(root: Mapping, text: Text, allowed: Allowed = _NOTHING) -> tuple[Mapping, tuple[Note, ...]]:
    """The values of front matter with their notes marked, and the notes, in order. `text` is what they stand in.

    A note that is `allowed` is left as it is.
    """
    notes = _Notes(allowed, root)
    if not notes.open:
        return root, ()
    marked = _marked(root, Where(), text, notes)
    # What a YAML alias repeats is one note in the file.
    found = {(note.span, note.text): note for note in reversed(notes.found)}
    return (marked if isinstance(marked, Mapping) else root), tuple(found[key] for key in sorted(found))


def mark_value(node: Node, name: str, text: Text) -> tuple[Node, tuple[Note, ...]]:
    """A value with its notes marked as if a key `name` of front matter had it, and the notes."""
    notes = _Notes(_NOTHING, node)
    return _marked(node, Where(name, name), text, notes), tuple(notes.found)


def scalars_of(root: Node) -> list[Scalar]:
    """Every value below `root`, and every key."""
    found: list[Scalar] = []
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            found.append(node)
        elif isinstance(node, Sequence):
            waiting.extend(node.items)
        else:
            for key, value in node.pairs:
                found.append(key)
                waiting.append(value)
    return found


def _marked(node: Node, where: Where, text: Text, notes: _Notes) -> Node:
    """`node` with its notes marked; itself where it has none. `notes` gathers them."""
    if isinstance(node, Scalar):
        return node if id(node) not in notes.open or where.decides else _marked_value(node, where, text, notes)
    if isinstance(node, Sequence):
        items = tuple(_marked(item, where, text, notes) for item in node.items)
        same = all(new is old for new, old in zip(items, node.items, strict=True))
        return node if same else Sequence(items, node.span)
    pairs = tuple(
        (_marked_key(key, where, text, notes), _marked(value, where.below(key.text), text, notes))
        for key, value in node.pairs
    )
    same = all(new is old for new, old in zip(chain(*pairs), chain(*node.pairs), strict=True))
    return node if same else Mapping(pairs, node.span)


def _marked_key(key: Scalar, where: Where, text: Text, notes: _Notes) -> Scalar:
    """A term, a name or a time with its notes marked. One that is only a marker may well be a term."""
    if where.top not in NAMING or id(key) not in notes.open or ONLY_MARKER.fullmatch(key.text):
        return key
    return _marked_value(key, where, text, notes)


def _marked_value(value: Scalar, where: Where, text: Text, notes: _Notes) -> Scalar:
    hidden: list[Span] = []
    offsets = None
    for start, part in _parts(value.text, where):
        drafts = _drafts(part, where)
        if not drafts:
            continue
        offsets = offsets or Offsets(value, text)
        for draft, removal in zip(drafts, removals(drafts), strict=True):
            low = max(start + removal.start, hidden[-1].end if hidden else 0)
            removal = Span(low, max(start + removal.end, low))
            span = offsets.span(_shifted(draft.span, start))
            note = notes.add(_note(draft, span, offsets.span(removal), where, text))
            if note.left_out:
                hidden.append(removal)
    return replace(value, notes=tuple(hidden)) if hidden else value


def _parts(words: str, where: Where) -> Iterator[tuple[int, str]]:
    """The values that stand in `words`, each with its offset."""
    at = 0
    for part in words.split(",") if where.name in _LISTED else (words,):
        lead = len(part) - len(part.lstrip())
        if part.strip():
            yield at + lead, part.strip()
        at += len(part) + 1


def _drafts(words: str, where: Where) -> list[Draft]:
    """The notes in a value, in order, apart from each other."""
    alone = ONLY_MARKER.fullmatch(words)
    if alone and words != words.upper() and not where.is_sentence:
        return []
    if alone and where.is_state and (where.top == "actions" or not alone["hard"]):
        return []  # WIP is a status
    leaf = _leaf(words, where)
    marker = marker_in(words) if where.is_address else None
    if marker is not None:  # nobody wants the rest of an address
        return [Draft(MARKER, marker.span, leaf, "words", "", Span(0, len(words)), marker.confidence)]
    if alone and alone["hard"] == "TK":  # initials, but where words are to be read
        return [Draft(MARKER, Span(0, len(words)), leaf, "words")] if where.is_sentence else []
    drafts = apart([draft for finder in FINDERS for draft in finder(leaf)])
    if where.is_state and where.top == "actions":
        drafts = [draft for draft in drafts if draft.span.start > 0]  # `TODO - when the vendor is back`
    # What other tools read is not shown: only what is surely a note is one there.
    return drafts if is_ours(where.top) else [draft for draft in drafts if draft.sure == "certain"]


def _leaf(words: str, where: Where) -> Leaf:
    """A value as a paragraph, a title as a heading; an action's text in a list of them, where a marker is a state."""
    whole = Span(0, len(words))
    pieces = _pieces(words)
    block = Block("heading" if where.top == "title" else "paragraph", whole, 1, 1, whole, pieces)
    heading: Block | None = None
    path: tuple[Spot, ...] = (Spot((block,), 0),)
    if where.top == "actions" and where.is_sentence:
        said = Piece("text", "Actions", Span(0, 0), Span(0, 0))
        heading = Block("heading", Span(0, 0), 1, 1, Span(0, 0), (said,), level=2)
        item = Block("item", whole, 1, 1, whole, children=(block,))
        path = (Spot((Block("list", whole, 1, 1, whole, children=(item,)),), 0), Spot((item,), 0), *path)
    seen = "".join(_seen(piece) for piece in pieces)
    return Leaf(Document(Text.of("", words), seen, (block,)), block, path, Section(heading, 1, 1), 0, seen)


def _seen(piece: Piece) -> str:
    """What a reader sees of a piece, as long as it is in the value."""
    if piece.kind == "code":
        return OBJECT * len(piece.text)
    return piece.text if piece.kind == "text" else blank_out(piece.text)


def _pieces(words: str) -> tuple[Piece, ...]:
    """A value in pieces: its code spans, its comments and tags, and the words between them."""
    if "`" not in words and "<" not in words:
        return (Piece("text", words, Span(0, len(words)), Span(0, len(words))),)
    found = [("code", Span(*match.span())) for match in CODE.finditer(words)]
    found += [("html", span) for span in comment_spans(words)]
    found += [("html", Span(*match.span())) for match in _TAG.finditer(words)]
    pieces: list[Piece] = []
    at = 0
    for kind, span in sorted(found, key=lambda pair: (pair[1].start, -pair[1].end)):
        if span.start < at:
            continue
        pieces += _piece("text", words, Span(at, span.start))
        pieces += _piece("code" if kind == "code" else "html", words, span)
        at = span.end
    return (*pieces, *_piece("text", words, Span(at, len(words))))


def _piece(kind: PieceKind, words: str, span: Span) -> tuple[Piece, ...]:
    return (Piece(kind, words[span.start : span.end], span, span),) if span.end > span.start else ()


def _note(draft: Draft, span: Span, removal: Span, where: Where, text: Text) -> Note:
    rule = draft.rule if draft.rule is WORK_ITEM else FRONT_MATTER
    what = rule.what if draft.rule in (MARKER, INLINE_MARKER) else draft.rule.what
    words = draft.leaf.document.text.cut(draft.span)
    place = text.place(span)
    inline = draft.form == "inline" and draft.span.start > 0
    owner, due = told_of(words)
    return Note(
        code=rule.code,
        name=rule.name,
        confidence=draft.sure,
        text=words,
        span=span,
        removal=removal,
        place=place,
        target=Target("inline-previous" if inline else "enclosing-block", place.line, place.end_line, str(where)),
        message=f"“{quoted(words)}” in {where} is {what}",
        hint=rule.hint,
        blocks_strict=rule.blocks_strict,
        owner=owner,
        due=due,
    )


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


class _Step(Struct, frozen=True):
    """A word of a value: where it stands in the value and in the source, and whether it is written as it is."""

    at: int
    source: int
    exact: bool = True


class Offsets:
    """Where the characters of a value stand in its source.

    A value that is written as it is has equal offsets. Of a value that was folded, quoted or escaped each word is
    looked for in its turn; a word that is written in other letters stands where the one before it ends.
    """

    def __init__(self, value: Scalar, text: Text) -> None:
        self._source = text.text
        self._end = value.span.end
        self._steps = [_Step(0, value.span.start)]
        if text.cut(value.span) != value.text:
            self._steps += _steps(value, text.text)

    def span(self, span: Span) -> Span:
        """The stretch of the source that a stretch of the value is."""
        start, end = self._offset(span.start), self._offset(span.end - 1) + 1
        index = self._index(span.end - 1)
        if not self._steps[index].exact:  # to the next word that is known
            end = self._steps[index + 1].source if index + 1 < len(self._steps) else self._end
            while end > start and self._source[end - 1].isspace():
                end -= 1
        return Span(start, max(end, start))

    def _index(self, offset: int) -> int:
        return bisect_right(self._steps, offset, key=lambda step: step.at) - 1

    def _offset(self, offset: int) -> int:
        step = self._steps[self._index(offset)]
        return min(step.source + offset - step.at, self._end)


def _steps(value: Scalar, source: str) -> Iterator[_Step]:
    """The words of a value, each where it is found after the one before it."""
    at, end, lost = value.span.start, value.span.end, False
    for word in _WORD.finditer(value.text):
        while at < end and source[at].isspace():
            at += 1
        found = source.find(word[0], at, min(at + _NEAR + len(word[0]), end))
        # After a word that was not found, a short one may be part of it.
        between = source[at : max(found, at)]
        trusted = len(word[0]) >= _SHORT if lost else not any(letter.isalnum() for letter in between)
        lost = found < 0 or not trusted
        at = at if lost else found
        yield _Step(word.start(), at, not lost)
        at += len(word[0])  # escaped letters are never fewer
