"""A page depends on the templates that it can reach, on those that it looked for in vain, and on no others."""

import subprocess
import sys

import msgspec
import pytest
from msgspec import structs

from generator.make.closures import reached_from, reaches, template_of
from generator.model.project import Theme
from generator.model.text import Source
from tests.conftest import ROOT

type_of_reaches = tuple[tuple[str, tuple[str, ...]], ...]


def theme(**templates: str | bytes) -> Theme:
    return Theme("plain", tuple(Source.of(f"{name}.html", text) for name, text in templates.items()), ())


def names(found: Theme, name: str = "post.html") -> str:
    """The names of a closure; a question mark follows those that are missing."""
    there = {source.path for source in found.templates}
    reached = reached_from(found, name)
    return " ".join(f"{each.removesuffix('.html')}{'' if each in there else '?'}" for each in reached)


def closure_digest(found: Theme, name: str) -> str:
    """What stands for a closure, as a build asks for it."""
    return structs.replace(found, reaches=reaches(found)).closure(name)


def test_a_template_that_refers_to_none_is_alone() -> None:
    assert reached_from(theme(post="<h1>{{ title }}</h1>"), "post.html") == ("post.html",)


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ('{% extends "base.html" %}', "base part post"),
        ('{% include "part.html" %}', "part post"),
        ('{% import "part.html" as parts %}', "part post"),
        ('{% from "part.html" import a, b %}', "part post"),
        ('{% if x %}{% for y in z %}{% include "part.html" %}{% endfor %}{% endif %}', "part post"),
        ('{% macro a() %}{% include "part.html" %}{% endmacro %}', "part post"),
        ('{% block a %}{{ super() }}{% include "part.html" %}{% endblock %}', "part post"),
        ('{%- include "part.html" without context -%}', "part post"),
        ('{% include "gone.html" ignore missing %}', "gone? post"),
        ('{% include ["gone.html", "part.html", "base.html"] %}', "base gone? part post"),
        ('{% include ("gone.html", "part.html") ignore missing %}', "gone? part post"),
        ('{% extends "gone.html" %}', "gone? post"),
        ('{% include "post.html" %}', "post"),
        ('{# {% include "part.html" %} #}', "post"),
        ('{% raw %}{% include "part.html" %}{% endraw %}', "post"),
        ('include "part.html"', "post"),
        ("{% include kind %}", "base other part post"),
        ('{% include ["gone.html", kind] %}', "base gone? other part post"),
        ('{% extends "base.html" if x else "part.html" %}', "base other part post"),
        ('{% include "pa" ~ "rt.html" %}', "base other part post"),
        ('{% import kind as parts %}{% include "gone.html" ignore missing %}', "base gone? other part post"),
        ('{% if %}{% include "part.html" %}', "base other part post"),
    ],
)
def test_a_closure_has_what_can_be_reached_and_what_is_missing(text: str, reached: str) -> None:
    assert names(theme(post=text, base='{% include "part.html" %}', part="", other="")) == reached


def test_a_closure_goes_all_the_way_and_round_in_circles() -> None:
    found = theme(
        post='{% extends "a.html" %}',
        a='{% include "b.html" %}',
        b='{% include "a.html" %}{% include "c.html" %}',
        c="",
    )
    assert names(found) == "a b c post"
    assert names(found, "b.html") == "a b c"
    assert names(found, "c.html") == "c"


def test_a_template_that_is_missing_is_all_of_its_closure() -> None:
    assert reached_from(theme(post=""), "tag.html") == ("tag.html",)


def test_what_is_not_utf_8_or_begins_with_a_mark_is_followed_all_the_same() -> None:
    assert names(theme(post=b'\xff{% include "part.html" %}', part="")) == "part post"
    assert names(theme(post=b'\xef\xbb\xbf{% extends "part.html" %}', part="")) == "part post"


def test_the_digest_changes_with_every_template_of_the_closure_and_with_no_other() -> None:
    texts = {"post": '{% extends "base.html" %}{% include "more.html" ignore missing %}', "base": "x", "other": "y"}
    before = closure_digest(theme(**texts), "post.html")
    assert closure_digest(theme(**{**texts, "other": "z"}), "post.html") == before
    assert closure_digest(theme(**texts, new="z"), "post.html") == before
    assert closure_digest(theme(**{**texts, "base": "xx"}), "post.html") != before
    assert closure_digest(theme(**{**texts, "post": texts["post"] + " "}), "post.html") != before
    assert closure_digest(theme(**texts, more=""), "post.html") != before, "a template that was looked for appears"


def test_a_template_that_appears_is_a_change_where_any_may_be_asked_for() -> None:
    before = closure_digest(theme(post="{% include kind %}"), "post.html")
    assert closure_digest(theme(post="{% include kind %}", new=""), "post.html") != before


def test_what_templates_reach_is_data_that_can_be_kept() -> None:
    found = reaches(theme(post='{% include "gone.html" ignore missing %}', tag=""))
    assert found == (("post.html", ("gone.html", "post.html")), ("tag.html", ("tag.html",)))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=type_of_reaches) == found


def test_the_template_of_a_kind_of_page_is_called_as_the_kind_is() -> None:
    assert (template_of("post"), template_of("feed.xml")) == ("post.html", "feed.xml")


def test_who_has_kept_closures_needs_no_jinja() -> None:
    code = "import sys; import generator.make.closures; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
