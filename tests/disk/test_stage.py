"""What is known to stand in the output already is neither read nor written, and stays ours."""

import os
from pathlib import Path

import pytest

from generator.disk.actions import Actions
from generator.disk.errors import OutsideError
from generator.disk.manifest import read_ownership
from generator.disk.stage import Intact
from generator.disk.write import Written, write_output
from generator.model.text import digest_of
from tests.disk.tree import Files, put, tree

OLD: Files = {"posts/a/index.html": b"A1", "posts/b/index.html": b"B1", "index.html": b"home 1"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "public"


def write(output: Path, files: dict[str, bytes | Intact] | Files, force: bool = False) -> Written:
    return write_output(output, output.parent / "state", dict(files).items(), force=force)


def intact(*paths: str) -> dict[str, bytes | Intact]:
    return {path: Intact(digest_of(OLD[path])) for path in paths}


def owned(output: Path) -> dict[str, str]:
    return {file.path: file.digest for file in read_ownership(output.parent / "state").files}


def _refuse(*_: object) -> None:
    raise AssertionError("this build has nothing to do")


def test_what_is_intact_is_not_even_looked_at_and_the_record_stays_as_it_is(output: Path) -> None:
    write(output, OLD)
    record, before = (output.parent / "state/manifest.json").read_bytes(), owned(output)
    (output / "posts/a/index.html").unlink()
    os.mkfifo(output / "posts/a/index.html")  # whoever opens it waits for ever
    no_act = Actions(_refuse, _refuse, _refuse, _refuse, _refuse, _refuse)
    files = intact(*OLD)
    assert write_output(output, output.parent / "state", files.items(), actions=no_act) == Written(0, 3, 0, ())
    assert owned(output) == before
    assert (output.parent / "state/manifest.json").read_bytes() == record


def test_one_file_changes_and_the_others_are_intact(output: Path) -> None:
    write(output, OLD)
    files = intact("posts/a/index.html", "index.html") | {"posts/b/index.html": b"B2"}
    assert write(output, files) == Written(1, 2, 0, ())
    new = OLD | {"posts/b/index.html": b"B2"}
    assert tree(output) == new
    assert owned(output) == {path: digest_of(data) for path, data in new.items()}
    assert write(output, intact("posts/a/index.html")) == Written(0, 1, 2, ())
    assert tree(output) == {"posts/a/index.html": b"A1"}


def test_a_link_above_what_is_intact_is_refused(output: Path, tmp_path: Path) -> None:
    write(output, OLD)
    (output / "posts").rename(tmp_path / "elsewhere")
    (output / "posts").symlink_to(tmp_path / "elsewhere")
    for force in (False, True):
        with pytest.raises(OutsideError, match=r"in the way.*: posts; remove them by hand"):
            write(output, intact(*OLD), force=force)
    assert (tmp_path / "elsewhere/a/index.html").read_bytes() == b"A1"


@pytest.mark.parametrize("gone", ["posts/a", "posts"])
def test_what_cannot_be_there_stops_the_build(output: Path, gone: str) -> None:
    write(output, OLD)
    (output / gone).rename(output.parent / "away")
    with pytest.raises(OutsideError, match=r"posts/a/index\.html: changed in the output.*build again"):
        write(output, intact(*OLD))


def test_what_no_record_has_is_read_before_it_is_ours(output: Path) -> None:
    put(output, {**OLD})
    assert write(output, intact(*OLD)) == Written(0, 3, 0, ())
    assert set(owned(output)) == set(OLD)
    (output.parent / "state/manifest.json").unlink()
    put(output, {"index.html": "theirs"})
    with pytest.raises(OutsideError, match=r"index\.html: changed in the output"):
        write(output, intact(*OLD), force=True)
    assert (output / "index.html").read_bytes() == b"theirs"


def test_a_path_of_what_is_intact_stays_inside_the_output(output: Path) -> None:
    write(output, OLD)
    with pytest.raises(OutsideError, match="no path inside"):
        write(output, {"../state/manifest.json": Intact("0")})
