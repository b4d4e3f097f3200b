"""What is carried from entry to entry: days move together, and saying again what is carried changes nothing."""

from datetime import date, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from generator.model.incident import Event, Moment
from generator.parse.incident.timeline import Context
from tests.parse.incident.test_timeline import events

FIRST = date(2021, 3, 4)
ZONES = ("UTC", "CET", "PST", "UTC+5:30")


class Entry(Struct, frozen=True):
    """An entry: its time, the day that it names, if it does, and in which of some ways."""

    minutes: int
    days: int | None
    way: int
    zone: str = ""

    def line(self, first: date) -> str:
        """The entry as an item, its day counted from `first`."""
        day = "" if self.days is None else day_said(first + timedelta(days=self.days), self.way) + " "
        zone = f" {self.zone}" if self.zone else ""
        return f"- {day}{self.minutes // 60:02d}:{self.minutes % 60:02d}{zone} - step {self.minutes} is done\n"


def day_said(day: date, way: int) -> str:
    """A day as people write it; the year may go without saying."""
    ways = (
        f"{day:%Y-%m-%d}",
        f"{day:%B} {day.day}, {day.year},",
        f"{day.day} {day:%b} {day.year}",
        f"{day.day} {day:%B},",
    )
    return ways[way % len(ways)]


def entries(zones: st.SearchStrategy[str]) -> st.SearchStrategy[list[Entry]]:
    """Some entries, in any order, with or without days."""
    days = st.one_of(st.none(), st.integers(0, 9))
    return st.lists(st.builds(Entry, st.integers(0, 1439), days, st.integers(0, 3), zones), min_size=1, max_size=8)


def read(lines: list[str], first: date, before: str = "") -> list[tuple[str, str]]:
    found = events(f"{before}## Timeline\n\n{''.join(lines)}", Context(date=Moment(first.isoformat(), "day")))
    return [said(event) for event in found]


def said(event: Event) -> tuple[str, str]:
    """The moment and the words of an event."""
    return event.at.iso if event.at else "", event.text.raw


def moved(iso: str, days: int) -> str:
    return (datetime.fromisoformat(iso) + timedelta(days=days)).isoformat(timespec="minutes")


@settings(max_examples=200, deadline=None)
@given(entries(st.sampled_from(["", "", *ZONES])), st.integers(-3000, 3000))
def test_when_all_days_move_by_some_days_all_moments_move_by_as_many(told: list[Entry], days: int) -> None:
    then = FIRST + timedelta(days=days)
    once, again = (read([entry.line(first) for entry in told], first) for first in (FIRST, then))
    assert [(moved(at, days), words) for at, words in once] == again


@settings(max_examples=200, deadline=None)
@given(entries(st.sampled_from(["", "UTC"])), st.data())
def test_a_day_that_an_entry_has_anyway_may_be_said(told: list[Entry], data: st.DataObject) -> None:
    found = read([entry.line(FIRST) for entry in told], FIRST)
    lines = []
    for entry, (at, _) in zip(told, found, strict=True):
        days = (date.fromisoformat(at[:10]) - FIRST).days if data.draw(st.booleans()) else entry.days
        lines.append(Entry(entry.minutes, days, entry.way, entry.zone).line(FIRST))
    assert read(lines, FIRST) == found


@settings(max_examples=150, deadline=None)
@given(entries(st.just("")), st.sampled_from(ZONES), st.data())
def test_a_zone_that_an_entry_has_anyway_may_be_said(told: list[Entry], zone: str, data: st.DataObject) -> None:
    heading = f"## Timeline ({zone})\n\n"
    context = Context(date=Moment(FIRST.isoformat(), "day"))
    lines = [entry.line(FIRST) for entry in told]
    more = [Entry(e.minutes, e.days, e.way, zone if data.draw(st.booleans()) else "").line(FIRST) for e in told]
    found = [said(event) for event in events(heading + "".join(lines), context)]
    assert [said(event) for event in events(heading + "".join(more), context)] == found
    assert all(at.endswith(found[0][0][-6:]) for at, _ in found)


@settings(max_examples=150, deadline=None)
@given(entries(st.just("")), st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_another_zone_of_the_heading_changes_no_clock(told: list[Entry], one: str, two: str) -> None:
    context = Context(date=Moment(FIRST.isoformat(), "day"))
    body = "".join(entry.line(FIRST) for entry in told)
    found = [
        [said(event) for event in events(f"## Timeline (all times in {zone})\n\n{body}", context)]
        for zone in (one, two)
    ]
    assert [at[:16] for at, _ in found[0]] == [at[:16] for at, _ in found[1]]


OTHERS = (
    "## Summary\n\nThe ring closed for two hours, on a Monday. Nobody was hurt.\n\n",
    "## Impact\n\n- 40 % of calls failed\n- **Duration**: 2 hours\n\n",
    "## Root cause\n\nA `limit` that nobody knew of. See [the log](https://log.example/2019-01-01).\n\n",
    "## What went well\n\n1. The alert came at once\n2. Somebody answered\n\n",
    "## Action items\n\n| What | Who | Due |\n|---|---|---|\n| Raise it | Ines | 2021-04-01 |\n\n",
    "## Appendix\n\n```\n09:00 UTC log line\n```\n\n- 09:30 someone: hello\n\n",
    "# Thanks\n\nTo all who helped.\n\n",
)


@settings(max_examples=100, deadline=None)
@given(entries(st.sampled_from(["", "UTC"])), st.permutations(OTHERS), st.integers(0, len(OTHERS)), st.integers(0, 7))
def test_the_order_of_other_sections_changes_no_event(
    told: list[Entry], others: list[str], at: int, number: int
) -> None:
    assume(number <= len(others))
    body = "## Timeline\n\n" + "".join(entry.line(FIRST) for entry in told) + "\n"
    context = Context(date=Moment(FIRST.isoformat(), "day"))
    alone = [said(event) for event in events(body, context)]
    among = events("".join([*others[:at], body, *others[at:number]]), context)
    assert [said(event) for event in among] == alone
