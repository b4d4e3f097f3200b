"""Hidden passages are cut from the text at equal length, and no trace of their words is left."""

from hypothesis import given
from hypothesis import strategies as st

from generator.model.text import Run, Span
from generator.parse.markdown.sentinel import (
    blank,
    close_gaps,
    hidden_part,
    overwrite,
    runs_of,
    scan_past_hidden,
    without,
    without_attributes,
)


def test_lines_columns_and_indentation_stay() -> None:
    text = "- one\n\n  > TODO: x\n\n  two"
    hidden = overwrite(text, [Span(7, 18)])
    assert len(hidden) == len(text)
    assert hidden.count("\n") == text.count("\n")
    assert hidden[7:9] == "  "
    assert "TODO" not in hidden
    assert without(hidden) == "- one\n\n  \n\n  two"


def test_runs_say_what_stood_where() -> None:
    hidden = overwrite("It went on (how long?) for ever", [Span(11, 22)])
    assert runs_of(hidden, (("note", "(how long?)"),)) == (
        Run("It went on "),
        Run("(how long?)", "note"),
        Run(" for ever"),
    )


def test_blank_keeps_the_length() -> None:
    hidden = overwrite("ab (TK) cd", [Span(3, 7)])
    assert blank(hidden) == "ab      cd"


@given(st.text(alphabet="ab \n", min_size=4, max_size=40), st.data())
def test_hiding_never_moves_or_leaks_anything(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    hidden = overwrite(text, [Span(start, end)])
    assert len(hidden) == len(text)
    assert hidden[:start] == text[:start]
    assert hidden[end:] == text[end:]
    assert not set(hidden[start:end]) & set("ab")


def test_blanks_around_a_note_before_a_stop_are_closed() -> None:
    mark = "\ufdd0\U000f0000\ufdd2"
    for gap in (f"The ring\n{mark}.", f"The ring{mark} .", f"The ring {mark}\n{mark}."):
        assert without(close_gaps(gap, [("note", "(TODO)")])) == "The ring."


def test_blanks_around_a_note_become_one_or_none() -> None:
    mark = "\ufdd0\U000f0000\ufdd2"
    for html, closed in (
        (f"The ring\n{mark} closed", "The ring\nclosed"),
        (f"The ring {mark} closed", "The ring closed"),
        (f"<p>{mark} The ring</p>", "<p>The ring</p>"),
        (f"<p>The ring {mark}\n</p>", "<p>The ring</p>"),
        (f"The <b>ring</b> {mark} closed", "The <b>ring</b> closed"),
        (f"<p>One<br>\n{mark}</p>", "<p>One</p>"),
        (f"<p>{mark}<br>\nTwo</p>", "<p>Two</p>"),
        (f"<p>One<br>{mark}<br>Two</p>", "<p>One<br>\nTwo</p>"),
        (f"The{mark}ring", "Thering"),
    ):
        assert without(close_gaps(html, [("note", "(TODO)")])) == closed


def test_what_stands_beside_emphasis_is_seen_past_what_is_hidden() -> None:
    hidden = overwrite("**a.** (TODO) b", [Span(6, 13)])
    assert scan_past_hidden(hidden, 4, 6, len(hidden)) == (".", "**", " ")
    assert scan_past_hidden(hidden, 0, 2, len(hidden)) is None
    hidden = overwrite("**a.**(TODO)", [Span(6, 12)])
    assert scan_past_hidden(hidden, 4, 6, len(hidden)) == (".", "**", "")


def test_the_signs_of_a_block_are_not_hidden_with_its_words() -> None:
    for text, hidden in (
        ("1. TODO: x", "TODO: x"),
        ("> - [ ] TODO: x", "TODO: x"),
        ("## TODO: x", "TODO: x"),
        ("[^1]: TODO: x", "TODO: x"),
        (": TODO: x", "TODO: x"),
        ("<!-- TODO: x -->", " TODO: x "),
        ("**TODO: x**", "**TODO: x**"),
        ("- TK", "TK"),
        ("- X", "- X"),
    ):
        span = hidden_part(text, Span(0, len(text)))
        assert text[span.start : span.end] == hidden


def test_an_attribute_in_which_something_is_hidden_is_left_out() -> None:
    mark = "\ufdd0\U000f0000\ufdd2\ufdd2"
    assert without_attributes(f'<a href="{mark}" class="x">{mark}="y"</a>') == f'<a class="x">{mark}="y"</a>'


def test_blanks_around_what_colleagues_see_stay() -> None:
    html = "The call went to \ufdd0\U000f0000\ufdd2."
    assert close_gaps(html, [("internal", "Kim")]) == html
    assert close_gaps(html, []) == html
