"""Prompts of templates: orders and questions to the writer under a heading, in a label or a cell, left in the text.

A prompt is told by its grammar, by its words being true of any incident, and by its place and dress. In italics, in
brackets or in a quotation it is set apart from what the writer says; plain, its heading must ask for the same.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.markdown.document import Block
from generator.parse.notes import prompt_patterns as patterns
from generator.parse.notes.leaf import OBJECT, Leaf
from generator.parse.notes.leaves import Leaves
from generator.parse.notes.quotes import is_spoken
from generator.parse.notes.rules import TEMPLATE_PROMPT, Draft

LONGEST = 600
LABEL = 80  # as long as a line that serves as a heading
BEFORE = 6  # how many blocks may stand between a heading and a prompt: other prompts and comments
TITLE = 3000  # how much of front matter is looked at for a title
STEM, SHORTEST = 5, 3
STOP = re.compile(r"[.](?: |\Z)")
SIGNED = re.compile(r"(?:--|—|–) ?\S")
WORD = re.compile(r"[A-Za-z]{4,}")
OPENS = re.compile(r"[\s>*_(\[{“\"]{0,12}[A-Za-z]")
DRESS = "*_()[]{} \t\n>"
TITLE_LINE = re.compile(r"(?im)^title\s*[:=](.{0,300})")

# Whether the words are an order, a question, or what stands in the section.
Kind = Literal["order", "question", "sketch"]


def with_prompts(leaves: Leaves) -> set[int]:
    """The leaves that may be a prompt: they, or what follows on their label, begin with a word that opens one.

    Its first sentence is an order, a question or a sketch by its first word; italics and signs may stand before it.
    """
    found: set[int] = set()
    folded, starts, listed = leaves.joined.folded, leaves.joined.starts, leaves.listed
    for index, block in enumerate(leaves.blocks):
        if block.kind not in ("paragraph", "cell") or index in listed:
            continue
        start, end = starts[index], starts[index + 1]
        if _opens(folded, start, end):
            found.add(index)
        elif folded.find(":", start, min(start + patterns.LONGEST_LABEL, end)) >= 0:
            label = patterns.LABELLED.match(leaves.words[index])
            if label is not None and _opens(folded, start + label.end(), end):
                found.add(index)
    return found


def _opens(folded: str, start: int, end: int) -> bool:
    """Whether words begin as a prompt does; those of a question only where a question mark follows."""
    opening = patterns.OPENS.match(folded, start)
    if opening is None:
        return False
    first = opening[1]
    if first in patterns.OPENING_WORDS:
        return True
    if first in patterns.ASKING_WORDS and folded.find("?", start, end) >= 0:
        return True
    return opening[2] in patterns.OPENING_PAIRS.get(first, ())


def find_prompts(leaf: Leaf) -> Iterator[Draft]:
    """The prompt that a leaf, what follows on its label, or its first lines in italics are."""
    if leaf.block.kind not in ("paragraph", "cell") or leaf.path[-1].gap or not OPENS.match(leaf.words):
        return
    if leaf.within("item") is not None:
        return  # it may be something to do, or that was done
    part, labelled = _part(leaf)
    if part is None:
        return
    said = _said(leaf, part)
    kind = _kind(said)
    if kind is None or _is_linked(leaf, part):
        return
    dressed = _is_dressed(leaf, part)
    if labelled or leaf.block.kind == "cell":
        found = dressed and kind == "order"
        sure = True
    else:
        heading = _heading(leaf)
        found = heading is not None and _asks(leaf, heading, said, kind, dressed)
        sure = heading is not None and _is_sure(leaf, heading, said, kind, dressed)
    if found and not _is_of_templates(leaf):
        yield Draft(TEMPLATE_PROMPT, part, leaf, "words", said, confidence=None if sure else "hint")


def _asks(leaf: Leaf, heading: Block, said: str, kind: Kind, dressed: bool) -> bool:
    """Whether words under `heading` can be a prompt, and neither work to do, nor a label, nor somebody's words."""
    if patterns.META.match(said):
        return True
    work = patterns.WORK.search(heading.text) and not patterns.LISTED.match(said)
    if leaf.within("quote") and (is_spoken(leaf.path[-2]) or SIGNED.search(said)):
        return False
    if kind == "order":
        if dressed:
            return not (work and patterns.WORKS.match(said))
        if work or patterns.TO_USERS.search(said):
            return False
        # Alone in its section it is no order to readers that is followed by what comes of it.
        alone = patterns.TOLD.match(said) is not None and _is_unanswered(leaf)
        return alone or patterns.OF_REPORTS.search(said) is not None
    if heading is leaf.document.blocks[0] and heading.level == 1:
        return False  # under a title it is its second line
    if kind == "question":
        return not _is_label(leaf) if dressed else _is_of(heading.text, said) and _is_unanswered(leaf, heading)
    return dressed or STOP.search(said) is not None


