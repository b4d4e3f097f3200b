"""From what a person names to notes: paths, ids and lines, each looked up in the site that it lies in."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct, structs

from generator.disk.errors import OutsideError
from generator.disk.find import SitePath, find_site
from generator.engine.asked import sites_of
from generator.engine.dismiss import dismissed_already
from generator.engine.notes import Named, meant, named, open_notes
from generator.engine.paths import seen_from
from generator.engine.understand import Understood, check_asked, misconfigured
from generator.model.post import Suppression
from generator.model.problem import Problem
from generator.model.text import Text
from generator.report.notes import OpenNote

_Understand = Callable[[SitePath], Understood]
_FORMS = "a note is named by its id (ED203-3f9a2c1b), PATH:ID or PATH:LINE"


class Listed(Struct, frozen=True):
    """Open notes with paths as they are seen from here, and the sites whose settings no command may go by."""

    notes: tuple[OpenNote, ...]
    wrong: tuple[tuple[SitePath, tuple[Problem, ...]], ...]


class Meant(Struct, frozen=True):
    """A problem that a person means, and the site that it is of; `note` where it is an open note."""

    understood: Understood
    problem: Problem
    note: OpenNote | None

    @property
    def text(self) -> Text:
        """The text that it stands in."""
        path = self.problem.place.path
        return next((post.prose.text for post in self.understood.build.posts if post.path == path), Text.of(path, ""))


def notes_below(paths: Iterable[str], understand: _Understand, here: Path) -> Listed:
    """The open notes of the texts at or below `paths`, as they are seen from the folder `here` (real).

    Raises OutsideError (exit 2) where one of them is no text of its site.
    """
    found: dict[tuple[str, str], OpenNote] = {}
    wrong = []
    for site, asked in sites_of(paths).items():
        understood = understand(site)
        for only, path in asked:
            check_asked(understood, only, Path(path))
            for one in open_notes(understood, only):
                seen = structs.replace(one, problem=seen_from(one.problem, understood.site.root, here))
                found[str(seen.problem.place), seen.problem.id] = seen
        if problems := misconfigured(understood.build.problems):
            wrong.append((site, problems))
    return Listed(tuple(sorted(found.values(), key=lambda one: (one.problem.place, one.problem.code))), tuple(wrong))


def find_meant(
    handles: Iterable[str], understand: _Understand, *, others: bool = True
) -> tuple[list[Meant], list[str]]:
    """The problems that are named, and why some could not be found: one line each. Without `others` notes alone.

    Raises OutsideError (exit 2) where something is named in no form that names a note, or in no file.
    """
    found: list[Meant] = []
    troubles: list[str] = []
    for said, name, understood in _looked_up(handles, understand):
        problems = understood.build.problems
        if not others:
            problems = tuple(one.problem for one in open_notes(understood))
        candidates = meant(problems, name)
        if len({problem.place for problem in candidates}) > 1 or len({problem.id for problem in candidates}) > 1:
            some = ", ".join(f"{problem.place.path}:{problem.id}" for problem in candidates[:5])
            more = ", …" if len(candidates) > 5 else ""
            troubles.append(f"{said} may be one of {len(candidates)}: {some}{more}")
        elif candidates:
            notes = open_notes(understood, candidates[0].place.path)
            note = next((one for one in notes if one.problem.id == candidates[0].id), None)
            found.append(Meant(understood, candidates[0], note))
        elif name.id:
            troubles.append(f"{said}: there is no such note any more; it is gone, or its words are others now")
        else:
            troubles.append(f"{said}: there is no open note{' and no other problem' if others else ''}")
    return found, troubles


def find_left_out(paths: Iterable[str], understand: _Understand) -> list[Meant]:
    """All notes below `paths` that a build leaves out."""
    found: list[Meant] = []
    for site, asked in sites_of(paths).items():
        understood = understand(site)
        for only, path in asked:
            check_asked(understood, only, Path(path))
            notes = open_notes(understood, only)
            found += [Meant(understood, one.problem, one) for one in notes if one.note.left_out]
    return found


def find_dismissed(said: str, understand: _Understand) -> tuple[Understood, Suppression] | None:
    """The site and the suppression that allows what is named, where it is allowed already."""
    for _, name, understood in _looked_up((said,), understand):
        for post in understood.build.posts:
            if post.suppressions and name.path in ("", post.path):
                one = dismissed_already(understood, post.path, name)
                if one is not None:
                    return understood, one
    return None


def by_file(found: Iterable[Meant]) -> Iterator[tuple[Understood, str, tuple[Problem, ...]]]:
    """What is meant, file by file."""
    files: dict[tuple[SitePath, str], tuple[Understood, list[Problem]]] = {}
    for one in found:
        key = (one.understood.site, one.problem.place.path)
        files.setdefault(key, (one.understood, []))[1].append(one.problem)
    for (_, path), (understood, problems) in sorted(files.items(), key=lambda pair: (pair[0][0].root, pair[0][1])):
        yield understood, path, tuple(dict.fromkeys(problems))


def _looked_up(handles: Iterable[str], understand: _Understand) -> Iterator[tuple[str, Named, Understood]]:
    """What is named, by a path as its site has it, with that site; each site is read once."""
    known: dict[SitePath, Understood] = {}
    for said in handles:
        name = named(said)
        if name is None:
            raise OutsideError(f"{said}: {_FORMS}", exit_code=2)
        site = find_site(Path(name.path or "."))
        whole = site.whole
        if whole not in known:
            known[whole] = understand(whole)
        yield said, structs.replace(name, path=site.only if name.path else ""), known[whole]
