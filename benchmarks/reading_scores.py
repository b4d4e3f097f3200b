"""Scores what Afterword understands against what people read: `AFTERWORD_CORPUS=… python benchmarks/reading_scores.py`.

The corpus folder holds public postmortems with hand-made keys and a scorer (`postmortems/`, `score.py`), and labelled
editorial notes with theirs (`editorial/`). Both scorers are run on what `afterword read` and `afterword lint` say.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def afterword(*arguments: str | Path) -> str:
    """What `afterword ARGUMENTS` prints."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def score(scorer: Path, *arguments: str | Path) -> str:
    """What a scorer of the corpus prints."""
    return subprocess.run(
        [sys.executable, scorer, *map(str, arguments)], check=True, capture_output=True, text=True
    ).stdout


def reading(corpus: Path, folder: Path) -> str:
    """The scores of events, learnings, actions, sections and leftovers."""
    afterword("read", corpus / "postmortems", "--format", "json", "--output", folder)
    return score(corpus / "score.py", corpus / "postmortems", folder)


def notes(corpus: Path) -> str:
    """The scores of editorial notes: by confidence, with their targets."""
    command = (sys.executable, "-m", "generator", "lint", "--format", "json", "--select", "ED", "--fail-on", "never")
    return score(corpus / "editorial/score.py", corpus / "editorial/samples.jsonl", *command)


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description="Score reading and note finding on the corpus in AFTERWORD_CORPUS.")
    parser.add_argument("--documents", action="store_true", help="print the line of each document too")
    arguments = parser.parse_args()
    if not (corpus := os.environ.get("AFTERWORD_CORPUS")):
        parser.error("set AFTERWORD_CORPUS to the folder of the corpus")
    with tempfile.TemporaryDirectory() as folder:
        documents, _, total = reading(Path(corpus), Path(folder) / "read").partition("\n\n")
        print(f"{documents}\n\n{total}" if arguments.documents else total)
    print(notes(Path(corpus)))


if __name__ == "__main__":
    main()
