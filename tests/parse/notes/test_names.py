"""Notes in names, which become titles and addresses."""

import pytest

from generator.model.config import Reading
from generator.model.note import Note
from generator.model.post import Post
from generator.model.text import Source
from generator.parse.notes.names import marker_in, without_marker
from generator.parse.post import parse_post


def post_at(path: str, text: str = "The disk was full all night.\n") -> Post:
    return parse_post(Source.of(path, text), Reading())


def said(notes: tuple[Note, ...]) -> list[tuple[str, str, str, str]]:
    return [(note.code, note.confidence, note.text, str(note.place)) for note in notes]


@pytest.mark.parametrize(
    ("name", "words", "confidence"),
    [
        ("TODO-fix-title", "TODO", "certain"),
        ("2024-01-01-TODO-fix-title", "TODO", "certain"),
        ("dns-outage-TODO", "TODO", "certain"),
        ("dns_FIXME_outage", "FIXME", "certain"),
        ("TO-DO-dns", "TO-DO", "certain"),
        ("XXX-dns", "XXX", "certain"),
        ("TODO", "TODO", "certain"),
        ("todo-x-(too-technical)", "todo", "likely"),
        ("2024-01-01-fixme-dns", "fixme", "likely"),
    ],
)
def test_a_name_holds_a_note(name: str, words: str, confidence: str) -> None:
    found = marker_in(name)
    assert found is not None
    assert (name[found.span.start : found.span.end], found.confidence) == (words, confidence)


@pytest.mark.parametrize(
    "name",
    [
        "todo-list-outage",
        "TODO-list-outage",
        "TODO-MVC",
        "todo-service-down",
        "why-a-todo-failed",
        "todo-lo-que-paso",
        "todo",
        "mastodon",
        "CVE-2024-XXXX-dns",
        "TODOS",
        "autodoc",
        "tk-outage",
        "TBD",
        "wip-outage",
        "",
        "---",
    ],
)
def test_a_name_holds_none(name: str) -> None:
    assert marker_in(name) is None


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("2024-01-01-TODO-fix-title", "2024-01-01-fix-title"),
        ("dns-TODO-outage", "dns-outage"),
        ("dns-outage-TODO", "dns-outage"),
        ("TODO-FIXME-dns", "dns"),
        ("2024-01-01-TODO", "2024-01-01"),
        ("TODO", "TODO"),
        ("dns-outage", "dns-outage"),
    ],
)
def test_a_name_without_its_marker(name: str, rest: str) -> None:
    assert without_marker(name) == rest


def test_a_title_that_a_file_gives_is_published_without_the_marker() -> None:
    post = post_at("content/posts/2024-01-01-TODO-fix-title.md")
    assert post.title.raw == "Fix title"
    assert said(post.notes) == [("ED130", "certain", "TODO", "content/posts/2024-01-01-TODO-fix-title.md:1:1")]
    problem = post.notes[0].problem("")
    assert (post.notes[0].left_out, problem.severity, problem.blocks) == (False, "error", "strict")


@pytest.mark.parametrize(
    ("path", "head", "count"),
    [
        ("content/posts/TODO-dns.md", "title: DNS", 1),
        ("content/posts/TODO-dns/index.md", "title: DNS", 1),
        ("content/TODO-later/dns.md", "title: DNS", 1),
        ("content/posts/TODO-dns.md", "title: DNS\nslug: dns", 0),
        ("content/posts/TODO-dns.md", "slug: dns", 1),
        ("content/TODO-later/dns.md", "title: DNS\nurl: /dns/", 0),
    ],
)
def test_a_name_counts_where_readers_see_it(path: str, head: str, count: int) -> None:
    assert len(post_at(path, f"---\n{head}\n---\n\nThe disk was full.\n").notes) == count


@pytest.mark.parametrize(
    ("line", "words"),
    [("slug: todo-x-(too-technical)", "todo"), ("url: /posts/TODO-dns/", "TODO"), ("aliases: [TODO-x]", "TODO")],
)
def test_an_address_with_a_note_is_not_written(line: str, words: str) -> None:
    post = post_at("content/posts/dns.md", f"---\ntitle: DNS\n{line}\n---\n\nThe disk was full.\n")
    assert [(note.code, note.text, note.place.line) for note in post.notes] == [("ED130", words, 3)]
    assert (post.header.slug, post.header.url, post.header.aliases) == ("", "", ())


def test_the_name_of_a_picture_is_part_of_an_address_too() -> None:
    text = "---\ntitle: DNS\ncover: FIXME-rack.png\n---\n\n![A rack](img/TODO-redo.png) ![A list](todo-list.png)\n"
    found = said(post_at("content/posts/dns.md", text).notes)
    assert found == [
        ("ED130", "certain", "TODO", "content/posts/dns.md:6:1"),
        ("ED130", "certain", "FIXME", "content/posts/dns.md:3:8"),
    ]
