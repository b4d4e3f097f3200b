"""No report shows a secret, whichever rule it is of."""

from time import process_time

import pytest
from msgspec.structs import replace

from generator.build import build
from generator.lint.catalog import BUILD_RULES
from generator.lint.private.masking import masked, meets_secret, without_secrets
from generator.model.picture import Facts
from generator.model.problem import Fix, Problem, Rule
from generator.model.project import Project, Theme
from generator.model.site import Audience
from generator.model.text import Place, Source, Span, Text
from generator.report.data import show_json
from generator.report.notes import OpenNote, show_notes_json, show_notes_text
from generator.report.text import show_text
from tests.lint.private.made_up import HEX, IN_WORDS, TOKENS, private_key, some
from tests.lint.reading import DATED, post_of, problems_of
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


def test_a_list_of_notes_shows_no_secret() -> None:
    (note,) = post_of(f"The ring (TODO: revoke {TOKENS[1]}).\n").notes
    (problem,) = (found for found in problems_of(f"The ring ({note.text[1:-1]}).\n") if found.code == note.code)
    listed = OpenNote(problem, note, overdue=False)
    assert TOKENS[1][5:15] not in show_notes_text([listed]) + show_notes_json([listed])


def test_no_problem_lies_in_a_key_of_several_lines() -> None:
    key = private_key().splitlines()
    key[2] = key[2][:30] + "\u200b" + key[2][30:]
    key[3] = key[3][:30] + " cafÃ©"
    found = problems_of("\n".join(["The key:", "", *key, "", "And a cafÃ©.", ""]))
    assert not [line for line in key[1:3] if line[6:20] in repr(found)]


def test_all_secrets_of_a_line_are_masked_however_many_there_are() -> None:
    secrets = ["rubygems_" + some(HEX, 48, seed) for seed in range(200)]
    found = problems_of("```\n" + " ".join(secrets) + "\n```\n")
    assert len(found) == 50
    assert not [secret for secret in secrets if secret in repr(found)]


def test_carets_stay_where_they_were() -> None:
    note, secret = problems_of(f"Take out {TOKENS[0]} (TODO: now).\n")[::-1]
    assert note.line_text == secret.line_text
    for problem in (note, secret):
        assert problem.line_text[problem.place.column - 1 :].startswith(problem.text)


def test_words_that_stand_on_other_lines_are_masked_too() -> None:
    rule = Rule("XX001", "any", "hint", "never", "Any.")
    problem = Problem.of(rule, "said", Place("a.md"), text=f"one\n{TOKENS[1]}", line_text="one and no more")
    assert TOKENS[1] not in without_secrets(problem).text
    mended = replace(problem, fix=Fix(f"write {TOKENS[1]}s", ()))
    assert TOKENS[1] not in repr(without_secrets(mended).fix)
    harmless = replace(problem, text="one")
    assert without_secrets(harmless) is harmless


def test_many_problems_of_one_long_line_take_no_time() -> None:
    line = ("token: aB3dE6gHjK2mN5pQ cafÃ© " * 2_200)[:64_000]
    start = process_time()
    assert len(problems_of(line + "\n")) > 100
    assert process_time() - start < 3


def test_a_stretch_of_a_text_meets_a_secret_of_its_lines() -> None:
    key = next(token for token in TOKENS if token.startswith("AKIA"))
    text = Text.of("ring.md", f"It had\nthe key {key} in it\nand that is all.\n")
    start = text.text.index(key)
    end = start + len(key)
    for meets in (Span(start + 3, start + 4), Span(0, len(text.text)), Span(start - 1, start + 1), Span(end - 1, end)):
        assert meets_secret(text, meets)
    for other in (Span(0, start), Span(end, len(text.text)), Span(0, 3)):
        assert not meets_secret(text, other)
