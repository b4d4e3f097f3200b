"""A site of many posts in two states, built by processes of their own: what builds have to survive is tried on it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from tests.cli.running import PYTHONPATH, Ran, run
from tests.disk.tree import Files, put, tree
from tests.law.living_site import TEMPLATES, THEME

POSTS = 150
EPOCH = "1768046400"
STATES = (0, 1)


class State(Struct, frozen=True):
    """One of the two: the files of its author, and what a build from nothing makes of them."""

    sources: dict[str, str]
    built: Files


@cache
def state(number: int, posts: int = POSTS) -> State:
    """The site in the state `number`, of so many posts."""
    sources = _sources(number, posts)
    with TemporaryDirectory() as place:
        root = put(Path(place) / "site", dict(sources))
        ran = build(root)
        assert ran.code == 0, ran.err
        return State(sources, tree(root / "public"))


def begin_site(root: Path, posts: int = POSTS) -> Path:
    """The site in its first state, built."""
    become(root, 0, posts)
    ran = build(root)
    assert ran.code == 0, ran.err
    return root


def become(root: Path, number: int, posts: int = POSTS) -> None:
    """Makes the site at `root` the one in that state: files that are the same in both stay untouched."""
    wanted, other = state(number, posts).sources, state(1 - number, posts).sources
    for path in other.keys() - wanted.keys():
        (root / path).unlink(missing_ok=True)
    for path, data in wanted.items():
        if not (root / path).is_file() or (root / path).read_text() != data:
            put(root, {path: data})


def build(root: Path, *arguments: str) -> Ran:
    """A build to its end."""
    return run("build", *arguments, cwd=root, SOURCE_DATE_EPOCH=EPOCH)


def begin(root: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A build that has only begun, in a group of processes of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "build", *arguments],
        cwd=root,
        env={**kept, "PYTHONPATH": PYTHONPATH, "SOURCE_DATE_EPOCH": EPOCH},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes], patience: float = 10.0) -> int:
    """Kills a build, as `kill -9` does, and returns how it ended; asserts that what works for it ends with it."""
    process.kill()
    code = process.wait()
    end = time.monotonic() + patience
    while _is_alive(process.pid):
        if time.monotonic() > end:
            os.killpg(process.pid, signal.SIGKILL)
            raise AssertionError("processes of a build that was killed went on")
        time.sleep(0.005)
    return code


def is_whole(root: Path, *states: State) -> bool:
    """Whether each file of the output is as one of `states` has it, and none that all have is missing."""
    found = tree(root / "public")
    wanted = [state.built for state in states]
    torn = [path for path, data in found.items() if all(files.get(path) != data for files in wanted)]
    lost = set.intersection(*(set(files) for files in wanted)) - found.keys()
    assert not torn, f"neither old nor new: {torn}"
    assert not lost, f"lost: {lost}"
    return True


def forget(root: Path) -> None:
    """Deletes the store."""
    shutil.rmtree(root / ".afterword/store", ignore_errors=True)


def _is_alive(group: int) -> bool:
    """Whether any process of a group is left; one that only waits to be asked for its end is none."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _sources(number: int, posts: int) -> dict[str, str]:
    words = ("The gate was shut, and nobody looked at it.", "It rained, and the pump stood still for an hour.")
    sources = {"site.yaml": f"title: Low water {number}\nbase_url: https://low.example/\ntheme: own\n"}
    for place in range(posts):
        # A few posts are of one state alone, a few have another text in each, and every page has another frame.
        if place % 29 == 7 + number:
            continue
        text = words[number if place % 10 == 0 else place % 2]
        tag = ("gates", "pumps", "storage")[(place + number * (place % 13 == 0)) % 3]
        sources[f"content/posts/post-{place}.md"] = (
            f"---\ntitle: Post {place}\ndate: 20{10 + place % 15}-0{1 + place % 9}-11\ntags: [{tag}]\n---\n\n"
            f"{text} [Another](post-{place - place % 29}.md) was not.\n\n## Timeline\n\n- 10:00 UTC It stops.\n"
        )
    for name, template in TEMPLATES.items():
        sources[f"{THEME}/templates/{name}"] = template.replace("<nav>", f"<nav><i>{number}</i>")
    sources[f"{THEME}/assets/10.css"] = f"p {{ margin: {number} }}\n"
    return sources
