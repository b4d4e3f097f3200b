"""What holds for every command: help, versions, exit codes, one line for a mistake."""

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import generator
from tests.cli.running import PYTHONPATH, run
from tests.disk.tree import put, tree

COMMANDS = (
    "actions",
    "build",
    "cache",
    "init",
    "learnings",
    "lint",
    "new",
    "notes",
    "read",
    "rule",
    "timeline",
    "why",
)


def test_the_version_is_said(tmp_path: Path) -> None:
    ran = run("--version", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, f"afterword {generator.__version__}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples_of_itself(tmp_path: Path, command: str) -> None:
    ran = run(command, "--help", cwd=tmp_path)
    assert ran.code == 0
    assert len(re.findall(rf"^ +(?:\w+=\w+ )?afterword {command}\b", ran.out, re.MULTILINE)) >= 2


def test_the_main_help_names_every_command(tmp_path: Path) -> None:
    ran = run("--help", cwd=tmp_path)
    assert re.findall(r"^  (\w+)  ", ran.out, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["build", "--frobnicate"],
        ["build", "--root", "gone"],
        ["build", "--base-url", "example.org"],
        ["build", "--as-of", "yesterday"],
        ["lint", "gone"],
        ["lint", "--format", "xml"],
        ["read"],
        ["timeline", "accept"],
        ["timeline", "accept", "gone.md"],
        ["learnings", "frobnicate"],
        ["read", "gone.md"],
        ["new", "  "],
        ["init"],
    ],
)
def test_a_mistake_of_usage_is_exit_2(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "x.md").write_text("# X\n")
    ran = run(*arguments, cwd=tmp_path)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") <= 4


def test_heavy_rooms_are_loaded_by_the_commands_that_need_them_alone() -> None:
    script = (
        "import sys, generator.cli.command; print(*sorted({'jinja2', 'markdown_it', 'PIL', 'yaml'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "\n"


def test_lint_of_one_text_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    put(tmp_path, {"a.md": "# The pump\n\nTODO: say which.\n\n```python\nx = 1\n```\n\n- 10:00 UTC it stops\n"})
    script = (
        "import sys, atexit; from generator.cli import main; atexit.register(lambda: print(*sorted({'jinja2', 'PIL', "
        "'pygments', 'ftfy', 'nh3', 'sqlite3', 'generator.cli.build', 'generator.make.cook'} & set(sys.modules)))); "
        "main(['lint', 'a.md', '--format', 'json', '--fail-on', 'never'])"
    )
    env = {**os.environ, "PYTHONPATH": PYTHONPATH}
    command = [sys.executable, "-c", script]
    ran = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.endswith("}\n\n")


FULL = Path("/dev/full")


def shell(command: str, cwd: Path) -> tuple[int, str]:
    """Exit code and standard error of a line of shell in which AFTERWORD is the command."""
    line = command.replace("AFTERWORD", f"{shlex.quote(sys.executable)} -m generator")
    env = {**os.environ, "PYTHONPATH": PYTHONPATH}
    ran = subprocess.run(["/bin/sh", "-c", line], cwd=cwd, env=env, stderr=subprocess.PIPE, text=True, check=False)
    return ran.returncode, ran.stderr


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", ["build", "lint", "lint --format json", "read content", "--help", "--version"])
@pytest.mark.parametrize(("stream", "why"), [(">&-", "Bad file descriptor"), (f"> {FULL}", "No space left on device")])
def test_a_result_that_cannot_be_written_is_one_line_and_exit_1(
    site: Path, arguments: str, stream: str, why: str
) -> None:
    assert shell(f"AFTERWORD {arguments} {stream}", site) == (1, f"afterword: standard output: {why}\n")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_problems_that_cannot_be_written_are_exit_1_too(site: Path) -> None:
    assert shell(f"AFTERWORD build --frobnicate 2> {FULL}", site) == (1, "")
    assert shell(f"AFTERWORD lint > {FULL} 2> {FULL}", site) == (1, "")
    assert shell(f"PYTHONUNBUFFERED= AFTERWORD lint > {FULL} 2> {FULL}", site) == (1, "")
    assert shell(f"PYTHONUNBUFFERED=1 AFTERWORD lint > {FULL} 2> {FULL}", site) == (1, "")
    assert shell("AFTERWORD build > public.txt 2>&-", site) == (0, "")


def test_a_reader_that_goes_away_gets_no_traceback(site: Path) -> None:
    assert shell("AFTERWORD read content --format json | head -c 1 > /dev/null", site) == (0, "")
    assert shell("(AFTERWORD --help; echo $? > code) | true", site) == (0, "")


# Stops itself while it imports the module of that name.
STOPPED = """
import os, sys
class Stop:
    def find_spec(name, path, target=None):
        if name == sys.argv[1]:
            os.kill(os.getpid(), int(sys.argv[2]))
sys.meta_path.insert(0, Stop)
from generator.cli import main
main(["lint"])
"""


@pytest.mark.parametrize("module", ["click", "generator.cli.command", "yaml", "generator.build"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_can_be_stopped_while_it_is_still_being_loaded(
    site: Path, module: str, number: signal.Signals, code: int
) -> None:
    command = [sys.executable, "-c", STOPPED, module, str(int(number))]
    env = {**os.environ, "PYTHONPATH": PYTHONPATH}
    ran = subprocess.run(command, cwd=site, env=env, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr.strip()) == (code, "", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--root", ""),
        ("build", "--output", ""),
        ("build", "--as-of", " "),
        ("build", "--base-url", ""),
        ("read", ""),
        ("new", ""),
        ("init", ""),
    ],
)
def test_an_empty_value_is_a_variable_that_was_never_set(site: Path, arguments: tuple[str, ...]) -> None:
    before = tree(site)
    assert run(*arguments, cwd=site).code == 2
    assert tree(site) == before


@pytest.mark.parametrize("arguments", [("build",), ("read", ".")])
def test_a_folder_without_a_text_is_a_mistake(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments, cwd=tmp_path)
    assert ran.code == 2
    assert "text" in ran.err
    assert tree(tmp_path) == {}
