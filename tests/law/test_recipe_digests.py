"""A recipe's digest stands for the bytes that it makes: where an edit changes a file, its recipe has another digest.

A store keeps cooked bytes by these digests. A digest that stays while its bytes change would serve an old page forever.
"""

import re

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec import structs

from generator.model.project import Theme
from generator.model.site import Audience
from generator.model.text import Source
from tests.law.sites import CONFIG, EVERYBODY, Cooked, cooked, default_theme, project_of

FAR = " ".join(["Words that fill the lead of this text, so that what follows stands in no list and in no summary."] * 4)
ONE = f"""---
title: The first
date: 2025-02-03
tags: [rope, tide]
aliases: [/old/]
incident:
  severity: SEV2
  services: [search]
  impact: Nobody could buy a ticket.
---

{FAR}

![A chart](/images/chart.svg)

## Timeline

- 10:00 UTC The incident starts.
- 10:30 UTC Resolved.

## What happened

The tides broke it, see [the second](two.md) and TODO: more.

## What we learned

- Look twice.
"""
TWO = f"---\ntitle: The second\ndate: 2025-03-04\ntags: [tide]\n---\n\n{FAR}\n\nAs [the first](one.md), on Friday.\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'
FILES = {
    "glossary.yaml": "tides: how the sea goes\nship: what none of them is about\n",
    "content/posts/one.md": ONE,
    "content/posts/two.md": TWO,
    "content/posts/three.md": "---\ntitle: The third\ndate: 2024-01-02\n---\n\nThird.\n",
    "content/posts/four.md": "---\ntitle: The fourth\ndate: 2025-02-04\ndraft: true\ntags: [secret]\n---\n\nFourth.\n",
    "content/about.md": "---\ntitle: About\nlayout: page\n---\n\nWho we are.\n",
    "content/index.md": "---\ntitle: Home\n---\n\nHello.\n",
    "static/images/chart.svg": SVG,
    "static/robots.txt": "User-agent: *\n",
}


def swap(path: str, old: str, new: str) -> tuple[str, str, str]:
    return path, old, new


P1, P2, P4, ABOUT = "content/posts/one.md", "content/posts/two.md", "content/posts/four.md", "content/about.md"
EDITS = [
    swap(P1, "The first", "The very first"),
    swap(P1, "Words that fill", "Much that fills"),
    swap(P1, "broke it", "broke it badly"),
    swap(P1, "[rope, tide]", "[rope]"),
    swap(P1, "[rope, tide]", "[Rope, tide]"),
    swap(P1, "2025-02-03", "2025-04-05"),
    swap(P1, "2025-02-03", "2023-04-05"),
    swap(P1, "2025-02-03", "2031-04-05"),
    swap(P1, "SEV2", "SEV1"),
    swap(P1, "[search]", "[search, pay]"),
    swap(P1, "Nobody", "Hardly anybody"),
    swap(P1, "10:30", "11:45"),
    swap(P1, "10:30 UTC Resolved", "10:30 CET Resolved"),
    swap(P1, "/old/", "/older/"),
    swap(P1, "TODO: more", "no more"),
    swap(P1, "Look twice", "Look thrice"),
    swap(P1, "A chart", "Another chart"),
    swap(P1, "chart.svg", "gone.svg"),
    swap(P1, "two.md", "four.md"),
    swap(P1, "title: The first", "title: The first\nslug: other"),
    swap(P1, "title: The first", "title: The first\ndescription: In a word"),
    swap(P1, "title: The first", "title: The first\nauthors: [Ann]"),
    swap(P1, "title: The first", "title: The first\nupdated: 2025-09-09"),
    swap(P1, "title: The first", "title: The first\nlanguage: de"),
    swap(P1, "title: The first", "title: The first\ndraft: true"),
    swap("glossary.yaml", "sea", "water"),
    swap(P1, "title: The first", "title: The first\nexpires: 2025-06-01"),
    swap(P2, "The second", "The new second"),
    swap(P2, "title: The second", "title: The second\nslug: zwei"),
    swap(P2, "As [", "Just as ["),
    swap(P4, "draft: true", "draft: false"),
    swap(P4, "Fourth.", "Still the fourth."),
    swap(ABOUT, "title: About", "title: Who"),
    swap(ABOUT, "Who we are", "Who we were"),
    swap("content/index.md", "Hello", "Welcome"),
    swap("static/images/chart.svg", 'width="40"', 'width="41"'),
    swap("static/images/chart.svg", "/>", "><!-- seen --></svg>"),
    swap("static/robots.txt", "*", "Bot"),
]
CONFIGS = [
    "title: Another harbour\nbase_url: https://harbour.example/notes/\n",
    "title: A harbour\nbase_url: https://harbour.example/\n",
    CONFIG + "author: The crew\n",
    CONFIG + "description: All that broke\n",
    CONFIG + "language: de\n",
    CONFIG + "timezone: Europe/London\n",
    CONFIG + "html: trusted\n",
    CONFIG + "menu:\n  - title: All\n    url: /\n",
    CONFIG + "permalinks:\n  posts: /:year/:slug/\n",
]


