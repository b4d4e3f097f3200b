"""Writing a report beside what goes to standard output."""

import contextlib
import os
import tempfile
from pathlib import Path

from generator.disk.errors import OutsideError, outside
from generator.disk.find import CONFIG, GLOSSARY
from generator.disk.names import is_text


def check_report(file: Path) -> None:
    """Raises OutsideError (exit 2) where a report must not go to `file`: a text, settings, a folder."""
    if is_text(file.name) or file.name in (CONFIG, GLOSSARY):
        raise OutsideError(f"{file}: refused: a report would overwrite a text or settings of a site", exit_code=2)
    if file.is_dir():
        raise OutsideError(f"{file}: is a folder, and a report is a file", exit_code=2)
    if not file.parent.is_dir():
        raise OutsideError(f"{file}: there is no folder {file.parent}", exit_code=2)


def write_report(file: Path, words: str) -> None:
    """Puts `words` into `file`, all of them or none. What is no plain file (a pipe, a device) is written to.

    Raises OutsideError (exit 1) where that fails.
    """
    data = words.encode("utf-8", "backslashreplace")
    new: Path | None = None
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(data)
            return
        file = file.resolve()
        descriptor, name = tempfile.mkstemp(prefix=".afterword-", dir=file.parent)
        new = Path(name)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(data)
        new.chmod(0o666 & ~_mask())
        new.replace(file)
    except OSError as error:
        raise outside(error, file) from None
    finally:
        if new is not None:
            with contextlib.suppress(OSError):
                new.unlink()


def add_to(file: Path, words: str) -> None:
    """Puts `words` behind what `file` holds already. Raises OutsideError (exit 1) where that fails."""
    try:
        with file.open("ab") as opened:
            opened.write(words.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise outside(error, file) from None


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
