"""Pictures and links: found, or reported exactly where they stand."""

import pytest

from generator.model.config import Config, MenuItem
from generator.model.text import Place
from generator.render.addresses import Base
from tests.assemble.assembling import entry_of, named, site_of

HEAD = "---\ntitle: T\ndate: 2024-05-06\n---\n\n"


@pytest.mark.parametrize(
    ("path", "target", "asset"),
    [
        ("content/posts/a.md", "/images/x.png", "static/images/x.png"),
        ("content/posts/a.md", "x.png", "content/posts/x.png"),
        ("content/posts/a/index.md", "x%20y.png", "content/posts/a/x y.png"),
        ("content/posts/a.md", "images/x.png", "static/images/x.png"),
        ("content/posts/a.md", "../x.png", "content/x.png"),
    ],
)
def test_a_picture_is_found_where_people_put_it(path: str, target: str, asset: str) -> None:
    site = site_of({path: f"{HEAD}![alt]({target})\n"}, (asset,))
    picture = entry_of(site, path).pictures[0]
    assert (picture.width, picture.height, picture.missing) == (80, 40, False)
    assert [file.source for file in site.files if file.output == picture.url] == [asset]
    assert named(site, "picture-missing") == []


@pytest.mark.parametrize("target", ["../../outside.png", "/../../etc/hostname.png", "gone.png", "..%2f..%2fx.png"])
def test_a_picture_that_is_not_of_the_site_is_missing_at_its_reference(target: str) -> None:
    site = site_of({"content/a.md": f"{HEAD}before ![alt]({target})\n"}, ("static/other.png",))
    assert [place for place, _ in named(site, "picture-missing")] == ["content/a.md:6:8"]
    assert entry_of(site, "content/a.md").pictures[0].url == ""


def test_a_damaged_picture_is_neither_shown_nor_published() -> None:
    site = site_of({"content/a.md": f"{HEAD}![alt](/x.png)\n"}, ("static/x.png",), trouble="it is truncated")
    assert site.files == ()
    assert [p.name for p in site.problems] == ["picture-withheld", "picture-unusable"]


def test_pictures_of_hidden_posts_alone_stay_out() -> None:
    draft = HEAD.replace("---\n\n", "draft: true\n---\n\n") + "![a](/images/secret.png) ![b](/images/shared.png)\n"
    public = HEAD + "![b](/images/shared.png)\n"
    assets = ("static/images/secret.png", "static/images/shared.png", "content/raw.log")
    site = site_of({"content/draft.md": draft, "content/two.md": public}, assets)
    assert {file.source for file in site.files} == {"static/images/shared.png"}


