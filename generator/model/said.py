"""What entries say, as values: two entries that say the same are equal, wherever and in which form they stand."""

from generator.model.incident import Action, Event, Learning, Telling
from generator.model.text import Words

Said = tuple[object, ...]


def plain(words: Words) -> str:
    """What an entry says on one line, as front matter reads it back."""
    return one_line(words.said)


def one_line(words: str) -> str:
    """Words with one blank where there were several, or a line end."""
    return " ".join(words.split())


def event_said(event: Event) -> Said:
    """What an event says. How its time is written counts only where nobody understands it."""
    links = tuple((link.url, plain(link.text) if link.text else "") for link in event.links)
    stamp = one_line(event.stamp) if event.at is None else ""
    said = (plain(event.text), one_line(event.actor), event.phase, links, event.track, stamp)
    return (event.at, event.until, event.approx, *said)


def telling_said(telling: Telling) -> Said:
    """What a telling says, as an event would."""
    stamp = one_line(telling.phrase) if telling.at is None else ""
    return (telling.at, None, False, plain(telling.text), "", None, (), 0, stamp)


def learning_said(learning: Learning) -> Said:
    """What a learning says."""
    return plain(learning.text), learning.kind, tuple(map(one_line, learning.tags))


def action_said(action: Action) -> Said:
    """What an action says."""
    said = (action.owner, action.due, action.status or "", action.kind, action.priority, action.link)
    return plain(action.text), *map(one_line, said)
