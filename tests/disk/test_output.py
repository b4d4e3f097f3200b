"""Where a site may be written to, and where its record lies."""

import shutil
from pathlib import Path

import pytest

from generator.disk.errors import OutsideError
from generator.disk.output import Record, check_output, inside_outputs, record_of
from generator.disk.write import write_output
from tests.disk.nobody import as_nobody, open_folder
from tests.disk.tree import put, tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(tmp_path / "home/site", {"content/x.md": "x", "static/y": "y", "thesis.txt": "ten years"})


@pytest.mark.parametrize(
    "output",
    [
        ".",
        "..",
        "../..",
        "/",
        "content",
        "content/posts",
        "static",
        "themes/x",
        ".git",
        ".afterword",
        "loop",
        "~",
        "~/..",
    ],
)
def test_an_output_that_could_hurt_is_refused_before_anything_is_written(
    root: Path, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(put(root.parent.parent / "me/home", {})))
    (root / "loop").symlink_to(root)
    before = tree(root.parent.parent)
    with pytest.raises(OutsideError) as refused:
        check_output(root, Path(output).expanduser() if output[0] == "~" else root / output)
    assert refused.value.exit_code == 2
    assert tree(root.parent.parent) == before


@pytest.mark.parametrize("output", ["public", "build/site", "../out", "contents"])
def test_any_other_output_is_fine_even_before_it_is_there(root: Path, output: str) -> None:
    check_output(root, root / output)


def test_an_output_in_a_file_is_refused(root: Path) -> None:
    with pytest.raises(OutsideError, match=r"thesis\.txt is not a folder"):
        check_output(root, root / "thesis.txt/public")


def test_an_output_that_cannot_be_written_to_is_said_before_any_work() -> None:
    with open_folder() as folder:
        put(folder / "public", {}).chmod(0o555)
        with as_nobody(), pytest.raises(OutsideError, match="public: Permission denied") as refused:
            check_output(folder, folder / "public")
        assert refused.value.exit_code == 1


def test_the_record_of_an_output_inside_the_site_lies_with_the_site(root: Path) -> None:
    assert record_of(root, root / "public") == Record(root / ".afterword/outputs/public")
    assert record_of(root, root / "build/site") == Record(root / ".afterword/outputs/build%2Fsite")


def test_an_output_elsewhere_carries_its_own_record_with_a_mark_of_its_site(root: Path) -> None:
    output = root.parent / "out"
    record = record_of(root, output)
    assert record.state == output / ".afterword"
    assert record_of(root / "static/..", output) == record
    assert record_of(root.parent / "other", output).site != record.site


def test_the_mark_of_a_site_is_no_proof_of_a_guessed_path(root: Path) -> None:
    assert len(record_of(root, root.parent / "out").site) == 4


def test_outputs_inside_a_site_are_known_by_their_records(root: Path) -> None:
    assert inside_outputs(root) == {}
    put(record_of(root, root / "build/site").state, {"lock": ""})
    assert inside_outputs(root) == {"build/site": root / ".afterword/outputs/build%2Fsite"}


@pytest.mark.parametrize(("first", "second"), [("public", "public/sub"), ("out/en", "out"), ("../out", "../out/a/b")])
def test_an_output_in_another_one_of_the_same_site_is_refused(root: Path, first: str, second: str) -> None:
    record = record_of(root, root / first)
    write_output((root / first).resolve(), record.state, [("index.html", b"x")], site=record.site)
    check_output(root, root / first)
    with pytest.raises(OutsideError, match="another output of this site") as refused:
        check_output(root, root / second)
    assert refused.value.exit_code == 2


def test_the_output_of_another_site_may_lie_around_one(root: Path) -> None:
    outer = root.parent / "www"
    write_output(outer, record_of(root.parent / "other", outer).state, [("index.html", b"x")], site="abcd")
    check_output(root, outer / "blog")


def test_an_output_that_is_gone_is_in_nobodys_way(root: Path) -> None:
    record = record_of(root, root / "public")
    write_output(root / "public", record.state, [("index.html", b"x")], site=record.site)
    shutil.rmtree(root / "public")
    check_output(root, root / "public/sub")
