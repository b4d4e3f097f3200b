"""What the line above a block of code says of it."""

import pytest

from generator.parse.markdown.highlight import MOST_MARKED, highlight, language_of, marked_lines


@pytest.mark.parametrize(
    ("info", "language", "lines"),
    [
        ("python", "python", ()),
        ('python hl_lines="2 4-5" linenums="1"', "python", (2, 4, 5)),
        ("python {hl_lines=[1]}", "python", (1,)),
        ('go {linenos=true,hl_lines=[1,"3-4"]}', "go", (1, 3, 4)),
        ("js {1,3-4}", "js", (1, 3, 4)),
        ("js {1, 3-4} title='{2}'", "js", (1, 3, 4)),
        ('{.python hl_lines="2"}', "python", (2,)),
        ("{python}", "python", ()),
        ('python title="a.py" linenums="5"', "python", ()),
        ("python hl_lines=x", "python", ()),
    ],
)
def test_a_fence_names_its_language_and_marks_lines(info: str, language: str, lines: tuple[int, ...]) -> None:
    assert (language_of(info), marked_lines(info)) == (language, lines)


def test_marked_lines_stand_in_a_span_with_a_class() -> None:
    shown = highlight("a = 1\nb = 2\n", "python", (2,))
    assert shown.count('<span class="hll">') == 1
    assert shown.index("hll") > shown.index("1")
    assert "style=" not in shown


def test_a_hostile_stretch_of_lines_costs_little() -> None:
    assert len(marked_lines("js {1-99999}")) == MOST_MARKED
    assert len(marked_lines("js {" + ",".join(f"{n}-99999" for n in range(1, 999)) + "}")) == MOST_MARKED


@pytest.mark.parametrize("info", ["{", 'hl_lines="', "{1,", "hl_lines=["])
def test_half_an_info_string_marks_nothing(info: str) -> None:
    assert marked_lines(info * 400) == ()
