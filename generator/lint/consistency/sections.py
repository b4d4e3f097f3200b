"""Sections that hold nothing, and sections that stand twice."""

from bisect import bisect_left
from collections.abc import Iterator

from generator.lint.rules import Explained, TextRules, problem_at
from generator.model import lazy_re as re
from generator.model.post import Heading, Post
from generator.model.problem import Problem, Rule

EMPTY = Rule("CO202", "empty-section", "warning", "strict", "A heading with nothing under it.")
TWICE = Rule("CO209", "heading-twice", "hint", "never", "Two sections of one kind under the same heading.")

_SOLID = re.compile(r"[^\W_]|!\[|<img|<svg|<video|<iframe|</|\S\||```|~~~")
_COMMENT = re.compile(r"(?m)^[ \t]*<!--(?:(?!<!--|-->)[^\0]){0,4000}-->")
_SAID = re.compile(r"[^\n]")
_SAYS = re.compile(r":\s+\S|https?://")  # a heading that says it itself: "Level: internal"
_EMOJI = re.compile(r"\A\s*:[\w+-]{1,40}:\s*")
_LABEL = 7  # from this level on a heading is only a label, whose words may stand behind it on its line


def check_sections(post: Post) -> Iterator[Problem]:
    """A warning for each section that holds nothing, a hint for each that stands twice."""
    yield from _empty(post)
    seen: dict[tuple[int, int, str], Heading] = {}
    above: list[tuple[int, int]] = []  # the headings that the next one stands under: level and line
    for heading in post.sections:
        while above and above[-1][0] >= heading.level:
            above.pop()
        parent = above[-1][1] if above else 0
        above.append((heading.level, heading.place.line))
        if heading.role == "other" or heading.sub or heading.level >= _LABEL:
            continue
        key = (parent, heading.level, " ".join(heading.text.raw.lower().split()).strip(" :"))
        first = seen.setdefault(key, heading)
        if first is not heading:
            yield problem_at(
                post,
                TWICE,
                heading.place,
                f"“{heading.text.raw}” is the heading of line {first.place.line} too",
                "put the two together, or say in the heading what each is about",
                heading.text.raw,
            )


def _empty(post: Post) -> Iterator[Problem]:
    headings, text = post.sections, post.prose.text
    # An entry of a timeline, a lesson, a task or a cause may be its heading alone.
    entries = sorted(
        value.place.line for values in (post.timeline, post.learnings, post.actions, post.causes) for value in values
    )
    # A note that something is missing says it itself; a prompt of a template does not, and a comment is no words.
    notes = sorted(note.place.line for note in post.notes if note.left_out and note.code.startswith(("ED0", "ED12")))
    lines = _lines(post)
    named = {
        line
        for heading in headings
        if heading.level < _LABEL
        for line in range(heading.place.line, heading.place.end_line + 1)
    }
    ends = _ends(headings, text.line_count + 1)
    said = 0
    for heading, end in zip(headings, ends, strict=True):
        start = heading.place.end_line
        if heading.place.end_column == 1 and start > heading.place.line:
            start -= 1
        if heading.level >= _LABEL or heading.place.line <= said or _is_filled(lines, named, start, end):
            continue
        if any(bisect_left(known, heading.place.line) < bisect_left(known, end) for known in (entries, notes)):
            continue
        if _SAYS.search(_EMOJI.sub("", heading.text.raw)):
            continue
        said = end - 1  # sections within an empty one go without saying
        yield problem_at(
            post,
            EMPTY,
            heading.place,
            f"nothing stands under “{heading.text.raw}”",
            "write it, say that there is nothing to say (“None.”), or take the heading away",
            heading.text.raw,
        )


def _ends(headings: tuple[Heading, ...], last: int) -> list[int]:
    """For each heading the line of the next one of its level or a higher one, or `last`."""
    ends, waiting = [last] * len(headings), list[int]()
    for index, heading in enumerate(headings):
        while waiting and headings[waiting[-1]].level >= heading.level:
            ends[waiting.pop()] = heading.place.line
        waiting.append(index)
    return ends


def _without(text: str, gaps: list[tuple[int, int]]) -> str:
    """`text` with what stands in `gaps` blank, line ends kept."""
    parts, at = list[str](), 0
    for start, end in sorted(gaps):
        parts += (text[at:start], _SAID.sub(" ", text[max(start, at) : end]))
        at = max(at, end)
    return "".join((*parts, text[at:]))


def _lines(post: Post) -> list[str]:
    """The lines of a text without notes and comments."""
    text = post.prose.text
    gaps = [(match.start(), match.end()) for match in _COMMENT.finditer(text.text)] if "<!--" in text.text else []
    gaps += [(note.span.start, note.span.end) for note in post.notes if note.left_out]
    return _without(text.text, gaps).split("\n") if gaps else text.text.split("\n")


def _is_filled(lines: list[str], named: set[int], start: int, end: int) -> bool:
    """Whether something for readers stands after line `start` and before line `end`; `named` are those of headings."""
    for number in range(start + 1, end):
        line = lines[number - 1]
        if line and number not in named and _SOLID.search(line) is not None:
            return True
    return False


SECTIONS = TextRules(
    "sections",
    check_sections,
    (
        Explained(
            EMPTY,
            "## Impact\n\n## Root cause\n\nThe ring was worn.",
            "## Impact\n\nNone.\n\n## Root cause\n\nThe ring was worn.",
        ),
        Explained(
            TWICE,
            "## Impact\n\nNo water.\n\n## Root cause\n\nThe ring was worn.\n\n## Impact\n\nNo tea.",
            "## Impact\n\nNo water, and no tea.\n\n## Root cause\n\nThe ring was worn.",
        ),
    ),
)
