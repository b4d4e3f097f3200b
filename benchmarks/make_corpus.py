"""Writes a site of N made-up postmortems: `python benchmarks/make_corpus.py N OUT [--pictures]`.

The same N gives the same bytes, on every machine, and the first posts of a large site are those of a small one. A post
is about 9 KB long and has one of five shapes: a list of times, a table of times, times as headings, a story with notes
that its author left open, and a hunt through code.
"""

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import phrases
from msgspec import Struct
from PIL import Image, ImageDraw

LENGTH = 9_000  # bytes of a post, about
FIRST_DAY = datetime(2016, 1, 4)
DAYS_APART = 3
LAPS = 1_100  # a post every three days for nine years, and the next ones between those: none is of the future
SITE = "title: A site to measure with\nbase_url: https://benchmark.example/\ntimezone: UTC\n"
PICTURES = 12


class Draw(Struct, frozen=True):
    """What one post draws its words from: a generator of its own, and what fills the gaps of its sentences."""

    random: Random
    number: int
    started: datetime
    service: str
    other: str
    team: str
    pictures: bool

    def said(self, sentence: str) -> str:
        """A sentence with its gaps filled."""
        return sentence.format(
            service=self.service,
            other=self.other,
            team=self.team,
            person=self.random.choice(phrases.PEOPLE),
            count=self.random.randrange(12, 9_000),
            minutes=self.random.randrange(4, 240),
            place=self.random.choice(phrases.PLACES),
            metric=self.random.choice(phrases.METRICS),
        )

    def some(self, sentences: Sequence[str], count: int) -> list[str]:
        """`count` different sentences in a random order, their gaps filled."""
        return [self.said(one) for one in self.random.sample(sentences, min(count, len(sentences)))]

    def paragraphs(self, sentences: Sequence[str], count: int) -> str:
        """`count` paragraphs of four sentences each."""
        return "\n\n".join(" ".join(self.some(sentences, 4)) for _ in range(count))

    def times(self, count: int) -> list[tuple[datetime, str]]:
        """`count` events in order, with their times."""
        at, found = self.started, []
        for words in self.some(phrases.EVENTS, count):
            found.append((at, words))
            at += timedelta(minutes=self.random.randrange(1, 25))
        return found

    def code(self) -> str:
        """A fenced block."""
        language, text = self.random.choice(phrases.CODE)
        return f"```{language}\n{self.said(text)}\n```"

    def picture(self) -> str:
        """A picture in a paragraph of its own, or nothing."""
        if not self.pictures:
            return ""
        return f"\n\n![{self.service} on that day](/images/graph-{self.number % PICTURES}.png)"


# --- the five shapes -------------------------------------------------------------------------------------------------


def _listed(draw: Draw) -> Iterator[str]:
    yield f"## Summary\n\n{' '.join(draw.some(phrases.SUMMARY, 5))}{draw.picture()}"
    events = "\n".join(f"- **{at:%H:%M}** {words}" for at, words in draw.times(12))
    yield f"## Timeline\n\nAll times are in UTC.\n\n{events}"
    yield f"## Root cause\n\n{draw.paragraphs(phrases.CAUSE, 2)}\n\n{draw.code()}"
    yield from _lessons(draw)


def _tabled(draw: Draw) -> Iterator[str]:
    yield f"**Impact:** {draw.said(phrases.SUMMARY[0])}\n\n**Status:** final{draw.picture()}"
    rows = "\n".join(f"| {at:%H:%M} | {words} |" for at, words in draw.times(14))
    yield f"## Timeline of events\n\n| Time (UTC) | Event |\n|---|---|\n{rows}"
    yield f"## What happened\n\n{draw.paragraphs(phrases.CAUSE, 2)}"
    yield f"## Background\n\n{draw.paragraphs(phrases.BACKGROUND, 1)}"
    yield from _lessons(draw)


def _headed(draw: Draw) -> Iterator[str]:
    yield f"## What happened\n\n{' '.join(draw.some(phrases.SUMMARY, 5))}"
    parts = [f"### {at:%H:%M} UTC\n\n{words}.\n\n{draw.paragraphs(phrases.STORY, 1)}" for at, words in draw.times(5)]
    yield "## Chronology\n\n" + "\n\n".join(parts) + draw.picture()
    yield f"## Contributing factors\n\n{draw.paragraphs(phrases.ANALYSIS, 2)}"
    yield from _lessons(draw)


def _told(draw: Draw) -> Iterator[str]:
    note, inline, bracket = draw.some(phrases.NOTES, 3)
    yield draw.paragraphs(phrases.STORY, 3) + draw.picture()
    yield f"## Where we looked\n\n{note}\n\n{draw.paragraphs(phrases.STORY, 2)} {inline}"
    yield f"> {draw.random.choice(phrases.LESSONS)}\n\n{draw.paragraphs(phrases.CAUSE, 2)}"
    yield f"## Where it was\n\n{draw.paragraphs(phrases.BACKGROUND, 2)}\n\n{bracket}\n\n{draw.code()}"
    yield "## What we learned\n\n" + "\n".join(f"- {words}" for words in draw.some(phrases.LESSONS, 4))


