"""The values of the head of a text, each with where it comes from: line, column, and how it was understood."""

from collections.abc import Iterator

from msgspec import Struct

from generator.model.incident import Incident, Moment
from generator.model.post import Header, Post
from generator.model.text import Place, Words
from generator.report.escape import well_formed

_Said = Words | Moment | str | tuple[str, ...] | None


class ReadValue(Struct, frozen=True):
    """A value of the head of a text, and where it comes from. One that stands in no line has none."""

    name: str
    value: str | tuple[str, ...]
    line: int | None
    column: int | None
    how: str


def values_of(post: Post) -> tuple[ReadValue, ...]:
    """Title and date, wherever they come from; what front matter says of the post, of its incident, of people; and what
    the body states that front matter does not.
    """
    header = post.header
    found = [_read("title", post.title, post.title.at, post.title.how)]
    if post.date is not None:
        found.append(_read("date", post.date, header.date_at, post.date_how))
    for name, value in _given(header):
        if value:
            place = value.at if isinstance(value, Words) else header.place_of(name)
            found.append(_read(name, value, place, "front-matter"))
    found += [_read("people", person.name, person.place, "front-matter") for person in header.people]
    given = {value.name for value in found if value.how == "front-matter"}
    for stated in post.stated:
        if stated.name not in given:
            found.append(_read(stated.name, stated.moment or stated.text, stated.place, "body"))
    return tuple(found)


def _given(header: Header) -> Iterator[tuple[str, _Said]]:
    yield "updated", header.updated
    yield "expires", header.expires
    yield "description", header.description
    yield "summary", header.summary
    yield "slug", header.slug
    yield "url", header.url
    yield "draft", "true" if header.draft and header.place_of("draft") else ""
    yield "visibility", header.visibility if header.visibility != "public" else ""
    yield "tags", header.tags
    yield "categories", header.categories
    yield "authors", header.authors
    yield from ((f"incident.{name}", value) for name, value in _incident(header.incident))


def _incident(incident: Incident) -> Iterator[tuple[str, _Said]]:
    for name in Incident.__struct_fields__:
        yield name, getattr(incident, name)


def _read(name: str, value: Words | Moment | str | tuple[str, ...], place: Place | None, how: str) -> ReadValue:
    shown: str | tuple[str, ...]
    if isinstance(value, Words):
        shown = well_formed("".join(run.text for run in value.runs if run.tag != "note").strip())
    elif isinstance(value, Moment):
        shown = value.iso
    else:
        shown = well_formed(value) if isinstance(value, str) else tuple(well_formed(item) for item in value)
    at = None if how == "file-name" else place
    return ReadValue(name, shown, at.line if at else None, at.column if at else None, how)
