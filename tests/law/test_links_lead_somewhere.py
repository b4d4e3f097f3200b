"""Every address in a built site leads to something that the site has; every id is one of its page."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest

from generator.disk.find import find_site
from generator.disk.read import read_asset
from generator.engine.understand import Wishes, understand
from generator.make.templates import load_templates
from generator.model.problem import Problem
from tests.cooked import cook, viewer
from tests.law.sites import ROOT, site_of

ATTRIBUTES = ("href", "src", "poster", "cite", "action")
# Later than every post of the demo site.
LATER = datetime(2035, 1, 1, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def site_in(root: Path) -> tuple[str, dict[str, bytes]]:
    """The base URL and the bytes of the finished site of a folder."""
    understood = understand(find_site(root), Wishes(LATER))
    project, site = understood.project, understood.build.site
    assets = {asset.path: asset for asset in project.assets}
    templates, view = load_templates(project.theme), viewer(site, project.theme, understood.build.article)
    files = {}
    for artifact in understood.build.plan.artifacts:
        made = cook(artifact.recipe, templates, view, lambda path: read_asset(understood.site.root, assets[path]))
        assert not isinstance(made, Problem), made
        files[artifact.path] = made
    return site.config.base_url, files


def file_of(url: str, base: str, files: Mapping[str, bytes]) -> str | None:
    """The file that a host sends for an absolute URL of the site; None where there is none."""
    path = unquote(urlsplit(url).path).removeprefix(urlsplit(base).path)
    path = f"{path}index.html" if path.endswith("/") or not path else path
    return path if path in files else None


def url_of(path: str, base: str) -> str:
    return urljoin(base, quote(path.removesuffix("index.html")))


def ids_of(tree: ElementTree.Element) -> list[str]:
    return [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]


def broken(base: str, files: Mapping[str, bytes]) -> list[str]:
    """What leads nowhere, and ids that stand twice on a page."""
    trees = {
        path: html5lib.parse(data.decode(), namespaceHTMLElements=False)
        for path, data in files.items()
        if path.endswith(".html")
    }
    ids = {path: ids_of(tree) for path, tree in trees.items()}
    found = [f"{path}: the id {i} stands twice" for path in ids for i in set(ids[path]) if ids[path].count(i) > 1]
    for path, tree in trees.items():
        for element in tree.iter():
            named = [element.attrib[name] for name in ATTRIBUTES if name in element.attrib]
            named += [f"#{i}" for i in element.attrib.get("aria-labelledby", "").split()]
            for address in named:
                url = urljoin(url_of(path, base), address)
                if not url.startswith(base):
                    if not address.startswith(("https://", "http://", "mailto:", "data:")):
                        found.append(f"{path}: {address} leads out of the site")
                    continue
                target = file_of(url, base, files)
                fragment = unquote(urlsplit(url).fragment)
                if target is None or address == "#":
                    found.append(f"{path}: {address} leads nowhere")
                elif fragment and fragment not in ids.get(target, ()):
                    found.append(f"{path}: {address} names no id")
    return found


@pytest.fixture(scope="module")
def demo() -> tuple[str, dict[str, bytes]]:
    return site_in(ROOT)


def test_every_address_of_the_demo_site_leads_somewhere(demo: tuple[str, dict[str, bytes]]) -> None:
    base, files = demo
    assert sum(path.endswith(".html") for path in files) > 20
    assert broken(base, files) == []


def test_every_address_of_the_manual_leads_somewhere() -> None:
    assert broken(*site_in(ROOT / "docs")) == []


def test_the_feed_and_the_sitemap_list_pages_that_are_there(demo: tuple[str, dict[str, bytes]]) -> None:
    base, files = demo
    feed, sitemap = (ElementTree.fromstring(files[name]) for name in ("feed.xml", "sitemap.xml"))
    urls = [link.attrib["href"] for link in feed.iter(f"{ATOM}link")]
    located = [place.text or "" for place in sitemap.iter(f"{SITEMAP}loc")]
    assert len(urls) > 10
    for url in [*urls, *located]:
        assert url.startswith(base), url
        assert file_of(url, base, files), url
    assert len(set(located)) == len(located)
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) > 5
    # Whatever a feed reader fetches for its full text is there too.
    for content in feed.iter(f"{ATOM}content"):
        for url in re.findall(r'(?:href|src)="([^"]*)"', content.text or ""):
            assert not url.startswith(("#", "/")), url
            assert not url.startswith(base) or file_of(url, base, files), url


HARD = {
    "content/index.md": "---\ntitle: Home\naliases: [/start/]\n---\n\n## Main\n\n## Year 2025\n\n[a](about.md#who)\n",
    "content/about.md": "---\ntitle: About\nlayout: page\naliases: [/wir.html, über/uns]\n---\n\n## Main\n\n## Who\n\n"
    "[s](/start/) [w](/wir.html) [u](/über/uns) [t](/tags/tide/) [p](posts/a%20b.md#main) [h](/) [f](/feed.xml)\n",
    "content/posts/a b.md": "---\ntitle: Main\ndate: 2025-02-03\ntags: [Tide, 'C++', 潮]\ntimeline:\n"
    "  - at: 2025-02-03T10:00Z\n    text: Began\n  - at: 2025-02-03T10:10Z\n    text: Done\nlearnings: [Look twice]\n"
    "actions: [Do it]\n---\n\n## Main\n\n## Timeline\n\n## Learnings\n\n## Actions\n\n## Event 1\n\n## Learning 1\n\n"
    "## Action 1\n\n## Main\n\n## Fn1\n\nNote[^a] and[^a].\n\n## Fnref1\n\n[x](#main) [y](#timeline)\n\n[^a]: See.\n\n"
    '### {#main}\n\n## Given {#footnotes}\n\n<b id="main">raw</b> [w]{#main} ![p](/p.svg)\n',
    "content/posts/ü & #1?.md": "# Odd name\n\n## Event 1\n\n## Timeline\n\n- 10:00 UTC Began.\n- 10:10 UTC Done.\n\n"
    "## Told 1\n\n[back](<a b.md>) [self](<ü & %231%3F.md>)\n",
    "content/posts/told.md": "---\ntitle: Told\ndate: 2024-01-01\n---\n\nOn the last Friday before Easter it broke.\n"
    "\n## Told 1\n\n## As told\n\nFor three weeks nobody saw it, and in March 2023 it came back.\n",
    "static/p.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="20"/>',
}


def test_every_address_of_a_site_of_hard_names_leads_somewhere() -> None:
    site = site_of(HARD)
    found = broken(site.build.site.config.base_url, site.files)
    assert found == []


def test_a_broken_address_would_be_found() -> None:
    page = b'<main id=a><p id=a><a href="/notes/x/">x</a><a href="#b">b</a><img src="../out.png"></p></main>'
    assert len(broken("https://harbour.example/notes/", {"index.html": page})) == 4
