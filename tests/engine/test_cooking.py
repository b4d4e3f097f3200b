"""Pages cooked as work for any process: the same bytes as in this one, and none of a post that is damaged."""

import pytest
from msgspec import structs

from generator.build import Build
from generator.engine.cooking import Frame, Order, Packed, cook_chunk, decode_cooked, encode_chunk, templates_of
from generator.engine.reading import pack_post
from generator.make.cook import cook_page
from generator.model.plan import Page
from generator.model.problem import Problem
from generator.model.project import Theme
from generator.model.site import Audience
from generator.model.text import Source
from generator.render.shell import shell_of
from generator.render.subjects import bodies_of, subjects
from generator.render.views import view_of
from tests.law.sites import Cooked, default_theme, site_of

FILES = {
    "content/index.md": "---\ntitle: Home\n---\n\nHello.\n",
    "content/about.md": "---\ntitle: About\nlayout: page\naliases: [/who/]\n---\n\nWe.\n",
    "content/posts/a.md": "---\ntitle: A\ndate: 2025-01-01\ntags: [dns]\n---\n\nIt broke, TODO: why. See [b](b.md).\n",
    "content/posts/b.md": "---\ntitle: B & ü\ndate: 2025-01-02\ntags: [dns]\n---\n\n10:00 UTC: it began.\n",
}


@pytest.fixture(scope="module")
def site() -> Cooked:
    return site_of(FILES)


def frame_of(build: Build, theme: Theme | None = None) -> Frame:
    whole = default_theme()
    shell = shell_of(build.site, whole)
    return Frame(theme or structs.replace(whole, assets=()), shell, build.audience)


def pages_of(build: Build) -> dict[str, Page]:
    return {a.path: a.recipe for a in build.plan.artifacts if isinstance(a.recipe, Page)}


def order_of(page: Page, build: Build, damaged: str = "") -> Order:
    subject = subjects(build.site, shell_of(build.site, default_theme()))(page)
    posts = []
    for entry in bodies_of(subject):
        post = build.library.post(entry.source)
        packed = pack_post(post)
        posts.append(Packed(entry.source, post.digest, packed[:-9] if entry.source == damaged else packed))
    return Order(page.output, subject, tuple(posts))


def test_a_chunk_of_pages_is_the_same_bytes_as_pages_cooked_here(site: Cooked) -> None:
    pages = pages_of(site.build)
    orders = [order_of(page, site.build) for page in pages.values()]
    cooked = decode_cooked(cook_chunk(encode_chunk(frame_of(site.build), orders)))
    assert dict(zip(pages, cooked, strict=True)) == {path: site.files[path] for path in pages}


def test_where_a_post_is_damaged_its_pages_are_none_and_all_others_are_cooked(site: Cooked) -> None:
    pages = pages_of(site.build)
    orders = [order_of(page, site.build, "content/posts/a.md") for page in pages.values()]
    cooked = decode_cooked(cook_chunk(encode_chunk(frame_of(site.build), orders)))
    uncooked = {path for path, data in zip(pages, cooked, strict=True) if data is None}
    assert uncooked == {"posts/a/index.html", "feed.xml"}


def test_a_page_that_cannot_be_made_is_the_same_problem_here_and_there(site: Cooked) -> None:
    theme = default_theme()
    broken = tuple(
        Source.of(source.path, "one\n{{ no.such.thing }}\n") if source.path == "post.html" else source
        for source in theme.templates
    )
    frame = frame_of(site.build, structs.replace(theme, templates=broken, assets=()))
    page = pages_of(site.build)["posts/b/index.html"]
    order = order_of(page, site.build)
    (problem,) = decode_cooked(cook_chunk(encode_chunk(frame, [order])))
    here = cook_page("post", templates_of(frame.theme), view_of(frame.shell, order.subject, site.build.article))
    assert isinstance(problem, Problem)
    assert problem == here
    assert problem.place.line == 2


def test_a_post_that_colleagues_alone_may_see_is_cooked_for_them() -> None:
    files = {"content/posts/a.md": "---\ntitle: A\nvisibility: internal\n---\n\nSeen.\n"}
    site = site_of(files, Audience("internal"))
    page = pages_of(site.build)["posts/a/index.html"]
    chunk = encode_chunk(frame_of(site.build), [order_of(page, site.build)])
    assert decode_cooked(cook_chunk(chunk)) == (site.files["posts/a/index.html"],)


def test_templates_are_loaded_once_a_theme() -> None:
    theme = structs.replace(default_theme(), assets=())
    assert templates_of(theme) is templates_of(structs.replace(theme))
