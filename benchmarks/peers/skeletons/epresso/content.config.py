"""What the front matter of a post holds."""

from epresso.content import define_collection
from pydantic import BaseModel


class Post(BaseModel):
    """A post's front matter."""

    title: str
    date: str
    tags: list[str]
    authors: list[str]
    severity: str
    services: list[str]


posts = define_collection("posts", glob="*.md", base="./content/posts", schema=Post)
