"""A small made-up site, by hand: everything that a page can show, in the form that the other rooms hand it over."""

from pathlib import Path

from generator.model.config import Config, MenuItem
from generator.model.incident import Durations, Moment
from generator.model.post import HiddenSlot, Html, ImageSlot, LinkSlot, Segment
from generator.model.project import Theme
from generator.model.site import (
    Article,
    Definition,
    File,
    Head,
    Lesson,
    Occurrence,
    Passage,
    Picture,
    Section,
    Site,
    Tag,
    Task,
    Told,
)
from generator.model.text import Source, digest_of

THEME_FOLDER = Path(__file__).parents[2] / "themes" / "default"

CONFIG = Config(
    title="Harbour Notes",
    base_url="https://harbour.example/notes/",
    author="The Harbour crew",
    description="What broke, how we found out, and what we changed.",
)

CODE = (
    '<pre class="highlight" tabindex="0"><code class="language-python"><span class="k">def</span> '
    '<span class="nf">retry</span><span class="p">(</span><span class="n">call</span><span class="p">,</span> '
    '<span class="n">times</span><span class="o">=</span><span class="mi">3</span><span class="p">):</span>\n'
    '    <span class="c1"># Wait a little longer before each attempt, so that a queue can drain.</span>\n'
    '    <span class="k">return</span> <span class="n">call</span><span class="p">(</span>'
    '<span class="s2">"again"</span><span class="p">)</span>\n</code></pre>\n'
)

TABLE = (
    '<div class="table-scroll" role="region" tabindex="0" aria-label="Table"><table>\n<thead>\n<tr><th>Shard</th>'
    '<th class="align-right">Rows behind</th><th>Oldest unread message</th><th>What the dashboard said</th></tr>\n'
    "</thead>\n<tbody>\n"
    '<tr><td>north-1</td><td class="align-right">18,400</td><td>02:11:09 UTC</td><td>green, because it counts pods</td>'
    '</tr>\n<tr><td>north-2</td><td class="align-right">0</td><td>none</td><td>green</td></tr>\n'
    "</tbody>\n</table></div>\n"
)


def heading(words: str, anchor: str, level: int = 2) -> str:
    link = f'<a class="anchor" href="#{anchor}" aria-label="Link to this section">#</a>'
    return f'<h{level} id="{anchor}">{words} {link}</h{level}>\n'


def at(iso: str, zone: str = "UTC") -> Moment:
    precision = {4: "year", 7: "month", 10: "day"}.get(len(iso), "minute")
    return Moment(iso, precision, zone if precision == "minute" else "")  # type: ignore[arg-type]


def entry(url: str, title: str, **fields: object) -> Article:
    """An entry with its body, a title and a URL; every other field is empty unless given."""
    passages = fields.pop("passages", (Passage("other", "", (Html("<p>Nothing more is known.</p>\n"),)),))
    values: dict[str, object] = {
        "source": f"content/{url.strip('/') or 'index'}.md",
        "kind": "post",
        "url": url,
        "file": f"{url}index.html",
        "title": title,
        "date": None,
        "updated": None,
        "description": "",
        "lead": "",
        "authors": (),
        "tags": (),
        "draft": False,
        "head": Head(),
        "sections": (),
        "timeline": (),
        "timeline_in_body": False,
        "told": (),
        "learnings": (),
        "learnings_in_body": False,
        "actions": (),
        "actions_in_body": False,
        "durations": Durations(),
        "glossary": (),
        "pictures": (),
        "cover": None,
        "links": (),
        "passages": passages,
        "hidden": (),
        "aliases": (),
        "word_count": 900,
    }
    values |= fields
    known = digest_of(repr(sorted(values.items(), key=lambda item: item[0])))
    values.setdefault("targets", values.get("links", ()))
    return Article(**values, summary_digest=digest_of(url, title), digest=known)  # type: ignore[arg-type]


def event(stamp: str, text: str, anchor: str, moment: Moment | None, phase: str = "", **more: object) -> Occurrence:
    values: dict[str, object] = {"until": None, "approx": False, "actor": ""} | more
    return Occurrence(text=text, stamp=stamp, at=moment, anchor=anchor, phase=phase or None, **values)  # type: ignore[arg-type]


