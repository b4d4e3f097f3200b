"""Whether anything changed since the last build, told from a note of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.disk.find import find_site
from generator.engine.unchanged import Said, Sources, Spot, note_build, unchanged
from generator.model.text import digest_of
from tests.disk.tree import put

SOURCES = Sources("of all sources", True)
SAID = Said("", "1 page and 0 files", "", 1, 1)
BUILT = datetime(2026, 3, 1, 12, tzinfo=UTC)
CHANGES = BUILT + timedelta(hours=12)


@pytest.fixture
def spot(tmp_path: Path) -> Spot:
    put(
        tmp_path,
        {"site.yaml": "", "public/a.html": "A", "state/manifest.json": "{}", ".afterword/store/.gitignore": ""},
    )
    return Spot(find_site(tmp_path), tmp_path / "public", tmp_path / "state", ())


@pytest.mark.parametrize(
    ("now", "known"),
    [
        (BUILT, True),
        (CHANGES - timedelta(seconds=1), True),
        (CHANGES, False),
        (BUILT - timedelta(hours=1), False),  # the clock was set back: what was visible then may not be now
    ],
)
def test_a_note_holds_from_its_build_on_until_the_clock_changes_something(
    spot: Spot, now: datetime, known: bool
) -> None:
    note_build(spot, SOURCES, {"a.html": digest_of(b"A")}, (BUILT.timestamp(), CHANGES.timestamp()), SAID)
    note = unchanged(spot, SOURCES, now)
    assert note == (SAID if known else None)


def test_of_builds_with_other_flags_the_newest_are_known(spot: Spot) -> None:
    spots = [replace(spot, flags=(f"--as-of 2026-03-{day:02}",)) for day in range(1, 31)]
    other = replace(spot, output=put(spot.output.parent / "other", {"a.html": "A"}))
    for each in (other, *spots):
        note_build(each, SOURCES, {"a.html": digest_of(b"A")}, None, SAID)
    assert [day for day, each in enumerate(spots, 1) if unchanged(each, SOURCES, BUILT)] == [*range(25, 31)]
    assert unchanged(other, SOURCES, BUILT) == SAID
    assert len([*spot.file.parent.iterdir()]) == 8


def test_a_link_in_place_of_a_folder_of_the_output_is_a_change(spot: Spot) -> None:
    folder = spot.output / "posts" / "a"
    put(folder, {"index.html": "A"})
    note_build(spot, SOURCES, {"posts/a/index.html": digest_of(b"A")}, None, SAID)
    assert unchanged(spot, SOURCES, BUILT) == SAID
    away = folder.rename(spot.output.parent / "away")
    folder.symlink_to(away)
    assert unchanged(spot, SOURCES, BUILT) is None
    folder.unlink()
    away.rename(folder)
    (spot.output / "posts").rename(away)
    (spot.output / "posts").symlink_to(away)
    assert unchanged(spot, SOURCES, BUILT) is None
