"""Terms that a glossary section lists."""

import pytest

from generator.parse.incident.sections import find_sections
from generator.parse.incident.terms import read_terms
from generator.parse.incident.vocabulary import vocabulary_of
from tests.parse.reading import document_of

ENGLISH = vocabulary_of("en")


def terms(markdown: str) -> list[tuple[str, str]]:
    document = document_of(markdown)
    return [(term.term, term.meaning) for term in read_terms(document, find_sections(document, ENGLISH), ENGLISH)]


@pytest.mark.parametrize(
    "listed",
    [
        "- **WAL** – the log that is written first\n- **drain**: to empty a node\n",
        "- WAL: the log that is written first\n- drain - to empty a node\n",
        "WAL\n: the log that is written first\n\ndrain\n: to empty a node\n",
        "| Term | Meaning |\n| --- | --- |\n| WAL | the log that is written first |\n| drain | to empty a node |\n",
        "**WAL:** the log that is written first\n\n**drain:** to empty a node\n",
    ],
)
@pytest.mark.parametrize("heading", ["Glossary", "Terms", "Acronyms and abbreviations"])
def test_a_glossary_section_is_read_in_each_of_its_forms(heading: str, listed: str) -> None:
    assert terms(f"# T\n\n## {heading}\n\n{listed}") == [
        ("WAL", "the log that is written first"),
        ("drain", "to empty a node"),
    ]


def test_labels_elsewhere_are_no_terms() -> None:
    assert terms("# T\n\n## Story\n\n- **WAL** – the log\n\n## Terms of service\n\n- **a**: b\n") == []


def test_a_sentence_in_a_glossary_is_no_term() -> None:
    assert terms("## Glossary\n\nThese words are used below.\n") == []
