"""What is to be done after an incident: the items of the actions sections, with owner, status, date and ticket."""

import re
from collections.abc import Sequence

from generator.model.incident import Action, ActionStatus
from generator.parse.incident.items import Item, items_in, own_blocks
from generator.parse.incident.lines import lines_of
from generator.parse.incident.sections import LEARNING_ROLES, SectionBlock, role_of
from generator.parse.incident.tables import column, columns_of
from generator.parse.incident.words_en import (
    ACTION_COLUMNS,
    ACTION_LABELS,
    DUE_COLUMNS,
    KIND_COLUMNS,
    LINK_COLUMNS,
    OWNER_COLUMNS,
    PRIORITY_COLUMNS,
    STATUS_COLUMNS,
    STATUSES,
    TEAM_WORDS,
)
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
_OWNED = re.compile(r"\b(?:owner|assignee|assigned to|dri)s?\s?[:=]\s?([^,;.()\[\]\n]{2,60})", re.IGNORECASE)
_DUE = re.compile(
    r"\b(?:due|deadline|eta|by)(?: date| by| on)?\s?:?\s{0,2}(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}"
    r"|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)\b",
    re.IGNORECASE,
)
_SAID = "|".join(re.escape(word) for _, words in STATUSES for word in words)
# A status stands first ("DONE: …", "[done] …"), or last, in brackets or in capitals.
_STATUS_FIRST = re.compile(rf"^[\s\[(*]{{0,3}}({_SAID})(?:[\])*:]|\s[-–—]\s)", re.IGNORECASE)
_STATUS_LAST = re.compile(
    rf"(?:[\[(](?P<boxed>{_SAID})[\])]|[-–—:]\s?\**(?P<said>{_SAID})\**)[\s.*]{{0,3}}$", re.IGNORECASE
)
_NAME = re.compile(r"@?[A-Z][\w.'-]{0,20}(?:[ /&+,]{1,3}@?[A-Z][\w.'-]{0,20}){0,4}")
_TICK = re.compile(r"(?:✅|✔|☑)\ufe0f?[\s.]{0,3}$")
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,80})[)\]][\s.]{0,3}$")
_TEAM = re.compile(rf"(?:the )?\w[\w &/-]{{0,40}} (?:{'|'.join(TEAM_WORDS)})", re.IGNORECASE)
_GROUP_TAIL = re.compile(r"(?<=\w)(?:\s[-–—(]|:).{0,60}$")
_LABEL = re.compile(rf"^(?:{'|'.join(ACTION_LABELS)})s?\s?:\s", re.IGNORECASE)


def read_actions(document: Document, sections: Sequence[SectionBlock]) -> tuple[Action, ...]:
    """The actions of a document, in its order.

    They are the items of its actions sections, and the paragraphs of its learnings that begin with "Action point:".
    """
    found: list[Action] = []
    for section in sections:
        if section.sub:
            continue
        if section.role == "actions":
            done = _status_of_heading(without(section.title.raw))
            items = items_in(section, sections)
            signed = 2 * sum(_signature(item) is not None for item in items) > max(len(items), 2)
            found.extend(_action(document, item, done, signed) for item in items)
            taken = {item.block.span for item in items}
            found.extend(_announced(document, [b for b in own_blocks(section, sections) if b.span not in taken]))
        elif section.role in LEARNING_ROLES:
            found.extend(_announced(document, own_blocks(section, sections)))
    ordered = sorted(found, key=lambda action: action.place)
    return tuple(_numbered(action, number) for number, action in enumerate(ordered, start=1))


def _numbered(action: Action, number: int) -> Action:
    return Action(
        action.text, action.place, f"action-{number}", action.how, action.owner, action.due, action.status,
        action.kind, action.priority, action.link,
    )  # fmt: skip


def _announced(document: Document, blocks: Sequence[Block]) -> list[Action]:
    found = []
    for block in blocks:
        lines = lines_of(block) if block.kind == "paragraph" else ()
        label = _LABEL.match(lines[0].text) if lines else None
        if label is None:
            continue
        text = " ".join(block.text.split())[label.end() :].strip()
        if text:
            words = document.words(block.content_span, text)
            found.append(
                Action(
                    words,
                    document.text.place(block.span),
                    "",
                    owner=_named_owner(text),
                    status=_status_of_heading(label[0]),
                    link=_link([block]),
                )
            )
    return found


def _action(document: Document, item: Item, done: ActionStatus | None, signed: bool) -> Action:
    """The action of an item. `done` is what its section says; `signed`: most items end with a name in brackets."""
    if item.head is not None or item.block.kind == "row":
        return _row(document, item)
    plain = without(item.leaf.text)
    boxed: ActionStatus | None = None
    if item.block.info in ("checked", "unchecked"):
        boxed = "done" if item.block.info == "checked" else "open"
    said = _said(plain)
    due = _DUE.search(plain)
    return Action(
        document.words_of(item.leaf),
        document.text.place(item.block.span),
        "",
        owner=_owner(plain, item, signed),
        due=due[1] if due else "",
        status=said if said and boxed != "done" else boxed or _status_of_heading(item.heading or item.group) or done,
        link=_link(item.block.walk()),
    )


