"""What a note is about: the rules of the design, in their order, each a small function. The first that knows, says."""

from collections.abc import Callable

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.problem import Target, TargetKind
from generator.model.text import Span
from generator.parse.markdown.document import Block
from generator.parse.notes import target_patterns as patterns
from generator.parse.notes.leaf import OBJECT, Leaf, Side, Spot
from generator.parse.notes.patterns import FINISHED, LABEL, ONLY_MARKER
from generator.parse.notes.removal import whole_node
from generator.parse.notes.rules import Draft

NAMES_ONLY = re.compile(rf"[{OBJECT}\W]*[-–—:][\s*_]*")
FEW = 2  # fewer words before a slot are what leads to it
NEAR = 400  # how many characters before a note are looked at
NAMES = {
    "paragraph": "paragraph",
    "heading": "heading",
    "list": "list",
    "item": "list item",
    "quote": "quotation",
    "code": "code block",
    "table": "table",
    "row": "table row",
    "cell": "table cell",
    "html": "HTML block",
    "rule": "rule",
    "definitions": "definition list",
    "term": "term",
    "definition": "definition",
    "footnote": "footnote",
    "alert": "alert",
    "container": "box",
}


class Asked(Struct, frozen=True):
    """A note with what the rules look at: whether it is all of its leaf, and which blocks are notes themselves."""

    draft: Draft
    whole: bool
    noted: frozenset[Span]

    @property
    def leaf(self) -> Leaf:
        """Where the note stands."""
        return self.draft.leaf

    @property
    def said(self) -> str:
        """What the note says."""
        return self.draft.said

    @property
    def spot(self) -> Spot:
        """The place of the outermost block that is nothing but the note, or of its leaf."""
        node = whole_node(self.leaf) if self.whole else self.leaf.block
        return next((spot for spot in self.leaf.path if not spot.gap and spot.block is node), self.leaf.path[-1])

    def beside(self, side: Side) -> Block | None:
        """The nearest block on that side that is no note and no comment, in here or in what this stands in."""
        for spot in reversed(self.leaf.path[: self.leaf.path.index(self.spot) + 1]):
            for block in spot.beside(side):
                if block.span not in self.noted and not is_comment(block):
                    return block
        return None


def target_of(draft: Draft, whole: bool, noted: frozenset[Span]) -> Target:
    """What `draft` is about. `noted` are the spans of blocks that are notes: none of them is ever a target."""
    asked = Asked(draft, whole, noted)
    return next((target for rule in RULES if (target := rule(asked)) is not None), _section(asked))


def is_comment(block: Block) -> bool:
    """Whether a block is nothing but an HTML comment."""
    return block.kind == "html" and block.content.lstrip().startswith("<!--") and block.content.rstrip().endswith("-->")


def _told_by_author(asked: Asked) -> Target | None:
    match = patterns.SAID.search(asked.draft.leaf.raw, *_window(asked))
    if match is None:
        return None
    match match[1].lower():
        case "next":
            return _beside(asked, "next")
        case "prev" | "previous":
            return _beside(asked, "previous")
        case "section":
            return _section(asked)
        case _:
            return _document(asked)


def _window(asked: Asked) -> tuple[int, int]:
    start = max(asked.draft.span.start - asked.leaf.start, 0)
    return start, start + 40


def _pointed_at(asked: Asked) -> Target | None:
    if patterns.BELOW.search(asked.said):
        return _beside(asked, "next")
    if patterns.ABOVE.search(asked.said):
        return _beside(asked, "previous")
    if patterns.THIS_SECTION.search(asked.said):
        return _section(asked)
    return None


def _opens_passage(asked: Asked) -> Target | None:
    """A sign that opens a passage, where that is not closed, is about what follows it."""
    words = asked.leaf.document.text.cut(asked.draft.span)
    return _beside(asked, "next") if patterns.OPENS_PASSAGE.match(words) and asked.draft.rule.code != "ED140" else None


def _prompt(asked: Asked) -> Target | None:
    if asked.draft.rule.code != "ED150":
        return None
    return _section(asked) if asked.whole else _enclosing(asked)


def _beside_without_blank(asked: Asked) -> Target | None:
    """A note on the line right above a block, or right below one, with a blank line on its other side."""
    if (
        not asked.whole
        or asked.leaf.path[-1].gap
        or not asked.said.strip("*_=~ .!")
        or asked.spot not in asked.leaf.path
    ):
        return None
    block = asked.spot.block
    before, after = asked.spot.beside("previous")[:1], asked.spot.beside("next")[:1]
    below = bool(before) and before[0].end_line == block.line - 1 and before[0].kind != "heading"
    above = bool(after) and after[0].line == block.end_line + 1 and after[0].kind != "heading"
    if below == above:
        return None
    side: Side = "next" if above else "previous"
    near = after[0] if above else before[0]
    return None if near.span in asked.noted or is_comment(near) else _beside(asked, side)


