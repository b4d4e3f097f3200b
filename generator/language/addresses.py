"""From a client's address of a file (`file:///home/ada/my%20site/disk.md`) to its path, and back."""

from pathlib import Path
from urllib.parse import quote, unquote, urlsplit


def path_of(uri: str) -> Path | None:
    """The path that `uri` says; None where it is no file of this machine, such as one that was never saved."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    path = unquote(parts.path, errors="surrogateescape")
    return Path(path) if path.startswith("/") and "\0" not in path else None


def name_of(uri: str) -> str:
    """The last part of `uri`, as a file of that name would be called."""
    return unquote(uri.split(":", 1)[-1].rstrip("/").rsplit("/", 1)[-1], errors="replace") or "untitled"


def uri_of(path: Path) -> str:
    """The address of an absolute `path`."""
    return "file://" + quote(path.as_posix(), errors="surrogateescape")
