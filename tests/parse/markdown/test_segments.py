"""The body as HTML with slots: what is written, what is cleaned, what is marked."""

import pytest
from hypothesis import given, settings

from generator.model.post import Html, ImageSlot, LinkSlot
from generator.parse.markdown.html_writer import Mark
from generator.parse.markdown.segments import Chapter, WrittenBody, write_body
from tests.parse.markdown.test_document import MARKDOWN
from tests.parse.reading import read


def written(markdown: str, marks: dict[int, Mark] | None = None, trusted: bool = False) -> WrittenBody:
    parsed, document = read(markdown)
    return write_body(parsed.tokens, document, (), marks or {}, {}, trusted=trusted)


def html(markdown: str, marks: dict[int, Mark] | None = None, trusted: bool = False) -> str:
    body = written(markdown, marks, trusted)
    shown = {ImageSlot: "[image]", LinkSlot: "[link]"}
    return "".join(
        segment.html if isinstance(segment, Html) else shown.get(type(segment), "[hidden]")
        for part in body.parts
        for segment in part.segments
    )


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n"),
        ("a & b < c", "<p>a &amp; b &lt; c</p>\n"),
        ("a  \nb", "<p>a<br>\nb</p>\n"),
        ("3. c", '<ol start="3">\n<li>c</li>\n</ol>\n'),
        ("- [x] a", '<ul class="contains-task-list"><li class="task-list-item">'),
        ("> [!WARNING]\n> mind", '<div class="markdown-alert markdown-alert-warning">\n'),
        ('!!! note "Mind"\n    this', '<p class="markdown-alert-title">Mind</p>'),
        ("::: tip\nthis\n:::", '<div class="markdown-alert markdown-alert-tip">\n<p>this</p>\n</div>'),
        ("term\n: meaning", "<dl><dt>term</dt>\n<dd>"),
        ("a[^1]\n\n[^1]: note", '<sup class="footnote-ref"><a href="#fn1" id="fnref1">1</a></sup>'),
        ("see https://x.example/ now", '<a href="https://x.example/" class="autolink">https://x.example/</a>'),
        ("[post](other.md#part)", '<p><a href="[link]">post</a></p>\n'),
        ("[part](#part)", '<a href="#part">'),
        ("[word]{.term}", '<span class="term">word</span>'),
        ("```yaml\na: 1\n```", '<pre class="highlight" tabindex="0"><code class="language-yaml"><span'),
        ("```nosuchlanguage\n<a>\n```", '<code class="language-nosuchlanguage">&lt;a&gt;'),
        ("|a|\n|:-:|\n|b|", '<th class="align-center">a</th>'),
        ("a <kbd>Ctrl</kbd>", "<kbd>Ctrl</kbd>"),
        (
            "<details><summary>s</summary>\n\ntext\n\n</details>",
            "<details><summary>s</summary>\n<p>text</p>\n</details>",
        ),
        ("delete <pod-name> now", "delete &lt;pod-name&gt; now"),
        ("{{ config }} {% raw %}", "<p>{{ config }} {% raw %}</p>"),
    ],
)
def test_markdown_becomes_html(markdown: str, expected: str) -> None:
    assert expected in html(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>boom(1)</script>\n\nafter",
        "a <script>boom(1)</script> b\n\nafter",
        '<img src=x onerror="boom(1)"> after',
        '<iframe srcdoc="<script>boom(1)</script>"></iframe>\n\nafter',
        "<svg onload=boom(1)><a xlink:href='javascript:boom(2)'>x</a></svg>\n\nafter",
        "<a href='javascript:boom(1)'>x</a> after",
        "[x](javascript:boom(1)) after",
        "<details open ontoggle=boom(1)>x</details>\n\nafter",
        "<style>*{background:url(//e.example/boom(1))}</style>\n\nafter",
        '[x]{onclick="boom(1)" style="x"} after',
        "<title> <plaintext> <textarea> boom\n\nafter",
    ],
)
def test_raw_html_can_run_and_load_nothing_and_swallows_nothing(markdown: str) -> None:
    shown = html(markdown)
    assert "after" in shown
    for danger in ("<script", "onerror=", "onload=", "ontoggle=", "onclick=", 'href="javascript', "<iframe", "<style"):
        assert danger not in shown or f"&lt;{danger[1:]}" in shown


