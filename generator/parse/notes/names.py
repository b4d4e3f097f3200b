"""Notes in names: of files, which become titles and addresses, of pictures, and in slugs.

The words of a name are joined by signs and mostly in small letters, so that little of what tells a note in a sentence
is there. A marker in capitals is one; in small letters only at the start of a name: `todo-fix-title`.
"""

from collections.abc import Sequence

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.note import Note
from generator.model.post import Header, Image
from generator.model.problem import Confidence, Target
from generator.model.text import Place, Span
from generator.parse.file_name import DATED, stem_of
from generator.parse.notes import marker_words as markers
from generator.parse.notes.rules import FRONT_MATTER

_WORD = re.compile(r"[^\W_]+")
_LOUD = re.compile(r"TODO|FIXME|XXX+|TKTK|NEEDSWORK|TO[-_ ]DO(?![^\W_])")
_QUIET = re.compile(r"[Tt]odo|[Ff]ixme")
# What follows a marker that a name speaks of: a list, or a program of that name.
_SPOKEN_OF = re.compile(
    rf"(?i)(?:{'|'.join((*markers.ABOUT_AFTER, *markers.FOREIGN))}|mvc|services?|api|server|backend|frontend|database"
    r"|db|team|page|board|sync|widget|site|system|platform|cluster|queue|worker|tool|bot|product|demo|web|mobile|client)\Z"
)
_LONGEST = 400  # in characters; no file system has longer names
_HINT = "settle it and take it out of the name"


class Marker(Struct, frozen=True):
    """A marker in a name, and how sure it is that it is a note."""

    span: Span
    confidence: Confidence


def marker_in(name: str) -> Marker | None:
    """The first note in the name of a file without its ending, or in a slug; a date may stand before its words."""
    name = name[:_LONGEST]
    dated = DATED.match(name)
    first = dated.start(4) if dated is not None else 0
    words = [word for word in _WORD.finditer(name) if word.start() >= first]
    for index, word in enumerate(words):
        loud = _LOUD.match(name, word.start())
        quiet = _QUIET.fullmatch(word[0]) if index == 0 and len(words) > 1 else None
        end = loud.end() if loud is not None else word.end()
        follows = next((other[0] for other in words[index + 1 :] if other.start() >= end), "")
        # Crosses after a number stand for its digits: `CVE-2024-XXXX`.
        masked = word[0].startswith("XXX") and index > 0
        whole = loud is not None and end >= word.end() and not masked
        if (whole or quiet is not None) and not _SPOKEN_OF.match(follows):
            return Marker(Span(word.start(), end), "certain" if whole else "likely")
    return None


def without_marker(stem: str) -> str:
    """A name without the notes in it; as it is where nothing else would be left of it."""
    rest = stem
    while (found := marker_in(rest)) is not None:
        rest = rest[: found.span.start].rstrip("-_ ") + "-" + rest[found.span.end :].lstrip("-_ :")
    return rest.strip("-_ ") if _WORD.search(rest) else stem


def notes_in_names(path: str, header: Header, images: Sequence[Image], *, names_title: bool) -> tuple[Note, ...]:
    """The notes in the names that readers of the text at `path` see: of it and its folders, and of its pictures.

    `names_title`: the title is made of the file's name.
    """
    return (*_in_path(path, header, names_title), *_in_pictures(images))


def _in_path(path: str, header: Header, names_title: bool) -> list[Note]:
    *folders, name = path.split("/")
    stem = name.rpartition(".")[0] or name
    seen = [] if header.url else folders if header.slug else [*folders, stem]
    if names_title and stem_of(path) not in seen:
        seen.append(stem_of(path))
    found = [(part, marker) for part in seen if (marker := marker_in(part)) is not None]
    return [_note(part, marker, "the file's name", Place(path)) for part, marker in found[:1]]


def _in_pictures(images: Sequence[Image]) -> list[Note]:
    notes = []
    for image in images:
        name = re.split("[?#]", image.target, maxsplit=1)[0].rpartition("/")[2].rpartition(".")[0]
        marker = marker_in(name) if "//" not in image.target else None
        if marker is not None and marker.confidence == "certain":
            notes.append(_note(name, marker, "the name of a picture", image.place))
    return notes


def _note(name: str, marker: Marker, what: str, place: Place) -> Note:
    """A note of which nothing can be left out: a name is what it is until somebody changes it."""
    words = name[marker.span.start : marker.span.end]
    return Note(
        code=FRONT_MATTER.code,
        name=FRONT_MATTER.name,
        confidence=marker.confidence,
        text=words,
        span=Span(0, 0),
        removal=Span(0, 0),
        place=place,
        target=Target("document", place.line, place.end_line),
        message=f"“{words}” in {what} is an open note to the author, and part of an address",
        hint=_HINT,
        stays=True,
    )
