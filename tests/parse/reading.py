"""What tests of understanding begin with: a document made of a text of their own."""

from generator.model.text import Text
from generator.parse.markdown.blocks import make_document
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.tokens import parse_markdown


def document_of(markdown: str, path: str = "post.md") -> Document:
    """The document that `markdown` is, nothing hidden."""
    return make_document(parse_markdown(markdown), Text.of(path, markdown), 0)


def block_of(markdown: str, kind: str, number: int = 0) -> Block:
    """The block of a kind, in document order."""
    return [block for block in document_of(markdown).walk() if block.kind == kind][number]
