"""What comes with the program besides its code: themes, and the part of the manual that it shows itself."""

from functools import lru_cache
from pathlib import Path

import generator
from generator.disk.errors import OutsideError, outside

_RULES = ("manual/rules.md", "docs/content/rules.md")


def shipped() -> tuple[Path, ...]:
    """Where such things lie: in the installed package, and in a checkout of ours beside it.

    What lies beside an installed package is somebody else's.
    """
    package = Path(generator.__file__).resolve().parent
    return (package, *((package.parent,) if _is_ours(package.parent / "pyproject.toml") else ()))


def read_rules_page() -> str:
    """The page of the manual that tells of every rule. Raises OutsideError (exit 1) where it cannot be read."""
    file = next((home / path for home in shipped() for path in _RULES if (home / path).is_file()), None)
    if file is None:
        raise OutsideError("the page of rules is missing from this installation")
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise outside(error, file) from None


def _is_ours(project: Path) -> bool:
    try:
        return _names_us(project.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False


@lru_cache(maxsize=1)
def _names_us(project: str) -> bool:
    """Whether a `pyproject.toml` is ours. Raises ValueError where it is none. It is asked several times a build."""
    import tomllib  # here, for an installed program has none

    said = tomllib.loads(project).get("project")
    return isinstance(said, dict) and said.get("name") == "afterword"
