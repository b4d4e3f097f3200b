"""Fixing makes the edits that problems bring along, in the bytes of the file, and nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edit.apply import apply
from generator.engine.fix import apart, fixes
from generator.model.problem import Edit, Fix, Problem
from generator.model.text import Place, Source, Span
from generator.parse.decode import decode
from tests.law.noted import files
from tests.law.reread import PATH, understood

NEW = st.sampled_from(["", "x", "é", "two words", "a\nb", "\n"])


@st.composite
def edits(draw: st.DrawFn, length: int) -> tuple[Edit, ...]:
    """Some edits of a text of that length, apart from each other."""
    ends = sorted(draw(st.lists(st.integers(0, length), min_size=2, max_size=6, unique=True)))
    spans = [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)]
    return tuple(Edit(span, draw(NEW)) for span in spans)


@settings(max_examples=200, deadline=None)
@given(st.data(), files())
def test_the_bytes_are_those_of_the_text_with_its_edits(data: st.DataObject, before: bytes) -> None:
    text, _, _ = decode(Source.of(PATH, before))
    made = data.draw(edits(len(text.text)))
    wanted, at = "", 0
    for edit in made:
        wanted += text.text[at : edit.span.start] + edit.new
        at = edit.span.end
    wanted += text.text[at:]
    end = "\r\n" if b"\r\n" in before else "\n"
    mark = "\ufeff" if before.startswith(b"\xef\xbb\xbf") else ""
    assert apply(before, text, made) == (mark + wanted.replace("\n", end)).encode()


@settings(max_examples=100, deadline=None)
@given(st.data(), files())
def test_fixes_are_made_whole_or_not_at_all(data: st.DataObject, before: bytes) -> None:
    site = understood(before)
    text = site.build.posts[0].prose.text
    found = data.draw(st.lists(edits(len(text.text)), max_size=4))
    problems = [
        Problem("XX001", "x", "hint", "never", str(number), Place(PATH), fix=Fix("mend it", made, True), id=f"{number}")
        for number, made in enumerate(found)
    ]
    made, left = apart(problem.fix for problem in problems if problem.fix is not None)
    assert len(made) + len(left) == len(problems)
    wanted = apply(before, text, [edit for fix in made for edit in fix.edits])
    done = fixes(site, problems)
    if wanted == before:
        assert done == ()
        return
    (changed,) = done
    assert (changed.after, changed.count) in ((wanted, len(made)), (before, 0))
    assert (changed.after == before) == (changed.refusal is not None)


@settings(max_examples=100, deadline=None)
@given(files(), st.booleans())
def test_a_second_time_changes_nothing(before: bytes, unsafe: bool) -> None:
    site = understood(before)
    for changed in fixes(site, site.build.problems, unsafe=unsafe):
        again = understood(changed.after)
        assert fixes(again, again.build.problems, unsafe=unsafe) == ()
