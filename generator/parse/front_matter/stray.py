"""Keys that keep a post from readers, standing where nothing reads them: passing them over would publish a draft.

Front matter that its writer meant and that is none (a fence of four dashes, `---yaml`, a key without fences) is text to
a Markdown reader. So the head of every body is looked at for lines that hide.
"""

import unicodedata
from collections.abc import Iterator

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.front_matter.fields import NO, YES
from generator.parse.front_matter.hiding import names_hiding
from generator.parse.front_matter.keys import HIDDEN_WORDS, INVISIBLE, canonical, is_ours, safety_key_near

_LINES = 20
_LONGEST = 400
# A line that its writer may have meant for a fence: a rule of any sign and length, with or without a word after it.
_FENCE = re.compile(
    r"(?:[-+*_=;%]{2,}|[-—–―⸺⸻−─━]{1,9}|[-*_](?:[ \t][-*_]){2,})[ \t]*(?:#.*|(?:ya?ml|toml|json)\b.*)?\Z", re.IGNORECASE
)
_SIGNS = frozenset("-+*_=;%—–―⸺⸻−─━")  # what it begins with
_CODE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_UNSEEN = re.compile(f"[{INVISIBLE}\N{REPLACEMENT CHARACTER}]+")
_NAME = r"[^\W\d_][\w-]{0,40}"
_KEY = re.compile(rf"""[\s\-+_?{{\[(<!.:;%"']{{0,40}}({_NAME})["'`]?[ \t]{{0,9}}[:=]+(.*)""")
_IN_FLOW = re.compile(rf"""[{{,][ \t]{{0,9}}["']?({_NAME})["']?[ \t]{{0,9}}[:=]([^,}}]*)""")
_ASKED = re.compile(rf"""[ \t]*\?[ \t]+["']?({_NAME})["']?[ \t]*\Z""")
_PLAIN_KEY = re.compile(rf"""["']?({_NAME})["']?[ \t]{{0,9}}[:=](?:[ \t]|\Z)""")
_AROUND = re.compile(r"(?:[ \t]#.*|<br ?/?>|-->)+\Z")
_MARKS = re.compile(r"(?:[!&][\w!-]{0,40}[ \t]+)+")


def plain_line(line: str) -> str:
    """A line without what nobody sees in it, and in compatibility forms: a no-break space is a space."""
    if line.isascii():
        return line
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", line))


def looks_like_fence(line: str) -> bool:
    """Whether a line may be meant for the fence of front matter: `----`, `---yaml`, `***`, `—`, `---  # note`."""
    said = plain_line(line[:_LONGEST]).strip()
    return said[:1] in _SIGNS and _FENCE.match(said) is not None


def hiding_line(text: str, start: int, end: int) -> Span | None:
    """The first line at the head of `text[start:end]` that says, to who reads it as a key, that the post is hidden.

    The head is the first paragraph (after a title, only plain yes and no count), HTML comments before it, and whatever
    follows a line like a fence, within some twenty lines. Code blocks are left alone.
    """
    for at, line, below, strict in _head(text, start, end):
        if _hides(line, below, strict=strict):
            stop = text.find("\n", at, end)
            return Span(at, stop if stop >= 0 else min(end, len(text)))
    return None


def mistaken_fence(text: str, start: int) -> bool:
    """Whether a rule stands at `start` with keys right below it that only front matter has."""
    lines = [line for _, line in _lines(text, start, min(len(text), start + _LINES * _LONGEST))][: _LINES + 1]
    if len(lines) < 2 or not looks_like_fence(lines[0]):
        return False
    below = [plain_line(line[:_LONGEST]) for line in lines[1:]]
    closed = any(looks_like_fence(line) for line in below[1:])
    if in_flow(below[0], 0, len(below[0])):
        return closed
    keys = 0
    for line in below:
        key = _PLAIN_KEY.match(line)
        if key is None:
            break
        keys += 1 if is_ours(canonical(key[1])) else 0
    return keys > 1 or (keys > 0 and closed)


