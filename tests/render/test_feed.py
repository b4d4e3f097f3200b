"""The Atom feed and the sitemap, as machines read them."""

from xml.etree import ElementTree

from msgspec import structs

from generator.model.post import Html
from generator.model.site import Lesson, Passage, Site
from generator.render.feed import FEED_LENGTH, NEVER
from tests.render.sample_site import FULL, IN_BODY, SITE, TOLD, at, entry
from tests.render.test_outputs import cooked

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def feed(site: Site = SITE) -> ElementTree.Element:
    return ElementTree.fromstring(cooked(site)["feed.xml"])


def text(element: ElementTree.Element, path: str) -> str:
    return element.findtext(path.replace("/", f"/{ATOM}").join((ATOM, ""))) or ""


def test_only_dated_posts_are_in_the_feed_newest_first() -> None:
    ids = [text(item, "id") for item in feed().iter(f"{ATOM}entry")]
    base = "https://harbour.example/notes/posts/"
    assert ids == [f"{base}the-silent-broker/", f"{base}three-calendars/", f"{base}low-water/"]


def test_times_name_a_zone() -> None:
    first = next(feed().iter(f"{ATOM}entry"))
    assert (text(first, "published"), text(first, "updated")) == ("2025-03-10T00:00:00Z", "2025-04-02T00:00:00Z")
    assert text(feed(), "updated") == "2025-04-02T00:00:00Z"


def test_the_full_text_has_absolute_addresses_alone() -> None:
    content = text(next(feed().iter(f"{ATOM}entry")), "content")
    here = "https://harbour.example/notes/posts/the-silent-broker/"
    assert 'href="https://harbour.example/notes/posts/three-calendars/#rota"' in content
    assert 'src="https://harbour.example/notes/media/queue-age.0a1b2c3d.png"' in content
    assert f'<a href="{here}#fn1" id="fnref1">' in content
    assert 'href="#' not in content
    assert 'href="/' not in content
    assert 'class="anchor"' not in content


def test_what_stands_in_front_matter_alone_is_told_in_the_feed_too() -> None:
    content = text(next(feed().iter(f"{ATOM}entry")), "content")
    assert "<h2>Timeline</h2>\n<p>Times in UTC.</p>\n<ol>\n<li><strong>8 March 2025, <time " in content
    assert all(f"{event.text}</li>" in content for event in FULL.timeline)
    assert all(lesson.text in content for lesson in FULL.learnings)
    assert all(task.text in content for task in FULL.actions)
    assert content.index("<h2>Timeline</h2>") < content.index("<h2>Learnings</h2>") < content.index("<h2>Actions</h2>")


def test_what_the_body_tells_is_told_once() -> None:
    site = structs.replace(SITE, posts=(structs.replace(IN_BODY, date=at("2024-02-02")),), tags=())
    content = text(next(feed(site).iter(f"{ATOM}entry")), "content")
    assert "<h2>Timeline</h2>" not in content


def test_lists_from_front_matter_are_escaped() -> None:
    event = structs.replace(FULL.timeline[0], text="<b>&", actor="<i>")
    post = structs.replace(FULL, timeline=(event,), learnings=(Lesson("<script>", "well", "", ()),), actions=())
    content = text(next(feed(structs.replace(SITE, posts=(post,), tags=())).iter(f"{ATOM}entry")), "content")
    assert "&lt;i&gt;: &lt;b&gt;&amp;</li>" in content
    assert "<h3>What went well</h3>\n<ul>\n<li>&lt;script&gt;</li>" in content


def test_text_that_xml_cannot_hold_leaves_a_feed_that_parses() -> None:
    wild = "a\x00b\x1bc\ufffed\U0001ffffe\ud800f ]]> <![CDATA[ &amp; <b>"
    passages = (Passage("other", "", (Html(f"<p>{wild}</p>"),)),)
    post = entry("posts/wild/", wild, date=at("2020"), authors=(wild,), tags=(wild,), passages=passages)
    site = structs.replace(SITE, posts=(post,), tags=())
    item = next(feed(site).iter(f"{ATOM}entry"))
    assert text(item, "title") == "abcdef ]]> <![CDATA[ &amp; <b>"
    ElementTree.fromstring(cooked(site)["sitemap.xml"])


def test_an_empty_feed_is_a_feed() -> None:
    empty = feed(structs.replace(SITE, posts=(), tags=()))
    assert text(empty, "updated") == NEVER
    assert text(empty, "title") == "Harbour Notes"


def test_a_feed_has_an_end() -> None:
    many = tuple(structs.replace(TOLD, url=f"posts/{number}/") for number in range(FEED_LENGTH + 5))
    entries = feed(structs.replace(SITE, posts=many, tags=())).iter(f"{ATOM}entry")
    assert [text(item, "id") for item in entries] == [
        f"https://harbour.example/notes/posts/{number}/" for number in range(FEED_LENGTH)
    ]


def test_the_sitemap_names_every_page_once_with_its_last_change() -> None:
    root = ElementTree.fromstring(cooked(SITE)["sitemap.xml"])
    found = {url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod") for url in root}
    base = "https://harbour.example/notes/"
    assert len(found) == len(root)
    assert found[base] == "2025-04-02"
    assert found[f"{base}posts/three-calendars/"] == "2024-11-01"
    assert found[f"{base}about/"] is None
    assert f"{base}tags/rota/" in found
    assert not any("silent-broker/index" in str(url) or "old/" in str(url) for url in found)


def test_robots_txt_names_the_sitemap() -> None:
    assert b"Sitemap: https://harbour.example/notes/sitemap.xml\n" in cooked(SITE)["robots.txt"]
