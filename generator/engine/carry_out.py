"""Cooking what a plan has that the output has not, and committing all of it to a folder."""

import contextlib
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct, structs

from generator.disk.output import check_output, record_of
from generator.disk.read import read_asset
from generator.disk.stage import Intact
from generator.disk.write import Written, write_output
from generator.engine.cooking import (
    Cooked,
    Frame,
    Order,
    Packed,
    cook_chunk,
    decode_cooked,
    encode_chunk,
    templates_of,
)
from generator.engine.order import in_order
from generator.engine.record import (
    Made,
    Record,
    decode_record,
    encode_record,
    is_intact,
    made_now,
    marks_of,
    record_key,
)
from generator.engine.themes import compiled_templates
from generator.engine.understand import Understood
from generator.engine.workshop import Workshop
from generator.make.cook import cook_copy, cook_page
from generator.model.plan import Artifact, Body, Copy, Page
from generator.model.problem import Problem, ordered
from generator.model.project import Asset
from generator.render.shell import shell_of
from generator.render.subjects import Subject, bodies_of, subjects
from generator.render.views import view_of

FEW = 24  # pages that are cooked sooner in this process than another one starts
CHUNK = 40  # pages that are sent together
_AHEAD = 3  # chunks for each process


Then = Callable[[Written, Mapping[str, str]], None]
_File = tuple[str, bytes | Intact]


class CarriedOut(Struct, frozen=True):
    """How a build went: what was written, and how many files had to be made for it."""

    written: Written
    cooked: int


