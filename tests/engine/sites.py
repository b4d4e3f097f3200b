"""A site of a few texts that was understood, in the folder of a test."""

from datetime import UTC, datetime
from pathlib import Path

from generator.disk.find import find_site
from generator.engine.understand import Understood, Wishes, understand

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def understood(folder: Path, texts: dict[str, bytes | str]) -> Understood:
    """The site that `folder` is with these texts in it, by their paths, as it is read at the start of 2030."""
    for path, data in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data.encode() if isinstance(data, str) else data)
    return understand(find_site(folder), Wishes(NOW, themed=False))
