"""What must not be published, as rules: secrets in every text, the others where readers outside see them."""

from collections.abc import Iterator, Sequence

from generator.lint.private.accounts import ACCOUNT, check_accounts
from generator.lint.private.inner_hosts import INNER_HOST, check_inner_hosts
from generator.lint.private.masking import SECRET, masked, masked_in
from generator.lint.private.networks import NETWORK, check_networks
from generator.lint.private.people import PERSON, check_people
from generator.lint.private.published import published
from generator.lint.private.secrets import Secret, secrets_in
from generator.lint.private.standing import kept_from
from generator.lint.rules import Explained, ProseRules
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.text import Span, Text

MOST = 50  # enough to see that a text must not leave the house


def check_secrets(post: Post) -> Iterator[Problem]:
    """One problem for each secret, wherever it stands: code, front matter, a draft or a comment. None shows it."""
    text = post.prose.text
    found = secrets_in(text.text)
    lines: dict[int, str] = {}
    for secret in found[:MOST]:
        words = text.cut(secret.span)
        where = kept_from(post, secret.span)
        place = text.place(secret.span)
        if place.line not in lines:
            lines[place.line] = _masked_line(text, place.line, found)
        yield Problem.of(
            SECRET,
            f"“{masked(words).partition('*')[0]}…” looks like {secret.what}" + (f", {where}" if where else ""),
            place,
            text=masked(words),
            hint="revoke it first, for whoever has the file has it; then write what stands for it, such as <token>",
            line_text=lines[place.line],
        )


def _masked_line(text: Text, line: int, found: Sequence[Secret]) -> str:
    span = text.line_span(line)
    spans = (secret.span for secret in found if secret.span.meets(span))
    on_line = [Span(max(one.start - span.start, 0), min(one.end, span.end) - span.start) for one in spans]
    return masked_in(text.cut(span), on_line)


def check_private(post: Post, editorial: Editorial) -> Iterator[Problem]:
    """What of a post must not be published, by what the site says may be."""
    allowed = published(editorial.addresses)
    yield from check_secrets(post)
    yield from check_accounts(post, allowed)
    yield from check_people(post, allowed)
    yield from check_networks(post, allowed)
    yield from check_inner_hosts(post, allowed)


PRIVATE = ProseRules(
    "private",
    check_private,
    (
        Explained(
            SECRET,
            "```\npsql postgres://pump:no-one-opens-valve-7@db.pumps.org/ring\n```",
            "```\npsql postgres://pump:<password>@db.pumps.org/ring\n```",
        ),
        Explained(
            ACCOUNT,
            "We opened `arn:aws:iam::314159265358:role/pump` to the ring.",
            "We opened `arn:aws:iam::123456789012:role/pump` to the ring.",
        ),
        Explained(
            PERSON,
            "Ask ada.valve@pumps.org for the log.",
            "Ask support@pumps.org for the log.",
        ),
        Explained(
            NETWORK,
            "The pump at 10.20.31.7 did not answer.",
            "The second pump did not answer.",
        ),
        Explained(
            INNER_HOST,
            "We restarted ring-db-2.pumps.internal.",
            "We restarted the second database.",
        ),
    ),
)
