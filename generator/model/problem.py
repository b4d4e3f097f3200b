"""Problems as values: what is wrong, exactly where, and what to do about it."""

from typing import Literal

from msgspec import Struct

from generator.model.text import Place

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


class Rule(Struct, frozen=True):
    """What a kind of problem always has in common. `blocks` says what it stops: nothing, --strict, or a build."""

    code: str
    name: str
    severity: Severity
    blocks: Blocks
    summary: str


class Problem(Struct, frozen=True):
    """One thing that is wrong. `text` is the stretch it is about, `line_text` the whole source line."""

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
        )


def ordered(*groups: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """All problems of all groups, each once, by place and code."""
    return tuple(sorted({p for group in groups for p in group}, key=lambda p: (p.place, p.code, p.message)))