def _link(asked: Asked) -> Target | None:
    if asked.draft.form != "link":
        return None
    if asked.said == "image":
        return _here(asked, "enclosing-block", "image")
    if asked.leaf.path[-1].gap:
        return _here(asked, "none", "link definition")
    words = asked.leaf.document.text.cut(asked.draft.span)
    text = asked.leaf.document.text.text
    if words[0] != "[":  # only its address: its words stand before it
        opening = text.rfind("[", max(asked.draft.span.start - NEAR, 0), asked.draft.span.start)
        words = text[opening : asked.draft.span.start] if opening >= 0 else "[link]"
    inside = words[1:].partition("]")[0]
    placeholder = not inside.strip() or ONLY_MARKER.fullmatch(inside) or patterns.SLOT.match(inside)
    return _here(asked, "enclosing-block" if placeholder else "inline-previous", "link")


def _within_text(asked: Asked) -> Target | None:
    """A note in a leaf with other words: what stands right before it, else the block that it stands in."""
    draft, leaf = asked.draft, asked.leaf
    if draft.form == "value" and draft.said == "image":
        return _here(asked, "enclosing-block", "image")
    start = draft.span.start - leaf.start
    before = leaf.words[max(start - NEAR, 0) : start]
    in_html = leaf.block.kind == "html" and before.strip()
    if leaf.block.kind == "heading" and (draft.form == "value" or draft.rule.code == "ED202"):
        return _section(asked)
    if asked.whole or leaf.path[-1].gap or (draft.form == "words" and not in_html):
        return None
    if leaf.block.kind == "html" and draft.form == "comment":
        return None
    if not before.strip(" \t\n*_~=-•"):
        return _enclosing(asked)
    if leaf.within("item") is not None and NAMES_ONLY.fullmatch(before):
        return _enclosing(asked)  # `- name - TODO: say what it is`
    if not _links_what_was_said(draft, before) and (
        draft.form == "value" or LABEL.fullmatch(before.rpartition("\n")[2])
    ):
        return _enclosing(asked)
    item = leaf.within("item")
    bracketed = leaf.words[start] in "([{<"
    if item is not None and draft.form == "inline" and FINISHED.search(before) and (bracketed or "?" not in draft.said):
        return Target("enclosing-block", item.line, item.end_line, "list item")
    line = leaf.document.text.line_at(draft.span.start - len(before) + len(before.rstrip()))
    return Target(
        "inline-previous", line, line, "image" if before.rstrip().endswith(OBJECT) and _image(leaf) else "words"
    )


def _links_what_was_said(draft: Draft, before: str) -> bool:
    """Whether a placeholder for a link or a source is about the words before it, rather than a slot in its sentence."""
    if draft.rule.code not in ("ED120", "ED202") or not patterns.LINKS.search(draft.said):
        return False
    square = draft.leaf.words[draft.span.start - draft.leaf.start] == "["
    return not square or not (LABEL.fullmatch(before.rpartition("\n")[2]) or len(before.split()) < FEW)


def _own_item(asked: Asked) -> Target | None:
    """A note that is an item is about the item that it stands under, or the section; one in a heading about that."""
    item = asked.leaf.within("item")
    if asked.leaf.block.kind in ("cell", "term"):
        return _enclosing(asked)
    if asked.leaf.block.kind == "heading":
        return _section(asked)
    if item is None or not asked.whole or asked.leaf.block.kind == "html":
        return None
    if len(item.children) > 1 and item.children[0] is not asked.leaf.block:
        return Target("enclosing-block", item.line, item.end_line, "list item")
    parents = [block for block in asked.leaf.parents if block.kind == "item" and block is not item]
    if parents:
        return Target("enclosing-block", parents[-1].line, parents[-1].end_line, "list item")
    return _section(asked)


def _opens_document(asked: Asked) -> Target | None:
    if patterns.THIS_DOCUMENT.search(asked.said):
        return _document(asked)
    first = asked.beside("previous")
    if not asked.whole and asked.leaf.words[: max(asked.draft.span.start - asked.leaf.start, 0)].strip(" \t\n*_~=-•"):
        return None
    opens = first is None or (first.kind == "heading" and first.level == 1 and first is asked.leaf.document.blocks[0])
    inline = asked.draft.form != "words" and not (asked.draft.form in ("inline", "comment") and asked.whole)
    if asked.draft.form == "comment" and first is not None:
        return None
    if asked.draft.rule.code == "ED120":
        return None
    if not opens or not asked.said.strip("*_=~ .") or len(asked.leaf.path) > 2 or inline:
        return None
    return _document(asked)


def _adjacent_picture(asked: Asked) -> Target | None:
    if not (patterns.OF_PICTURES.search(asked.said) and patterns.PICTURE_CHANGE.search(asked.said)):
        return None
    sides: tuple[tuple[Side, TargetKind], ...] = (("next", "next-block"), ("previous", "previous-block"))
    for side, kind in sides:
        block = asked.beside(side)
        if block is not None and is_picture(block):
            return Target(kind, block.line, block.end_line, "image")
    return _section(asked)


