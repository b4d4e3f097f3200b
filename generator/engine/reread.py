"""Reading one text of a site once more, as the site reads it, after its bytes were changed."""

from msgspec import Struct
from msgspec.structs import replace

from generator.build import build
from generator.disk.read import read_source
from generator.engine.understand import Understood
from generator.model.config import Editorial
from generator.model.listed import Listed
from generator.model.picture import Facts
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.text import Source

_EVERYTHING = Editorial()  # selects every rule


class Reread(Struct, frozen=True):
    """A text as its bytes say now, all that is said of it if it were the only one, and what of that it allows.

    So links to other texts are broken, before a change and after it.
    """

    data: bytes
    post: Post
    problems: tuple[Problem, ...]
    allowed: tuple[Problem, ...]

    @property
    def broken(self) -> frozenset[tuple[str, str]]:
        """The problems that stop every build, wherever they stand: code and message."""
        return frozenset((problem.code, problem.message) for problem in self.problems if problem.blocks == "build")


def reread(understood: Understood, path: str, data: bytes) -> Reread:
    """The text `path` of a site that was understood, if its file held `data`."""
    config = understood.build.site.config
    alone = replace(understood.project, texts=(Source.of(path, data),), problems=())
    built = build(
        alone,
        understood.now,
        understood.audience,
        facts=lambda _: Facts(),
        configure=lambda _: (config, ()),
        choice=_EVERYTHING,
        outputs=(),
    )
    problems, allowed = (
        tuple(problem for problem in found if problem.place.path == path) for found in (built.problems, built.allowed)
    )
    return Reread(data, built.posts[0], problems, allowed)


def bytes_of(understood: Understood, path: str) -> bytes | None:
    """What the text `path` of the site held when it was read; None where that is no text of it."""
    text = next((text for text in understood.project.texts if text.path == path), None)
    if isinstance(text, Listed):
        read = read_source(understood.site.root, text)
        return read.data if isinstance(read, Source) else None
    return text.data if text is not None else None
