"""What tests of lint begin with: a post made of a text of their own, read as a build reads it."""

from generator.lint.catalog import check_post
from generator.model.config import Reading
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.text import Source
from generator.parse.post import parse_post

DATED = "---\ntitle: The ring\ndate: 2024-03-15\n---\n\n"


def post_of(body: str, path: str = "content/posts/ring.md", head: str = DATED) -> Post:
    return parse_post(Source.of(path, head + body), Reading())


def problems_of(body: str, path: str = "content/posts/ring.md", head: str = DATED) -> tuple[Problem, ...]:
    """What lint says of the post, by place."""
    return tuple(sorted(check_post(post_of(body, path, head)), key=lambda problem: problem.place))


def codes_of(body: str) -> list[str]:
    return [problem.code for problem in problems_of(body)]
