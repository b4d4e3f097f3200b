"""A problem's name stays when lines move and other notes go; it is told from its equals by number alone."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lint.identity import identified
from generator.model.problem import Problem, Rule
from generator.model.text import Place
from tests.lint.reading import post_of, problems_of

ID = re.compile(r"[A-Z]{2}\d{3}-[0-9a-f]{8}")
WORDS = st.sampled_from(["Words.", "TODO: ask her", "TODO: look it up", "## Impact", "## Cause", "- One (TODO: x)", ""])


def names(body: str) -> list[tuple[str, str]]:
    post = post_of(body)
    found = identified(sorted(problems_of(body), key=lambda problem: problem.place), (post,))
    return [(problem.id, problem.text) for problem in found if problem.code.startswith("ED")]


def test_a_name_is_the_code_and_eight_digits() -> None:
    ((name, _),) = names("TODO: ask her\n")
    assert ID.fullmatch(name)
    assert name.startswith("ED001-")


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=8), st.integers(1, 5), st.integers(0, 8))
def test_a_name_stays_when_lines_move(parts: list[str], more: int, at: int) -> None:
    before = "\n\n".join(parts)
    blanks = [*parts[:at], "\n" * more + "Some words more.", *parts[at:]]
    assert names("\n\n".join(blanks)) == names(before)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=8))
def test_all_names_of_a_text_differ(parts: list[str]) -> None:
    found = [name for name, _ in names("\n\n".join(parts))]
    assert len(set(found)) == len(found)


def test_blanks_and_line_ends_make_no_other_name() -> None:
    assert names("TODO: ask her\nfor it\n")[0][0] == names("TODO:  ask her for it\n")[0][0]


def test_the_section_is_part_of_a_name() -> None:
    one, other = names("## Impact\n\nTODO: ask her\n\n## Cause\n\nTODO: ask her\n")
    assert one[0] != other[0]
    assert names("## Cause\n\nTODO: ask her\n")[0] == other
    assert names("## Impact (TODO: name it)\n\nSome failed.\n\nTODO: ask her\n")[1] == one


def test_a_note_in_a_heading_that_is_allowed_makes_no_other_section() -> None:
    for heading in ("## Impact (TODO: name it)", "## TODO: name it", "## TODO\n\nSome failed.\n\n### Cause"):
        rest = f"{heading}\n\nSome failed.\n\nFIXME: ask her\n"
        allowed = "<!-- afterword: allow ED001, ED002 why -->\n"
        name = names(f"# Ring\n\nWords.\n\n{rest}")[1]
        assert name in names(f"# Ring\n\nWords.\n\n{allowed}{rest}")


def test_a_problem_without_words_is_named_by_what_it_says_not_by_lines() -> None:
    rule = Rule("XX001", "x", "hint", "never", "x")
    first, second, other = (
        Problem.of(rule, message, Place("a.md", line))
        for message, line in (("as on line 3", 9), ("as on lines 12 to 14", 99), ("as before", 9))
    )
    (one,), (two,), (three,) = (identified([problem], ()) for problem in (first, second, other))
    assert one.id != three.id
    assert identified([first], ())[0].id == identified([Problem.of(rule, "as on line 7", Place("b.md"))], ())[0].id
    assert two.id != three.id


def test_a_name_that_is_given_is_kept() -> None:
    rule = Rule("XX001", "x", "hint", "never", "x")
    (named,) = identified([Problem.of(rule, "m", Place("a.md"))], ())
    assert identified([named], ()) == (named,)
