"""Problems as values: what is wrong, exactly where, and what to do about it."""

from typing import Literal

from msgspec import Struct

from generator.model.text import Place, Span

Severity = Literal["error", "warning", "hint"]
Confidence = Literal["certain", "likely", "hint"]
Blocks = Literal["never", "strict", "build"]
TargetKind = Literal[
    "next-block",
    "previous-block",
    "enclosing-block",
    "enclosing-section",
    "inline-previous",
    "document",
    "none",
]


class Target(Struct, frozen=True):
    """What an editorial note is about; `about` says what that is (paragraph, image, list item …)."""

    kind: TargetKind
    line: int
    end_line: int
    about: str = ""

    @property
    def in_words(self) -> str:
        """What it is, for a person: `the paragraph on lines 14 to 15`; empty where it is nothing in particular."""
        match self.kind:
            case "next-block" | "previous-block":
                lines = f"lines {self.line} to {self.end_line}" if self.end_line > self.line else f"line {self.line}"
                return f"the {self.about or 'block'} on {lines}"
            case "enclosing-block":
                return f"the {self.about} that it stands in" if self.about else "what it stands in"
            case "enclosing-section":
                return "its section"
            case "inline-previous":
                # A link without its address is about itself.
                return "the link itself" if self.about == "link" else f"the {self.about or 'words'} before it"
            case "document":
                return "the whole text"
            case "none":
                return ""


class Edit(Struct, frozen=True, order=True):
    """A stretch of a text, in offsets of its `Text`, and what is to stand there instead."""

    span: Span
    new: str


class Fix(Struct, frozen=True):
    """A change that solves a problem; its edits are apart from each other, in order.

    `title` says it as an order ("write “café”"). A `safe` one never changes what the text says, and needs no look.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


class Rule(Struct, frozen=True):
    """What a kind of problem always has in common. `blocks` says what it stops: nothing, --strict, or a build."""

    code: str
    name: str
    severity: Severity
    blocks: Blocks
    summary: str


class Problem(Struct, frozen=True):
    """One thing that is wrong. `text` is the stretch it is about, `line_text` the whole source line.

    `id` names it for good: it stays when lines move. It is empty until all problems of a site are known.
    """

    code: str
    name: str
    severity: Severity
    blocks: Blocks
    message: str
    place: Place
    text: str = ""
    hint: str = ""
    confidence: Confidence | None = None
    target: Target | None = None
    line_text: str = ""
    fix: Fix | None = None
    id: str = ""

    @classmethod
    def of(
        cls,
        rule: Rule,
        message: str,
        place: Place,
        *,
        text: str = "",
        hint: str = "",
        line_text: str = "",
        fix: Fix | None = None,
    ) -> "Problem":
        """A problem of the kind that `rule` names."""
        return cls(
            rule.code,
            rule.name,
            rule.severity,
            rule.blocks,
            message,
            place,
            text,
            hint,
            line_text=line_text,
            fix=fix,
        )


def ordered(*groups: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """All problems of all groups, each once, by place and code."""
    once = dict.fromkeys(problem for group in groups for problem in group)
    return tuple(sorted(once, key=lambda p: (p.place, p.code, p.message)))
