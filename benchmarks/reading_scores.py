"""Scores what Afterword understands against what people read: `AFTERWORD_CORPUS=… python benchmarks/reading_scores.py`.

The corpus folder holds public postmortems with hand-made keys and a scorer (`postmortems/`, `score.py`), more of them
without (`more/`), and labelled editorial notes with theirs (`editorial/`). Both scorers are run on what
`afterword read` and `afterword lint` say.

`set_aside.txt` names documents that nobody looks at while reading is being built. `--not-aside` scores all the others,
`--aside` them alone; both together print three tables: all, seen, set aside. `--keys DIR` scores the documents of
`more/` against keys of one's own, which have the form of the corpus'.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

SET_ASIDE = Path(__file__).with_name("set_aside.txt")


def afterword(*arguments: str | Path) -> str:
    """What `afterword ARGUMENTS` prints."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def score(scorer: Path, *arguments: str | Path) -> str:
    """What a scorer of the corpus prints."""
    return subprocess.run(
        [sys.executable, scorer, *map(str, arguments)], check=True, capture_output=True, text=True
    ).stdout


def names_in(listed: Path) -> frozenset[str]:
    """The documents that a list names, as `folder/name` without an ending; `#` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in listed.read_text(encoding="utf-8").splitlines())
    return frozenset(line.removesuffix(".md") for line in lines if line)


def reading(scorer: Path, keys: Sequence[Path], documents: Path) -> tuple[str, str]:
    """The scores of events, learnings, actions, sections and leftovers: of each document of `keys`, and of them all.

    Nothing but these documents and keys is read. Raises ValueError where there is none.
    """
    if not keys:
        raise ValueError("there is no key of these documents")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts, wanted, given = folder / documents.name, folder / "keys", folder / "read"
        texts.mkdir()
        wanted.mkdir()
        for key in keys:
            shutil.copyfile(key, wanted / key.name)
            shutil.copyfile(documents / f"{key.stem}.md", texts / f"{key.stem}.md")
        afterword("read", texts, "--format", "json", "--output", given)
        if len(keys) == 1:  # a folder of one text may be called by its folder
            next(given.glob("*.json")).rename(given / keys[0].name)
        each, _, total = score(scorer, wanted, given).partition("\n\n")
    return each, total


def notes(corpus: Path) -> str:
    """The scores of editorial notes: by confidence, with their targets."""
    command = (sys.executable, "-m", "generator", "lint", "--format", "json", "--select", "ED", "--fail-on", "never")
    return score(corpus / "editorial/score.py", corpus / "editorial/samples.jsonl", *command)


def parts(aside: bool, others: bool) -> list[str]:
    """Which tables are asked for: `all`, `seen`, `set aside`."""
    if aside and others:
        return ["all", "seen", "set aside"]
    return ["set aside"] if aside else ["seen"] if others else ["all"]


def main() -> None:
    """Prints the tables that are asked for."""
    parser = argparse.ArgumentParser(description="Score reading and note finding on the corpus in AFTERWORD_CORPUS.")
    parser.add_argument("--documents", action="store_true", help="print the line of each document too")
    parser.add_argument("--aside", action="store_true", help="score the documents that are set aside")
    parser.add_argument("--not-aside", action="store_true", help="score those that are not; with --aside: three tables")
    parser.add_argument("--set-aside", type=Path, default=SET_ASIDE, metavar="FILE", help="another list of them")
    parser.add_argument("--keys", type=Path, metavar="DIR", help="keys for documents of more/")
    parser.add_argument("--no-notes", action="store_true", help="leave the editorial notes out")
    arguments = parser.parse_args()
    if not (value := os.environ.get("AFTERWORD_CORPUS")):
        parser.error("set AFTERWORD_CORPUS to the folder of the corpus")
    corpus = Path(value)
    documents = corpus / ("more" if arguments.keys else "postmortems")
    keys = sorted((arguments.keys or documents).glob("*.json"))
    hidden = names_in(arguments.set_aside)
    aside = [key for key in keys if f"{documents.name}/{key.stem}" in hidden]
    seen = [key for key in keys if key not in aside]
    for part in parts(arguments.aside, arguments.not_aside):
        chosen = {"all": keys, "seen": seen, "set aside": aside}[part]
        if not chosen:
            print(f"{part}: no keys\n")
            continue
        each, total = reading(corpus / "score.py", chosen, documents)
        print(f"{part}: {each}\n\n{total}" if arguments.documents else f"{part}: {total}")
    if not arguments.no_notes:
        print(notes(corpus))


if __name__ == "__main__":
    main()
