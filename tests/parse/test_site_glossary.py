"""`glossary.yaml`: terms for all texts of a site."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.config import Reading
from generator.model.text import Source
from generator.parse.post import parse_post
from generator.parse.site_glossary import parse_glossary

TERMS = "BGP: how networks tell their routes\nsluice: a gate for water\nQueue Depth: how much waits\n"


def read(text: str | bytes) -> tuple[list[tuple[str, str, int]], list[tuple[str, str]]]:
    terms, problems = parse_glossary(Source.of("glossary.yaml", text))
    return [(t.term, t.meaning, t.place.line) for t in terms], [(p.code, str(p.place)) for p in problems]


def terms_of(body: str, front: str = "", glossary: str = TERMS) -> list[tuple[str, str, str]]:
    terms, _ = parse_glossary(Source.of("glossary.yaml", glossary))
    post = parse_post(Source.of("content/a.md", f"---\ntitle: A\n{front}---\n\n{body}\n"), Reading(glossary=terms))
    return [(term.term, term.meaning, str(term.place)) for term in post.glossary]


def test_terms_are_lines_or_a_list() -> None:
    listed = "- term: BGP\n  meaning: how networks\n    tell their routes\n"
    assert read(TERMS)[0][:2] == [("BGP", "how networks tell their routes", 1), ("sluice", "a gate for water", 2)]
    assert read(listed) == ([("BGP", "how networks tell their routes", 1)], [])


def test_a_file_that_says_nothing_has_no_terms() -> None:
    for text in ("", "\n", "# nothing yet\n", "~\n"):
        assert read(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BGP: 'a\n", "glossary.yaml:1:6"),
        ("BGP: a\nBGP: b\n", "glossary.yaml:2:1"),
        ("BGP: [a]\n", "glossary.yaml:1:6"),
        ("- BGP\n", "glossary.yaml:1:3"),
        ("words\n", "glossary.yaml:1:1"),
        (b"BGP: \xff\n", "glossary.yaml:1:6"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(text: str | bytes, place: str) -> None:
    assert read(text)[1] == [("CF006", place)]


def test_a_page_has_the_terms_that_its_text_uses() -> None:
    assert terms_of("The sluices were shut.") == [("sluice", "a gate for water", "glossary.yaml:2:1")]
    assert [term for term, _, _ in terms_of("Sluice and BGP,\nand a Queue\nDepth.")] == ["BGP", "sluice", "Queue Depth"]
    assert terms_of("The sluiceway and the bgp, a queue depth, `BGPD`.") == []


def test_front_matter_wins_and_then_the_site_and_then_the_text() -> None:
    body = "The border gateway protocol (BGP) and the network address translation (NAT) failed at the sluice."
    assert [(term, meaning) for term, meaning, _ in terms_of(body, "glossary: {sluice: ours}\n")] == [
        ("sluice", "ours"),
        ("BGP", "how networks tell their routes"),
        ("NAT", "network address translation"),
    ]


def test_a_word_that_is_hidden_uses_no_term() -> None:
    assert terms_of("Words. [The sluice]{.internal} <!-- BGP --> (TODO: ask about BGP)") == []


def test_hidden_words_of_a_glossary_are_left_out_and_its_notes_reported() -> None:
    terms, problems = read("BGP: 'routes (TODO: ask Kim)'\n'sluice [Kim]{.internal}': a gate <!-- Kim -->\n")
    assert terms == [("BGP", "routes", 1), ("sluice", "a gate", 2)]
    assert [code[:2] for code, _ in problems] == ["ED"]


@given(
    st.binary(max_size=80)
    | st.text(alphabet="a:- \n\t'\"[]{}&*!|>#~?,<->\x00\ud83d", max_size=60).map(
        lambda t: t.encode("utf-8", "surrogatepass")
    )
)
@example(b"- - a: b")
@example(b"a: &x [*x]")
@example(b"? [a]\n: b")
def test_no_bytes_make_it_raise(data: bytes) -> None:
    terms, problems = parse_glossary(Source.of("glossary.yaml", data))
    assert all(term.term and term.meaning for term in terms)
    assert all(problem.place.path == "glossary.yaml" for problem in problems)