def _is_sure(leaf: Leaf, heading: Block, said: str, kind: Kind, dressed: bool) -> bool:
    """Whether a prompt can be nothing else, whatever else the text has."""
    if patterns.META.match(said):
        return True
    if kind == "question":
        return leaf.within("quote") is None
    if patterns.RULED.search(said) or (dressed and kind == "order"):
        return True
    if dressed:
        return patterns.OF_ANY.match(said) is not None
    return _shares(heading.text, said) or (patterns.TOLD.match(said) is not None and _is_unanswered(leaf))


def corroborated(drafts: Sequence[Draft], header: str) -> list[Draft]:
    """`drafts` of the text below `header`, its front matter.

    Prompts in several sections vouch for each other: they are of one template. A text about templates shows its own.
    A question that stands alone in a quotation is somebody's.
    """
    prompts = [draft for draft in drafts if _is_prompt(draft)]
    title = TITLE_LINE.search(header, 0, TITLE) if prompts else None
    if title and patterns.OF_TEMPLATES.search(title[1]):
        return [draft for draft in drafts if not _is_prompt(draft)]
    if len({draft.leaf.section.line for draft in prompts}) > 1:
        return [replace(draft, confidence=None) if _is_prompt(draft) else draft for draft in drafts]
    return [
        draft for draft in drafts if not (_is_prompt(draft) and draft.sure == "hint" and draft.leaf.within("quote"))
    ]


def _is_prompt(draft: Draft) -> bool:
    return draft.rule is TEMPLATE_PROMPT and draft.form == "words"


def _part(leaf: Leaf) -> tuple[Span | None, bool]:
    """What of a leaf may be a prompt, and whether it follows on a label."""
    words = leaf.words
    low, high = len(words) - len(words.lstrip()), len(words.rstrip())
    run = _italic_lines(leaf)
    if run is not None:
        return run, False
    label = patterns.LABELLED.match(words)
    if label and leaf.block.kind == "paragraph" and label.end() < high and not words[low:high].startswith(("(", "[")):
        part = Span(leaf.start + label.end(), leaf.start + high)
        return (part if _is_dressed(leaf, part) and high - label.end() <= LONGEST else None), True
    return (Span(leaf.start + low, leaf.start + high) if high - low <= LONGEST else None), False


def _italic_lines(leaf: Leaf) -> Span | None:
    """The first lines of a paragraph, where they are in italics and others follow that are not."""
    pieces = leaf.block.pieces
    if not pieces or not pieces[0].italic or leaf.block.kind != "paragraph":
        return None
    end = next((index for index, piece in enumerate(pieces) if piece.kind == "text" and not piece.italic), len(pieces))
    if end == len(pieces):
        return None
    while end and pieces[end - 1].kind == "break":
        end -= 1
    if pieces[end].kind != "break" or pieces[end - 1].span.end - pieces[0].span.start > LONGEST:
        return None
    return Span(pieces[0].span.start, pieces[end - 1].span.end)


def _said(leaf: Leaf, part: Span) -> str:
    words = " ".join(leaf.words[part.start - leaf.start : part.end - leaf.start].replace(">", " ").split())
    return words.strip(DRESS) if words[:1] in DRESS else words


def _is_dressed(leaf: Leaf, part: Span) -> bool:
    """Whether a part of a leaf is in italics, in brackets, or all of a quotation."""
    pieces = [piece for piece in leaf.block.pieces if part.holds(piece.span) and piece.text.strip()]
    if pieces and all(piece.italic for piece in pieces if piece.kind in ("text", "code")):
        return True
    said = leaf.words[part.start - leaf.start : part.end - leaf.start]
    if (said[0], said[-1]) in (("(", ")"), ("[", "]"), ("{", "}")):
        return True
    parents = leaf.parents
    return bool(parents) and parents[-1].kind == "quote" and len(parents[-1].children) == 1


def _is_linked(leaf: Leaf, part: Span) -> bool:
    return any(piece.href for piece in leaf.block.pieces if part.holds(piece.span))


def _kind(said: str) -> Kind | None:
    """What kind of prompt some words are; None where a sentence of theirs tells something of an incident."""
    if OBJECT in said or said.endswith(":") or len(said.split()) < SHORTEST + said.endswith("?"):
        return None
    stop = patterns.SENTENCE.search(said)
    kind = _kind_of((said[: stop.start()] if stop else said).strip())
    if kind is None or stop is None:
        return kind
    for sentence in patterns.SENTENCE.split(said)[1:]:
        if patterns.EXAMPLE.match(sentence):
            return kind
        if not (_kind_of(sentence.strip()) or _goes_on(sentence) or patterns.ASKED.fullmatch(sentence.strip())):
            return None
    return kind


