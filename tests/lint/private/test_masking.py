"""No report shows a secret, whichever rule it is of."""

import pytest
from msgspec.structs import replace

from generator.build import build
from generator.lint.catalog import BUILD_RULES
from generator.lint.private.masking import masked, without_secrets
from generator.model.picture import Facts
from generator.model.problem import Problem, Rule
from generator.model.project import Project, Theme
from generator.model.site import Audience
from generator.model.text import Place, Source
from generator.report.data import show_json
from generator.report.text import show_text
from tests.lint.private.made_up import IN_WORDS, TOKENS, private_key
from tests.lint.reading import DATED, problems_of
from tests.test_docs_rules import NOW


def test_a_mask_is_as_long_as_the_secret_and_keeps_its_first_letters() -> None:
    assert masked("abcdefghijklmnopqrstuvwxyz") == "abcd" + "*" * 22
    assert masked("hunter-22") == "h********"
    assert masked("abc\ndef") == "a**\n***"


@pytest.mark.parametrize(
    ("words", "secret"),
    [*((token, token) for token in TOKENS), *((text.format(secret), secret) for text, secret in IN_WORDS)],
    ids=[str(number) for number in range(len(TOKENS) + len(IN_WORDS))],
)
def test_a_secret_is_in_no_part_of_any_problem_of_its_line(words: str, secret: str) -> None:
    hidden = secret.removeprefix("AGE-SECRET-KEY-1")[4:12]
    body = f"TODO: take out {words} of the line (TODO: now)\n\n![](missing.png) {words}\n"
    source = Source.of("content/posts/ring.md", DATED + body)
    for rules in ({}, {"rules": BUILD_RULES}):
        built = build(
            Project(None, (source,), (), Theme("default", (), ())), NOW, Audience(), facts=lambda _: Facts(), **rules
        )
        assert len(built.problems) > 2
        assert hidden not in repr(built.problems)
        assert hidden not in show_json(built.problems)
        assert hidden not in show_text(built.problems, colour=False)


def test_a_private_key_shows_nothing_of_its_lines() -> None:
    key = private_key()
    found = problems_of(f"```\n{key}\n```\n")
    (problem,) = found
    assert problem.code == "SE101"
    assert not [line for line in key.splitlines()[1:-1] if line[6:] in repr(found)]


def test_carets_stay_where_they_were() -> None:
    note, secret = problems_of(f"Take out {TOKENS[0]} (TODO: now).\n")[::-1]
    assert note.line_text == secret.line_text
    for problem in (note, secret):
        assert problem.line_text[problem.place.column - 1 :].startswith(problem.text)


def test_words_that_stand_on_other_lines_are_masked_too() -> None:
    rule = Rule("XX001", "any", "hint", "never", "Any.")
    problem = Problem.of(rule, "said", Place("a.md"), text=f"one\n{TOKENS[1]}", line_text="one and no more")
    assert TOKENS[1] not in without_secrets(problem).text
    harmless = replace(problem, text="one")
    assert without_secrets(harmless) is harmless