# What no reader sees: the words of a draft, a note, and a comment in a picture.
UNSEEN = [swap(P4, "Fourth.", "Still the fourth.")]


def edited(edits: list[tuple[str, str, str]]) -> dict[str, str]:
    files = dict(FILES)
    for path, old, new in edits:
        assert old in FILES[path]
        files[path] = files[path].replace(old, new)
    return files


def themed(name: str) -> Theme:
    """The default theme with more white space in one of its files."""
    theme = default_theme()

    def more(source: Source) -> Source:
        if source.path != name:
            return source
        data = source.data + b"\n" if "css" in name else re.sub(rb"(</(?!p>)[a-z]+>)", rb" \1", source.data)
        return Source.of(source.path, data)

    return structs.replace(theme, templates=tuple(map(more, theme.templates)), assets=tuple(map(more, theme.assets)))


def built(edits: list[tuple[str, str, str]] | None = None, audience: Audience = EVERYBODY) -> Cooked:
    return cooked(*project_of(edited(edits or [])), audience)


@pytest.fixture(scope="module")
def before() -> Cooked:
    return built()


def changed(one: Cooked, other: Cooked) -> set[str]:
    return {path for path in one.files.keys() | other.files.keys() if one.files.get(path) != other.files.get(path)}


def assert_digests_tell(one: Cooked, other: Cooked) -> None:
    stale = [path for path in one.files if path in other.files and one.recipes[path] == other.recipes[path]]
    assert {path: one.files[path] for path in stale} == {path: other.files[path] for path in stale}
    # A digest stands for one thing, whatever its path is called.
    made: dict[str, bytes] = {}
    for site in (one, other):
        for path, digest in site.recipes.items():
            assert made.setdefault(digest, site.files[path]) == site.files[path], path


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{edit[0]}: {edit[2][:30]}")
def test_where_an_edit_changes_a_file_its_digest_changes(before: Cooked, edit: tuple[str, str, str]) -> None:
    after = built([edit])
    assert_digests_tell(before, after)
    assert changed(before, after) or edit in UNSEEN


@pytest.mark.parametrize("config", CONFIGS)
def test_where_the_configuration_changes_a_file_its_digest_changes(before: Cooked, config: str) -> None:
    assert_digests_tell(before, cooked(*project_of(FILES, config)))


@pytest.mark.parametrize(
    "name",
    ["base.html", "post.html", "post-parts.html", "home.html", "feed.xml", "sitemap.xml", "20-base.css", "icon.svg"],
)
def test_where_the_theme_changes_a_file_its_digest_changes(before: Cooked, name: str) -> None:
    after = cooked(*project_of(FILES, theme=themed(name)))
    assert_digests_tell(before, after)
    assert changed(before, after)


@pytest.mark.parametrize("audience", [Audience(drafts=True), Audience("internal"), Audience("internal", drafts=True)])
def test_two_audiences_never_share_a_recipe_for_different_bytes(before: Cooked, audience: Audience) -> None:
    assert_digests_tell(before, built(audience=audience))


@settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=5), st.lists(st.sampled_from(EDITS), max_size=5))
def test_any_two_states_of_a_site_agree_on_what_a_digest_stands_for(
    one: list[tuple[str, str, str]], other: list[tuple[str, str, str]]
) -> None:
    assert_digests_tell(built(one), built(other))


def test_an_edit_far_down_in_a_body_touches_its_page_and_the_feed_alone(before: Cooked) -> None:
    after = built([swap(P1, "broke it", "broke it badly")])
    assert changed(before, after) == {"posts/one/index.html", "feed.xml"}
    assert {p for p in before.recipes if before.recipes[p] != after.recipes[p]} == {"posts/one/index.html", "feed.xml"}
