"""What a page draws from data, as plain HTML for readers that know no theme: the entries of a feed."""

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup, escape

from generator.model.site import Article
from generator.render.addresses import Base
from generator.render.conclusions import learnings_of, tasks_of
from generator.render.contract_post import EventView, LearningsView, TasksView, TaskView, TimelineView
from generator.render.timelines import timeline_of

LEARNED, TO_DO = 2, 3  # the stretches that learnings and actions come before


def drawn(article: Article, base: Base) -> tuple[tuple[int, Markup], ...]:
    """What stands in front matter alone, as lists, each with the stretch of the body that it comes before."""
    timeline, learnings, tasks = timeline_of(article, "", base), learnings_of(article, ""), tasks_of(article, "", base)
    found = (
        (0, _timeline(timeline) if timeline else ""),
        (LEARNED, _learnings(learnings) if learnings else ""),
        (TO_DO, _tasks(tasks) if tasks else ""),
    )
    return tuple((stretch, Markup(html)) for stretch, html in found if html)  # made here, every value escaped


def _timeline(view: TimelineView) -> str:
    zone = f"<p>{escape(view.zone)}</p>\n" if view.zone else ""
    tracks = groupby(view.events, key=lambda event: event.track)
    lists = (_list("ol", map(_event, events)) for _, events in tracks)
    return f"<h2>Timeline</h2>\n{zone}{''.join(lists)}"


def _event(event: EventView) -> str:
    day = f"{escape(event.day)}, " if event.day else ""
    time = f'<time datetime="{escape(event.iso)}">{escape(event.time)}</time>' if event.iso else escape(event.time)
    phase = f"{escape(event.phase.capitalize())}: " if event.phase else ""
    actor = f"{escape(event.actor)}: " if event.actor else ""
    links = "".join(f' <a href="{escape(link.url)}">{escape(link.title)}</a>' for link in event.links)
    return f"<strong>{day}{time}</strong> {phase}{actor}{escape(event.text)}{links}"


def _learnings(view: LearningsView) -> str:
    out = ["<h2>Learnings</h2>\n"]
    for group in view.groups:
        if len(view.groups) > 1 or group.kind != "general":
            out.append(f"<h3>{escape(group.name)}</h3>\n")
        out.append(_list("ul", (str(escape(f"{each.lead} {each.rest}".strip())) for each in group.lessons)))
    return "".join(out)


def _tasks(view: TasksView) -> str:
    return f"<h2>Actions</h2>\n{_list('ul', map(_task, view.tasks))}"


def _task(task: TaskView) -> str:
    text = f'<a href="{escape(task.url)}">{escape(task.text)}</a>' if task.url else escape(task.text)
    known = ", ".join(fact for fact in (task.owner, task.due, task.state_words) if fact)
    return f"{text} ({escape(known)})" if known else str(text)


def _list(tag: str, items: Iterable[str]) -> str:
    rows = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<{tag}>\n{rows}</{tag}>\n"
