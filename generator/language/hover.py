"""What a client shows where the pointer rests on a problem: its rule, what is wrong, why, and what to do."""

import re
from collections.abc import Iterable
from functools import cache

from lsprotocol import types

from generator.disk.errors import OutsideError
from generator.engine.explain import explain, rules_named
from generator.language.buffers import Buffer
from generator.language.diagnostics import range_of
from generator.language.positions import Spot
from generator.model.manual import rule_url
from generator.model.problem import Problem
from generator.report.rule import ShownRule

_MOST = 5  # problems that one hover tells; more are no help
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~$&"})


def _problems_at(problems: Iterable[Problem], buffer: Buffer, position: types.Position) -> tuple[Problem, ...]:
    """Those of `problems` whose words are at `position`, the shortest first."""
    at = buffer.lines.place(Spot(position.line, position.character))
    found = [problem for problem in problems if _begins(problem) <= at <= _ends(problem)]
    return tuple(sorted(found, key=lambda problem: (problem.place.end_line - problem.place.line, len(problem.text))))


def hover_at(position: types.Position, problems: Iterable[Problem], buffer: Buffer) -> types.Hover | None:
    """What is to be shown at a position of a text that has `problems`; None where nothing is wrong there."""
    found = _problems_at(problems, buffer, position)
    if not found:
        return None
    told = "\n\n---\n\n".join(_told(problem) for problem in found[:_MOST])
    return types.Hover(
        types.MarkupContent(types.MarkupKind.Markdown, told), range=range_of(found[0].place, buffer.lines)
    )


def _told(problem: Problem) -> str:
    parts = [f"**{problem.code} {problem.name}** ({problem.severity})", _plain(problem.message)]
    if problem.target is not None and problem.target.kind != "none":
        parts.append(f"It is about {_plain(problem.target.in_words)}.")
    if problem.hint:
        parts.append(f"*Hint:* {_plain(problem.hint)}")
    rule = _explained(problem.code)
    if rule is not None:
        # The manual's own Markdown.
        parts.append(rule.why)
        parts += [f"For example\n\n{_fenced(rule.bad[0])}"] if rule.bad else []
        parts += [f"would better be\n\n{_fenced(rule.good)}"] if rule.bad and rule.good else []
    parts.append(f"[The manual on {problem.code}]({rule_url(problem.code, problem.name)})")
    return "\n\n".join(parts)


@cache
def _explained(code: str) -> ShownRule | None:
    """Everything there is to say of a rule; None where there is no such rule, or no manual."""
    try:
        return next(map(explain, rules_named(code)), None)
    except OutsideError:
        return None


def _fenced(text: str) -> str:
    """`text` as a block of code in Markdown, whatever it holds."""
    longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}markdown\n{text.rstrip()}\n{fence}"


def _plain(words: str) -> str:
    """`words`, some of which come out of the text, as Markdown that shows just them."""
    return " ".join(words.split()).translate(_SIGNS)


def _begins(problem: Problem) -> tuple[int, int]:
    return problem.place.line, problem.place.column


def _ends(problem: Problem) -> tuple[int, int]:
    return problem.place.end_line, problem.place.end_column
