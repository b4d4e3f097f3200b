"""The forms in which people write an entry of a timeline, and the stamps that they begin it with."""

from collections.abc import Callable, Sequence

from msgspec import Struct

# A stamp, or several words, and the entry's text -> Markdown. Several entries of one form may follow each other.
Form = Callable[[str, str], str]
FORMS: dict[str, Form] = {
    "a paragraph": lambda stamp, text: f"{stamp} - {text}\n\n",
    "an item": lambda stamp, text: f"- {stamp} - {text}\n",
    "a row": lambda stamp, text: f"| {stamp} | {text} |\n",
    "a row without outer pipes": lambda stamp, text: f"{stamp} | {text}\n",
    "an item, bold": lambda stamp, text: f"- **{stamp}**: {text}\n",
    "a heading": lambda stamp, text: f"### {stamp}\n\n{text}\n\n",
    "a label": lambda stamp, text: f"- {text}: {stamp}\n",
    "a line that is broken": lambda stamp, text: f"{stamp} - {text}<br>\n",
    "a paragraph, bold": lambda stamp, text: f"**{stamp}** - {text}\n\n",
    "code": lambda stamp, text: f"- `{stamp}` - {text}\n",
    "brackets": lambda stamp, text: f"- [{stamp}] {text}\n",
    "a numbered item, bold": lambda stamp, text: f"1. **{stamp}** - {text}\n",
    "italics": lambda stamp, text: f"*{stamp}* - {text}\n\n",
    "a line of its own": lambda stamp, text: f"{stamp}\n{text}\n\n",
}
HEADS = {"a row": "| Time | Event |\n|---|---|\n", "a row without outer pipes": "Time | Event\n--- | ---\n"}


def written(form: str, entries: Sequence[tuple[str, str]]) -> str:
    """Entries of one form below each other, and a blank line."""
    return HEADS.get(form, "") + "".join(FORMS[form](stamp, text) for stamp, text in entries) + "\n"


class Said(Struct, frozen=True):
    """What a stamp says, on a day that is known to be 4 March 2021: ISO moments, and whether it is approximate."""

    stamp: str
    at: str
    until: str = ""
    approx: bool = False


STAMPS = {
    "time": Said("10:15", "2021-03-04T10:15"),
    "time and zone": Said("10:15 UTC", "2021-03-04T10:15+00:00"),
    "zone in brackets": Said("10:15 (CET)", "2021-03-04T10:15+01:00"),
    "offset": Said("10:15 UTC+2", "2021-03-04T10:15+02:00"),
    "seconds": Said("10:15:30", "2021-03-04T10:15:30"),
    "seconds and zone": Said("10:15:30 UTC", "2021-03-04T10:15:30+00:00"),
    "ISO": Said("2021-03-05T10:15:30Z", "2021-03-05T10:15:30+00:00"),
    "date and time": Said("2021-03-05 10:15", "2021-03-05T10:15"),
    "date, time and zone": Said("2021-03-05 10:15 UTC", "2021-03-05T10:15+00:00"),
    "slashes": Said("2021/03/05 10:15", "2021-03-05T10:15"),
    "month and day": Said("03-05 10:15", "2021-03-05T10:15"),
    "name of a month": Said("March 5, 10:15", "2021-03-05T10:15"),
    "name of a month and year": Said("5 March 2021, 10:15 UTC", "2021-03-05T10:15+00:00"),
    "time before the date": Said("10:15 UTC on 5 March 2021", "2021-03-05T10:15+00:00"),
    "half of the day": Said("10:15 PM", "2021-03-04T22:15"),
    "half of the day and zone": Said("4:49 pm PST", "2021-03-04T16:49-08:00"),
    "hour": Said("5pm", "2021-03-04T17:00"),
    "hours in a day, a letter between": Said("10h15", "2021-03-04T10:15"),
    "dot": Said("10.15", "2021-03-04T10:15"),
    "weekday": Said("Friday, 5 March 2021 10:15", "2021-03-05T10:15"),
    "about": Said("~10:15", "2021-03-04T10:15", approx=True),
    "about, in words": Said("around 10:15 UTC", "2021-03-04T10:15+00:00", approx=True),
    "ish": Said("10.30ish", "2021-03-04T10:30", approx=True),
    "range": Said("10:15-10:45", "2021-03-04T10:15", "2021-03-04T10:45"),
    "range and zone": Said("10:15 - 10:45 UTC", "2021-03-04T10:15+00:00", "2021-03-04T10:45+00:00"),
    "range, two zones": Said("10:15 UTC – 10:45 UTC", "2021-03-04T10:15+00:00", "2021-03-04T10:45+00:00"),
    "range in words": Said("from 10:15 to 10:45", "2021-03-04T10:15", "2021-03-04T10:45"),
    "range with a date": Said("2021-03-05 10:15 - 10:45 UTC", "2021-03-05T10:15+00:00", "2021-03-05T10:45+00:00"),
    "range over midnight": Said("23:50 - 00:10 UTC", "2021-03-04T23:50+00:00", "2021-03-05T00:10+00:00"),
    "range, about": Said("~10:15-10:45 UTC", "2021-03-04T10:15+00:00", "2021-03-04T10:45+00:00", approx=True),
    "range of days": Said("2021-03-05 to 2021-03-07", "2021-03-05", "2021-03-07"),
    "two zones": Said("10:15 EST (15:15 UTC)", "2021-03-04T10:15-05:00"),
    "date": Said("2021-03-05", "2021-03-05"),
    "date in words": Said("5 March 2021", "2021-03-05"),
    "day of a month": Said("March 5", "2021-03-05"),
}
# A label is read where its stamp has both a date and a time, and stands at the end.
IN_LABELS = tuple(
    name for name, said in STAMPS.items() if "2021" in said.stamp and ":" in said.stamp and " on " not in said.stamp
)
