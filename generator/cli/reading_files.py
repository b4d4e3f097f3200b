"""Readings as files, one a text: each under a name of its own, and never over a file that is something else."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from generator.disk.errors import OutsideError, outside
from generator.disk.files import read_bytes
from generator.disk.names import is_text
from generator.report.escape import escaped

_LIMIT = 256 * 2**20
_KEY = re.compile(r"([a-z_]+):(?: |\Z)")


class _Shape(Struct, frozen=True):
    """What every reading in JSON has."""

    file: str
    title: str
    events: list[object]
    sections: list[object]
    notes_open: list[object]


def names_of(files: Iterable[str]) -> list[str]:
    """A file name without ending for each of the texts `files` (site-relative paths), no two alike on any disk.

    It is the text's own, as far as no other text has it; else its whole path, with `__` between folders.
    """
    paths = list(files)
    names = [PurePosixPath(path).stem for path in paths]
    for longer in (_whole, _whole_with_ending):
        count = Counter(map(_fold, names))
        names = [longer(path) if count[_fold(name)] > 1 else name for path, name in zip(paths, names, strict=True)]
    taken: set[str] = set()
    for index, name in enumerate(names):
        number = 1
        while _fold(names[index]) in taken:
            number += 1
            names[index] = f"{name}~{number}"
        taken.add(_fold(names[index]))
    return names


def write_readings(folder: Path, files: dict[str, str]) -> None:
    """Writes `files` (name with ending, words) into `folder`.

    Raises OutsideError (exit 1), with nothing written, where a file of such a name is there that is no reading.
    """
    try:
        strangers = sorted(name for name in files if not _may_replace(folder / name))
        if strangers:
            some = ", ".join(strangers[:3]) + (", …" if len(strangers) > 3 else "")
            raise OutsideError(f"{folder}: refused: {some} would be overwritten, and no reading is in there")
        folder.mkdir(parents=True, exist_ok=True)
        for name, words in files.items():
            new = folder / f".{name}.afterword-new"
            new.unlink(missing_ok=True)
            with new.open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(words)
            new.replace(folder / name)
    except OSError as error:
        raise outside(error, error.filename or folder) from None


def _may_replace(file: Path) -> bool:
    """Whether nothing is lost with what is at `file`: there is nothing, or a reading."""
    if not file.is_symlink() and not file.exists():
        return True
    if not file.is_file() or file.is_symlink():
        return False
    data = read_bytes(file, _LIMIT)
    if file.suffix == ".yaml":
        return _is_yaml_reading(data)
    return _is_json_reading(data) if file.suffix == ".json" else _is_text_reading(data, file.stem)


def _is_json_reading(data: bytes) -> bool:
    try:
        msgspec.json.decode(data, type=_Shape)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def _is_yaml_reading(data: bytes) -> bool:
    """Whether every line that is not indented begins a key, and the keys are those that every reading has."""
    lines = [line for line in data.decode("utf-8", "replace").split("\n") if line and not line.startswith(" ")]
    keys = [_KEY.match(line) for line in lines]
    named = {key[1] for key in keys if key}
    return all(keys) and set(_Shape.__struct_fields__) <= named and lines[0].startswith("file: ")


def _is_text_reading(data: bytes, stem: str) -> bool:
    """Whether the first line is the path of a text that goes by the name `stem`, and all others are indented."""
    first, *others = data.decode("utf-8", "replace").splitlines() or [""]
    path, colon, _ = first.partition(": ")
    named = bool(colon) and is_text(path) and _fold(PurePosixPath(path).stem) in _fold(escaped(stem))
    return named and all(line.startswith("  ") for line in others)


def _whole(path: str) -> str:
    return path.rpartition(".")[0].replace("/", "__")


def _whole_with_ending(path: str) -> str:
    return path.replace("/", "__")


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
