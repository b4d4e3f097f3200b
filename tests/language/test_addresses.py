"""Addresses of files, as different clients write them."""

from pathlib import Path

import pytest

from generator.language.addresses import name_of, path_of, uri_of


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///home/ada/disk.md", "/home/ada/disk.md"),
        ("file://localhost/home/ada/disk.md", "/home/ada/disk.md"),
        ("file:///home/ada/my%20site/f%C3%BCllung.md", "/home/ada/my site/füllung.md"),
        ("file:///home/ada/füllung.md", "/home/ada/füllung.md"),
        ("file:///home/a%3Bb/50%25%20%23full%3F.md", "/home/a;b/50% #full?.md"),
        ("file:///home/a;b/disk.md", "/home/a;b/disk.md"),
    ],
)
def test_an_address_of_a_file_is_its_path(uri: str, path: str) -> None:
    assert path_of(uri) == Path(path)


@pytest.mark.parametrize(
    "uri", ["untitled:Untitled-1", "git:/a.md", "file://other/a.md", "", "file:///a%00b", "http://["]
)
def test_anything_else_is_no_file(uri: str) -> None:
    assert path_of(uri) is None


@pytest.mark.parametrize("name", ["disk.md", "füllung 50% #1?.md", "a;b&c.md", "bytes\udcff.md"])
def test_a_path_becomes_an_address_and_the_same_path_again(name: str) -> None:
    path = Path("/home/ada") / name
    assert path_of(uri_of(path)) == path


@pytest.mark.parametrize(
    ("uri", "name"), [("untitled:Untitled-1", "Untitled-1"), ("untitled:/new/a%20b.md", "a b.md"), ("", "untitled")]
)
def test_what_was_never_saved_has_a_name(uri: str, name: str) -> None:
    assert name_of(uri) == name
