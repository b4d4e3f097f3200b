"""Actions: who does them, until when, and whether they can be open at all."""

from collections.abc import Iterator

from generator.lint.rules import Explained, TextRules, problem_at
from generator.model import lazy_re as re
from generator.model.incident import Action
from generator.model.post import Post
from generator.model.problem import Problem, Rule

NO_OWNER = Rule("CO204", "action-without-owner", "hint", "never", "An open action that nobody owns.")
NO_DUE = Rule("CO205", "action-without-due", "hint", "never", "An open action without the date that others have.")
ITSELF = Rule("CO207", "open-action-in-itself", "hint", "never", "An open action that the text itself is.")

_OPEN = (None, "open", "in-progress")
_REPORT = re.compile(
    r"(?i)(?:write|draft|finish|complete|publish|prepare|create|post)(?: up)? (?:an? |the |this |our )?"
    r"(?:incident |outage |final |full )?(?:report|post-?mortem|post mortem|retrospective|retro|rca|write-?up)[ .!]*"
)
_NAMED = re.compile(r"(?<![\w@./])@[A-Za-z]")
_LONGEST = 60
FEW = 2


def check_actions(post: Post) -> Iterator[Problem]:
    """Hints about open actions: each without an owner where others have one, else one for all of them."""
    waiting = [action for action in post.actions if action.status in _OPEN]
    yield from _owners(post, waiting)
    dated = [action for action in post.actions if action.due]
    undated = [action for action in waiting if not action.due]
    if dated and undated:
        yield problem_at(
            post,
            NO_DUE,
            undated[0].place,
            f"{_actions(len(undated))} without a due date, which {_others(len(dated))}",
            "say until when, or that it is done",
            undated[0].text.raw,
        )
    for action in waiting:
        words = action.text.raw.strip()
        if action.status is not None and len(words) <= _LONGEST and _REPORT.fullmatch(words):
            yield problem_at(
                post,
                ITSELF,
                action.place,
                f"“{words}” is still open, and this is it",
                "mark it as done, or say what is still to be written",
                words,
            )


def _owners(post: Post, waiting: list[Action]) -> Iterator[Problem]:
    # Somebody who is named in the words of an action may well be the one.
    unowned = [action for action in waiting if not action.owner.strip() and not _NAMED.search(action.text.raw)]
    if not unowned:
        return
    hint = "name a person or a team, such as `@team`, where it begins, or give the list a column for owners"
    if any(action.owner.strip() for action in post.actions):
        for action in unowned:
            yield problem_at(
                post, NO_OWNER, action.place, "this action has no owner, and others do", hint, action.text.raw
            )
        return
    if len(unowned) < FEW and not post.timeline:
        return  # a page about something else, with a heading that sounds like it
    above = [heading for heading in post.sections if heading.place.line <= unowned[0].place.line]
    section = next((heading for heading in reversed(above) if heading.role == "actions" and not heading.sub), None)
    yield problem_at(
        post,
        NO_OWNER,
        section.place if section else unowned[0].place,
        f"no action has an owner: {_actions(len(unowned))} open",
        hint,
        section.text.raw if section else unowned[0].text.raw,
    )


def _actions(count: int) -> str:
    return "one action is" if count == 1 else f"{count} actions are"


def _others(count: int) -> str:
    return "another one has" if count == 1 else f"{count} others have"


ACTIONS = TextRules(
    "actions",
    check_actions,
    (
        Explained(
            NO_OWNER,
            "## Action items\n\n- [ ] Buy rings\n- [ ] Test the pump",
            "## Action items\n\n- [ ] @mara Buy rings\n- [ ] @joop Test the pump",
        ),
        Explained(
            NO_DUE,
            "## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Buy rings | Mara | 2024-04-01 |\n"
            "| Test the pump | Joop | |",
            "## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Buy rings | Mara | 2024-04-01 |\n"
            "| Test the pump | Joop | 2024-05-01 |",
        ),
        Explained(
            ITSELF,
            "## Action items\n\n- [ ] Write the incident report",
            "## Action items\n\n- [x] Write the incident report",
        ),
    ),
)
