"""What is to be done after an incident: the items of the actions sections, with owner, status, date and ticket."""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.incident import Action, ActionStatus
from generator.parse.incident.items import Item, items_in, own_blocks
from generator.parse.incident.lines import lines_of
from generator.parse.incident.sections import LEARNING_ROLES, SectionBlock, role_of
from generator.parse.incident.tables import column, columns_of
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.sentinel import without

_TICKET = re.compile(
    r"/(?:issues?|pull|pulls|pull-requests|merge_requests|browse|tickets?|bugs?|cards?|c)/[\w#-]+|show_bug\.cgi\?id=\d|/T\d+$",
    re.IGNORECASE,
)
_BARE_URL = re.compile(r"https?://[^\s<>()\[\]\"']{4,300}")
_HANDLE = re.compile(r"(?<![\w/.@])@[A-Za-z0-9][\w-]{0,38}")
_HANDLES_FIRST = re.compile(rf"[\s(\[*]{{0,3}}(?:{_HANDLE.pattern}[\s,;&/]{{0,3}}){{1,8}}")
_HANDLES_LAST = re.compile(rf"(?:{_HANDLE.pattern}[\s,;&/]{{1,3}}){{0,8}}{_HANDLE.pattern}[\s)\],;.]{{0,4}}$")
_EDGE = 200  # how near the end of an action its owners stand
_NAME = re.compile(r"@?[A-Z][\w.'-]{0,20}(?:[ /&+,]{1,3}@?[A-Z][\w.'-]{0,20}){0,4}")
_TICK = re.compile(r"(?:✅|✔|☑)\ufe0f?[\s.]{0,3}$")
# What stands where a status is said last, or after a dash, and where a day is said at all.
_SIGN, _DASH, _DIGIT = re.compile(r"[\[(–—:-]"), re.compile(r"\s[-–—]"), re.compile(r"\d")
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,80})[)\]][\s.]{0,3}$")
_NAME_AND_INITIAL = re.compile(r"[A-Z][\w'-]{1,20} [A-Z]\.?")
_RANK = re.compile(r"[A-Z]+\d")  # P1, Q3
_GROUP_TAIL = re.compile(r"(?<=\w)(?:\s[-–—(]|:).{0,60}$")


class _Forms(Struct, frozen=True):
    """The patterns of actions in the words of a vocabulary."""

    owned: re.Pattern[str]
    due: re.Pattern[str]
    status_first: re.Pattern[str]
    status_last: re.Pattern[str]
    status_after: re.Pattern[str]
    team: re.Pattern[str]
    label: re.Pattern[str]


@cache
def _forms(words: Vocabulary) -> _Forms:
    said = "|".join(re.escape(word) for names in words.statuses.values() for word in names)
    ordinal = f"(?:{'|'.join(words.ordinals)})?"
    return _Forms(
        owned=re.compile(rf"\b(?:{'|'.join(words.owner_labels)})s?\s?[:=]\s?([^,;.()\[\]\n]{{2,60}})", re.IGNORECASE),
        due=re.compile(
            rf"\b(?:{'|'.join(words.due_labels)})(?:{'|'.join(words.due_links)})?\s?:?\s{{0,2}}"
            r"(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}"
            rf"|[A-Z][a-z]{{2,8}} \d{{1,2}}{ordinal}(?:,? \d{{4}})?{_day_months(words)})\b",
            re.IGNORECASE,
        ),
        # A status stands first ("DONE: …", "[done] …"), or last, in brackets or in capitals.
        status_first=re.compile(rf"^[\s\[(*]{{0,3}}({said})(?:[\])*:]|\s[-–—]\s)", re.IGNORECASE),
        status_last=re.compile(
            rf"(?:[\[(](?P<boxed>{said})[\])]|[-–—:]\s?\**(?P<said>{said})\**)[\s.*]{{0,3}}$", re.IGNORECASE
        ),
        status_after=re.compile(
            rf"\s[-–—]\s\**({'|'.join(words.said_after)})\**(?=\s{{0,2}}(?:$|[:;,.(\[#@]|\d)|\s(?:and|in|on|by|und|et|y)\s)",
            re.IGNORECASE,
        ),
        team=re.compile(
            rf"(?:the )?\w[\w &/-]{{0,40}} (?:{'|'.join(words.teams)})"
            + (rf"|(?:{'|'.join(words.teams_before)}) \w[\w &/-]{{0,40}}" if words.teams_before else ""),
            re.IGNORECASE,
        ),
        label=re.compile(rf"^(?:{'|'.join(words.action_labels)})s?\s?:\s", re.IGNORECASE),
    )


