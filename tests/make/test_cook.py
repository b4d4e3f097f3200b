"""Recipes become bytes, or problems at an exact place; templates reach nothing that they were not given."""

import pytest
from msgspec import Struct

from generator.make.templates import load_templates
from generator.model.plan import Body, Copy, Page
from generator.model.problem import Problem
from generator.model.project import Theme
from generator.model.text import Source
from tests.cooked import cook
from tests.make.samples import REMARK, png_with_remarks


class View(Struct, frozen=True):
    title: str = "A & B"
    names: tuple[str, ...] = ("one", "two")


def made(recipe: Page | Body | Copy, data: bytes = b"", **templates: str) -> bytes | Problem:
    sources = tuple(Source.of(name.replace("_", "."), text) for name, text in templates.items())
    return cook(recipe, load_templates(Theme("plain", sources, ())), lambda _: View(), lambda _: data)


def problem(**templates: str) -> Problem:
    found = made(Page("post", "x", ()), **templates)
    assert isinstance(found, Problem), found
    assert (found.code, found.name, found.blocks) == ("TH001", "template-error", "build")
    return found


def test_a_page_is_its_template_with_the_fields_of_its_view() -> None:
    assert made(Page("post", "x", ()), post_html="<h1>{{ title }}</h1>\n") == b"<h1>A &amp; B</h1>\n"


def test_an_output_with_an_ending_names_its_template() -> None:
    assert made(Page("feed.xml", "", ()), feed_xml="<a>{{ title }}</a>") == b"<a>A &amp; B</a>"


def test_a_body_is_its_bytes() -> None:
    assert made(Body(b"\x00\xff")) == b"\x00\xff"


def test_a_file_is_copied_as_it_is_and_a_picture_without_remarks() -> None:
    assert made(Copy("a.txt", "", False), REMARK.encode()) == REMARK.encode()
    for recipe in (Copy("a.png", "", True), Copy("a.png", "", False), Copy("photo", "", False)):
        bare = made(recipe, png_with_remarks())
        assert isinstance(bare, bytes)
        assert REMARK.encode() not in bare


def test_a_picture_that_is_none_is_a_problem_at_its_file() -> None:
    found = made(Copy("static/x.png", "", True), b"hello")
    assert isinstance(found, Problem)
    assert (found.name, found.place.path, found.blocks) == ("picture-error", "static/x.png", "build")


def test_a_syntax_error_has_its_file_and_line() -> None:
    found = problem(post_html="<h1>\n{% if title %}\n</h1>\n{% endfor %}\n")
    assert (found.place.path, found.place.line) == ("themes/plain/templates/post.html", 4)
    assert found.line_text == "{% endfor %}"


def test_an_unknown_name_has_its_file_and_line() -> None:
    found = problem(post_html="<h1>\n  {{ tittle }}\n</h1>")
    assert (str(found.place), "tittle" in found.message) == ("themes/plain/templates/post.html:2:3", True)


def test_an_error_in_an_included_template_is_told_there() -> None:
    found = problem(post_html='{% include "part.html" %}', part_html="\n\n{{ names.missing }}")
    assert (found.place.path, found.place.line) == ("themes/plain/templates/part.html", 3)


def test_a_template_that_is_not_there_is_told_where_it_is_asked_for() -> None:
    found = problem(post_html='\n{% extends "bsae.html" %}')
    assert (found.place.path, found.place.line) == ("themes/plain/templates/post.html", 2)
    assert "themes/plain/templates/bsae.html" in found.message
    assert problem().place.path == "themes/plain/templates/post.html"


@pytest.mark.parametrize(
    "text",
    [
        "{{ title.__class__.__mro__ }}",
        "{{ names.__class__ }}",
        "{{ ''.__class__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ 1 + title }}",
        "{{ 1 / 0 }}",
        "{{ lipsum() }}",
        "{{ names | random }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../site.yaml' %}",
        "{% for i in range(10000000) %}x{% endfor %}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    ],
)
def test_what_a_template_may_not_do_is_its_problem(text: str) -> None:
    assert problem(post_html=text).place.line == 1


@pytest.mark.parametrize(
    "text",
    [
        "{{ names | map('upper') }}",
        "{{ names }}",
        "{{ range(3) }}",
        "{{ title.upper }}",
        "{% macro a() %}{% endmacro %}{{ a }}",
        "{% for n in names %}{{ loop }}{% endfor %}",
        "{{ 'x ' ~ (names | map('upper')) }}",
        "{{ names | map('upper') | string }}",
        "{{ '%s' | format(names | map('upper')) }}",
        "{% set x = ['y', names | map('upper')] | join %}{{ x | lower }}",
    ],
)
def test_what_is_no_text_is_never_printed(text: str) -> None:
    found = problem(post_html=text)
    assert (found.place.path, found.place.line) == ("themes/plain/templates/post.html", 1)
    assert " at 0x" not in found.message


def test_what_is_no_text_is_told_at_its_line() -> None:
    found = problem(post_html="<p>\n\n  {{ names | map('upper') }}")
    assert (found.place.line, found.place.column) == (3, 3)
    assert "generator" in found.message


def test_texts_numbers_truths_and_nothing_are_printed() -> None:
    page = made(Page("post", "x", ()), post_html="{{ title }} {{ 1 }} {{ 1.5 }} {{ true }} {{ none }} {{ names[0]|e }}")
    assert page == b"A &amp; B 1 1.5 True None one"


def test_an_address_that_the_post_or_the_theme_tells_of_is_printed() -> None:
    told = "<Lock object at 0x7f3a2c1d>"
    recipe, theme = Page("post", "x", ()), Theme("plain", (Source.of("post.html", "{{ title }} at 0xdeadbeef"),), ())
    page = cook(recipe, load_templates(theme), lambda _: View(told), lambda _: b"")
    assert page == b"&lt;Lock object at 0x7f3a2c1d&gt; at 0xdeadbeef"


@pytest.mark.parametrize(("part", "printed"), [("part.html", True), ("other.html", False)])
def test_an_address_counts_as_told_where_a_template_that_the_page_is_made_of_tells_of_it(
    part: str, printed: bool
) -> None:
    text = "{% include 'part.html' ignore missing %}{{ '%s at 0x%s' | format('', 'deadbeef') }}"
    theme = Theme("plain", (Source.of("post.html", text), Source.of(part, "{# at 0xdeadbeef #}")), ())
    page = cook(Page("post", "x", ""), load_templates(theme), lambda _: View(), lambda _: b"")
    assert (page == b" at 0xdeadbeef") is printed


def test_a_lone_surrogate_does_not_stop_a_page() -> None:
    page = made(Page("post", "x", ()), post_html="{{ '\\ud800' }}")
    assert page == b"?"


def test_a_template_that_is_not_utf_8_is_told_where() -> None:
    theme = Theme("plain", (Source.of("post.html", b"one\ntwo \xff\n"),), ())
    found = cook(Page("post", "x", ()), load_templates(theme), lambda _: View(), lambda _: b"")
    assert isinstance(found, Problem)
    assert (found.place.line, found.message) == (2, "this template is not UTF-8")
