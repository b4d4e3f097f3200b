"""Code to HTML with Pygments' short classes; memoised by language and code."""

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

# Beyond this many characters a lexer's time is not bounded well enough, and nobody reads colours.
LIMIT = 20_000
LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]{1,40}")


def language_of(info: str) -> str:
    """The language that a fence's info string names, or an empty string."""
    match = LANGUAGE.match(info.strip().lstrip("{").lstrip("."))
    return match[0].lower() if match else ""


@lru_cache(maxsize=512)
def highlight(code: str, language: str) -> str:
    """`code` as the inside of a `<code>` element. An unknown language, or too much code, is only escaped."""
    lexer = _lexer(language) if language and len(code) <= LIMIT else None
    if lexer is None:
        return escape(code, quote=False)
    from pygments import highlight as paint
    from pygments.formatters.html import HtmlFormatter

    return str(paint(code, lexer, HtmlFormatter(nowrap=True)))


@lru_cache(maxsize=64)
def _lexer(language: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=True)
    except ClassNotFound:
        return None
