"""Entries of a timeline that break off, begin the incident twice, or leave their year to the name of the file."""

from collections.abc import Iterator

from generator.lint.rules import Explained, TextRules, problem_at
from generator.model import lazy_re as re
from generator.model.incident import INFERRED_YEAR
from generator.model.post import Post
from generator.model.problem import Problem, Rule

BROKEN_OFF = Rule("CO115", "broken-off", "hint", "never", "An entry that breaks off.")
BEGINS_TWICE = Rule("CO116", "begins-twice", "hint", "never", "An incident that begins twice.")
NO_YEAR = Rule("CO117", "no-year", "hint", "never", "Days whose year stands in the name of the file alone.")

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def check_entries(post: Post) -> Iterator[Problem]:
    """A hint for each entry that ends with a comma, for each further beginning, and one for days without a year."""
    for event in post.timeline:
        if event.text.raw.rstrip().endswith(","):
            hint = "write the rest of it, or end it with a full stop"
            yield problem_at(post, BROKEN_OFF, event.place, "this entry ends with a comma", hint, event.text.raw[-40:])
    yield from _beginnings(post)
    guessed = [event for event in post.timeline if any(why.startswith(INFERRED_YEAR) for why in event.inferred)]
    if (
        guessed
        and post.date_how == "file-name"
        and not YEAR.search(post.prose.mask)
        and not YEAR.search(post.title.raw)
    ):
        event = guessed[0]
        message = f"no year is named for “{event.stamp}”: it was taken from the name of the file"
        hint = "name the year once, in the heading of the timeline or as `date` in the front matter"
        yield problem_at(post, NO_YEAR, event.place, message, hint, event.stamp)


def _beginnings(post: Post) -> Iterator[Problem]:
    first: dict[int, tuple[str, int]] = {}
    for event in post.timeline:
        if event.phase != "start" or event.at is None:
            continue
        begun, line = first.setdefault(event.track, (event.at.iso, event.place.line))
        if begun != event.at.iso:
            message = f"the incident begins here again, after line {line}"
            hint = "keep the first, and say of the other what it was; or give each its own timeline"
            yield problem_at(post, BEGINS_TWICE, event.place, message, hint, event.stamp)


ENTRIES = TextRules(
    "entries of timelines",
    check_entries,
    (
        Explained(
            BROKEN_OFF,
            "## Timeline (UTC)\n\n- 10:15 The ring is open,\n- 10:40 All clear",
            "## Timeline (UTC)\n\n- 10:15 The ring is open\n- 10:40 All clear",
        ),
        Explained(
            BEGINS_TWICE,
            "## Timeline (UTC)\n\n- 10:15 Outage begins\n- 10:25 Outage begins\n- 10:40 All clear",
            "## Timeline (UTC)\n\n- 10:15 Outage begins\n- 10:25 The second ring opens\n- 10:40 All clear",
        ),
        Explained(
            NO_YEAR,
            "---\ntitle: The ring\n---\n\n## Timeline (UTC)\n\n- 15 March, 10:15 First alert",
            "---\ntitle: The ring\n---\n\n## Timeline (UTC)\n\n- 15 March 2024, 10:15 First alert",
            "content/posts/2024-03-15-ring.md",
        ),
    ),
)
