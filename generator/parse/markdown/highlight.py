"""Code to HTML with Pygments' short classes; memoised by language and code."""

from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from generator.model import lazy_re as re

if TYPE_CHECKING:
    from pygments.lexer import Lexer

Paint = Callable[[str, str, tuple[int, ...]], str]
"""The inside of a `<code>` element for code, its language and the lines to mark, as `highlight` gives it."""

# Beyond this many characters a lexer's time is not bounded well enough, and nobody reads colours.
LIMIT = 20_000
MOST_MARKED = 1_000
LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]{1,40}")
# Lines to mark: `hl_lines="2 4-5"`, `{hl_lines=[2,"4-5"]}`, `{2,4-5}`. Everything else behind a language is ignored.
MARKED = re.compile(r"""\bhl_lines\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|\[([^\[\]]*)\])|\{([\d,\s-]+)\}""")
STRETCH = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")


def language_of(info: str) -> str:
    """The language that a fence's info string names, or an empty string."""
    match = LANGUAGE.match(info.strip().lstrip("{").lstrip("."))
    return match[0].lower() if match else ""


def marked_lines(info: str) -> tuple[int, ...]:
    """The lines of code that a fence's info string marks, from 1, in order."""
    match = MARKED.search(info) if "hl_lines" in info or "{" in info else None
    if match is None:
        return ()
    lines: set[int] = set()
    for first, last in STRETCH.findall(match[match.lastindex or 0])[:MOST_MARKED]:
        lines.update(range(int(first), min(int(last or first) + 1, int(first) + MOST_MARKED)))
    return tuple(sorted(lines)[:MOST_MARKED])


@lru_cache(maxsize=512)
def highlight(code: str, language: str, marked: tuple[int, ...] = ()) -> str:
    """`code` as the inside of a `<code>` element, `marked` lines in a span with the class `hll`.

    An unknown language, or too much code, is only escaped.
    """
    lexer = _lexer(language) if language and len(code) <= LIMIT else None
    if lexer is None:
        return escape(code, quote=False)
    from pygments import highlight as paint
    from pygments.formatters.html import HtmlFormatter

    return str(paint(code, lexer, HtmlFormatter(nowrap=True, hl_lines=list(marked))))


@lru_cache(maxsize=64)
def _lexer(language: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=True)
    except ClassNotFound:
        return None


def unpainted(code: str, _language: str, _marked: tuple[int, ...] = ()) -> str:
    """As `highlight`, without any colour."""
    return escape(code, quote=False)
