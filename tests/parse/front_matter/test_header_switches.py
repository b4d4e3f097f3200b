"""Who may see a post: what front matter says in all its spellings, and what it says unclearly."""

import pytest

from tests.parse.heading import header_of


@pytest.mark.parametrize(
    "line",
    [
        "draft: true",
        "draft: True",
        "draft: yes",
        "draft: on",
        "draft: 1",
        'draft: "true"',
        "Draft: true",
        "DRAFT: 'yes'",
        "draft: !!bool true",
    ],
)
def test_a_draft_is_a_draft_in_any_spelling(line: str) -> None:
    header, problems = header_of(line)
    assert header.draft
    assert problems == ()


@pytest.mark.parametrize(
    "line",
    [
        "draft: false",
        "draft: no",
        "published: true",
        "private: 0",
        "status: published",
        "headless: false",
        "build: {render: always, list: true, publishResources: false}",
        "build: make",
        "cascade: {type: docs, draft: false}",
        "cascade: [{params: {banner: a.jpg}}]",
    ],
)
def test_a_post_that_says_that_it_is_none_is_public(line: str) -> None:
    header, problems = header_of(line)
    assert (header.draft, header.withheld, header.visibility, problems) == (False, "", "public", ())


@pytest.mark.parametrize(
    "line",
    [
        "published: false",
        "publish: no",
        "status: draft",
        "status: Private",
        "private: true",
        "hidden: yes",
        "unlisted: true",
        "public: false",
        "visible: no",
        "visibility: private",
        "headless: true",
        "build: {render: never}",
        "build: {render: false}",
        "build:\n  render: link",
        "_build: {list: never, render: always}",
    ],
)
def test_other_ways_to_keep_a_post_back_withhold_it_without_a_word(line: str) -> None:
    header, problems = header_of(line)
    assert header.withheld
    assert problems == ()


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("draft: treu", "FM012", 8),
        ("draft: [true]", "FM012", 8),
        ("draft:", "FM012", 1),
        ("published: nope", "FM012", 12),
        ("private: {a: b}", "FM012", 10),
        ("visibility: interal", "FM012", 13),
        ("status: drfat", "FM012", 9),
        ("darft: true", "FM013", 1),
        ("visiblity: internal", "FM013", 1),
        ("drаft: true", "FM013", 1),
        ("pubished: false", "FM013", 1),
        ("incident: {draft: true}", "FM013", 12),
        ("headless: ys", "FM012", 11),
        ("build: {render: nevr}", "FM012", 17),
        ("cascade: {draft: true}", "FM013", 1),
        ("cascade:\n  - {target: {path: /x/**}, type: y}\n  - {build: {render: never}}", "FM013", 1),
        ("cascade: {visiblity: internal}", "FM013", 1),
        ("cascade: {expiryDate: 2020-01-01}", "FM013", 1),
    ],
)
def test_what_is_unclear_or_misspelt_is_an_error_and_withholds_the_post(line: str, code: str, column: int) -> None:
    header, (problem,) = header_of(line)
    assert header.withheld
    assert (problem.code, problem.blocks, problem.place.line, problem.place.column) == (code, "build", 2, column)


def test_a_misspelt_key_comes_with_its_right_spelling() -> None:
    _, (problem,) = header_of("darft: true")
    assert problem.hint == "did you mean draft?"


def test_one_key_that_hides_is_enough() -> None:
    header, _ = header_of("draft: false\npublished: true\nprivate: yes")
    assert header.withheld


def test_a_hidden_mapping_that_is_merged_in_hides() -> None:
    assert header_of("base: &b {draft: true}\n<<: *b")[0].draft


@pytest.mark.parametrize("lines", ["visibility: internal", "incident:\n  visibility: internal", "internal: true"])
def test_an_internal_post(lines: str) -> None:
    header, problems = header_of(lines)
    assert (header.visibility, header.withheld, problems) == ("internal", "", ())


def test_an_incident_whose_status_is_draft_holds_the_post_back_and_says_so() -> None:
    header, (problem,) = header_of("incident:\n  status: draft")
    assert header.withheld
    assert (problem.code, problem.severity, problem.text) == ("FM024", "hint", "draft")
