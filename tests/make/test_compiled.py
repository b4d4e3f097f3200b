"""Templates that were compiled once are taken as they are, and make the same pages and the same problems."""

import pytest
from jinja2 import Environment
from msgspec import Struct

from generator.make.compiled import Compiled
from generator.make.templates import load_templates, render
from generator.model.problem import Problem
from generator.model.project import Theme
from generator.model.text import Source


class View(Struct, frozen=True):
    title: str = "A & B"


def page(kept: dict[str, bytes], text: str, program: str = "this") -> str | Problem:
    theme = Theme("plain", (Source.of("post.html", text),), ())
    return render(load_templates(theme, Compiled(program, kept.get, kept.__setitem__)), "post.html", View())


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were compiled."""
    compiled: list[str] = []
    compile_really = Environment.compile

    def compile(self: Environment, source: str, *rest: object) -> object:  # noqa: A001  (it stands for that one)
        compiled.append(source)
        return compile_really(self, source, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", compile)
    return compiled


def test_a_template_is_compiled_once(compiling: list[str]) -> None:
    kept: dict[str, bytes] = {}
    assert page(kept, "<h1>{{ title }}</h1>") == page(kept, "<h1>{{ title }}</h1>") == "<h1>A &amp; B</h1>"
    assert len(compiling) == 1


def test_another_text_or_another_program_is_another_template(compiling: list[str]) -> None:
    kept: dict[str, bytes] = {}
    assert page(kept, "1 {{ title }}") == "1 A &amp; B"
    assert page(kept, "2 {{ title }}") == "2 A &amp; B"
    page(kept, "2 {{ title }}", program="another")
    assert len(compiling) == 3


@pytest.mark.parametrize("text", ["\n{{ nothing }}", "\n{{ title.nothing.at_all }}", "\n{% if %}"])
def test_problems_stand_at_the_same_places(text: str) -> None:
    kept: dict[str, bytes] = {}
    first = page(kept, text)
    assert isinstance(first, Problem)
    assert first.place.line == 2
    assert page(kept, text) == first


@pytest.mark.parametrize("cut", [0, 1, 31, 32, 33, -1])
def test_what_is_damaged_is_compiled_again(compiling: list[str], cut: int) -> None:
    kept: dict[str, bytes] = {}
    page(kept, "{{ title }}")
    ((name, data),) = kept.items()
    kept[name] = data[:cut]
    assert page(kept, "{{ title }}") == "A &amp; B"
    assert kept[name] == data
    assert len(compiling) == 2
