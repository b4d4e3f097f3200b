"""Actions that nobody is named for, or no day: what is everybody's is nobody's."""

from collections.abc import Iterator, Sequence

from generator.lint.rules import Explained, TextRules, problem_at
from generator.model.incident import Action
from generator.model.post import Post
from generator.model.problem import Problem, Rule

NO_OWNER = Rule("CO204", "action-without-owner", "hint", "never", "An open action that nobody is named for.")
NO_DUE = Rule("CO205", "action-without-due", "hint", "never", "An open action without a day to be done by.")


def check_actions(post: Post) -> Iterator[Problem]:
    """A hint for each open action that lacks what others have; one for all where none has it."""
    waiting = [action for action in post.actions if action.status not in ("done", "rejected")]
    owned = [action for action in post.actions if action.owner]
    due = [action for action in post.actions if action.due]
    yield from _lacking(
        post, NO_OWNER, waiting, [action for action in waiting if not action.owner], bool(owned), "an", "owner",
        "name who does it: “(owner: Ines)”, “@ines”, or a column Owner",
    )  # fmt: skip
    yield from _lacking(
        post, NO_DUE, waiting, [action for action in waiting if not action.due], bool(due), "a", "day to be done by",
        "name the day: “due 2024-03-15”, or a column Due",
    )  # fmt: skip


def _lacking(
    post: Post,
    rule: Rule,
    waiting: Sequence[Action],
    without: Sequence[Action],
    some: bool,
    article: str,
    what: str,
    hint: str,
) -> Iterator[Problem]:
    if without and not some:
        first = without[0]
        count = "the open action has no" if len(waiting) == 1 else f"none of the {len(waiting)} open actions has"
        yield problem_at(
            post, rule, first.place, f"{count} {what}" if len(waiting) == 1 else f"{count} {article} {what}", hint
        )
        return
    for action in without:
        yield problem_at(post, rule, action.place, f"this action has no {what}", hint)


ACTIONS = TextRules(
    "actions",
    check_actions,
    (
        Explained(
            NO_OWNER,
            "An action that nobody is named for is seldom done.",
            "## Actions\n\n- Close the ring (due 2024-04-01)",
            "## Actions\n\n- Close the ring (owner: Ines, due 2024-04-01)",
        ),
        Explained(
            NO_DUE,
            "Without a day nobody can say that it is late.",
            "## Actions\n\n- Close the ring (owner: Ines)",
            "## Actions\n\n- Close the ring (owner: Ines), due 2024-04-01",
        ),
    ),
)