@pytest.mark.parametrize("trusted", [True, False])
def test_comments_reach_nobody_even_in_trusted_html(trusted: bool) -> None:
    shown = html("a <!-- secret --> b\n\n<!--\nsecret\n-->\n\n<div>c</div>\n\n<!-- open secret", trusted=trusted)
    assert "secret" not in shown
    assert "<div>c</div>" in shown


def test_a_picture_alone_is_a_figure_and_its_title_its_caption() -> None:
    body = written('![A graph](g.png "Latency")\n\ninline ![i](i.png) here\n\n![x](x.png)\n*Under it*\n')
    slots = [segment for part in body.parts for segment in part.segments if isinstance(segment, ImageSlot)]
    assert slots == [ImageSlot(0, True), ImageSlot(1, False), ImageSlot(2, True)]
    assert [image.target for image in body.images] == ["g.png", "i.png", "x.png"]
    assert [image.caption.raw if image.caption else "" for image in body.images] == ["Latency", "", "Under it"]
    assert [str(image.place) for image in body.images] == ["post.md:1:1", "post.md:3:8", "post.md:5:1"]


def test_an_img_tag_is_a_picture_like_any_other() -> None:
    body = written('<p align="center"><img src="/a.png" alt="A" width="300"></p>\n')
    assert [(image.target, image.alt.raw, image.width) for image in body.images] == [("/a.png", "A", 300)]


def test_links_into_the_site_are_slots_with_their_places() -> None:
    body = written("see [one](../one.md#part) and\n[two](/two/)")
    assert [(link.target, link.fragment, str(link.place)) for link in body.links] == [
        ("../one.md", "part", "post.md:1:11"),
        ("/two/", "", "post.md:2:7"),
    ]


def test_what_was_understood_is_marked_where_it_stands() -> None:
    marks = {1: Mark("event", "event-1", "10:02", "2024-01-01T10:02"), 2: Mark("learning", "learning-1")}
    assert html("- **10:02** began\n- know it\n", marks) == (
        '<ul><li id="event-1" class="event"><strong><time datetime="2024-01-01T10:02">10:02</time></strong>'
        " began</li>\n"
        '<li id="learning-1" class="learning">know it</li>\n</ul>\n'
    )


def test_a_heading_and_a_term_are_marked_too() -> None:
    marks = {1: Mark("event", "event-1", "10:02", "2024-01-01T10:02", "start"), 3: Mark("event", "event-2")}
    shown = html("### 10:02 it began {#own}\n\n10:10\n: it ended\n", marks)
    assert '<h3 id="event-1" class="event phase-start"><time datetime="2024-01-01T10:02">10:02</time> it' in shown
    assert '<dt id="event-2" class="event">10:10</dt>' in shown


def test_an_event_has_its_phase_as_a_class_and_the_day_that_begins_with_it() -> None:
    marks = {1: Mark("event", "event-1", "00:10", "2024-01-02T00:10", "mitigated", "2024-01-02")}
    for raw in ("", " <b>raw</b>"):
        shown = html(f"- 00:10 calm{raw}\n", marks)
        assert 'class="event phase-mitigated"' in shown
        assert 'data-day="2024-01-02"' in shown


def test_a_time_is_marked_where_its_day_has_a_cell_of_its_own() -> None:
    table = "| Day | At | What |\n| --- | --- | --- |\n| 2024-01-01 | 10:02 | it began |\n"
    shown = html(table, {3: Mark("event", "event-1", "2024-01-01 10:02", "2024-01-01T10:02")})
    assert '<td>2024-01-01</td>\n<td><time datetime="2024-01-01T10:02">10:02</time></td>' in shown