EVENTS = (
    event("02:11", "A certificate on the message broker expires.", "event-1", at("2025-03-08T02:11+00:00"), "start"),
    event(
        "02:48",
        "The queue-age alert pages the engineer on call.",
        "event-2",
        at("2025-03-08T02:48+00:00"),
        "detected",
        actor="Pager",
    ),
    event(
        "02:55",
        "Ines opens an incident and calls the broker team.",
        "event-3",
        at("2025-03-08T02:55+00:00"),
        "acknowledged",
    ),
    event(
        "03:40",
        "A certificate from the staging authority is tried; clients refuse it.",
        "event-4",
        at("2025-03-08T03:40+00:00"),
        until=at("2025-03-08T03:52+00:00"),
        approx=True,
    ),
    event(
        "04:05",
        "The new certificate is in place and consumers reconnect.",
        "event-5",
        at("2025-03-08T04:05+00:00"),
        "mitigated",
    ),
    event("04:25", "The backlog is gone.", "event-6", at("2025-03-08T04:25+00:00"), "resolved"),
)

SEGMENTS: tuple[Segment, ...] = (
    Html(
        heading("What happened", "what-happened")
        + "<p>The broker had three certificates and two calendars. The one that mattered was on neither. "
        'We describe the set-up in <a href="'
    ),
    LinkSlot(0),
    Html(
        '">an earlier note</a>, and the vendor keeps <a href="https://broker.example/docs">its own list</a>.'
        '<sup class="footnote-ref"><a href="#fn1" id="fnref1">1</a></sup></p>\n'
    ),
    HiddenSlot(0),
    ImageSlot(0, True),
    Html("<p>Within a minute the consumers had let go of their connections and could not make new ones:</p>\n" + CODE),
    ImageSlot(1, True),
    Html(
        heading("Why nobody saw it", "why-nobody-saw-it")
        + "<p>Our check asked whether the pods were running. They were.</p>\n"
        "<blockquote>\n<p>A green light says what it was asked, never what you meant.</p>\n</blockquote>\n"
        + TABLE
        + '<div class="markdown-alert markdown-alert-warning">\n<p class="markdown-alert-title">Warning</p>\n'
        "<p>Do not restart consumers while the broker refuses them: each restart forgets its place.</p>\n</div>\n"
        + heading("The set-up, in a few words", "the-set-up", 3)
        + "<dl><dt>Broker</dt>\n<dd>Takes messages in and hands them out, once each if all goes well.</dd>\n</dl>\n"
        '<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" checked disabled '
        'aria-label="done"> Renewal runs every week</li>\n<li class="task-list-item"><input type="checkbox" disabled '
        'aria-label="open"> Renewal is watched</li>\n</ul>\n'
    ),
)

FULL = entry(
    "posts/the-silent-broker/",
    "The silent broker, or <em>how a green light lied</em>",
    date=at("2025-03-10"),
    updated=at("2025-04-02"),
    description="For 2 h 14 min no ticket e-mail left the building, all dashboards green. No order was lost.",
    lead="The broker had three certificates and two calendars.",
    authors=("Ines Okafor", "Tom Reinholt"),
    tags=("certificates", "queues"),
    head=Head(
        id="INC-41",
        severity="SEV2",
        status="final",
        started=at("2025-03-08T02:11+00:00"),
        resolved=at("2025-03-08T04:25+00:00"),
        services=("mailer", "broker"),
        causes=("expired certificate",),
        detection="monitoring",
        impact="18,400 confirmations were late, the oldest by 2 h 31 min.",
    ),
    sections=(
        Section("What happened", 2, "what-happened", "other"),
        Section("Why nobody saw it", 2, "why-nobody-saw-it", "other"),
        Section("The set-up, in a few words", 3, "the-set-up", "other"),
        Section("Further reading", 2, "further-reading", "references"),
    ),
    timeline=EVENTS,
    learnings=(
        Lesson(
            "Check the date, not the file. A certificate that is there can still be of no use.",
            "general",
            "learning-1",
            ("alerts",),
        ),
        Lesson("Queue age found it where pod counts could not.", "well", "learning-2", ()),
        Lesson("It happened on a Saturday, with a tenth of the usual mail.", "lucky", "learning-3", ()),
    ),
    actions=(
        Task(
            "Alert on certificates 21 days before they end", "action-1", "Tom", "2025-03-21", "done", "detect", "P1", ""
        ),
        Task(
            "One list of certificates, made by a scan",
            "action-2",
            "Broker team",
            "2025-05-30",
            "open",
            "prevent",
            "P2",
            "https://tickets.example/77",
        ),
    ),
    durations=Durations(detect=37, acknowledge=44, mitigate=114, resolve=134),
    glossary=(Definition("Queue age", "How long the oldest unread message has waited."),),
    pictures=(
        Picture(
            "media/queue-age.0a1b2c3d.png",
            "Queue age climbs from nothing to 134 minutes",
            "Age of the oldest message",
            1200,
            520,
            "/images/queue-age.png",
        ),
        Picture("", "The broker and its three certificates", "", 0, 0, "/images/broker.png"),
    ),
    links=("posts/three-calendars/#rota",),
    passages=(
        Passage("other", "", SEGMENTS),
        Passage(
            "references",
            "further-reading",
            (
                Html(
                    heading("Further reading", "further-reading") + "<ul>\n<li>"
                    '<a href="https://pki.example/renewal">How renewal is meant to work</a></li>\n</ul>\n'
                ),
            ),
        ),
        Passage(
            "other",
            "footnotes",
            (
                Html(
                    '<section class="footnotes" aria-label="Footnotes"><ol class="footnotes-list">\n'
                    '<li id="fn1" class="footnote-item"><p>It lists eleven; we had twelve. '
                    '<a href="#fnref1" class="footnote-backref" '
                    'aria-label="Back to the text">↩︎</a></p>\n</li>\n</ol></section>\n'
                ),
            ),
        ),
    ),
    hidden=("",),
    aliases=("2025/silent-broker/", "old/broker.html"),
    word_count=1240,
)

