"""Reading and deciding a site, and what of its problems stops a build."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.disk.errors import OutsideError
from generator.disk.find import find_site
from generator.engine.understand import (
    Wishes,
    below,
    blocking,
    changes_at,
    check_asked,
    exit_code_of,
    held_back,
    is_below,
    understand,
)
from generator.model.problem import Blocks, Problem, Rule
from generator.model.text import Place
from tests.disk.tree import put

NOW = Wishes(datetime(2026, 1, 1, tzinfo=UTC))


def stopping(blocks: Blocks, code: str = "XX001", path: str = "a.md") -> Problem:
    return Problem.of(Rule(code, "odd", "hint", blocks, "Odd."), "odd", Place(path))


def test_only_what_blocks_stops_a_build_whatever_its_severity() -> None:
    problems = tuple(stopping(blocks) for blocks in ("never", "strict", "build"))
    assert [problem.blocks for problem in blocking(problems, strict=False)] == ["build"]
    assert [problem.blocks for problem in blocking(problems, strict=True)] == ["strict", "build"]


@pytest.mark.parametrize(
    ("problems", "code"),
    [
        ((), 0),
        ((stopping("build"),), 1),
        ((stopping("strict", "CF009"),), 1),
        ((stopping("build"), stopping("build", "CF001")), 2),
    ],
)
def test_a_wrong_configuration_is_another_exit_code(problems: tuple[Problem, ...], code: int) -> None:
    assert exit_code_of(problems) == code


@pytest.mark.parametrize(
    ("path", "only", "inside"),
    [
        ("a/b.md", "", True),
        ("a/b.md", "a", True),
        ("a/b.md", "a/b.md", True),
        ("ab/c.md", "a", False),
        ("a.md", "b.md", False),
    ],
)
def test_below_a_path_is_judged_by_its_parts(path: str, only: str, inside: bool) -> None:
    problem = stopping("never", path=path)
    assert is_below(path, only) is inside
    assert below((problem,), only) == ((problem,) if inside else ())


def test_everything_wrong_in_all_rooms_is_said_at_once(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "titel: x\n", "content/a.md": b"caf\xe9", "content/b.md": "---\ntitle: [\n---\n"})
    put(tmp_path, {"content/c.md": "# C\n\n![x](gone.png)\n", "static/key.pem": "x"})
    said = understand(find_site(tmp_path), NOW).build.problems
    assert {problem.place.path for problem in said if problem.blocks != "never"} == {
        "site.yaml",
        "content/a.md",
        "content/b.md",
        "content/c.md",
        "static/key.pem",
    }


def test_the_output_is_never_read_wherever_it_lies(tmp_path: Path) -> None:
    put(tmp_path, {"x.md": "# X\n", "out/y.md": "# Y\n"})
    understood = understand(find_site(tmp_path), NOW, tmp_path / "out")
    assert [post.path for post in understood.build.posts] == ["x.md"]


def test_a_base_url_of_the_command_line_is_the_sites(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "base_url: https://old.example/\n", "x.md": "# X\n"})
    wishes = Wishes(NOW.clock, base_url="https://new.example/deep")
    assert understand(find_site(tmp_path), wishes).build.site.config.base_url == "https://new.example/deep/"


def test_a_theme_is_looked_for_only_where_it_is_wanted(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "title: T\ntheme: defualt\n"})
    put(tmp_path, {"content/x.md": "---\ntitle: X\ndate: 2025-01-01\n---\n\nA story.\n"})
    wanted = understand(find_site(tmp_path), NOW)
    (problem,) = wanted.build.problems
    assert (str(problem.place), problem.code, problem.blocks) == ("site.yaml:2:8", "CF003", "build")
    assert problem.hint == "did you mean default?"
    assert wanted.project.theme.name == "default"
    unwanted = understand(find_site(tmp_path), Wishes(NOW.clock, themed=False))
    assert unwanted.build.problems == ()
    assert unwanted.project.theme.templates == ()


def test_a_path_is_a_text_of_the_site_or_a_mistake(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "", "content/a/x.md": "# X\n", "static/y.md": "# Y\n", "content/b/key.pem": ""})
    understood = understand(find_site(tmp_path), NOW)
    for only in ("", "content", "content/a", "content/a/x.md", "content/b", "site.yaml"):
        check_asked(understood, only, Path("as/asked"))
    for only, verb in (("static", "holds"), ("static/y.md", "is"), ("content/a/y.md", "is")):
        with pytest.raises(OutsideError, match=rf"^as/asked {verb} no text of this site$") as refused:
            check_asked(understood, only, Path("as/asked"))
        assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("zone", "date", "now", "changes"),
    [
        ("UTC", "2026-06-01", "2026-03-01T08:00", "2026-03-02T00:00"),
        ("UTC", "2026-03-01T09:30:10", "2026-03-01T08:00", "2026-03-01T09:30:00"),
        ("America/New_York", "2026-12-31T23:00", "2027-01-01T03:00", "2027-01-01T04:00"),
        ("UTC", "2026-12-31T20:00-08:00", "2027-01-01T03:00", "2027-01-01T04:00"),
        ("Pacific/Auckland", "2027-01-01T09:00", "2026-12-31T19:30", "2026-12-31T20:00"),
    ],
)
def test_nothing_changes_by_the_clock_before_it_is_said_to(
    tmp_path: Path, zone: str, date: str, now: str, changes: str
) -> None:
    text = f"---\ntitle: It fell\ndate: {date}\n---\n"
    put(tmp_path, {"site.yaml": f"timezone: {zone}\n", "content/a.md": text})

    def at(moment: datetime) -> tuple[tuple[str, int], ...]:
        return held_back(understand(find_site(tmp_path), Wishes(moment)))

    begun, end = (datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in (now, changes))
    assert changes_at(understand(find_site(tmp_path), Wishes(begun))) == end
    assert at(begun) == at(end - timedelta(seconds=1)) == (("future", 1),)
