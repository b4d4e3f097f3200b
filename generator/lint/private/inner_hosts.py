"""Names of hosts that only a network inside knows."""

from collections.abc import Iterator

from generator.lint.links import is_live_link
from generator.lint.private.lists import is_below, lists
from generator.lint.private.published import Published
from generator.lint.private.standing import is_for_readers
from generator.lint.rules import problem_in
from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

INNER_HOST = Rule("SE105", "internal-host", "hint", "never", "The name of a host that only a network inside knows.")

_MOST = 300  # names that are looked at in one text
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,200}\Z")
_NODE = re.compile(r"(?<![A-Za-z0-9.-])ip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}(?![0-9-])(?:\.[A-Za-z0-9-]{1,40}){0,4}")


def check_inner_hosts(post: Post, allowed: Published) -> Iterator[Problem]:
    """One hint for all such names, at the first of them, with their number."""
    found: dict[str, Span] = {}
    for number, span in enumerate(_names(post.prose.text.text)):
        if number == _MOST:
            break
        name = post.prose.text.cut(span).lower()
        if name in found or allowed.has_host(name) or not is_for_readers(post, span):
            continue
        if not is_live_link(post, span.start):
            found[name] = span
    if not found:
        return
    first = min(found.values())
    more = f"; {len(found) - 1} more of such names" if len(found) > 1 else ""
    yield problem_in(
        post,
        INNER_HOST,
        first,
        f"{post.prose.text.cut(first)} is the name of a host inside{more}",
        "name the host by what it does; a domain that may be known belongs into editorial.addresses of site.yaml",
    )


def _names(text: str) -> Iterator[Span]:
    if "ip-" in text:
        yield from (Span(*match.span()) for match in _NODE.finditer(text))
    for domain in lists().inner_domains:
        at = -1
        while (at := text.find(f".{domain}", at + 1)) >= 0:
            end = at + 1 + len(domain)
            after = text[end : end + 2]
            if after[:1].isalnum() or after[:1] in ("_", "-", "(", "=") or (after[:1] == "." and after[1:].isalnum()):
                continue
            name = _NAME.search(text, max(0, at - 200), at)
            if name is not None and _is_host(text, name.start(), end, domain):
                yield Span(name.start(), end)


def _is_host(text: str, start: int, end: int, domain: str) -> bool:
    """Whether the name at `start` is a host's, and not a file's, a package's, or one that every network has."""
    name = text[start:end].lower()
    before = text[max(0, start - 2) : start]
    if is_below(name, lists().inner_known) or name.startswith("ip-") or "_" in name or ".." in name:
        return False
    if before[-1:] in ("/", "\\", ".", "~", "$", "*", "-", "_") and before != "//":
        return False
    addressed = before in ("//", "@") or before[-1:] == "@" or re.match(r":\d{2,5}(?!\d)", text[end : end + 6])
    return domain not in lists().inner_unsure or (addressed is not None and bool(addressed)) or name.count(".") >= 2
