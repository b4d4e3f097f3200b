"""The lists of words are whole and hold nothing twice."""

import re

from generator.lint.prose.lists import blame, doubled_words, known_acronyms, product_names, spelling_words


def test_every_list_can_be_read() -> None:
    assert "DNS" in known_acronyms()
    assert "the" in doubled_words().surely.split()
    assert "connexion" in spelling_words().right.split()


def test_acronyms_are_in_capitals() -> None:
    assert [word for word in known_acronyms() if not re.fullmatch("[A-Z]{2,8}", word)] == []


def test_no_word_may_stand_twice_and_never_stands_twice() -> None:
    assert not set(doubled_words().allowed.split()) & set(doubled_words().surely.split())


def test_a_product_has_one_spelling() -> None:
    names = [name.lower() for name in (*product_names().always, *product_names().cased)]
    assert len(names) == len(set(names))
    assert set(product_names().other.values()) <= {*product_names().always, *product_names().cased}


def test_a_sign_stands_in_what_its_pattern_matches() -> None:
    for blaming in (*blame().words, *blame().deeds):
        assert re.compile(blaming.pattern)
        assert blaming.ask.endswith("?")
        for sign in blaming.signs:
            assert sign == sign.lower()
