"""The dictionary of common misspellings that codespell keeps: its data alone, of which nothing is copied or run.

Only entries with one correction and without a remark count: the others are guesses, or words that exist.
"""

from bisect import bisect_left
from functools import cache, lru_cache
from importlib.util import find_spec

_PACKAGE, _FILE = "codespell_lib", "data/dictionary.txt"
_ARROW = "->"


@lru_cache(maxsize=50_000)
def correction(word: str) -> str:
    """How a word in small letters should be spelled; empty where it is no misspelling that is known."""
    entries = _entries()
    begins = word + _ARROW
    at = bisect_left(entries, begins)
    if at == len(entries) or not entries[at].startswith(begins):
        return ""
    right = entries[at].removeprefix(begins).strip()
    return right if "," not in right and right != word else ""


@lru_cache(maxsize=1_000)
def corrects_to(word: str) -> bool:
    """Whether a word in small letters is what some misspelling stands for, and so an English one."""
    entries = _dictionary()
    return any(part in entries for part in (f">{word}\n", f">{word},", f" {word},"))


@cache
def _entries() -> list[str]:
    """The lines of the dictionary, in order."""
    return sorted(_dictionary().splitlines())


@cache
def _dictionary() -> str:
    """The dictionary as it is; empty where the package is not there."""
    spec = find_spec(_PACKAGE)
    read = getattr(spec.loader, "get_data", None) if spec is not None else None
    if spec is None or read is None or not spec.submodule_search_locations:
        return ""
    try:
        # Data of an installed package, as constant as code; it is taken apart only where something is to be looked up.
        data: bytes = read(f"{spec.submodule_search_locations[0]}/{_FILE}")
        return data.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
