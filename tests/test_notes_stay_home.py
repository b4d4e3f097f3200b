"""What was left for the author is told to the author, and to nobody else: a whole site, every byte of its output."""

from pathlib import Path

from tests.site import problems, run, tree, write_site

HEADER = """\
---
title: "The ring (TODO: canary1 better title) closed"
date: 2024-03-02
description: "TODO: canary2"
summary: The ring closed (TODO canary3).
slug: TODO
tags: [dns, TODO canary4]
categories: rings, FIXME canary5
authors: [Kim, TODO canary6]
cover:
  src: ring.png
  alt: TODO canary7
incident:
  severity: TODO canary8
  impact: "Nobody could call (FIXME: canary9)."
  services: [exchange, TODO canary10]
  detection: "TODO: canary11"
timeline:
  - at: 10:30
    text: The ring (TODO canary12) opened.
    actor: TODO canary13
  - at: 14:??
    text: "It closed. (TODO: canary14)"
  - 15:10: FIXME canary15
learnings:
  - "Watch the ring (TODO: canary16)."
actions:
  - text: "Watch it. (TODO: canary17)"
    owner: TODO canary18
    due: TODO canary19
glossary:
  TLB (TODO canary20): a cache (TODO canary21)
subtitle: TODO canary22
---
The exchange opened and the ring closed. See [the log](TODO).

![The ring at night](TODO)

See [the plan] and [its map](todo: find it), at 15:?? sharp.

[the plan]: TODO
"""


def test_nothing_that_was_left_for_the_author_reaches_a_reader(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {"content/posts/ring.md": HEADER})
    done = run("build", "--root", root)
    assert done.returncode == 0, done.stderr
    output = tree(root / "public")
    for word in (b"canary", b"todo", b"fixme", b"??"):
        assert [path for path, data in output.items() if word in data.lower() or word.decode() in path.lower()] == []

    page = output["posts/ring/index.html"].decode()
    for words in (
        "The ring closed</h1>",
        "Nobody could call.",
        "The ring opened.",
        "Watch the ring.",
        "See the log.",
        "The ring at night",
        "See the plan and its map, sharp.",
    ):
        assert words in page, words

    found = problems(root, "--select", "ED")
    assert sum(problem["code"] == "ED130" for problem in found) == 24
    assert all(f"canary{number}" in str(found) for number in range(1, 23))
    assert run("build", "--root", root, "--strict").returncode == 1
