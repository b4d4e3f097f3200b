"""Links that readers outside cannot follow. Links within the site are checked where they are resolved."""

from collections.abc import Iterator

from generator.lint.rules import Explained, TextRules, problem_in
from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

PRIVATE = Rule("LI004", "private-link", "hint", "never", "A link that only people of your organisation can follow.")

_URL = re.compile(r"(?i)https?://([\w.-]{1,200})(?::\d{1,5})?(/[^\s<>()\"'`\]]{0,600})?")
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a Slack workspace", re.compile(
        r"[\w-]+\.slack\.com/(?:archives|messages|files|client|team)\b|app\.slack\.com/client")),
    ("a Teams chat", re.compile(r"teams\.microsoft\.com/l/")),
    ("a Google document, which may be shared with few", re.compile(
        r"docs\.google\.com/(?:document|spreadsheets|presentation)/(?!d/e/)|drive\.google\.com/")),
    ("a SharePoint", re.compile(r"[\w-]+\.sharepoint\.com/")),
    ("a PagerDuty account", re.compile(
        r"(?!www\.|support\.|status\.|developer\.)[\w-]+\.pagerduty\.com/(?:incidents|alerts|services|schedules)")),
    ("a tracker that may want a login", re.compile(r"[\w-]+\.atlassian\.net/(?:browse|wiki|jira)/")),
    ("an inbox", re.compile(r"mail\.google\.com/|outlook\.office(?:365)?\.com/")),
    ("a private network", re.compile(
        r"(?:localhost|127\.0\.0\.1|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+"
        r"|[\w.-]+\.(?:internal|intranet|corp|local|lan))(?:/|\Z)")),
)  # fmt: skip
MOST = 100  # enough to see that a text was written for insiders


def check_private_links(post: Post) -> Iterator[Problem]:
    """One hint for each kind of such links, at the first of them, in a post that everybody may see."""
    header = post.header
    if header.visibility != "public" or header.withheld or "http" not in post.prose.text.text:
        return
    text, mask = post.prose.text.text, post.prose.mask
    found: dict[str, list[Span]] = {}
    count = 0
    for match in _URL.finditer(text, post.prose.front_end):
        if not _live(text, mask, match.start()):
            continue
        address = match[1].lower() + (match[2] or "")
        kind = next((kind for kind, pattern in _KINDS if pattern.match(address)), None)
        span = Span(match.start(), match.end())
        if kind is None or any(passage.span.meets(span) for passage in post.hidden):
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
            spans[0],
            f"this leads to {kind}{more}",
            "say in the text what stands there, or hide the link from readers outside",
        )


def _live(text: str, mask: str, at: int) -> bool:
    """Whether the address that begins at `at` is no code: a word, a link's, or a definition's."""
    if mask[at] != " " or text[max(0, at - 3) : at].rstrip().endswith("]:"):
        return mask[at] != "\n"
    return at > 2 and text[at - 2 : at] == "](" and (mask[at - 3] != " " or text[at - 3] in "`*_)")


PRIVATE_LINKS = TextRules(
    "private links",
    check_private_links,
    (
        Explained(
            PRIVATE,
            "A reader outside meets a login, and what the link was to prove is missing.",
            "We agreed on it [in the chat](https://pumps.slack.com/archives/C012345/p1590000000).",
            "We agreed in the chat to close the ring by hand.",
        ),
    ),
)
