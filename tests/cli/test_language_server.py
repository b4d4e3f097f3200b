"""`afterword language-server` as a command; what it says to an editor is tested in tests/language."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import PYTHONPATH, run

WITHOUT = "import sys; sys.modules['pygls'] = None; from generator.cli import main; main(['language-server'])"
LOADED = """
import sys
from generator.cli.command import run
run(sys.argv[1:])
print(sorted(name for name in sys.modules if name.partition('.')[0] in ('pygls', 'lsprotocol', 'cattrs', 'asyncio')
             or name.startswith('generator.language')))
"""


def python(code: str, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        env={"PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_its_library_it_says_what_to_install(tmp_path: Path) -> None:
    ran = python(WITHOUT, cwd=tmp_path)
    assert ran.returncode == 2
    assert "needs pygls, which is not installed: pip install 'afterword[language-server]'" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("arguments", [("lint", "a.md"), ("read", "a.md"), ("language-server", "--help")])
def test_no_other_command_pays_for_the_library(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_text("# Fine\n", encoding="utf-8")
    ran = python(LOADED, *arguments, cwd=tmp_path)
    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_is_a_number_that_there_is(tmp_path: Path, port: str) -> None:
    ran = run("language-server", "--tcp", port, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")


def test_somebody_at_a_keyboard_is_not_left_waiting_for_words(tmp_path: Path) -> None:
    ran = run("language-server", "--help", cwd=tmp_path)
    assert "an editor starts it" in ran.out
