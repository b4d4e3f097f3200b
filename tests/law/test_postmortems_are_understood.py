"""Postmortems of every shape: reading them raises nothing, keeps every place, and loses no word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.config import Reading
from generator.model.post import Html, Post
from generator.model.text import Source
from generator.parse.post import parse_post
from tests.law.postmortems import postmortems
from tests.law.test_parse_never_raises import READINGS, assert_understood
from tests.words_seen import chapters_of_page, chapters_of_source, lost, words


@settings(max_examples=150, deadline=None)
@given(postmortems(), READINGS)
def test_a_postmortem_of_any_shape_is_understood(text: str, reading: Reading) -> None:
    assert_understood(text.encode(), reading)


@settings(max_examples=100, deadline=None)
@given(postmortems(), st.data(), READINGS)
def test_a_postmortem_that_is_cut_or_damaged_anywhere_is_understood(
    text: str, data: st.DataObject, reading: Reading
) -> None:
    encoded = text.encode()
    low, high = (data.draw(st.integers(0, len(encoded))) for _ in range(2))
    assert_understood(encoded[:low] + data.draw(st.binary(max_size=3)) + encoded[high:], reading)


def body_of(post: Post) -> str:
    """The body of a post as a page holds it, its pictures and addresses left open."""
    parts = ("".join(piece.html for piece in part.segments if isinstance(piece, Html)) for part in post.parts)
    return "".join(f'<div class="prose">{part}</div>' for part in parts)


@settings(max_examples=150, deadline=None)
@given(postmortems())
def test_no_word_of_a_postmortem_of_any_shape_is_lost(text: str) -> None:
    text = text.replace("TODO", "to do").replace("???", "so?")  # a section that is nothing but a note goes as a whole
    post = parse_post(Source.of("content/posts/x.md", text), Reading())
    assert not [note for note in post.notes if note.left_out]
    assert not lost(chapters_of_source(text, words(post.title.raw)), chapters_of_page(body_of(post)))
