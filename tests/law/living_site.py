"""A small site on a disk that has some of everything, and that can be changed: what the laws of building begin with."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

# Long before the build: the post of the future and the one that expires stand on either side of it.
BEGINNING = 1_768_046_400  # 2026-01-10T12:00:00Z

SETTINGS = {
    "title": "Low water",
    "base_url": "https://low.example/notes/",
    "author": "The watch",
    "language": "en",
    "timezone": "Europe/London",
    "theme": "own",
    "menu": "[{title: Incidents, url: /}, {title: About, url: /about/}, {title: Pump, url: /posts/pump/}]",
}

POSTS = "content/posts"
PUMP, VALVE, SLUICE, PIER = f"{POSTS}/pump.md", f"{POSTS}/valve.md", f"{POSTS}/sluice.md", f"{POSTS}/pier/index.md"
WEIR, TIDE, EBB, BUOY = f"{POSTS}/2025-03-04-weir.md", f"{POSTS}/tide.md", f"{POSTS}/ebb.md", f"{POSTS}/buoy.md"
ABOUT, HOME = "content/about.md", "content/index.md"


class Text:
    """A text of the site that can be changed: its front matter, each value as YAML, and its paragraphs."""

    def __init__(self, front: Mapping[str, str], *body: str) -> None:
        self.front = dict(front)
        self.body = list(body)

    def data(self) -> bytes:
        """The text as its file holds it."""
        front = "".join(f"{key}: {value}\n" for key, value in self.front.items())
        return ("---\n" + front + "---\n\n" + "\n\n".join(self.body) + "\n").encode()


def texts() -> dict[str, Text]:
    """The texts of a new site by path."""
    return {
        PUMP: Text(
            {"title": "The pump", "date": "2024-05-01", "tags": "[pumps, Storage]", "authors": "[Mira]"},
            "The pump stood still for an hour.",
            "![The gauge](gauge.png)",
            "It is fed by [the valve](valve.md) and by [the sluice](/posts/sluice/).",
            "## Timeline\n\n- 10:00 UTC It stops.\n- 11:00 UTC It runs.",
        ),
        VALVE: Text(
            {"title": "The valve", "date": "2024-06-11", "tags": "[pumps]"},
            "The valve jammed, and [the pump](pump.md#timeline) went dry.",
            "TODO: say which valve.",
        ),
        SLUICE: Text(
            {"title": "The sluice", "date": "2024-07-02", "tags": "[storage, gates]", "aliases": "[/old/sluice/]"},
            "The sluice was left open. See [the pier](pier/index.md).",
            "## What we learned\n\n- Close it before the tide.",
        ),
        PIER: Text(
            {"title": "The pier", "date": "2023-01-05", "cover": "level.png", "description": "Water on the pier."},
            "BGP went away. ![Level](level.png)",
        ),
        WEIR: Text(
            {"title": "The weir", "incident": "{severity: SEV2, services: [weir], started: 2025-03-04T10:00Z}"},
            "The weir held.",
            "```yaml\nweir:\n  open: true\n```",
        ),
        TIDE: Text(
            {"title": "The tide to come", "date": "2026-02-01", "tags": "[gates]"}, "Not yet. [Ebb](ebb.md) was."
        ),
        EBB: Text(
            {"title": "The ebb", "date": "2025-12-01", "expires": "2026-03-01"}, "It goes. [The tide](tide.md) comes."
        ),
        BUOY: Text(
            {"title": "The buoy", "date": "2025-11-01", "tags": "[gates, pumps]"},
            "The buoy sank. ![Where](gone.png) [Nothing](missing.md)",
        ),
        ABOUT: Text({"title": "About"}, "We watch the water. [The pump](posts/pump.md)"),
        HOME: Text({"title": "Low water"}, "What broke, and what we learned."),
    }


def png(colour: int, size: tuple[int, int] = (8, 6)) -> bytes:
    """A picture of one colour: those of one size have the same number of bytes."""
    data = io.BytesIO()
    # Without compression, so that the colour has no say in the length.
    Image.new("RGB", size, (colour, 90, 160)).save(data, "PNG", compress_level=0)
    return data.getvalue()


FILES: dict[str, bytes] = {
    f"{POSTS}/gauge.png": png(10),
    f"{POSTS}/pier/level.png": png(20),
    "static/logo.png": png(30),
    "static/data.txt": b"42\n",
    "glossary.yaml": b"BGP: How networks tell each other their routes\nsluice: A gate for water\n",
}

THEME = "themes/own"
_LIST = (
    "{% macro items(groups) %}{% for group in groups %}<h2>{{ group.name }}</h2>{% for item in group.items %}"
    '<p><a href="{{ item.url }}">{{ item.title }}</a> {{ item.date.words if item.date else "" }} {{ item.text }} '
    '{{ item.severity.words if item.severity else "" }}{{ " (draft)" if item.draft else "" }}</p>\n'
    "{% endfor %}{% endfor %}{% endmacro %}\n"
)
TEMPLATES = {
    "base.html": (
        '<html lang="{{ site.language }}"><title>{{ head.title }}</title><link href="{{ site.stylesheet }}">\n'
        '<link href="{{ site.icon }}"><link href="{{ head.canonical }}"><meta content="{{ head.description }}">\n'
        "<nav>{% for link in site.menu %}<a href=\"{{ link.url }}\">{{ link.title }}{{ '*' if link.current }}</a>"
        '{% endfor %}</nav>{{ head.image }}{{ head.data }}\n{% include "extra.html" ignore missing %}\n'
        '{% include head.kind ~ ".html" ignore missing %}\n'
        "{% block main %}{% endblock %}\n<p>{{ site.author }} {{ site.title }} {{ site.feed }}</p></html>\n"
    ),
    "list.html": _LIST,
    "tags-of.html": '{% for tag in post.tags %}<a href="{{ tag.url }}">{{ tag.name }}{{ tag.count }}</a>{% endfor %}\n',
    "post.html": (
        '{% extends "base.html" %}{% block main %}<h1>{{ post.title }}</h1>{{ post.date.iso if post.date else "" }}\n'
        '{{ post.authors | join(", ") }} {{ "draft" if post.draft }} {{ post.in_short }} {% include "tags-of.html" %}\n'
        "{% if post.timeline %}{% for event in post.timeline.events %}<p>{{ event.time }} {{ event.text }}</p>"
        "{% endfor %}{% endif %}{{ post.cover }}{{ post.timeline_body }}{{ post.story }}{{ post.learnings_body }}"
        "{{ post.tasks_body }}{{ post.references_body }}\n"
        "{% for term in post.terms %}<dfn>{{ term.term }}</dfn> {{ term.meaning }}{% endfor %}\n"
        '{% if post.earlier %}<a href="{{ post.earlier.url }}">{{ post.earlier.title }}</a>{% endif %}\n'
        '{% if post.later %}<a href="{{ post.later.url }}">{{ post.later.title }}</a>{% endif %}{% endblock %}\n'
    ),
    "page.html": '{% extends "base.html" %}{% block main %}<h1>{{ title }}</h1>{{ body }}{% endblock %}\n',
    "home.html": (
        '{% extends "base.html" %}{% import "list.html" as list %}{% block main %}<h1>{{ title }}</h1>{{ lead }}'
        "{{ body }}{{ count }} posts{{ list.items(groups) }}{% endblock %}\n"
    ),
    "tags.html": (
        '{% extends "base.html" %}{% block main %}{% for tag in tags %}<a href="{{ tag.url }}">{{ tag.name }} '
        "{{ tag.count }}</a>{% endfor %}{% endblock %}\n"
    ),
    "tag.html": (
        '{% extends "base.html" %}{% import "list.html" as list %}{% block main %}<h1>{{ tag.name }}</h1>'
        "{{ list.items(groups) }}{% endblock %}\n"
    ),
    "404.html": '{% extends "base.html" %}{% block main %}<a href="{{ home }}">Home</a>{% endblock %}\n',
    "redirect.html": '{% extends "base.html" %}{% block main %}<a href="{{ target }}">{{ title }}</a>{% endblock %}\n',
    "feed.xml": (
        "<feed><title>{{ feed.title }}</title>{{ feed.updated }} {{ feed.author }}{% for entry in feed.entries %}"
        "<entry><id>{{ entry.id }}</id>{{ entry.title }} {{ entry.updated }} {{ entry.summary }} {{ entry.content }}"
        "</entry>\n{% endfor %}</feed>\n"
    ),
    "sitemap.xml": "{% for location in locations %}{{ location.url }} {{ location.modified }}\n{% endfor %}",
}


def edited_template(name: str, number: int) -> str:
    """A template of the theme with a number in it, where a page shows it (0 in a new site): all of one length."""
    template, word = TEMPLATES[name], f"<b>{number}</b>"
    anchor = next((anchor for anchor in ("<h2>", "<nav>", "{% block main %}") if anchor in template), "")
    return template.replace(anchor, anchor + word, 1) if anchor else word + template


ASSETS: dict[str, bytes] = {"10.css": b"p { margin: 0 }\n", "icon.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>\n'}


class LivingSite:
    """A site in the folder `root`, as it stands on the disk and as it is built: its texts, settings, flags and clock.

    `builds` says what is wished of the next builds besides: that outputs or the store were touched between them.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.texts = texts()
        self.settings = dict(SETTINGS)
        self.flags: set[str] = set()
        self.base_url = ""
        self.epoch = BEGINNING
        self.written_as_of = False
        self.store_damaged = False
        for path in self.texts:
            self.save(path)
        self.save_settings()
        for path, data in FILES.items():
            self.put(path, data)
        for name in TEMPLATES:
            self.put(f"{THEME}/templates/{name}", edited_template(name, 0).encode())
        for name, data in ASSETS.items():
            self.put(f"{THEME}/assets/{name}", data)

    def put(self, path: str, data: bytes) -> None:
        """Writes a file of the site; one that holds these bytes already is left as it is."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_file() or file.read_bytes() != data:
            file.write_bytes(data)

    def save(self, path: str) -> None:
        """Writes the text at `path` as it is now."""
        self.put(path, self.texts[path].data())

    def save_settings(self) -> None:
        """Writes `site.yaml`."""
        self.put("site.yaml", "".join(f"{key}: {value}\n" for key, value in self.settings.items()).encode())

    def toggle(self, path: str, data: bytes) -> None:
        """Takes the file at `path` away, or makes it where there is none."""
        if (self.root / path).is_file():
            (self.root / path).unlink()
        else:
            self.put(path, data)

    def names(self) -> list[str]:
        """The paths of the texts, in order."""
        return sorted(self.texts)

    def text(self, pick: int) -> str:
        """The path of one of the texts, by a number of any size."""
        names = self.names()
        return names[pick % len(names)]

    def outputs(self) -> list[Path]:
        """The folders that the site is built into."""
        return [self.root / name for name in OUTPUTS if (self.root / name).is_dir()]

    def output_file(self, pick: int) -> Path | None:
        """One of the files of the first output, by a number of any size; None where there is none."""
        output = self.root / OUTPUTS[0]
        found = sorted(path for path in output.rglob("*") if path.is_file() and ".afterword" not in path.parts)
        return found[pick % len(found)] if found else None


OUTPUTS = ("public", "preview")

Change = Callable[[LivingSite, int, int], None]
"""A kind of change: `one` picks what is changed, `two` what it becomes, by numbers of any size."""
