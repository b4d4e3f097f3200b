"""Writing an output: old or new, never torn; only what is ours is ever replaced or deleted."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from generator.disk.actions import Actions
from generator.disk.errors import OutsideError
from generator.disk.manifest import read_ownership
from generator.disk.write import Written, write_output
from tests.disk.tree import Files, put, tree

OLD: Files = {
    "assets/site.css": b"body{}",
    "posts/a/index.html": b"A1",
    "posts/b/index.html": b"B1",
    "index.html": b"home 1",
}
NEW: Files = {
    "assets/site.css": b"body{}",
    "posts/a/index.html": b"A2",
    "posts/c/index.html": b"C2",
    "index.html": b"home 2",
}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "public"


def write(output: Path, files: Files, force: bool = False, actions: Actions | None = None) -> Written:
    return write_output(output, output.parent / "state", files.items(), force=force, actions=actions)


def test_a_first_build_makes_the_folder_and_every_file(output: Path) -> None:
    assert write(output, OLD) == Written(written=4, unchanged=0, deleted=0, kept=())
    assert tree(output) == OLD


def test_only_files_that_differ_are_written_and_stale_ones_go_with_their_empty_folders(output: Path) -> None:
    write(output, OLD)
    before = (output / "assets/site.css").stat()
    assert write(output, NEW) == Written(written=3, unchanged=1, deleted=1, kept=())
    assert tree(output) == NEW
    assert not (output / "posts/b").exists()
    assert (output / "assets/site.css").stat().st_mtime_ns == before.st_mtime_ns


def test_a_build_without_a_change_writes_nothing(output: Path) -> None:
    write(output, OLD)
    no_writing = Actions(write=_refuse, replace=_refuse, remove=_refuse, make_folder=_refuse)
    assert write(output, OLD, actions=no_writing) == Written(0, 4, 0, ())


def _refuse(*_: object) -> None:
    raise AssertionError("this build has nothing to do")


def test_no_file_of_our_own_stays_behind_in_the_output(output: Path) -> None:
    write(output, OLD)
    write(output, NEW)
    assert not (output / ".afterword").exists()


def test_the_record_of_equal_outputs_is_byte_identical(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_output(tmp_path / name / "public", tmp_path / name / "state", OLD.items())
    assert tree(tmp_path / "one/state") == tree(tmp_path / "two/state")


def test_files_of_others_are_kept_by_every_build(output: Path) -> None:
    write(output, OLD)
    others = {"CNAME": b"example.org", "posts/thesis.txt": b"ten years", "posts/b/mine.txt": b"mine"}
    put(output, dict(others))
    write(output, NEW)
    assert tree(output) == NEW | others


def test_a_foreign_file_in_the_way_is_refused_by_name_and_nothing_happens(output: Path) -> None:
    write(output, OLD)
    put(output, {"posts/c/index.html": "not yours"})
    with pytest.raises(OutsideError, match=r"posts/c/index\.html; --force takes them over"):
        write(output, NEW)
    assert tree(output) == OLD | {"posts/c/index.html": b"not yours"}


def test_all_files_in_the_way_are_named_at_once(output: Path) -> None:
    write(output, {"index.html": b"home"})
    put(output, {"x.html": "1", "y.html": "2"})
    with pytest.raises(OutsideError, match=r"x\.html, y\.html"):
        write(output, {"index.html": b"home", "x.html": b"ours", "y.html": b"ours"})


def test_force_takes_over_what_is_in_the_way_and_deletes_nothing_else(output: Path) -> None:
    put(output, {"posts/c/index.html": "not yours", "thesis.txt": "ten years"})
    write(output, NEW, force=True)
    assert tree(output) == NEW | {"thesis.txt": b"ten years"}


def test_a_foreign_file_with_equal_bytes_is_adopted(output: Path) -> None:
    put(output, dict(OLD))
    assert write(output, OLD) == Written(0, 4, 0, ())
    write(output, NEW)
    assert tree(output) == NEW


def test_a_folder_that_is_not_empty_and_not_ours_is_refused(output: Path) -> None:
    put(output, {"a": "x"})
    with pytest.raises(OutsideError, match="did not write") as refused:
        write(output, NEW)
    assert refused.value.exit_code == 2
    assert tree(output) == {"a": b"x"}
    assert not (output.parent / "state").exists()


def write_as(site: str, output: Path, files: Files, force: bool = False) -> Written:
    """A build whose record lies in the output itself, as of a site that cannot be written to."""
    return write_output(output, output / ".afterword", files.items(), site=site, force=force)


def test_an_output_that_carries_the_record_of_another_site_is_refused(output: Path) -> None:
    write_as("one", output, OLD)
    before = tree(output)
    with pytest.raises(OutsideError, match=r"another site.*--force") as refused:
        write_as("two", output, NEW)
    assert refused.value.exit_code == 2
    assert tree(output) == before
    assert write_as("one", output, OLD).written == 0


def test_force_takes_an_output_over_from_another_site_and_deletes_nothing_of_it(output: Path) -> None:
    write_as("one", output, OLD)
    write_as("two", output, NEW, force=True)
    assert tree(output) == OLD | NEW
    write_as("two", output, {"index.html": b"home 3"})
    assert tree(output) == {"posts/b/index.html": b"B1", "index.html": b"home 3"}
    with pytest.raises(OutsideError, match="another site"):
        write_as("one", output, OLD)


def test_a_work_tree_that_is_otherwise_empty_is_no_stranger(output: Path) -> None:
    put(output, {".git/HEAD": "ref: refs/heads/pages"})
    write(output, NEW)
    assert tree(output) == NEW | {".git/HEAD": b"ref: refs/heads/pages"}


def test_a_page_edited_by_hand_is_made_anew(output: Path) -> None:
    write(output, OLD)
    put(output, {"index.html": "edited"})
    write(output, OLD)
    assert tree(output) == OLD


def test_a_stale_page_edited_by_hand_is_kept_and_said(output: Path) -> None:
    write(output, OLD)
    put(output, {"posts/b/index.html": "edited"})
    for _ in range(3):
        assert write(output, NEW).kept == ("posts/b/index.html",)
        assert tree(output) == NEW | {"posts/b/index.html": b"edited"}


def test_a_kept_page_is_forgotten_when_somebody_removes_it_and_deleted_when_it_is_as_it_was(output: Path) -> None:
    write(output, OLD)
    put(output, {"posts/b/index.html": "edited"})
    write(output, NEW)
    put(output, {"posts/b/index.html": OLD["posts/b/index.html"]})
    assert write(output, NEW) == Written(written=0, unchanged=4, deleted=1, kept=())
    write(output, OLD)
    put(output, {"posts/b/index.html": "edited"})
    write(output, NEW)
    (output / "posts/b/index.html").unlink()
    assert write(output, NEW).kept == ()
    put(output, {"posts/b/index.html": "mine"})
    assert write(output, NEW).kept == ()


def test_a_file_becomes_a_folder_and_back(output: Path) -> None:
    write(output, {"a": b"file", "z": b"z"})
    write(output, {"a/b/c": b"deep", "z": b"z"})
    assert tree(output) == {"a/b/c": b"deep", "z": b"z"}
    write(output, {"a": b"file", "z": b"z"})
    assert tree(output) == {"a": b"file", "z": b"z"}


def test_a_foreign_file_in_a_folder_that_must_become_a_file_is_never_lost(output: Path) -> None:
    write(output, {"a/b": b"1"})
    put(output, {"a/mine.txt": "mine"})
    for force in (False, True):
        with pytest.raises(OutsideError, match=r"a/mine\.txt; remove them by hand"):
            write(output, {"a": b"file"}, force=force)
    assert tree(output) == {"a/b": b"1", "a/mine.txt": b"mine"}


def test_a_link_in_the_output_is_never_followed(output: Path, tmp_path: Path) -> None:
    outside = put(tmp_path / "outside", {"c/index.html": "theirs"})
    write(output, {"index.html": b"home"})
    (output / "posts").symlink_to(outside)
    for force in (False, True):
        with pytest.raises(OutsideError, match="posts"):
            write(output, NEW, force=force)
    assert tree(outside) == {"c/index.html": b"theirs"}


def test_a_link_where_a_file_must_go_is_replaced_itself_under_force(output: Path, tmp_path: Path) -> None:
    secret = put(tmp_path / "outside", {"secret": "theirs"}) / "secret"
    write(output, {"index.html": b"home"})
    (output / "page.html").symlink_to(secret)
    files = {"index.html": b"home", "page.html": b"ours"}
    with pytest.raises(OutsideError, match=r"page\.html"):
        write(output, files)
    write(output, files, force=True)
    assert tree(output) == files
    assert secret.read_text() == "theirs"


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "a/./b", "a/../../b", "a\\b", "", ".afterword/manifest.json"])
def test_a_path_that_leaves_the_output_is_refused(output: Path, path: str) -> None:
    with pytest.raises(OutsideError, match="no path inside"):
        write(output, {"index.html": b"home", path: b"x"})
    assert not output.exists()


def test_whatever_goes_wrong_while_cooking_costs_nothing(output: Path) -> None:
    def cooked() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"home 2"
        raise ZeroDivisionError

    write(output, OLD)
    with pytest.raises(ZeroDivisionError):
        write_output(output, output.parent / "state", cooked())
    assert tree(output) == OLD
    assert not (output / ".afterword").exists()


def test_a_first_build_that_fails_leaves_no_folder_behind(output: Path) -> None:
    with pytest.raises(OutsideError, match="No space left"):
        write(output, OLD, actions=_failing(1, "write"))
    assert list(output.parent.iterdir()) == []


def test_the_record_is_believed_only_where_it_stays_inside(output: Path, tmp_path: Path) -> None:
    victim = put(tmp_path, {"victim": "theirs"}) / "victim"
    write(output, OLD)
    manifest = output.parent / "state/manifest.json"
    owned = read_ownership(output.parent / "state").files[0]
    hostile = [["../victim", owned.digest], [str(victim), owned.digest]]
    manifest.write_bytes(msgspec.json.encode({"version": 1, "files": hostile}))
    write(output, OLD)
    assert victim.read_text() == "theirs"


@pytest.mark.parametrize(
    "damage", [b"", b"{", b'{"version":1,"files":[["a"]]}', b"\xff\x00", b'{"version":99,"files":[]}']
)
def test_a_damaged_record_owns_nothing_and_equal_files_are_adopted_again(output: Path, damage: bytes) -> None:
    write(output, OLD)
    (output.parent / "state/manifest.json").write_bytes(damage)
    write(output, OLD)
    write(output, NEW)
    assert tree(output) == NEW


def _failing(at: int, *names: str, code: int = errno.ENOSPC, sticky: bool = False) -> Actions:
    """Acts of which the `at`-th call of those named fails (with `sticky`: every later one too)."""
    calls = [0]
    real = Actions()

    def wrap(name: str) -> object:
        act = getattr(real, name)

        def fail(*arguments: object) -> None:
            calls[0] += 1
            if calls[0] == at or (sticky and calls[0] > at):
                raise OSError(code, os.strerror(code), str(arguments[0]))
            act(*arguments)

        return fail

    return msgspec.structs.replace(real, **{name: wrap(name) for name in names})


def saying(output: Path, files: Files, actions: Actions) -> str:
    """What a build ends with: "written", or the line that it fails with."""
    try:
        write(output, files, actions=actions)
    except OutsideError as error:
        return str(error)
    return "written"


ALL_ACTS = ("write", "replace", "link", "remove", "make_folder", "remove_folder")
# More than the acts of a commit from OLD to NEW, so that the last rounds fail nowhere.
MANY = 24


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_every_single_act_may_fail_and_the_output_is_old_or_new(tmp_path: Path, code: int) -> None:
    outcomes = set()
    for at in range(1, MANY):
        output = tmp_path / str(at) / "public"
        write(output, OLD)
        said = saying(output, NEW, _failing(at, *ALL_ACTS, code=code))
        outcomes.add(said == "written")
        assert os.strerror(code) in said or said == "written"
        assert tree(output) == NEW or (tree(output) == OLD and said != "written")
        write(output, NEW)
        assert tree(output) == NEW
    assert outcomes == {True, False}


def test_a_commit_that_fails_puts_back_what_it_took_over(tmp_path: Path) -> None:
    outcomes = set()
    for at in range(1, MANY):
        output = put(tmp_path / str(at) / "public", {"index.html": "theirs"})
        (output / "page.html").symlink_to(tmp_path / "secret")
        os.mkfifo(output / "pipe.html")
        files = {"index.html": b"ours", "page.html": b"ours", "pipe.html": b"ours"}
        with contextlib.suppress(OutsideError):
            write(output, files, force=True, actions=_failing(at, *ALL_ACTS))
        new = tree(output) == files
        outcomes.add(new)
        if not new:
            assert tree(output) == {"index.html": b"theirs"}
            assert (output / "page.html").readlink() == tmp_path / "secret"
            assert (output / "pipe.html").is_fifo()
    assert outcomes == {True, False}


def test_a_disk_that_stays_full_never_tears_a_file_and_the_next_build_heals(tmp_path: Path) -> None:
    outcomes = set()
    for at in range(1, MANY):
        output = tmp_path / str(at) / "public"
        write(output, OLD)
        said = saying(output, NEW, _failing(at, *ALL_ACTS, sticky=True))
        outcomes.add(said == "written")
        found = tree(output)
        assert found == NEW or said != "written"
        assert all(data in (OLD.get(path), NEW.get(path)) for path, data in found.items())
        assert OLD.keys() & NEW.keys() <= found.keys()
        write(output, NEW)
        assert tree(output) == NEW
        assert not read_ownership(output.parent / "state").unfinished
    assert outcomes == {True, False}


def test_a_file_system_without_hard_links_does_as_well(output: Path) -> None:
    def no_link(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    write(output, OLD)
    write(output, NEW, actions=Actions(link=no_link))
    assert tree(output) == NEW
