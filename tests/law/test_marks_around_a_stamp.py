"""Whatever marks stand around a stamp, in whatever order: it is the same stamp, and the same words follow it."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parse.incident.forms import STAMPS, Said
from tests.parse.incident.test_forms import meant, read
from tests.parse.incident.test_timeline import events

Mark = Callable[[str], str]
TEXT = "the pager rings"
CODE: tuple[Mark, ...] = (lambda words: f"`{words}`", lambda words: f"`` {words} ``")
QUOTES: tuple[Mark, ...] = (lambda words: f'"{words}"', lambda words: f"“{words}”")
BRACKETS: tuple[Mark, ...] = (lambda words: f"[{words}]", lambda words: f"({words})")
BOLD: tuple[Mark, ...] = (lambda words: f"**{words}**", lambda words: f"__{words}__", lambda words: f"<b>{words}</b>")
ITALICS: tuple[Mark, ...] = (lambda words: f"*{words}*", lambda words: f"_{words}_", lambda words: f"<em>{words}</em>")
STRUCK: tuple[Mark, ...] = (lambda words: f"<u>{words}</u>",)
OUTER = (QUOTES, BRACKETS, BOLD, ITALICS, STRUCK)
# What may begin the line that the entry stands on.
BEGINNINGS = st.sampled_from(["", "- ", "* ", "+ ", "1. ", "7) ", "- [x] ", "   "])
# What parts the stamp from the words. A date at its end is parted by a sign: "5 March the pager rings" is a sentence.
SIGNS = [": ", " - ", " – ", " — ", " | ", " > ", ":::::  ", ", ", " -> ", " → ", " = ", " · "]
DATES = ("time before the date", "range of days", "date", "date in words", "day of a month")


@st.composite
def marked(draw: st.DrawFn, said: Said) -> str:
    """A stamp in any nesting of marks: code, if any, is the innermost."""
    words = said.stamp
    if draw(st.booleans()):
        words = draw(st.sampled_from(CODE))(words)
    for kind in draw(st.permutations(OUTER))[: draw(st.integers(0, 3))]:
        words = draw(st.sampled_from(kind))(words)
    return words


@st.composite
def entries(draw: st.DrawFn) -> tuple[Said, str]:
    """What a stamp says, and an entry that begins with it, marked somehow."""
    kind = draw(st.sampled_from(sorted(STAMPS)))
    separator = draw(st.sampled_from(SIGNS if kind in DATES else [" ", *SIGNS]))
    return STAMPS[kind], f"{draw(BEGINNINGS)}{draw(marked(STAMPS[kind]))}{separator}{TEXT}\n"


@settings(max_examples=400, deadline=None)
@given(entries())
def test_marks_change_neither_the_moment_nor_the_words(entry: tuple[Said, str]) -> None:
    said, line = entry
    assert [read(event) for event in events(f"## Timeline\n\n{line}")] == [meant(said, TEXT)]
