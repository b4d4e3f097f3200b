"""An editorial note: a remark to the writer that was left in the text."""

from msgspec import Struct

from generator.model.problem import Confidence, Target
from generator.model.text import Place, Span


class Note(Struct, frozen=True):
    """A note, its rule (`ED…`), its exact words, and what it is about.

    `span` is the note's words; `removal` is what goes with it when it is left out (its empty quote block, its comment);
    it is empty where nothing has to go, because the page shows nothing of the note anyway.
    """

    code: str
    name: str
    confidence: Confidence
    text: str
    span: Span
    removal: Span
    place: Place
    target: Target
    message: str
    hint: str
    blocks_strict: bool = True

    @property
    def left_out(self) -> bool:
        """Certain and likely notes are left out of public pages; a hint is shown and never removed."""
        return self.confidence != "hint" and self.blocks_strict
