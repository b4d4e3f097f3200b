"""What a postmortem says was learned."""

from collections.abc import Sequence

from generator.model.incident import Learning, LearningKind, Role
from generator.parse.incident.items import items_in
from generator.parse.incident.lines import first_leaf
from generator.parse.incident.sections import LEARNING_ROLES, SectionBlock, role_of
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.sentinel import without

_KINDS: tuple[tuple[Role, LearningKind], ...] = (("went-well", "well"), ("went-wrong", "wrong"), ("lucky", "lucky"))
_MARKS: tuple[tuple[str, LearningKind], ...] = (
    ("✅", "well"),
    ("✔", "well"),
    ("👍", "well"),
    ("🟢", "well"),
    ("❌", "wrong"),
    ("✘", "wrong"),
    ("👎", "wrong"),
    ("🔴", "wrong"),
    ("🍀", "lucky"),
)


def read_learnings(document: Document, sections: Sequence[SectionBlock], words: Vocabulary) -> tuple[Learning, ...]:
    """The learnings of a document, in its order: the items of its learning sections, each of the kind that its heading,
    its group or its mark says. A sentence that leads in a list is none, nor is "nothing".
    """
    found: list[Learning] = []
    for section in sections:
        if section.role not in LEARNING_ROLES or section.sub:
            continue
        kind = _kind_of(section.role)
        for item in items_in(section, sections, words):
            said = without(item.leaf.text)
            own = _marked(said) or (_kind_of(role_of(item.group, words)) if item.group and kind == "general" else kind)
            nested = _nested(item.block)
            if (
                nested and (label := _kind_of(role_of(said, words))) != "general"
            ):  # "- What went well" over a list of its own
                for inner in nested:
                    leaf = first_leaf(inner)
                    if leaf is not None:
                        found.append(_learning(document, inner, leaf, label, len(found)))
                continue
            found.append(_learning(document, item.block, item.leaf, own, len(found)))
    return tuple(found)


def _learning(document: Document, block: Block, leaf: Block, kind: LearningKind, count: int) -> Learning:
    place = document.text.place(block.span)
    return Learning(document.words_of(leaf), kind, place, f"learning-{count + 1}")


def _nested(item: Block) -> list[Block]:
    return [inner for child in item.children if child.kind == "list" for inner in child.children]


def _kind_of(role: Role) -> LearningKind:
    return next((kind for other, kind in _KINDS if other == role), "general")


def _marked(words: str) -> LearningKind | None:
    if words.isascii():
        return None
    start = words.lstrip()[:2]
    return next((kind for mark, kind in _MARKS if start.startswith(mark)), None)
