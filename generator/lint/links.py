"""Links that readers outside cannot follow. Links within the site are checked where they are resolved."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from generator.lint.private.forms import compiled
from generator.lint.private.published import published
from generator.lint.rules import Explained, ProseRules, problem_in
from generator.model import lazy_re as re
from generator.model.config import Editorial
from generator.model.package_data import package_table
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Place, Span, Text

PRIVATE = Rule("LI004", "private-link", "hint", "never", "A link that only people of your organisation can follow.")

_URL = re.compile(r"(?i)https?://([\w.-]{1,200})(?::\d{1,5})?(/[^\s<>()\"'`\]]{0,600})?")
# What stands right before the address of a raw link, and what stands between it and the words of that link.
_HREF = re.compile(r"(?i)<a\s[^<>]{0,300}href\s{0,3}=\s{0,3}[\"']?\Z")
_TO_WORDS = re.compile(r"[^<>]{0,1000}>\s{0,20}")
_TAG = re.compile(r"\n{0,9} {0,3}</?[A-Za-z]")
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)", re.MULTILINE)
_LOOKED = 5_000  # characters before a raw link in which its block begins
MOST = 100  # enough to see that a text was written for insiders
_TRIED = 2_000  # addresses that are looked at in one text


class ClosedPlace(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of place that not everybody may enter; `closed_places.toml` says what each field is."""

    name: str
    needles: tuple[str, ...]
    pattern: str


class ClosedPlaces(Struct, frozen=True, forbid_unknown_fields=True):
    """All kinds of such places."""

    place: tuple[ClosedPlace, ...]


@cache
def closed_places() -> tuple[ClosedPlace, ...]:
    """All kinds of such places."""
    return package_table("generator.lint", "closed_places.toml", ClosedPlaces).place


def check_private_links(post: Post, editorial: Editorial) -> Iterator[Problem]:
    """One hint for each kind of such links, at the first of them, in a post that everybody may see."""
    header = post.header
    if header.visibility != "public" or header.withheld or "http" not in post.prose.text.text:
        return
    allowed = published(editorial.addresses)
    found: dict[str, list[Span]] = {}
    count = 0
    for span, host, path in _addresses(post):
        kind = _kind(host, path)
        if kind is None or allowed.has_host(host):
            continue
        if any(passage.span.meets(span) for passage in post.hidden):
            continue
        count += 1
        found.setdefault(kind, []).append(span)
        if count == MOST:
            break
    for kind, spans in found.items():
        more = f"; {len(spans) - 1} more of such links" if len(spans) > 1 else ""
        yield problem_in(
            post,
            PRIVATE,
            min(spans),
            f"this leads to {kind}{more}",
            "say in the text what stands there, or hide the link from readers outside",
        )


def is_live_link(post: Post, at: int) -> bool:
    """Whether the host that begins at `at` is that of a link which a reader can follow."""
    text = post.prose.text.text
    scheme = next((scheme for scheme in ("https://", "http://") if text.endswith(scheme, max(0, at - 8), at)), "")
    return bool(scheme) and _live(text, post.prose.mask, at - len(scheme))


def _addresses(post: Post) -> Iterator[tuple[Span, str, str]]:
    """The addresses that a reader can follow or that a picture has: where, host in small letters, path."""
    text, mask = post.prose.text.text, post.prose.mask
    for number, match in enumerate(_URL.finditer(text, post.prose.front_end)):
        if number == _TRIED:
            return
        if _live(text, mask, match.start()):
            yield Span(match.start(), match.end()), match[1].lower(), match[2] or ""
    for address, place in _named(post):
        named = _URL.match(address)
        if named is not None:
            yield _place_of(address, place, post.prose.text), named[1].lower(), named[2] or ""


def _named(post: Post) -> Iterator[tuple[str, Place]]:
    """The addresses that are no words of the body: of pictures, and of the actions and events of front matter."""
    yield from ((image.target, image.place) for image in post.images)
    yield from ((action.link, action.place) for action in post.actions if action.how == "front-matter" and action.link)
    for event in post.timeline:
        if event.how == "front-matter":
            yield from ((link.url, link.place) for link in event.links)


def _place_of(address: str, at: Place, text: Text) -> Span:
    """Where an address stands in what has it; all of this, where it is written otherwise than it reads."""
    if at.end_line > text.line_count:
        return Span(0, 0)
    start, end = text.starts[at.line - 1] + at.column - 1, text.starts[at.end_line - 1] + at.end_column - 1
    found = text.text.find(address, start, end)
    return Span(found, found + len(address)) if found >= 0 else Span(start, end)


def _kind(host: str, path: str) -> str | None:
    address = host + path
    for place in closed_places():
        if any(needle in host for needle in place.needles) and compiled(place.pattern.strip()).match(address):
            return place.name
    return None


def _live(text: str, mask: str, at: int) -> bool:
    """Whether the address that begins at `at` is no code: a word, a link's, a definition's, or a raw link's."""
    if mask[at] != " " or text[max(0, at - 4) : at].rstrip("< ").endswith("]:"):
        return mask[at] != "\n"
    before = text[max(0, at - 3) : at].rstrip("<")
    if before.endswith("]("):
        opened = at - (2 if text[at - 1] == "(" else 3)
        return opened > 0 and (mask[opened - 1] != " " or text[opened - 1] in "`*_)")
    if _HREF.search(text, max(0, at - 320), at):
        # The words of a raw link in a sentence are read; those of one in code are not.
        words = _TO_WORDS.match(text, at)
        read = words is not None and mask[words.end() : words.end() + 1].strip() != ""
        return read or _in_raw_block(text, at)
    return False


def _in_raw_block(text: str, at: int) -> bool:
    """Whether `at` lies in a block of raw HTML, whose words no mask holds, and in no fence that is open there."""
    opened = text.rfind("\n\n", max(0, at - _LOOKED), at) + 2
    if not _TAG.match(text, opened):
        return False
    fence = ""
    for match in _FENCE.finditer(text, 0, at):
        fence = match[1] if not fence else "" if match[1].startswith(fence) else fence
    return not fence


PRIVATE_LINKS = ProseRules(
    "private links",
    check_private_links,
    (
        Explained(
            PRIVATE,
            "We agreed on it [in the chat](https://pumps.slack.com/archives/C012345/p1590000000).",
            "We agreed in the chat to close the ring by hand.",
        ),
    ),
)
