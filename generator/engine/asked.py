"""From the paths that a command names to the sites that they lie in."""

from collections.abc import Iterable
from pathlib import Path

from generator.disk.find import SitePath, find_site


def sites_of(paths: Iterable[str]) -> dict[SitePath, list[tuple[str, str]]]:
    """The whole sites that `paths` lie in, each with what was asked of it: a site-relative path, and how it was named.

    The texts of one site are read once, however many of them are named.
    """
    asked: dict[SitePath, list[tuple[str, str]]] = {}
    for path in paths:
        site = find_site(Path(path))
        asked.setdefault(site.whole, []).append((site.only, path))
    return asked
