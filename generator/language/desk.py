"""The open texts, and when each of them is checked: what changes while the server runs, all of it in one thread.

A text is checked by itself soon after each change; its site when it is opened or saved, and after a quiet moment. Newer
words cancel what was begun for older ones.
"""

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from threading import Event
from typing import TypeVar

from generator.disk.errors import OutsideError
from generator.disk.find import CONFIG, GLOSSARY, SitePath
from generator.language.addresses import name_of, path_of, uri_of
from generator.language.buffers import Buffer, Change
from generator.language.checks import check_open, check_whole
from generator.language.documents import Document, OpenSite, Whole
from generator.language.memory import StoppedError
from generator.language.positions import Encoding
from generator.language.spots import Belonging, belonging_of
from generator.language.text_checks import Checked
from generator.language.workers import Worker
from generator.model.problem import Problem

SOON = 0.15
"""Seconds between the last change of a text and its check."""
QUIET = 1.0
"""Seconds between the last change of any text of a site and the check of the whole."""

_FIRST = (
    "---\ntitle: Disk\ndate: 2024-03-15\n---\n\nIt was [full](https://example.org) for *an hour* (TODO: which).\n\n"
    "## Timeline (UTC)\n\n- 10:15 The disk was full.\n\n"
    "## Action items\n\n| What | Who |\n| --- | --- |\n| Buy | Ada |\n"
)
T = TypeVar("T")
Publish = Callable[[Buffer, tuple[Problem, ...]], None]