def test_links_to_texts_become_their_urls() -> None:
    texts = {
        "content/posts/a.md": f"{HEAD}[b](b.md#part) [c](../c.md) [b](/posts/b/) [root](/)\n",
        "content/posts/b.md": HEAD,
        "content/c.md": HEAD,
    }
    site = site_of(texts)
    assert entry_of(site, "content/posts/a.md").links == ("posts/b/#part", "c/", "posts/b/", "")
    assert [p for p in site.problems if p.code.startswith("LI")] == []


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("gone.md", "broken-link"),
        ("/gone/", "broken-link"),
        ("../../../etc/passwd", "upward-link"),
        ("../../../up.md", "upward-link"),
        ("draft.md", "link-to-hidden"),
        ("/posts/draft/", "link-to-hidden"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_warning_and_shows_nothing_hidden(target: str, name: str) -> None:
    texts = {
        "content/posts/a.md": f"{HEAD}see [it]({target})\n",
        "content/posts/draft.md": HEAD.replace("title: T", "title: T\ndraft: true"),
    }
    site = site_of(texts)
    assert [place for place, _ in named(site, name)] == ["content/posts/a.md:6:10"]
    assert "draft" not in "".join(entry_of(site, "content/posts/a.md").links)


def test_links_may_be_written_with_the_base_path() -> None:
    texts = {"content/a.md": f"{HEAD}[b](/docs/b/)\n", "content/b.md": HEAD}
    site = site_of(texts, config=Config(base_url="https://x.example/docs/"))
    assert entry_of(site, "content/a.md").links == ("b/",)
    assert site.problems == ()


@pytest.mark.parametrize("link", ["/old/", "/old", "/past.html", "/now/", "/old/../now/"])
def test_a_link_to_an_old_address_leads_to_what_stands_there_or_nowhere_where_that_is_hidden(link: str) -> None:
    secret = "---\ntitle: S\nslug: now\naliases: [/old/, past.html]\ndraft: {}\n---\n\nx\n"
    for draft, hidden in (("true", True), ("false", False)):
        site = site_of({"content/a.md": f"{HEAD}[x]({link})\n", "content/s.md": secret.format(draft)})
        assert (entry_of(site, "content/a.md").links[0] == "#") == hidden
        assert bool(named(site, "link-to-hidden")) == hidden
        assert named(site, "broken-link") == []


def test_a_picture_that_only_an_internal_passage_names_is_not_published() -> None:
    assets = ("static/in/secret one.png", "static/both.png", "static/free.png")
    words = "::: internal\n![s](/in/secret%20one.png) ![b](/both.png)\n:::\n\n![b](/both.png)\n"
    published = {file.source for file in site_of({"content/a.md": HEAD + words}, assets).files}
    assert published == {"static/both.png", "static/free.png"}


def test_a_file_that_a_visible_post_links_to_is_published_and_others_beside_it_are_not() -> None:
    assets = ("content/posts/a/report.pdf", "content/posts/a/graph.png", "content/posts/a/raw.log", "static/old.pdf")
    words = "[r](report.pdf?download#page=2) [g](graph.png) [o](/old.pdf)\n"
    site = site_of({"content/posts/a/index.md": HEAD + words}, assets)
    files = {file.source: file.output for file in site.files}
    assert sorted(files) == ["content/posts/a/graph.png", "content/posts/a/report.pdf", "static/old.pdf"]
    links = entry_of(site, "content/posts/a/index.md").links
    assert links == ("posts/a/report.pdf?download#page=2", files["content/posts/a/graph.png"], "old.pdf")
    assert site.problems == ()


def test_a_file_that_only_a_draft_links_to_stays_out() -> None:
    draft = HEAD.replace("title: T", "title: T\ndraft: true") + "[s](/secret.pdf)\n"
    site = site_of({"content/draft.md": draft, "content/b.md": HEAD}, ("static/secret.pdf", "static/free.pdf"))
    assert [file.source for file in site.files] == ["static/free.pdf"]


def test_pictures_that_cannot_be_cleaned_are_not_published() -> None:
    site = site_of({"content/b.md": HEAD}, ("static/a.tiff", "static/b.AVIF", "static/c.jfif"))
    assert [(file.source, file.picture) for file in site.files] == [("static/c.jfif", True)]
    assert len(named(site, "picture-withheld")) == 2


def test_a_picture_written_into_the_text_is_refused_in_a_short_sentence() -> None:
    site = site_of({"content/b.md": f"{HEAD}![x](data:image/png;base64,{'A' * 5000})\n"})
    assert named(site, "picture-unusable") == [
        ("content/b.md:6:1", "a picture that is written into the text (data:) is not shown")
    ]
    assert all(len(problem.message) + len(problem.line_text) < 600 for problem in site.problems)


def test_the_tag_index_is_a_page_only_where_there_are_tags() -> None:
    assert named(site_of({"content/b.md": f"{HEAD}[t](/tags/)\n"}), "broken-link")


@pytest.mark.parametrize(
    "draft",
    [
        "---\ndraft: true\ncover: /i/x.png\n---\n\nWords.\n",
        "---\ndraft: true\n---\n\n<picture><source srcset='/i/x.png 2x'></picture>\n",
        "---\ndraft: true\n---\n\n<video src=/i/x.png poster='/i/x.png'></video>\n",
        "---\ndraft: true\n---\n\n![y][q]\n\n[q]: /i/x.png\n",
    ],
)
def test_a_file_that_only_a_draft_names_stays_out_however_it_names_it(draft: str) -> None:
    site = site_of({"content/a.md": f"{HEAD}Words.\n", "content/d.md": draft}, ("static/i/x.png", "static/i/y.png"))
    assert [file.source for file in site.files] == ["static/i/y.png"]


def test_a_file_that_a_hidden_passage_names_by_reference_stays_out() -> None:
    text = f"{HEAD}> TODO: put ![it][q] here\n\nWords.\n\n[q]: /i/x.png\n"
    assert site_of({"content/a.md": text}, ("static/i/x.png",)).files == ()


def test_a_file_that_a_draft_names_is_published_where_a_visible_post_names_it_too() -> None:
    texts = {
        "content/a.md": f"{HEAD}Words.\n\n<video src='/i/x.mp4'></video>\n",
        "content/d.md": "---\ndraft: true\n---\n\n[film](/i/x.mp4)\n",
    }
    assert [file.source for file in site_of(texts, ("static/i/x.mp4",)).files] == ["static/i/x.mp4"]


def test_a_cover_is_a_picture_of_the_post_or_missing_at_its_place() -> None:
    text = "---\ntitle: T\ndate: 2024-05-06\ncover: {src: /x.png, alt: A quay}\n---\n\nWords.\n"
    cover = entry_of(site_of({"content/a.md": text}, ("static/x.png",)), "content/a.md").cover
    assert cover is not None
    assert (cover.alt, cover.width, cover.missing) == ("A quay", 80, False)
    assert [place for place, _ in named(site_of({"content/a.md": text}), "picture-missing")] == ["content/a.md:4:14"]


def task_of(link: str, *others: tuple[str, str]) -> tuple[str, str, list[str]]:
    text = f"---\ntitle: T\ndate: 2024-05-06\nactions: [{{text: Do it, link: '{link}'}}]\n---\n\nWords.\n"
    site = site_of({"content/posts/a.md": text} | dict(others))
    task = entry_of(site, "content/posts/a.md").actions[0]
    return task.link, task.reference, [problem.name for problem in site.problems if problem.code.startswith("LI")]


def test_the_link_of_an_action_is_resolved_like_any_other() -> None:
    draft = ("content/posts/d.md", "---\ntitle: D\ndraft: true\n---\n\nWords.\n")
    other = ("content/posts/b.md", f"{HEAD}Words.\n")
    assert task_of("https://t.example/7") == ("https://t.example/7", "", [])
    assert task_of("b.md", other) == ("posts/b/", "", [])
    assert task_of("OPS-123") == ("", "OPS-123", [])
    assert task_of("d.md", draft) == ("", "", ["link-to-hidden"])
    assert task_of("/posts/d/", draft) == ("", "", ["link-to-hidden"])
    assert task_of("gone.md") == ("", "", ["broken-link"])


def test_a_draft_may_link_to_a_file_that_will_be_published_with_it() -> None:
    draft = "---\ntitle: D\ndate: 2024-05-06\ndraft: true\n---\n\n[plan](/docs/plan.pdf)\n"
    assert named(site_of({"content/d.md": draft}, ("static/docs/plan.pdf",)), "broken-link") == []


def test_a_colon_in_the_name_of_a_text_is_no_scheme() -> None:
    files = {"content/a:b.md": f"{HEAD}The other.\n", "content/c.md": f"{HEAD}[x](./a:b.md#p) [y](/a:b/)\n"}
    site = site_of(files)
    assert entry_of(site, "content/c.md").links == ("a%3Ab/#p", "a%3Ab/")
    assert Base("/").link("a%3Ab/#p") == "/a%3Ab/#p"


@pytest.mark.parametrize(
    ("link", "place", "name"),
    [
        ('<p>x <a href="gone.md">y</a></p>', "content/a.md:6:6", "broken-link"),
        ('b.md [b.md](c.md)\n<a class="x" href="/d/">y</a>', "content/a.md:7:1", "link-to-hidden"),
        ("gone.md, [words][r]\n\n[r]: gone.md", "content/a.md:6:10", "broken-link"),
        ("gone.md [gone.md](gone.md)", "content/a.md:6:19", "broken-link"),
    ],
)
def test_a_link_is_reported_where_it_stands(link: str, place: str, name: str) -> None:
    files = {
        "content/a.md": f"{HEAD}{link}\n",
        "content/c.md": f"{HEAD}The other.\n",
        "content/d.md": HEAD.replace("title", "draft: true\ntitle") + "secret\n",
    }
    site = site_of(files)
    assert [at for at, _ in named(site, name)] == [place]
    assert entry_of(site, "content/a.md").links[-1] == "#"


DRAFT = "---\ntitle: D\ndate: 2024-05-06\ndraft: true\naliases: [/old/]\n---\n\nWords.\n"
HERE = Config(base_url="https://Example.org/blog/")


@pytest.mark.parametrize(
    ("link", "column"),
    [
        ("[x](https://example.org/blog/posts/d/)", 5),
        ("[x](http://EXAMPLE.org:80/blog/posts/d/index.html?q=1#p)", 5),
        ("[x](//example.org/blog/old/)", 5),
        ("[x](https://example.org/blog/posts/d.md)", 5),
        ("<https://example.org/blog/posts/d/>", 1),
        ("https://example.org/blog/posts/d/", 1),
        ("<a href='https://example.org/blog/posts/d/'>x</a>", 1),
    ],
)
def test_the_address_in_full_of_a_hidden_post_leads_nowhere_and_is_reported(link: str, column: int) -> None:
    site = site_of({"content/posts/a.md": f"{HEAD}{link}\n", "content/posts/d.md": DRAFT}, config=HERE)
    assert [place for place, _ in named(site, "link-to-hidden")] == [f"content/posts/a.md:6:{column}"]
    assert entry_of(site, "content/posts/a.md").links == ("#",)


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/posts/d/",
        "https://www.example.org/blog/posts/d/",
        "https://example.org.evil.example/blog/posts/d/",
        "https://example.org/blogs/posts/d/",
        "ftp://example.org/blog/posts/d/",
        "mailto:a@example.org",
    ],
)
def test_an_address_of_another_site_is_no_link_into_this_one(link: str) -> None:
    site = site_of({"content/posts/a.md": f"{HEAD}[x]({link})\n", "content/posts/d.md": DRAFT}, config=HERE)
    assert entry_of(site, "content/posts/a.md").links == ()
    assert [p for p in site.problems if p.code.startswith("LI")] == []


