"""Whether an accepted list reads back as what was understood before: the law of accepting, kept at every change."""

from collections.abc import Sequence

from msgspec import Struct

from generator.edit.entries import told_of
from generator.edit.refusal import Refusal
from generator.model.post import Post, Subject
from generator.model.said import Said, action_said, event_said, learning_said, telling_said
from generator.model.text import How, Place

_HINT = "say it in other words in the body, or write the entry into front matter by hand"
_SHOWN = 120
_ELSEWHERE = ("title", "date", "headings", "sections", "learnings", "actions", "timeline")


def unfaithful(whole: Post, before: Post, after: Post, subject: Subject) -> tuple[Refusal, ...]:
    """What front matter would say in other words than the body does; empty where all is said as it was.

    `whole` is the post as it is, without a problem that stops a build; `before` is the same without the list, if it has
    one already, and `after` with the new one.
    """
    broken = [problem.message for problem in after.problems if problem.blocks == "build"]
    if broken or after.header.withheld != whole.header.withheld:
        why = broken[0] if broken else after.header.withheld
        return (Refusal(Place(before.path), f"with the list, front matter cannot be read: {why}"),)
    if _rest(whole, subject) != _rest(after, subject):
        return (Refusal(Place(before.path), "with the list, the rest of the text would be read in another way"),)
    wanted, found = _values(before, subject), _accepted(after, subject)
    refusals = [
        Refusal(place, _message(one, other), _HINT)
        for (place, one), (_, other) in zip(wanted, found, strict=False)
        if one != other
    ]
    if not refusals and len(wanted) != len(found):
        message = f"{len(found)} of {len(wanted)} entries would read back"
        refusals.append(Refusal(Place(before.path), message, _HINT))
    return tuple(refusals)


def _message(one: Said, other: Said) -> str:
    """The first of their values that differ."""
    was, becomes = next(pair for pair in zip(one, other, strict=True) if pair[0] != pair[1])
    was, becomes = (str(getattr(value, "iso", value)) or "nothing" for value in (was, becomes))
    return f"this would not read back as it is understood: {was[:_SHOWN]} would become {becomes[:_SHOWN]}"


def _values(post: Post, subject: Subject) -> list[tuple[Place, Said]]:
    if subject == "timeline" and not post.timeline:
        return [(telling.place, telling_said(telling)) for telling in told_of(post)]
    return [(place, said) for place, said, _ in _listed(post, subject)]


def _accepted(post: Post, subject: Subject) -> list[tuple[Place, Said]]:
    """Those that front matter says: a list of it that has nothing but notes leaves the word to the body."""
    return [(place, said) for place, said, how in _listed(post, subject) if how == "front-matter"]


def _listed(post: Post, subject: Subject) -> list[tuple[Place, Said, How]]:
    if subject == "learnings":
        return [(learning.place, learning_said(learning), learning.how) for learning in post.learnings]
    if subject == "actions":
        return [(action.place, action_said(action), action.how) for action in post.actions]
    return [(event.place, event_said(event), event.how) for event in post.timeline]


def _rest(post: Post, subject: Subject) -> tuple[object, ...]:
    """Everything else that the text says, wherever it stands."""
    names = [name for name in _ELSEWHERE if name != subject]
    header = {
        name: getattr(post.header, name)
        for name in post.header.__struct_fields__
        if name not in (subject, "given", "as_told", "withheld")
    }
    return _placeless([getattr(post, name) for name in names]), _placeless(header)


def _placeless(value: object) -> object:
    """`value` without the places in it, which move with the lines above them, and ids in the page."""
    if isinstance(value, Place):
        return None
    if isinstance(value, Struct):
        return {name: _placeless(getattr(value, name)) for name in value.__struct_fields__ if name != "anchor"}
    if isinstance(value, dict):
        return {name: _placeless(item) for name, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_placeless(item) for item in value]
    return value
