"""Whether a comment is a remark to the writer: by a marker, by who speaks, or by what it says of the text."""

from generator.parse.notes import comment_patterns as said_in
from generator.parse.notes import remark_patterns as remarks
from generator.parse.notes.patterns import ABOUT_BEFORE, MARKER, TAIL
from generator.parse.notes.rules import COMMENT_MARKER, COMMENT_NOTE, NoteRule

LONGEST = 300  # in characters; a remark is short, longer ones are text that was taken out
NEAR = 40  # how many characters before a marker are looked at
DRESS = " *_~()[]{}-"
BRACKETS = (
    *(remarks.QUESTION, remarks.ASKING_FOR, remarks.HINTED_QUESTION, remarks.PLACEHOLDER),
    *(remarks.INSTRUCTION, remarks.ORDER, remarks.HINTED_ORDER),
)
# What says something of the text, whatever else it is.
SQUARE = (said_in.LACKS_WORDS, said_in.WRONG, said_in.WAITS, said_in.REMEMBERS, said_in.NOT_SURE)
FEWEST = 3  # words of a remark in square brackets
PLAIN = (said_in.STILL, said_in.STANCE, said_in.LACKS, said_in.WRONG, said_in.WAITS, said_in.REMEMBERS, said_in.OUGHT)


def comment_rule(body: str) -> NoteRule | None:
    """The rule that a comment with these words breaks, or None: a directive, a source, a prompt, plain information."""
    if remarks.OURS.match(body):
        return None
    marker = MARKER.search(body)
    lower = said_in.LOWER.match(body) or said_in.GLUED.match(body)
    if lower or (marker and (marker["hard"] or not body[: marker.start()].strip())):
        before = body[max(0, marker.start() - NEAR) : marker.start()] if marker else ""
        spoken = not lower and marker and body[marker.end() : marker.end() + 1] != ":"
        about = spoken and any(letter.isalnum() for letter in before) and ABOUT_BEFORE.search(before)
        return None if about else COMMENT_MARKER
    initials = said_in.INITIALS.match(body)
    if initials and said_in.REMARKS.match(body, initials.end()):
        return COMMENT_NOTE
    said = " ".join(body[: 2 * LONGEST].split())
    quoted = said[:1] in ('"', "“") and "?" in said
    if len(body) > 2 * LONGEST or len(said) > LONGEST or (said_in.TOOL.match(body) and not quoted):
        return None
    return COMMENT_NOTE if _remarks(said) else None


def _remarks(said: str) -> bool:
    """Whether somebody says something of the text to its writer."""
    speaker = said_in.SPEAKER.match(said)
    if speaker and _is_remark(said[speaker.end() :]):
        return True
    return _is_remark(said)


def _is_remark(said: str) -> bool:
    bare = said.strip(DRESS)
    if any(remarks.QUESTION.fullmatch(aside["inside"]) for aside in said_in.ASIDE.finditer(said)):
        return True
    form = said_in.FORM.search(said) is not None
    if said_in.KEEPS.search(said) and "?" not in said:
        return False
    if not form and any(pattern.fullmatch(bare) for pattern in (*BRACKETS, said_in.STANDS_IN)):
        return True
    if said_in.WAITS.match(said):
        return True
    if form:
        return said_in.SHOULD_WE.match(said) is not None
    if any(pattern.match(said) for pattern in PLAIN) or said_in.ORDERS.match(said):
        return True
    if said_in.TEMPLATE.match(said):
        about = "?" in said and said_in.ABOUT_TEXT.search(said)
        return bool(about or said_in.ASKS_THIS.match(said))
    return bool(said_in.ASKS.match(said) or said_in.ASKS_SHORT.fullmatch(bare))


def is_said_by_reviewer(said: str) -> bool:
    """Whether words in square brackets are a reviewer's: somebody who says that something lacks, is wrong, or waits."""
    speaker = said_in.SPEAKER.match(said)
    if speaker and not said_in.NOTES.match(said):
        return _is_remark(said[speaker.end() :])
    if len(said.split()) < FEWEST or said_in.FORM.search(said) or said_in.KEEPS.search(said):
        return False
    return any(pattern.match(said) for pattern in SQUARE)


def said_in_comment(body: str) -> str:
    """What a comment says, without its marker and what divides it from the rest."""
    marker = MARKER.search(body) or said_in.LOWER.match(body) or said_in.GLUED.match(body)
    if marker is None:
        return body.strip()
    tail = TAIL.match(body, marker.end())
    return body[tail.end() if tail else marker.end() :].strip()
