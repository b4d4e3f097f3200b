"""A body's segments -> finished HTML: the slots are filled for one page, or for one feed."""

from collections.abc import Iterable

from markupsafe import Markup, escape
from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.incident import Moment
from generator.model.post import HiddenSlot, Html, ImageSlot, LinkSlot, Segment
from generator.model.site import Article, Passage, Picture
from generator.render.addresses import Base, picture_address
from generator.render.wording import day_words

FRAGMENT = re.compile(r'(<a\b[^<>]*?\shref=")(?=#)')
NEW_DAY = re.compile(
    r'(<(?:li|tr|p|dt|h[1-6])\b[^<>]*? data-day="([0-9]{4}-[0-9]{2}-[0-9]{2})"[^<>]*>(?:\s*<td[^<>]*>)?)'
)
HEADING_ANCHOR = re.compile(r'<a class="anchor"[^<>]*>[^<]*</a>')
GIVEN_SIZE = re.compile(r" (?:width|height)=")
ZOOM_WIDTH = 640
# While slots are filled: a link that leads nowhere, and a passage that this audience may not see.
NOWHERE, GAP = "\ufdd5", "\ufdd6"
DEAD_LINK = re.compile(rf'<a\b[^<>]*?\shref="{NOWHERE}"[^<>]*>(.*?)</a>', re.DOTALL)
CLOSED = re.compile(rf"(?<=\()[{GAP} ]+|[{GAP} ]*{GAP}[{GAP} ]*(?=[.,;:!?)])| *{GAP}[{GAP} ]*(?= )|{GAP}")


class Filling(Struct, frozen=True):
    """How slots are filled: whose addresses, and `away` for what is read away from the site (a feed).

    `drafts`: for the author, who sees a box where a picture is missing.
    """

    base: Base
    away: bool = False
    drafts: bool = False


def fill(article: Article, passages: Iterable[Passage], filling: Filling, eager: bool = True) -> Markup:
    """The passages as one stretch of HTML. `eager`: its first picture is loaded at once, the others when needed."""
    out: list[str] = []
    linked = False
    for segment in (segment for passage in passages for segment in passage.segments):
        if isinstance(segment, ImageSlot):
            picture = article.pictures[segment.index]
            out.append(_picture(picture, segment, eager, linked, filling))
            eager = eager and picture.missing
        else:
            html = _text(segment, article, filling)
            out.append(html)
            opened, closed = html.rfind("<a "), html.rfind("</a>")
            linked = linked if opened == closed else opened > closed
    return Markup(_mended("".join(out)))  # segments are finished HTML, slots are escaped where they are filled


def _mended(html: str) -> str:
    """`html` with the words alone of links that lead nowhere, and without the blanks around what is hidden."""
    if NOWHERE in html:
        html = DEAD_LINK.sub(r"\1", html)
    return CLOSED.sub("", html) if GAP in html else html


def figure_of(picture: Picture, filling: Filling) -> Markup:
    """A picture that stands for itself, loaded at once."""
    html = _picture(picture, ImageSlot(0, True), True, False, filling)
    return Markup(html)  # what is not ours is escaped where it is put


def has_picture(article: Article, passages: Iterable[Passage]) -> bool:
    """Whether any of the passages shows a picture that is there."""
    slots = (segment for passage in passages for segment in passage.segments if isinstance(segment, ImageSlot))
    return any(not article.pictures[slot.index].missing for slot in slots)


def _text(segment: Segment, article: Article, filling: Filling) -> str:
    if isinstance(segment, Html):
        html = NEW_DAY.sub(_day, segment.html) if " data-day=" in segment.html else segment.html
        if not filling.away:
            return html
        # A feed reader knows no page: fragments get the article's address, and marks beside headings are noise.
        plain = HEADING_ANCHOR.sub("", html)
        return FRAGMENT.sub(lambda match: match[1] + str(escape(filling.base.page)), plain)
    if isinstance(segment, LinkSlot):
        url = filling.base.link(article.links[segment.index])
        return NOWHERE if url == "#" else str(escape(url))
    return article.hidden[segment.index] or GAP if isinstance(segment, HiddenSlot) else ""


def _day(match: re.Match[str]) -> str:
    """The opening of an event, and in words the day that begins with it."""
    return f'{match[1]}<span class="event-day">{day_words(Moment(match[2], "day"))}</span> '


def _picture(picture: Picture, slot: ImageSlot, eager: bool, linked: bool, filling: Filling) -> str:
    figure = slot.figure
    url = "" if picture.missing else picture_address(picture.url, picture.remote, filling.base)
    if not url:
        return _missing(picture, figure, filling.drafts)
    image = _image(picture, url, eager, slot.attributes)
    if not figure:
        return image
    if picture.width > ZOOM_WIDTH and not linked and not picture.remote and not filling.away:
        name = "" if picture.alt.strip() else ' aria-label="The picture in full size"'
        image = f'<a class="full-size" href="{escape(url)}"{name}>{image}</a>'
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
    return f"<figure>{image}{caption}</figure>"


def _image(picture: Picture, url: str, eager: bool, attributes: str) -> str:
    known = picture.width > 0 and picture.height > 0 and not GIVEN_SIZE.search(attributes)
    size = f' width="{picture.width}" height="{picture.height}"' if known else ""
    loading = f' loading="{"eager" if eager else "lazy"}" decoding="async"'
    return f'<img src="{escape(url)}" alt="{escape(picture.alt)}"{size}{attributes}{loading}>'


def _missing(picture: Picture, figure: bool, drafts: bool) -> str:
    if drafts:
        title = escape(f"Picture missing: {picture.target}")
        alt = f' <span class="picture-alt">{escape(picture.alt)}</span>' if picture.alt else ""
        element = "p" if figure else "span"
        return f'<{element} class="picture-missing-box">{title}{alt}</{element}>'
    words = escape(picture.alt.strip())
    if not figure:
        return f'<span class="picture-missing">{words}</span>' if words else ""
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
    return f'<figure class="picture-missing">{words}{caption}</figure>' if words or caption else ""
