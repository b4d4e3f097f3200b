"""`site.yaml` to a configuration."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.config import Config, MenuItem
from generator.model.text import Place, Source
from generator.parse.config import parse_config


def config_of(text: str | bytes) -> Config:
    config, problems = parse_config(Source.of("site.yaml", text))
    assert problems == ()
    return config


def said(text: str | bytes) -> list[tuple[str, int, int, str]]:
    """The problems of `text`: code, line, column and the words that they are about."""
    _, problems = parse_config(Source.of("site.yaml", text))
    return [(p.code, p.place.line, p.place.column, p.text) for p in problems]


def test_every_key_is_optional() -> None:
    assert parse_config(None) == (Config(), ())
    assert config_of("# nothing yet\n") == Config()


def test_every_key_is_read() -> None:
    assert config_of(
        "title: Nine lives\n"
        "base_url: https://example.org/lives\n"
        "author: {name: Ada}\n"
        "description: What broke\n"
        "language: pt-BR\n"
        "timezone: Europe/Lisbon\n"
        "theme: plain\n"
        "permalinks: {posts: '/:year/:slug/'}\n"
        "audience: internal\n"
        "html: trusted\n"
        "editorial: {}\n"
        "publish: {}\n"
        "menu: [{title: About, url: /about/}]\n"
    ) == Config(
        title="Nine lives",
        base_url="https://example.org/lives/",
        author="Ada",
        description="What broke",
        language="pt-BR",
        timezone="Europe/Lisbon",
        theme="plain",
        permalinks=(("posts", "/:year/:slug/"),),
        audience="internal",
        html="trusted",
        menu=(MenuItem("About", "/about/", Place("site.yaml", 13, 28, 13, 35)),),
    )


def test_a_menu_has_two_forms_and_may_be_empty() -> None:
    menu = config_of("menu:\n  About: /about/\n  Tags: /tags/\n").menu or ()
    assert [(item.title, item.url) for item in menu] == [("About", "/about/"), ("Tags", "/tags/")]
    assert config_of("menu: []").menu == ()
    assert config_of("menu:").menu is None


@pytest.mark.parametrize("name", ["titel", "base-urls", "tme_zone"])
def test_an_unknown_key_is_a_warning_with_a_guess(name: str) -> None:
    config, (problem,) = parse_config(Source.of("site.yaml", f"author: A\n{name}: x\n"))
    assert config.author == "A"
    assert (problem.code, problem.severity, problem.place.line, problem.text) == ("CF004", "warning", 2, name)
    assert problem.hint.startswith("did you mean ")


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("title: [a]", "CF002", "[a]"),
        ("menu: about", "CF002", "about"),
        ("menu: [about]", "CF002", "about"),
        ("permalinks: [a]", "CF002", "[a]"),
        ("timezone: Mars/Base", "CF003", "Mars/Base"),
        ("timezone: PST", "CF003", "PST"),
        ("timezone: ../../etc/passwd", "CF003", "../../etc/passwd"),
        ("theme: ../evil", "CF003", "../evil"),
        ("theme: .", "CF003", "."),
        ("language: english please", "CF003", "english please"),
        ("html: clear", "CF003", "clear"),
        ("audience: everybody", "CF003", "everybody"),
        ("permalinks: {posts: /../x/}", "CF003", "/../x/"),
        ("permalinks: /../x/", "CF003", "/../x/"),
        ("permalinks: {posts: /%2e%2e/:slug/}", "CF003", "/%2e%2e/:slug/"),
        ("permalinks: {posts: '/:yaer/:slug/'}", "CF003", "/:yaer/:slug/"),
        ("permalinks: /:Year/:slug/", "CF003", "/:Year/:slug/"),
        ("editorial: [1, {a: b}]", "CF002", "[1, {a: b}]"),
        ("publish: 7", "CF002", "7"),
        ("timezone: Europe/london", "CF003", "Europe/london"),
        ("menu: {Home: 'javascript:alert(1)'}", "CF003", "javascript:alert(1)"),
    ],
)
def test_a_wrong_value_is_an_error_at_its_place_and_the_default_stands_in(line: str, code: str, words: str) -> None:
    config, (problem,) = parse_config(Source.of("site.yaml", f"---\n{line}\n"))
    assert (problem.code, problem.blocks, problem.place.line, problem.text) == (code, "build", 2, words)
    assert config in (Config(), Config(menu=()))


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://example.org/",
        "javascript://x/",
        "https://",
        "https://user:secret@example.org/",
        "https://example.org/?q=1",
        "https://example.org/#top",
        "https://example.org/../up/",
        "https://exa mple.org/",
        "http://[::1/",
        'https://example.org/"x',
        "https://x.example:99999/",
        "https://x.example:0/",
        "https://../",
        "https://a..example/",
        "https://-a.example/",
        "https://x.example/%2e%2e/",
        "https://x.example/%252e%252e/a/",
    ],
)
def test_a_base_url_is_a_web_address(url: str) -> None:
    assert said(f"base_url: '{url}'") == [("CF003", 1, 12, url)]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org", "https://example.org/"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("http://[::1]:80/a/b", "http://[::1]:80/a/b/"),
        ("https://bücher.example/", "https://bücher.example/"),
    ],
)
def test_a_base_url_ends_with_a_slash(url: str, kept: str) -> None:
    assert config_of(f"base_url: {url}").base_url == kept


@pytest.mark.parametrize("text", [None, "title: A\n", "base_url: https://old.example/\n", "{}", "--- {title: A}\n"])
def test_a_base_url_from_elsewhere_wins(text: str | None) -> None:
    source = None if text is None else Source.of("site.yaml", text)
    config, problems = parse_config(source, base_url="https://new.example/x")
    assert config.base_url == "https://new.example/x/"
    assert problems == ()


def test_a_theme_must_be_one_of_those_that_there_are() -> None:
    themes = frozenset({"default", "plain"})
    source = Source.of("site.yaml", "title: A\ntheme: plian\n")
    config, (problem,) = parse_config(source, themes=themes)
    assert config.theme == "default"
    assert (problem.code, str(problem.place), problem.text) == ("CF003", "site.yaml:2:8", "plian")
    assert problem.hint == "did you mean plain?"
    _, (problem,) = parse_config(Source.of("site.yaml", "theme: zzz"), themes=themes)
    assert problem.hint == "there are default, plain"
    assert parse_config(source)[0].theme == "plian"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: 'no end\n", 1),
        ("title: A\ntitle: B\n", 2),
        ("title: A\nTitle: B\n", 2),
        ("- a\n- b\n", 1),
        ("just words\n", 1),
        ("title: A\n---\ntitle: B\n", 2),
        ("title: A\nauthor: !!python/name:os.system x\n", 2),
        (b"title: caf\xe9\n", 1),
        (b"title: A\nauthor: a\x00b\n", 2),
        ("title: A\nmenu: " + "[" * 10_000, 2),
    ],
)
def test_what_cannot_be_read_is_an_error_of_the_configuration(text: str | bytes, line: int) -> None:
    ((code, found, _, _),) = said(text)
    assert (code, found) == ("CF001", line)


@settings(deadline=None)
@given(
    st.binary(max_size=80)
    | st.lists(st.sampled_from(["title", "menu", "base_url", ": ", "\n", "[", "{", "x", "-", " ", "'"])).map("".join)
)
def test_any_bytes_are_met(data: bytes | str) -> None:
    config, problems = parse_config(Source.of("site.yaml", data))
    assert config.base_url.endswith("/")
    assert all(problem.code.startswith("CF") for problem in problems)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("permalinks: {posts: '/:yaer/:slug/'}", "did you mean :year?"),
        ("permalinks: /:categories/", "known are :year, :month, :day, :slug, :title, :section"),
        ("timezone: Europe/Lndon", "did you mean Europe/London?"),
        ("timezone: europe/london", "did you mean Europe/London?"),
        ("timezone: America/New York", "did you mean America/New_York?"),
    ],
)
def test_a_wrong_word_comes_with_a_guess(line: str, hint: str) -> None:
    _, (problem,) = parse_config(Source.of("site.yaml", line))
    assert problem.hint == hint


def test_a_key_in_two_spellings_names_the_line_of_the_first() -> None:
    _, (problem,) = parse_config(
        Source.of("site.yaml", "base-url: https://a.example/\n\nBaseURL: https://b.example/\n")
    )
    assert (problem.code, problem.place.line, problem.text) == ("CF001", 3, "BaseURL")
    assert "base-url on line 1" in problem.message


def test_what_is_kept_for_later_may_be_a_mapping() -> None:
    assert config_of("publish: {kind: folder}\n") == Config()


NOTED = """title: "Low water (TODO: title)"
description: "TODO: say what this is"
author: {name: "Mira (TODO)"}
menu:
  - title: "About (TODO: better word)"
    url: /about/
  - {name: TODO, url: /x/}