TOLD = entry(
    "posts/three-calendars/",
    "Three calendars & one rota",
    date=at("2024-11"),
    lead="It was the week before the regatta when the phones went quiet.",
    sections=(Section("Learnings", 2, "learnings", "learnings"),),
    told=(
        Told(
            "the week before the regatta",
            "It was the week before the regatta when the phones went quiet.",
            None,
            "told-1",
        ),
        Told("3 November", "On 3 November the vendor answered.", at("2024-11-03"), "told-2"),
    ),
    learnings=(Lesson("Ask who holds the phone.", "general", "learning-1", ()),),
    learnings_in_body=True,
    tags=("rota",),
    passages=(
        Passage(
            "other",
            "",
            (
                Html(
                    '<p id="told-1">It was the week before the regatta when the phones went quiet.</p>\n'
                    "<p>Nobody had done anything wrong, and nobody was on call.</p>\n"
                    '<p id="told-2">On 3 November the vendor answered.</p>\n'
                ),
            ),
        ),
        Passage(
            "learnings",
            "learnings",
            (
                Html(
                    heading("Learnings", "learnings")
                    + '<ul>\n<li id="learning-1" class="learning">Ask who holds the phone.</li>\n</ul>\n'
                ),
            ),
        ),
    ),
)

IN_BODY = entry(
    "posts/low-water/",
    "Low water",
    date=at("2024-02-01T09:30", ""),
    head=Head(severity="critical", duration="about a day", impact="Every booking page was down."),
    sections=(Section("Summary", 2, "summary", "summary"), Section("Timeline", 2, "timeline", "timeline")),
    timeline=(event("09:30", "The pool runs dry.", "event-1", at("2024-02-01T09:30", ""), "start"),),
    timeline_in_body=True,
    passages=(
        Passage(
            "summary", "summary", (Html(heading("Summary", "summary") + "<p>The pool of addresses ran dry.</p>\n"),)
        ),
        Passage(
            "timeline",
            "timeline",
            (
                Html(
                    heading("Timeline", "timeline") + '<ul>\n<li id="event-1" class="event">'
                    '<time datetime="2024-02-01T09:30">09:30</time> The pool runs dry.</li>\n'
                    '<li id="event-2" class="event">'
                    '<time datetime="2024-02-01T10:10">10:10</time> A second pool is opened.</li>\n</ul>\n'
                ),
            ),
        ),
    ),
)

DRAFT = entry(
    "posts/not-yet/",
    "Not yet",
    draft=True,
    pictures=(Picture("", "A sketch", "", 0, 0, "sketch.png"),),
    passages=(Passage("other", "", (ImageSlot(0, True), Html("<p>Still being written.</p>\n"))),),
)

ABOUT = entry(
    "about/",
    "About these notes",
    kind="page",
    passages=(Passage("other", "", (Html("<p>Everything here is made up.</p>\n"),)),),
)

SITE = Site(
    config=CONFIG,
    posts=(FULL, TOLD, IN_BODY, DRAFT),
    pages=(ABOUT,),
    home=None,
    tags=(
        Tag("certificates", "tags/certificates/", "tags/certificates/index.html", (0,)),
        Tag("queues", "tags/queues/", "tags/queues/index.html", (0,)),
        Tag("rota", "tags/rota/", "tags/rota/index.html", (1,)),
    ),
    files=(File("media/queue-age.0a1b2c3d.png", "static/images/queue-age.png", "0a1b2c3d", True),),
)

MENU = (MenuItem("Tags", "/tags/"), MenuItem("Source", "https://code.example/"))


def default_theme() -> Theme:
    """The theme in `themes/default`, as the disk room hands it over."""
    return Theme("default", _sources("templates"), _sources("assets"))


def _sources(part: str) -> tuple[Source, ...]:
    folder = THEME_FOLDER / part
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple(Source.of(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)