def _said(plain: str) -> ActionStatus | None:
    if plain.lstrip().startswith(("✅", "✔")):
        return "done"
    first = _STATUS_FIRST.match(plain)
    last = _STATUS_LAST.search(plain[-40:])
    word = first[1] if first else (last["boxed"] or last["said"]) if last else ""
    if not word and _TICK.search(plain[-8:]):
        return "done"
    return status_of(word) if word else next((said for part in _bracketed(plain) if (said := _exact(part))), None)


def _bracketed(plain: str) -> list[str]:
    """The parts of the bracket that ends an action: "(Ines, done)"."""
    bracket = _BRACKET.search(plain[-_EDGE:])
    return [part.strip(" *_`") for part in re.split(r"[,;]|\s[-–—]\s", bracket[1])] if bracket else []


def _exact(part: str) -> ActionStatus | None:
    return next((status for status, names in STATUSES if part.lower() in names), None)


def _signature(item: Item) -> str | None:
    """The name that alone is in the bracket at the end of an item."""
    parts = _bracketed(without(item.leaf.text))
    return parts[0] if len(parts) == 1 and _NAME.fullmatch(parts[0]) and not parts[0].isupper() else None


def _bracketed_owner(plain: str, signed: bool) -> str:
    """Who the last bracket names: a team, a name beside a status or a date, or any name where that is the custom."""
    parts = _bracketed(plain)
    others = [part for part in parts if not _exact(part) and not _DUE.match(part) and not re.match(r"\d{4}-\d\d", part)]
    if len(others) != 1:
        return ""
    sure = len(parts) > 1 or signed
    name = others[0]
    return name if _TEAM.fullmatch(name) or (sure and _NAME.fullmatch(name) and not name.isupper()) else ""


def status_of(words: str) -> ActionStatus | None:
    """The status that a cell or a remark names, or None."""
    words = " ".join(words.lower().strip(" *_`[]().!").split())
    for status, names in STATUSES:
        if words in names or any(words.startswith((f"{name} ", f"{name},", f"{name}:")) for name in names):
            return status
    return None


def _status_of_heading(words: str) -> ActionStatus | None:
    """What a heading says of all its actions: "(completed)", "Actions taken"."""
    lowered = words.lower()
    if lowered.rstrip(" :").endswith(" taken") or "(completed)" in lowered or "(done)" in lowered:
        return "done"
    return None


def _named_owner(plain: str) -> str:
    """Who "owner: …" names."""
    match = _OWNED.search(plain)
    return match[1].strip() if match else ""


def _owner(plain: str, item: Item, signed: bool) -> str:
    """Who an action is for: "owner: …", @names or a bracket at its edge, or the name that it stands under."""
    if named := _named_owner(plain):
        return named
    first, last = _HANDLES_FIRST.match(plain), _HANDLES_LAST.search(plain[-_EDGE:])
    if edge := first or last:
        return ", ".join(_HANDLE.findall(edge[0]))
    if bracketed := _bracketed_owner(plain, signed):
        return bracketed
    group = item.group.strip(" :")
    initials = _GROUP_TAIL.sub("", group)
    if initials.isupper() and initials.isalpha() and 2 <= len(initials) <= 3:  # "**AG - for planning**"
        group = initials
    if group and _NAME.fullmatch(group) and _like_a_name(group):
        return group
    return ""


def _like_a_name(group: str) -> bool:
    """Initials or one to three capitalised words that are no heading of a section ("JG", "Ann Lee", "Alex/Jamie")."""
    parts = re.split(r"[ /&+,]+", group)
    return len(parts) <= 4 and role_of(group) == "other" and (group.isupper() or len(parts) == 1 or "/" in group)


def _row(document: Document, item: Item) -> Action:
    names = columns_of(item.head)
    cells = item.block.children

    def cell(wanted: Sequence[str]) -> str:
        index = next((index for index in column(names, wanted) if index < len(cells) and index != text_at), None)
        return " ".join(without(cells[index].text).split()) if index is not None else ""

    named = [index for index in column(names, ACTION_COLUMNS) if index < len(cells) and cells[index].pieces]
    text_at = named[0] if named else cells.index(item.leaf)
    words = document.words_of(cells[text_at])
    status = cell(STATUS_COLUMNS)
    return Action(
        words,
        document.text.place(item.block.span),
        "",
        owner=cell(OWNER_COLUMNS),
        due=cell(DUE_COLUMNS),
        status=status_of(status),
        kind=cell(KIND_COLUMNS),
        priority=cell(PRIORITY_COLUMNS),
        link=_link([*(cells[i] for i in column(names, LINK_COLUMNS) if i < len(cells))], strict=False) or _link(cells),
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
