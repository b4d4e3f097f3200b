"""Texts read as work for any process: the same answers as in this one, and nothing believed that is damaged."""

import os
import subprocess
import sys
import zlib
from pathlib import Path

import msgspec
import pytest
import tzdata
from msgspec import structs

from generator.assemble.summaries import Placing
from generator.build import Wanted, check_text
from generator.engine.reading import (
    Asking,
    Done,
    Item,
    decode_done,
    encode_checked,
    encode_chunk,
    known_checked,
    known_post,
    pack_post,
    read_chunk,
    read_item,
)
from generator.lint.catalog import BUILD_RULES, Rules
from generator.lint.prose_catalog import RULES
from generator.model.config import Editorial, Reading
from generator.model.post import Post
from generator.model.text import Source
from generator.parse.post import parse_post

TEXTS = {
    "content/posts/a.md": "---\ntitle: A\ndate: 2025-01-01\n---\n\nIt broke, TODO: why. See [b](b.md).\n",
    "content/posts/b.md": "# B\n\n## Timeline\n\n- 10:00 UTC It began.\n- 09:00 UTC It ended.\n\n```py\nx = 1\n```\n",
    "content/posts/c.md": "---\ntitle: [\n---\n\nNot to be understood.\n",
    "content/posts/ü.md": "Wörter, 𝒜 and \ufeff.\n",
}
SOURCES = tuple(Source.of(path, text) for path, text in TEXTS.items())


def wanted(rules: Rules = RULES) -> Wanted:
    return Wanted(Reading(), Editorial(), rules, Placing(author="The crew"))


def item_of(source: Source, post: bytes = b"") -> Item:
    return Item(source.path, source.digest, source.data, post)


def read(items: list[Item], asked: Wanted) -> tuple[Done, ...]:
    return decode_done(read_chunk(encode_chunk(Asking.of(asked), items)))


def packed(source: Source) -> bytes:
    return pack_post(parse_post(source, wanted().reading))


@pytest.mark.parametrize("rules", [RULES, BUILD_RULES], ids=["all", "build"])
def test_a_chunk_gives_what_reading_one_by_one_gives(rules: Rules) -> None:
    asked = wanted(rules)
    done = read([item_of(source) for source in SOURCES], asked)
    assert len(done) == len(SOURCES)
    for source, one in zip(SOURCES, done, strict=True):
        checked, post = check_text(source, asked)
        assert one.parsed
        assert known_checked(one.checked, source.path) == checked
        assert known_post(one.post, source.path, source.digest) == post


def test_zones_are_those_of_the_program_in_whichever_process_a_text_is_read(tmp_path: Path) -> None:
    zone, zones = tmp_path / "America" / "New_York", Path(str(tzdata.__file__)).with_name("zoneinfo")
    zone.parent.mkdir()
    zone.write_bytes((zones / "Asia" / "Tokyo").read_bytes())
    text = "---\ntitle: D\ndate: 2025-01-01\n---\n\n## Timeline\n\n- 10:00 America/New_York It began.\n"
    source = Source.of("content/posts/d.md", text)
    work = "import sys; from generator.engine.reading import read_chunk"
    chunk = encode_chunk(Asking.of(wanted()), [item_of(source)])
    command = [sys.executable, "-c", f"{work}; sys.stdout.buffer.write(read_chunk(sys.stdin.buffer.read()))"]
    elsewhere = {**os.environ, "PYTHONTZPATH": str(tmp_path)}
    ran = subprocess.run(command, input=chunk, stdout=subprocess.PIPE, env=elsewhere, check=True)
    post = known_post(decode_done(ran.stdout)[0].post, source.path, source.digest)
    assert post is not None
    assert [event.at and event.at.iso for event in post.timeline] == ["2025-01-01T10:00-05:00"]


def test_what_is_asked_names_its_rules_and_is_the_same_on_the_other_side() -> None:
    for rules in (RULES, BUILD_RULES):
        asking = msgspec.msgpack.decode(msgspec.msgpack.encode(Asking.of(wanted(rules))), type=Asking)
        assert asking.wanted == wanted(rules)


def test_a_post_that_is_known_is_not_parsed_again_and_not_sent_back() -> None:
    source = SOURCES[0]
    (known,), (new,) = read([item_of(source, packed(source))], wanted()), read([item_of(source)], wanted())
    assert (known.parsed, known.post) == (False, b"")
    assert known.checked == new.checked


def cut_off(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 255]) + data[middle + 1 :]


def of_another_type(data: bytes) -> bytes:
    return zlib.compress(msgspec.msgpack.encode({"path": 1}))


def not_packed(data: bytes) -> bytes:
    return b"no post"


@pytest.mark.parametrize("damage", [cut_off, flipped, of_another_type, not_packed, lambda data: b""])
def test_a_damaged_post_is_none_and_its_text_is_parsed(damage: object) -> None:
    source = SOURCES[1]
    post = damage(packed(source))  # type: ignore[operator]
    assert known_post(post, source.path, source.digest) is None
    checked, again, parsed = read_item(item_of(source, post), wanted())
    assert parsed
    assert (checked, again) == check_text(source, wanted())


def test_a_post_of_another_text_is_none() -> None:
    one, other = SOURCES[:2]
    assert known_post(packed(one), other.path, one.digest) is None
    assert known_post(packed(one), one.path, other.digest) is None
    assert isinstance(known_post(packed(one), one.path, one.digest), Post)


@pytest.mark.parametrize("damage", [cut_off, of_another_type, not_packed, lambda data: b""])
def test_what_was_said_of_a_text_is_none_where_it_is_damaged(damage: object) -> None:
    source = SOURCES[0]
    data = encode_checked(check_text(source, wanted())[0])
    assert known_checked(damage(data), source.path) is None  # type: ignore[operator]
    assert known_checked(data, "content/posts/z.md") is None
    assert known_checked(data, source.path) is not None


def test_a_name_in_no_encoding_cannot_be_sent_and_costs_the_others_nothing() -> None:
    source = structs.replace(SOURCES[0], path="content/posts/half\udce4.md")
    with pytest.raises(UnicodeEncodeError):
        encode_chunk(Asking.of(wanted()), [item_of(source)])
    with pytest.raises(UnicodeEncodeError):
        pack_post(parse_post(source, wanted().reading))