def test_an_address_in_full_leads_to_its_page_and_stays_where_the_site_has_none() -> None:
    body = "[b](https://example.org/blog/posts/b/#p) [s](https://example.org/blog/status?x=1#now)"
    site = site_of({"content/posts/a.md": f"{HEAD}{body}\n", "content/posts/b.md": HEAD}, config=HERE)
    assert entry_of(site, "content/posts/a.md").links == ("posts/b/#p", "https://example.org/blog/status?x=1#now")
    assert [p for p in site.problems if p.code.startswith("LI")] == []


@pytest.mark.parametrize("link", ["http://localhost:8000/posts/d/", "/posts/d/", "d.md", "/old/"])
def test_links_of_actions_and_events_are_resolved_too(link: str) -> None:
    event = f"timeline: [{{at: 2024-05-06 10:00, text: Down, links: [{link}, https://t.example/1, /posts/b/]}}]"
    text = HEAD.replace("---\n\n", f"actions: [{{text: Do it, link: '{link}'}}]\n{event}\n---\n\nWords.\n")
    files = {"content/posts/a.md": text, "content/posts/b.md": HEAD, "content/posts/d.md": DRAFT}
    site = site_of(files)
    entry = entry_of(site, "content/posts/a.md")
    assert (entry.actions[0].link, entry.actions[0].reference) == ("", "")
    assert [(p.url, p.text) for p in entry.timeline[0].links] == [
        ("https://t.example/1", ""),
        ("posts/b/", "/posts/b/"),
    ]
    assert [place.split(":")[1] for place, _ in named(site, "link-to-hidden")] == ["4", "5"]


