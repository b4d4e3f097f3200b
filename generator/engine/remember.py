"""Understanding a text, and what an editor would say of it, once: afterwards it is known from the store."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from generator.assemble.summaries import Placing
from generator.build import Library, Wanted
from generator.disk.errors import OutsideError
from generator.disk.find import SitePath
from generator.disk.read import read_sources
from generator.engine.knowledge import Knowledge
from generator.engine.reading import (
    Asking,
    Done,
    Item,
    can_be_sent,
    decode_done,
    encode_checked,
    encode_chunk,
    known_checked,
    known_post,
    pack_post,
    read_chunk,
    read_item,
)
from generator.engine.salt import kept_salt
from generator.lint.rules import Rules
from generator.model.config import Editorial, Reading
from generator.model.listed import Listed
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.summary import Checked
from generator.model.text import Source, digest_of
from generator.parse.markdown.highlight import highlight

if TYPE_CHECKING:
    from generator.disk.store import Store
    from generator.engine.executor import Workers

FEW = 24  # texts that are read sooner in this process than another one starts
CHUNK = 24  # texts that are sent together
_AHEAD = 3  # chunks for each process that wait for it, or for being fetched

Kept = bytes | Post
Text = Source | Listed


class Counts(Struct):
    """How often something had to be done that was not known."""

    texts: int = 0
    parsed: int = 0
    checked: int = 0


class _Keys:
    """Where what is wanted of each text is kept."""

    def __init__(self, wanted: Wanted) -> None:
        # Whether code is painted is seen in no summary, and nothing is said of it.
        unpainted = repr(structs.replace(wanted.reading, painted=True))
        names = (*(family.name for family in wanted.rules.text), *(family.name for family in wanted.rules.prose))
        self._post = _begun("post", repr(wanted.reading))
        self._checked = _begun("checked", unpainted, repr(wanted.editorial), wanted.placing.digest, *names)

    def post(self, source: Text) -> bytes:
        """Of the post."""
        return _ended(self._post, source)

    def checked(self, source: Text) -> bytes:
        """Of its `Checked`."""
        return _ended(self._checked, source)


def _begun(*parts: str) -> blake2b:
    return blake2b(digest_of(*parts).encode(), digest_size=16)


def _ended(begun: blake2b, source: Text) -> bytes:
    key = begun.copy()
    # The digest comes first, for it has one length.
    key.update(f"{source.digest}{source.path}".encode("utf-8", "surrogatepass"))
    return key.digest()


_NO_KEYS = _Keys(Wanted(Reading(), Editorial(), Rules((), ()), Placing()))  # while nothing was asked for


class Memory:
    """Reads the texts of a site. What is known of them from before is not worked out again; the answers are the same.

    A key stands for all that an answer is made of: the source's path and bytes, the slices of the configuration that
    are looked at, which rules are asked; and the store's salt for the program. Many texts are read by `workers`.
    """

    def __init__(
        self,
        root: Path,
        known: Knowledge | None = None,
        painted: bool = True,
        workers: "Callable[[], Workers] | None" = None,
        progress: Callable[[int, int], None] = lambda done, whole: None,
    ) -> None:
        self._root = root
        self._known = known or Knowledge()
        self._painted = painted
        self._workers = workers
        self._progress = progress
        self._keys = _NO_KEYS
        self._sources: dict[str, Text] = {}
        self._kept: dict[str, Kept] = {}
        self._wanted: Wanted | None = None
        self.counts = Counts()

    def read(self, texts: tuple[Text, ...], wanted: Wanted) -> Library:
        """All `texts` as they are wanted."""
        reading = structs.replace(wanted.reading, painted=wanted.reading.painted and self._painted)
        wanted = self._wanted = structs.replace(wanted, reading=reading)
        self._sources = {source.path: source for source in texts}
        self._keys = _Keys(wanted)
        known = self._told(texts)
        missing = [source for source in texts if source.path not in known]
        self.counts.texts += len(texts)
        self.counts.checked += len(missing)
        self._progress(len(known), len(texts))
        for number, (source, checked) in enumerate(self._read(missing, wanted), len(known) + 1):
            known[source.path] = checked
            self._progress(number, len(texts))
        return Library(tuple(known[source.path] for source in texts), self.post)

    def post(self, path: str) -> Post:
        """The whole post of a text that was read. Raises KeyError where none was."""
        source, kept = self._sources[path], self._kept.get(path)
        if isinstance(kept, Post):
            return kept
        post = known_post(self.packed(path), path, source.digest)
        if post is None:
            assert self._wanted is not None  # there are sources
            post, parsed = read_item(Item(path, source.digest, self._data((source,))[0]), self._wanted)[1:]
            self.counts.parsed += parsed
            self._keep(path, post)
        return post

    def digest(self, path: str) -> str:
        """The digest of the source of a text that was read."""
        return self._sources[path].digest

    def packed(self, path: str) -> bytes:
        """The post of a text that was read, as it can be sent; empty where it is not at hand."""
        kept = self._kept.get(path, b"")
        if isinstance(kept, Post):
            with contextlib.suppress(UnicodeEncodeError, OverflowError):
                return pack_post(kept)
            return b""
        return kept or self._known.get(self._keys.post(self._sources[path])) or b""

    def packed_many(self, paths: Sequence[str]) -> dict[str, bytes]:
        """Several posts, each as `packed` gives it."""
        kept = {path: self.packed(path) for path in paths if path in self._kept}
        by_key = {self._keys.post(self._sources[path]): path for path in paths if path not in kept}
        return kept | {by_key[key]: value for key, value in self._known.get_many(tuple(by_key)).items()}

    def _told(self, texts: tuple[Text, ...]) -> dict[str, Checked]:
        keys = [self._keys.checked(source) for source in texts]
        found = self._known.get_many(keys)
        known = {}
        for source, key in zip(texts, keys, strict=True):
            data = found.get(key)
            checked = known_checked(data, source.path) if data is not None else None
            if checked is not None:
                known[source.path] = checked
        return known

    def _read(self, texts: Sequence[Text], wanted: Wanted) -> Iterator[tuple[Text, Checked]]:
        """`texts` in their order, each with what is wanted of it."""
        if self._workers is None or len(texts) <= FEW or not can_be_sent(wanted):
            for source in texts:
                yield source, self._read_here(source, wanted)
            return
        from generator.engine.executor import map_in_order  # what it needs takes its time

        asking = Asking.of(wanted)
        groups = [texts[at : at + CHUNK] for at in range(0, len(texts), CHUNK)]
        chunks = (encode_chunk(asking, self._items(group)) for group in groups)
        workers = self._workers()
        with contextlib.closing(map_in_order(workers, read_chunk, chunks, _AHEAD * workers.count)) as results:
            for group, data in zip(groups, results, strict=True):
                for source, done in zip(group, decode_done(data), strict=True):
                    yield source, self._take(source, done, wanted)

    def _items(self, group: Sequence[Text]) -> list[Item]:
        posts = self._known.get_many([self._keys.post(source) for source in group])
        known = [posts.get(self._keys.post(source), b"") for source in group]
        data = self._data(group)
        return [Item(s.path, s.digest, text, post) for s, text, post in zip(group, data, known, strict=True)]

    def _data(self, texts: Sequence[Text]) -> list[bytes]:
        """The bytes of `texts`. Raises OutsideError where one is not any more what it was."""
        listed = iter(read_sources(self._root, [text for text in texts if isinstance(text, Listed)]))
        found = []
        for text in texts:
            source = text if isinstance(text, Source) else next(listed)
            if isinstance(source, Problem):
                raise OutsideError(f"{source.place.path}: {source.message}")
            found.append(source.data)
        return found

    def _take(self, source: Text, done: Done, wanted: Wanted) -> Checked:
        checked = known_checked(done.checked, source.path)
        if checked is None:
            return self._read_here(source, wanted)
        self.counts.parsed += done.parsed
        self._known.put(self._keys.checked(source), done.checked)
        if done.parsed:
            if self._known.keeps:
                self._known.put(self._keys.post(source), done.post)
            else:
                self._kept[source.path] = done.post
        return checked

    def _read_here(self, source: Text, wanted: Wanted) -> Checked:
        known = self._known.get(self._keys.post(source))
        item = Item(source.path, source.digest, self._data((source,))[0], known or b"")
        checked, post, parsed = read_item(item, wanted, self._paint)
        self.counts.parsed += parsed
        if parsed:
            self._keep(source.path, post)
        with contextlib.suppress(UnicodeEncodeError, OverflowError):
            self._known.put(self._keys.checked(source), encode_checked(checked))
        return checked

    def _paint(self, code: str, language: str, marked: tuple[int, ...] = ()) -> str:
        """As `highlight`: loading what gives code its colours takes longer than reading a text."""
        if not language:
            return highlight(code, language, marked)
        key = bytes.fromhex(digest_of("painted", code, language, repr(marked)))
        known = self._known.get(key)
        if known is not None:
            with contextlib.suppress(UnicodeDecodeError):
                return known.decode()
        painted = highlight(code, language, marked)
        with contextlib.suppress(UnicodeEncodeError):
            self._known.put(key, painted.encode())
        return painted

    def _keep(self, path: str, post: Post) -> None:
        if self._known.keeps:
            with contextlib.suppress(UnicodeEncodeError, OverflowError):
                self._known.put(self._keys.post(self._sources[path]), pack_post(post))
                return
        self._kept[path] = post


@contextmanager
def remembering(
    site: SitePath, clock: datetime, wanted: bool, warn: Callable[[str], None] = lambda line: None
) -> Iterator["Store | None"]:
    """The store of `site`; None where it is not `wanted`, or where no `site.yaml` marks it as a site.

    `warn` is told in a line if it was damaged.
    """
    salt = kept_salt(site.root) if wanted and site.marked else ""
    if not salt:
        yield None
        return
    from generator.disk.store import open_store  # here, because few need it and it takes a while to load

    with open_store(site.root, salt, clock.toordinal(), warn) as store:
        yield store
