"""What was understood of texts before, kept while the server runs: a text is read again only where it has changed."""

from collections.abc import Callable, Iterable
from threading import Event
from typing import ParamSpec, TypeVar

from msgspec import Struct

from generator.lint.catalog import Rules, check_post
from generator.model.config import Editorial, Reading
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.text import Source
from generator.parse.post import parse_post

P = ParamSpec("P")
T = TypeVar("T")


class StoppedError(Exception):
    """Work that nobody waits for any more was given up."""


class _Posts(Struct):
    reading: Reading
    by_path: dict[str, Post]


class _Said(Struct):
    editorial: Editorial
    by_path: dict[str, tuple[Post, tuple[Problem, ...]]]


class Memory:
    """The posts of one site, and what was said of them: of each text its last version.

    Several threads may use it. What is kept is bound to the settings that it was made with, so that the worst that can
    happen is work done twice.
    """

    def __init__(self) -> None:
        self._posts = _Posts(Reading(), {})
        self._said = _Said(Editorial(), {})

    def parse(self, source: Source, reading: Reading) -> Post:
        """As `parse_post`."""
        kept = self._posts
        if kept.reading != reading:
            kept = self._posts = _Posts(reading, {})
        post = kept.by_path.get(source.path)
        if post is None or post.digest != source.digest:
            post = kept.by_path[source.path] = parse_post(source, reading)
        return post

    def check(self, post: Post, editorial: Editorial, rules: Rules) -> tuple[Problem, ...]:
        """As `check_post`; the rules are always the same ones."""
        kept = self._said
        if kept.editorial != editorial:
            kept = self._said = _Said(editorial, {})
        of, problems = kept.by_path.get(post.path, (None, ()))
        if of is not post:
            problems = check_post(post, editorial, rules)
            kept.by_path[post.path] = (post, problems)
        return problems

    def keep(self, texts: Iterable[str]) -> None:
        """Forgets all texts but those at these paths."""
        paths = set(texts)
        posts, said = self._posts, self._said
        self._posts = _Posts(posts.reading, {path: posts.by_path[path] for path in paths & posts.by_path.keys()})
        self._said = _Said(said.editorial, {path: said.by_path[path] for path in paths & said.by_path.keys()})


def until(stop: Event, work: Callable[P, T]) -> Callable[P, T]:
    """`work`, which raises StoppedError as soon as `stop` is set."""

    def work_or_stop(*args: P.args, **kwargs: P.kwargs) -> T:
        if stop.is_set():
            raise StoppedError
        return work(*args, **kwargs)

    return work_or_stop
