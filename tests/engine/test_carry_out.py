"""Cooking a plan and putting it into a folder."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.disk.errors import OutsideError
from generator.disk.find import find_site
from generator.disk.stamps import stamp_of
from generator.engine.carry_out import CarriedOut
from generator.engine.carry_out import carry_out as carry_out_in
from generator.engine.record import decode_record, record_key
from generator.engine.understand import Understood, Wishes, understand
from generator.engine.workshop import Means, open_workshop
from generator.model.problem import Problem
from tests.disk.tree import put, tree
from tests.make.samples import REMARK, ico, jpeg_with_remarks, png_with_remarks

NOW = Wishes(datetime(2026, 1, 1, tzinfo=UTC))
POST = "---\ntitle: A story\ndate: 2025-01-01\n---\n\nOnce it broke.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return put(tmp_path / "site", {"site.yaml": "title: T\n", "content/a.md": POST, "static/q.txt": "Q"})


def understood(site: Path) -> Understood:
    return understand(find_site(site), NOW, site / "public")


def carry_out(
    plan: Understood, output: Path, progress: Callable[[int, int], None] = lambda done, whole: None
) -> CarriedOut | tuple[Problem, ...]:
    """Cooks everything in this process, and remembers nothing."""
    with open_workshop(plan.site, NOW.clock, Means(jobs=1, remembered=False)) as workshop:
        return carry_out_in(plan, output, workshop, progress=progress)


def test_every_file_of_the_plan_is_put_in_place(site: Path) -> None:
    plan = understood(site)
    steps: list[tuple[int, int]] = []
    done = carry_out(plan, site / "public", progress=lambda done, whole: steps.append((done, whole)))
    assert isinstance(done, CarriedOut)
    assert set(tree(site / "public")) == {artifact.path for artifact in plan.build.plan.artifacts}
    files = len(plan.build.plan.artifacts)
    assert done.written.written == files
    assert steps == [(number, files) for number in range(1, files + 1)]
    assert tree(site / "public")["q.txt"] == b"Q"


def test_a_stamp_that_changed_over_the_same_bytes_is_known_from_the_next_build_on(site: Path) -> None:
    output = site.resolve() / "public"

    def build() -> list[tuple[str, bool]]:
        """Which files of the output the record knows by their stamps."""
        with open_workshop(find_site(site), NOW.clock, Means(jobs=1)) as workshop:
            assert isinstance(
                carry_out_in(understand(find_site(site), NOW, output, workshop), output, workshop), CarriedOut
            )
            record = decode_record(workshop.store.get(record_key(output))) if workshop.store is not None else None
        assert record is not None
        return [(one.path, one.stamp == stamp_of((output / one.path).lstat())) for one in record.made]

    def later() -> None:
        """All is touched, and left alone for so long that its stamps can be believed."""
        for path in tree(output):
            os.utime(output / path)
        time.sleep(0.1)

    build()
    later()
    assert all(known for _, known in build())
    later()
    assert all(known for _, known in build())


def test_the_folder_of_the_machine_is_in_no_byte_and_two_places_give_one_site(site: Path, tmp_path: Path) -> None:
    carry_out(understood(site), site / "public")
    other = put(tmp_path / "quite/another/place", tree(site))
    carry_out(understood(other), other / "public")
    assert tree(other / "public") == tree(site / "public")
    assert not any(str(tmp_path).encode() in data for data in tree(site / "public").values())


def test_a_file_that_changes_while_the_site_is_built_stops_it(site: Path) -> None:
    plan = understood(site)
    put(site, {"static/q.txt": "changed"})
    with pytest.raises(OutsideError, match=r"static/q\.txt: changed"):
        carry_out(plan, site / "public")
    assert not (site / "public").exists()


def test_an_output_that_could_hurt_is_refused_here_too(site: Path) -> None:
    with pytest.raises(OutsideError, match="refused"):
        carry_out(understood(site), site / "content")


def test_no_picture_goes_out_with_its_remarks_whatever_it_is_called(site: Path) -> None:
    names = ("photo", "photo.bin", "photo.jpg_large", "fav.ico", "photo.mpo", "photo.png", "b.apng")
    put(site / "static", dict.fromkeys(names, jpeg_with_remarks()))
    put(site / "static", {"real.ico": ico(png_with_remarks()), "broken": jpeg_with_remarks()[:200], "t": b"II*\0"})
    put(site, {"content/shot": png_with_remarks(), "content/l.md": "# L\n\n[shot](shot) [words](words.txt)\n"})
    put(site, {"content/words.txt": REMARK})
    plan = understood(site)
    assert isinstance(carry_out(plan, site / "public"), CarriedOut)
    published = tree(site / "public")
    assert {"photo", "photo.bin", "photo.jpg_large", "fav.ico", "real.ico", "photo.png", "shot"} < set(published)
    assert [path for path, data in published.items() if REMARK.encode() in data] == ["words.txt"]
    withheld = [problem.place.path for problem in plan.build.problems if problem.name == "picture-withheld"]
    assert withheld == ["static/b.apng", "static/broken", "static/photo.mpo", "static/t"]


def test_only_the_head_is_read_of_what_is_no_picture(site: Path) -> None:
    with (site / "static/film.mp4").open("wb") as film:
        film.truncate(200 * 2**20)
    assert understood(site).build.problems == ()
