"""E-mail addresses of people: once in a page, they are in every list of spam."""

from collections.abc import Iterator

from generator.lint.private.lists import is_below, is_example, lists
from generator.lint.private.published import Published
from generator.lint.private.standing import is_for_readers
from generator.lint.rules import problem_in
from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

PERSON = Rule("SE103", "personal-address", "hint", "never", "An e-mail address that looks like a person's.")

_MOST = 20  # addresses that are reported
_TRIED = 500  # signs @ that are looked at in one text
_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\Z")
_DOMAIN = re.compile(
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}(?P<last>[A-Za-z]{2,18})(?![A-Za-z0-9-])"
)
_WORD = re.compile(r"[a-z0-9]+")


def check_people(post: Post, allowed: Published) -> Iterator[Problem]:
    """A hint for each address, at its first place."""
    text, seen = post.prose.text.text, set[str]()
    at = -1
    for _ in range(_TRIED):
        at = text.find("@", at + 1)
        if at < 0 or len(seen) == _MOST:
            return
        span = _address(text, at)
        if span is None:
            continue
        address = text[span.start : span.end].lower()
        if address in seen or not _is_person(address) or allowed.has_mail(address) or not is_for_readers(post, span):
            continue
        seen.add(address)
        yield problem_in(
            post,
            PERSON,
            span,
            f"{text[span.start : span.end]} looks like the e-mail address of a person",
            "write the name or the role instead; one that may be known belongs into editorial.addresses of site.yaml",
        )


def _address(text: str, at: int) -> Span | None:
    """The address around the `@` at `at`; None where that is another thing, such as `git@host:path`."""
    local = _LOCAL.search(text, max(0, at - 64), at)
    domain = _DOMAIN.match(text, at)
    if local is None or domain is None or domain["last"].lower() in lists().not_domains:
        return None
    start, end = local.start(), domain.end()
    before, after = text[max(0, start - 3) : start], text[end : end + 2]
    if before.endswith(("://", "@")) or (before.endswith(":") and not before.endswith("to:") and before.strip(":")):
        return None
    if re.match(r":[\w~/.]|/\w", after):
        return None
    return Span(start, end)


def _is_person(address: str) -> bool:
    local, _, domain = address.rpartition("@")
    if (
        is_example(domain)
        or is_below(domain, lists().mail_domains)
        or domain.startswith(("lists.", "list.", "groups."))
    ):
        return False
    if any(len(label) > 3 and label in local for label in domain.split(".")[:-1]):
        return False  # an address of the whole house
    words = _WORD.findall(local)
    roles = lists().roles
    # A person's name has few digits; what has many is a machine's.
    return local not in roles and not roles & set(words) and sum(map(str.isdigit, local)) < 5 and len(local) <= 40
