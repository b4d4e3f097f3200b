"""One predicate decides who may see a post, before anything is derived from it."""

from datetime import UTC, datetime

import pytest

from generator.assemble.visible import visible
from generator.model.config import Config
from generator.model.site import Audience
from generator.model.text import Place, Run, Words
from tests.assemble.assembling import site_of


def post(extra: str = "", date: str = "2024-01-01") -> str:
    return f"---\ntitle: T\ndate: {date}\n{extra}---\n\nWords.\n"


def seen(text: str, audience: Audience | None = None, now: datetime | None = None, zone: str = "") -> bool:
    arguments = {"now": now} if now else {}
    return bool(site_of({"content/a.md": text}, audience=audience, config=Config(timezone=zone), **arguments).posts)


@pytest.mark.parametrize(
    "extra",
    [
        "draft: true\n",
        "draft: yes\n",
        "Draft: 1\n",
        "published: false\n",
        "status: draft\n",
        "private: true\n",
        "draft: treu\n",
    ],
)
def test_drafts_stay_out_however_they_are_spelt(extra: str) -> None:
    assert not seen(post(extra))
    assert seen(post(extra), Audience(drafts=True))


def test_what_lies_in_a_folder_of_drafts_is_one() -> None:
    site = site_of({"_drafts/idea.md": post("draft: false\n")}, roots=("",))
    assert site.posts == ()


def test_internal_posts_are_for_insiders() -> None:
    assert not seen(post("visibility: internal\n"))
    assert not seen(post("incident:\n  visibility: internal\n"))
    assert seen(post("visibility: internal\n"), Audience("internal"))


def test_the_future_stays_out_until_it_is_there() -> None:
    assert not seen(post(date="2026-06-02"))
    assert seen(post(date="2026-06-02"), Audience(future=True))
    assert seen(post(date="2026-06-01T11:59:00Z"))
    assert not seen(post(date="2026-06-01T12:01:00Z"))


def test_a_day_begins_at_midnight_in_the_sites_zone() -> None:
    evening = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    assert not seen(post(date="2026-06-02"), now=evening)
    assert seen(post(date="2026-06-02"), now=evening, zone="Europe/Berlin")


def test_what_has_expired_is_gone_unless_asked_for() -> None:
    assert not seen(post("expiryDate: 2026-05-01\n"))
    assert seen(post("expires: 2026-07-01\n"))
    assert seen(post("expires: 2026-05-01\n"), Audience(expired=True))


def test_hidden_runs_leave_no_gap() -> None:
    words = Words(
        (Run("It went on "), Run("(how long?)", "note"), Run(", then ended."), Run(" db-7", "internal")), Place("a")
    )
    assert visible(words, Audience()) == "It went on, then ended."
    assert visible(words, Audience("internal")) == "It went on, then ended. db-7"


def test_nothing_of_a_hidden_post_is_in_the_site() -> None:
    secret = post("draft: true\ntags: [canarytag]\naliases: [/canaryalias/]\n").replace(
        "Words", "canarybody ![c](canary.png)"
    )
    site = site_of({"content/canaryslug.md": secret, "content/b.md": post("tags: [dns]\n")}, ("content/canary.png",))
    assert "canary" not in repr((site.posts, site.pages, site.tags, site.files))


def test_a_draft_does_not_change_what_the_text_beside_it_is() -> None:
    alone = {"content/posts/x/index.md": "---\ntitle: X\n---\n\nWords.\n"}
    draft = {"content/posts/x/notes.md": "---\ntitle: N\ndraft: true\n---\n\nWords.\n"}
    assert site_of(alone | draft) == site_of(alone)


def test_what_an_audience_may_do_besides_does_not_change_what_it_sees_of_a_post() -> None:
    texts = {"content/a.md": "---\ntitle: A\ndate: 2024-05-06\n---\n\nWords.\n"}
    assert site_of(texts, audience=Audience(future=True, expired=True)) == site_of(texts)