def _kind_of(sentence: str) -> Kind | None:
    # What begins a sentence is told fast, and mostly tells that it is no prompt.
    kind: Kind
    meta = patterns.META.match(sentence)
    if meta or (not sentence.endswith("?") and patterns.ORDERED.match(sentence)):
        kind = "order"
    elif sentence.endswith("?"):
        kind = "question"
        if not patterns.ASKED.fullmatch(sentence):
            return None
    else:
        kind = "sketch"
        sketched = patterns.SKETCHED.match(sentence) and not patterns.FINITE.search(sentence)
        if not (sketched or patterns.THINGS.match(sentence)):
            return None
    if patterns.TELLS_READERS.match(sentence):
        return None
    if not meta and ((kind == "order" and patterns.STATES.match(sentence)) or not patterns.ABOUT.search(sentence)):
        return None
    plain = patterns.WITH_EXAMPLE.split(sentence, maxsplit=1)[0]
    number = any(match["is"] for match in patterns.NUMBER.finditer(plain))
    return None if number or patterns.NAME.search(plain) else kind


def _goes_on(sentence: str) -> bool:
    """Whether a sentence after a prompt belongs to it, and tells nothing of an incident."""
    if any(form.match(sentence) for form in (patterns.DEPENDS, patterns.SHORTLY)) or patterns.LENGTH.fullmatch(
        sentence
    ):
        return True
    rules = patterns.GOES_ON.match(sentence) and patterns.RULES.search(sentence)
    return bool(rules) and not patterns.STATED.search(sentence)


def _heading(leaf: Leaf) -> Block | None:
    """The heading, or the line in bold, right under which a leaf stands; other prompts and comments may be between."""
    depth = next((i for i, spot in enumerate(leaf.path) if spot.block.kind != "quote"), 0)
    spot = leaf.path[0] if depth == len(leaf.path) - 1 else leaf.path[depth]
    if any(inner.index for inner in leaf.path[1 : depth + 1]):
        return None
    for block in spot.beside("previous")[:BEFORE]:
        if block.kind == "heading" or _is_all(block, "bold"):
            return block
        if not _may_precede(block):
            return None
    return None


def _may_precede(block: Block) -> bool:
    if block.kind == "html":
        return block.content.lstrip().startswith("<!--")
    if block.kind == "quote":
        return len(block.children) == 1 and _may_precede(block.children[0])
    return block.kind == "paragraph" and len(block.text) <= LONGEST and _kind(_plain(block)) is not None


def _plain(block: Block) -> str:
    return " ".join(block.text.split()).strip(DRESS)


def _is_all(block: Block, style: Literal["bold", "italic"]) -> bool:
    """Whether a block is a short paragraph that is in bold, or in italics, as a whole."""
    pieces = [piece for piece in block.pieces if piece.text.strip()]
    styled = bool(pieces) and all(piece.bold if style == "bold" else piece.italic for piece in pieces)
    return block.kind == "paragraph" and styled and len(block.text) < LABEL


def _is_of_templates(leaf: Leaf) -> bool:
    """Whether the text, or the section, is about templates: its prompts are what it shows."""
    first = next((block for block in leaf.document.blocks if block.kind == "heading"), None)
    return any(patterns.OF_TEMPLATES.search(block.text) for block in (first, leaf.section.heading) if block)


def _is_label(leaf: Leaf) -> bool:
    """Whether a question heads what follows on it, as others in its section do."""
    answered = False
    for block in leaf.path[0].beside("next"):
        if block.kind == "heading":
            return False
        labels = _is_all(block, "italic") or (_is_all(block, "bold") and _plain(block).endswith("?"))
        if labels and answered:
            return True
        answered = answered or not labels
    return False


def _is_unanswered(leaf: Leaf, heading: Block | None = None) -> bool:
    """Whether nothing follows on a prompt in its section, nor a section within that of `heading`, if it is given."""
    after = leaf.path[0].beside("next")[:1]
    if not after or after[0].kind != "heading":
        return not after
    return heading is None or after[0].level <= (heading.level or after[0].level)


def _shares(heading: str, said: str) -> bool:
    """Whether a plain order or sketch is about what its heading names, or asks for so many sentences."""
    if not (patterns.TOLD.match(said) or patterns.SKETCHED.match(said)):
        return False
    return bool(patterns.SHORT_TOLD.match(said)) or _is_of(heading, said)


def _is_of(heading: str, said: str) -> bool:
    """Whether words have one in common with their heading: “How was it detected?” under “Detection”."""
    stems = {word[:STEM].lower() for word in WORD.findall(heading)}
    return any(word[:STEM].lower() in stems for word in WORD.findall(said))
