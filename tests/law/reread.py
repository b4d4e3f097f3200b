"""A site of one text that was understood, without a disk: what laws about changed texts begin with."""

from datetime import UTC, datetime
from pathlib import Path

from generator.build import build
from generator.disk.find import SitePath
from generator.engine.understand import Understood, Wishes
from generator.model.picture import Facts
from generator.model.project import Project, Theme
from generator.model.site import Audience
from generator.model.text import Source

PATH = "content/posts/ring.md"
NOW = datetime(2030, 1, 1, tzinfo=UTC)


def understood(data: bytes) -> Understood:
    """A site with the one text `data` at `PATH`, understood at the start of 2030."""
    project = Project(None, (Source.of(PATH, data),), (), Theme("default", (), ()))
    decided = build(project, NOW, Audience(), facts=lambda _: Facts())
    return Understood(SitePath(Path("/")), project, decided, Wishes(NOW), NOW)
