"""The scores of note finding: how findings are judged, where each tool says that its own are, which samples count."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT

SCRIPT = ROOT / "benchmarks" / "note_scores.py"
TEXT = "# Ä😀\n\nThe ring. TODO: name it\n"


@pytest.fixture(scope="module")
def scores() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("note_scores", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def line(name: str, span: str, label: str = "open-note", target: str = "inline-previous") -> str:
    """A sample as a line of JSON."""
    row = {"id": name, "text": TEXT, "span": span, "offset": TEXT.index(span), "label": label}
    return json.dumps({**row, "kind": "marker", "target": target})


def test_what_overlaps_the_span_counts_and_nothing_else(scores: ModuleType) -> None:
    samples = scores.samples_of([line("a", "TODO: name it"), line("b", "The ring.", "not-a-note"), line("c", "TODO")])
    todo, ring = TEXT.index("TODO"), TEXT.index("The")
    found = {
        "a": [scores.Finding(0, 3), scores.Finding(todo + 2, todo + 2, target="inline-previous")],
        "b": [scores.Finding(ring, ring + 3)],
        "c": [scores.Finding(ring, todo)],
    }
    assert scores.judged(samples, found) == scores.Score(right=1, false=1, missed=1, targets=1)


def test_what_is_less_sure_is_left_out(scores: ModuleType) -> None:
    samples = scores.samples_of([line("a", "TODO: name it")])
    found = {"a": [scores.Finding(0, 99, "likely", "document")]}
    assert scores.judged(samples, found, "certain") == scores.Score(0, 0, 1, 0)
    assert scores.judged(samples, found, "likely") == scores.Score(1, 0, 0, 0)


def test_shares_of_nothing_are_none(scores: ModuleType) -> None:
    nothing = scores.Score(0, 0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)
    some = scores.Score(right=3, false=1, missed=3, targets=2)
    assert (some.precision, some.recall, round(some.f1, 3)) == (0.75, 0.5, 0.6)
    assert scores.row_of("x", some, True) == "| x | 0.750 | 0.500 | 0.600 | 0.667 | 3 | 1 | 3 |"


def test_every_tool_is_understood_in_its_own_offsets(scores: ModuleType) -> None:
    texts = {"a": TEXT}
    todo = TEXT.index("TODO")
    units = len(TEXT[:todo].encode("utf-16-le")) // 2
    lint = {"path": "x/a.md", "line": 3, "column": 11, "end_line": 3, "end_column": 24, "confidence": "certain"}
    answer = json.dumps({"problems": [{**lint, "target": {"kind": "inline-previous"}}]})
    proselint = {"check_path": "annotations.misc", "pos": [3, 11], "span": [15, 19]}
    other = {"check_path": "weasel_words.very", "pos": [1, 1], "span": [1, 2]}
    assert scores.of_afterword(answer, texts) == {"a": [scores.Finding(todo, todo + 13, "certain", "inline-previous")]}
    assert scores.of_grep(f"x/a.md:{len(TEXT[:todo].encode())}:TODO\n".encode(), texts) == {
        "a": [scores.Finding(todo, todo + 4)]
    }
    assert scores.of_proselint(json.dumps({"result": {"x/a.md": {"diagnostics": [other, proselint]}}}), texts) == {
        "a": [scores.Finding(todo, todo + 4)]
    }
    message = {"range": [units, units + 1]}
    assert scores.of_textlint(json.dumps([{"filePath": "x/a.md", "messages": [message]}]), texts) == {
        "a": [scores.Finding(todo, todo + 1)]
    }


def test_samples_that_are_set_aside_are_a_table_of_their_own(scores: ModuleType) -> None:
    samples = scores.samples_of([line("a", "TODO"), line("b", "TODO")])
    hidden = scores.names_in("# What nobody looks at.\nb\n")
    names = {
        asked: {
            part: [sample.id for sample in those] for part, those in scores.parts_of(samples, hidden, *asked).items()
        }
        for asked in ((False, False), (False, True), (True, False), (True, True))
    }
    assert names == {
        (False, False): {"all": ["a", "b"]},
        (False, True): {"seen": ["a"]},
        (True, False): {"set aside": ["b"]},
        (True, True): {"all": ["a", "b"], "seen": ["a"], "set aside": ["b"]},
    }


def test_the_list_that_is_set_aside_names_each_sample_once(scores: ModuleType) -> None:
    listed = (ROOT / "benchmarks" / "notes_set_aside.txt").read_text()
    names = [name for name in listed.splitlines() if not name.startswith("#")]
    assert len(names) == len(scores.names_in(listed)) == 85


def test_the_table_of_afterword_and_grep(tmp_path: Path) -> None:
    path = tmp_path / "samples.jsonl"
    path.write_text(line("a", "TODO: name it") + "\n" + line("b", "The ring.", "not-a-note") + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, SCRIPT, "--samples", path, "--alone"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines()[0] == "all: 2 samples, 1 of them notes"
    assert "| Afterword, likely | 1.000 | 1.000 | 1.000 | 1.000 | 1 | 0 | 0 |" in done.stdout
    assert "| grep TODO\\|FIXME\\|XXX\\|TBD | 1.000 | 1.000 | 1.000 | - | 1 | 0 | 0 |" in done.stdout
