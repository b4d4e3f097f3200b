"""A pattern that is compiled when it is first tried answers as one that was compiled at once."""

import pkgutil
import re
from importlib import import_module

import pytest

import generator
from generator.model import lazy_re
from generator.model.package_data import package_text


@pytest.mark.parametrize("method", ["search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"])
def test_every_method_answers_like_that_of_a_real_pattern(method: str) -> None:
    arguments = ("-", "a1b22c") if method in ("sub", "subn") else ("a1b22c",)
    for _ in range(2):  # when it is compiled, and afterwards
        lazy, real = lazy_re.compile(r"[A-Z](\d+)", re.IGNORECASE), re.compile(r"[A-Z](\d+)", re.IGNORECASE)
        for _ in range(2):
            one, other = getattr(lazy, method)(*arguments), getattr(real, method)(*arguments)
            if method == "finditer":
                one, other = [match.span() for match in one], [match.span() for match in other]
            elif isinstance(one, re.Match):
                one, other = one.span(1), other.span(1)
            assert one == other


def test_it_knows_what_it_was_made_of() -> None:
    lazy, real = lazy_re.compile(r"(?P<name>a)", re.DOTALL), re.compile(r"(?P<name>a)", re.DOTALL)
    assert (lazy.pattern, lazy.flags, lazy.groups) == (real.pattern, real.flags, real.groups)
    assert dict(lazy.groupindex) == {"name": 1}


def test_bytes_have_patterns_too() -> None:
    assert lazy_re.compile(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_a_wrong_pattern_is_found_to_be_wrong_when_it_is_used() -> None:
    lazy = lazy_re.compile("(")
    with pytest.raises(re.error):
        lazy.search("x")


def test_no_pattern_of_the_program_is_wrong() -> None:
    tried = 0
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name != "generator.__main__":
            for value in vars(import_module(module.name)).values():
                if hasattr(value, "made_with"):
                    value.search(value.pattern[:0])
                    tried += 1
    assert tried > 100


def test_data_of_the_package_is_read() -> None:
    assert "telling" in package_text("generator.parse.incident", "languages/en.toml")
    with pytest.raises(OSError, match="nothing"):
        package_text("generator.parse.incident", "languages/nothing.toml")
