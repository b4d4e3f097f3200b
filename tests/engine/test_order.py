"""In which order files are put in place."""

from generator.engine.order import in_order
from generator.model.plan import Artifact, Body, Copy, Page, Plan


def test_assets_come_first_then_pages_then_indexes_and_feeds() -> None:
    wanted = {
        "assets/a.css": Body(b""),
        "media/p.png": Copy("static/p.png", "d", True),
        "about/index.html": Page("page", "about/", ()),
        "posts/a/index.html": Page("post", "posts/a/", ()),
        "404.html": Page("404", "", ()),
        "feed.xml": Page("feed.xml", "", ()),
        "index.html": Page("home", "", ()),
        "sitemap.xml": Page("sitemap.xml", "", ()),
        "tags/dns/index.html": Page("tag", "tags/dns/", ()),
    }
    plan = Plan.of(Artifact(path, recipe, "x") for path, recipe in reversed(wanted.items()))
    assert [artifact.path for artifact in in_order(plan)] == list(wanted)
