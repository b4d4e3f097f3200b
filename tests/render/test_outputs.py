"""Which files a site has, what each depends on, and that the default theme can show all of them."""

import pytest
from msgspec import Struct, structs

from generator.build import build
from generator.make.pictures import header_facts
from generator.make.templates import load_templates
from generator.model.plan import Artifact, Body, Input, Page, Plan
from generator.model.project import Theme
from generator.model.site import Article, Entry, File, Site
from generator.model.text import Source
from generator.render.contract import TEMPLATES
from generator.render.outputs import OUTPUTS, alias_file, redirects
from tests.cooked import cook, viewer
from tests.law.sites import EVERYBODY, NOW, project_of
from tests.render.sample_site import SITE, default_theme


def plan_of(site: Site, theme: Theme) -> Plan:
    return Plan.of(artifact for output in OUTPUTS for artifact in output(site, theme))


def article(entry: Entry) -> Article:
    """The entries of the sample site have their bodies."""
    assert isinstance(entry, Article)
    return entry


def cooked(site: Site) -> dict[str, bytes]:
    theme = default_theme()
    templates, view = load_templates(theme), viewer(site, theme, article)
    pages = [artifact for artifact in plan_of(site, theme).artifacts if isinstance(artifact.recipe, Page | Body)]
    return {artifact.path: _bytes(artifact, templates, view) for artifact in pages}


def _bytes(artifact: Artifact, templates: object, view: object) -> bytes:
    made = cook(artifact.recipe, templates, view, lambda _: b"")  # type: ignore[arg-type]
    assert isinstance(made, bytes), made
    return made


def inputs(site: Site, path: str) -> tuple[Input, ...]:
    recipe = next(a.recipe for a in plan_of(site, default_theme()).artifacts if a.path == path)
    assert isinstance(recipe, Page)
    return recipe.inputs


def replaced(site: Site, index: int, **fields: object) -> Site:
    posts = list(site.posts)
    posts[index] = structs.replace(posts[index], **fields)
    return structs.replace(site, posts=tuple(posts))


def test_a_site_has_these_files() -> None:
    paths = [artifact.path for artifact in plan_of(SITE, default_theme()).artifacts]
    fixed = [path for path in paths if not path.startswith("assets/")]
    assert fixed == [
        "2025/silent-broker/index.html",
        "404.html",
        "about/index.html",
        "feed.xml",
        "index.html",
        "media/queue-age.0a1b2c3d.png",
        "old/broker.html",
        "posts/low-water/index.html",
        "posts/not-yet/index.html",
        "posts/the-silent-broker/index.html",
        "posts/three-calendars/index.html",
        "robots.txt",
        "sitemap.xml",
        "tags/certificates/index.html",
        "tags/index.html",
        "tags/queues/index.html",
        "tags/rota/index.html",
    ]
    assert [path.split(".")[0] for path in paths if path.startswith("assets/")] == ["assets/icon", "assets/theme"]


def test_the_default_theme_shows_every_page_and_the_same_bytes_each_time() -> None:
    assert cooked(SITE) == cooked(SITE)


def test_a_site_without_posts_has_a_home_a_feed_and_no_tags() -> None:
    files = cooked(structs.replace(SITE, posts=(), pages=(), tags=(), files=()))
    assert "Nothing has been published yet." in files["index.html"].decode()
    assert "tags/index.html" not in files
    assert b"<entry>" not in files["feed.xml"]


def test_a_body_edit_changes_its_own_page_and_the_feed_alone() -> None:
    edited = replaced(SITE, 1, digest="another")
    assert changed(edited) == ["feed.xml", "posts/three-calendars/index.html"]


def changed(site: Site) -> list[str]:
    """The files of `site` that are made of something else than those of the sample site."""
    before, after = (plan_of(each, default_theme()).artifacts for each in (SITE, site))
    return [one.path for one, two in zip(before, after, strict=True) if one.recipe.digest != two.recipe.digest]


def test_a_summary_edit_changes_the_lists_that_show_it() -> None:
    assert changed(replaced(SITE, 1, summary_digest="another")) == ["index.html", "tags/rota/index.html"]


def test_another_title_changes_the_pages_of_the_posts_beside_it_too() -> None:
    beside = ["posts/low-water/index.html", "posts/the-silent-broker/index.html"]
    assert changed(replaced(SITE, 1, title="Another")) == beside


