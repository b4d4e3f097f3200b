"""What a note is about."""

import pytest

from generator.model.problem import Target
from generator.parse.notes.find import find_notes
from tests.parse.reading import document_of


def target(markdown: str, number: int = 0) -> Target:
    return find_notes(document_of(markdown))[number].target


CASES = {
    "the author says: next": ("One.\n\nTODO(next): check\n\nTwo.\n", Target("next-block", 5, 5, "paragraph")),
    "the author says: previous": ("One.\n\nTODO(prev): check\n\nTwo.\n", Target("previous-block", 1, 1, "paragraph")),
    "the author says: the section": (
        "# A\n\n## B\n\nOne.\n\nTODO(section): check\n",
        Target("enclosing-section", 3, 7, "section"),
    ),
    "the author says: the document": ("One.\n\nTODO(doc): check\n", Target("document", 1, 3, "document")),
    "below": ("One.\n\n> TODO: simplify below\n\nTwo\nlines.\n", Target("next-block", 5, 6, "paragraph")),
    "the next table": (
        "One.\n\nTODO: explain the next table\n\n| a |\n|---|\n| b |\n",
        Target("next-block", 5, 7, "table"),
    ),
    "above": ("One.\n\nTODO: is the above true\n\nTwo.\n", Target("previous-block", 1, 1, "paragraph")),
    "after words": ("One.\n\nThe ring\nclosed (TODO: when) at last.\n", Target("inline-previous", 4, 4, "words")),
    "after a picture": ("One.\n\n![ring](ring.png) (TODO: redraw)\n", Target("inline-previous", 3, 3, "image")),
    "after a finished sentence of an item": (
        "- One.\n- Two is done. (TODO: improve?)\n",
        Target("enclosing-block", 2, 2, "list item"),
    ),
    "instead of a value": ("One.\n\nIt took [TODO] days.\n", Target("enclosing-block", 3, 3, "paragraph")),
    "an item below another": ("- One\n    - TODO: define it\n- Two\n", Target("enclosing-block", 1, 2, "list item")),
    "the only item of a list": ("# A\n\n## Causes\n\n- TODO\n", Target("enclosing-section", 3, 5, "section")),
    "a heading": ("# A\n\n## TODO: causes\n\nOne.\n", Target("enclosing-section", 3, 5, "section")),
    "a cell": ("| a | b |\n|---|---|\n| x | TODO |\n", Target("enclosing-block", 3, 3, "table cell")),
    "the first block": ("# A\n\n> TODO: polish before the review\n\nOne.\n", Target("document", 1, 5, "document")),
    "a line in the first block": (
        "One.\nTODO: polish before the review\nTwo.\n",
        Target("enclosing-section", 1, 3, "section"),
    ),
    "a picture after it": (
        "One.\n\n> Use a sketch instead?\n\n![ring](ring.png)\n",
        Target("next-block", 5, 5, "image"),
    ),
    "a picture before it": (
        "![ring](ring.png)\n\n> Use a sketch instead?\n\nOne.\n",
        Target("previous-block", 1, 1, "image"),
    ),
    "something missing": ("# A\n\n## B\n\nOne.\n\nTODO: add the graph\n", Target("enclosing-section", 3, 7, "section")),
    "nothing but a marker": ("# A\n\n## B\n\nOne.\n\nTODO\n", Target("enclosing-section", 3, 7, "section")),
    "a question": ("# A\n\nOne.\n\nTODO: was it Tuesday?\n\nTwo.\n", Target("previous-block", 3, 3, "paragraph")),
    "a question after a heading": (
        "# A\n\nOne.\n\n## B\n\n<!-- Is this needed? -->\n\nTwo.\n",
        Target("enclosing-section", 5, 9, "section"),
    ),
    "a comment": ("One.\n\n<!-- TODO: was it Tuesday -->\n\nTwo.\n", Target("previous-block", 1, 1, "paragraph")),
    "a comment right under words": (
        "One.\n\nTwo.\n<!-- TODO: add the log -->\n\nThree.\n",
        Target("previous-block", 3, 3, "paragraph"),
    ),
    "a comment right above words": (
        "One.\n\n<!-- not sure what this means -->\nTwo.\n",
        Target("next-block", 4, 4, "paragraph"),
    ),
    "a question about what words announce": (
        "So it goes:\n\n<!-- Is there a better example? -->\n\n```\nring\n```\n",
        Target("next-block", 5, 7, "code block"),
    ),
    "an own item with words": ("# A\n\n- One\n- TODO: explain it\n", Target("enclosing-section", 1, 4, "section")),
    "a marker that ends a heading": ("# A\n\n## Part - TODO\n\nOne.\n", Target("enclosing-section", 3, 5, "section")),
    "a link that is missing": (
        "One.\n\nThe board is here (add link here).\n",
        Target("inline-previous", 3, 3, "words"),
    ),
    "a link after a label": ("One.\n\n**Link:** [insert link here]\n", Target("enclosing-block", 3, 3, "paragraph")),
    "words after a label": ("One.\n\nPages: TODO pairs\n", Target("enclosing-block", 3, 3, "paragraph")),
    "a callout": ("# A\n\n## B\n\nOne.\n\n> [!todo]\n> add the log\n", Target("enclosing-section", 3, 8, "section")),
    "a box under the title": ("# A\n\n:::{todo}\nRewrite all.\n:::\n\nOne.\n", Target("document", 1, 7, "document")),
    "brackets at the top": ("(TODO: add contents.)\n\nOne.\n", Target("document", 1, 3, "document")),
    "a section that is asked for": (
        "# A\n\nOne.\n\nTODO: should we add a section on rings?\n",
        Target("enclosing-section", 1, 5, "section"),
    ),
    "what is said of this": ("# A\n\nOne.\n\nTODO: this needs a source\n", Target("previous-block", 3, 3, "paragraph")),
    "what is explained": ("# A\n\nOne.\n\nTODO: explain how\n", Target("previous-block", 3, 3, "paragraph")),
    "what is explained, after a heading": (
        "# A\n\n## B\n\nTODO: explain how\n\nOne.\n",
        Target("enclosing-section", 3, 7, "section"),
    ),
    "to redraw": ("One.\n\nTODO: redraw\n\n![ring](ring.png)\n", Target("next-block", 5, 5, "image")),
    "the following": ("One.\n\n> TODO: check the following\n\nTwo.\n", Target("next-block", 5, 5, "paragraph")),
    "the rest of its paragraph": (
        "One.\n\nTODO: following paragraph needs work\nTwo\nthree.\n",
        Target("next-block", 4, 5, "paragraph"),
    ),
    "a passage that is opened": (
        "One.\n\n<<[UNRESOLVED do we need it?]>>\n\nTwo.\n",
        Target("next-block", 5, 5, "paragraph"),
    ),
    "a picture in an item": (
        "1. One\n\n   PICTURE GOES HERE\n2. Two\n",
        Target("enclosing-block", 1, 3, "list item"),
    ),
    "a remark of a reviewer": ("One.\n\nThe ring closed.{>>when<<}\n", Target("inline-previous", 3, 3, "words")),
    "to improve, before code": ("One.\n\nTODO: simplify\n\n```\nx\n```\n", Target("next-block", 5, 7, "code block")),
    "to improve, after a heading": (
        "# A\n\nOne.\n\n## B\n\nTODO: rewrite\n\nTwo.\n",
        Target("next-block", 9, 9, "paragraph"),
    ),
    "to improve": ("One.\n\nTODO: rewrite\n\nTwo.\n", Target("previous-block", 1, 1, "paragraph")),
    "a link": ("One [ring](TODO) two.\n", Target("inline-previous", 1, 1, "link")),
    "a link without words": ("One []() two.\n", Target("enclosing-block", 1, 1, "link")),
}