def _missing_content(asked: Asked) -> Target | None:
    if asked.draft.rule.code == "ED203" or (patterns.BETTER.search(asked.said) and _stands_out(asked.beside("next"))):
        return None
    told = patterns.EXPLAINS.match(asked.said) or patterns.OF_THIS.match(asked.said)
    if told and not _after_heading(asked):
        return _beside(asked, "previous")
    supplies = patterns.SUPPLIES.match(asked.said) or patterns.SUPPLIES_PART.search(asked.said)
    if not asked.said.strip("*_=~ .!") or supplies or asked.draft.rule.code == "ED120":
        return _section(asked)
    return None


def _question(asked: Asked) -> Target | None:
    comment = asked.draft.form in ("comment", "suggestion") or asked.draft.rule.code == "ED203"
    if not comment and "?" not in asked.said and not patterns.CONSIDERS.match(asked.said):
        return None
    if _after_heading(asked):
        return None if patterns.IMPROVES.search(asked.said) else _section(asked)
    before, after = asked.beside("previous"), asked.beside("next")
    announced = before is not None and before.kind == "paragraph" and before.text.rstrip().endswith(":")
    forward = asked.draft.rule.code == "ED203" or announced or patterns.BETTER.search(asked.said)
    if forward and _stands_out(after):
        return _beside(asked, "next")
    return _beside(asked, "previous")


def _improvement(asked: Asked) -> Target | None:
    if not patterns.IMPROVES.search(asked.said):
        return None
    if _after_heading(asked) or _stands_out(asked.beside("next")):
        return _beside(asked, "next")
    return _beside(asked, "previous")


RULES: tuple[Callable[[Asked], Target | None], ...] = (
    _prompt,
    _told_by_author,
    _opens_passage,
    _link,
    _pointed_at,
    _within_text,
    _own_item,
    _opens_document,
    _adjacent_picture,
    _beside_without_blank,
    _missing_content,
    _question,
    _improvement,
)


def _after_heading(asked: Asked) -> bool:
    before = asked.beside("previous")
    return before is None or before.kind == "heading"


def _stands_out(block: Block | None) -> bool:
    return block is not None and (block.kind in ("code", "table") or is_picture(block))


def is_picture(block: Block) -> bool:
    """Whether a block shows nothing but a picture."""
    said = [piece for piece in block.pieces if piece.kind != "break" and piece.text.strip()]
    if block.kind == "html":
        return bool(re.search(r"(?i)<(?:img|picture|figure|svg)\b", block.content))
    return (
        block.kind == "paragraph"
        and any(p.kind == "image" for p in block.pieces)
        and all(p.kind == "image" for p in said)
    )


def _image(leaf: Leaf) -> bool:
    return any(piece.kind == "image" for piece in leaf.block.pieces)


def _beside(asked: Asked, side: Side) -> Target:
    if side == "next" and (rest := _rest_of_paragraph(asked)) is not None:
        return rest
    block = asked.beside(side)
    if block is None or block.kind == "heading":
        return _section(asked)
    kind: TargetKind = "next-block" if side == "next" else "previous-block"
    return Target(kind, block.line, block.end_line, "image" if is_picture(block) else NAMES[block.kind])


def _rest_of_paragraph(asked: Asked) -> Target | None:
    """The lines of a paragraph that follow a note on its first ones: to its writer they are the next paragraph."""
    leaf, text = asked.leaf, asked.leaf.document.text
    begins = not leaf.words[: max(asked.draft.span.start - leaf.start, 0)].strip(" \t\n*_~=-•<")
    line = text.line_at(asked.draft.span.end)
    if asked.whole or not begins or leaf.block.kind != "paragraph" or line >= leaf.block.end_line:
        return None
    return Target("next-block", line + 1, leaf.block.end_line, NAMES["paragraph"])


def _enclosing(asked: Asked) -> Target:
    leaf = asked.leaf
    block = leaf.path[-2].block if len(leaf.path) > 1 and leaf.path[-2].block.kind == "item" else leaf.block
    return Target("enclosing-block", block.line, block.end_line, NAMES[block.kind])


def _here(asked: Asked, kind: TargetKind, about: str) -> Target:
    place = asked.leaf.document.text.place(asked.draft.span)
    return Target(kind, place.line, place.end_line, about)


def _section(asked: Asked) -> Target:
    section = asked.leaf.section
    return Target("enclosing-section", section.line, max(section.end_line, section.line), "section")


def _document(asked: Asked) -> Target:
    text = asked.leaf.document.text
    last = next((block.end_line for block in reversed(asked.leaf.document.blocks)), text.line_count)
    return Target("document", text.line_at(asked.leaf.document.body_start), last, "document")