def in_flow(text: str, start: int, end: int) -> bool:
    """Whether the first words of `text[start:end]` are a key in braces."""
    while start < end and text[start].isspace():
        start += 1
    return _IN_FLOW.match(text, start, end) is not None and text.startswith("{", start)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    end = min(end, len(text))
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, text[start:stop]
        start = stop + 1


def _head(text: str, start: int, end: int) -> Iterator[tuple[int, str, str, bool]]:
    """The lines to look at: offset, the line, the line below it, and whether only plain yes and no count."""
    said, code, fenced, comment = 0, "", "", False
    paragraph, titled, above_blank, keys = "before", False, True, True
    pending: tuple[int, str, bool] | None = None
    for at, raw in _lines(text, start, end):
        line = plain_line(raw[:_LONGEST])
        blank = not line.strip()
        if pending is not None:
            yield pending[0], pending[1], line, pending[2]
            pending = None
        if said >= _LINES and (blank or (paragraph == "after" and not fenced)):
            return
        if blank:
            above_blank = True
            if paragraph == "in":
                # Keys with blank lines between them may be meant for one head.
                paragraph, titled = ("before", True) if keys else ("after", titled)
            keys = True
            continue
        said += 1
        known = _PLAIN_KEY.match(line)
        keys = keys and known is not None and is_ours(canonical(known[1]))
        mark = _CODE.match(line)
        if mark is not None and (not code or (mark[1][0] == code[0] and len(mark[1]) >= len(code))):
            code = "" if code else mark[1]
            paragraph = "after" if paragraph == "before" else paragraph
            continue
        if code:
            continue
        comment = comment or (paragraph == "before" and line.lstrip().startswith("<!--"))
        if not comment and paragraph == "before":
            title = line.startswith("#") and not titled
            titled = titled or title
            paragraph = "before" if title else "in"
        if fenced or comment or paragraph != "after":
            pending = (at, line, comment or (titled and fenced != "fence"))
        comment = comment and "-->" not in line
        if fenced != "fence" and looks_like_fence(raw):
            # Right below words it is the underline of a title.
            fenced = "fence" if above_blank else "title"
            titled = titled or fenced == "title"
        above_blank = False
    if pending is not None:
        yield pending[0], pending[1], "", pending[2]


def _hides(line: str, below: str, *, strict: bool) -> bool:
    asked = _ASKED.match(line)
    if asked is not None:
        return _says_hide(asked[1], below.lstrip(" \t:"), strict=strict)
    found = _KEY.match(line)
    if found is not None and _says_hide(found[1], found[2] if found[2].strip() else below, strict=strict):
        return True
    flow = line if line.lstrip().startswith("{") else found[2] if found is not None else ""
    if not flow.lstrip().startswith("{"):
        return False
    return any(_says_hide(key, value, strict=strict) for key, value in _IN_FLOW.findall(flow))


def _says_hide(key: str, value: str, *, strict: bool) -> bool:
    """Whether `key: value` hides a post. Prose begins with such words too, so most keys want a word that says so."""
    name = canonical(key)
    value = _MARKS.sub("", _AROUND.sub("", value).strip(" \t\"'`,;{}[]()")).strip(" \t\"'").casefold()
    word = value.split(None, 1)[0].rstrip(".,;:!\"'") if value else ""
    alone = word == value.rstrip(".,;:!\"'")
    yes, no = word in YES, word in NO
    if name in ("published", "public"):
        return no and (alone or not strict)
    if name in ("private", "hidden", "unlisted", "internal", "headless"):
        return yes and (alone or not strict)
    if name == "draft":
        return yes if strict else not no
    if near := safety_key_near(name):
        return alone and (no if near in ("published", "publish") else yes)
    if yes and alone and names_hiding(key):
        return True
    if strict:
        return False
    if name == "visibility":
        return word in HIDDEN_WORDS or word == "internal" or (alone and word not in ("", "public"))
    if name == "status":
        return value in HIDDEN_WORDS or (alone and safety_key_near(word) == "draft")
    if name == "render":
        return no or word == "never"
    return name in ("expires", "publishdate") and word[:1].isdigit()
