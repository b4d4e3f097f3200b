"""Dismissing adds one comment and changes no other byte; the note is allowed then, and nothing else is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edit.dismiss import SCOPES, Scope
from generator.engine.dismiss import dismiss, dismissed_already
from generator.engine.notes import Named, open_notes
from generator.model.post import Post
from generator.report.notes import OpenNote
from tests.law.noted import files
from tests.law.reread import PATH, understood

REASON = "it is right as it is"


def words(one: OpenNote) -> tuple[str, str]:
    return one.note.code, one.note.text


def headings(post: Post) -> list[str]:
    return [heading.text.said for heading in post.sections]


def structure(post: Post) -> tuple[object, ...]:
    """How many of everything a post has that a comment must not part or join."""
    return headings(post), len(post.learnings), len(post.actions), len(post.images)


@settings(max_examples=300, deadline=None)
@given(files(), st.integers(0, 9), st.sampled_from(SCOPES))
def test_a_comment_comes_and_the_note_is_allowed(data: bytes, number: int, scope: Scope) -> None:
    site = understood(data)
    notes = open_notes(site)
    if not notes:
        return
    one = notes[number % len(notes)]
    done = dismiss(site, one.problem, REASON, scope)
    if done.refusal is not None:
        assert done.after == data
        return
    # One stretch is added, and all else stands where it stood.
    before, after = data.decode(), done.after.decode()
    start = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), len(before))
    added = len(after) - len(before)
    stretches = [after[at : at + added] for at in range(start + 1) if after[:at] + after[at + added :] == before]
    assert any(
        REASON in stretch and stretch.strip(" \r\n>").startswith("<!-- afterword: allow") for stretch in stretches
    )
    # The note is allowed, with a whole text those of its rule; every other note keeps its name.
    again = understood(done.after)
    left = open_notes(again)
    kept = [other for other in notes if other.problem.id != one.problem.id]
    kept = kept if scope != "file" else [other for other in kept if other.note.code != one.note.code]
    assert [words(other) for other in left] == [words(other) for other in kept]
    if headings(again.build.posts[0]) == headings(site.build.posts[0]):  # a note in one makes it another heading
        assert [other.problem.id for other in left] == [other.problem.id for other in kept]
    assert "SU" not in {problem.code[:2] for problem in again.build.problems}
    if not one.note.left_out:
        assert structure(again.build.posts[0]) == structure(site.build.posts[0])


@settings(max_examples=150, deadline=None)
@given(files(), st.integers(0, 9), st.sampled_from(SCOPES))
def test_a_second_time_changes_nothing(data: bytes, number: int, scope: Scope) -> None:
    site = understood(data)
    notes = open_notes(site)
    if not notes:
        return
    problem = notes[number % len(notes)].problem
    done = dismiss(site, problem, REASON, scope)
    if done.refusal is None:
        again = understood(done.after)
        assert problem.id not in {other.id for other in again.build.problems}
        if headings(again.build.posts[0]) == headings(site.build.posts[0]):
            already = dismissed_already(again, PATH, Named(PATH, problem.id))
            assert already is not None
            assert already.reason == REASON
