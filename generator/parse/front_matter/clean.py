"""Values without what no page can hold."""

from generator.model import lazy_re as re
from generator.parse.decode import UNCLEAN_CHARACTER

_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` without characters that no page may hold: controls and noncharacters go, half pairs become U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", UNCLEAN_CHARACTER.sub("", text))
