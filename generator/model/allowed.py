"""Which problems the suppressions of a text allow, by rule and line."""

from bisect import bisect_right
from collections.abc import Iterable

from generator.model.post import Suppression


class Allowed:
    """The lines on which each rule is allowed; asking takes the same short time however many suppressions there are."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        self._lines: dict[str, tuple[list[int], list[int]]] = {}
        for suppression in sorted(suppressions, key=lambda one: (one.code, one.line, -one.end_line)):
            starts, ends = self._lines.setdefault(suppression.code, ([], []))
            if not ends or suppression.end_line > ends[-1]:
                starts.append(suppression.line)
                ends.append(suppression.end_line)

    def __bool__(self) -> bool:
        return bool(self._lines)

    def holds(self, code: str, name: str, line: int) -> bool:
        """Whether the rule with this code and this name is allowed on a line (1-based)."""
        return self._holds(code, line) or self._holds(name, line)

    def _holds(self, rule: str, line: int) -> bool:
        # The ends rise with the starts, so that the last one that begins before the line reaches furthest.
        starts, ends = self._lines.get(rule, ((), ()))
        index = bisect_right(starts, line) - 1
        return index >= 0 and line <= ends[index]
