"""An editorial note: a remark to the writer that was left in the text."""

from datetime import date

from msgspec import Struct

from generator.model.problem import Blocks, Confidence, Problem, Severity, Target
from generator.model.text import Place, Span

SEVERITIES: dict[Confidence, Severity] = {"certain": "error", "likely": "warning", "hint": "hint"}


class Note(Struct, frozen=True):
    """A note, its rule (`ED…`), its exact words, and what it is about.

    `span` is the note's words; `removal` is what goes with it when it is left out (its empty quote block, its comment);
    it is empty where nothing has to go, because the page shows nothing of the note anyway. One that `stays` is
    published for all that, as part of an address. One that is `allowed` is published because the author says that it is
    no note. `owner` and `due` are those that it names (`TODO(ada, 2026-12-01)`).
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
    stays: bool = False
    allowed: bool = False
    owner: str = ""
    due: date | None = None

    @property
    def left_out(self) -> bool:
        """Certain and likely notes are left out of public pages; a hint is shown and never removed."""
        return self.confidence != "hint" and self.blocks_strict and not self.stays and not self.allowed

    @property
    def open(self) -> bool:
        """Whether somebody has to do something about it: it is left out of pages, or should be."""
        return self.left_out or (self.stays and not self.allowed)

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been settled before `today`."""
        return self.due is not None and self.due < today

    def problem(self, line_text: str) -> Problem:
        """The note, which stands on the line `line_text`, as a problem.

        One that is left out, or should be, stops `--strict`.
        """
        blocks: Blocks = "strict" if self.open else "never"
        return Problem(
            code=self.code,
            name=self.name,
            severity=SEVERITIES[self.confidence],
            blocks=blocks,
            message=self.message,
            place=self.place,
            text=self.text,
            hint=self.hint,
            confidence=self.confidence,
            target=self.target,
            line_text=line_text,
        )
