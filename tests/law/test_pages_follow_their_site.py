"""Where two states of a site differ in a way that a page shows, the page has another digest: pairs that look alike."""

import pytest
from msgspec import structs

from tests.law.sites import Cooked, cooked, default_theme, project_of, site_of
from tests.law.test_recipe_digests import assert_digests_tell, changed


def post(date: str, more: str = "", words: str = "Words.") -> str:
    return f"---\ntitle: A post\ndate: {date}\n{more}---\n\n{words}\n"


PAIRS = {
    "two posts change places": (
        {"content/posts/a.md": post("2025-02-03"), "content/posts/b.md": post("2025-01-01")},
        {"content/posts/a.md": post("2024-02-03"), "content/posts/b.md": post("2025-01-01")},
    ),
    "a newer post spells a tag in another way": (
        {
            "content/posts/a.md": post("2025-02-03", "tags: [DNS]\n"),
            "content/posts/b.md": post("2025-01-01", "tags: [DNS]\n"),
        },
        {
            "content/posts/a.md": post("2025-02-03", "tags: [dns]\n"),
            "content/posts/b.md": post("2025-01-01", "tags: [DNS]\n"),
        },
    ),
    "the tag of one post changes its spelling": (
        {
            "content/posts/a.md": post("2025-02-03", "tags: [DNS]\n"),
            "content/posts/b.md": post("2025-01-01", "tags: [Dns]\n"),
            "content/posts/c.md": post("2024-01-01", "tags: [dns]\n"),
        },
        {
            "content/posts/a.md": post("2025-02-03", "tags: [Dns]\n"),
            "content/posts/b.md": post("2025-01-01", "tags: [Dns]\n"),
            "content/posts/c.md": post("2024-01-01", "tags: [dns]\n"),
        },
    ),
    "the page that a link leads to moves": (
        {
            "content/posts/a.md": post("2025-02-03", words="[one](b.md), [two](c.md#x)"),
            "content/posts/b.md": post("2025-01-01", "slug: one\n"),
            "content/posts/c.md": post("2024-01-01"),
        },
        {
            "content/posts/a.md": post("2025-02-03", words="[one](b.md), [two](c.md#x)"),
            "content/posts/b.md": post("2025-01-01", "slug: two\n"),
            "content/posts/c.md": post("2024-01-01"),
        },
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_a_page_that_changes_has_another_digest(name: str) -> None:
    one, other = (site_of(files) for files in PAIRS[name])
    assert changed(one, other)
    assert_digests_tell(one, other)


def numbered_posts(count: int) -> Cooked:
    return site_of({f"content/posts/p{n:03}.md": post(f"2025-01-{n % 28 + 1:02}", "tags: [t]\n") for n in range(count)})


def test_pages_of_a_long_list_have_digests_that_tell() -> None:
    one, other = numbered_posts(103), numbered_posts(104)
    assert "page/1/index.html" in one.files
    assert_digests_tell(one, other)


def test_a_file_of_the_theme_under_another_name_changes_the_pages_that_name_it() -> None:
    theme = default_theme()
    renamed = tuple(
        structs.replace(asset, path="sign.svg") if asset.path == "icon.svg" else asset for asset in theme.assets
    )
    files = {"content/posts/a.md": post("2025-02-03")}
    one, other = (cooked(*project_of(files, theme=structs.replace(theme, assets=a))) for a in (theme.assets, renamed))
    assert "index.html" in changed(one, other)
    assert_digests_tell(one, other)
