"""What the last build of an output made, and from what: so that the next one need not make it again.

A record lies in the store, as bytes under a key that stands for the output. It is a cache: where it is gone, pages are
cooked again. Whether a file of the output is still what was written is told by its stamp, or by reading it.
"""

import os
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.disk.files import read_bytes
from generator.disk.stamps import is_settled, stamp_of
from generator.model.listed import Stamp
from generator.model.plan import Input, InputKind
from generator.model.text import digest_of

_ANY_SIZE = 2**63
_WIDTH = 4  # bytes that stand for an input's name, and for what it says


class Made(Struct, frozen=True, array_like=True, gc=False):
    """A file that was made: its path in the output, what wanted it, digests of its recipe and of its bytes.

    `inputs` is what it was made of, as `marks_of` has it; `stamp` is None where it cannot be believed yet.
    """

    path: str
    source: str
    recipe: str
    digest: str
    inputs: bytes
    stamp: Stamp | None


class Record(Struct, frozen=True, array_like=True):
    """Everything that a build made, and the templates that there were (name and digest)."""

    made: tuple[Made, ...]
    templates: tuple[tuple[str, str], ...]


def record_key(output: Path) -> bytes:
    """Under what the record of `output` is kept."""
    return bytes.fromhex(digest_of("record", os.fsencode(output)))


def encode_record(record: Record) -> bytes:
    """A record as it is kept. Raises UnicodeEncodeError where a path cannot be."""
    return _ENCODER.encode(record)


def decode_record(data: bytes | None) -> Record | None:
    """The record that was kept, or None."""
    if data is None:
        return None
    try:
        return _RECORD.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def marks_of(inputs: Iterable[Input]) -> bytes:
    """`inputs` in short: enough to see afterwards which of them are others than they were."""
    return b"".join([mark_of(each) for each in inputs])


def mark_of(each: Input) -> bytes:
    """One input in short."""
    name = zlib.crc32(f"{each.kind} {each.name}".encode("utf-8", "surrogatepass"))
    return (name << 8 * _WIDTH | zlib.crc32(each.digest.encode("utf-8", "surrogatepass"))).to_bytes(2 * _WIDTH, "big")


def changed_inputs(inputs: Iterable[Input], marks: bytes) -> tuple[tuple[Input, bool | None], ...]:
    """`inputs`, each with whether it is another than in `marks`; None where it is in them under no digest at all."""
    known = {marks[at : at + 2 * _WIDTH] for at in range(0, len(marks), 2 * _WIDTH)}
    names = {mark[:_WIDTH] for mark in known}
    return tuple((each, _change(mark_of(each), known, names)) for each in inputs)


def has_input(marks: bytes, kind: InputKind, name: str) -> bool:
    """Whether `marks` hold an input of that kind and name."""
    wanted = mark_of(Input(kind, name, ""))[:_WIDTH]
    return any(marks[at : at + _WIDTH] == wanted for at in range(0, len(marks), 2 * _WIDTH))


def _change(mark: bytes, known: set[bytes], names: set[bytes]) -> bool | None:
    if mark in known:
        return False
    return True if mark[:_WIDTH] in names else None


def is_intact(output: Path, made: Made, stamped: set[str] | None = None) -> bool:
    """Whether the file is still what was made: a regular file, no link, with the same bytes.

    `stamped` gets its path where its stamp alone says so.
    """
    path = os.path.join(output, made.path)  # noqa: PTH118  (a Path for each of thousands takes its time)
    try:
        info = os.lstat(path)
        if made.stamp is not None and stamp_of(info) == made.stamp:
            if stamped is not None:
                stamped.add(made.path)
            return True
        if not _is_regular(info.st_mode):
            return False
        return digest_of(read_bytes(Path(path), _ANY_SIZE)) == made.digest
    except OSError:
        return False


def made_now(
    output: Path,
    recipes: Mapping[str, tuple[str, str, bytes]],
    digests: Mapping[str, str],
    at: int,
    known: Mapping[str, Made] | None = None,
) -> list[Made]:
    """What stands in `output` after a commit. `recipes` holds for each path its source, its recipe's digest and the
    marks of its inputs, `digests` that of its bytes; `at` is when the stamps are taken (ns). What is `known` to be as
    it was is not looked at again.
    """
    known = known or {}
    made, look, prefix = [], os.lstat, os.path.join(output, "")  # noqa: PTH118  (as above)
    for path, (source, recipe, inputs) in recipes.items():
        before = known.get(path)
        if before is not None and before.stamp is not None and before.source == source:
            made.append(before)
            continue
        try:
            stamp = stamp_of(look(prefix + path))
        except OSError:
            continue
        made.append(Made(path, source, recipe, digests[path], inputs, stamp if is_settled(stamp, at) else None))
    return made


def _is_regular(mode: int) -> bool:
    return mode & 0o170000 == 0o100000


_ENCODER = msgspec.msgpack.Encoder()
_RECORD = msgspec.msgpack.Decoder(Record)
