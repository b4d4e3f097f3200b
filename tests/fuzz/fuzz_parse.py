"""Feeds made-up bytes to reading, led by coverage: `python tests/fuzz/fuzz_parse.py FOLDER -max_total_time=600`.

It needs `atheris` (`pip install atheris`), and is no part of the tests. The inputs begin with the demo's texts and are
kept in FOLDER; all options of libFuzzer may follow. Whatever raises ends the run and leaves `crash-…` behind. What
takes more than a second for 64 KB is kept as `slow-…` in a neighbour of FOLDER, `FOLDER-slow`, and the run goes on.

`python tests/fuzz/fuzz_parse.py --replay FILE …` reads such files again, without atheris, and says how long each took;
with `--filled` each is repeated until it has 64 KB, and only those that took too long are told.
"""

import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 64 * 1024  # bytes
LIMIT = 1.0  # seconds on the processor for as many
SLOWER = 4  # how many times longer the code takes while its coverage is watched
WORDS = (
    "## Timeline\n", "## Lessons learned\n", "## Action items\n", "## Root cause\n", "**What went well**\n",
    "- [ ] ", "- [x] ", "10:15 UTC", "~10:15-10:45", "2021-03-05", "March 5, 2021", "3/4/2021", "T10:15:30Z",
    "(UTC+5:30)", "PST", "Europe/London", "| Time | Event |\n|---|---|\n", "<br>\n", "```\n", "::: internal\n",
    "{.internal}", "!!! internal\n", "<!-- ", " -->", "TODO: ", "FIXME", "(TODO)", "[???]", "[^1]", "[^1]: ",
    "^[", "[a]: b 'c'\n", "![a](b \"c\")", "---\n", "+++\n", "timeline:\n  - at: ", "&amp;", "<details>",
    "</details>", "<span class=\"internal\">", "> [!NOTE]\n", "> ", "http://a.b/%22", "www.a.b", "@ines", "**",
    "__", "~~", "{>>", "<<}", "%%", "\\", "é", "𝒜", "\u2028", "\ufdd0",
)  # fmt: skip


def understand(data: bytes) -> float:
    """Reads a text and looks at it as lint does; gives the seconds on the processor that it took."""
    from generator.lint.catalog import check_post
    from generator.model.config import Reading
    from generator.model.text import Source
    from generator.parse.post import parse_post

    start = process_time()
    check_post(parse_post(Source.of("content/posts/x.md", data), Reading()))
    return process_time() - start


def limit(size: int) -> float:
    """How long `size` bytes may take, in seconds."""
    return LIMIT * max(1.0, size / LONGEST)


def replay(files: Sequence[str], filled: bool = False) -> int:
    """Reads files again. How many of them took too long; what raises is let through."""
    slow = 0
    for name in files:
        data = Path(name).read_bytes()
        if filled and data:
            data = (data * (LONGEST // len(data) + 1))[:LONGEST]
        taken = understand(data)
        too_long = taken > limit(len(data)) and min(understand(data) for _ in range(2)) > limit(len(data))
        slow += too_long
        if too_long or not filled:
            print(f"{name}: {len(data):,} bytes, {taken:.3f} s{' TOO LONG' if too_long else ''}", flush=True)
    print(f"{len(files)} files, {slow} took too long")
    return slow


def fuzz(folder: Path, options: Sequence[str]) -> None:
    """Runs until an option ends it, or something raises."""
    import atheris

    folder.mkdir(parents=True, exist_ok=True)
    for path in (ROOT / "content").rglob("*.md"):
        (folder / path.name).write_bytes(path.read_bytes())
    words = folder.with_name(f"{folder.name}.dict")
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS), encoding="ascii")
    slow = folder.with_name(f"{folder.name}-slow")
    with atheris.instrument_imports(include=["generator", "markdown_it", "mdit_py_plugins"]):
        understand(b"a")

    def one(data: bytes) -> None:
        if understand(data) > SLOWER * limit(len(data)):
            slow.mkdir(exist_ok=True)
            (slow / f"slow-{sha256(data).hexdigest()[:16]}").write_bytes(data)

    atheris.Setup([sys.argv[0], str(folder), f"-dict={words}", f"-max_len={LONGEST}", *options], one)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    """A word as a dictionary of libFuzzer has it."""
    return "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in word.encode())


def main(arguments: Sequence[str]) -> int:
    """Fuzzes or replays."""
    sys.path.insert(0, str(ROOT))
    if arguments and arguments[0] == "--replay":
        files = [name for name in arguments[1:] if name != "--filled"]
        return int(replay(files, "--filled" in arguments) > 0)
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    fuzz(Path(arguments[0]), arguments[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
