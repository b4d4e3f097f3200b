"""Hostile inputs: the cases beside the project, judged by their own judge."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

# How an author's files may look, paths, leaks, injections, time. IN-32 is a file that may not be read: root may.
CASES = r"^(IN|PA|LK|XS|TM)-" if os.geteuid() else r"^(?!IN-32)(IN|PA|LK|XS|TM)-"


@pytest.fixture(scope="session")
def generated(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cases")
    subprocess.run([sys.executable, cases / "tools/gen_cases.py", folder], check=True, capture_output=True)
    return folder


def test_hostile_files_and_paths_are_met_as_they_should(cases: Path, generated: Path, tmp_path: Path) -> None:
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
            CASES,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line for line in done.stdout.splitlines() if re.match(r"(IN|PA|LK|XS|TM)-", line)]
    assert len(rows) >= 80
    bad = [row for row in rows if " BAD " in row]
    assert bad == []
