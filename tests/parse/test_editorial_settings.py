"""`editorial` of `site.yaml`: what it may say, and its faults at their places."""

import pytest

from generator.engine.rules import every_rule
from generator.model.config import Editorial, PathRules
from generator.model.text import Source
from generator.parse.config import parse_config


def editorial_of(text: str) -> Editorial:
    config, problems = parse_config(Source.of("site.yaml", text), rules=every_rule)
    assert problems == ()
    return config.editorial


def said(text: str) -> list[tuple[str, int, int, str, str]]:
    _, problems = parse_config(Source.of("site.yaml", text), rules=every_rule)
    return [(p.code, p.place.line, p.place.column, p.message, p.hint) for p in problems]


def test_every_key_is_read() -> None:
    assert editorial_of(
        "editorial:\n"
        "  select: [ED, en001]\n"
        "  ignore: [bare-marker, ED004]\n"
        "  paths:\n"
        '    "content/old/**": [ED, PI]\n'
        "    content/plain.md: [EN]\n"
        "  products: [Low Water Mark]\n"
        "  acronyms: [SLO]\n"
        "  names: [Ada, Mathew]\n"
        "  words: [sluicegate]\n"
        "  addresses: [198.51.100.0/24, ops@example.org]\n"
    ) == Editorial(
        select=("ED", "EN001"),
        ignore=("ED003", "ED004"),
        paths=(PathRules("content/old/**", ("ED", "PI")), PathRules("content/plain.md", ("EN",))),
        products=("Low Water Mark",),
        acronyms=("SLO",),
        names=("Ada", "Mathew"),
        words=("sluicegate",),
        addresses=("198.51.100.0/24", "ops@example.org"),
    )


def test_every_key_is_optional_and_one_rule_needs_no_list() -> None:
    assert editorial_of("editorial:\n") == editorial_of("editorial: {}\n") == Editorial()
    assert editorial_of("editorial: {ignore: ED}\n").ignore == ("ED",)
    assert editorial_of("editorial:\n  ignore: ED, EN\n").ignore == ("ED", "EN")


def test_a_name_that_rules_share_means_all_of_them() -> None:
    assert [code[:2] for code in editorial_of("editorial: {ignore: [unknown-zone]}\n").ignore] == ["CO", "FM"]


def test_an_unknown_key_is_told_with_a_guess() -> None:
    assert said("editorial:\n  ignor: [ED]\n") == [
        ("CF004", 2, 3, "editorial has no key ignor; it is ignored", "did you mean ignore?")
    ]
    ((_, _, _, _, hint),) = said("editorial: {zzz: 1}\n")
    assert hint.startswith("known are select, ignore, paths")


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("editorial:\n  select:\n    - ED\n    - EDD\n", 4, 7, "families: AD"),
        ("editorial: {ignore: [bare-markr]}\n", 1, 22, "did you mean bare-marker?"),
        ("editorial: {ignore: [ED0003]}\n", 1, 22, "did you mean ED003?"),
        ("editorial:\n  paths:\n    content/**: [ED, Q9]\n", 3, 22, "families: AD"),
        ("editorial:\n  ignore: ED, Q9\n", 2, 15, "families: AD"),
    ],
)
def test_an_unknown_rule_is_told_at_its_place(text: str, line: int, column: int, hint: str) -> None:
    ((code, at_line, at_column, message, told),) = said(text)
    assert (code, at_line, at_column) == ("CF003", line, column)
    assert message.startswith("there is no rule ")
    assert told.startswith(hint)


@pytest.mark.parametrize("words", ["ignore: [FM003]", "paths: {a.md: [invalid-front-matter]}", "ignore: [TH]"])
def test_what_stops_every_build_cannot_be_ignored(words: str) -> None:
    ((code, _, _, message, _),) = said(f"editorial: {{{words}}}\n")
    assert code == "CF003"
    assert "stops every build and cannot be ignored" in message


def test_a_family_of_which_some_stop_every_build_can_be_ignored() -> None:
    assert editorial_of("editorial: {ignore: [FM]}\n").ignore == ("FM",)


@pytest.mark.parametrize("pattern", ['"../x"', '""', '"a\\\\b"', '"' + "x" * 301 + '"'])
def test_a_pattern_must_be_one_of_paths_in_the_site(pattern: str) -> None:
    ((code, line, column, message, _),) = said(f"editorial:\n  paths:\n    {pattern}: [ED]\n")
    assert (code, line, column) == ("CF003", 3, 6)
    assert message.endswith("is no pattern of paths in this site")


@pytest.mark.parametrize(
    "text",
    [
        "editorial: [ED]\n",
        "editorial: {select: {a: b}}\n",
        "editorial: {paths: [ED]}\n",
        "editorial: {words: {a: b}}\n",
    ],
)
def test_a_value_of_the_wrong_kind_is_told(text: str) -> None:
    assert [code for code, *_ in said(text)] == ["CF002"]


def test_where_the_rules_are_not_known_any_code_passes() -> None:
    config, problems = parse_config(Source.of("site.yaml", "editorial: {select: [zz9]}\n"))
    assert (config.editorial.select, problems) == (("ZZ9",), ())
