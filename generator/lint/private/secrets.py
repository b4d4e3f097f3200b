"""Secrets in a text: tokens by their published forms, and values of keys that say what they are."""

from collections.abc import Iterator

from msgspec import Struct

from generator.lint.private.forms import compiled, forms
from generator.lint.private.lists import is_example
from generator.lint.private.structure import CHECKS, is_chosen, is_digest, is_placeholder, is_random
from generator.model import lazy_re as re
from generator.model.text import Span

_TRIED = 50_000  # values that are looked at for one key in one text
_LONG = 14  # characters of the shortest word that holds a secret by its form
# One of these stands in every line with a secret that is no long word.
_TELLING = re.compile(r"(?i)pass|pwd|secret|token|key|credential|curl|asic|earer|uthorization")
# What stands behind a key and before its value, and the value.
_VALUE = re.compile(
    r"(?i)(?:[_-]?(?:key|value|token|secret|base64|\d{1,2}))?(?:\\?[\"'`])?(?P<gap>[ \t]{0,3})(?P<sign>:=|=>|[:=])?"
    r"[ \t]{0,3}(?:\\?[\"'`])?(?P<value>[A-Za-z0-9+/=_.~!@#$%^&*:-]{8,200})(?![A-Za-z0-9(\[])"
)
# The name of a thing in code, an address, or a path: no value.
_NAME = re.compile(r"::|//|\A[./~$%-]|\.[A-Za-z_]{2,30}\.[A-Za-z_]")


class Secret(Struct, frozen=True, order=True):
    """A secret: where it stands (offsets), and what it is ("a GitHub token")."""

    span: Span
    what: str


def secrets_in(text: str) -> tuple[Secret, ...]:
    """The secrets of a text, in order, none of them within another."""
    found = sorted((*_by_form(text), *_by_key(text)), key=lambda secret: (secret.span.start, -secret.span.end))
    kept: list[Secret] = []
    for secret in found:
        if not kept or secret.span.start >= kept[-1].span.end:
            kept.append(secret)
    return tuple(kept)


def may_hold_secrets(line: str) -> bool:
    """False where a line holds none for sure, which is told much faster than what it holds."""
    return any(len(word) >= _LONG for word in line.split()) or _TELLING.search(line) is not None


def _by_form(text: str) -> Iterator[Secret]:
    # Searching a text for a hundred needles is dear; its long words are few.
    long = "\n".join([word for word in text.split() if len(word) >= _LONG])
    for form in forms().form:
        searched = text if form.loose else long
        if not any(needle in searched for needle in form.needles):
            continue
        check = CHECKS[form.check]
        for match in compiled(form.pattern).finditer(text):
            groups = match.groupdict()
            group = "secret" if "secret" in groups else 0
            secret = match[group]
            user = groups.get("user") or ""
            named = is_example(groups.get("host") or "") or user == secret or user.lower() in forms().nobody
            if named or is_placeholder(secret) or not check(secret):
                continue
            yield Secret(Span(match.start(group), match.end(group)), form.name)


def _by_key(text: str) -> Iterator[Secret]:
    """Values that follow a word such as `password=`."""
    lowered = _lowered(text)
    for key in forms().keys:
        at = -1
        for _ in range(_TRIED):
            at = lowered.find(key, at + 1)
            if at < 0:
                break
            match = _VALUE.match(text, at + len(key))
            if match is not None and (match["sign"] or match["gap"]) and _tells(key, match):
                start = match.start("value")
                yield Secret(Span(start, start + len(_value(match))), f"the value of “{key}”")


def _tells(key: str, match: re.Match[str]) -> bool:
    """Whether the value of a key is a secret."""
    value = _value(match)
    if is_placeholder(value) or _NAME.search(value):
        return False
    chosen = match["sign"] and key in forms().chosen and is_chosen(value)
    return bool(chosen) or (is_random(value) and (key in forms().may_be_hex or not is_digest(value)))


def _value(match: re.Match[str]) -> str:
    return match["value"].rstrip(".,;:")


def _lowered(text: str) -> str:
    """`text` in small letters, as long as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
