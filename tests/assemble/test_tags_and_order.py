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
