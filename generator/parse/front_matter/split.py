"""Where front matter stands in a text, and its values. What only looks like it is refused, never published."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.problem import Problem, Rule
from generator.model.text import Span, Text
from generator.parse.decode import EMPTY
from generator.parse.front_matter import rules
from generator.parse.front_matter.faults import Fault, FaultKind, problem_at
from generator.parse.front_matter.keys import INVISIBLE
from generator.parse.front_matter.nodes import Mapping, Node, kind_of
from generator.parse.front_matter.stray import hiding_line, in_flow, mistaken_fence
from generator.parse.front_matter.yaml_nodes import read_yaml

Form = Literal["yaml", "toml", "none"]

_UNSEEN = f"[{INVISIBLE}]{{0,9}}"
_BLANKS = f"[ \\t\N{NO-BREAK SPACE}{INVISIBLE}]{{0,99}}"
_FENCE = re.compile(rf"{_UNSEEN}(---|\+\+\+){_BLANKS}(?:\n|\Z)")
_YAML_END = re.compile(rf"^{_UNSEEN}(?:---|\.\.\.){_BLANKS}$", re.MULTILINE)
_TOML_END = re.compile(rf"^{_UNSEEN}\+\+\+{_BLANKS}$", re.MULTILINE)
_KEY = re.compile(r"""^["']?[^\W\d][\w.-]{0,60}["']?[ \t]{0,9}[:=](?=[ \t\n]|\Z)""", re.MULTILINE)
_BARE_KEY = re.compile(r"(?:title|draft|published|layout|visibility|slug)[ \t]{0,9}:(?=[ \t\n]|\Z)", re.IGNORECASE)
_JSON = re.compile(r"""\{\s{0,99}"[\w-]{1,60}"\s{0,99}:""")
_PARAGRAPH = re.compile(r"(?:[ \t]*\n)*(?P<words>(?:[ \t]*[^\s].*(?:\n|\Z))*)")
_LOOK = 20_000
_LEADING = re.compile(rf"[\s{INVISIBLE}]*")
_DISTRUST = "its front matter cannot be trusted: "


class FrontMatter(Struct, frozen=True):
    """Front matter as it was written. The body begins at the offset `body_start`.

    `withheld` is why the post must not be shown to anybody: its front matter cannot be trusted.
    """

    form: Form
    root: Mapping
    body_start: int
    problems: tuple[Problem, ...] = ()
    withheld: str = ""


def split_front_matter(text: Text) -> FrontMatter:
    """The front matter of a decoded text: between `---` fences YAML, between `+++` fences TOML.

    The opening fence is the first line. `...` may close YAML. A `---` that no `key:` line follows is a thematic break.
    What looks like front matter but is not (no end, not at the start, no fence) is a problem and withholds the post;
    so does a line at the head of the body that says that the post is hidden.
    """
    front = _split(text)
    if front.form != "none" and not (front.root.pairs or front.problems or text.text[front.body_start :].strip()):
        empty = problem_at(text, EMPTY, Span(0, 0), "the file is empty", "write something, or delete it")
        return replace(front, problems=(empty,), withheld="the file is empty")
    stray = None if front.withheld else hiding_line(text.text, front.body_start, front.body_start + _LOOK)
    if stray is None:
        return front
    message = f"`{text.cut(stray).strip()[:60]}` hides a post only in front matter, and stands outside of it"
    hint = "put it between two lines ---, of which the first begins the file, or into a code block"
    problem = problem_at(text, rules.MISPLACED, stray, message, hint)
    return replace(front, problems=(*front.problems, problem), withheld=f"{_DISTRUST}{message}")


def _split(text: Text) -> FrontMatter:
    opening = _FENCE.match(text.text)
    if opening is None:
        return _without(text)
    form: Form = "yaml" if opening[1] == "---" else "toml"
    closing = (_YAML_END if form == "yaml" else _TOML_END).search(text.text, opening.end())
    inside = Span(opening.end(), closing.start() if closing else len(text.text))
    if not _is_front_matter(text.text, inside, closed=closing is not None):
        return _none()
    if closing is None:
        message = f"front matter begins here and is never closed by a line {opening[1]}"
        return _refused(
            text, form, rules.NEVER_CLOSED, Span(*opening.span(1)), message, _first_block_end(text.text, inside.start)
        )
    body_start = min(closing.end() + 1, len(text.text))
    node, faults = _read(form, text.text, inside)
    problems = tuple(_problem(text, fault) for fault in faults)
    root = node if isinstance(node, Mapping) else Mapping((), inside)
    if node is not None and not isinstance(node, Mapping):
        message = f"front matter must be `key: value` lines, and this is {kind_of(node)}"
        problems = (*problems, problem_at(text, rules.NOT_A_MAPPING, node.span, message))
    withheld = next((f"{_DISTRUST}{p.message}" for p in problems if p.blocks == "build"), "")
    return FrontMatter(form, root, body_start, problems, withheld)


def _read(form: Form, text: str, inside: Span) -> tuple[Node | None, tuple[Fault, ...]]:
    if form == "yaml":
        return read_yaml(text, inside)
    from generator.parse.front_matter.toml_nodes import read_toml  # few sites need it

    return read_toml(text, inside)


def _is_front_matter(text: str, inside: Span, *, closed: bool) -> bool:
    """Whether what follows an opening fence is meant as keys, rather than as the text after a thematic break."""
    if closed:
        first = text[
            inside.start : text.find("\n", inside.start, inside.end) if inside.end > inside.start else inside.end
        ]
        look = min(inside.end, inside.start + _LOOK)
        if inside.start == inside.end or first.strip() or _KEY.search(text, inside.start, look):
            return True
        return in_flow(text, inside.start, look) or hiding_line(text, inside.start, look) is not None
    block = _PARAGRAPH.match(text, inside.start, min(len(text), inside.start + _LOOK))
    return block is not None and _KEY.search(text, block.start("words"), block.end("words")) is not None


def _without(text: Text) -> FrontMatter:
    """A text that does not begin with a fence: no front matter, unless something that looks like it stands there."""
    start = _content_start(text.text)
    fence = _FENCE.match(text.text, start)
    if fence is not None:
        form: Form = "yaml" if fence[1] == "---" else "toml"
        closing = (_YAML_END if form == "yaml" else _TOML_END).search(text.text, fence.end())
        inside = Span(fence.end(), closing.start() if closing else len(text.text))
        block = _PARAGRAPH.match(text.text, inside.start, min(inside.end, inside.start + _LOOK))
        if block is None or _KEY.search(text.text, block.start("words"), block.end("words")) is None:
            return _none()
        end = min(closing.end() + 1, len(text.text)) if closing else _first_block_end(text.text, inside.start)
        message = f"front matter must begin the file: nothing may stand before its {fence[1]}"
        return _refused(text, form, rules.MISPLACED, Span(*fence.span(1)), message, end)
    if mistaken_fence(text.text, start):
        line = text.line_span(text.line_at(start))
        message = f"front matter stands between two lines --- (or +++), and this line is {text.cut(line).strip()[:20]}"
        return _refused(text, "none", rules.MISPLACED, line, message, _first_block_end(text.text, start))
    if _JSON.match(text.text, start):
        message = "this looks like front matter in JSON, which is not read; write it in YAML between lines ---"
        end = _first_block_end(text.text, start)
        return _refused(text, "none", rules.MISPLACED, Span(start, start + 1), message, end)
    if _BARE_KEY.match(text.text, start) and _keys_only(text.text, start):
        message = "this looks like front matter without its fences; put a line --- before and after it"
        end = _first_block_end(text.text, start)
        return _refused(text, "none", rules.MISPLACED, text.line_span(text.line_at(start)), message, end)
    return _none()


def _content_start(text: str) -> int:
    """Where a text begins to say something: after blanks and HTML comments."""
    at = 0
    while True:
        blank = _LEADING.match(text, at)
        at = blank.end() if blank else at
        end = text.find("-->", at + 4) if text.startswith("<!--", at) else -1
        if end < 0:
            return at
        at = end + 3


def _keys_only(text: str, start: int) -> bool:
    """Whether a text begins with lines of keys: one that a fence ends, or a paragraph of at least two."""
    lines = text[start : min(_first_block_end(text, start), start + _LOOK)].splitlines()
    keys = next((at for at, line in enumerate(lines) if not _KEY.match(line)), len(lines))
    return keys > 0 and (keys == len(lines) > 1 or (keys < len(lines) and _FENCE.match(lines[keys]) is not None))


def _first_block_end(text: str, start: int) -> int:
    """The offset after the first lines that are not blank."""
    block = _PARAGRAPH.match(text, start)
    return block.end() if block else start


def _none() -> FrontMatter:
    return FrontMatter("none", Mapping((), Span(0, 0)), 0)


def _refused(text: Text, form: Form, rule: Rule, span: Span, message: str, body_start: int) -> FrontMatter:
    problem = problem_at(text, rule, span, message)
    return FrontMatter(form, Mapping((), span), body_start, (problem,), f"{_DISTRUST}{message}")


def _problem(text: Text, fault: Fault) -> Problem:
    message = fault.message
    if fault.first is not None:
        message = f"{message}; the first one is on line {text.line_at(fault.first.start)}"
    return problem_at(text, _rule_of(fault.kind), fault.span, message, fault.hint)


def _rule_of(kind: FaultKind) -> Rule:
    match kind:
        case "syntax":
            return rules.SYNTAX
        case "duplicate":
            return rules.DUPLICATE
        case "size":
            return rules.TOO_LARGE
        case "tag":
            return rules.FORBIDDEN_TAG
        case "unclean":
            return rules.UNCLEAN
