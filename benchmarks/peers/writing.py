"""A made post taken apart, edited, and written as other generators want it."""

import json
import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Kind = Literal["cold", "no change", "body edited", "title edited", "base template edited"]
KINDS: tuple[Kind, ...] = ("cold", "no change", "body edited", "title edited", "base template edited")

_POST = re.compile(
    r'---\ntitle: "(?P<title>[^"\n]*)"\ndate: (?P<date>\S+)\ntags: \[(?P<tags>[^]]*)]\nauthors: \[(?P<authors>[^]]*)]\n'
    r"incident:\n  severity: (?P<severity>\S+)\n  started: (?P<started>\S+)\n  services: \[(?P<services>[^]]*)]\n"
    r"  causes: \[(?P<causes>[^]]*)]\n---\n\n(?P<body>.*)",
    re.DOTALL,
)


class Writing(Struct, frozen=True):
    """What a made post says in its front matter, and its text. `stem` is its file's name without the ending."""

    stem: str
    title: str
    date: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    severity: str
    services: tuple[str, ...]
    body: str
    text: str


def writing_of(name: str, text: str) -> Writing:
    """The post that `make_corpus.post` gave as `name` and `text`. Raises ValueError where it has another form."""
    found = _POST.fullmatch(text)
    if found is None:
        raise ValueError(f"{name} is not written as make_corpus.py writes posts")
    return Writing(
        stem=name.removesuffix(".md"),
        title=found["title"],
        date=found["date"],
        tags=_listed(found["tags"]),
        authors=_listed(found["authors"]),
        severity=found["severity"],
        services=_listed(found["services"]),
        body=found["body"],
        text=text,
    )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


def mark(kind: Kind, count: int) -> str:
    """Words that stand in no post: what an edit of this kind, the `count`-th of its run, adds to a file."""
    return f"{kind.partition(' ')[0]} {count} of the measured edits"


def edited(name: str, text: str, kind: Kind, count: int) -> tuple[str, str]:
    """The made post with one more sentence at its end, or another title. Other kinds leave it as it is."""
    if kind == "body edited":
        return name, f"{text}\nThis sentence is {mark(kind, count)}.\n"
    if kind == "title edited":
        return name, re.sub(r'(?m)^(title: "[^"]*)"', rf'\1, {mark(kind, count)}"', text, count=1)
    return name, text


def json_front_matter(values: dict[str, str | Sequence[str]], body: str) -> str:
    """`body` below front matter whose values are JSON, which YAML is a superset of."""
    lines = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return f"---\n{lines}\n---\n\n{body}"
