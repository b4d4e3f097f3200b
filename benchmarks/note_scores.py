"""Scores the finding of editorial notes beside other tools: `AFTERWORD_CORPUS=… python benchmarks/note_scores.py`.

The corpus folder has labelled samples of public Markdown (`editorial/samples.jsonl`): each a text, the span that the
label is about, whether it is an open note, and what it is about. A finding that overlaps the span counts: right on an
open note, false on a text that is none. Others are not judged: a sample may hold notes that nobody labelled. That is
how the corpus' own scorer judges, too.

The other tools are installed where `--peers DIR` says, or into a temporary folder: proselint from PyPI into a venv of
its own, textlint and its rule no-todo from npm. Of proselint only what it says of annotations counts.

`notes_set_aside.txt` names samples that nobody looks at while the finder is being mended. `--not-aside` scores all the
others, `--aside` them alone; both together print three tables: all, seen, set aside.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

SET_ASIDE = Path(__file__).with_name("notes_set_aside.txt")
LEVELS = ("certain", "likely", "hint")
MARKERS = "TODO|FIXME|XXX|TBD"
PROSELINT = "proselint==0.16.0"
TEXTLINT = ("textlint@15.8.0", "textlint-rule-no-todo@2.0.1")
HEAD = "| Tool | precision | recall | F1 | targets right | right | false | missed |\n" + "| --- " + "| ---: " * 7 + "|"


@dataclass(frozen=True)
class Sample:
    """A labelled text: the span from `start` to `end`, in code points, whether it is a note, and what about."""

    id: str
    text: str
    start: int
    end: int
    note: bool
    kind: str
    target: str


@dataclass(frozen=True)
class Finding:
    """What a tool found, in code points of the text; `sure` is one of LEVELS."""

    start: int
    end: int
    sure: str = "certain"
    target: str = ""


@dataclass(frozen=True)
class Score:
    """How often a tool was right on notes, false on other texts, and missed notes; `targets`: of the right ones."""

    right: int
    false: int
    missed: int
    targets: int

    @property
    def precision(self) -> float:
        """The share of its findings that are notes; 0 where it found nothing."""
        return self.right / (self.right + self.false) if self.right + self.false else 0.0

    @property
    def recall(self) -> float:
        """The share of the notes that it found; 0 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Findings = Mapping[str, Sequence[Finding]]
Tool = Callable[[Path], dict[str, list[Finding]]]


def samples_of(lines: Iterable[str]) -> list[Sample]:
    """The samples in lines of JSON."""
    found = []
    for line in lines:
        row = json.loads(line)
        start = row["offset"]
        end = start + len(row["span"])
        note = row["label"] == "open-note"
        found.append(Sample(row["id"], row["text"], start, end, note, row["kind"], row["target"]))
    return found


def judged(samples: Sequence[Sample], findings: Findings, least: str = "hint") -> Score:
    """The score of `findings`, by id of their sample, of those that are at least as sure as `least`."""
    right = false = missed = targets = 0
    for sample in samples:
        hits = [
            found
            for found in findings.get(sample.id, ())
            if LEVELS.index(found.sure) <= LEVELS.index(least)
            and found.start < sample.end
            and sample.start < max(found.end, found.start + 1)
        ]
        if sample.note:
            right, missed = right + bool(hits), missed + (not hits)
            targets += bool(hits) and hits[0].target == sample.target
        else:
            false += bool(hits)
    return Score(right, false, missed, targets)


def offset_of(text: str, line: int, column: int) -> int:
    """The offset in code points of a line and a column, both from 1."""
    starts = (0, *accumulate(len(row) + 1 for row in text.split("\n")))
    return starts[min(line, len(starts)) - 1] + column - 1


def of_afterword(answer: str, texts: Mapping[str, str]) -> dict[str, list[Finding]]:
    """The findings in the JSON of `afterword lint`."""
    found: dict[str, list[Finding]] = {}
    for row in json.loads(answer)["problems"]:
        name = Path(row["path"]).stem
        start = offset_of(texts[name], row["line"], row["column"])
        end = offset_of(texts[name], row.get("end_line") or row["line"], row.get("end_column") or row["column"] + 1)
        target = (row.get("target") or {}).get("kind", "")
        found.setdefault(name, []).append(Finding(start, end, row.get("confidence") or "certain", target))
    return found