def test_a_template_edit_changes_every_page() -> None:
    theme = default_theme()
    edited = Theme(theme.name, (Source.of("post.html", "other"), *theme.templates[1:]), theme.assets)
    pages = [
        (one, two)
        for one, two in zip(plan_of(SITE, theme).artifacts, plan_of(SITE, edited).artifacts, strict=True)
        if isinstance(one.recipe, Page)
    ]
    assert pages
    assert all(one.recipe.digest != two.recipe.digest for one, two in pages)


def test_style_sheets_are_one_file_whose_name_follows_its_bytes() -> None:
    theme = Theme("t", (), (Source.of("b.css", "b{}"), Source.of("a.css", "a{}")))
    edited = Theme("t", (), (Source.of("b.css", "b{}"), Source.of("a.css", "i{}")))
    bodies = [a for a in plan_of(SITE, theme).artifacts if a.path.startswith("assets/")]
    assert [a.recipe.body for a in bodies if isinstance(a.recipe, Body)] == [b"a{}\nb{}"]
    assert bodies[0].path not in {a.path for a in plan_of(SITE, edited).artifacts}


def test_a_static_robots_txt_replaces_ours() -> None:
    site = structs.replace(SITE, files=(File("robots.txt", "static/robots.txt", "d", False),))
    plan = plan_of(site, default_theme())
    assert [a.source for a in plan.artifacts if a.path == "robots.txt"] == ["static/robots.txt"]
    assert not plan.clashes


def test_two_that_want_one_file_are_named() -> None:
    clash = plan_of(replaced(SITE, 2, file="about/index.html"), default_theme()).clashes
    assert [(p.name, "content/about.md" in p.message, "content/posts/low-water.md" in p.message) for p in clash] == [
        ("clash", True, True)
    ]


@pytest.mark.parametrize(
    ("alias", "file"),
    [
        ("old/", "old/index.html"),
        ("old", "old/index.html"),
        ("/old.html", "old.html"),
        ("a/b.HTM", "a/b.HTM"),
        ("v1.2/", "v1.2/index.html"),
        ("", "index.html"),
    ],
)
def test_the_file_of_an_old_address(alias: str, file: str) -> None:
    assert alias_file(alias) == file


def test_every_template_of_the_contract_is_there_and_gets_what_it_says() -> None:
    theme = default_theme()
    assert {name for name, _ in TEMPLATES} <= {source.path for source in theme.templates}
    view = viewer(SITE, theme, article)
    views = {page.output: type(view(page)) for page in _pages(theme)}
    named = {output if "." in output else f"{output}.html": view for output, view in views.items()}
    assert named == dict(TEMPLATES)


def _pages(theme: Theme) -> list[Page]:
    return [a.recipe for a in plan_of(SITE, theme).artifacts if isinstance(a.recipe, Page)]


def test_views_are_frozen() -> None:
    assert all(issubclass(view, Struct) and view.__struct_config__.frozen for _, view in TEMPLATES)


def test_spellings_of_one_old_address_are_one_page_and_the_page_itself_is_none() -> None:
    entry = structs.replace(SITE.posts[0], aliases=("/old/", "old", "/old/index.html", "/" + SITE.posts[0].file))
    site = structs.replace(SITE, posts=(entry, *SITE.posts[1:]))
    found = [artifact.path for artifact in redirects(site, default_theme()) if artifact.source == entry.source]
    assert found == ["old/index.html"]


def test_a_clash_is_at_the_line_that_claims_the_address() -> None:
    head = "---\ntitle: {}\n{}---\n\nWords.\n"
    files: dict[str, str | bytes] = {
        "content/a.md": head.format("A", "slug: x\n"),
        "content/b.md": head.format("B", "date: 2020-01-01\naliases:\n  - /old/\n  - /x/\n"),
        "content/tags.md": head.format("C", "tags: [t]\n"),
    }
    project, assets = project_of(files)
    built = build(project, NOW, EVERYBODY, facts=lambda asset: header_facts(assets[asset.path], asset.path))
    clashes = [(p.place.path, p.place.line, p.message) for p in built.problems if p.name == "clash"]
    assert clashes == [
        ("content/b.md", 6, "content/a.md:3 and content/b.md:6 both want x/index.html"),
        ("content/tags.md", 1, "the tag index and content/tags.md both want tags/index.html"),
    ]
