"""A text as YAML. Whoever reads it, by the rules of YAML 1.1 or 1.2, gets the same text and never a number or a yes."""

import re

# A letter first, so that it is no number and no date; no sign that YAML knows, but inside of a word.
_PLAIN = re.compile(r"[A-Za-z](?:[\w .,;()/+'’–—-]|:(?=\S))*+")
_WORDS = frozenset("y n yes no on off true false null".split())
_LONGEST_PLAIN = 4_000
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_text(words: str) -> str:
    """`words` as they stand, where they cannot be taken for anything else; else in double quotes, escaped."""
    plain = _PLAIN.fullmatch(words) if len(words) <= _LONGEST_PLAIN else None
    if plain and not words.endswith((" ", ":")) and words.lower() not in _WORDS:
        return words
    return quoted_text(words)


def quoted_text(words: str) -> str:
    """`words` in double quotes, as YAML and TOML read them; what cannot be seen is written as its code."""
    return '"' + "".join(_SHORT.get(letter) or _shown(letter) for letter in words) + '"'


def _shown(letter: str) -> str:
    if letter.isprintable():
        return letter
    number = ord(letter)
    return f"\\U{number:08x}" if number > 0xFFFF else f"\\u{number:04x}"
