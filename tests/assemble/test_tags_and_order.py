"""Order and tags."""

from tests.assemble.assembling import named, site_of


def post(date: str, title: str, tags: str = "") -> str:
    return f"---\ntitle: {title}\n{f'date: {date}' if date else 'summary: s'}\ntags: [{tags}]\n---\n\nWords.\n"


def test_newest_first_and_the_undated_last_by_title() -> None:
    texts = {
        "content/a.md": post("2023-01-01", "A"),
        "content/b.md": post("", "Zoo"),
        "content/c.md": post("2024-01-01T10:00:00Z", "C"),
        "content/d.md": post("", "Ant"),
        "content/e.md": post("2024-01-01T11:00:00Z", "E"),
    }
    assert [entry.title for entry in site_of(texts).posts] == ["E", "C", "A", "Ant", "Zoo"]


def test_spellings_of_one_tag_are_one_tag() -> None:
    texts = {
        "content/a.md": post("2023-01-01", "A", "DNS, Load Balancer"),
        "content/b.md": post("2024-01-01", "B", "dns, load-balancer"),
        "content/c.md": post("2024-02-01", "C", "DNS, '!!!'"),
    }
    tags = site_of(texts).tags
    assert [(tag.name, tag.url, tag.posts) for tag in tags] == [
        ("DNS", "tags/dns/", (0, 1, 2)),
        ("Load Balancer", "tags/load-balancer/", (1, 2)),
    ]


def test_a_flood_of_tags_is_bounded_and_said() -> None:
    site = site_of({"content/a.md": post("2023-01-01", "A", ", ".join(f"t{n}" for n in range(300)))})
    assert len(site.tags) == 100
    assert named(site, "too-many-tags")


def test_order_is_that_of_instants_and_not_of_clocks() -> None:
    texts = {
        "content/tokyo.md": post("2024-01-02T01:00:00+09:00", "Tokyo"),
        "content/utc.md": post("2024-01-01T20:00:00Z", "Later"),
        "content/month.md": post("2023-12", "Month"),
    }
    assert [entry.title for entry in site_of(texts).posts] == ["Later", "Tokyo", "Month"]


def test_languages_that_differ_in_a_sign_are_different_tags() -> None:
    texts = {"content/a.md": post("2023-01-01", "A", "C++, 'C#', C, '#ops'")}
    assert [(tag.name, tag.url) for tag in site_of(texts).tags] == [
        ("#ops", "tags/ops/"),
        ("C", "tags/c/"),
        ("C#", "tags/c-sharp/"),
        ("C++", "tags/c-plus-plus/"),
    ]


def test_long_tags_that_begin_alike_are_different_tags() -> None:
    texts = {"content/a.md": post("2023-01-01", "A", f"{'x' * 70}1, {'x' * 70}2")}
    assert len({tag.url for tag in site_of(texts).tags}) == 2
