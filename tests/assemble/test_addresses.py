"""URLs mirror content, and every one can be a file."""

import pytest

from generator.model.config import PERMALINK_WORDS, Config, MenuItem
from tests.assemble.assembling import entry_of, site_of

DATED = "---\ntitle: T\ndate: 2024-05-06\n{}---\n\nWords.\n"


def url(path: str, extra: str = "", config: Config | None = None, roots: tuple[str, ...] = ("content",)) -> str:
    site = site_of({path: DATED.format(extra)}, config=config, roots=roots)
    return entry_of(site, path).url


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/good.md", "good/"),
        ("content/posts/x.md", "posts/x/"),
        ("content/posts/x/index.md", "posts/x/"),
        ("content/post/2020-03-16-x.md", "post/2020-03-16-x/"),
        ("_posts/2020-03-16-x.md", "2020/03/16/x/"),
        ("content/a b?.md", "a%20b%3F/"),
        ("content/日本語.md", "%E6%97%A5%E6%9C%AC%E8%AA%9E/"),
        ("content/100%.md", "100%25/"),
    ],
)
def test_the_url_is_the_path(path: str, expected: str) -> None:
    assert url(path, roots=("content",) if path.startswith("content") else ("",)) == expected


def test_a_slug_replaces_the_name_and_a_url_the_whole() -> None:
    assert url("content/posts/x.md", "slug: better\n") == "posts/better/"
    assert url("content/posts/x/index.md", "slug: better\n") == "posts/better/"
    assert url("content/posts/x.md", "url: /elsewhere/it-is/\n") == "elsewhere/it-is/"


def test_every_word_of_a_pattern_is_filled_in() -> None:
    pattern = "/" + "/".join(f":{word}" for word in PERMALINK_WORDS) + "/"
    config = Config(permalinks=(("posts", pattern),))
    assert url("content/posts/x.md", config=config) == "2024/05/06/x/x/posts/"


def test_permalinks_are_patterns_by_section() -> None:
    config = Config(permalinks=(("posts", "/:year/:month/:slug/"),))
    assert url("content/posts/x.md", config=config) == "2024/05/x/"
    assert url("content/other/x.md", config=config) == "other/x/"


def test_very_long_names_still_fit_a_file_system() -> None:
    site = site_of({f"content/{'n' * 300}.md": DATED.format("")})
    assert all(len(part.encode()) < 200 for part in site.posts[0].file.split("/"))


def test_what_the_menu_names_or_says_so_is_a_page() -> None:
    menu = Config(menu=(MenuItem("About", "/about/"),))
    texts = {
        "content/about.md": "# About us\n",
        "content/undated.md": "# An old story\n",
        "content/colophon.md": "---\nlayout: page\n---\n# Colophon\n",
        "content/index.md": "# Welcome\n",
        "content/blog/index.md": "# The section's front\n",
        "content/blog/posts/one.md": "# One\n",
        "content/bundle/index.md": "# A bundle\n",
    }
    site = site_of(texts, config=menu)
    assert [page.source for page in site.pages] == [
        "content/about.md",
        "content/blog/index.md",
        "content/colophon.md",
    ]
    assert {post.source for post in site.posts} == {
        "content/undated.md",
        "content/blog/posts/one.md",
        "content/bundle/index.md",
    }
    assert site.home is not None
    assert (site.home.url, site.home.file) == ("", "index.html")
