"""What the site as a whole is told of a post: enough for the same site, and small enough to be kept and sent."""

import msgspec
import pytest

from generator.assemble import assemble
from generator.assemble.entries import make_article
from generator.assemble.summaries import Placing, summarize
from generator.model.config import Config, MenuItem
from generator.model.picture import Facts
from generator.model.post import Post
from generator.model.project import Asset
from generator.model.site import Article, Audience, Entry, Site
from generator.model.summary import Summary
from generator.model.text import digest_of
from tests.assemble.assembling import NOW, posts_of

CONFIG = Config(title="T", author="The crew", menu=(MenuItem("About", "about.md"), MenuItem("Draft", "posts/draft.md")))
TEXTS = {
    "content/index.md": "---\ntitle: Home\n---\n\n[a](posts/full.md)\n",
    "content/about.md": "---\ntitle: About\nlayout: page\naliases: [/who/]\n---\n\nWe.\n",
    "content/posts/full.md": """---
title: The ring closed
date: 2025-02-03
updated: 2025-03-04
tags: [Rope, tide]
slug: ring
cover: /ring.png
aliases: [/old/, /older.html]
incident:
  severity: SEV2
  impact: Nobody could buy a ticket.
timeline:
  - at: 2025-02-03 10:00 UTC
    text: It began
  - at: 2025-02-03 10:30 UTC
    text: Resolved
    links: [other.md, /data.csv, secret.csv]
actions:
  - text: Look twice
    link: other.md#end
  - Look thrice
---

The ring closed, TODO: why. ![A ring](ring.png) and [the other](other.md#end), [gone](gone.md), [the draft](draft.md).

## What we learned

- Look twice.

%% hidden: ![q](hidden.png) %%
""",
    "content/posts/other.md": "---\ntitle: The other\ndate: 2025-02-03T10:00+02:00\nlanguage: de\n---\n\n## End\n",
    "content/posts/draft.md": "---\ntitle: Draft\ndraft: true\n---\n\n![h](hidden.png) [f](secret.csv)\n",
    "content/posts/internal.md": "---\ntitle: Inside\nvisibility: internal\ntags: [tide]\n---\n\nWords.\n",
    "content/posts/future.md": "---\ntitle: Later\ndate: 2031-01-01\nexpires: 2032-01-01\n---\n\nWords.\n",
    "content/posts/undated.md": "# Undated\n\nWords. ![no](missing.png)\n\n| CDN |\n|---|\n| net |\n",
}
ASSETS = ("content/posts/ring.png", "static/ring.png", "content/posts/hidden.png", "static/data.csv")
AUDIENCES = [
    Audience(),
    Audience(drafts=True),
    Audience("internal"),
    Audience("internal", drafts=True, future=True, expired=True),
]
ROOTS = ("content",)


def site_of(summaries: list[Summary], audience: Audience) -> Site:
    files = tuple(Asset(path, digest_of(path), 10) for path in (*ASSETS, "content/posts/secret.csv"))
    return assemble(CONFIG, summaries, files, lambda _: Facts(80, 40, "png"), NOW, audience, ROOTS)


def sent(summary: Summary) -> Summary:
    return msgspec.msgpack.decode(msgspec.msgpack.encode(summary), type=Summary)


def summaries_of(posts: tuple[Post, ...], audience: Audience) -> list[Summary]:
    return [summarize(post, Placing.of(CONFIG, ROOTS, audience)) for post in posts]


@pytest.mark.parametrize("audience", AUDIENCES, ids=repr)
def test_a_site_of_summaries_that_were_sent_is_the_same_site(audience: Audience) -> None:
    summaries = summaries_of(posts_of(TEXTS, CONFIG), audience)
    site = site_of(summaries, audience)
    assert len(site.posts) >= 3
    assert site.problems
    assert site_of([sent(summary) for summary in summaries], audience) == site


@pytest.mark.parametrize("audience", AUDIENCES, ids=repr)
def test_articles_of_entries_and_posts_that_were_sent_are_the_same(audience: Audience) -> None:
    posts = {post.path: post for post in posts_of(TEXTS, CONFIG)}
    for entry in site_of(summaries_of(tuple(posts.values()), audience), audience).posts:
        article = make_article(entry, posts[entry.source], audience)
        received = msgspec.msgpack.decode(msgspec.msgpack.encode(entry), type=Entry)
        post = msgspec.msgpack.decode(msgspec.msgpack.encode(posts[entry.source]), type=Post)
        assert received == entry
        assert make_article(received, post, audience) == article
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(article), type=Article) == article


def test_the_order_in_which_texts_are_read_changes_nothing() -> None:
    summaries = summaries_of(posts_of(TEXTS, CONFIG), Audience())
    assert site_of(summaries[::-1], Audience()) == site_of(summaries, Audience())


def test_an_entry_in_a_summary_says_nothing_that_its_audience_may_not_see() -> None:
    text = "---\ntitle: Open ==TODO secret==\ndate: 2025-01-01\n---\n\nSeen. TODO: secret words\n\nMore.\n"
    (summary,) = summaries_of(posts_of({"content/posts/a.md": text}, CONFIG), Audience())
    assert b"secret" not in msgspec.msgpack.encode(summary.entry)


def test_a_summary_follows_the_words_that_lists_show_and_a_digest_every_word() -> None:
    long = "Words that fill the lead of this text. " * 20
    one, other, third = (
        summarize(post, Placing())
        for post in posts_of(
            {
                "content/posts/a.md": f"# A\n\n{long}\n\nThe end.\n",
                "content/posts/b.md": f"# A\n\n{long}\n\nThe very end.\n",
                "content/posts/c.md": f"# C\n\n{long}\n\nThe end.\n",
            },
            CONFIG,
        )
    )
    assert one.entry.lead == other.entry.lead
    assert one.entry.digest != other.entry.digest
    assert one.entry.summary_digest != third.entry.summary_digest


def test_what_a_text_leads_to_is_in_its_summary_with_the_lines_that_it_stands_on() -> None:
    summary = next(
        summary for summary in summaries_of(posts_of(TEXTS, CONFIG), Audience()) if summary.path.endswith("/full.md")
    )
    reach, lines = summary.reach, TEXTS[summary.path].split("\n")
    assert reach.leads
    assert [(task.index, task.link) for task in reach.tasks] == [(0, "other.md#end")]
    assert [event.index for event in reach.events] == [1]
    places = [*(link.place for link in reach.links), *(image.place for image in reach.images)]
    assert all(reach.line(place.line) == lines[place.line - 1] for place in places)
    assert reach.line(1) == ""
    assert not summarize(posts_of({"content/a.md": "Words.\n"}, CONFIG)[0], Placing()).reach.leads


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("Words.\n", False),
        ("TODO: more words\n", False),
        ("TODO(2025-01-01): more words\n", True),
        ("<!-- afterword: allow ED002 it is a name -->\nWords, TODO: x.\n", True),
    ],
)
def test_what_is_said_of_a_text_settles_late_where_the_day_or_the_site_can_change_it(text: str, late: bool) -> None:
    (post,) = posts_of({"content/a.md": text}, CONFIG)
    assert summarize(post, Placing()).settles_late == late


def test_placings_that_differ_have_digests_that_differ() -> None:
    placings = [
        Placing(),
        Placing(roots=("texts",)),
        Placing(permalinks=(("posts", "/:year/:slug/"),)),
        Placing(author="A"),
        Placing(language="de"),
        Placing(audience="internal"),
    ]
    assert len({placing.digest for placing in placings}) == len(placings)
    assert Placing.of(CONFIG, ROOTS, Audience("internal")) == Placing(author="The crew", audience="internal")
