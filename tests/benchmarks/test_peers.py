"""The same posts for every generator: taken apart, edited, and written as each wants them."""

from pathlib import Path

import pytest
import yaml
from make_corpus import post
from peers import OURS, PEERS
from peers.peer import Peer
from peers.writing import KINDS, Writing, edited, mark, writing_of

ALL = [OURS, *PEERS.values()]


@pytest.fixture(scope="module")
def writing() -> Writing:
    return writing_of(*post(0))


def test_a_made_post_is_taken_apart() -> None:
    name, text = post(0)
    writing = writing_of(name, text)
    assert (writing.stem, writing.title) == (name[:-3], "lighthouse and the night of the long queue, no. 1")
    assert (writing.date, writing.severity) == ("2016-01-04", "SEV1")
    assert (writing.tags, writing.authors) == (("certificates", "deploy", "human-factors"), ("Wanjiru",))
    assert writing.services == ("lighthouse", "archive")
    assert writing.body.startswith("## Summary\n")
    assert text.endswith(writing.body)


def test_every_shape_of_post_is_taken_apart() -> None:
    assert all(writing_of(*post(number)).body for number in range(10))


def test_a_post_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match=r"x\.md"):
        writing_of("x.md", "# No front matter\n")


def test_an_edit_of_the_body_adds_a_sentence_that_no_edit_before_it_had() -> None:
    name, text = post(0)
    once, twice = (edited(name, text, "body edited", count)[1] for count in (1, 2))
    assert once == f"{text}\nThis sentence is {mark('body edited', 1)}.\n"
    assert once != twice


def test_an_edit_of_the_title_changes_nothing_else() -> None:
    name, text = post(0)
    writing, changed = writing_of(name, text), writing_of(*edited(name, text, "title edited", 7))
    assert changed.title == f"{writing.title}, {mark('title edited', 7)}"
    assert (changed.stem, changed.date, changed.tags, changed.body) == (
        writing.stem,
        writing.date,
        writing.tags,
        writing.body,
    )


def test_other_builds_edit_no_post() -> None:
    for kind in set(KINDS) - {"body edited", "title edited"}:
        assert edited(*post(0), kind, 1) == post(0)


@pytest.mark.parametrize("peer", ALL, ids=lambda peer: peer.name)
def test_each_peer_is_given_the_whole_post(peer: Peer, writing: Writing) -> None:
    path, text = peer.write(writing)
    assert Path(path).stem == writing.stem
    assert text.endswith(writing.body)
    for words in (writing.title, writing.date, writing.severity, *writing.tags, *writing.services, *writing.authors):
        assert words in text.removesuffix(writing.body)


@pytest.mark.parametrize("peer", [peer for peer in ALL if peer.name != "pelican"], ids=lambda peer: peer.name)
def test_front_matter_is_yaml_that_says_the_same(peer: Peer, writing: Writing) -> None:
    _, front, _ = peer.write(writing)[1].split("---\n", 2)
    values = yaml.safe_load(front)
    assert values["title"] == writing.title
    assert str(values["date"]) == writing.date
    assert tuple(values.get("tags") or values["categories"]) == writing.tags


def test_pelican_gets_its_own_lines_of_metadata(writing: Writing) -> None:
    head = PEERS["pelican"].write(writing)[1].split("\n\n", 1)[0]
    assert head.splitlines()[:4] == [
        f"Title: {writing.title}",
        "Date: 2016-01-04",
        f"Slug: {writing.stem}",
        "Tags: certificates, deploy, human-factors",
    ]


@pytest.mark.parametrize("peer", ALL, ids=lambda peer: peer.name)
def test_a_site_is_laid_out_and_its_base_template_edited(peer: Peer, writing: Writing, tmp_path: Path) -> None:
    site = tmp_path / "site"
    peer.lay_out([writing], site)
    assert (site / peer.write(writing)[0]).exists()
    before = (site / peer.base).read_text()
    for words in ("first remark", "second remark"):
        peer.remark(site, words)
        after = (site / peer.base).read_text()
        assert words in after
        assert len(after) <= len(before) + 60
    assert "first remark" not in after
