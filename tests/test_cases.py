"""Hostile inputs: the cases beside the project, judged by their own judge."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

# How an author's files may look, and their paths; leaks, injections and time; what is made to exhaust a reader. Each
# with the least number of cases that there must be. IN-32 is a file that may not be read: root may.
FAMILIES = [("(IN|PA)", 40), ("(LK|XS|TM)", 25), ("RX", 40)]
NOT_FOR_ROOT = "" if os.geteuid() else "(?!IN-32)"


@pytest.fixture(scope="session")
def generated(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cases")
    subprocess.run([sys.executable, cases / "tools/gen_cases.py", folder], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize(("family", "least"), FAMILIES, ids=[family for family, _ in FAMILIES])
def test_hostile_files_are_met_as_they_should(
    cases: Path, generated: Path, tmp_path: Path, family: str, least: int
) -> None:
    command = f"{sys.executable} -m generator build --root {{site}} --output {{out}}"
    done = subprocess.run(
        [
            sys.executable,
            cases / "tools/check.py",
            generated,
            tmp_path / "work",
            "--name",
            "afterword",
            "--cmd",
            command,
            "--only",
            f"^{NOT_FOR_ROOT}{family}-",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line for line in done.stdout.splitlines() if re.match(f"{family}-", line)]
    assert len(rows) >= least
    bad = [row for row in rows if " BAD " in row]
    assert bad == []
