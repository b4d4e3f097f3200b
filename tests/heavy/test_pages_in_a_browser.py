"""What a browser makes of the pages: they fit a phone, their style sheet applies, their policy blocks nothing.

One page that the test writes loads every page of a site in frames of two widths, measures them, and sends back what it
found; a headless browser runs it once a site.
"""

import json
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from tests.conftest import ROOT
from tests.site import picture, run, write_site

pytestmark = pytest.mark.heavy

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync --disable-component-update "
    "--disable-background-networking --enable-logging=stderr --window-size=1400,900"
).split()
PAPER = {"rgb(253, 253, 251)", "rgb(21, 24, 27)"}  # the page's colour in light and in dark
MEASURE = """<!doctype html><title>Measure</title><body><script>
const pages = %s, widths = [320, 1280], found = [];
const framed = (url, width) => new Promise(done => {
  const frame = document.createElement("iframe");
  frame.width = width; frame.height = 800; frame.src = url;
  frame.onload = () => done(frame);
  document.body.append(frame);
});
(async () => {
  for (const url of pages) for (const width of widths) {
    const frame = await framed(url, width), page = frame.contentDocument, root = page.documentElement;
    const pictures = [...page.images];
    pictures.forEach(each => { each.loading = "eager"; });
    await Promise.all(pictures.map(each => each.decode().catch(() => 0)));
    const contents = page.querySelector(".contents li a"), cite = page.querySelector(".attribution cite");
    const rows = [...page.querySelectorAll("tr.event td:last-child")];
    const outside = [...page.querySelectorAll(".byline > span, .tags a, ol.timeline .event-text")].filter(
      each => each.getBoundingClientRect().right > page.querySelector("h1").getBoundingClientRect().right + 1);
    found.push({
      url, width,
      overflow: root.scrollWidth - root.clientWidth,
      paper: frame.contentWindow.getComputedStyle(page.body).backgroundColor,
      rules: [...page.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
      broken: pictures.filter(each => !each.naturalWidth).length,
      pictures: pictures.length,
      contents: contents ? contents.checkVisibility() : false,
      cite: cite ? cite.textContent : "",
      outside: outside.map(each => each.textContent),
      row: rows.length ? Math.min(...rows.map(each => each.getBoundingClientRect().width)) : -1,
    });
    frame.remove();
  }
  await fetch("/found", {method: "POST", body: JSON.stringify(found)});
})();
</script>"""
STORY = """---
title: The harbour light
date: 2024-05-01
incident:
  severity: SEV2
  started: 2024-05-01T10:00:00Z
  detected: 2024-05-01T10:02:00Z
  resolved: 2024-05-01T12:00:00Z
---

The light went out on a Thursday, with `a_very_long_name_of_a_setting_that_no_phone_has_room_for_at_all=true` set.

> TODO: say which light

![A chart of lights](/images/chart.png "Lights")

> What is dark may only be asleep.
> -- The keeper

## Timeline

| Date | Time (UTC) | Who | What |
| --- | --- | --- | --- |
| 2024-05-01 | 10:00 | The deploy | Sets the name above and puts every light out in one go (start) |
| 2024-05-01 | 12:00 | The keeper | Lights them by hand, one after the other (resolved) |

## What it looked like

| One column | Another column | A third column | A fourth column | A fifth column | A sixth column |
| --- | --- | --- | --- | --- | --- |
| some words | some more words | quite a few words | words and words | and on it goes | until the end |

```
a line of code that is a good deal longer than any column that a phone could ever have had room for, or will
```

## Learnings

- Look at the light.
"""

LONG = f"""---
title: Long words
date: 2024-05-02
authors: [{"Wilhelmina" * 7}]
tags: [{"lighthouse" * 7}]
timeline:
  - at: 2024-05-02T10:00:00Z
    text: The pod {"light-worker-7f9c8d6b5-" * 6} fell over
---

A text.
"""


class Seen(Struct, frozen=True):
    """A page in a frame of a width, in pixels; -1 where it has no such thing."""

    url: str
    width: int
    overflow: float
    paper: str
    rules: int
    broken: int
    pictures: int
    contents: bool
    cite: str
    outside: tuple[str, ...]
    row: float


class Browsed(Struct, frozen=True):
    """What the browser found, and what it wrote to its console."""

    pages: tuple[Seen, ...]
    console: str


