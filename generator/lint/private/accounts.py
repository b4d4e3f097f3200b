"""Numbers of accounts with those who host: whoever knows one knows where to knock."""

from collections.abc import Iterator

from generator.lint.private.forms import compiled
from generator.lint.private.lists import lists
from generator.lint.private.published import Published
from generator.lint.private.standing import is_for_readers
from generator.lint.rules import problem_in
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

ACCOUNT = Rule("SE102", "account-number", "hint", "never", "The number of an account with a provider.")

_MOST = 200  # numbers that are looked at in one text


def check_accounts(post: Post, allowed: Published) -> Iterator[Problem]:
    """A hint for each account, at the first place where its number stands."""
    found: dict[str, tuple[str, list[Span]]] = {}
    for what, number, span in _numbers(post):
        plain = number.replace("-", "").lower()
        if not _tells(plain) or allowed.has_number(plain) or not is_for_readers(post, span):
            continue
        found.setdefault(plain, (what, []))[1].append(span)
    for what, spans in found.values():
        first, times = min(spans), len(spans)
        more = f", {times} times in this text" if times > 1 else ""
        number = post.prose.text.cut(first)
        yield problem_in(
            post,
            ACCOUNT,
            first,
            f"{number} is the number of {what}{more}",
            "leave it out, or write an example such as 123456789012;"
            " one that may be known belongs into editorial.addresses of site.yaml",
        )


def _numbers(post: Post) -> Iterator[tuple[str, str, Span]]:
    text, tried = post.prose.text.text, 0
    for form in lists().account:
        if not any(needle in text for needle in form.needles):
            continue
        for match in compiled(form.pattern).finditer(post.prose.mask if form.prose else text):
            tried += 1
            if tried > _MOST:
                return
            group = match.lastgroup or 0
            yield form.name, match[group], Span(match.start(group), match.end(group))


def _tells(number: str) -> bool:
    """Whether a number is somebody's: no example, and none that its owner publishes."""
    return len(set(number.replace("-", ""))) > 2 and number not in lists().example_accounts | lists().public_accounts
