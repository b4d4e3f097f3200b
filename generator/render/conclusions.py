"""What an incident left behind, as a page draws it from data: learnings and action items."""

from itertools import groupby

from generator.model.incident import ActionStatus, LearningKind
from generator.model.site import Article, Lesson, Task
from generator.render.addresses import Base
from generator.render.contract_post import LearningsView, LessonGroup, LessonView, TasksView, TaskView
from generator.render.wording import first_sentence

KINDS: tuple[tuple[LearningKind, str], ...] = (
    ("general", "What we learned"),
    ("well", "What went well"),
    ("wrong", "What went wrong"),
    ("lucky", "Where we got lucky"),
)
STATES: tuple[tuple[ActionStatus, str], ...] = (
    ("open", "Open"),
    ("in-progress", "In progress"),
    ("done", "Done"),
    ("rejected", "Rejected"),
)
COLUMNS = ("kind", "owner", "due", "priority", "state")


def learnings_of(article: Article, anchor: str) -> LearningsView | None:
    """The learnings that the page draws; None where the body tells them, or there are none."""
    if article.learnings_in_body or not article.learnings:
        return None
    kinds = [kind for kind, _ in KINDS]
    ranked = sorted(article.learnings, key=lambda lesson: kinds.index(lesson.kind))
    groups = groupby(ranked, key=lambda lesson: lesson.kind)
    return LearningsView(
        anchor,
        tuple(LessonGroup(kind, KINDS[kinds.index(kind)][1], tuple(map(_lesson, group))) for kind, group in groups),
    )


def tasks_of(article: Article, anchor: str, base: Base) -> TasksView | None:
    """The action items that the page draws; None where the body tells them, or there are none."""
    if article.actions_in_body or not article.actions:
        return None
    tasks = tuple(_task(task, base) for task in article.actions)
    return TasksView(anchor, tasks, tuple(name for name in COLUMNS if any(getattr(task, name) for task in tasks)))


def _lesson(lesson: Lesson) -> LessonView:
    lead, rest = first_sentence(lesson.text)
    return LessonView(lesson.anchor, lead, rest, lesson.tags)


def _task(task: Task, base: Base) -> TaskView:
    words = next((words for status, words in STATES if status == task.status), "")
    url = base.link(task.link) if task.link else ""
    return TaskView(
        task.anchor,
        task.text,
        "" if url == "#" else url,
        task.kind,
        task.owner,
        task.due,
        task.priority,
        task.reference,
        task.status or "",
        words,
    )