def _day_months(words: Vocabulary) -> str:
    """The forms of a date that languages have which put the day first: "31.03.2024", "31 de marzo de 2024"."""
    if not words.day_first:
        return ""
    months = "|".join(sorted((re.escape(name) for names in words.months for name in names), key=len, reverse=True))
    of, ordinal = "|".join(words.of), "|".join(map(re.escape, words.ordinals))
    return (
        r"|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?"
        rf"|\d{{1,2}}(?:{ordinal})?\.? (?:(?:{of}) )?(?:{months})\b\.?(?: (?:(?:{of}) )?\d{{4}})?"
    )


def read_actions(document: Document, sections: Sequence[SectionBlock], words: Vocabulary) -> tuple[Action, ...]:
    """The actions of a document, in its order.

    They are the items of its actions sections, and the paragraphs of its learnings that begin with "Action point:".
    """
    found: list[Action] = []
    for section in sections:
        if section.sub:
            continue
        if section.role == "actions":
            done = _status_of_heading(without(section.title.raw), words)
            items = items_in(section, sections, words)
            signed = 2 * sum(_signature(item) is not None for item in items) > max(len(items), 2)
            names = frozenset(item.group.strip(" :") for item in items if _like_a_name(item.group.strip(" :"), words))
            found.extend(_action(document, item, done, signed, names, words) for item in items)
            taken = {item.block.span for item in items}
            found.extend(_announced(document, [b for b in own_blocks(section, sections) if b.span not in taken], words))
        elif section.role in LEARNING_ROLES:
            found.extend(_announced(document, own_blocks(section, sections), words))
    ordered = sorted(found, key=lambda action: action.place)
    return tuple(_numbered(action, number) for number, action in enumerate(ordered, start=1))


def _numbered(action: Action, number: int) -> Action:
    return Action(
        action.text, action.place, f"action-{number}", action.how, action.owner, action.due, action.status,
        action.kind, action.priority, action.link,
    )  # fmt: skip


def _announced(document: Document, blocks: Sequence[Block], words: Vocabulary) -> list[Action]:
    found = []
    for block in blocks:
        lines = lines_of(block) if block.kind == "paragraph" else ()
        label = _forms(words).label.match(lines[0].text) if lines else None
        if label is None:
            continue
        text = " ".join(block.text.split())[label.end() :].strip()
        if text:
            found.append(
                Action(
                    document.words(block.content_span, text),
                    document.text.place(block.span),
                    "",
                    owner=_named_owner(text, words),
                    status=_status_of_heading(label[0], words),
                    link=_link([block]),
                )
            )
    return found


def _action(
    document: Document,
    item: Item,
    done: ActionStatus | None,
    signed: bool,
    names: frozenset[str],
    words: Vocabulary,
) -> Action:
    """The action of an item. `done` is what its section says; `signed`: most items end with a name in brackets.

    `names` are those that items of the section stand under.
    """
    if item.head is not None or item.block.kind == "row":
        return _row(document, item, words)
    plain = without(item.leaf.text)
    boxed: ActionStatus | None = None
    if item.block.info in ("checked", "unchecked"):
        boxed = "done" if item.block.info == "checked" else "open"
    said = _said(plain, words)
    due = _forms(words).due.search(plain) if _DIGIT.search(plain) else None
    return Action(
        document.words_of(item.leaf),
        document.text.place(item.block.span),
        "",
        owner=_owner(plain, item, signed, names, words),
        due=due[1] if due else "",
        status=said
        if said and boxed != "done"
        else boxed or _exact(item.group, words) or _status_of_heading(item.heading or item.group, words) or done,
        link=_link(item.block.walk()),
    )


def _said(plain: str, words: Vocabulary) -> ActionStatus | None:
    if plain.lstrip().startswith(("✅", "✔")):
        return "done"
    forms = _forms(words)
    first = forms.status_first.match(plain)
    last = forms.status_last.search(plain[-40:]) if _SIGN.search(plain, max(len(plain) - 40, 0)) else None
    word = first[1] if first else (last["boxed"] or last["said"]) if last else ""
    if not word and _DASH.search(plain) and (after := forms.status_after.search(plain)):
        word = after[1]
    if not word and not plain.isascii() and _TICK.search(plain[-8:]):
        return "done"
    return (
        status_of(word, words)
        if word
        else next((said for part in _bracketed(plain) if (said := _exact(part, words))), None)
    )


def _bracketed(plain: str) -> list[str]:
    """The parts of the bracket that ends an action: "(Ines, done)"."""
    bracket = _BRACKET.search(plain[-_EDGE:]) if ")" in plain or "]" in plain else None
    return [part.strip(" *_`") for part in re.split(r"[,;]|\s[-–—]\s", bracket[1])] if bracket else []


def _exact(part: str, words: Vocabulary) -> ActionStatus | None:
    return next((status for status, names in words.statuses.items() if part.lower() in names), None)


def _signature(item: Item) -> str | None:
    """The name that alone is in the bracket at the end of an item."""
    parts = _bracketed(without(item.leaf.text))
    return parts[0] if len(parts) == 1 and _NAME.fullmatch(parts[0]) and not parts[0].isupper() else None


