"""What tests of understanding begin with: a document made of a text of their own."""

from generator.model.text import Text
from generator.parse.markdown.blocks import make_document
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.tokens import Parsed, parse_markdown


def read(markdown: str, path: str = "post.md") -> tuple[Parsed, Document]:
    """The tokens of `markdown` and the document that they are, nothing hidden."""
    parsed = parse_markdown(markdown)
    return parsed, make_document(parsed, Text.of(path, markdown), 0)


def document_of(markdown: str, path: str = "post.md") -> Document:
    """The document that `markdown` is, nothing hidden."""
    return read(markdown, path)[1]


def block_of(markdown: str, kind: str, number: int = 0) -> Block:
    """The block of a kind, in document order."""
    return [block for block in document_of(markdown).walk() if block.kind == kind][number]
