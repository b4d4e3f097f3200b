"""What an output was made of: files that are still what was made are made no more."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.engine.record import (
    Made,
    Record,
    changed_inputs,
    decode_record,
    encode_record,
    has_input,
    is_intact,
    made_now,
    marks_of,
    record_key,
)
from generator.model.plan import Input
from generator.model.text import digest_of

BODY = b"<p>It broke.</p>\n"
LATER = 3_600 * 10**9  # ns
INPUTS = (
    Input("text", "content/posts/a.md", "d1"),
    Input("template", "post.html", "d2"),
    Input("settings", "site.yaml", "d3"),
    Input("neighbour", "", ""),
)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "public/posts/a").mkdir(parents=True)
    (tmp_path / "public/posts/a/index.html").write_bytes(BODY)
    return tmp_path / "public"


def made(output: Path, at: int | None = None) -> Made:
    path = "posts/a/index.html"
    info = (output / path).lstat()
    moment = max(info.st_mtime_ns, info.st_ctime_ns) + LATER if at is None else at
    return made_now(
        output, {path: ("content/posts/a.md", "recipe", marks_of(INPUTS))}, {path: digest_of(BODY)}, moment
    )[0]


def rewrite(file: Path) -> None:
    file.write_bytes(BODY)
    os.utime(file, ns=(1, 1))


def test_a_file_that_nobody_touched_is_intact_and_is_not_read(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = made(output)
    assert known.stamp is not None
    monkeypatch.setattr("generator.engine.record.read_bytes", lambda *_: pytest.fail("it was read"))
    assert is_intact(output, known)


def test_a_file_with_the_same_bytes_and_another_stamp_is_intact(output: Path) -> None:
    known = made(output)
    rewrite(output / known.path)
    assert is_intact(output, known)


def edit(file: Path) -> None:
    file.write_bytes(BODY.replace(b"broke", b"bRoke"))
    os.utime(file, ns=(1, 1))


def remove(file: Path) -> None:
    file.unlink()


def link(file: Path) -> None:
    shutil.move(file, file.with_name("elsewhere.html"))
    file.symlink_to("elsewhere.html")


def fill_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def make_the_folder_a_file(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_bytes(BODY)


@pytest.mark.parametrize("change", [edit, remove, link, fill_a_folder, pipe, make_the_folder_a_file])
def test_a_file_that_is_not_what_was_made_is_not_intact(output: Path, change: Callable[[Path], None]) -> None:
    known = made(output)
    change(output / known.path)
    assert not is_intact(output, known)


def test_a_stamp_that_is_too_young_is_not_believed(output: Path) -> None:
    info = (output / "posts/a/index.html").lstat()
    known = made(output, at=max(info.st_mtime_ns, info.st_ctime_ns))
    assert known.stamp is None
    # It is read then: nobody could tell an edit within the same tick by its stamp.
    assert is_intact(output, known)
    stamps = (info.st_atime_ns, info.st_mtime_ns)
    (output / known.path).write_bytes(BODY.replace(b"broke", b"bRoke"))
    os.utime(output / known.path, ns=stamps)
    assert not is_intact(output, known)


def test_what_is_not_there_after_a_commit_was_not_made(output: Path) -> None:
    recipes = {"posts/a/index.html": ("s", "r", b""), "gone.html": ("s", "r", b"")}
    digests = {"posts/a/index.html": digest_of(BODY), "gone.html": "d"}
    assert [one.path for one in made_now(output, recipes, digests, LATER)] == ["posts/a/index.html"]


def test_a_record_is_kept_as_it_is(output: Path) -> None:
    record = Record((made(output), Made("b.html", "s", "r", "d", b"", None)), (("post.html", "d2"),))
    assert decode_record(encode_record(record)) == record


@pytest.mark.parametrize("data", [None, b"", b"\x00", b"\xff" * 40, encode_record(Record((), ()))[:-1]])
def test_a_record_that_is_gone_or_damaged_is_none(data: bytes | None) -> None:
    assert decode_record(data) is None


def test_a_path_in_no_encoding_cannot_be_kept() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode_record(Record((Made("half\udce4.html", "s", "r", "d", b"", None),), ()))


def test_two_outputs_have_two_records() -> None:
    keys = {record_key(Path(path)) for path in ("/srv/a", "/srv/b", "/srv/half\udce4")}
    assert len(keys) == 3


def test_inputs_that_are_the_same_have_not_changed() -> None:
    assert changed_inputs(INPUTS, marks_of(INPUTS)) == tuple((each, False) for each in INPUTS)


def test_an_input_that_says_something_else_has_changed_and_a_new_one_is_in_no_mark() -> None:
    text, template, *_ = INPUTS
    now = (Input("text", text.name, "other"), template, Input("tag", "dns", "d4"))
    assert [change for _, change in changed_inputs(now, marks_of(INPUTS))] == [True, False, None]
    # A name alone is not enough: a text and a template may be called the same.
    assert changed_inputs((Input("asset", text.name, text.digest),), marks_of(INPUTS))[0][1] is None


def test_without_a_record_everything_is_new() -> None:
    assert all(change is None for _, change in changed_inputs(INPUTS, b""))


def test_marks_tell_whether_there_was_an_input() -> None:
    marks = marks_of(INPUTS)
    assert has_input(marks, "text", "content/posts/a.md")
    assert not has_input(marks, "text", "content/posts/b.md")
    assert not has_input(marks, "asset", "content/posts/a.md")
    assert not has_input(b"", "text", "content/posts/a.md")
