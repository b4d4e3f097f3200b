"""The scores of reading: all documents of a small corpus, those set aside alone, and keys from another folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Prints what it was given, where the scorer of the corpus prints scores.
SCORER = """
import json, sys
from pathlib import Path
keys, out = map(Path, sys.argv[1:3])
print("per document")
for key in sorted(keys.glob("*.json")):
    print(key.stem, json.loads(key.read_text())["title"], len(json.loads((out / key.name).read_text())["events"]))
print(f"\\n{len(list(keys.glob('*.json')))} documents")
"""
TEXT = "# The ring closed\n\n## Timeline\n\n- 2021-03-04 10:15 UTC a\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A corpus of four documents: two keyed ones, one of which is set aside, and two more."""
    for folder in ("postmortems", "more"):
        (tmp_path / folder).mkdir()
        for name in ("one", "two"):
            (tmp_path / folder / f"{name}.md").write_text(TEXT)
            if folder == "postmortems":
                (tmp_path / folder / f"{name}.json").write_text(json.dumps({"title": name}))
    (tmp_path / "score.py").write_text(SCORER)
    (tmp_path / "list.txt").write_text("# What nobody looks at.\npostmortems/two.md\nmore/one.md\n")
    return tmp_path


def scores(corpus: Path, *options: str | Path) -> str:
    """What the benchmark prints of a corpus."""
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks/reading_scores.py", "--no-notes", "--documents", "--set-aside",
         corpus / "list.txt", *options],
        capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, "AFTERWORD_CORPUS": str(corpus), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_there_are_three_tables_of_all_of_the_others_and_of_those_set_aside(small: Path) -> None:
    all_of_them = "all: per document\none one 1\ntwo two 1\n\n2 documents\n\n"
    others = "seen: per document\none one 1\n\n1 documents\n\n"
    aside = "set aside: per document\ntwo two 1\n\n1 documents\n\n"
    assert scores(small, "--aside", "--not-aside") == all_of_them + others + aside


def test_the_others_are_scored_without_them(small: Path) -> None:
    (small / "postmortems/two.md").unlink()  # not even opened
    assert scores(small, "--not-aside") == "seen: per document\none one 1\n\n1 documents\n\n"


def test_keys_of_another_folder_go_with_the_other_documents(small: Path) -> None:
    keys = small / "keys"
    keys.mkdir()
    for name in ("one", "two"):
        (keys / f"{name}.json").write_text(json.dumps({"title": f"key of {name}"}))
    assert "one key of one 1\ntwo key of two 1\n" in scores(small, "--keys", keys)
    assert scores(small, "--keys", keys, "--aside").startswith("set aside: per document\none key of one 1\n\n1 ")


def test_where_no_document_is_set_aside_that_is_said(small: Path) -> None:
    (small / "list.txt").write_text("")
    assert scores(small, "--aside") == "set aside: no keys\n\n"
