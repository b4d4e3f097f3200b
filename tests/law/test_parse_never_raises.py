"""`parse_post` never raises, whatever the bytes are, and every place that it reports lies inside the file."""

import re
from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.lint.catalog import check_post
from generator.model.config import Reading
from generator.model.post import Post
from generator.model.text import Place, Source, Words
from generator.parse.post import parse_post

LINE_END = re.compile("\r\n|\r|\n")
READINGS = st.sampled_from([Reading(), Reading("Europe/London", "de", True), Reading("Nowhere/Land")])
KEYS = st.sampled_from(
    "title date slug url draft visibility tags categories aliases incident people glossary timeline learnings actions "
    "cover expires updated authors description darft status".split()
)
VALUES = st.sampled_from(
    [
        "",
        "x",
        "[a, b]",
        "[",
        "{",
        "{a: b}",
        "2025-01-02",
        "2025-99-99T99",
        "~",
        "true",
        "&a [*a]",
        "*b",
        "!!python/x y",
        "'",
        '"',
        '"\\ud800"',
        "|",
        "|\n  a\n  b",
        ">-\n  c",
        "- a\n- b",
        "\n  - at: '10:00'\n    text: x",
        "9" * 40,
        "\x07",
        "..",
        "../x",
        "\n  severity: SEV1\n  started: 10:00\n  impact: [x]",
        "\n  - a: b\n  - c",
        "0o7",
        "1e999",
        "𝒜 é",
        "!!binary a",
        "<<: x",
    ]
)
BODIES = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "\t",
        "# ",
        "## Timeline\n\n",
        "## What we learned\n\n",
        "## Actions\n\n",
        "- ",
        "1. ",
        "> ",
        "```\n",
        "::: internal\n",
        "::: note\n",
        ":::\n",
        "[x]{.internal}",
        "{.internal}\n",
        "TODO: ",
        "(TODO)",
        "<!-- ",
        " -->",
        "{>>x<<}",
        "| a | b |\n|---|---|\n",
        "| ",
        "![a](b.png)",
        "[a](b.md#c)",
        "[^1]",
        "[^1]: ",
        "term\n: ",
        "<div>",
        "</p>",
        "<img src=x>",
        "!!! note\n    ",
        "10:00 UTC ",
        "2025-01-02 ",
        "**",
        "*",
        "`",
        "~~",
        "\\",
        "&amp;",
        "&#0;",
        "é",
        "𝒜",
        "\u2028",
        "\ufdd0",
        "\U000f0000",
        "http://a.b/c",
        "www.a.b",
        "@ann",
        "\x00",
        "\x0b",
        "\x0c",
        "\x85",
        "\u200b",
        "\ufeff",
        "â€™",
        "CDN (Content Net)",
        "%%x%%",
        "{#id}",
    ]
)
FENCES = st.sampled_from(
    [("---\n", ": ", "---\n"), ("+++\n", " = ", "+++\n"), ("---\n", ": ", ""), ("\ufeff---\n", ": ", "...\n")]
)


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """Something like a post: known keys with odd values, Markdown in pieces, odd bytes and line ends."""
    opening, between, closing = draw(FENCES)
    pairs = draw(st.lists(st.tuples(KEYS, VALUES), max_size=5))
    front = (
        opening + "".join(f"{key}{between}{value}\n" for key, value in pairs) + closing if draw(st.booleans()) else ""
    )
    text = front + "".join(draw(st.lists(BODIES, max_size=40)))
    data = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))).encode("utf-8", "surrogatepass")
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.sampled_from([b"", b"", b"", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x00"])) + data[at:]


def places(post: Post) -> Iterator[Place]:
    """Every place in a post, however deep."""
    waiting: list[object] = [post.header, post.headings, post.sections, post.timeline, post.told, post.learnings]
    waiting += [
        post.actions,
        post.glossary,
        post.images,
        post.links,
        post.notes,
        post.hidden,
        post.problems,
        post.title,
    ]
    waiting += [post.causes, post.stated, post.declared, check_post(post), post.lead]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Place):
            yield value
        elif isinstance(value, tuple):
            waiting += value
        elif hasattr(value, "__struct_fields__"):
            waiting += (getattr(value, name) for name in value.__struct_fields__)


def assert_understood(data: bytes, reading: Reading) -> None:
    post = parse_post(Source.of("content/posts/x.md", data), reading)
    text = post.prose.text
    lines = LINE_END.split(data.decode("utf-8", "replace"))
    assert len(post.prose.mask) == len(text.text)
    for place in places(post):
        assert place.path == "content/posts/x.md"
        assert 1 <= place.line <= place.end_line <= len(lines), place
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, place
        assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1, place
        assert (place.line, place.column) <= (place.end_line, place.end_column), place
    for note in post.notes:
        assert text.cut(note.span) == note.text
    assert isinstance(post.title, Words)


@settings(max_examples=200, deadline=None)
@given(texts(), READINGS)
@example(b"", Reading())
@example(b"---\n", Reading())
@example(b"---\n---", Reading())
@example(b"+++\n+++\n" + b"> " * 3000 + b"x", Reading())
@example(b"---\na: " + b"[" * 3000 + b"\n---\n", Reading())
@example(b"---\n" + b"- " * 3000 + b"\n---\n", Reading())
@example(b"+++\na = " + b"[" * 3000 + b"\n+++\n", Reading())
@example(b"+++\na" + b".a" * 3000 + b" = 1\n+++\n", Reading())
@example(b"- " * 3000 + b"x", Reading())
@example(b"[" * 3000 + b"x" + b"]" * 3000, Reading())
@example(b"*a **b " * 1500, Reading())
@example(b"<div>" * 3000, Reading())
@example(b"::: internal\n" * 1000, Reading())
def test_something_like_a_post_is_understood(data: bytes, reading: Reading) -> None:
    assert_understood(data, reading)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), READINGS)
def test_any_bytes_are_understood(data: bytes, reading: Reading) -> None:
    assert_understood(data, reading)
