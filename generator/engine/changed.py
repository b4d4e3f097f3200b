"""Which lines of the files of a site git calls new since a revision, so that only their problems are told."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.disk.errors import OutsideError
from generator.model.problem import Problem

_HUNK = re.compile(rb"@@ -\d{1,9}(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_LETTERS = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
# Whatever the user's settings are, the output is the same, and nothing of the repository is run.
_DIFF = (
    "-c", "core.quotePath=true", "-c", "core.fsmonitor=false", "diff", "--no-color", "--no-ext-diff", "--no-textconv",
    "--no-relative", "--ignore-submodules", "--diff-filter=ACMRT",
)  # fmt: skip
_LINES = (
    *_DIFF, "--unified=0", "--inter-hunk-context=0", "--find-renames", "--src-prefix=a/", "--dst-prefix=b/",
)  # fmt: skip
_COUNTS = (*_DIFF, "--numstat", "-z", "--no-renames")
_UNCOUNTED = b"-\t-\t"

# What git tells a hook that it runs, relative to another folder. The repository is looked for from the site instead.
_OF_A_HOOK = frozenset(("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"))


class Lines(Struct, frozen=True):
    """New lines of a file: stretches of 1-based lines, both ends inclusive, in order; or the `whole` file."""

    stretches: tuple[tuple[int, int], ...] = ()
    whole: bool = False


def changed_since(root: Path, revision: str) -> dict[str, Lines]:
    """The files below `root` (real) that git calls changed since `revision`, by their real paths, with their new lines.

    The work tree counts, committed or not. Files that git does not know yet are new as a whole, and so are changed ones
    in which it sees no lines, as in a text with a NUL. A file that was only renamed has no new line.

    Raises OutsideError (exit 2) where there is no git, no repository, no such revision.
    """
    top = Path(os.fsdecode(_git(root, ("rev-parse", "--show-toplevel")).rstrip(b"\n")))
    commit = _commit(root, revision)
    found = {str(top / path): lines for path, lines in new_lines(_git(root, (*_LINES, commit, "--", ".")))}
    counts = _git(root, (*_COUNTS, commit, "--", ".")).split(b"\0")
    whole = [count.removeprefix(_UNCOUNTED) for count in counts if count.startswith(_UNCOUNTED)]
    whole += _git(root, ("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ".")).split(b"\0")
    return found | {str(top / os.fsdecode(name)): Lines(whole=True) for name in whole if name}


def is_new(problem: Problem, root: Path, changed: dict[str, Lines]) -> bool:
    """Whether a problem of the site at `root` stands on a new line.

    One of a file as a whole (its name, its date) counts when anything of the file has changed.
    """
    file = root / problem.place.path
    lines = changed.get(str(file)) or changed.get(os.path.realpath(file))
    if lines is None:
        return False
    at = problem.place
    if lines.whole or at.is_whole_file:
        return True
    # A place that ends at the first column of a line has nothing on that line.
    last = at.end_line - 1 if at.end_line > at.line and at.end_column == 1 else at.end_line
    return any(first <= last and at.line <= end for first, end in lines.stretches)


def new_lines(diff: bytes) -> Iterator[tuple[str, Lines]]:
    """Each file of a diff without context, with its new lines. Paths are as the system gives them."""
    path, stretches = "", list[tuple[int, int]]()
    lines = iter(diff.split(b"\n"))
    for line in lines:
        if line.startswith(b"diff --git "):
            if path:
                yield path, Lines(tuple(stretches))
            path, stretches = "", []
        elif line.startswith(b"+++ "):
            path = _path(line[4:], prefixed=True)
        elif line.startswith(b"rename to "):
            path = _path(line[10:], prefixed=False)
        elif hunk := _HUNK.match(line):
            gone, first, new = (int(number) if number is not None else 1 for number in hunk.groups())
            if new:
                stretches.append((first, first + new - 1))
            # What the lines say is passed over: they may look like anything. A line of git's own begins with `\`.
            said = (line for line in lines if not line.startswith(b"\\"))
            for _ in range(gone + new):
                next(said, None)
    if path:
        yield path, Lines(tuple(stretches))


def _path(said: bytes, prefixed: bool) -> str:
    """A path as a diff says it: quoted where it is odd, behind `b/`, with a tab after it where it has blanks."""
    if said.startswith(b'"'):
        said = _ESCAPE.sub(_unescaped, said[1:].rstrip(b"\t").removesuffix(b'"'))
    else:
        said = said.removesuffix(b"\t")
    if prefixed and not said.startswith(b"b/"):
        return ""  # /dev/null: a file that is gone
    return os.fsdecode(said.removeprefix(b"b/") if prefixed else said)


def _unescaped(found: "re.Match[bytes]") -> bytes:
    code = found[1]
    return bytes([int(code, 8) & 255]) if len(code) == 3 else _LETTERS.get(code, code)


def _commit(root: Path, revision: str) -> str:
    """The full name of the commit `revision`; of `HEAD` before the first commit, that of an empty tree."""
    ran = _run(root, ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"))
    if ran.returncode == 0:
        return ran.stdout.decode().strip()
    if revision == "HEAD" and not _git(root, ("rev-list", "--max-count=1", "--all")).strip():
        return _git(root, ("hash-object", "-t", "tree", "--stdin")).decode().strip()
    raise OutsideError(
        f"git knows no revision {revision!r} here; a clone without history has to fetch it first", exit_code=2
    )


def _git(root: Path, arguments: tuple[str, ...]) -> bytes:
    ran = _run(root, arguments)
    if ran.returncode != 0:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OutsideError(f"git: {said[0].removeprefix('fatal: ') if said else 'failed'}", exit_code=2)
    return ran.stdout


def _run(root: Path, arguments: tuple[str, ...]) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={name: value for name, value in os.environ.items() if name not in _OF_A_HOOK},
        )
    except OSError as error:
        why = error.strerror or "cannot be run"
        raise OutsideError(f"--changed-since needs git: {why}", exit_code=2) from None