class Listener(SimpleHTTPRequestHandler):
    """Serves files, and takes what the measuring page sends back."""

    def __init__(self, *arguments: Any, answers: Queue[bytes], **named: Any) -> None:
        self._answers = answers
        super().__init__(*arguments, **named)

    def do_POST(self) -> None:
        self._answers.put(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def browsed(browser: str, output: Path, pages: list[str], profile: Path) -> Browsed:
    """Measures `pages` of `output`, each at both widths."""
    profile.mkdir()
    (output / "measure.html").write_text(MEASURE % json.dumps(pages))
    answers: Queue[bytes] = Queue()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Listener, directory=str(output), answers=answers))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    command = [browser, *FLAGS, f"--user-data-dir={profile}", "--remote-debugging-port=0"]
    with (profile / "log").open("w") as log:
        address = f"http://127.0.0.1:{server.server_address[1]}/measure.html"
        process = subprocess.Popen([*command, address], stdout=subprocess.DEVNULL, stderr=log)
        try:
            seen = msgspec.json.decode(answers.get(timeout=25), type=tuple[Seen, ...])
        finally:
            process.terminate()
            process.wait(timeout=30)
            server.shutdown()
            server.server_close()
    lines = (profile / "log").read_text(errors="replace").splitlines()
    return Browsed(seen, "\n".join(line for line in lines if "CONSOLE" in line))


def pages_of(output: Path) -> list[str]:
    """The addresses of all pages of a site but old ones, which lead on by themselves."""
    pages = [path for path in sorted(output.rglob("*.html")) if 'http-equiv="refresh"' not in path.read_text()]
    return [f"/{path.relative_to(output).as_posix().removesuffix('index.html')}" for path in pages]


def partition(pages: list[str], prefix: str) -> tuple[list[str], list[str]]:
    """The pages below `prefix`, and the others."""
    below = [page for page in pages if page.startswith(prefix)]
    return below, [page for page in pages if page not in below]


def built(root: Path, output: Path) -> Path:
    done = run("build", "--root", root, "--output", output)
    assert done.returncode == 0, done.stderr
    return output


def assert_sound(found: Browsed) -> None:
    """No page is wider than its window, the style sheet applies, pictures are there, and no policy blocks anything."""
    assert [(seen.url, seen.width, seen.overflow) for seen in found.pages if seen.overflow > 0] == []
    assert {seen.paper for seen in found.pages} <= PAPER
    assert min(seen.rules for seen in found.pages) > 100
    assert [(seen.url, seen.broken) for seen in found.pages if seen.broken] == []
    assert found.console == ""


def test_the_pages_of_the_demo_are_sound_at_both_widths(browser: str, tmp_path: Path) -> None:
    output = built(ROOT, tmp_path / "demo")
    tags, others = partition(pages_of(output), "/tags/")
    pages = [*others, *tags[:3]]
    found = browsed(browser, output, pages, tmp_path / "profile")
    assert len(found.pages) == 2 * len(pages) > 30
    assert sum(seen.pictures for seen in found.pages) > 10
    assert_sound(found)


def test_a_story_is_sound_whatever_is_wide_in_it(browser: str, tmp_path: Path) -> None:
    story = write_site(tmp_path / "story", {"content/posts/light.md": STORY})
    picture(story / "static/images/chart.png", (1400, 500))
    output = built(story, tmp_path / "output")
    found = browsed(browser, output, pages_of(output), tmp_path / "profile")
    assert_sound(found)
    narrow, wide = (seen for seen in found.pages if seen.url == "/posts/light/")
    assert (narrow.width, wide.width) == (320, 1280)
    assert not narrow.contents, "the contents are folded on a phone"
    assert wide.contents, "the contents stand open beside the text"
    assert narrow.row > 250, "a row of a timeline has the whole width of a phone"
    assert narrow.cite == wide.cite == "The keeper"


def test_no_word_is_too_long_for_its_column(browser: str, tmp_path: Path) -> None:
    output = built(write_site(tmp_path / "long", {"content/posts/long.md": LONG}), tmp_path / "output")
    found = browsed(browser, output, pages_of(output), tmp_path / "profile")
    assert_sound(found)
    assert [(seen.url, seen.width, seen.outside) for seen in found.pages if seen.outside] == []


def test_the_measure_finds_what_is_wrong(browser: str, tmp_path: Path) -> None:
    output = tmp_path / "bad"
    output.mkdir()
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
    (output / "wide.html").write_text("<!doctype html><title>Wide</title><div style='width:900px'>x</div>")
    (output / "blocked.html").write_text(f"<!doctype html>{policy}<title>B</title><script>1</script><img src=no.png>")
    bad = browsed(browser, output, ["/wide.html", "/blocked.html"], tmp_path / "profile")
    assert [seen.overflow > 0 for seen in bad.pages] == [True, False, False, False]
    assert [seen.broken for seen in bad.pages] == [0, 0, 1, 1]
    assert "Content Security Policy" in bad.console