class _SpoiltError(Exception):
    """Some of the plan cannot be cooked: all of why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


def carry_out(
    understood: Understood,
    output: Path,
    workshop: Workshop,
    *,
    force: bool = False,
    progress: Callable[[int, int], None] = lambda done, whole: None,
    then: Then = lambda written, digests: None,
) -> CarriedOut | tuple[Problem, ...]:
    """Cooks what is not in `output` yet and puts it there; or says everything that cannot be cooked.

    `progress` is told how many files are cooked, of how many, and `then` what was written and the digests of all files,
    while nobody else can write there. Raises OutsideError. Unless it returns CarriedOut,
    nothing was touched.
    """
    root = understood.site.root
    check_output(root, output, understood.project.content_roots)
    place, real, watch = record_of(root, output), output.resolve(), workshop.watch
    cooking = _Cooking(understood, real, workshop, progress)

    def note(written: Written, digests: Mapping[str, str]) -> None:
        cooking.note(digests)
        then(written, digests)

    try:
        with watch.stage("write"):
            written = write_output(
                real,
                place.state,
                cooking.files(),
                site=place.site,
                force=force,
                then=watch.timed("remember", note),
            )
    except _SpoiltError as spoilt:
        return spoilt.problems
    return CarriedOut(written, cooking.cooked)


def cook_all(understood: Understood, workshop: Workshop) -> dict[str, bytes] | tuple[Problem, ...]:
    """Every file of a site by its path, whatever is known from before; or everything that cannot be cooked."""
    cooking = _Cooking(understood, None, workshop, lambda done, whole: None)
    try:
        return {path: data for path, data in cooking.files() if not isinstance(data, Intact)}
    except _SpoiltError as spoilt:
        return spoilt.problems


class _Cooking:
    """The files of one site being made; for an `output`, whose lock is held, or for none."""

    def __init__(
        self, understood: Understood, output: Path | None, workshop: Workshop, progress: Callable[[int, int], None]
    ) -> None:
        self.cooked = 0
        self._output = output
        self._understood = understood
        self._workshop = workshop
        self._progress = progress
        self._artifacts = in_order(understood.build.plan)
        self._made: Mapping[str, Made] = {}
        self._marks: dict[int, bytes] = {}  # of what pages share, by its identity: it lives as long as the plan
        self._fresh: frozenset[str] = frozenset()
        self._stamped: set[str] = set()  # those of them that were told by their stamps

    def files(self) -> Iterator[_File]:
        """Each file of the plan. Raises _SpoiltError after the last one if any could not be cooked."""
        if self._output is not None and self._workshop.store is not None:
            with self._workshop.watch.stage("compare"):
                before = decode_record(self._workshop.store.get(record_key(self._output)))
                self._made = {one.path: one for one in before.made} if before is not None else {}
                self._fresh = frozenset(_fresh(self._artifacts, self._made, self._output, self._stamped))
        waiting = len(self._artifacts) - len(self._fresh)
        problems: list[Problem] = []
        with contextlib.closing(self._pages()) as pages:
            for artifact in self._artifacts:
                if artifact.path in self._fresh:
                    yield artifact.path, Intact(self._made[artifact.path].digest)
                    continue
                with self._workshop.watch.stage("cook"):
                    cooked = self._cook(artifact, pages)
                if isinstance(cooked, Problem):
                    problems.append(cooked)
                elif not problems:
                    yield artifact.path, cooked
                self.cooked += 1
                waiting -= 1
                self._progress(len(self._artifacts) - waiting, len(self._artifacts))
        if problems:
            raise _SpoiltError(ordered(tuple(problems)))

    def note(self, digests: Mapping[str, str]) -> None:
        """Keeps what was made, for the next build; `digests` are those of the files that stand in the output now."""
        store = self._workshop.store
        if store is None or self._output is None:
            return
        recipes = {artifact.path: self._recipe_of(artifact) for artifact in self._artifacts}
        known = {path: self._made[path] for path in self._stamped}
        now = made_now(self._output, recipes, digests, time.time_ns(), known)
        templates = tuple((source.path, source.digest) for source in self._understood.project.theme.templates)
        with contextlib.suppress(UnicodeEncodeError):
            store.put(record_key(self._output), encode_record(Record(tuple(now), templates)))

    def _recipe_of(self, artifact: Artifact) -> tuple[str, str, bytes]:
        if artifact.path in self._fresh:
            known = self._made[artifact.path]
            return artifact.source, known.recipe, known.inputs
        recipe = artifact.recipe
        return artifact.source, recipe.digest, self._marks_of(recipe) if isinstance(recipe, Page) else b""

    def _marks_of(self, page: Page) -> bytes:
        """As `record.marks_of`; what all pages share is the same value in each, and marked once."""
        shared = self._marks.get(id(page.shared))
        if shared is None:
            shared = self._marks[id(page.shared)] = marks_of(page.shared.inputs)
        return shared + marks_of(page.own)

    def _cook(self, artifact: Artifact, pages: Iterator[Cooked]) -> Cooked:
        recipe = artifact.recipe
        if isinstance(recipe, Body):
            return recipe.body
        if isinstance(recipe, Copy):
            return cook_copy(recipe, read_asset(self._understood.site.root, self._assets[recipe.source]))
        return next(pages)

    @cached_property
    def _assets(self) -> Mapping[str, Asset]:
        return {asset.path: asset for asset in self._understood.project.assets}

    def _pages(self) -> Generator[Cooked, None, None]:
        """The pages that are not fresh, in their order."""
        pages = [a.recipe for a in self._artifacts if isinstance(a.recipe, Page) and a.path not in self._fresh]
        if not pages:
            return
        site, theme = self._understood.build.site, self._understood.project.theme
        frame = Frame(structs.replace(theme, assets=()), shell_of(site, theme), self._understood.audience)
        subject_of = subjects(site, frame.shell)
        article = self._understood.build.article
        store = self._workshop.store
        compiled = compiled_templates(self._understood.site.root) if store is not None and store.keeps else None

        def cook_here(page: Page) -> Cooked:
            view = view_of(frame.shell, subject_of(page), article)
            return cook_page(page.output, templates_of(frame.theme, compiled), view)

        if len(pages) <= FEW or not self._workshop.is_many:
            yield from map(cook_here, pages)
            return
        from generator.engine.executor import map_in_order  # what it needs takes its time

        groups = [pages[at : at + CHUNK] for at in range(0, len(pages), CHUNK)]
        unsent: set[Page] = set()
        chunks = (encode_chunk(frame, tuple(self._orders(group, subject_of, unsent))) for group in groups)
        workers = self._workshop.workers()
        with contextlib.closing(map_in_order(workers, cook_chunk, chunks, _AHEAD * workers.count)) as results:
            for group, data in zip(groups, results, strict=True):
                sent = iter(decode_cooked(data))
                for page in group:
                    cooked = None if page in unsent else next(sent)
                    yield cook_here(page) if cooked is None else cooked

    def _orders(
        self, pages: Sequence[Page], subject_of: Callable[[Page], Subject], unsent: set[Page]
    ) -> Iterator[Order]:
        """`pages` as they are sent; `unsent` gets those that cannot be."""
        memory = self._workshop.memory
        about = [(page, subject_of(page)) for page in pages]
        posts = memory.packed_many([entry.source for _, subject in about for entry in bodies_of(subject)])
        for page, subject in about:
            packed = [Packed(e.source, memory.digest(e.source), posts.get(e.source, b"")) for e in bodies_of(subject)]
            if all(one.post for one in packed):
                yield Order(page.output, subject, tuple(packed))
            else:
                unsent.add(page)


def _fresh(artifacts: Sequence[Artifact], made: Mapping[str, Made], output: Path, stamped: set[str]) -> Iterator[str]:
    """The paths of what was made by the same recipe before, and is still there."""
    for artifact in artifacts:
        known = made.get(artifact.path)
        if known is not None and known.recipe == artifact.recipe.digest and is_intact(output, known, stamped):
            yield artifact.path
