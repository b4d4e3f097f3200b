"""The ids of headings: the words themselves, as GitHub makes them, each once on a page."""

from generator.model import lazy_re as re
from generator.parse.markdown.document import Block
from generator.parse.markdown.html_writer import HEADING_IDENTIFIER
from generator.parse.markdown.identifiers import is_taken
from generator.parse.markdown.sentinel import without

NOT_IN_ID = re.compile(r"[^\w\- ]+")
LIMIT = 80


def heading_text(block: Block) -> str:
    """What a heading says, without a closing `{#id}`; hidden passages are still marks in it."""
    given = _given(block)
    said = block.text[: -len(given[0])] if given else block.text
    return " ".join(said.split())


def _given(block: Block) -> re.Match[str] | None:
    """The id that a heading gives itself: at its end, in plain words, neither in code nor escaped."""
    last = block.pieces[-1] if block.pieces else None
    return HEADING_IDENTIFIER.search(last.text) if last is not None and last.kind == "text" and last.exact else None


def anchors_of(headings: list[Block]) -> dict[int, str]:
    """The id of each heading, by its line. An id that was given (`{#id}`) wins over one that is made."""
    taken: set[str] = set()
    anchors: dict[int, str] = {}
    counts: dict[str, int] = {}
    for block in headings:
        closing = _given(block)
        given = re.search(r"\{#([\w:.-]+)", closing[0]) if closing else None
        words = without(heading_text(block)).lower()
        base = given[1] if given else NOT_IN_ID.sub("", words).strip().replace(" ", "-")[:LIMIT].strip("-")
        base = base or "section"
        base = f"section-{base}" if is_taken(base) else base
        count = counts.get(base, 0)
        anchor = f"{base}-{count}" if count else base
        while anchor in taken:
            count += 1
            anchor = f"{base}-{count}"
        counts[base] = count + 1
        taken.add(anchor)
        anchors[block.line] = anchor
    return anchors
