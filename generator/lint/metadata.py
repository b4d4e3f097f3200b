"""What a post says of itself besides its text: its date, its file's name."""

from collections.abc import Iterator
from datetime import datetime

from generator.lint.rules import Explained, SiteRules, TextRules
from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.site import Site
from generator.model.summary import Summary
from generator.model.text import Place

UNDATED = Rule("MD001", "undated", "hint", "never", "A post without a date: last in its list, and in no feed.")
WINDOWS_NAME = Rule("MD002", "windows-name", "warning", "strict", "A file name that Windows cannot hold.")

RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:\..*)?", re.DOTALL)
FORBIDDEN = re.compile(r"[<>:\"|?*\\]|[. ]$")


def check_undated(posts: tuple[Summary, ...], site: Site, _now: datetime) -> Iterator[Problem]:
    """A hint for each published post without a date. Pages need none; a date that cannot be read is said elsewhere."""
    tried = {post.path for post in posts if post.dated}
    for entry in site.posts:
        if entry.date is None and entry.source not in tried:
            yield Problem.of(
                UNDATED,
                f"{entry.source} has no date: it stands last in the list of posts and in no feed",
                Place(entry.source),
                hint="add a line such as `date: 2024-03-15` to its front matter, or begin its file name with the date",
            )


def check_name(post: Post) -> Iterator[Problem]:
    """A warning for a file that cannot be checked out on Windows."""
    for part in post.path.split("/"):
        if RESERVED.fullmatch(part) or FORBIDDEN.search(part):
            yield Problem.of(
                WINDOWS_NAME,
                f"{post.path}: Windows cannot hold a file or folder called “{part}”",
                Place(post.path),
                text=part,
                hint="rename it, and set `slug` in the front matter if its address must stay",
            )
            return


NAMES = TextRules(
    "names",
    check_name,
    (
        Explained(
            WINDOWS_NAME,
            "content/posts/aux.md",
            "content/posts/auxiliary-power.md",
        ),
    ),
)
DATES = SiteRules(
    "dates",
    check_undated,
    (
        Explained(
            UNDATED,
            "---\ntitle: The disk that filled\n---\n",
            "---\ntitle: The disk that filled\ndate: 2024-03-15\n---\n",
        ),
    ),
)
