"""What is decided once for each type is decided as Jinja's own sandbox decides it."""

import pytest
from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError
from markupsafe import Markup
from msgspec import Struct

from generator.make.sandbox import Sandbox


class Part(Struct, frozen=True):
    name: str
    values: tuple[str, ...] = ()
    _secret: str = "s3cret"

    def clear(self) -> str:
        return f"cleared {self.name}"


class Loose(Struct):
    """A view that could be changed: none of ours is."""

    items: list[str]


class Text(str):
    """A text that brings something along."""

    format = "plain"


NAMES = {
    "part": Part("A & B", ("one", "two")),
    "loose": Loose(["one"]),
    "text": "a, b",
    "markup": Markup("<b>{}</b>"),
    "own": Text("x {0.__class__}"),
    "numbers": {"one": 1},
    "pair": ("one", "two"),
}
FINE = [
    "{{ part.name }} {{ part['name'] }} {{ part.values | join('-') }} {{ part.values.count('one') }}",
    "{{ text.upper() }} {{ text['upper']() }} {{ text.rpartition(', ')[2] }} {{ markup.upper() }}",
    "{{ '{}-{x}'.format(part.name, x=1) }} {{ '{0.name}'.format(part) }} {{ '{x}'.format_map({'x': 2}) }}",
    "{{ markup.format('<i>') }} {{ part.clear() }} {{ numbers.one }} {{ numbers['one'] }} {{ pair.0 }} {{ pair[1] }}",
    "{% for track in [part] | groupby('name') %}{{ track.grouper }} {{ track.list | length }}{% endfor %}",
    "{{ [part, part] | map(attribute='name') | join(' ') }} {{ [part] | selectattr('values') | list | length }}",
    "{% macro a(x, y=2) %}{{ x }}{{ y }}{{ varargs[0] }}{% endmacro %}{{ a('<', 1, 2) }}{{ a(1, 2, 3) }}",
    "{% macro a(x) %}({{ caller(x) }}){% endmacro %}{% call(y) a('<') %}{{ y }}{% endcall %}",
    "{% macro a() %}{{ kwargs.b }}{% endmacro %}{% for n in pair %}{{ a(b=n) }}{% endfor %}",
    "{% macro a(x) %}{{ x }}{% endmacro %}{% autoescape false %}{{ a('<') }}{% endautoescape %}{{ a('<') }}",
    "{{ own.upper() }} {{ part.missing is defined }} {{ text.missing is defined }} {{ none.x is defined }}",
]
REFUSED = [
    "part.__class__",
    "part['__class__']",
    "part._secret",
    "part['_secret']",
    "part.__struct_fields__",
    "part.__replace__",
    "part.name.__class__",
    "part.values.__class__",
    "[part] | map(attribute='__class__') | first",
    "[part] | map(attribute='name.__class__') | first",
    "text.__class__",
    "text['__class__']",
    "text.__init__.__globals__",
    "text.upper.__self__",
    "markup.__html__()",
    "markup.escape.__globals__",
    "markup.escape.__func__",
    "'{0.__class__}'.format(part)",
    "'{0._secret}'.format(part)",
    "'{0.__class__}'.format(text)",
    "'{x.__class__}'.format_map({'x': part})",
    "'{0.__class__}'['format'](part)",
    "markup.__class__",
    "(markup + '{0.__class__}').format(part)",
    "own.__class__",
    "loose._x",
    "loose.items.append('x')",
    "numbers.clear()",
    "numbers.update(a=1)",
    "numbers.__class__",
    "pair.__class__",
    "part.clear.__self__",
    "part.clear.__func__",
    "a.__class__",
    "a._invoke",
    "a()._x",
]
MACRO = "{% macro a() %}{% endmacro %}"


def rendered(kind: type[ImmutableSandboxedEnvironment], text: str) -> str:
    return kind(autoescape=True, undefined=StrictUndefined).from_string(text).render(NAMES)


@pytest.mark.parametrize("text", FINE)
def test_what_may_be_asked_is_answered_as_jinja_answers_it(text: str) -> None:
    assert rendered(Sandbox, text) == rendered(ImmutableSandboxedEnvironment, text)


@pytest.mark.parametrize("words", REFUSED)
def test_what_may_not_be_asked_is_refused_with_the_words_of_jinja(words: str) -> None:
    said = []
    for kind in (Sandbox, ImmutableSandboxedEnvironment):
        with pytest.raises(Exception) as refused:  # noqa: PT011 (a refusal of one kind or the other; they are compared)
            rendered(kind, MACRO + "{{ " + words + " }}")
        said.append((refused.type, str(refused.value)))
    assert said[0] == said[1]


def test_a_refusal_is_one_however_often_the_type_was_seen_before() -> None:
    environment = Sandbox(undefined=StrictUndefined)
    assert environment.from_string("{{ part.name }}{{ text.upper() }}").render(NAMES)
    for words in ("part._secret", "text.__class__", "text['__class__']", "'{0.__class__}'.format(text)"):
        with pytest.raises(SecurityError):
            environment.from_string("{{ " + words + " }}").render(NAMES)


def test_a_text_that_is_no_plain_one_is_judged_by_jinja() -> None:
    assert rendered(Sandbox, "{{ own.format }}") == "plain"
    assert rendered(Sandbox, "{{ loose['items'] | length }}") == "1"


@pytest.mark.parametrize(
    "counter",
    [
        "{% set turns = cycler('odd', 'even') %}{% macro mark() %}{{ turns.next() }}{% endmacro %}",
        "{% set it = namespace(n=0) %}{% macro mark() %}{% set it.n = it.n + 1 %}{{ it.n }}{% endmacro %}",
        "{% set comma = joiner(',') %}{% macro mark() %}{{ comma() }}x{% endmacro %}",
        "{% set years = [1, 2] | map('string') %}{% macro mark() %}{{ years | join }}{% endmacro %}",
    ],
)
@pytest.mark.parametrize(
    "how", ["{% from 'parts' import mark %}{{ mark() }}", "{% import 'parts' as p %}{{ p.mark() }}"]
)
def test_a_page_is_the_same_whichever_pages_were_made_before_it(counter: str, how: str) -> None:
    templates = Sandbox(loader=DictLoader({"parts": counter, "page": how}), undefined=StrictUndefined)
    first = templates.get_template("page").render()
    assert first
    assert templates.get_template("page").render() == first