def _bracketed_owner(plain: str, signed: bool, words: Vocabulary) -> str:
    """Who the last bracket names: a team, a name beside a status or a date, or any name where that is the custom."""
    parts = _bracketed(plain)
    due = _forms(words).due
    others = [p for p in parts if not _exact(p, words) and not due.match(p) and not re.match(r"\d{4}-\d\d", p)]
    if len(others) != 1:
        return ""
    sure = len(parts) > 1 or signed
    name = others[0]
    return name if _forms(words).team.fullmatch(name) or (sure and _NAME.fullmatch(name) and not name.isupper()) else ""


def status_of(said: str, words: Vocabulary) -> ActionStatus | None:
    """The status that a cell or a remark names, or None."""
    said = " ".join(said.lower().strip(" *_`[]().!").split())
    for status, names in words.statuses.items():
        if said in names or any(said.startswith((f"{name} ", f"{name},", f"{name}:")) for name in names):
            return status
    return None


def _status_of_heading(heading: str, words: Vocabulary) -> ActionStatus | None:
    """What a heading says of all its actions: "(completed)", "Actions taken"."""
    lowered = heading.lower()
    if lowered.rstrip(" :").endswith(words.done_endings) or any(mark in lowered for mark in words.done_marks):
        return "done"
    return None


def _named_owner(plain: str, words: Vocabulary) -> str:
    """Who "owner: …" names."""
    match = _forms(words).owned.search(plain) if ":" in plain or "=" in plain else None
    return match[1].strip() if match else ""


def _owner(plain: str, item: Item, signed: bool, names: frozenset[str], words: Vocabulary) -> str:
    """Who an action is for: "owner: …", @names or a bracket at its edge, or the name that it stands under."""
    if named := _named_owner(plain, words):
        return named
    first, last = (_HANDLES_FIRST.match(plain), _HANDLES_LAST.search(plain[-_EDGE:])) if "@" in plain else (None, None)
    if edge := first or last:
        return ", ".join(_HANDLE.findall(edge[0]))
    if bracketed := _bracketed_owner(plain, signed, words):
        return bracketed
    group = item.group.strip(" :")
    initials = _GROUP_TAIL.sub("", group)
    if initials.isupper() and initials.isalpha() and 2 <= len(initials) <= 3:  # "**AG - for planning**"
        group = initials
    return group if _like_a_name(group, words) or _beside_a_name(group, names, words) else ""


def _like_a_name(group: str, words: Vocabulary) -> bool:
    """Initials or one to three capitalised words that are no heading of a section ("JG", "Ann Lee", "Alex/Jamie")."""
    if not _NAME.fullmatch(group):
        return False
    parts = re.split(r"[ /&+,]+", group)
    if any(_RANK.fullmatch(part) or part.lower() in words.kinds_of_work for part in parts):
        return False
    return len(parts) <= 4 and role_of(group, words) == "other" and (group.isupper() or len(parts) == 1 or "/" in group)


def _beside_a_name(group: str, names: frozenset[str], words: Vocabulary) -> bool:
    """Where others own items: a name with an initial ("Ann L"), or one of those names with more ("Ann and Jamie")."""
    if not names or len(group) > 60:
        return False
    parts = re.split(rf"\s?[&,]\s|\s(?:{'|'.join(words.length_joins)})\s", group)
    joined = 2 <= len(parts) <= 4 and all(_NAME.fullmatch(part) for part in parts)
    return bool(_NAME_AND_INITIAL.fullmatch(group)) or (joined and not names.isdisjoint(parts))


def _row(document: Document, item: Item, words: Vocabulary) -> Action:
    names = columns_of(item.head)
    cells = item.block.children

    def cell(wanted: Sequence[str]) -> str:
        index = next((index for index in column(names, wanted) if index < len(cells) and index != text_at), None)
        return " ".join(without(cells[index].text).split()) if index is not None else ""

    named = [index for index in column(names, words.columns.action) if index < len(cells) and cells[index].pieces]
    text_at = named[0] if named else cells.index(item.leaf)
    return Action(
        document.words_of(cells[text_at]),
        document.text.place(item.block.span),
        "",
        owner=cell(words.columns.owner),
        due=cell(words.columns.due),
        status=status_of(cell(words.columns.status), words),
        kind=cell(words.columns.kind),
        priority=cell(words.columns.priority),
        link=_link([*(cells[i] for i in column(names, words.columns.link) if i < len(cells))], strict=False)
        or _link(cells),
    )


def _link(blocks: Sequence[Block], strict: bool = True) -> str:
    """The first link to an issue, a pull request or a ticket; not `strict`: the first link."""
    for block in blocks:
        for piece in block.pieces:
            targets = [piece.href] if piece.href else _BARE_URL.findall(piece.text) if piece.kind == "text" else []
            for target in targets:
                if target.startswith("http") and (not strict or _TICKET.search(target)):
                    return str(target.rstrip(".,;"))
    return ""
