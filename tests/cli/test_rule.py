"""`afterword rule`, as a person and as a program run it."""

import json
from pathlib import Path

import pytest

from generator.engine.rules import rule_codes
from tests.cli.running import run


def test_a_rule_is_told_with_its_reason_an_example_and_how_to_allow_it(tmp_path: Path) -> None:
    ran = run("rule", "quote-note", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == run("rule", "ed203", cwd=tmp_path).out
    assert ran.out.startswith(
        "ED203 quote-note\nwarning, likely; stops --strict\nhttps://afterword.example/docs/rules/#ed203-quote-note\n\n"
        "A block quote that quotes nobody"
    )
    assert "\nThis breaks it:\n\n    The network looked like this.\n\n    > Use a simpler diagram instead?\n" in ran.out
    assert "`<!-- afterword: allow ED203 why it may stand -->`" in ran.out


def test_rules_that_share_a_name_are_all_told(tmp_path: Path) -> None:
    told = json.loads(run("rule", "unknown-zone", "--format", "json", cwd=tmp_path).out)["rules"]
    assert [rule["code"][:2] for rule in told] == ["CO", "FM"]
    text = run("rule", "unknown-zone", cwd=tmp_path).out
    assert [line[:2] for line in text.splitlines() if line.endswith(" unknown-zone")] == ["CO", "FM"]


def test_json_has_every_key(tmp_path: Path) -> None:
    (told,) = json.loads(run("rule", "FM003", "--format", "json", cwd=tmp_path).out)["rules"]
    assert (told["code"], told["severity"], told["blocks"], told["confidence"]) == ("FM003", "error", "build", None)
    assert told["url"] == "https://afterword.example/docs/rules/#fm003-invalid-front-matter"


def test_all_of_them_are_a_line_each_and_objects_in_json(tmp_path: Path) -> None:
    lines = run("rule", "--all", cwd=tmp_path).out.splitlines()
    assert tuple(line.split()[0] for line in lines) == rule_codes()
    told = json.loads(run("rule", "--all", "--format", "json", cwd=tmp_path).out)
    assert (told["version"], tuple(rule["code"] for rule in told["rules"])) == (1, rule_codes())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ED2O3"], "there is no rule 'ED2O3'; did you mean ED203?"),
        (["quotenote"], "did you mean quote-note?"),
        (["zzzz"], "`afterword rule --all` lists them"),
        ([], "name one rule"),
        (["ED203", "--all"], "name one rule"),
    ],
)
def test_a_mistyped_rule_is_a_mistake_with_a_guess(tmp_path: Path, arguments: list[str], said: str) -> None:
    ran = run("rule", *arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
