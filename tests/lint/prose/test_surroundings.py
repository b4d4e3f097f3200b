"""What stands around a word."""

import pytest

from generator.lint.prose.surroundings import in_quotation, in_table, reads_english
from generator.model.text import Span
from tests.lint.reading import DATED, post_of


def at(body: str, words: str = "HERE") -> tuple[object, Span]:
    start = (DATED + body).index(words)
    return post_of(body), Span(start, start + len(words))


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("It said “go HERE now” and went.\n", True),
        ("It said “go” and HERE it “went”.\n", False),
        ('It said "go HERE now" and went.\n', True),
        ('It said "go" and HERE it "went".\n', False),
        ("> go HERE\n", True),
        ("- > go HERE\n", False),
        ("It’s HERE, and it’s dry.\n", False),
        ("It said “go\n\nHERE it” went.\n", False),
    ],
)
def test_a_quotation_is_told_by_its_marks(body: str, quoted: bool) -> None:
    post, span = at(body)
    assert in_quotation(post, span) is quoted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "table"), [("| HERE | it |\n", True), ("a | HERE | b\n", True), ("HERE || it", False)]
)
def test_a_table_is_told_by_its_line(body: str, table: bool) -> None:
    post, span = at(body.replace("||", "or"))
    assert in_table(post, span) is table  # type: ignore[arg-type]


def test_the_language_is_the_one_that_the_text_names_or_tells() -> None:
    assert reads_english(post_of("The ring and the pump were dry.\n"))
    assert not reads_english(post_of("Rura pękła i nie było wody, więc to naprawiliśmy.\n"))
    assert not reads_english(post_of("The ring.\n", head=DATED.replace("title:", "language: nl\ntitle:")))
    assert reads_english(post_of("Ring.\n", head=DATED.replace("title:", "language: en-GB\ntitle:")))
