"""Dismissing: any problem of a text may be allowed, alone, and never what stops every build."""

from pathlib import Path

import pytest

from generator.engine.dismiss import Dismissed, dismiss
from generator.engine.understand import Understood
from generator.model.problem import Problem
from tests.engine.sites import understood

HEAD = "---\ntitle: Ring\ndate: 2025-02-03\n---\n\n"
WHY = "it is right"


def problem_of(site: Understood, code: str) -> Problem:
    return next(problem for problem in site.build.problems if problem.code == code)


def dismissed(folder: Path, body: str, code: str, head: str = HEAD) -> tuple[Dismissed, Understood]:
    """The problem with that code dismissed, and the site as it is then."""
    site = understood(folder, {"site.yaml": "title: Rings\n", "content/posts/ring.md": head + body})
    done = dismiss(site, problem_of(site, code), WHY)
    return done, understood(folder, {done.path: done.after})


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("LI001", "It broke, see [there](nowhere.md).\n"),
        ("PI001", "Words.\n\n![The rack](rack.png)\n"),
        ("EN001", "It broke at the cafÃ©.\n"),
        ("ED004", "## Action items\n\n- TODO: buy\n- DONE: sell\n"),
    ],
)
def test_a_problem_of_any_kind_is_allowed(tmp_path: Path, code: str, body: str) -> None:
    done, site = dismissed(tmp_path, body, code)
    assert done.refusal is None
    assert code in done.after.decode()
    assert [problem.code for problem in site.build.problems if problem.code in (code, "SU101")] == []
    assert code in [problem.code for problem in site.build.allowed]


def test_what_stops_every_build_is_not(tmp_path: Path) -> None:
    done, _ = dismissed(tmp_path, "Words.\n", "FM011", "---\ntitle: Ring\ndate: soon\n---\n\n")
    assert done.after == done.before
    assert done.refusal is not None
    assert "stops every build" in done.refusal.message


def test_two_on_a_line_are_not_allowed_with_one(tmp_path: Path) -> None:
    done, site = dismissed(tmp_path, "It (TODO: when) broke (TODO: who).\n", "ED002")
    assert done.refusal is not None
    assert "1 more" in done.refusal.message
    assert "on a line of its own" in done.refusal.hint
    both = dismiss(site, problem_of(site, "ED002"), WHY, "line")
    assert both.refusal is None


def test_two_in_front_matter_are_allowed_together(tmp_path: Path) -> None:
    done, _ = dismissed(tmp_path, "Words.\n", "ED130", "---\ntitle: It (TODO when) broke (TODO who)\n---\n\n")
    assert done.refusal is not None
    assert done.refusal.hint == "--scope file allows them together"


def test_a_passage_is_allowed_without_the_notes_in_it(tmp_path: Path) -> None:
    done, site = dismissed(tmp_path, "[UNRESOLVED]\n\nWhy (FIXME: ask)?\n\n[/UNRESOLVED]\n", "ED140")
    assert done.refusal is None
    assert [problem.text for problem in site.build.problems if problem.confidence] == ["(FIXME: ask)"]


def test_a_line_is_meant_where_its_block_has_more(tmp_path: Path) -> None:
    done, _ = dismissed(tmp_path, "It (TODO: when) broke\nat noon (TODO: who).\n", "ED002")
    assert done.refusal is None
    assert b"(TODO: when) broke <!-- afterword: allow-line" in done.after


def test_what_is_in_no_text_cannot_be(tmp_path: Path) -> None:
    site = understood(tmp_path, {"site.yaml": "titel: Rings\n", "content/posts/ring.md": HEAD + "Words.\n"})
    done = dismiss(site, problem_of(site, "CF004"), WHY)
    assert done.refusal is not None
    assert "no problem of a text" in done.refusal.message
