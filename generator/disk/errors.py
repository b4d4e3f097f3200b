"""The one exception for the world outside: a folder that is gone, a disk that is full, an output that is refused."""

import os
from pathlib import Path


class OutsideError(Exception):
    """Something outside the program is not as it must be: `str()` is one clear line, `exit_code` what to exit with."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def outside(error: OSError, path: Path | str) -> OutsideError:
    """`error` as one line that names `path` and says what the system says."""
    return OutsideError(f"{path}: {reason(error)}")


def reason(error: OSError) -> str:
    """What the system says of `error`, without path and number."""
    return error.strerror or (os.strerror(error.errno) if error.errno else str(error)) or type(error).__name__
