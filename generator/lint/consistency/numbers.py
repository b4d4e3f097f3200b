"""The number of an incident: one and the same in the title, the file's name and front matter."""

from collections.abc import Iterator

from generator.lint.rules import Explained, TextRules, problem_at
from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Problem, Rule

NUMBERS = Rule("CO203", "number-mismatch", "warning", "strict", "Two numbers for one incident.")

# `INC-42`, `PM2020-007`: letters that say what is counted, and a number.
_NAMED = re.compile(r"(?<![A-Za-z0-9])([A-Z]{2,8}(?:\d{4})?)[-_ #]{1,2}(\d{1,6})(?![A-Za-z0-9.])")
# `001_name`, `017-name`, but no date and no year.
# Behind other words only with a nought before it: `team__001_name`.
_FILE = re.compile(r"(?:\A|(?<=[_ ])(?=0))(\d{1,5})[-_ .]+(?=[^\W\d_]|-)")
_TITLE = re.compile(
    r"(?i)(?:(?:incident|postmortem|post-mortem|pm|rca|retrospective|outage)(?: report)? {0,2}(?:#|no\.? ?|number )?"
    r"|#)?(\d{1,5})(?= {0,2}[-–—:|)] | {0,2}[:|)]|\. )"
)
_UNCOUNTED = ("UTC", "GMT", "PST", "PDT", "CET", "CEST", "EST", "EDT", "BST", "CVE", "HTTP", "TOP", "VERSION", "ISO")


def check_number(post: Post) -> Iterator[Problem]:
    """A warning where the number in the title is not that of front matter or of the file's name."""
    title = post.title.raw
    named = _named(title)
    identity = post.incident.id
    stem = post.path.rpartition("/")[2].rpartition(".")[0]
    for words, where in ((identity, "`incident.id` says"), (stem, "the file name says")):
        for prefix, numbers in _named(words).items():
            others = named.get(prefix, {})
            if len(numbers) == 1 and len(others) == 1 and numbers.keys() != others.keys():
                yield _problem(post, next(iter(others.values())), f"{where} {next(iter(numbers.values()))}")
                return
    in_title, in_file = _TITLE.match(title), _FILE.search(stem)
    if in_title is None or in_file is None:
        return
    one, other = in_title[1], in_file[1]
    if int(one) != int(other) and not (_year(one) or _year(other)):
        yield _problem(post, one, f"the file name says {other}")


def _problem(post: Post, number: str, other: str) -> Problem:
    return problem_at(
        post,
        NUMBERS,
        post.title.at,
        f"the title gives the incident the number {number}, but {other}",
        "mend the one that is wrong",
        number,
    )


def _named(words: str) -> dict[str, dict[int, str]]:
    """The numbers that words give, by the letters before them, each as written."""
    found: dict[str, dict[int, str]] = {}
    for match in _NAMED.finditer(words):
        if match[1] not in _UNCOUNTED:
            found.setdefault(match[1], {})[int(match[2])] = match[0]
    return found


def _year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


NUMBERS_AGREE = TextRules(
    "numbers",
    check_number,
    (
        Explained(
            NUMBERS,
            '---\ntitle: "INC-41: The ring"\ndate: 2024-03-15\nincident:\n  id: INC-14\n---\n\nClosed.',
            '---\ntitle: "INC-41: The ring"\ndate: 2024-03-15\nincident:\n  id: INC-41\n---\n\nClosed.',
        ),
    ),
)
