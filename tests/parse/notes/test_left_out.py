"""How a page reads where notes were: as if they had never been there."""

import pytest

from generator.model.config import Reading
from generator.model.post import Html, ImageSlot, LinkSlot
from generator.model.text import Source
from generator.parse.post import parse_post


def page(markdown: str) -> str:
    """The body as HTML, `[link]` for each address and `[image]` for each picture."""
    post = parse_post(Source.of("content/posts/ring.md", markdown), Reading())
    shown = {ImageSlot: "[image]", LinkSlot: "[link]"}
    segments = [segment for part in post.parts for segment in part.segments]
    return "".join(s.html if isinstance(s, Html) else shown.get(type(s), "") for s in segments).strip()


READ = {
    "a link to a marker": ("See [the log](TODO) now.", "<p>See the log now.</p>"),
    "a link with markup": ("See [**the** `log`](<TODO>).", "<p>See <strong>the</strong> <code>log</code>.</p>"),
    "a link that is none yet": ("See [the log](todo: find it).", "<p>See the log.</p>"),
    "a link with words for its place": ("See it [here](TODO: where).", "<p>See it here.</p>"),
    "a link to nothing": ("See [the log]().", "<p>See the log.</p>"),
    "a link to nothing that is a marker": ("See [TODO]() now.", "<p>See now.</p>"),
    "a link to nothing that is a note": (
        "It closed. [TODO: find the log]() Then it rang.",
        "<p>It closed. Then it rang.</p>",
    ),
    "a link to a marker that is one": ("See [TODO](TODO) now.", "<p>See now.</p>"),
    "a link without words": ("See []() and [](TODO) now.", "<p>See and now.</p>"),
    "a link by name": ("See [the log][log], [log].\n\n[log]: TODO\n", "<p>See the log, log.</p>"),
    "a picture to come": ("![The ring](TODO)", "[image]"),
    "a note on its own line": ("The ring closed\n(TODO: when)\n.", "<p>The ring closed.</p>"),
    "two notes at the end": ("The ring (TODO: a) (TODO: b).", "<p>The ring.</p>"),
    "a marker and one in brackets": ("The ring closed. TODO (FIXME: when)", "<p>The ring closed.</p>"),
    "a marker and one in square brackets": ("The ring closed. TODO: when [FIXME: who]", "<p>The ring closed.</p>"),
    "a note before a comma": ("The ring (TODO: which), closed.", "<p>The ring, closed.</p>"),
    "a time": ("- At 14:?? UTC the ring closed.", "<ul><li>the ring closed.</li>\n</ul>"),
}


@pytest.mark.parametrize("name", READ)
def test_the_page_of(name: str) -> None:
    markdown, expected = READ[name]
    assert page(markdown) == expected


@pytest.mark.parametrize("target", ["todo-app.md", "links/a.md", "url-shortener.md", "tk/index.md", "tbd.png"])
def test_an_address_that_begins_like_a_marker_is_an_address(target: str) -> None:
    assert page(f"See [it]({target}).") == '<p>See <a href="[link]">it</a>.</p>'


def test_an_address_elsewhere_that_begins_like_a_marker_is_one() -> None:
    assert "https://todoist.com/x" in page("See [it](https://todoist.com/x).")
