"""What a reader finds in a page of the default theme."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

from msgspec import structs

from generator.model.config import Config, MenuItem
from generator.model.post import Html
from generator.model.site import Article, Head, Lesson, Passage, Section, Site, Told
from tests.render.sample_site import ABOUT, CONFIG, DRAFT, FULL, MENU, SITE, TOLD, entry, heading
from tests.render.test_outputs import cooked

POST = "posts/the-silent-broker/index.html"


def page(path: str, site: Site = SITE) -> str:
    return cooked(site)[path].decode()


def listed(post: Article) -> str:
    """The home page of a site of one post."""
    return page("index.html", structs.replace(SITE, posts=(post,), pages=(), tags=(), files=()))


def alone(post: Article, config: Config = CONFIG) -> str:
    """The page of a post that is alone in its site."""
    return page(post.file, structs.replace(SITE, config=config, posts=(post,), pages=(), tags=(), files=()))


class Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.fragments: list[str] = []
        self.headings: list[int] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if str(known.get("href", "")).startswith("#"):
            self.fragments.append(str(known["href"])[1:])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.inline += [name for name in known if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and known.get("type") != "application/ld+json"):
            self.inline.append(tag)


def read(html: str) -> Ids:
    parser = Ids()
    parser.feed(html)
    return parser


def test_pages_hold_no_inline_style_or_script() -> None:
    assert [path for path, data in cooked(SITE).items() if path.endswith("html") and read(data.decode()).inline] == []


def test_every_id_is_unique_and_every_fragment_leads_somewhere() -> None:
    for path, data in cooked(SITE).items():
        if path.endswith("html"):
            found = read(data.decode())
            assert len(found.ids) == len(set(found.ids)), path
            assert set(found.fragments) <= set(found.ids), path


def test_headings_go_down_one_level_at_a_time_from_one_h1() -> None:
    for path, data in cooked(SITE).items():
        if path.endswith("html"):
            levels = read(data.decode()).headings
            assert levels.count(1) == 1, path
            assert all(two - one <= 1 for one, two in pairwise(levels)), path


def test_a_title_is_text_wherever_it_stands() -> None:
    for path, data in cooked(SITE).items():
        assert b"<em>how" not in data, path
    assert "The silent broker, or &lt;em&gt;how a green light lied&lt;/em&gt;" in page(POST)


def test_the_post_page_tells_in_this_order() -> None:
    html = page(POST)
    marks = [
        "<h1>",
        'class="byline"',
        'class="summary',
        'class="in-short"',
        'class="contents"',
        'class="scale"',
        '<ol class="timeline">',
        'id="what-happened"',
        'id="learning-1"',
        'id="action-1"',
        'id="further-reading"',
        'class="footnotes"',
        'rel="prev"',
    ]
    places = [html.index(mark) for mark in marks]
    assert places == sorted(places)


def test_the_body_s_own_timeline_comes_first_and_is_not_drawn_again() -> None:
    html = page("posts/low-water/index.html")
    assert html.index('id="timeline"') < html.index('id="summary"')
    assert '<ol class="timeline">' not in html
    assert html.count("The pool runs dry.") == 1


def test_learnings_of_the_body_are_not_drawn_again() -> None:
    html = page("posts/three-calendars/index.html")
    assert len(re.findall(r'class="[^"]*\blearning\b', html)) == 1


def test_learnings_from_data_have_an_id_and_a_permanent_link() -> None:
    html = page(POST)
    assert '<li class="learning learning-general" id="learning-1">' in html
    assert 'href="#learning-1"' in html
    assert "<strong>Check the date, not the file.</strong> A certificate" in html
    assert "What went well" in html


def test_an_as_told_timeline_links_each_phrase_and_invents_no_date() -> None:
    html = page("posts/three-calendars/index.html")
    section = html[html.index("Timeline, as told") : html.index("</section>", html.index("Timeline, as told"))]
    assert 'It was <a href="#told-1"><em>the week before the regatta</em></a> when' in section
    assert re.findall(r'datetime="([^"]*)"', section) == ["2024-11-03"]
    assert "in its order and its words" in section


def test_a_drawn_section_takes_an_id_that_the_body_leaves_free() -> None:
    body = (Passage("other", "learnings", (Html(heading("Learnings", "learnings")),)),)
    sections = (structs.replace(FULL.sections[0], anchor="learnings"),)
    html = alone(structs.replace(FULL, passages=body, sections=sections, pictures=(), links=(), targets=()))
    assert html.count('id="learnings"') == 1
    assert 'id="learnings-2"' in html


def test_a_draft_says_so_and_shows_what_is_missing() -> None:
    html = page("posts/not-yet/index.html", structs.replace(SITE, drafts=True))
    assert "draft-banner" in html
    assert "Picture missing: sketch.png" in html
    assert '<meta name="robots" content="noindex">' in html


def test_a_build_with_drafts_shows_what_is_missing_in_published_posts_too() -> None:
    html = page(POST, structs.replace(SITE, drafts=True))
    assert 'class="picture-missing-box">Picture missing: /images/broker.png' in html
    assert "picture-missing-box" not in page(POST)


def test_a_site_whose_feed_is_empty_does_not_lead_to_it() -> None:
    assert 'href="/notes/feed.xml"' in page("about/index.html")
    files = cooked(structs.replace(SITE, posts=(DRAFT,), tags=()))
    assert b"feed.xml" not in files["about/index.html"]
    assert "feed.xml" in files


def test_a_missing_picture_of_a_published_post_is_its_alt_text_and_no_url() -> None:
    html = page(POST)
    assert '<figure class="picture-missing">The broker and its three certificates</figure>' in html
    assert "broker.png" not in html


def test_urls_stand_below_the_base_path() -> None:
    html = page(POST)
    links = re.findall(r'(?:href|src)="(/[^"]*)"', html)
    assert links
    assert all(link.startswith("/notes/") for link in links)
    assert '<a href="/notes/posts/three-calendars/#rota">an earlier note</a>' in html


def test_the_menu_marks_where_the_reader_is() -> None:
    assert '<a href="/notes/about/" aria-current="page">About these notes</a>' in page("about/index.html")
    html = page(POST, structs.replace(SITE, config=structs.replace(CONFIG, menu=MENU)))
    assert '<a href="/notes/tags/">Tags</a>' in html
    assert '<a href="https://code.example/">Source</a>' in html


def test_a_menu_link_that_runs_something_leads_nowhere() -> None:
    menu = (MenuItem("Run", "javascript:alert(1)"), MenuItem("Disguised", "\\\\evil.example"))
    html = page(POST, structs.replace(SITE, config=structs.replace(CONFIG, menu=menu)))
    assert '<a href="#">Run</a>' in html
    assert "javascript" not in html
    assert '<a href="#">Disguised</a>' in html


def test_the_home_lists_posts_by_year_with_what_they_did() -> None:
    html = page("index.html")
    assert re.findall(r'<h2 id="([^"]*)">', html) == ["year-2025", "year-2024", "undated"]
    assert '<p class="item-impact"><span class="label">Impact</span> 18,400 confirmations were late' in html
    assert '<span class="severity severity-2">SEV2 major</span>' in html
    assert "<span>1 h 54 min</span>" in html, "as long as it was felt, not until all was tidied up"


def test_a_list_says_what_a_post_tells_and_its_first_words_only_where_nothing_else_is_known() -> None:
    told = structs.replace(FULL, description="A light was green.", lead="It was dark.")
    assert '<p class="item-text">A light was green.</p>' in listed(told)
    assert "It was dark." not in listed(told)
    assert "It was dark." not in listed(structs.replace(told, description=""))
    bare = structs.replace(told, description="", head=structs.replace(told.head, impact=""))
    assert '<p class="item-text">It was dark.</p>' in listed(bare)
    assert "item-impact" not in listed(bare)


def test_a_home_text_stands_above_the_list() -> None:
    text = entry("", "Welcome", kind="home", passages=(Passage("other", "", (Html("<p>Come in.</p>"),)),))
    html = page("index.html", structs.replace(SITE, home=text))
    assert "<h1>Welcome</h1>" in html
    assert html.index("<p>Come in.</p>") < html.index('id="year-2025"')


def test_a_redirect_leads_on_by_itself_and_by_a_link() -> None:
    html = page("old/broker.html")
    assert '<meta http-equiv="refresh" content="0; url=/notes/posts/the-silent-broker/">' in html
    assert '<link rel="canonical" href="https://harbour.example/notes/posts/the-silent-broker/">' in html
    assert '<a href="/notes/posts/the-silent-broker/">' in html


def test_json_ld_survives_a_title_that_would_end_it() -> None:
    hostile = structs.replace(FULL, title="</script><script>alert(1)</script><!-- \u2028 &")
    html = alone(hostile)
    data = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert len(data) == 1
    posting = json.loads(data[0])["@graph"][0]
    assert posting["headline"].startswith("</script><script>")
    assert "<" not in data[0]
    assert "\u2028" not in data[0]
    assert "<script>alert" not in html


def test_json_ld_says_who_when_and_what() -> None:
    data = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(POST), re.DOTALL)
    posting, trail = json.loads(data[0])["@graph"]
    assert posting["@type"] == "BlogPosting"
    assert posting["datePublished"] == "2025-03-10T00:00:00Z"
    assert [author["name"] for author in posting["author"]] == ["Ines Okafor", "Tom Reinholt"]
    assert posting["image"] == ["https://harbour.example/notes/media/queue-age.0a1b2c3d.png"]
    assert [step["position"] for step in trail["itemListElement"]] == [1, 2]


def test_text_from_posts_is_escaped_in_every_corner() -> None:
    bad = '"><img src=x onerror=alert(1)>'
    hostile = structs.replace(
        FULL,
        description=bad,
        authors=(bad,),
        tags=(),
        head=structs.replace(FULL.head, impact=bad, services=(bad,), severity=bad, status=bad, detection=bad),
        timeline=tuple(structs.replace(event, text=bad, actor=bad) for event in FULL.timeline),
        learnings=(Lesson(bad, "general", "learning-1", (bad,)),),
        actions=tuple(structs.replace(task, text=bad, owner=bad, link="javascript:alert(1)") for task in FULL.actions),
        pictures=tuple(structs.replace(picture, alt=bad, caption=bad) for picture in FULL.pictures),
    )
    told = structs.replace(TOLD, told=(Told(bad, f"so {bad} then", None, "told-1"),))
    for html in (alone(hostile), alone(told)):
        assert "<img src=x" not in html
        assert read(html).inline == []
        assert "javascript:" not in html


def test_braces_of_a_template_language_stay_text() -> None:
    words = "{{ 7 * 7 }} {% raw %}"
    html = alone(entry("posts/helm/", words, passages=(Passage("other", "", (Html(f"<p>{words}</p>"),)),)))
    assert html.count(words) >= 2


def test_no_template_of_the_theme_marks_anything_safe() -> None:
    from tests.render.sample_site import default_theme

    for source in default_theme().templates:
        assert not re.search(rb"\|\s*safe|autoescape|Markup", source.data), source.path


def test_no_file_of_the_theme_is_too_long_to_read() -> None:
    from tests.render.sample_site import default_theme

    theme = default_theme()
    assert [s.path for s in (*theme.templates, *theme.assets) if s.data.count(b"\n") > 400] == []


def test_a_page_shows_its_text_and_no_byline() -> None:
    html = page("about/index.html")
    assert "<h1>About these notes</h1>" in html
    assert "Everything here is made up." in html
    assert ABOUT.url in html
    assert 'class="byline"' not in html


def test_a_page_of_many_parts_has_contents_and_a_short_one_has_none() -> None:
    sections = tuple(Section(f"Part {n}", 2, f"part-{n}", "other") for n in (1, 2, 3))
    body = Html("".join(heading(section.text, section.anchor) for section in sections))
    long = structs.replace(ABOUT, sections=sections, passages=(Passage("other", "", (body,)),))
    html = page("about/index.html", structs.replace(SITE, pages=(long,)))
    assert html.index('<nav class="contents"') < html.index('<a href="#part-2">Part 2</a>') < html.index('id="part-1"')
    assert 'class="contents"' not in page("about/index.html")


def test_the_byline_names_the_incident_and_the_state_of_the_text() -> None:
    html = page(POST)
    byline = html[html.index('class="byline"') : html.index('class="summary')]
    assert "<span>Incident INC-41</span><span>Write-up: final</span>" in byline
    known = alone(entry("posts/x/", "X", head=Head(id="INC-7")))
    assert "Incident INC-7" in known
    assert 'class="summary' not in known


def test_a_line_may_end_between_a_day_and_its_time_only() -> None:
    assert '8 March 2025, <span class="clock">02:11 UTC</span></time>' in page(POST)


def test_hidden_slots_stay_empty_for_who_may_not_see_them() -> None:
    shown = structs.replace(FULL, hidden=('<p class="internal">For us.</p>',))
    assert "For us." not in page(POST)
    assert "For us." in alone(shown)


def test_a_draft_is_in_no_feed_and_no_sitemap() -> None:
    files = cooked(SITE)
    assert DRAFT.url.encode() not in files["feed.xml"]
    assert DRAFT.url.encode() not in files["sitemap.xml"]
