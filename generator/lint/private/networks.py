"""IP addresses: of a network inside, which tell how it is built, and of machines outside, which tell where to aim."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.lint.links import is_live_link
from generator.lint.private.lists import lists
from generator.lint.private.published import Published, published
from generator.lint.private.standing import is_for_readers
from generator.lint.rules import problem_in
from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

if TYPE_CHECKING:
    from generator.lint.private.published import Address

NETWORK = Rule("SE104", "ip-address", "hint", "never", "An IP address of a machine or a network.")

_MOST = 300  # addresses that are looked at in one text
_V4 = re.compile(r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:/\d{1,2}(?!\d))?")
# What may be an address of version 6 that is anybody's: a global one, or one of a network inside.
_V6 = re.compile(r"(?:2[0-9A-Fa-f]{3}|[fF][cdCD][0-9A-Fa-f]{2}):[0-9A-Fa-f:]{2,35}(?:/\d{1,3}(?!\d))?")
# What stands in every such address, and in few texts without one; both are found fast.
_IN_V4 = re.compile(r"\.\d{1,3}\.\d{1,3}\.\d")
_IN_V6 = re.compile(r":(?::|(?:[0-9A-Fa-f]{1,4}:){5})")
_WORD_BEFORE = re.compile(r"([A-Za-z]{1,10})[\s:=]{0,3}\Z")
# A number of four parts, all so small, is a version.
_SMALL = 30


def check_networks(post: Post, allowed: Published) -> Iterator[Problem]:
    """One hint for the addresses inside, and one for those outside, each with its number, at the first of them."""
    found: dict[str, list[tuple[Span, Address]]] = {}
    for number, (span, address) in enumerate(_addresses(post.prose.text.text)):
        if number == _MOST:
            break
        if allowed.has_network(address) or not is_for_readers(post, span) or is_live_link(post, span.start):
            continue
        found.setdefault("inside" if address.is_private else "outside", []).append((span, address))
    for side, places in found.items():
        first, others = places[0][0], len({address for _, address in places}) - 1
        more = f"; {others} more of such addresses" if others else ""
        what = "an address of a network inside" if side == "inside" else "the address of a machine"
        yield problem_in(
            post,
            NETWORK,
            first,
            f"{post.prose.text.cut(first)} is {what}{more}",
            "name the machine by what it does; what may be known belongs into editorial.addresses of site.yaml",
        )


def _addresses(text: str) -> Iterator[tuple[Span, "Address"]]:
    """Each address of the text that tells something, in order."""
    spans: list[Span] = []
    if _IN_V4.search(text):
        spans += [Span(*match.span()) for match in _V4.finditer(text) if _stands_alone(text, match)]
    if _IN_V6.search(text):
        matches = _V6.finditer(text)
        spans += [Span(*match.span()) for match in matches if _is_apart(text, match.start(), match.end(), ":")]
    if not spans:
        return
    import ipaddress

    known = published(lists().known_networks)
    for span in sorted(spans):
        words = text[span.start : span.end]
        try:
            address = ipaddress.ip_interface(words).ip
        except ValueError:
            continue
        if words in lists().default_networks or words in lists().default_addresses or known.has_network(address):
            continue
        if isinstance(address, ipaddress.IPv4Address) and not address.is_private and max(address.packed) < _SMALL:
            continue
        yield span, address


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether four numbers are no version, no part of a name or of a longer row of numbers."""
    start = match.start()
    if not _is_apart(text, start, match.end(), "."):
        return False
    before = text[max(0, start - 2) : start]
    if (before[-1:] in ("-", "/") and before[:1].isalpha()) or before in ("==", ">=", "<=", "~>", "!="):
        return False
    word = _WORD_BEFORE.search(text, max(0, start - 16), start)
    return word is None or word[1].lower() not in lists().version_words


def _is_apart(text: str, start: int, end: int, sign: str) -> bool:
    """Whether no letter or digit touches a stretch, nor a `sign` that goes on with more of the same."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 2]
    if before.isalnum() or (before in ("_", sign, "#") and before) or after[:1].isalnum() or after[:1] == "_":
        return False
    return not (after[:1] == sign and after[1:].isalnum())
