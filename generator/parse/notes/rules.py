"""The rules of editorial notes as a table: code, name, how sure, what the author is told. A new rule is a new row."""

from typing import Literal

from msgspec import Struct

from generator.model.problem import Confidence
from generator.model.text import Span
from generator.parse.notes.leaf import Leaf

Form = Literal["words", "inline", "value", "link", "comment", "suggestion"]


class NoteRule(Struct, frozen=True):
    """What the notes of one rule have in common. `what` completes "this is …"."""

    code: str
    name: str
    confidence: Confidence
    what: str
    hint: str
    blocks_strict: bool = True


class Draft(Struct, frozen=True):
    """A note that was found, before it is known what it is about.

    `span` holds its exact words; `said` is what it says, without its marker; `form` how it stands in its leaf: `words`
    begins a line, `inline` follows on what it is about, `value` stands for what is missing, `link` is where a link
    goes. `removal` is given where it is not plain from the span. `confidence` differs from the rule's.
    """

    rule: NoteRule
    span: Span
    leaf: Leaf
    form: Form
    said: str = ""
    removal: Span | None = None
    confidence: Confidence | None = None

    @property
    def sure(self) -> Confidence:
        """How sure it is that this is a note."""
        return self.confidence or self.rule.confidence


_DO = "do it and delete the note, or put it in a code span if it is meant for readers"

MARKER = NoteRule("ED001", "marker", "certain", "an open note to the author", _DO)
INLINE_MARKER = NoteRule("ED002", "inline-marker", "certain", "an open note to the author in running text", _DO)
BARE_MARKER = NoteRule(
    "ED003",
    "bare-marker",
    "hint",
    "perhaps an open note to the author",
    "if it is a note, finish it and delete it; if it is meant for readers, put it in a code span",
)
WORK_ITEM = NoteRule(
    "ED004",
    "work-item",
    "hint",
    "the state of a task, published as it is",
    "nothing to do if readers may know that the task is open",
    blocks_strict=False,
)
COMMENT_MARKER = NoteRule("ED101", "comment-marker", "certain", "an open note to the author in a comment", _DO)
COMMENT_NOTE = NoteRule(
    "ED102", "comment-note", "likely", "a question or an order to the author in a comment", "answer it and delete it"
)
CRITIC_MARKUP = NoteRule(
    "ED110",
    "criticmarkup",
    "certain",
    "a remark or a suggestion of a reviewer",
    "accept it or reject it, and delete it",
)
HIDDEN_COMMENT = NoteRule(
    "ED111", "hidden-comment", "certain", "a comment that only some tools hide", "delete it, or make it an HTML comment"
)
PLACEHOLDER = NoteRule("ED120", "placeholder", "likely", "a placeholder for something that is missing", "put it in")
PLACEHOLDER_LINK = NoteRule("ED121", "placeholder-link", "certain", "a link that leads nowhere yet", "give its address")
PLACEHOLDER_CELL = NoteRule(
    "ED122", "placeholder-cell", "certain", "a table cell that is still to be filled", "fill it"
)
UNKNOWN_VALUE = NoteRule(
    "ED123", "unknown-value", "likely", "a value that nobody filled in", "find it out, or say that it is not known"
)
FRONT_MATTER = NoteRule(
    "ED130",
    "front-matter",
    "certain",
    "an open note to the author",
    "settle it and delete it: front matter is shown on pages, in lists and in feeds",
)
TEMPLATE_PROMPT = NoteRule(
    "ED150",
    "template-prompt",
    "likely",
    "a prompt of a template that was left in",
    "delete it, and say below its heading what it asks for",
)
QUESTION = NoteRule(
    "ED201",
    "question",
    "likely",
    "an editor's question about the words before it",
    "answer it and delete it, or ask it in a full sentence if it is meant for readers",
)
INSTRUCTION = NoteRule("ED202", "instruction", "likely", "an order to the author", "do it and delete it")
QUOTE_NOTE = NoteRule(
    "ED203",
    "quote-note",
    "likely",
    "a remark to the author that looks like a quotation",
    "do it and delete it, or say whose words it is (`> -- Name`) if it is a quotation",
)

RULES = (
    MARKER,
    INLINE_MARKER,
    BARE_MARKER,
    WORK_ITEM,
    COMMENT_MARKER,
    COMMENT_NOTE,
    CRITIC_MARKUP,
    HIDDEN_COMMENT,
    PLACEHOLDER,
    PLACEHOLDER_LINK,
    PLACEHOLDER_CELL,
    UNKNOWN_VALUE,
    FRONT_MATTER,
    TEMPLATE_PROMPT,
    QUESTION,
    INSTRUCTION,
    QUOTE_NOTE,
)