def of_grep(answer: bytes, texts: Mapping[str, str]) -> dict[str, list[Finding]]:
    """The findings in what `grep -Hob` prints: `path:offset in bytes:words`."""
    found: dict[str, list[Finding]] = {}
    for line in answer.decode().splitlines():
        path, at, words = line.split(":", 2)
        name = Path(path).stem
        start = len(texts[name].encode()[: int(at)].decode(errors="ignore"))
        found.setdefault(name, []).append(Finding(start, start + len(words)))
    return found


def of_proselint(answer: str, texts: Mapping[str, str]) -> dict[str, list[Finding]]:
    """The findings in the JSON of `proselint check`: of annotations alone. Its spans have an origin of their own."""
    found: dict[str, list[Finding]] = {}
    for path, file in json.loads(answer)["result"].items():
        name = Path(path).stem
        for row in file.get("diagnostics", ()):
            if row["check_path"].startswith("annotations"):
                start = offset_of(texts[name], *row["pos"])
                found.setdefault(name, []).append(Finding(start, start + row["span"][1] - row["span"][0]))
    return found


def of_textlint(answer: str, texts: Mapping[str, str]) -> dict[str, list[Finding]]:
    """The findings in the JSON of `textlint`. Its offsets are in UTF-16, and each says where a marker begins."""
    found: dict[str, list[Finding]] = {}
    for file in json.loads(answer):
        name = Path(file["filePath"]).stem
        for row in file["messages"]:
            start = code_points(texts[name], row["range"][0])
            found.setdefault(name, []).append(Finding(start, start + 1))
    return found


def code_points(text: str, units: int) -> int:
    """How many code points the first `units` UTF-16 units of `text` are."""
    ends = list(accumulate(2 if ord(letter) > 0xFFFF else 1 for letter in text))
    return bisect_right(ends, units)


def names_in(listed: str) -> frozenset[str]:
    """The ids that a list names; `#` begins a comment."""
    return frozenset(name for line in listed.splitlines() if (name := line.partition("#")[0].strip()))


def parts_of(samples: Sequence[Sample], hidden: frozenset[str], aside: bool, others: bool) -> dict[str, list[Sample]]:
    """The samples of each table that is asked for, by its name: `all`, `seen`, `set aside`."""
    seen = [sample for sample in samples if sample.id not in hidden]
    kept = [sample for sample in samples if sample.id in hidden]
    if aside and others:
        return {"all": list(samples), "seen": seen, "set aside": kept}
    return {"set aside": kept} if aside else {"seen": seen} if others else {"all": list(samples)}


def row_of(name: str, score: Score, placed: bool) -> str:
    """A row of the table; `placed`: the tool says what a note is about."""
    targets = f"{score.targets / score.right:.3f}" if placed and score.right else "-"
    numbers = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} | {targets}"
    return f"| {name} | {numbers} | {score.right} | {score.false} | {score.missed} |"


def run(*command: str | Path, cwd: Path | None = None) -> bytes:
    """What a command prints; linters end with 1 where they find something."""
    done = subprocess.run(list(map(str, command)), capture_output=True, cwd=cwd, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} failed: {done.stderr.decode(errors='replace')[-600:]}")
    return done.stdout


def proselint_in(folder: Path) -> Path:
    """The command of proselint, installed into a venv of its own below `folder` if it is not there yet."""
    home = folder / "proselint"
    command = home / ("Scripts" if os.name == "nt" else "bin") / "proselint"
    if not command.exists():
        venv.create(home, with_pip=True)
        run(command.with_name("python"), "-m", "pip", "install", "--quiet", PROSELINT)
    return command


def textlint_in(folder: Path) -> Path:
    """The command of textlint with its rule no-todo, installed below `folder` if it is not there yet."""
    home = folder / "textlint"
    command = home / "node_modules/.bin/textlint"
    if not command.exists():
        home.mkdir(parents=True, exist_ok=True)
        (home / "package.json").write_text('{"private": true}\n')
        run("npm", "install", "--no-audit", "--no-fund", "--silent", *TEXTLINT, cwd=home)
    (home / ".textlintrc.json").write_text('{"rules": {"no-todo": true}}\n')
    return command


