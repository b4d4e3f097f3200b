"""When a commit does not begin at all: the folder is somebody else's, or something of theirs stands in the way."""

import os
from pathlib import Path

from generator.disk.errors import OutsideError
from generator.disk.manifest import STATE
from generator.disk.stage import Staged, Step
from generator.disk.stale import Stale, folders_of

# What lies in many a folder that is empty for all purposes: a work tree, a mount point, a desktop's droppings.
_HARMLESS = frozenset({STATE, ".git", ".gitignore", ".gitkeep", ".DS_Store", "lost+found"})


def refuse_another_site(output: Path) -> None:
    """Raises OutsideError for an output whose record says that it is another site's."""
    raise OutsideError(
        f"{output}: refused: this is the output of another site, or of this one when it lay in another folder; "
        "choose an empty folder, or let --force take it over",
        exit_code=2,
    )


def refuse_strangers(output: Path, staged: Staged) -> None:
    """Raises OutsideError where a folder without a record holds anything but what would be written just so."""
    same = frozenset(step.path for step in staged.steps if step.staged is None)
    strangers: list[str] = []
    for folder, folders, names in os.walk(output):
        here = Path(folder)
        if here == output:
            folders[:] = [name for name in folders if name not in _HARMLESS]
            names = [name for name in names if name not in _HARMLESS]
        found = [*names, *(name for name in folders if (here / name).is_symlink())]
        strangers += sorted(
            path for name in found if (path := (here / name).relative_to(output).as_posix()) not in same
        )
        if len(strangers) > 3:
            break
    if strangers:
        some = ", ".join(sorted(strangers)[:3]) + (", …" if len(strangers) > 3 else "")
        raise OutsideError(
            f"{output}: refused: this folder holds files that Afterword did not write ({some}); "
            "choose an empty folder, or let --force write beside them",
            exit_code=2,
        )


def refuse_obstacles(output: Path, staged: Staged, stale: Stale, force: bool) -> None:
    """Raises OutsideError that names everything in the way which is not ours (with `force`: and must stay)."""
    blocked = {obstacle.path for obstacle in staged.obstacles if obstacle.fixed or not force}
    fixed = {obstacle.path for obstacle in staged.obstacles if obstacle.fixed}
    leaving = frozenset((*stale.first, *stale.last))
    for step in staged.steps:
        if step.staged is not None and (held := _held_by_others(output, step, staged.between, leaving)):
            blocked.add(held)
            fixed.add(held)
    if not blocked:
        return
    way_out = "remove them by hand" if fixed else "--force takes them over"
    names = ", ".join(sorted(blocked))
    raise OutsideError(f"{output}: refused: these stand in the way and are not Afterword's: {names}; {way_out}")


def _held_by_others(output: Path, step: Step, between: frozenset[str], leaving: frozenset[str]) -> str:
    """A file that is not about to be deleted, inside a folder (or instead of one) where a file must go; or nothing."""
    if between:
        held = next((folder for folder in folders_of(step.path) if folder in between and folder not in leaving), "")
        if held:
            return held
    if not step.folder:
        return ""
    for folder, folders, names in os.walk(output / step.path):
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in sorted((*names, *links)):
            inside = (Path(folder) / name).relative_to(output).as_posix()
            if inside not in leaving:
                return inside
    return ""
