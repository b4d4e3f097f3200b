"""Problems without the secrets that stand beside them: no report may show one, whichever rule the report is of."""

from msgspec.structs import replace

from generator.lint.private.secrets import may_hold_secrets, secrets_in
from generator.model.problem import Problem
from generator.model.text import Span

_SHOWN = 4  # characters of a long secret that tell its owner which one it is
_BEGINNING = 8  # characters of a secret that are looked for where the rest of it was cut off
_SHORTEST = 12  # a line that is shorter holds no secret


def masked(secret: str) -> str:
    """A secret with nothing to be read of it but how it begins, as long as it is, lines as they are."""
    shown = min(_SHOWN, len(secret) // 5)
    return secret[:shown] + "".join("\n" if letter == "\n" else "*" for letter in secret[shown:])


def masked_in(text: str, spans: tuple[Span, ...]) -> str:
    """`text` with the secrets at `spans` masked; its length is the same."""
    for span in spans:
        text = text[: span.start] + masked(text[span.start : span.end]) + text[span.end :]
    return text


def without_secrets(problem: Problem) -> Problem:
    """`problem` with the secrets of its line and of its words masked wherever it shows them."""
    line, words = problem.line_text, problem.text
    shown = line if words in line else f"{line}\n{words}"
    if len(shown) < _SHORTEST or not may_hold_secrets(shown):
        return problem
    found = {shown[secret.span.start : secret.span.end] for secret in secrets_in(shown)}
    if not found:
        return problem
    kept = {name: getattr(problem, name) for name in ("line_text", "message", "text", "hint")}
    for secret in sorted(found, key=len, reverse=True):
        kept = {name: _without(said, secret) for name, said in kept.items()}
    return replace(problem, **kept)


def _without(said: str, secret: str) -> str:
    """`said` with `secret` masked in it, and with what is left of it where a message was cut off."""
    said, mask = said.replace(secret, masked(secret)), masked(secret)
    beginning, at = secret[:_BEGINNING], -1
    while (at := said.find(beginning, at + 1)) >= 0:
        end = next((size for size in range(len(secret), 0, -1) if said.startswith(secret[:size], at)), 0)
        said = said[:at] + mask[:end] + said[at + end :]
    return said