def test_a_link_that_shows_its_own_address_is_marked() -> None:
    assert html("<https://a.example/>\n") == (
        '<p><a href="https://a.example/" class="autolink">https://a.example/</a></p>\n'
    )


def test_chapters_cut_the_body_where_their_headings_stand() -> None:
    markdown = "intro\n\n## Timeline\n\n- a\n\n## Learnings\n\nb\n"
    chapters = (Chapter(3, "timeline", "timeline"), Chapter(7, "learnings", "learnings"))
    anchors = {3: "timeline", 7: "learnings"}
    parsed, document = read(markdown)
    body = write_body(parsed.tokens, document, chapters, {}, anchors)
    assert [(part.role, part.anchor) for part in body.parts] == [
        ("other", ""),
        ("timeline", "timeline"),
        ("learnings", "learnings"),
    ]


def test_html_that_wraps_several_chapters_is_not_torn() -> None:
    markdown = "<details>\n\n## One\n\na\n\n## Two\n\n</details>\n"
    chapters = (Chapter(3, "other", "one"), Chapter(7, "other", "two"))
    parsed, document = read(markdown)
    body = write_body(parsed.tokens, document, chapters, {}, {3: "one", 7: "two"})
    assert len(body.parts) == 1
    assert [segment.html.count("details>") for segment in body.parts[0].segments if isinstance(segment, Html)] == [2]


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_any_text_is_written_and_no_mark_of_ours_is_left_in_it(markdown: str) -> None:
    shown = html(markdown)
    assert not any("\ufdd0" <= character <= "\ufdef" for character in shown)


@pytest.mark.parametrize("trusted", [True, False])
def test_html_that_wraps_chapters_is_not_torn_in_trusted_html_either(trusted: bool) -> None:
    markdown = '<div class="a">\n\n## Timeline\n\n- 2020-01-01 10:30 x\n\n</div>\n'
    parsed, document = read(markdown)
    chapters = (Chapter(3, "timeline", "timeline"),)
    body = write_body(parsed.tokens, document, chapters, {}, {3: "timeline"}, trusted=trusted)
    assert len(body.parts) == 1


def test_the_attributes_of_a_table_and_of_a_link_are_written() -> None:
    assert '<table id="t1" class="x">' in html("{#t1 .x}\n\n| a |\n|---|\n| b |\n".replace("}\n\n", "}\n"))
    assert html("[x](#y){#z .w}") == '<p><a href="#y" id="z" class="w">x</a></p>\n'


@pytest.mark.parametrize("line", ["{% include x %}", "{}", "{foo=bar}", "{.a} and {b}", "{% raw %}"])
def test_a_line_in_braces_that_is_no_attributes_is_shown(line: str) -> None:
    assert html(f"{line}\n\nafter") == f"<p>{line}</p>\n<p>after</p>\n"


@pytest.mark.parametrize("words", ["[x](#y){% raw %}", "`a`{}", "[z]{% b %}"])
def test_braces_behind_a_link_or_code_that_are_no_attributes_are_shown(words: str) -> None:
    assert html(words).endswith(words[words.index("{") :] + "</p>\n")


def test_a_box_has_the_title_that_its_author_gives() -> None:
    title = (
        '<div class="markdown-alert markdown-alert-warning">\n<p class="markdown-alert-title">Mind the <em>gap</em></p>'
    )
    assert title in html("::: warning Mind the *gap*\nWords.\n:::\n")
    assert '<p class="markdown-alert-title">Quoted</p>' in html('> ::: tip "Quoted"\n> x\n> :::\n')
    assert "alert-title" not in html("::: warning\nx\n:::\n") + html("::: warning :::\nx\n:::\n")
    document = read("- ::: warning Mind the gap\n  x\n  :::\n")[1]
    assert document.mask.startswith("              Mind the gap\n")
