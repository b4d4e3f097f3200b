"""Words are counted fast, and just as many as the expression finds."""

from hypothesis import given
from hypothesis import strategies as st

from generator.parse.word_count import WORD, count_words


def test_words_are_counted() -> None:
    assert count_words("It's 10:15, and the café's queue doesn't move.") == 9


def test_what_an_apostrophe_joins_is_one_word() -> None:
    assert count_words("rock'n'roll 'tis o’clock") == len(WORD.findall("rock'n'roll 'tis o’clock")) == 4


@given(st.text("ab1_ '’—é٣½\n.-", max_size=20))
def test_as_many_as_the_expression_finds(text: str) -> None:
    assert count_words(text) == len(WORD.findall(text))


def test_a_script_of_many_letters_is_counted_too() -> None:
    text = "".join(chr(0x4E00 + at) + (" " if at % 7 == 0 else "") for at in range(200))
    assert count_words(text) == len(WORD.findall(text))
