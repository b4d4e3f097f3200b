"""What a file's name says."""

import pytest

from generator.parse.file_name import date_in, stem_of, title_from


@pytest.mark.parametrize(
    ("path", "stem", "day", "title"),
    [
        ("content/posts/2020-03-16-dns-outage.md", "2020-03-16-dns-outage", "2020-03-16", "Dns outage"),
        ("_posts/2020-1-2-x.markdown", "2020-1-2-x", "2020-01-02", "X"),
        ("content/posts/the_big_one/index.md", "the_big_one", None, "The big one"),
        ("content/2020-13-45-no-day.md", "2020-13-45-no-day", None, "No day"),
        (
            "storage__2020-03-16-full-disks.md",
            "storage__2020-03-16-full-disks",
            "2020-03-16",
            "Storage 2020 03 16 full disks",
        ),
        ("outage-of-2020-03-16.md", "outage-of-2020-03-16", "2020-03-16", "Outage of 2020 03 16"),
        ("build-12020-03-161.md", "build-12020-03-161", None, "Build 12020 03 161"),
        ("2021-10-03.md", "2021-10-03", "2021-10-03", "2021 10 03"),
    ],
)
def test_names(path: str, stem: str, day: str | None, title: str) -> None:
    assert stem_of(path) == stem
    moment = date_in(stem)
    assert (moment.iso if moment else None) == day
    assert title_from(stem) == title
