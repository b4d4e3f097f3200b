"""Actions that nobody is named for, or no day: what is everybody's is nobody's."""

from collections.abc import Iterator

from generator.lint.rules import Explained, TextRules, problem_at
from generator.model.post import Post
from generator.model.problem import Problem, Rule

NO_OWNER = Rule("CO204", "action-without-owner", "hint", "never", "An open action that nobody is named for.")
NO_DUE = Rule("CO205", "action-without-due", "hint", "never", "An open action without a day, where others have one.")


def check_actions(post: Post) -> Iterator[Problem]:
    """A hint for each open action without an owner, one for all where none has one.

    A day is only missed where another action of the text has one: few teams set them.
    """
    waiting = [action for action in post.actions if action.status not in ("done", "rejected")]
    nobody = [action for action in waiting if not action.owner]
    hint = "name who does it: “(owner: Ines)”, “@ines”, or a column Owner"
    if len(nobody) > 1 and not any(action.owner for action in post.actions):
        message = f"none of the {len(nobody)} open actions has an owner"
        yield problem_at(post, NO_OWNER, nobody[0].place, message, hint)
    else:
        for action in nobody:
            yield problem_at(post, NO_OWNER, action.place, "this open action has no owner", hint)
    if any(action.due for action in post.actions):
        for action in waiting:
            if not action.due:
                message = "this open action has no day to be done by, as others have"
                yield problem_at(post, NO_DUE, action.place, message, "name the day: “due 2024-03-15”, or a column Due")


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
            "## Actions\n\n- Close the ring (owner: Ines)\n- Drain the pump (owner: Ada), due 2024-04-01",
            "## Actions\n\n- Close the ring (owner: Ines), due 2024-03-20\n- Drain it (owner: Ada), due 2024-04-01",
        ),
    ),
)
