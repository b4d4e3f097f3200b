"""Resolving takes the note out and nothing else: no other byte, no other note, nothing of the page."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edit.lines import lines_of
from generator.engine.notes import open_notes
from generator.engine.resolve import Resolved, resolve
from generator.engine.understand import Understood
from generator.model.note import Note
from generator.model.post import Html, ImageSlot, LinkSlot, Post
from tests.law.noted import files
from tests.law.reread import PATH, understood

LISTS = re.compile(r"<(?:ul|ol|dl|blockquote|pre)\b")
TAG = re.compile(r"<[^<>]*>")
LOOSE = re.compile(r"<(li|dd)><p>(.*?)</p>", re.DOTALL)
BLOCK = r"(?:p|li|ul|ol|div|pre|h[1-6]|blockquote|dl|dt|dd|table|tr|td|th|thead|tbody|figure|section|hr)"
AROUND_IT = 3  # lines
LINE_IDS = re.compile(r' id="p-\d+"')  # the ids of paragraphs tell their lines
AROUND = re.compile(rf"\s*(</?{BLOCK}\b[^<>]*>)\s*")


def page(post: Post) -> str:
    """What readers see of the body; white space between blocks does not count, nor how far apart items of lists are."""
    shown = {ImageSlot: "[image]", LinkSlot: "[link]"}
    segments = [segment for part in post.parts for segment in part.segments]
    html = "".join(s.html if isinstance(s, Html) else shown.get(type(s), "") for s in segments)
    return LOOSE.sub(r"<\1>\2", AROUND.sub(r"\1", LINE_IDS.sub("", html))).strip()


def words(post: Post) -> list[str]:
    """The words of the page."""
    return TAG.sub(" ", page(post)).split()


def resolved(site: Understood, number: int) -> tuple[Note, Resolved]:
    """One of the site's notes, and the text without it."""
    notes = open_notes(site)
    one = notes[number % len(notes)]
    return one.note, resolve(site, PATH, (one.problem,))


def ids(site: Understood) -> list[tuple[str, str]]:
    return [(one.problem.id, " ".join(one.note.text.split())) for one in open_notes(site)]


@settings(max_examples=300, deadline=None)
@given(files(), st.integers(0, 9))
def test_only_bytes_go_and_they_are_those_of_the_note(data: bytes, number: int) -> None:
    site = understood(data)
    if not open_notes(site):
        return
    note, done = resolved(site, number)
    if done.refusals:
        assert done.after == data
        return
    before, after = data.decode(), done.after.decode()
    # What is left is the text without one stretch, or two where the signs of a link go and its words stay.
    assert len(before) - len(after) >= 1
    assert is_within(after, before)
    # Nothing is touched beyond the note's lines, what encloses it alone, its label, and one blank line.
    kept, old = lines_of(after), lines_of(before)
    first, last = max(note.place.line - 1 - AROUND_IT, 0), len(old) - note.place.end_line - AROUND_IT
    assert kept[:first] == old[:first]
    if last > 0:
        assert kept[-last:] == old[-last:]


def is_within(short: str, long: str) -> bool:
    """Whether `short` is `long` with characters taken out."""
    letters = iter(long)
    return all(letter in letters for letter in short)


@settings(max_examples=300, deadline=None)
@given(files(), st.integers(0, 9))
def test_all_other_notes_keep_their_words_and_their_names(data: bytes, number: int) -> None:
    site = understood(data)
    before = ids(site)
    if not before:
        return
    note, done = resolved(site, number)
    if done.refusals:
        return
    after = ids(understood(done.after))
    # Among equals it is the last name that goes: they are told apart by their number. A hint may become surer.
    said = " ".join(note.text.split())
    unsure = {one.problem.id for one in open_notes(site) if not one.note.left_out}
    equals = {name for name, text in before if text == said}
    assert len(after) == len(before) - 1
    assert {pair for pair in before if pair[0] not in equals | unsure} <= set(after)


@settings(max_examples=300, deadline=None)
@given(files(), st.integers(0, 9))
def test_a_second_time_changes_nothing(data: bytes, number: int) -> None:
    site = understood(data)
    notes = open_notes(site)
    if not notes:
        return
    problem = notes[number % len(notes)].problem
    done = resolve(site, PATH, (problem,))
    if done.refusals:
        return
    again = understood(done.after)
    assert resolve(again, PATH, ()).after == done.after
    if problem.id not in {name for name, _ in ids(again)}:
        refused = resolve(again, PATH, (problem,))
        assert refused.after == done.after or problem.text in {one.note.text for one in open_notes(again)}


@settings(max_examples=300, deadline=None)
@given(files(), st.integers(0, 9))
def test_the_page_is_what_it_was(data: bytes, number: int) -> None:
    """Certain and likely notes are left out of it anyway. What they stood in alone stays in the text, and is in it now:

    the heading of a section, a label, a term.
    """
    site = understood(data)
    if not open_notes(site):
        return
    note, done = resolved(site, number)
    if done.refusals or not note.left_out:
        return
    before, after = site.build.posts[0], understood(done.after).build.posts[0]
    shown = Counter(words(after)) - Counter(words(before))
    if shown:
        assert not Counter(words(before)) - Counter(words(after))
        lines = data.decode().lstrip("\ufeff").splitlines()[max(note.place.line - 2, 0) : note.place.line]
        if len(after.headings) == len(before.headings):
            assert set(shown) <= set(" ".join(lines).replace("*", "").split())
    elif len(after.headings) == len(before.headings):
        # Two lists or quotations that only the note held apart are one without it.
        same = LISTS.findall(page(after)) == LISTS.findall(page(before))
        assert (page if same else words)(after) == (page if same else words)(before)


@settings(max_examples=100, deadline=None)
@given(files())
def test_all_notes_go_at_once(data: bytes) -> None:
    site = understood(data)
    wanted = [one.problem for one in open_notes(site) if one.note.left_out]
    done = resolve(site, PATH, wanted)
    assert len(done.gone) + len(done.refusals) == len(set(wanted))
    left = [one.note.text for one in open_notes(understood(done.after)) if one.note.left_out]
    assert len(left) == len(done.refusals)
