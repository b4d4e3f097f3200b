"""Problems as a client wants them: diagnostics, in its own lines and units."""

from collections.abc import Iterable

from lsprotocol import types
from msgspec import Struct

from generator.language.buffers import Buffer
from generator.language.positions import Lines
from generator.model.manual import rule_url
from generator.model.problem import Problem, Severity, Target
from generator.model.text import Place

SOURCE = "afterword"
MOST = 1000
"""Diagnostics of one text: no editor shows more of them to any use, and a hostile line may hold a hundred thousand."""
_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "hint": types.DiagnosticSeverity.Information,
}


class Shows(Struct, frozen=True):
    """What a client can show of a diagnostic besides its message."""

    related: bool = False
    address: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> "Shows":
        """What the client says that it can show."""
        document = capabilities.text_document
        published = document.publish_diagnostics if document is not None else None
        if published is None:
            return cls()
        return cls(bool(published.related_information), bool(published.code_description_support))


def diagnostics_of(problems: Iterable[Problem], buffer: Buffer, shows: Shows) -> list[types.Diagnostic]:
    """The diagnostics of `problems`, all of which are about the text in `buffer`; the worst of too many."""
    ranked = sorted(problems, key=lambda problem: (_SEVERITIES[problem.severity], problem.place))[:MOST]
    return [diagnostic_of(problem, buffer, shows) for problem in sorted(ranked, key=lambda problem: problem.place)]


def diagnostic_of(problem: Problem, buffer: Buffer, shows: Shows) -> types.Diagnostic:
    """One problem as a diagnostic."""
    return types.Diagnostic(
        range=range_of(problem.place, buffer.lines),
        message=problem.message,
        severity=_SEVERITIES[problem.severity],
        code=problem.code,
        code_description=types.CodeDescription(rule_url(problem.code, problem.name)) if shows.address else None,
        source=SOURCE,
        related_information=_related(problem.target, buffer) if shows.related and problem.target else None,
        data={"id": problem.id} if problem.id else None,
    )


def range_of(place: Place, lines: Lines) -> types.Range:
    """A place of ours as a range of the client's."""
    start, end = lines.spot(place.line, place.column), lines.spot(place.end_line, place.end_column)
    return types.Range(types.Position(start.line, start.units), types.Position(end.line, end.units))


def _related(target: Target, buffer: Buffer) -> list[types.DiagnosticRelatedInformation] | None:
    if target.kind == "none":
        return None
    place = Place("", target.line, 1, target.end_line, len(buffer.lines.text) + 1)
    location = types.Location(buffer.uri, range_of(place, buffer.lines))
    return [types.DiagnosticRelatedInformation(location, f"this note is about {target.in_words}")]
