"""Accepting what was understood of one text: read it, change its front matter, and see that it reads back the same."""

from pathlib import Path
from zoneinfo import reset_tzpath

from msgspec import Struct

from generator.disk.errors import OutsideError
from generator.disk.find import SitePath
from generator.disk.read import read_project
from generator.edit import accept as edit
from generator.edit.entries import entries_of, refusals_of
from generator.edit.faithful import unfaithful
from generator.edit.refusal import Refusal
from generator.engine.understand import below, misconfigured
from generator.model.config import Reading
from generator.model.outline import Outline
from generator.model.post import Subject
from generator.model.problem import Problem
from generator.model.text import Place, Source
from generator.parse.config import parse_config
from generator.parse.front_matter.outline import outline_of
from generator.parse.post import parse_post


class Accepted(Struct, frozen=True):
    """A text before and after, and how many entries its front matter has now. Where something was wrong `after` is
    None, and `problems` and `refusals` say what.
    """

    path: str
    before: bytes = b""
    after: bytes | None = None
    count: int = 0
    problems: tuple[Problem, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def accept_in(site: SitePath, path: Path, subject: Subject, replace: bool) -> Accepted:
    """What accepting does to the text `site.only`, which was asked for as `path`; nothing is written.

    Raises OutsideError (exit 2) where that is no text of the site.
    """
    # Zones come from the tzdata package, as for a build.
    reset_tzpath(to=())
    project = read_project(site)
    config, config_problems = parse_config(project.config)
    if wrong := misconfigured((*project.problems, *config_problems)):
        return Accepted(site.only, problems=wrong)
    texts = (text for text in project.texts if isinstance(text, Source))
    source = next((text for text in texts if text.path == site.only), None)
    if source is None:
        problems = below(project.problems, site.only) if site.single else ()
        if not problems:
            raise OutsideError(f"{path} {'is no text of this site' if site.single else 'is a folder'}", exit_code=2)
        return Accepted(site.only, problems=problems)
    return accept_source(source, config.reading, subject, replace)


def accept_source(source: Source, reading: Reading, subject: Subject, replace: bool) -> Accepted:
    """The bytes of `source` with its timeline, its learnings or its actions in front matter, as its body tells them."""
    outline = outline_of(source)
    refusal = edit.refusal_of(source.path, outline, subject, replace)
    if refusal is not None:
        return _refused(source, refusal)
    whole = parse_post(source, reading)
    problems = tuple(problem for problem in whole.problems if problem.blocks == "build")
    if problems:
        return Accepted(source.path, source.data, problems=problems)
    # What front matter says already is not what the body says: the text is read without it.
    post = parse_post(_without(source, outline, subject), reading) if outline.lines_of(subject) else whole
    if refusals := refusals_of(post, subject):
        return _refused(source, *refusals)
    entries = entries_of(post, subject, post.header.incident.timezone or reading.timezone)
    if not entries:
        message = f"no {subject} {'was' if subject == 'timeline' else 'were'} found in its body"
        hint = "`afterword read` shows what was understood"
        return _refused(source, Refusal(Place(source.path), message, hint))
    after = edit.accept(source.data.decode(), outline, subject, entries).encode()
    refusals = unfaithful(whole, post, parse_post(Source.of(source.path, after), reading), subject)
    return _refused(source, *refusals) if refusals else Accepted(source.path, source.data, after, len(entries))


def _without(source: Source, outline: Outline, subject: Subject) -> Source:
    return Source.of(source.path, edit.without(source.data.decode(), outline, subject))


def _refused(source: Source, *refusals: Refusal) -> Accepted:
    return Accepted(source.path, source.data, refusals=refusals)
