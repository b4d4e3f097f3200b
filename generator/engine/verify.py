"""Whether an output is what a build from nothing makes: the law of the store, tried on a real site."""

from pathlib import Path

from msgspec import Struct, structs

from generator.disk.files import read_bytes
from generator.disk.manifest import read_ownership
from generator.disk.output import record_of
from generator.engine.carry_out import cook_all
from generator.engine.understand import Understood, understand
from generator.engine.workshop import Means, open_workshop
from generator.model.problem import Problem

_ANY_SIZE = 2**63


class Verified(Struct, frozen=True):
    """How a comparison went: how many files were compared, and those that differ: missing, other, or too many.

    `problems` are those that cannot be cooked from nothing, `same_said` says that both builds say the same.
    """

    count: int
    differing: tuple[str, ...]
    same_said: bool
    problems: tuple[Problem, ...] = ()

    @property
    def right(self) -> bool:
        """Whether there is no difference at all."""
        return not self.differing and self.same_said and not self.problems


def verify(understood: Understood, output: Path, means: Means) -> Verified:
    """Builds what was `understood` once more from nothing, in memory, and compares it with what stands in `output`."""
    site, real = understood.site, output.resolve()
    means = structs.replace(means, remembered=False, remote="")
    with open_workshop(site, understood.wishes.clock, means) as workshop:
        cold = understand(site, understood.wishes, real, workshop)
        cooked = cook_all(cold, workshop)
        if isinstance(cooked, tuple):
            return Verified(0, (), cold.build.problems == understood.build.problems, cooked)
        differing = [path for path, data in cooked.items() if not _holds(real / path, data)]
    record = record_of(site.root, output)
    owned = read_ownership(record.state, record.site).files
    differing += [file.path for file in owned if file.path not in cooked]
    return Verified(len(cooked), tuple(sorted(differing)), cold.build.problems == understood.build.problems)


def _holds(file: Path, data: bytes) -> bool:
    try:
        return not file.is_symlink() and read_bytes(file, _ANY_SIZE) == data
    except OSError:
        return False
