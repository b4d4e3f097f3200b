"""Where front matter stands in a file, line by line: what somebody must know who changes a key and nothing else."""

from typing import Literal

from msgspec import Struct


class KeyLines(Struct, frozen=True):
    """The lines of one top-level key, 1-based, the last one included.

    `name` is what the key is known by (`learnings`), `key` what is written (`lessons`). `end_line` is 0 where its lines
    are not its own, as where `<<` brings it in. In TOML a key that is a list of tables may stand in several stretches,
    and each is one of these; `table` says that it is such a stretch.
    """

    name: str
    key: str
    line: int
    end_line: int
    table: bool = False


class Outline(Struct, frozen=True):
    """The front matter of a file. `opening` and `closing` are the lines of its fences; both are 0 where it has none.

    `indent` is how far its keys are indented, `deeper` how far a list below one of them is; `flow`: they stand in
    braces, where no line can be added.
    """

    form: Literal["yaml", "toml", "none"]
    opening: int = 0
    closing: int = 0
    keys: tuple[KeyLines, ...] = ()
    indent: str = ""
    deeper: str = "  "
    flow: bool = False

    def lines_of(self, name: str) -> tuple[KeyLines, ...]:
        """The stretches of the key that is known as `name`, in order; none where front matter does not have it."""
        return tuple(key for key in self.keys if key.name == name)
