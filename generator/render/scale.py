"""The scale bar: an incident's phases drawn to scale, where its stamps tell them. Linear, or not drawn at all."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.model.incident import Moment
from generator.model.site import Article
from generator.render.contract_post import BandView, ScaleView
from generator.render.wording import clock_words, end_words, length_words, moment_words

WHOLE = 1000
LEAST_BANDS = 2
LEAST_WIDTH = 4  # a phase of a minute in a day is still to be seen
WIDEST = 980  # where one phase takes more, the bar is one block and tells nothing


class Mark(Struct, frozen=True):
    """Where a phase ends, in minutes after the start; the first mark is the start."""

    at: int
    phase: str
    name: str


def scale_of(article: Article) -> ScaleView | None:
    """The scale bar of a post: from the start of its incident to the end of its last phase.

    Events outside of that are counted and not drawn: one that was long before or after would squeeze the incident to
    nothing. None where fewer than two phases are timed, where they do not follow each other, or where one of them
    takes the whole bar.
    """
    start = _start(article)
    marks = _marks(article)
    origin = _clock(start)
    if start is None or origin is None or any(one.at > two.at for one, two in pairwise(marks)):
        return None
    whole = marks[-1].at
    bands = tuple(_seen(_band(one, two, whole) for one, two in pairwise(marks) if one.at != two.at))
    if len(bands) < LEAST_BANDS or max(band.width for band in bands) > WIDEST:
        return None
    timed = tuple(_timed(article, origin))
    inside = {round(WHOLE * minutes / whole) for minutes, _ in timed if 0 <= minutes < whole + 1}
    ends = (
        end_words(moment, start)
        for minutes, moment in (*_heads(article, origin), *timed)
        if whole <= minutes < whole + 1
    )
    return ScaleView(
        bands,
        tuple(sorted(min(place, WHOLE) for place in inside)),
        moment_words(start),
        next(ends, ""),
        length_words(whole),
        sum(minutes < 0 for minutes, _ in timed),
        sum(minutes >= whole + 1 for minutes, _ in timed),
    )


def _start(article: Article) -> Moment | None:
    """What the durations are counted from: front matter goes before the events."""
    marked = (event.at for event in article.timeline if event.phase == "start" and event.at is not None)
    return article.head.started or next(marked, None)


def _marks(article: Article) -> tuple[Mark, ...]:
    """The start, then the end of each phase that is known, in the order of an incident."""
    known = article.durations
    ends = (
        (0, "start", "Start"),
        (known.detect, "latent", "Detected after"),
        (known.acknowledge, "detect", "Acknowledged after"),
        (known.mitigate, "mitigate", "Mitigated after"),
        (known.resolve, "recover", "Resolved after"),
    )
    return tuple(Mark(minutes, phase, name) for minutes, phase, name in ends if minutes is not None)


def _band(one: Mark, two: Mark, whole: int) -> BandView:
    left = round(WHOLE * one.at / whole)
    return BandView(two.phase, two.name, left, round(WHOLE * two.at / whole) - left, length_words(two.at))


def _seen(bands: Iterable[BandView]) -> Iterator[BandView]:
    """The bands, none too narrow to be seen; the widest gives what the others need, less than an eye can tell."""
    known = tuple(bands)
    widths = [max(band.width, LEAST_WIDTH) for band in known]
    if widths:
        widths[widths.index(max(widths))] -= sum(widths) - sum(band.width for band in known)
    left = 0
    for band, width in zip(known, widths, strict=True):
        yield replace(band, left=left, width=width)
        left += width


def _timed(article: Article, origin: datetime) -> Iterator[tuple[float, Moment]]:
    """The events whose time is on the clock of `origin`, in minutes after it."""
    for event in article.timeline:
        at = _clock(event.at)
        if event.at is not None and at is not None and (at.tzinfo is None) == (origin.tzinfo is None):
            yield (at - origin).total_seconds() / 60, event.at


def _heads(article: Article, origin: datetime) -> Iterator[tuple[float, Moment]]:
    head = article.head
    for moment in (head.resolved, head.mitigated, head.declared, head.detected):
        at = _clock(moment)
        if moment is not None and at is not None and (at.tzinfo is None) == (origin.tzinfo is None):
            yield (at - origin).total_seconds() / 60, moment


def _clock(moment: Moment | None) -> datetime | None:
    """A moment with its time; without a zone it is on the one clock that its post goes by."""
    return None if moment is None or not clock_words(moment) else datetime.fromisoformat(moment.iso)
