"""`afterword build`, as a person runs it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.cli.running import PYTHONPATH, run
from tests.disk.tree import put, tree
from tests.many_posts import counts

DRAFT = "---\ntitle: Not yet\ndate: 2025-01-01\ndraft: true\n---\n\nSECRETWORD\n"
FUTURE = "---\ntitle: Later\ndate: 2031-01-01\n---\n\nFUTUREWORD\n"
NOTE = "---\ntitle: Noted\ndate: 2025-01-01\n---\n\n> TODO: shorten this\n\nThe story goes on.\n"
BROKEN = "---\ntitle: [unclosed\n---\n\nBROKENWORD\n"


def said(folder: Path, word: str) -> bool:
    return any(word.encode() in data for data in tree(folder).values())


def test_one_line_tells_what_was_built(site: Path) -> None:
    ran = run("build", cwd=site)
    assert ran.code == 0
    assert ran.out.startswith("Built ")
    assert "into public/ (" in ran.out
    assert ran.out.count("\n") == 1


def test_a_second_build_writes_nothing_and_a_third_elsewhere_is_byte_identical(site: Path) -> None:
    run("build", cwd=site, SOURCE_DATE_EPOCH="1800000000")
    first = tree(site / "public")
    again = run("build", cwd=site, SOURCE_DATE_EPOCH="1800000000")
    assert "(0 written, " in again.out
    assert tree(site / "public") == first
    run("build", "--root", site, "--output", "out", cwd=site.parent, SOURCE_DATE_EPOCH="1800000000", TZ="Asia/Tokyo")
    assert tree(site.parent / "out") == first


def test_an_output_elsewhere_leaves_the_site_as_it_is(site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert run("build", "--output", site.parent / "out", cwd=site).code == 0
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before
    assert str(site.parent).encode() not in (site.parent / "out/.afterword/manifest.json").read_bytes()


def test_what_a_site_remembers_already_serves_an_output_elsewhere_too(site: Path) -> None:
    run("lint", cwd=site)
    profiled = ("build", "--output", site.parent / "out", "--profile", "--format", "json")
    first, second = (counts(run(*profiled, cwd=site)) for _ in range(2))
    assert (first["parsed"] > 0, second["parsed"], second["cooked"]) == (True, 0, 0)


def test_a_site_never_touches_the_output_of_another_one(site: Path) -> None:
    other = put(site.parent / "other", {"site.yaml": "title: Other\n", "content/other.md": "# Other\n\nWords.\n"})
    out = site.parent / "out"
    assert run("build", "--output", out, cwd=site).code == 0
    before = tree(out)
    refused = run("build", "--output", out, cwd=other)
    assert (refused.code, refused.out) == (2, "")
    assert "--force" in refused.err
    assert tree(out) == before
    assert run("build", "--output", out, cwd=site).code == 0
    site.rename(site.parent / "moved")
    assert "another folder" in run("build", "--output", out, cwd=site.parent / "moved").err
    assert run("build", "--output", out, "--force", cwd=other).code == 0
    assert (before.keys() | {"other/index.html"}) <= tree(out).keys()


def test_a_stale_page_of_an_output_elsewhere_is_deleted(site: Path) -> None:
    put(site / "content/posts", {"gone.md": "---\ntitle: Gone\ndate: 2025-01-01\n---\n\nA story.\n"})
    run("build", "--output", "../out", cwd=site)
    (site / "content/posts/gone.md").unlink()
    assert "posts/gone/index.html" in tree(site.parent / "out")
    assert run("build", "--output", "../out", cwd=site).code == 0
    assert "posts/gone/index.html" not in tree(site.parent / "out")


def test_drafts_and_the_future_stay_out_unless_asked_for(site: Path) -> None:
    put(site / "content/posts", {"draft.md": DRAFT, "future.md": FUTURE})
    run("build", "--as-of", "2030-01-01", cwd=site)
    assert not said(site / "public", "SECRETWORD")
    assert not said(site / "public", "FUTUREWORD")
    run("build", "--as-of", "2030-01-01", "--drafts", "--future", cwd=site)
    assert said(site / "public", "SECRETWORD")
    assert said(site / "public", "FUTUREWORD")
    run("build", "--as-of", "2031-01-01", cwd=site)
    assert not said(site / "public", "SECRETWORD")
    assert said(site / "public", "FUTUREWORD")


def test_a_broken_post_stops_the_build_with_its_place_and_the_output_stays(site: Path) -> None:
    run("build", cwd=site)
    before = tree(site / "public")
    put(site / "content/posts", {"broken.md": BROKEN, "worse.md": b"caf\xe9"})
    ran = run("build", cwd=site)
    assert ran.code == 1
    assert "content/posts/broken.md:2:" in ran.err
    assert "content/posts/worse.md:1:" in ran.err
    assert "Not built: " in ran.err
    assert ran.out == ""
    assert tree(site / "public") == before


def test_an_open_note_is_left_out_and_said_and_stops_a_strict_build(site: Path) -> None:
    put(site / "content/posts", {"noted.md": NOTE})
    strict = run("build", "--strict", cwd=site)
    assert strict.code == 1
    assert not (site / "public").exists()
    ran = run("build", cwd=site)
    assert ran.code == 0
    assert "content/posts/noted.md:6:3: " in ran.err
    assert "1 open note left out" in ran.out
    assert not said(site / "public", "shorten this")


def test_quiet_says_only_what_stops_it(site: Path) -> None:
    put(site / "content/posts", {"noted.md": NOTE})
    ran = run("build", "-q", cwd=site)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    ran = run("build", "-q", "--strict", cwd=site)
    assert ran.code == 1
    assert "noted.md" in ran.err


def test_the_base_url_of_the_command_line_wins(site: Path) -> None:
    run("build", "--base-url", "https://journal.example/deep/", cwd=site)
    assert "https://journal.example/deep/" in (site / "public/sitemap.xml").read_text()
    assert "localhost" not in (site / "public/sitemap.xml").read_text()


@pytest.mark.parametrize("config", ["{title: Braces}", "base_url: >\n  https://old.example/\n", "---\ntitle: A\n...\n"])
def test_the_base_url_of_the_command_line_goes_with_every_way_to_write_yaml(site: Path, config: str) -> None:
    put(site, {"site.yaml": config})
    assert run("build", "--base-url", "https://journal.example", cwd=site).code == 0
    assert "https://journal.example/" in (site / "public/sitemap.xml").read_text()


@pytest.mark.parametrize("url", ["", "example.org", "https://", "https://example.org/?q=1", "https://a b/"])
def test_a_base_url_that_is_none_is_a_mistake_of_usage_that_names_the_flag(site: Path, url: str) -> None:
    ran = run("build", "--base-url", url, cwd=site)
    assert ran.code == 2
    assert "--base-url" in ran.err
    assert "site.yaml" not in ran.err
    assert not (site / "public").exists()


@pytest.mark.parametrize("data", [b"", b" \n", b"---\ntitle: N\n---\n\nbefore\x00after\n"])
def test_an_empty_text_or_one_with_nul_bytes_stops_the_build(site: Path, data: bytes) -> None:
    run("build", cwd=site)
    before = tree(site / "public")
    put(site / "content/posts", {"bad.md": data})
    ran = run("build", cwd=site)
    assert ran.code == 1
    assert "content/posts/bad.md:" in ran.err
    assert tree(site / "public") == before


def test_a_page_that_was_changed_by_hand_and_has_no_source_any_more_is_said_at_every_build(site: Path) -> None:
    put(site / "content/posts", {"gone.md": "---\ntitle: Gone\ndate: 2025-01-01\n---\n\nA story.\n"})
    run("build", cwd=site)
    put(site, {"public/posts/gone/index.html": "edited"})
    (site / "content/posts/gone.md").unlink()
    for _ in range(3):
        ran = run("build", "-q", cwd=site)
        assert ran.err.startswith("public/posts/gone/index.html: kept, ")


@pytest.mark.parametrize("output", [".", "..", "content", "static/x"])
def test_an_output_that_could_hurt_is_exit_2(site: Path, output: str) -> None:
    before = tree(site.parent)
    ran = run("build", "--output", output, "--force", cwd=site)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert tree(site.parent) == before


def test_an_empty_output_is_a_mistake_of_usage(site: Path) -> None:
    for command in (("build",), ("read", "content")):
        ran = run(*command, "--output", "", cwd=site)
        assert ran.code == 2
        assert "--output" in ran.err
    assert not (site / "public").exists()


def test_a_folder_of_somebody_else_needs_force(site: Path) -> None:
    put(site.parent / "out", {"thesis.txt": "ten years"})
    refused = run("build", "--output", "../out", cwd=site)
    assert refused.code == 2
    assert "--force" in refused.err
    assert run("build", "--output", "../out", "--force", cwd=site).code == 0
    assert tree(site.parent / "out")["thesis.txt"] == b"ten years"


def test_a_theme_that_is_not_there_is_a_mistake_of_configuration(site: Path) -> None:
    put(site, {"site.yaml": "theme: nowhere\n"})
    ran = run("build", cwd=site)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("site.yaml:1:8: error CF003 configuration-value: there is no theme nowhere\n")


def test_a_template_error_is_said_with_its_place_and_costs_nothing(site: Path) -> None:
    run("build", cwd=site)
    before = tree(site / "public")
    default = Path(__file__).parents[2] / "themes/default"
    put(
        site / "themes/mine",
        {path.relative_to(default).as_posix(): path.read_bytes() for path in default.rglob("*") if path.is_file()},
    )
    put(site, {"themes/mine/templates/post.html": "first line\n{{ no.such.thing }}\n", "site.yaml": "theme: mine\n"})
    ran = run("build", cwd=site)
    assert ran.code == 1
    assert "themes/mine/templates/post.html:2:" in ran.err
    assert tree(site / "public") == before


def test_a_wrong_configuration_is_exit_2_with_its_place(site: Path) -> None:
    put(site, {"site.yaml": "title: x\nbase_url: not a url\n"})
    ran = run("build", cwd=site)
    assert ran.code == 2
    assert "site.yaml:2:" in ran.err


def user_time(*processes: psutil.Process) -> float:
    """The processor time that they have had, in seconds."""
    return sum(process.cpu_times().user for process in processes)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_build_ends_soon_and_leaves_the_output(
    site: Path, number: signal.Signals, code: int, jobs: str
) -> None:
    run("build", cwd=site)
    before = tree(site / "public")
    # A build of many posts, stopped while it is busy.
    posts = {f"p{n}.md": f"---\ntitle: P{n}\ndate: 2025-01-01\n---\n\n" + "Some *words*. " * 400 for n in range(600)}
    put(site / "content/posts", dict(posts))
    build = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", "--jobs", jobs],
        cwd=site,
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    # By its own time, not the wall's: it has started, with its workers, and is far from its end.
    process = psutil.Process(build.pid)
    while len(workers := process.children(recursive=True)) < int(jobs) - 1 or user_time(process, *workers) < 0.6:
        assert build.poll() is None
        time.sleep(0.02)
    build.send_signal(number)
    _, err = build.communicate(timeout=10)
    assert psutil.wait_procs(workers, timeout=10)[1] == []
    assert build.returncode == code
    assert "Traceback" not in err
    assert tree(site / "public") == before
    assert not (site / "public/.afterword").exists()


def test_a_build_says_what_it_holds_back_and_why(site: Path) -> None:
    put(
        site / "content/posts",
        {
            "a.md": "---\ntitle: A\ndraft: true\n---\n\nWords.\n",
            "b.md": "---\ntitle: B\ndate: 2999-01-01\n---\n\nWords.\n",
            "c.md": "---\ntitle: C\ndate: 2025-01-01\nvisibility: internal\n---\n\nWords.\n",
        },
    )
    assert "; held back: 1 draft, 1 future, 1 internal)." in run("build", cwd=site).out
    assert "; held back: 1 internal)." in run("build", "--drafts", "--future", cwd=site).out
