"""Reading one text of a site once more, as the site reads it, after its bytes were changed."""

from msgspec import Struct
from msgspec.structs import replace

from generator.assemble.visible import local
from generator.engine.understand import Understood
from generator.lint.catalog import check_post
from generator.lint.settle import named_all, settle
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.text import Source
from generator.parse.post import parse_post
from generator.parse.site_glossary import parse_glossary


class Reread(Struct, frozen=True):
    """A text as its bytes say now, and all that an editor would say of it by itself.

    `named` are all of these problems, those too that the text allows; `problems` are what is left of them.
    """

    data: bytes
    post: Post
    named: tuple[Problem, ...]
    problems: tuple[Problem, ...]

    @property
    def broken(self) -> frozenset[tuple[str, str]]:
        """The problems that stop every build, wherever they stand: code and message."""
        return frozenset((problem.code, problem.message) for problem in self.problems if problem.blocks == "build")


def reread(understood: Understood, path: str, data: bytes) -> Reread:
    """The text `path` of a site that was understood, if its file held `data`."""
    config = understood.build.site.config
    reading = replace(config.reading, glossary=parse_glossary(understood.project.glossary)[0])
    post = parse_post(Source.of(path, data), reading)
    said = (*post.problems, *check_post(post, config.editorial))
    today = local(understood.now, config).date()
    return Reread(data, post, named_all(said, (post,), today), settle(said, (post,), today))


def bytes_of(understood: Understood, path: str) -> bytes | None:
    """What the text `path` of the site held when it was read; None where that is no text of it."""
    return next((text.data for text in understood.project.texts if text.path == path), None)
