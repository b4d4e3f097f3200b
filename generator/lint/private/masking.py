"""Problems without the secrets that stand beside them: no report may show one, whichever rule the report is of."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from generator.lint.private.secrets import may_hold_secrets, secrets_in
from generator.model.problem import Problem, Rule
from generator.model.text import Span, Text

SECRET = Rule("SE101", "secret", "error", "strict", "A key, a token or a password that opens something.")

_SHOWN = 4  # characters of a long secret that tell its owner which one it is
_BEGINNING = 8  # characters of a secret that are looked for where the rest of it was cut off
_SHORTEST = 12  # a line that is shorter holds no secret


def masked(secret: str) -> str:
    """A secret with nothing to be read of it but how it begins, as long as it is, lines as they are."""
    shown = min(_SHOWN, len(secret) // 5)
    return secret[:shown] + "".join("\n" if letter == "\n" else "*" for letter in secret[shown:])


def masked_in(text: str, spans: Sequence[Span]) -> str:
    """`text` with the secrets at `spans`, in order, masked; its length is the same."""
    parts, end = list[str](), 0
    for span in spans:
        parts += (text[end : span.start], masked(text[span.start : span.end]))
        end = span.end
    return "".join((*parts, text[end:]))


def outside_secrets(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Those of the problems of a text that do not lie in a secret of several lines: a line of a key looks like none."""
    keys = [found.place for found in problems if found.code == SECRET.code and found.place.end_line > found.place.line]
    for problem in problems:
        line = problem.place.line
        if problem.code == SECRET.code or not any(key.line <= line <= key.end_line for key in keys):
            yield problem


def without_secrets(problem: Problem) -> Problem:
    """`problem` with the secrets of its line and of its words masked wherever it shows them."""
    line, words = problem.line_text, problem.text
    shown = line if words in line else f"{line}\n{words}"
    if len(shown) < _SHORTEST:
        return problem
    secrets = _secrets(shown)
    if not secrets:
        return problem
    fix = problem.fix
    return replace(
        problem,
        line_text=_without(line, secrets),
        message=_without(problem.message, secrets),
        text=_without(words, secrets),
        hint=_without(problem.hint, secrets),
        fix=fix and replace(fix, title=_without(fix.title, secrets)),
    )


def meets_secret(text: Text, span: Span) -> bool:
    """Whether anything of a secret stands at `span` of `text`, as far as the lines tell on which that lies."""
    words = text.text
    start = words.rfind("\n", 0, span.start) + 1
    end = words.find("\n", span.end)
    at = span.start - start
    secrets = _places(words[start : end if end >= 0 else len(words)])
    return any(secret.start < at + span.end - span.start and at < secret.end for secret in secrets)


# One line may be long, and that of many problems.
@lru_cache(maxsize=4)
def _places(lines: str) -> tuple[Span, ...]:
    return tuple(secret.span for secret in secrets_in(lines)) if may_hold_secrets(lines) else ()


@lru_cache(maxsize=4)
def _secrets(shown: str) -> tuple[str, ...]:
    """The secrets of what is shown, the longest first."""
    found = {shown[place.start : place.end] for place in _places(shown)}
    return tuple(sorted(found, key=lambda secret: (-len(secret), secret)))


@lru_cache(maxsize=4)
def _without(said: str, secrets: tuple[str, ...]) -> str:
    """`said` with `secrets` masked in it, and with what is left of one where a message was cut off."""
    for secret in secrets:
        mask = masked(secret)
        said = said.replace(secret, mask)
        beginning, at = secret[:_BEGINNING], -1
        while (at := said.find(beginning, at + 1)) >= 0:
            end = next((size for size in range(len(secret), 0, -1) if said.startswith(secret[:size], at)), 0)
            said = said[:at] + mask[:end] + said[at + end :]
    return said
