"""How long an author waits for the language server: `python benchmarks/editor_times.py [POSTS]`.

It makes a site of POSTS posts (200) in a temporary folder, opens one of about 10 KB in the real server, changes it
again and again, and prints milliseconds, without the pause that the server waits for more typing.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.language.desk import SOON
from tests.language.client import Editor, editor

CHANGES = 20
HEAD = "---\ntitle: The disk that filled, number {number}\ndate: 2024-03-15\n---\n\n"
PART = """## Timeline of part {part} (UTC)

- 2024-03-15 10:15 The disk of the pump controller was full, and nobody was told of it.
- 2024-03-15 10:20 Mira saw the errors climb and opened the incident with the team on call.
- 2024-03-15 10:45 The oldest logs were deleted, and the controller could write again.

The alarm had been silenced in the week before, because it had come every night. We had meant to mend what it came
from, and it was on the list of the quarter. See [the one before](post-{before}.md) for how that list came to be.

"""


def text_of(number: int, count: int, parts: int) -> str:
    """A post of a site of `count`, in so many parts."""
    return HEAD.format(number=number) + "".join(
        PART.format(part=part, before=(number + part) % count) for part in range(parts)
    )


async def measure(root: Path, count: int) -> None:
    """Prints how long everything takes in the site at `root`, which has `count` posts."""
    began = time.perf_counter()
    async with editor() as using:
        print(f"start of the server     {_ms(time.perf_counter() - began)}")
        file = root / "content/posts/post-0.md"
        text = text_of(0, count, 20)
        print(f"the text                {len(text) / 1024:8.1f} KB, of {count} posts")
        began = time.perf_counter()
        uri = using.open(file, text + "It was slow (TODO: why).\n")
        await using.until(uri, lambda codes: "ED002" in codes)
        print(f"opened                  {_ms(time.perf_counter() - began)}")
        print(f"changed, site unread    {_ms(await _change(using, uri, text))}  median of {CHANGES}")
        using.type(uri, text + "See [nothing](gone.md).\n")
        began = time.perf_counter()
        await using.until(uri, lambda codes: "LI001" in codes)
        print(f"site read, and told     {_ms(time.perf_counter() - began)}")
        print(f"changed                 {_ms(await _change(using, uri, text))}  median of {CHANGES}")
        using.type(uri, text + "See [nothing](missing.md).\n")
        began = time.perf_counter()
        await using.until(uri, lambda codes: "LI001" in codes)
        print(f"site told again         {_ms(time.perf_counter() - began)}  with the quiet moment")


async def _change(using: Editor, uri: str, text: str) -> float:
    """Seconds from one change to what is said of it, without the pause for more typing."""
    times = []
    for number in range(CHANGES):
        using.type(uri, text + f"It was slow (TODO: why {number}).\n")
        began = time.perf_counter()
        await using.until(uri, lambda codes: "ED002" in codes)
        times.append(time.perf_counter() - began - SOON)
    return statistics.median(times)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:8.1f} ms"


def main() -> None:
    """Makes the site, and measures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        (root / "content/posts").mkdir(parents=True)
        (root / "site.yaml").write_text("title: Pumps\ntimezone: UTC\n", encoding="utf-8")
        for number in range(count):
            file = root / f"content/posts/post-{number}.md"
            file.write_text(text_of(number, count, 4), encoding="utf-8")
        asyncio.run(measure(root, count))


if __name__ == "__main__":
    main()