class Desk:
    """All open texts of one client. `publish` shows the problems of a text, `log` tells of a fault of ours."""

    def __init__(self, publish: Publish, log: Callable[[str], None], encoding: Encoding = "utf-16") -> None:
        self.encoding: Encoding = encoding
        self._publish, self._log = publish, log
        self._documents: dict[str, Document] = {}
        self._sites: dict[SitePath, OpenSite] = {}
        self._first: Document | None = None
        self._quick, self._thorough = Worker("text checks"), Worker("site checks")

    def warm_up(self) -> None:
        """Loads what the first text would have to wait for."""
        document = Document(Buffer.of("", None, _FIRST), Belonging("text", "first.md"), "markdown")
        document.begin(self._watched(lambda: self._check_now(document)))
        self._first = document

    # What the client says -------------------------------------------------------------------------------------------

    def opened(self, uri: str, version: int, text: str, language: str) -> None:
        """A text was opened; opening it again is starting afresh."""
        self._forget(uri)
        # A site may have begun since the others were opened, and not every client tells.
        self._place_again(list(self._documents.values()))
        belonging = belonging_of(path_of(uri), name_of(uri), language)
        if belonging.kind == "other":
            return
        document = Document(Buffer.of(uri, version, text, self.encoding), belonging, language)
        self._documents[uri] = document
        self._renewed(document)

    def changed(self, uri: str, version: int, changes: Iterable[Change]) -> None:
        """A text was changed."""
        document = self._documents.get(uri)
        if document is None:
            return
        document.buffer = document.buffer.changed(version, changes)
        site = self._site(document)
        if document.belonging.kind == "settings" and site is not None:
            site.settings_are_new()
        for other in self._affected(document):
            self._check(other, SOON)
        if site is not None:
            self._check_site(site, QUIET)

    def saved(self, uri: str) -> None:
        """A text was written to the disk, where it may be the first of its site."""
        path, document = path_of(uri), self._documents.get(uri)
        if path is not None and path.name == CONFIG:
            self._place_again(list(self._documents.values()))
        elif document is not None:
            self._place_again([document])
        if document is not None and uri in self._documents:
            self._renewed(document)

    def closed(self, uri: str) -> None:
        """A text was closed: nothing is said of it any more."""
        document = self._documents.get(uri)
        if document is None:
            return
        self._forget(uri)
        self._publish(document.buffer, ())
        site = self._site(document)
        self._leave_empty()
        if site is not None and self._documents_of(site):
            self._check_site(site, QUIET, anew=True)

    def touched(self, paths: Iterable[Path]) -> None:
        """Files on the disk have changed, by whatever program."""
        # What is open here counts as it is here, whoever has written it to the disk.
        touched = [path for path in paths if uri_of(path) not in self._documents]
        if any(path.name == CONFIG for path in touched):
            self._place_again(list(self._documents.values()))
        for site in tuple(self._sites.values()):
            inside = [path for path in touched if path.is_relative_to(site.root)]
            if any(path.name in (CONFIG, GLOSSARY) for path in inside):
                site.settings_are_new()
                for document in self._documents_of(site):
                    self._check(document, 0)
            if inside:
                self._check_site(site, QUIET, anew=True)

    async def current(self, uri: str) -> tuple[Document, Checked] | None:
        """A text that is open, and what was read of it as it is now; None where it is none of ours."""
        document = self._documents.get(uri)
        if document is None:
            return None
        if not document.is_checked:
            await self._check_now(document)
        # Where it was changed meanwhile, what was asked for stands at another place now: the client asks again.
        return (document, document.checked) if document.checked is not None and document.is_checked else None

    async def work(self, job: Callable[[], T]) -> T:
        """What `job` gives, done beside the conversation."""
        return await self._quick.do(job)

    # Checking -------------------------------------------------------------------------------------------------------

    def _renewed(self, document: Document) -> None:
        """Checks a text and its site now, from the disk."""
        site = self._site(document)
        if site is not None:
            site.settings_are_new()
            self._check_site(site, 0, anew=True)
        for other in self._affected(document):
            self._check(other, 0)

    def _check(self, document: Document, delay: float) -> None:
        document.begin(self._watched(lambda: self._check_soon(document, delay)))

    async def _check_soon(self, document: Document, delay: float) -> None:
        await asyncio.sleep(delay)
        await self._check_now(document)
        self._show(document)

    async def _check_now(self, document: Document) -> None:
        buffer, belonging, site = document.buffer, document.belonging, self._site(document)
        opened, age = self._opened(site), site.age if site is not None else 0
        checked = await self._quick.do(lambda: check_open(buffer, belonging, site, age, opened))
        if document.buffer is buffer:
            document.checked, document.checked_version = checked, buffer.version

    def _check_site(self, site: OpenSite, delay: float, anew: bool = False) -> None:
        if anew:
            site.project = None
        for document in self._documents_of(site):
            document.settled = False
        site.begin(self._watched(lambda: self._check_whole(site, delay)))

    async def _check_whole(self, site: OpenSite, delay: float) -> None:
        await asyncio.sleep(delay)
        buffers = {document.belonging.path: document.buffer for document in self._documents_of(site)}
        opened, project, stop = self._opened(site), site.project, Event()
        try:
            whole = await self._thorough.do(lambda: check_whole(site, project, opened, stop))
        except asyncio.CancelledError:
            stop.set()
            raise
        site.project = whole.project
        for document in self._documents_of(site):
            path = document.belonging.path
            if path in buffers and path in whole.checked:
                document.whole = Whole.of(buffers[path].version, whole.checked[path], whole.problems_of(path))
                document.settled = document.buffer is buffers[path]
                self._show(document)
        self._show_settings(site, {name: whole.settings_of(name) for name in (CONFIG, GLOSSARY)})

    async def _watched(self, work: Callable[[], Awaitable[None]]) -> None:
        """Does `work`; a fault of ours in it is told, and the server lives."""
        try:
            await work()
        except StoppedError:
            return
        except OutsideError as error:
            # Of a site that is gone, or changes just now, what its texts say by themselves is still told.
            self._log(str(error))
        except Exception as error:
            told = "".join(traceback.format_exception(error))
            self._log(f"a fault of afterword's own; please report it:\n{told}")

    # Showing --------------------------------------------------------------------------------------------------------

    def _show(self, document: Document) -> None:
        problems = document.problems
        if problems is None or self._documents.get(document.buffer.uri) is not document:
            return
        showing = (document.buffer.version, problems)
        if document.shown != showing:
            document.shown = showing
            self._publish(document.buffer, problems)

    def _show_settings(self, site: OpenSite, found: dict[str, tuple[str, tuple[Problem, ...]]]) -> None:
        """Shows what is wrong with settings that nobody has open: texts are read by them."""
        for name, (text, problems) in found.items():
            uri = uri_of(site.root / name)
            if any(document.belonging.path == name for document in self._documents_of(site)):
                site.shown.discard(uri)
            elif problems or uri in site.shown:
                site.shown.add(uri)
                self._publish(Buffer.of(uri, None, text, self.encoding), problems)

    def _leave_empty(self) -> None:
        """Forgets the sites in which nothing is open any more."""
        for site in [site for site in self._sites.values() if not self._documents_of(site)]:
            site.end()
            del self._sites[site.place]
            for uri in site.shown:
                self._publish(Buffer.of(uri, None, "", self.encoding), ())

    def _forget(self, uri: str) -> None:
        document = self._documents.pop(uri, None)
        if document is not None:
            document.end()

    # Who belongs to whom --------------------------------------------------------------------------------------------

    def _place_again(self, documents: list[Document]) -> None:
        """Looks where open texts belong now: a site may have begun around them, or ended."""
        for document in documents:
            uri = document.buffer.uri
            belonging = belonging_of(path_of(uri), name_of(uri), document.language)
            if belonging == document.belonging:
                continue
            document.belonging, document.whole, document.checked = belonging, None, None
            self._leave_empty()
            if belonging.kind == "other":
                self._forget(uri)
                self._publish(document.buffer, ())
            else:
                self._renewed(document)

    def _site(self, document: Document) -> OpenSite | None:
        place = document.belonging.site
        if place is None:
            return None
        if place not in self._sites:
            self._sites[place] = OpenSite(place)
        return self._sites[place]

    def _documents_of(self, site: OpenSite | None) -> list[Document]:
        return [document for document in self._documents.values() if site and document.belonging.site == site.place]

    def _affected(self, document: Document) -> list[Document]:
        """What has to be checked when `document` has changed: it, or all texts that are read by its settings."""
        if document.belonging.kind == "settings":
            return self._documents_of(self._site(document))
        return [document]

    def _opened(self, site: OpenSite | None) -> dict[str, Buffer]:
        return {document.belonging.path: document.buffer for document in self._documents_of(site)}
