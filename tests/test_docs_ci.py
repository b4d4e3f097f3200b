"""What the manual tells of CI: files of other services that are what they say, and command lines in them that work."""

import re
import shlex

import pytest
import yaml

from tests.conftest import ROOT
from tests.manual import FENCE, coded, rows, sections, text_of
from tests.test_docs import COMMANDS, options

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
FILES = [code for language, code in FENCE.findall(text_of("ci.md")) if language == "yaml"]
LINES = [line for code in FILES for line in re.findall(r"(?<=[- ] )(?:run: )?(afterword [^|\n]+)", code)]


def test_there_are_command_lines_to_check() -> None:
    assert len(LINES) >= 4


@pytest.mark.parametrize("code", FILES)
def test_a_file_of_a_service_is_yaml(code: str) -> None:
    assert isinstance(yaml.safe_load(re.sub("<[^>]+>", "x", code)), dict)


@pytest.mark.parametrize("line", [*LINES, *(hook["entry"] for hook in HOOKS)])
def test_a_command_line_of_a_service_is_one_that_works(line: str) -> None:
    program, name, *flags = shlex.split(re.sub(r"\$\{\{[^}]*\}\}", "x", line))
    assert program == "afterword"
    assert {flag for flag in flags if flag.startswith("-")} <= set(options(COMMANDS[name]))


def test_every_hook_of_pre_commit_is_described() -> None:
    described = {hook for cells in rows(sections(text_of("ci.md"), 2)["pre-commit"]) for hook in coded(cells[0])}
    assert described == {hook["id"] for hook in HOOKS}
    for hook in HOOKS:
        assert (hook["language"], hook["types"], hook["pass_filenames"]) == ("python", ["markdown"], False)