def tools(texts: Mapping[str, str], peers: Path | None) -> dict[str, Tool]:
    """The tools to score, by their name: each finds notes in a folder of texts. `peers`: where the others are."""

    def files(folder: Path) -> list[Path]:
        return [folder / f"{name}.md" for name in texts]

    def afterword(folder: Path) -> dict[str, list[Finding]]:
        lint = (sys.executable, "-m", "generator", "lint", "--format", "json", "--select", "ED", "--fail-on", "never")
        return of_afterword(run(*lint, folder).decode(), texts)

    def grep(folder: Path) -> dict[str, list[Finding]]:
        return of_grep(run("grep", "-HobE", MARKERS, *files(folder)), texts)

    found: dict[str, Tool] = {"Afterword": afterword, f"grep {MARKERS}".replace("|", "\\|"): grep}
    if peers is None:
        return found
    proselint, textlint = proselint_in(peers), textlint_in(peers)

    def with_proselint(folder: Path) -> dict[str, list[Finding]]:
        return of_proselint(run(proselint, "check", "--output-format", "json", *files(folder)).decode(), texts)

    def with_textlint(folder: Path) -> dict[str, list[Finding]]:
        rules = textlint.parents[2] / ".textlintrc.json"
        paths = files(folder.resolve())
        answer = run(textlint, "--config", rules, "--format", "json", *paths, cwd=rules.parent)
        return of_textlint(answer.decode(), texts)

    return {**found, "proselint": with_proselint, "textlint no-todo": with_textlint}


def table(samples: Sequence[Sample], findings: Mapping[str, Findings]) -> str:
    """The scores of every tool on `samples`, as a table of Markdown."""
    rows = [HEAD]
    for name, found in findings.items():
        if name == "Afterword":
            rows += [row_of(f"Afterword, {level}", judged(samples, found, level), True) for level in LEVELS]
        else:
            rows.append(row_of(name, judged(samples, found), False))
    return "\n".join(rows)


def kinds(samples: Sequence[Sample], found: Findings) -> str:
    """How many samples of each kind Afterword finds something in, certain or likely."""
    rows = []
    for kind in sorted({sample.kind for sample in samples}):
        score = judged([sample for sample in samples if sample.kind == kind], found, "likely")
        rows.append(f"{kind}: {score.right + score.false} of {sum(sample.kind == kind for sample in samples)}")
    return "\n".join(rows)


def main() -> None:
    """Prints the tables that are asked for."""
    parser = argparse.ArgumentParser(description="Score the finding of notes beside other tools on labelled samples.")
    parser.add_argument("--aside", action="store_true", help="score the samples that are set aside")
    parser.add_argument("--not-aside", action="store_true", help="score those that are not; with --aside: three tables")
    parser.add_argument("--set-aside", type=Path, default=SET_ASIDE, metavar="FILE", help="another list of them")
    parser.add_argument("--samples", type=Path, metavar="FILE", help="other samples than those of AFTERWORD_CORPUS")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="where proselint and textlint are, or are to go")
    parser.add_argument("--alone", action="store_true", help="only Afterword and grep: install nothing")
    parser.add_argument("--kinds", action="store_true", help="print for each kind in how many something is found")
    arguments = parser.parse_args()
    corpus = os.environ.get("AFTERWORD_CORPUS")
    if arguments.samples is None and not corpus:
        parser.error("set AFTERWORD_CORPUS to the folder of the corpus, or give --samples")
    path = arguments.samples or Path(corpus or "") / "editorial/samples.jsonl"
    hidden = names_in(arguments.set_aside.read_text(encoding="utf-8"))
    every = samples_of(path.read_text(encoding="utf-8").splitlines())
    parts = parts_of(every, hidden, arguments.aside, arguments.not_aside)
    asked = {sample.id: sample.text for part in parts.values() for sample in part}
    with tempfile.TemporaryDirectory() as name:
        peers = None if arguments.alone else (arguments.peers or Path(name) / "peers").resolve()
        folder = Path(name) / "samples"
        findings: dict[str, Findings] = {}
        for tool, find in tools(asked, peers).items():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for sample, text in asked.items():
                (folder / f"{sample}.md").write_text(text, encoding="utf-8", newline="\n")
            findings[tool] = find(folder)
    for part, samples in parts.items():
        print(f"{part}: {len(samples)} samples, {sum(sample.note for sample in samples)} of them notes\n")
        print(table(samples, findings) + "\n")
        if arguments.kinds:
            print(kinds(samples, findings["Afterword"]) + "\n")


if __name__ == "__main__":
    main()
