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


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("is_draft: true", 1),
        ("isDraft: yes", 1),
        ("draft_mode: on", 1),
        ("wip: true", 1),
        ("Secret: 1", 1),
        ("company-confidential: true", 1),
        ("not_draft: false", 1),
        ("publicly_listed: false", 1),
        ("is-hidden: hidden", 1),
        ("hiddenFromHomePage: true", 1),
        ("state: draft", 1),
        ("access: Internal", 1),
        ("audience: internal", 1),
        ("audience: [internal]", 1),
        ("workflow_state: work-in-progress", 1),
        ("extra: {draft: true}", 1),
        ("params: {page: {published: false}}", 1),
        ("params: [{draft: true}]", 1),
        ("extra: {visibility: internal}", 1),
        ("extra: {audience: internal}", 1),
        ("incident: {confidential: true}", 12),
        ("incident: {audience: internal}", 12),
    ],
)
def test_an_unknown_key_that_says_hidden_is_an_error_and_withholds_the_post(line: str, column: int) -> None:
    header, problems = header_of(line)
    assert header.withheld
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("FM013", 2, column)]


@pytest.mark.parametrize(
    "line",
    [
        "tags: [internal, draft]",
        "categories: internal",
        "title: The internal draft",
        "description: private",
        "type: internal",
        "incident: {services: [internal], causes: internal, impact: hidden, detection: employee}",
        "is_draft: false",
        "wip: no",
        "confidential: ''",
        "not_secret: true",
        "is_public_page: true",
        "searchHidden: true",
        "hidden_toc: true",
        "internal_links: true",
        "internal_number: INC-12",
        "draft_of: a better text",
        "cover: {image: a.png, hidden: true}",
        "sidebar: {hidden: true}",
        "navbar_links: {hidden: true}",
        "params: {cover: {hidden: true}, draft: false, hidden: no}",
        "extra: {toc: hidden, banner: private}",
        "label: internal",
        "scopes: [internal]",
        "services: internal",
    ],
)
def test_a_key_that_speaks_of_something_else_hides_nothing(line: str) -> None:
    header, problems = header_of(line)
    assert (header.draft, header.withheld, header.visibility) == (False, "", "public")
    assert [p.code for p in problems if p.code not in ("FM021", "FM019")] == []


@pytest.mark.parametrize("word", ["secret", "archived", "Unpublished"])
def test_a_word_of_visibility_that_nobody_knows_withholds_the_post_with_a_word(word: str) -> None:
    header, problems = header_of(f"visibility: {word}")
    assert header.withheld
    assert [(p.code, p.place.column) for p in problems] == [("FM019", 13)]


@pytest.mark.parametrize("key", ["is_internal", "secret", "confidential"])
def test_an_entry_that_says_hidden_in_other_words_is_an_error(key: str) -> None:
    _, problems = header_of(f"learnings:\n  - text: Words.\n    {key}: true")
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("FM013", 4, 5)]
