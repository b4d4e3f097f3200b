"""Who said a quotation: the last line of a block quote that is a dash and a name."""

import pytest

from generator.parse.markdown.html_writer import Mark
from tests.parse.markdown.test_segments import html

SIGNED = '<p class="attribution">— <cite>Ada Byron</cite></p>'


@pytest.mark.parametrize(
    "markdown",
    [
        "> It ran.\n>\n> -- Ada Byron",
        "> It ran.\n> -- Ada Byron",
        "> It ran.  \n> --- Ada Byron",
        "> It ran.\n> — Ada Byron",
        "> It ran.\n> —Ada Byron",
        "> It ran.\n>\n> – Ada Byron",
        "> It ran.\n--Ada Byron",
    ],
)
def test_the_name_below_a_quotation_has_a_line_of_its_own(markdown: str) -> None:
    assert html(markdown) == f"<blockquote><p>It ran.</p>\n{SIGNED}\n</blockquote>\n"


def test_a_name_may_be_emphasised_or_a_link_and_say_where_it_was_said() -> None:
    assert "— <cite><em>The Log</em>, 1842</cite>" in html("> It ran.\n>\n> -- *The Log*, 1842")
    assert '— <cite><a href="https://x.example/">Ada</a></cite>' in html("> It ran.\n> — [Ada](https://x.example/)")


@pytest.mark.parametrize(
    "markdown",
    [
        "> Run it again\n> --force",
        "> -- Ada Byron",
        "> It ran -- Ada Byron",
        "> It ran.\n> -- But who had started it, and why did nobody of the four of us see it on the graph?",
        "> It ran.\n> -- and then, when all of us had gone home and slept for an hour or so, it stopped once more.",
        "> It ran.\n> -- 14:30",
        "It ran.\n-- Ada Byron",
        "> *It ran\n> -- Ada* once",
    ],
)
def test_what_is_no_name_stays_where_it_stands(markdown: str) -> None:
    assert "attribution" not in html(markdown)


def test_two_quotations_are_two() -> None:
    shown = html("> One.\n>\n> -- Ada Byron\n\n> Two.\n")
    assert shown.count("<blockquote>") == 2
    assert shown.index(SIGNED) < shown.index("</blockquote>") < shown.index("Two.")


def test_a_quotation_that_is_pointed_to_keeps_its_place() -> None:
    shown = html("> It ran.\n> -- Ada Byron\n", {1: Mark("told", "p-1")})
    assert '<p id="p-1">It ran.</p>' in shown
    assert SIGNED in shown
