"""What is known of an open text and of a site that has open texts. Only the desk changes it."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.disk.find import SitePath
from generator.language.buffers import Buffer
from generator.language.carry import carried
from generator.language.memory import Memory
from generator.language.spots import Belonging
from generator.language.text_checks import Checked, Settings
from generator.model.problem import Problem, ordered
from generator.model.project import Project
from generator.model.text import Text


class Whole(Struct, frozen=True):
    """What a check of the whole site said of one version of a text: everything, and what only the whole can tell."""

    version: int | None
    text: Text
    problems: tuple[Problem, ...]
    of_site: tuple[Problem, ...]

    @classmethod
    def of(cls, version: int | None, checked: Checked, problems: tuple[Problem, ...]) -> "Whole":
        """All `problems` of a text; `checked` is what is said of it by itself."""
        alone = frozenset(checked.problems)
        return cls(version, checked.text, problems, tuple(problem for problem in problems if problem not in alone))


class _Working:
    """Something that one task at a time is at work for."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Does `work` instead of what it was at before."""
        self.end()
        self._task = asyncio.get_running_loop().create_task(work)

    def end(self) -> None:
        """Gives up what it is at."""
        if self._task is not None:
            self._task.cancel()


class Document(_Working):
    """An open text. `shown` is what its client was told last, of which version.

    `settled` says that the last check of its site was of this version, under these settings.
    """

    def __init__(self, buffer: Buffer, belonging: Belonging, language: str) -> None:
        super().__init__()
        self.buffer, self.belonging, self.language = buffer, belonging, language
        self.checked: Checked | None = None
        self.checked_version: int | None = None
        self.whole: Whole | None = None
        self.settled = False
        self.shown: tuple[int | None, tuple[Problem, ...]] | None = None

    @property
    def is_checked(self) -> bool:
        """Whether the text was checked as it is now."""
        return self.checked is not None and self.checked_version == self.buffer.version

    @property
    def problems(self) -> tuple[Problem, ...] | None:
        """Everything that is known to be wrong with the text as it is now; None before it was checked."""
        if self.settled and self.whole is not None:
            return self.whole.problems
        if self.checked is None or not self.is_checked:
            return None
        of_site = carried(self.whole.of_site, self.whole.text, self.checked.text) if self.whole is not None else ()
        return ordered(self.checked.problems, of_site)


class OpenSite(_Working):
    """A site that has open texts. `project` is what stood on the disk, `shown` are settings with problems shown."""

    def __init__(self, place: SitePath) -> None:
        super().__init__()
        self.place = place
        self.memory = Memory()
        self.project: Project | None = None
        self.shown: set[str] = set()
        self._settings: tuple[int, Settings] | None = None
        self._age = 0

    @property
    def root(self) -> Path:
        """The site's folder."""
        return self.place.root

    @property
    def age(self) -> int:
        """How often the settings have changed."""
        return self._age

    def settings_at(self, age: int) -> Settings | None:
        """The settings as they were at that `age`, where they are known."""
        kept = self._settings
        return kept[1] if kept is not None and kept[0] == age else None

    def keep(self, settings: Settings, age: int) -> None:
        """Remembers the settings as they were at that `age`."""
        self._settings = (age, settings)

    def settings_are_new(self) -> None:
        """The settings have to be read again."""
        self._age += 1
