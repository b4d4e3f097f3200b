"""A changed text goes into its file whole, and never over somebody else's change."""

from pathlib import Path

import pytest

from generator.disk.errors import OutsideError
from generator.disk.rewrite import rewrite
from tests.disk.tree import put, tree


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    put(tmp_path, {"a.md": "old"})
    (tmp_path / "a.md").chmod(0o600)
    rewrite(tmp_path.resolve(), "a.md", b"old", b"new")
    assert tree(tmp_path) == {"a.md": b"new"}
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o600


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path, {"a.md": "theirs"})
    with pytest.raises(OutsideError, match=r"a\.md: changed meanwhile"):
        rewrite(tmp_path.resolve(), "a.md", b"old", b"new")
    assert tree(tmp_path) == {"a.md": b"theirs"}


def test_two_names_of_one_file_are_both_done(tmp_path: Path) -> None:
    put(tmp_path, {"a.md": "old"})
    (tmp_path / "b.md").symlink_to("a.md")
    for name in ("a.md", "b.md"):
        rewrite(tmp_path.resolve(), name, b"old", b"new")
    assert (tmp_path / "b.md").is_symlink()
    assert (tmp_path / "a.md").read_bytes() == b"new"


def test_a_file_that_is_gone_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=r"a\.md: No such file"):
        rewrite(tmp_path.resolve(), "a.md", b"old", b"new")
