"""Who said what a block quote says: its last line, where that begins with a dash and is as short as a name."""

from collections.abc import Mapping, Sequence

from markdown_it.token import Token
from msgspec import Struct

from generator.model import lazy_re as re
from generator.parse.markdown.sentinel import without

# Two hyphens right before a small letter are an option of a command.
DASH = re.compile(r"\s*(?:-{2,3}(?=\s|\Z|[^\W\d_a-z])|[—–―])\s*(?![—–―-])")
LONGEST = 120
SENTENCE_ENDS = ("?", "!", ":", ";", ",")
WORDS_OF_A_NAME = 12  # a last line with more words that ends with a full stop is a sentence
BREAKS = ("softbreak", "hardbreak")


class Signed(Struct, frozen=True):
    """A leaf of which `children[:cut]` are said, and `name` says by whom; `cut` is 0 where the leaf is a name alone."""

    cut: int
    name: tuple[Token, ...]


def signatures(tokens: Sequence[Token]) -> Mapping[int, Signed]:
    """The attributions of all block quotes, by the index of the inline token that ends or is one.

    A quote that says nothing but a name is left as it is.
    """
    found: dict[int, Signed] = {}
    ends = [index for index, token in enumerate(tokens) if token.type == "blockquote_close"]
    for index in ends:
        if index < 4 or tokens[index - 1].type != "paragraph_close":
            continue
        leaf = tokens[index - 2]
        signed = _signed(leaf.children or [])
        alone = tokens[index - 4].type == "blockquote_open"
        if signed is not None and leaf.type == "inline" and (signed.cut or not alone):
            found[index - 2] = signed
    return found


def _signed(children: Sequence[Token]) -> Signed | None:
    breaks = [place for place, child in enumerate(children) if child.type in BREAKS and child.level == 0]
    cut = breaks[-1] if breaks else 0
    last = children[cut + 1 if breaks else 0 :]
    match = DASH.match(last[0].content) if last and last[0].type == "text" else None
    if match is None or not _is_name("".join(without(child.content) for child in last).strip()):
        return None
    first = last[0].copy()
    first.content = last[0].content[match.end() :]
    return Signed(cut, (first, *last[1:]))


def _is_name(said: str) -> bool:
    """Whether a last line, its dash included, may name somebody or something."""
    if len(said) > LONGEST or said.endswith(SENTENCE_ENDS) or not any(character.isalpha() for character in said):
        return False
    return not said.endswith(".") or len(said.split()) <= WORDS_OF_A_NAME
