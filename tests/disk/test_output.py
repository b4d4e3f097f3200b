"""Where a site may be written to, and where its record lies."""

from pathlib import Path

import pytest

from generator.disk.errors import OutsideError
from generator.disk.output import Record, check_output, inside_outputs, record_of
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


def test_so_does_the_record_of_an_output_elsewhere_and_each_has_its_own(root: Path) -> None:
    outputs = [root.parent / name for name in ("out", "deep/out", "ou t", "x" * 250)]
    records = [record_of(root, output) for output in outputs]
    assert len({record.state for record in records}) == len(outputs)
    for record in records:
        assert record.state.parent == root / ".afterword/outputs"
        assert len(record.state.name) < 80
        assert record.site == ""
    assert records[0].state.name.startswith("@out-")


def test_a_record_lies_in_the_output_where_the_site_cannot_be_written_to_and_stays_there() -> None:
    with open_folder() as folder:
        site, output = put(folder / "site", {"content/x.md": "x"}), put(folder / "out", {})
        site.chmod(0o555)
        with as_nobody():
            record = record_of(site, output)
        assert record.state == output / ".afterword"
        assert record.site
        assert str(site) not in record.site
        site.chmod(0o755)
        assert record_of(site, output) != record
        put(output, {".afterword/manifest.json": "{}"})
        assert record_of(site, output) == record
        assert record_of(put(folder / "other", {}), output).site != record.site


def test_outputs_inside_a_site_are_known_by_their_records(root: Path) -> None:
    assert inside_outputs(root) == {}
    for output in (root / "build/site", root.parent / "out"):
        put(record_of(root, output).state, {"lock": ""})
    assert inside_outputs(root) == {"build/site": root / ".afterword/outputs/build%2Fsite"}