@pytest.mark.parametrize("name", CASES)
def test_a_note_is_about(name: str) -> None:
    markdown, expected = CASES[name]
    assert target(markdown) == expected


def test_stacked_notes_share_a_target_that_is_no_note() -> None:
    markdown = "One.\n\n> TODO: simplify below\n\n> TODO: shorten the following paragraph\n\nTwo.\n"
    assert [target(markdown, number) for number in (0, 1)] == [Target("next-block", 7, 7, "paragraph")] * 2


def test_a_comment_is_no_target() -> None:
    assert target("One.\n\nTODO: simplify below\n\n<!-- more -->\n\nTwo.\n").line == 7


def test_below_at_the_end_of_a_section_is_about_the_section() -> None:
    assert target("# A\n\n## B\n\nOne.\n\nTODO: check below\n\n## C\n") == Target("enclosing-section", 3, 7, "section")


def test_the_message_tells_the_target() -> None:
    (note,) = find_notes(document_of("One.\n\n> TODO: simplify below\n\nTwo.\n"))
    assert note.message == "“TODO: simplify below” is an open note to the author, about the paragraph on line 5"


def test_a_link_that_leads_nowhere_is_not_said_to_be_about_another_before_it() -> None:
    link, words = find_notes(document_of("One [ring]() two, and the ring closed (TODO: when) at last.\n"))
    assert link.message == "“[ring]()” is a link that leads nowhere yet"
    assert words.message.endswith(", about the words before it")
