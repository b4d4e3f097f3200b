"""Prompts of a template that were left in: what stands under a heading and tells its writer what to put there."""

from collections.abc import Iterator

from generator.model.text import Span
from generator.parse.markdown.document import Block
from generator.parse.markdown.sentinel import without
from generator.parse.notes import prompt_patterns as patterns
from generator.parse.notes.leaf import OBJECT, Leaf, Spot
from generator.parse.notes.rules import TEMPLATE_PROMPT, Draft

LONGEST = 400
MOST_SENTENCES = 4
BRACKETS = (("(", ")"), ("[", "]"), ("<", ">"), ("{", "}"))


def find_prompts(leaf: Leaf) -> Iterator[Draft]:
    """The prompt that a paragraph is, if it is one: it stands right under a heading, or under another prompt there.

    In italics, in brackets or in a quotation it is one where all of its sentences are orders or questions to whoever
    writes. In plain words only where no report says such a thing of itself: "This section should list …".
    """
    words = leaf.words.strip()
    if leaf.block.kind != "paragraph" or not 8 <= len(words) <= LONGEST or OBJECT in words:
        return
    if leaf.section.heading is None or len(leaf.path) > 2:
        return
    plain = " ".join(words.replace("*", " ").replace("_", " ").split())
    set_apart = _set_apart(leaf, plain)
    if not set_apart and not (patterns.HINTED.search(plain) or patterns.PLAIN_ORDER.match(plain)):
        return
    if not _leads(leaf.path[0]):
        return
    if _is_prompt(plain, leaf) if set_apart else len(leaf.path) == 1 and _is_template(plain, leaf):
        low = len(leaf.words) - len(leaf.words.lstrip())
        span = Span(leaf.start + low, leaf.start + len(leaf.words.rstrip()))
        yield Draft(TEMPLATE_PROMPT, span, leaf, "words", plain)


def find_blanks(leaf: Leaf) -> Iterator[Draft]:
    """The form of a date or a time where one should stand: `HH:MM - …`, `Date: YYYY-MM-DD`."""
    words = leaf.words
    if not any(sign in words for sign in patterns.BLANK_SIGNS):
        return
    for match in patterns.BLANK.finditer(words):
        before = words[words.rfind("\n", 0, match.start()) + 1 : match.start()]
        after = words[match.end() : match.end() + 20].partition("\n")[0]
        begins = not before.strip(" *_[(|")
        labelled = patterns.BLANK_LABEL.fullmatch(before) is not None and not after.strip(" *_.)]|")
        if begins or labelled:
            span = Span(leaf.start + match.start(), leaf.start + match.end())
            yield Draft(TEMPLATE_PROMPT, span, leaf, "value")


def _set_apart(leaf: Leaf, plain: str) -> bool:
    """Whether a paragraph is all in italics, in brackets, or alone in a quotation."""
    if len(leaf.path) == 2:
        quote = leaf.path[0].block
        return quote.kind == "quote" and len(quote.children) == 1 and plain[:1] not in "\"“'‘"
    if any(plain[:1] == opening and plain[-1:] == closing for opening, closing in BRACKETS):
        return True
    pieces = [piece for piece in leaf.block.pieces if piece.text.strip(" .:!?…")]
    return bool(pieces) and all(piece.italic and not piece.href for piece in pieces)


def _leads(spot: Spot) -> bool:
    """Whether nothing but other prompts stands between a block and its heading."""
    for block in spot.beside("previous"):
        if block.kind == "heading":
            return True
        if block.kind == "html" or (block.kind in ("paragraph", "quote") and _may_be_prompt(block)):
            continue
        return False
    return False


def _may_be_prompt(block: Block) -> bool:
    leaf = block.children[0] if block.kind == "quote" and block.children else block
    plain = without(leaf.text).strip()
    first = patterns.SENTENCE.match(plain)
    said = first[0] if first else ""
    return bool(patterns.ORDER.fullmatch(said) or patterns.QUESTION.fullmatch(said) or patterns.TEMPLATE.search(plain))


def _is_prompt(plain: str, leaf: Leaf) -> bool:
    said = plain.strip("()[]<>{} ")
    sentences = [match[0] for match in patterns.SENTENCE.finditer(said) if match[0].strip()]
    if not 1 <= len(sentences) <= MOST_SENTENCES or not patterns.ABOUT.search(said):
        return False
    if patterns.TEMPLATE.search(said):
        return True
    orders = [patterns.ORDER.fullmatch(sentence) is not None for sentence in sentences]
    asks = [patterns.QUESTION.fullmatch(sentence) is not None for sentence in sentences]
    if not all(order or ask for order, ask in zip(orders, asks, strict=True)):
        return False
    # Questions alone may be those that a report answers one by one, or in a quotation what somebody asked.
    return any(orders) or (len(leaf.path) == 1 and not _questions_follow(leaf))


def _questions_follow(leaf: Leaf) -> bool:
    for block in leaf.path[0].beside("next"):
        if block.kind == "heading":
            return False
        if block.kind == "paragraph" and block.text.rstrip(" *_").endswith("?") and _may_be_prompt(block):
            return True
    return False


def _is_template(plain: str, leaf: Leaf) -> bool:
    if patterns.TEMPLATE.search(plain):
        return True
    if not patterns.PLAIN_ORDER.match(plain):
        return False
    sentences = [match[0] for match in patterns.SENTENCE.finditer(plain) if match[0].strip()]
    # Alone in its section: an order that is obeyed below might be one to the reader.
    following = next(iter(leaf.path[0].beside("next")), None)
    alone = following is None or following.kind == "heading"
    return alone and len(sentences) <= MOST_SENTENCES
