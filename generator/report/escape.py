"""Making words from anywhere safe to show: a terminal obeys some characters, and others turn words round."""

import unicodedata

from generator.model import lazy_re as re

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def escaped(words: str) -> str:
    """`words` on one line, with every control, invisible or unpaired character written as its code (`\\x1b`)."""
    return _UNSAFE.sub(lambda found: code_of(found.group()), words)


def code_of(character: str) -> str:
    """How a character that must not be shown is written: `\\x1b`, `\\u202e`, `\\U000e0001`."""
    number = ord(character)
    if number > 0xFFFF:
        return f"\\U{number:08x}"
    return f"\\x{number:02x}" if number <= 0xFF else f"\\u{number:04x}"


def cells(character: str) -> int:
    """How many columns of a terminal a harmless character takes."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def well_formed(words: str) -> str:
    """`words` with unpaired surrogates replaced, so that they can be written as UTF-8."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", words)
