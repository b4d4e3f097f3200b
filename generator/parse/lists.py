"""The timeline, the learnings and the actions of a post: those of its front matter, else those of its body."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.incident import Action, Event, Learning
from generator.model.post import Header
from generator.model.said import Said, action_said, event_said, learning_said
from generator.model.text import Words

_Item = TypeVar("_Item", Event, Learning, Action)


class Lists(Struct, frozen=True):
    """The three lists of a post."""

    events: tuple[Event, ...]
    learnings: tuple[Learning, ...]
    actions: tuple[Action, ...]


def settle(header: Header, body: Lists) -> tuple[Lists, Lists]:
    """The lists that count; and those of the `body` that say the same, which the page shows where they stand.

    A list of front matter wins. Where it says just what the body does, as after accepting, the body goes on to show it.
    """
    events, shown_events = _settled(header.timeline, body.events, event_said)
    learnings, shown_learnings = _settled(header.learnings, body.learnings, learning_said)
    actions, shown_actions = _settled(header.actions, body.actions, action_said)
    return Lists(events, learnings, actions), Lists(shown_events, shown_learnings, shown_actions)


def placed(lists: Lists, shown: Lists) -> Lists:
    """The lists with the ids that stand in the page for what the body shows of them."""
    return Lists(
        _placed(lists.events, shown.events),
        _placed(lists.learnings, shown.learnings),
        _placed(lists.actions, shown.actions),
    )


def says(words: Words) -> bool:
    """Whether words say anything beside their notes. What says nothing as its author wrote it is left as it is."""
    noted = any(run.tag == "note" for run in words.runs)
    return not noted or any(run.tag != "note" and re.search(r"\w", run.text) for run in words.runs)


def _settled(
    given: Sequence[_Item] | None, read: Sequence[_Item], said: Callable[[_Item], Said]
) -> tuple[tuple[_Item, ...], tuple[_Item, ...]]:
    read = tuple(item for item in read if says(item.text))
    if given is None:
        return read, read
    given = tuple(item for item in given if says(item.text))
    # What is hidden in the body may stand openly in front matter.
    public = all(run.tag in ("public", "note") for item in read for run in item.text.runs)
    return given, read if public and list(map(said, given)) == list(map(said, read)) else ()


def _placed(items: tuple[_Item, ...], shown: tuple[_Item, ...]) -> tuple[_Item, ...]:
    return tuple(replace(item, anchor=at.anchor) for item, at in zip(items, shown, strict=True)) if shown else items
