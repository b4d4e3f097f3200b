"""Folders as values: what a test writes, and what it finds afterwards."""

from pathlib import Path

Files = dict[str, bytes]


def put(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Writes `files` (path, words or bytes) below `folder`, and returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def tree(folder: Path) -> Files:
    """Every file below `folder` (no links) by its path; our own folder in an output left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and ".afterword" not in path.relative_to(folder).parts
    }