theme: default
"""


def test_notes_in_what_readers_see_are_found_and_left_out() -> None:
    config, problems = parse_config(Source.of("site.yaml", NOTED))
    assert [(p.code, p.blocks, p.place.line, p.place.column, p.text) for p in problems] == [
        ("ED130", "strict", 1, 19, "(TODO: title)"),
        ("ED130", "strict", 2, 15, "TODO: say what this is"),
        ("ED130", "strict", 3, 22, "(TODO)"),
        ("ED130", "strict", 5, 19, "(TODO: better word)"),
        ("ED130", "strict", 7, 12, "TODO"),
    ]
    assert problems[0].line_text == 'title: "Low water (TODO: title)"'
    assert (config.title, config.description, config.author) == ("Low water", "", "Mira")
    assert [(item.title, item.url) for item in config.menu or ()] == [("About", "/about/")]


def test_a_note_in_a_menu_of_lines_is_left_out() -> None:
    config, (problem,) = parse_config(Source.of("site.yaml", 'menu:\n  "About (TODO)": /about/\n'))
    assert (problem.code, problem.place.line, problem.place.column) == ("ED130", 2, 10)
    assert [item.title for item in config.menu or ()] == ["About"]


def test_a_title_that_is_only_a_note_is_not_written() -> None:
    config, (problem,) = parse_config(Source.of("site.yaml", "title: TODO\n"))
    assert (config.title, problem.code) == (Config().title, "ED130")


def test_words_that_are_no_notes_stay() -> None:
    text = "title: The todo list that broke\nauthor: TK\ndescription: What `TODO` means\nmenu: {Todo lists: /x/}\n"
    config, problems = parse_config(Source.of("site.yaml", text))
    assert [p for p in problems if p.blocks != "never"] == []
    assert (config.title, config.author) == ("The todo list that broke", "TK")


def test_an_entry_of_the_menu_without_a_url_is_told_what_it_has() -> None:
    _, (problem,) = parse_config(Source.of("site.yaml", "menu:\n  - title: About\n    weight: 2\n"))
    assert (
        problem.message
        == "an entry of menu must be a mapping with `title` and `url`, and this one has only title, weight"
    )


def test_where_a_menu_stands_changes_no_page() -> None:
    menu = "menu: [{title: About, url: /about/}]\n"
    assert config_of(menu).digest == config_of(f"# a word\n{menu}").digest
    assert config_of(menu).digest != config_of(menu.replace("About", "On")).digest
