"""YAML to nodes with exact places, in bounded work.

The parser's event stream is read instead of its finished tree: it is lazy, so nesting, aliases and the number of
values are bounded before they cost anything, and nothing recurses deeper than the bound.
"""

from collections.abc import Iterator

import yaml

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.front_matter.clean import clean
from generator.parse.front_matter.faults import Fault
from generator.parse.front_matter.nodes import MAX_DEPTH, MAX_LENGTH, MAX_NODES, Mapping, Node, Scalar, Sequence

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(f"{_CORE}{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq"))
# What libyaml refuses to read at all; decoded sources hold few of them, escapes none.
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_SURROGATE_ESCAPE = re.compile(r"[dD][89a-fA-F][0-9a-fA-F]{2}")
_MAX_REPAIRS = 16


def read_events(text: str, span: Span) -> tuple[Node | None, tuple[Fault, ...]]:
    """The YAML document that stands in `text` at `span`, and what is wrong with it.

    None: it cannot be read, or nothing stands there (without a fault). Spans are offsets in `text`.
    """
    if span.end - span.start > MAX_LENGTH:
        limit = f"{MAX_LENGTH // 1024} KiB"
        return None, (Fault("size", f"more than {limit} of YAML; the limit is {limit}", Span(span.start, span.start)),)
    source = _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text[span.start : span.end])
    repairs: list[Fault] = []
    while True:
        try:
            composer = _Composer(source, span.start)
            return composer.document(), (*repairs, *composer.faults)
        except _RefusedError as refused:
            return None, (*repairs, *composer.faults, refused.fault)
        except (yaml.YAMLError, ValueError) as error:
            at = _surrogate_escape(source, error)
            if at is None or len(repairs) >= _MAX_REPAIRS:
                return None, (*repairs, _syntax_fault(error, source, span.start))
            source = f"{source[:at]}fffd{source[at + 4 :]}"
            where = Span(span.start + at - 2, span.start + at + 4)
            repairs.append(Fault("unclean", "half of a surrogate pair is no character; U+FFFD stands for it", where))