def _hunted(draw: Draw) -> Iterator[str]:
    yield f"## Overview\n\n{' '.join(draw.some(phrases.SUMMARY, 4))}"
    steps = [f"{draw.paragraphs(phrases.STORY, 1)}\n\n{draw.code()}" for _ in range(6)]
    yield "## The hunt\n\n" + "\n\n".join(steps) + draw.picture()
    lines = "<br>\n".join(f"{at:%Y-%m-%d %H:%M} UTC - {words}" for at, words in draw.times(8))
    yield f"## Timeline\n\n{lines}"
    yield f"## Root cause\n\n{draw.paragraphs(phrases.CAUSE, 1)}[^1]\n\n[^1]: {draw.said(phrases.BACKGROUND[1])}"
    yield from _lessons(draw)


def _lessons(draw: Draw) -> Iterator[str]:
    kinds = (
        ("What went well", phrases.WELL),
        ("What went wrong", phrases.WRONG),
        ("Where we got lucky", phrases.LUCKY),
    )
    for title, sentences in kinds:
        yield f"### {title}\n\n" + "\n".join(f"- {words}" for words in draw.some(sentences, 3))
    boxes = (
        f"- [{draw.random.choice(' x')}] {words} (@{draw.team.lower()})" for words in draw.some(phrases.ACTIONS, 5)
    )
    yield "## Action items\n\n" + "\n".join(boxes)


SHAPES: tuple[Callable[[Draw], Iterator[str]], ...] = (_listed, _tabled, _headed, _told, _hunted)


# --- posts and sites -------------------------------------------------------------------------------------------------


def post(number: int, pictures: bool = False) -> tuple[str, str]:
    """The name and the text of the post with this number, counted from 0."""
    random = Random(f"afterword {number}")
    service, other = random.sample(phrases.SERVICES, 2)
    lap, place = divmod(number, LAPS)
    days = DAYS_APART * place + lap % DAYS_APART
    started = FIRST_DAY + timedelta(days=days, minutes=random.randrange(24 * 60))
    draw = Draw(random, number, started, service, other, random.choice(phrases.TEAMS), pictures)
    title = draw.said(random.choice(phrases.SUBJECTS))
    parts = [_front_matter(draw, title), *SHAPES[number % len(SHAPES)](draw)]
    parts.append(f"## Further thoughts\n\n{draw.paragraphs(phrases.ANALYSIS, 1)}")
    while sum(len(part.encode()) + 2 for part in parts) < LENGTH:
        parts.append(draw.paragraphs((phrases.ANALYSIS, phrases.CAUSE, phrases.BACKGROUND)[len(parts) % 3], 1))
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    return f"{started:%Y-%m-%d}-{slug}-{number + 1}.md", "\n\n".join(parts) + "\n"


def _front_matter(draw: Draw, title: str) -> str:
    tags = ", ".join(sorted(draw.random.sample(phrases.TAGS, 3)))
    started = draw.started
    return f"""---
title: "{title}, no. {draw.number + 1}"
date: {started:%Y-%m-%d}
tags: [{tags}]
authors: [{draw.random.choice(phrases.PEOPLE)}]
incident:
  severity: SEV{draw.random.randrange(1, 5)}
  started: {started:%Y-%m-%dT%H:%M}Z
  services: [{draw.service}, {draw.other}]
  causes: [{draw.random.choice(phrases.CAUSES)}]
---"""


def make_corpus(count: int, folder: Path, pictures: bool = False) -> None:
    """Writes a site of `count` posts into `folder`, which it makes. With `pictures`, every post shows a graph."""
    posts = folder / "content" / "posts"
    posts.mkdir(parents=True, exist_ok=True)
    (folder / "site.yaml").write_text(SITE, encoding="utf-8")
    for number in range(count):
        name, text = post(number, pictures)
        (posts / name).write_text(text, encoding="utf-8", newline="\n")
    if pictures:
        images = folder / "static" / "images"
        images.mkdir(parents=True, exist_ok=True)
        for number in range(PICTURES):
            _graph(Random(f"graph {number}")).save(images / f"graph-{number}.png")


def _graph(random: Random) -> Image.Image:
    """A line that goes up and down, 1200 pixels wide."""
    image = Image.new("RGB", (1200, 500), (250, 250, 248))
    height, points = 250, []
    for x in range(0, 1201, 8):
        height = min(max(height + random.randrange(-30, 31), 20), 480)
        points.append((x, height))
    ImageDraw.Draw(image).line(points, fill=(30, 90, 160), width=4)
    return image


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description="Write a site of made-up postmortems, the same bytes each time.")
    parser.add_argument("count", type=int, metavar="N", help="how many posts")
    parser.add_argument("folder", type=Path, metavar="OUT", help="where the site goes")
    parser.add_argument("--pictures", action="store_true", help="give each post a picture")
    arguments = parser.parse_args()
    make_corpus(arguments.count, arguments.folder, arguments.pictures)


if __name__ == "__main__":
    main()
