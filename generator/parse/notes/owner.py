"""Who a note is for, and until when: `TODO(ada, 2026-12-01): …`, `TODO(@ada): …`, `TODO ada 2026-12-01: …`."""

from datetime import date

from generator.model import lazy_re as re
from generator.parse.notes.patterns import HARD, SOFT

NEAR = 200  # how many characters of a note are looked at
_DATE = r"\d{4}-\d\d-\d\d"
# A marker, and what stands in brackets after it, or between it and a colon.
NAMED = re.compile(
    rf"(?:{HARD}|{SOFT}|(?i:todo|fixme))[ \t]?(?:"
    r"\((?P<round>[^()\n]{1,60})\)|\[(?P<square>[^\[\]\n]{1,60})\]|\{(?P<curly>[^{}\n]{1,60})\}"
    rf"|[ \t](?P<plain>@?[A-Za-z][\w.-]{{0,38}},?(?:[ \t]{_DATE})|@[\w.-]{{1,39}}|{_DATE}|by[ \t]{_DATE})[ \t]?:"
    r"|:?[ \t]?(?P<handle>@[\w-]{1,39})\b(?![/.]\w)"
    r")(?P<colon>[ \t]?:)?"
)
DATE = re.compile(rf"(?<![\w/-]){_DATE}(?![\w/-])")
DUE = re.compile(rf"(?i)(?:\bdue(?: on| by)?[: ]{{0,2}}|📅 ?)(?P<date>{_DATE})(?![\w/-])")
# A name of a person or of a team: a handle, an address, one word, or several with capitals. No issue, no sentence.
HANDLE = re.compile(r"@?[A-Za-z][\w.+-]{0,38}(?:@[\w.-]{1,60})?")
FULL_NAME = re.compile(r"[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){1,2}")
NO_NAME = re.compile(
    r"(?i)(?:next|prev|previous|section|doc|document|optional|maybe|later|soon|now|asap|minor|major|low|medium|high"
    r"|urgent|p\d|v?\d[\w.]*|[a-z]+-\d+|gh-?\d+|issue|tbd|todo|fixme|see|check|verify|confirm|link|image|wip|by|until|due)\Z"
)
_PARTED = re.compile(r"\s*[,;|]\s*|\s+(?:by|until|due)?:?\s*(?=\d{4}-\d\d-\d\d)|(?<=\d{4}-\d\d-\d\d)\s+")


def told_of(words: str) -> tuple[str, date | None]:
    """The owner that a note names, without its `@`, and the day that it is due; empty and None where it names none."""
    words = words[:NEAR]
    found = NAMED.search(words)
    due = DUE.search(words)
    day = _day(due["date"]) if due else None
    if found is None:
        return "", day
    inside = next((found[name] for name in ("round", "square", "curly", "plain", "handle") if found[name]), "")
    # With a blank before them and no colon after them, brackets hold words of the note: `TODO (why?)`.
    loose = (
        found["round"] is not None and found[0][: found[0].find(inside)][-2:-1] in (" ", "\t") and not found["colon"]
    )
    owner = ""
    for part in _PARTED.split(inside.strip()):
        said = part.strip().removeprefix("due").removeprefix("by").strip(": ") if DATE.search(part) else part.strip()
        if DATE.fullmatch(said):
            day = day or _day(said)
        elif not owner and not (loose and not said.startswith("@") and day is None) and _is_name(said):
            owner = said.removeprefix("@")
    return owner, day


def no_day_of(words: str) -> str:
    """The date that a note names for its owner, or as the day that it is due, and that no calendar has; mostly none."""
    words = words[:NEAR]
    for found in (NAMED.search(words), DUE.search(words)):
        for said in DATE.finditer(found[0]) if found else ():
            if _day(said[0]) is None:
                return said[0]
    return ""


def _is_name(said: str) -> bool:
    return bool(HANDLE.fullmatch(said) or FULL_NAME.fullmatch(said)) and not NO_NAME.match(said)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