class _RefusedError(Exception):
    """Reading ends here; it never leaves this file."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Composer:
    """One document being composed: its events, the anchors met so far and the number of values."""

    __slots__ = ("anchors", "base", "count", "events", "faults", "source")

    def __init__(self, source: str, base: int) -> None:
        self.source = source
        self.base = base
        self.events: Iterator[yaml.Event] = yaml.parse(source, Loader=_LOADER)
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        self.count = 0
        self.faults: list[Fault] = []

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise _RefusedError(Fault("syntax", "a second YAML document begins here", self.span(event)))
                root = self.node(next(self.events), 0)
        return root

    def span(self, event: yaml.Event) -> Span:
        return Span(self.base + _offset(event.start_mark), self.base + _offset(event.end_mark))

    def node(self, event: yaml.Event, depth: int) -> Node:
        span = self.span(event)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event.anchor or "", span)
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            raise AssertionError("the parser gives a value where a value is due")
        self.spend(1, span)
        before = self.count
        if event.anchor:
            self.anchors[event.anchor] = None
        if event.tag and event.tag != "!" and event.tag not in _PLAIN_TAGS:
            raise _RefusedError(
                Fault("tag", f"the tag {_shown_tag(event.tag)} is not allowed", span, "write plain text")
            )
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = self.scalar(event, span)
        elif depth >= MAX_DEPTH:
            raise _RefusedError(Fault("size", f"nested more than {MAX_DEPTH} deep", span))
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self.sequence(span, depth + 1)
        else:
            node = self.mapping(span, depth + 1)
        if event.anchor:
            self.anchors[event.anchor] = (node, 1 + self.count - before)
        return node

    def alias(self, name: str, span: Span) -> Node:
        if name not in self.anchors:
            raise _RefusedError(Fault("syntax", f"the alias *{name} names nothing above it", span))
        known = self.anchors[name]
        if known is None:
            raise _RefusedError(Fault("size", f"the alias *{name} stands inside of what it names", span))
        self.spend(known[1], span)
        return known[0]

    def spend(self, count: int, span: Span) -> None:
        self.count += count
        if self.count > MAX_NODES:
            raise _RefusedError(Fault("size", f"more than {MAX_NODES:,} values, aliases expanded", span))

    def scalar(self, event: yaml.ScalarEvent, span: Span) -> Scalar:
        quoted = bool(event.style) or event.tag == f"{_CORE}str" or event.tag == "!"
        words = self.words(event, span)
        value = clean(event.value)
        if value != event.value:
            self.faults.append(
                Fault("unclean", "a value holds characters that no page can show; they are left out", words)
            )
        return Scalar(value, quoted, words)

    def words(self, event: yaml.ScalarEvent, span: Span) -> Span:
        """The span of the words themselves: no tag, no anchor, no quotes, no head of a block."""
        start, end = span.start - self.base, span.end - self.base
        if event.tag or event.anchor:
            while start < end and self.source[start] in "!&":
                while start < end and not self.source[start].isspace():
                    start += 1
                while start < end and self.source[start].isspace():
                    start += 1
        if event.style in ("'", '"'):
            start, end = start + 1, end - 1
        elif event.style in ("|", ">"):
            head = self.source.find("\n", start, end)
            start = end if head < 0 else head + 1
            while start < end and self.source[start].isspace():
                start += 1
            while end > start and self.source[end - 1].isspace():
                end -= 1
        return Span(self.base + start, self.base + max(start, end))

    def sequence(self, opening: Span, depth: int) -> Sequence:
        items: list[Node] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Sequence(tuple(items), Span(opening.start, max(opening.end, self.last(event))))
            items.append(self.node(event, depth))
        raise AssertionError("the parser closes what it opens")

    def mapping(self, opening: Span, depth: int) -> Mapping:
        pairs: list[tuple[Scalar, Node]] = []
        merged: list[Mapping] = []
        seen: dict[str, Scalar] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                for key, value in (pair for other in merged for pair in other.pairs):
                    if seen.setdefault(key.text, key) is key:
                        pairs.append((key, value))
                return Mapping(tuple(pairs), Span(opening.start, max(opening.end, self.last(event))))
            name = self.node(event, depth)
            if not isinstance(name, Scalar):
                raise _RefusedError(Fault("syntax", "a key must be plain text", self.span(event)))
            value = self.node(next(self.events), depth)
            if name.text == "<<" and not name.quoted:
                merged.extend(self.merged(value))
            elif name.text in seen:
                self.faults.append(
                    Fault("duplicate", f"the key {name.text} stands here again", name.span, first=seen[name.text].span)
                )
            else:
                seen[name.text] = name
                pairs.append((name, value))
        raise AssertionError("the parser closes what it opens")

    def merged(self, value: Node) -> tuple[Mapping, ...]:
        """The mappings that `<<` brings in: ignoring them could publish a draft."""
        found = value.items if isinstance(value, Sequence) else (value,)
        mappings = tuple(item for item in found if isinstance(item, Mapping))
        if len(mappings) < len(found):
            raise _RefusedError(Fault("syntax", "`<<` must name a mapping, or a list of them", value.span))
        return mappings

    def last(self, event: yaml.Event) -> int:
        """Where a collection ends: before the blank lines that the parser counts to it."""
        end = _offset(event.end_mark)
        while end and self.source[end - 1].isspace():
            end -= 1
        return self.base + end


def _offset(mark: object) -> int:
    return int(getattr(mark, "index", 0))


def _shown_tag(tag: str) -> str:
    return f"!!{tag.removeprefix(_CORE)}" if tag.startswith(_CORE) else tag


def _surrogate_escape(source: str, error: Exception) -> int | None:
    """Where the four hex digits of half a surrogate pair stand, if that is what the parser stumbled over."""
    mark = getattr(error, "problem_mark", None)
    if mark is None or "Unicode character escape" not in str(getattr(error, "problem", "")):
        return None
    return int(mark.index) if _SURROGATE_ESCAPE.match(source, mark.index) else None


def _syntax_fault(error: Exception, source: str, base: int) -> Fault:
    """The parser's complaint in our words, where that is known to be clearer, at the place that helps most."""
    problem = str(getattr(error, "problem", None) or "it cannot be read")
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    at = min(mark.index, len(source)) if mark else 0
    last = len(source.rstrip())
    # A colon where a comma is due is that of a key on a line below what was never closed.
    below = mark and context and mark.line > context.line and source[at : at + 1] == ":" and "expected ','" in problem
    if context and (at >= last or below):
        within = str(getattr(error, "context", ""))
        if "quoted scalar" in within:
            return Fault("syntax", "a quoted text begins here and never ends", _point(source, context.index, base))
        if "flow" in within:
            kind, close = ("list", "]") if "sequence" in within else ("mapping", "}")
            message = f"a {kind} begins here and never ends"
            return Fault("syntax", message, _point(source, context.index, base), f"close it with {close}")
    # What is missing at the end is missing after the last word, not at the fence below it.
    at = max(min(at, last - 1), 0)
    if source[at : at + 1] == "\t":
        return Fault("syntax", "a tab stands where YAML wants spaces", _point(source, at, base), "indent with spaces")
    if "mapping values are not allowed" in problem:
        message = "a second colon with a space after it in one value"
        return Fault("syntax", message, _point(source, at, base), "put the value in quotes")
    if "cannot start any token" in problem:
        message = f"no value begins with {source[at : at + 1]}"
        return Fault("syntax", message, _point(source, at, base), "put the value in quotes")
    return Fault("syntax", f"not YAML: {problem}", _point(source, at, base))


def _point(source: str, at: int, base: int) -> Span:
    return Span(base + at, base + min(at + 1, len(source)))
