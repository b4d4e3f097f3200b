"""The glossary: acronyms that a text defines itself."""

import pytest

from generator.parse.incident.glossary import read_glossary
from tests.parse.reading import document_of


def terms(markdown: str) -> list[tuple[str, str]]:
    return [(term.term, term.meaning) for term in read_glossary(document_of(markdown))]


@pytest.mark.parametrize(
    ("markdown", "term", "meaning"),
    [
        ("The CDN (Content Delivery Network) was down.", "CDN", "Content Delivery Network"),
        ("We use a **content delivery network (CDN)** here.", "CDN", "content delivery network"),
        ("The mean time to recovery (MTTR) grew.", "MTTR", "mean time to recovery"),
        ("A point of presence (PoP) was lost.", "PoP", "point of presence"),
        ("One PVC (PersistentVolume claim) was full.", "PVC", "PersistentVolume claim"),
        ("All write-ahead logs (WALs) were lost.", "WAL", "write-ahead logs"),
        ("A content delivery\nnetwork (CDN) was down.", "CDN", "content delivery network"),
    ],
)
def test_both_orders_are_read(markdown: str, term: str, meaning: str) -> None:
    assert terms(markdown) == [(term, meaning)]


@pytest.mark.parametrize(
    "markdown",
    [
        "The API (see below) was slow.",
        "We called Ines (IK) at once.",
        "It was slow (SLOW).",
        "`CDN (Content Delivery Network)`",
        "Read RFC (the long one).",
    ],
)
def test_what_only_looks_like_a_definition_is_none(markdown: str) -> None:
    assert terms(markdown) == []


def test_a_term_is_defined_once_at_its_first_place() -> None:
    document = document_of("A CDN (Content Delivery Network) and a Core Data Node (CDN).\n")
    (term,) = read_glossary(document)
    assert str(term.place) == "post.md:1:3"
    assert document.text.line(1)[term.place.column - 1 : term.place.end_column - 1] == "CDN (Content Delivery Network)"
