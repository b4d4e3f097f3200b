"""A plan has each path once; two sources that want one path are a problem that names both."""

from generator.model.plan import Artifact, Body, Plan
from generator.model.text import Place


def artifact(path: str, source: str, body: bytes = b"", line: int = 1) -> Artifact:
    place = Place(source, line) if source.endswith(".md") else None
    return Artifact(path, Body(body or source.encode()), source, place)


def messages(*artifacts: Artifact) -> list[str]:
    return [problem.message for problem in Plan.of(artifacts).clashes]


def test_artifacts_stand_in_path_order() -> None:
    plan = Plan.of([artifact("b.html", "b"), artifact("a.html", "a")])
    assert [item.path for item in plan.artifacts] == ["a.html", "b.html"]
    assert plan.clashes == ()


def test_two_sources_with_one_path_clash() -> None:
    assert messages(artifact("x/index.html", "posts/one.md"), artifact("x/index.html", "posts/two.md")) == [
        "posts/one.md and posts/two.md both want x/index.html"
    ]


def test_paths_that_differ_in_case_or_normalisation_clash() -> None:
    assert messages(artifact("Foo/index.html", "a/1.md"), artifact("foo/index.html", "a/2.md"))
    assert messages(artifact("café", "a/1.md"), artifact("cafe\u0301", "a/2.md"))


def test_a_file_and_a_folder_of_one_name_clash() -> None:
    assert messages(artifact("thing", "a/1.md"), artifact("thing/more/index.html", "a/2.md"))
    assert messages(artifact("feed.xml/index.html", "a/1.md"), artifact("feed.xml", "the feed"))


def test_the_same_artifact_twice_is_no_clash() -> None:
    assert messages(artifact("x", "a"), artifact("x", "a")) == []


def test_a_clash_stands_at_the_file_that_its_author_can_change() -> None:
    plan = Plan.of([artifact("tags/index.html", "the tag index"), artifact("tags/index.html", "content/tags.md")])
    assert [problem.place.path for problem in plan.clashes] == ["content/tags.md"]
    assert {problem.blocks for problem in plan.clashes} == {"build"}


def test_a_clash_stands_at_a_file_of_the_author_at_the_top_of_the_site_too() -> None:
    (problem,) = Plan.of([artifact("tags/index.html", "the tag index"), artifact("tags/index.html", "tags.md")]).clashes
    assert problem.place == Place("tags.md")


def test_a_clash_stands_at_the_line_that_claims_the_path_and_names_it() -> None:
    one, two = artifact("x/index.html", "posts/a.md", line=5), artifact("x/index.html", "posts/b.md")
    (problem,) = Plan.of([two, one]).clashes
    assert problem.place == Place("posts/a.md", 5)
    assert problem.message == "posts/b.md and posts/a.md:5 both want x/index.html"


def test_equal_recipes_have_equal_digests() -> None:
    assert Body(b"x").digest == Body(b"x").digest != Body(b"y").digest