def test_an_action_of_the_body_names_no_hidden_post() -> None:
    text = f"{HEAD}## Action items\n\n- [ ] See issue ([#12](http://localhost:8000/posts/d/))\n"
    site = site_of({"content/posts/a.md": text, "content/posts/d.md": DRAFT})
    assert "posts/d" not in repr(entry_of(site, "content/posts/a.md"))
    assert len(named(site, "link-to-hidden")) == 1


def test_each_link_to_the_same_hidden_post_is_reported() -> None:
    body = "[x](d.md) [x](d.md), [x][d] [d]\n\n<a href='d.md'>x</a> <a href='d.md'>x</a>\n\n[d]: d.md\n"
    site = site_of({"content/posts/a.md": f"{HEAD}{body}", "content/posts/d.md": DRAFT})
    places = [place.removeprefix("content/posts/a.md:") for place, _ in named(site, "link-to-hidden")]
    assert places == ["6:5", "6:15", "6:22", "6:29", "8:1", "8:22"]


def test_an_entry_of_the_menu_is_a_link_too() -> None:
    at = Place("site.yaml", 3, 10, 3, 20)
    urls = (
        "/",
        "/posts/b/",
        "posts/b.md",
        "/gone/",
        "/posts/d/",
        "https://t.example/",
        "http://localhost:8000/posts/d/",
    )
    config = Config(menu=tuple(MenuItem(f"Entry {number}", url, at) for number, url in enumerate(urls)))
    site = site_of({"content/posts/b.md": HEAD, "content/posts/d.md": DRAFT}, config=config)
    assert [(p.code, str(p.place)) for p in site.problems] == [
        ("LI001", "site.yaml:3:10"),
        *[("LI002", "site.yaml:3:10")] * 2,
    ]
    kept = [(item.title[-1], item.url) for item in site.config.menu or ()]
    assert kept == [("0", ""), ("1", "posts/b/"), ("2", "posts/b/"), ("3", "gone/"), ("5", "https://t.example/")]


def test_pages_of_older_posts_are_addresses_too() -> None:
    texts = {
        f"content/posts/{number}.md": f"---\ndate: 2020-01-01\ntags: [pumps]\n---\nPost {number}."
        for number in range(100)
    }
    texts["content/about.md"] = (
        "---\nlayout: page\n---\n[Older](/page/1/), [of pumps](/tags/pumps/page/1/), [none](/page/2/)"
    )
    assert named(site_of(texts), "broken-link") == [
        ("content/about.md:4:60", "the link /page/2/ leads to nothing on this site")
    ]
