"""Every visible text has a page of its own, or a problem says why not: a build drops nothing without a word."""

import pytest

from generator.build import build
from generator.make.pictures import header_facts
from tests.law.sites import EVERYBODY, NOW, project_of

HEAD = "---\ntitle: {}\n{}---\n\nWords.\n"


@pytest.mark.parametrize(
    "files",
    [
        {"content/index.md": HEAD.format("A", ""), "content/_index.md": HEAD.format("B", "")},
        {"content/index.md": HEAD.format("A", ""), "content/b.md": HEAD.format("B", "layout: page\nurl: /\n")},
        {"content/a.md": HEAD.format("A", "url: /\n"), "content/b.md": HEAD.format("B", "url: /\n")},
        {"content/a.md": HEAD.format("A", "slug: x\n"), "content/b.md": HEAD.format("B", "slug: x\n")},
        {"content/A.md": HEAD.format("A", ""), "content/a.md": HEAD.format("B", "")},
        {"content/a.md": HEAD.format("A", "aliases: [/b/]\n"), "content/b.md": HEAD.format("B", "")},
        {"content/a.md": HEAD.format("A", "aliases: [/o/]\n"), "content/b.md": HEAD.format("B", "aliases: [o]\n")},
        {"content/a.md": HEAD.format("A", ""), "static/a/index.html": "x"},
        {"content/a.md": HEAD.format("A", ""), "static/A": "x"},
    ],
    ids=lambda files: " ".join(files),
)
def test_two_that_want_one_address_are_a_problem_at_a_file_of_the_author(files: dict[str, str | bytes]) -> None:
    project, assets = project_of(files)
    built = build(project, NOW, EVERYBODY, facts=lambda asset: header_facts(assets[asset.path], asset.path))
    clashes = [problem for problem in built.problems if problem.name == "clash"]
    assert clashes, [artifact.path for artifact in built.plan.artifacts]
    for clash in clashes:
        assert clash.blocks == "build"
        assert clash.place.path in files
