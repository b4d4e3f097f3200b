"""What a file's name says: a date, a title, where the post belongs."""

from datetime import date

from generator.model import lazy_re as re
from generator.model.incident import Moment

DATED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[-_ ](.+)\Z", re.DOTALL)
# A day anywhere in a name: "outage-2020-03-16", "storage__2020-03-16-full-disks".
WITHIN = re.compile(r"(?<![0-9])([12]\d{3})-(\d{2})-(\d{2})(?![0-9])")
INDEX = ("index", "_index")


def stem_of(path: str) -> str:
    """The name that a text goes by: its file name without the ending, of a bundle's `index.md` its folder's name."""
    folders, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    if stem.lower() in INDEX and folders:
        return folders.rpartition("/")[2]
    return stem


def date_in(stem: str) -> Moment | None:
    """The day that a name such as `2020-03-16-dns-outage` begins with, else the first whole one that it holds."""
    match = (DATED.match(stem + " ") if stem[-1:].isdigit() else DATED.match(stem)) or WITHIN.search(stem)
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return Moment(day.isoformat(), "day")


def title_from(stem: str) -> str:
    """A title made of a file's name: `2020-03-16-dns_outage` -> `Dns outage`."""
    match = DATED.match(stem)
    words = " ".join((match[4] if match else stem).replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or stem
