"""Packs: what goes in comes out, and what is anything else is not there."""

import zlib
from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from generator.disk import packs
from generator.disk.packs import Spot, name_of, packed, read_index, sealed, spans, unsealed

KEYS = st.binary(min_size=16, max_size=16)
KEY = b"k" * 16


@given(KEYS, st.binary(max_size=3000) | st.binary(max_size=3).map(lambda part: part * 999))
def test_a_value_comes_out_as_it_went_in(key: bytes, value: bytes) -> None:
    assert unsealed(key, sealed(key, value)) == value


@given(st.binary(max_size=200), st.integers(0, 300), st.integers(1, 255))
def test_a_value_with_a_byte_changed_or_missing_is_not_there(value: bytes, at: int, change: int) -> None:
    data = bytearray(sealed(KEY, value))
    data[at % len(data)] ^= change
    assert unsealed(KEY, bytes(data)) is None
    assert unsealed(KEY, sealed(KEY, value)[: at % len(data)]) is None


def test_a_value_under_another_key_is_not_there() -> None:
    assert unsealed(b"x" * 16, sealed(KEY, b"value")) is None


def crafted(body: bytes) -> bytes:
    """`body` with a digest that fits, as whoever may write there can make it."""
    return blake2b(body, digest_size=16, key=KEY).digest() + body


def test_what_would_take_more_memory_than_a_value_may_is_not_there() -> None:
    bomb = zlib.compress(bytes(packs.LARGEST_VALUE + 1), 9)
    assert len(bomb) < 2**17
    assert unsealed(KEY, crafted(b"z" + bomb)) is None


def test_what_claims_to_be_a_value_and_is_none_is_not_there() -> None:
    good = zlib.compress(b"value")
    assert unsealed(KEY, crafted(b"z" + good)) == b"value"
    for body in (b"", b"?", b"?" + good, b"z", b"zz", b"z" + good[:-1]):
        assert unsealed(KEY, crafted(body)) is None


@given(st.dictionaries(KEYS, st.binary(max_size=300), max_size=40))
def test_each_value_is_found_again_where_the_index_says(values: dict[bytes, bytes]) -> None:
    pack, index = packed({key: sealed(key, value) for key, value in values.items()})
    spots = read_index(index)
    assert {key: unsealed(key, pack[spot.offset : spot.end]) for key, spot in spots.items()} == values
    assert packed({key: sealed(key, values[key]) for key in reversed(values)}) == (pack, index)
    assert len(name_of(index, pack)) == 32


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_an_index_or_none(data: bytes, begun: bool) -> None:
    spots = read_index(b"AftwIdx1" * begun + data)
    assert all(0 <= spot.offset < spot.end <= 2**28 for spot in spots.values())


@given(st.dictionaries(KEYS, st.tuples(st.integers(0, 2**24), st.integers(17, 2**22)), max_size=50))
def test_parts_hold_all_that_is_asked_for_and_not_much_else(asked: dict[bytes, tuple[int, int]]) -> None:
    spots = {key: Spot(*spot) for key, spot in asked.items()}
    found = [*spans(spots.items())]
    assert sorted(key for span in found for key in span.keys) == sorted(spots)
    for span in found:
        assert all(span.start <= spots[key].offset and spots[key].end <= span.end for key in span.keys)
        assert span.end - span.start <= packs.LARGEST_PACK + 2**22


def test_neighbours_are_read_together_and_what_is_far_apart_is_not() -> None:
    near, far = Spot(0, 1000), Spot(2**22, 1000)
    found = [*spans([(b"far", far), (b"b", Spot(5000, 1000)), (b"a", near)])]
    assert [(span.start, span.end, span.keys) for span in found] == [
        (0, 6000, (b"a", b"b")),
        (2**22, 2**22 + 1000, (b"far",)),
    ]
