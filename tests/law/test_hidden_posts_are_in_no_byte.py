"""A post that is hidden from an audience is in no name and no byte of the site that is built for it.

Every hidden thing carries a word of its own, the canary. Each law is tried both ways: who may see it does.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.site import Audience
from tests.law.canary import CANARY, PICTURE, PUBLIC_POST, QUICK, assert_clean
from tests.law.sites import found_in, site_of

# Front matter that keeps a post from readers, and who does see it.
DRAFTS, INSIDE = Audience(drafts=True), Audience("internal")
WITHHELD = [
    ("draft: true", DRAFTS),
    ("draft: yes", DRAFTS),
    ("published: false", DRAFTS),
    ("private: true", DRAFTS),
    ("status: draft", DRAFTS),
    ("darft: true", DRAFTS),
    ("draft: treu", DRAFTS),
    ("is_draft: true", DRAFTS),
    ("audience: internal", DRAFTS),
    ("extra: {draft: true}", DRAFTS),
    ("visibility: internal", INSIDE),
    ("internal: true", INSIDE),
    ("date: 2031-05-06", Audience(future=True)),
    ("date: 2026-01-01T12:00:01Z", Audience(future=True)),
    ("expires: 2025-12-31", Audience(expired=True)),
    ("expires: 2026-01-01T12:00:00Z", Audience(expired=True)),
]

SECRET_POST = """---
{switch}
title: Title {c}title
slug: slug-{c}slug
aliases: [/old/{c}alias/, /old-{c}alias.html]
tags: [{c}tag, common]
categories: [{c}category]
authors: ["{c}author"]
description: Description {c}description
summary: Summary {c}summary
cover: /images/{c}cover.png
glossary:
  {c}term: "{c}meaning"
people:
  - name: "{c}person"
incident:
  severity: SEV1
  services: [{c}service]
  impact: Impact {c}impact
  causes: [{c}cause]
{extra}
---

Lead {c}lead with enough words to be one, and a [link {c}linkwords](https://example.org/{c}link).

![Alt {c}alt](/images/{c}picture.png "Title {c}pictitle")

## Timeline

- 10:00 UTC Event {c}event starts.
- 10:20 UTC Resolved {c}resolved.

## What we learned

- Learning {c}learning.

## Action items

- [ ] Action {c}action (@{c}owner)

A note[^1], and code `{c}code`.

[^1]: Footnote {c}footnote
"""
MARKS = tuple(re.findall(r"\{c\}(\w+)", SECRET_POST))
# What the pages of a post show to those who may see it. (People and the words of link titles are not shown yet.)
SHOWN = (
    "title",
    "slug",
    "alias",
    "tag",
    "author",
    "lead",
    "event",
    "learning",
    "action",
    "footnote",
    "code",
    "picture",
)

LINKS = (
    "[a](secret-{c}file.md), [b](/posts/slug-{c}slug/), [c](../slug-{c}slug/index.html), [d](./secret-{c}file.md#{c}x)."
)


def secret_site(switch: str) -> dict[str, str | bytes]:
    extra = "" if switch.startswith("date") else "date: 2025-03-04"
    post = SECRET_POST.replace("{switch}", switch).replace("{extra}", extra).replace("{c}", CANARY)
    return {
        "content/posts/open.md": PUBLIC_POST.format(links=LINKS.replace("{c}", CANARY), passage=""),
        f"content/posts/secret-{CANARY}file.md": post,
        f"static/images/{CANARY}picture.png": PICTURE,
    }


@pytest.mark.parametrize(("switch", "audience"), WITHHELD)
def test_a_post_that_is_held_back_is_nowhere_and_those_who_may_see_it_do(switch: str, audience: Audience) -> None:
    files = secret_site(switch)
    assert_clean(site_of(files))
    seen = site_of(files, audience)
    for mark in SHOWN:
        assert found_in(seen, CANARY + mark), mark


@settings(max_examples=5, deadline=None, phases=QUICK)
@given(st.lists(st.sampled_from(WITHHELD), min_size=2, max_size=3, unique_by=lambda pair: pair[0].split(":")[0]))
def test_a_post_that_is_held_back_twice_needs_both_permissions(pairs: list[tuple[str, Audience]]) -> None:
    switch = "\n".join(pair[0] for pair in pairs)
    files = secret_site(switch if "date:" in switch else f"{switch}\ndate: 2025-03-04")
    files = {
        path: re.sub(r"\ndate: 2025-03-04(?=\n---)", "", t) if isinstance(t, str) else t for path, t in files.items()
    }
    assert_clean(site_of(files))
    for _, audience in pairs:
        others = [other for _, other in pairs if other != audience]
        if others:
            assert_clean(site_of(files, audience))
