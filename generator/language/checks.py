"""What the desk's threads do: an open text by itself, or its whole site."""

from collections.abc import Mapping
from threading import Event

from msgspec import Struct

from generator.disk.files import stamp_file
from generator.disk.find import CONFIG, GLOSSARY
from generator.disk.read import TEXT_LIMIT, read_project
from generator.disk.rules import TOO_LARGE
from generator.language.buffers import Buffer
from generator.language.documents import OpenSite
from generator.language.memory import Memory
from generator.language.spots import Belonging
from generator.language.text_checks import (
    Checked,
    check_settings,
    check_site,
    check_text,
    read_settings,
    settings_of,
    with_open,
)
from generator.model.problem import Problem
from generator.model.project import Project
from generator.model.text import Place, Source, Text


class WholeSite(Struct, frozen=True):
    """What a check of a site found; `checked` are the open texts by themselves, by their paths."""

    project: Project
    problems: tuple[Problem, ...]
    checked: Mapping[str, Checked]

    def problems_of(self, path: str) -> tuple[Problem, ...]:
        """What is wrong with one file."""
        return tuple(problem for problem in self.problems if problem.place.path == path)

    def settings_of(self, path: str) -> tuple[str, tuple[Problem, ...]]:
        """The text of one file of settings, and what is wrong with it."""
        source = self.project.config if path == CONFIG else self.project.glossary
        text = source.data.decode("utf-8", "replace") if source is not None else ""
        return text, self.problems_of(path)


def check_open(
    buffer: Buffer, belonging: Belonging, site: OpenSite | None, age: int, opened: Mapping[str, Buffer]
) -> Checked:
    """What is wrong with an open text by itself, read with the settings of its site, which are of that `age`."""
    source = buffer.source(belonging.path)
    if len(source.data) > TEXT_LIMIT:
        return _too_large(source)
    if site is None:
        return check_text(source, settings_of(None, None), Memory())
    settings = site.settings_at(age)
    if settings is None:
        settings = read_settings(site.place, _sources(opened))
        site.keep(settings, age)
    if belonging.kind == "settings":
        return check_settings(source, settings)
    return check_text(source, settings, site.memory)


def check_whole(site: OpenSite, project: Project | None, opened: Mapping[str, Buffer], stop: Event) -> WholeSite:
    """What is wrong with the whole of a site; `project` is what is known to stand on the disk.

    Raises StoppedError when `stop` is set, and OutsideError where the site is gone.
    """
    on_disk = project or read_project(site.place, digest=stamp_file)
    sources = _sources(opened)
    with_them = with_open(on_disk, sources)
    problems = check_site(site.place, with_them, site.memory, stop)
    settings = settings_of(with_them.config, with_them.glossary)
    checked = {
        path: check_settings(source, settings)
        if path in (CONFIG, GLOSSARY)
        else check_text(source, settings, site.memory)
        for path, source in sources.items()
    }
    return WholeSite(on_disk, problems, checked)


def _sources(opened: Mapping[str, Buffer]) -> dict[str, Source]:
    """The open texts as files; those that no site would take are left to the disk."""
    sources = {path: buffer.source(path) for path, buffer in opened.items()}
    return {path: source for path, source in sources.items() if len(source.data) <= TEXT_LIMIT}


def _too_large(source: Source) -> Checked:
    message = f"this text is larger than {TEXT_LIMIT // 2**20} MiB"
    return Checked(Text.of(source.path, ""), (Problem.of(TOO_LARGE, message, Place(source.path), hint="split it"),))
