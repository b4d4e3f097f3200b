"""A post's page: everything that it shows, put in its order."""

from markupsafe import Markup

from generator.model.site import Article
from generator.render.conclusions import learnings_of, tasks_of
from generator.render.contract import PostPage
from generator.render.contract_post import CauseView, LinkView, PostView, TermView
from generator.render.order import contents_of, free_anchor, stretches, taken_anchors
from generator.render.segments import Filling, figure_of, fill, has_picture
from generator.render.shell import Shell, entry_head, framed
from generator.render.subjects import PostSubject
from generator.render.summary import summary_of
from generator.render.timelines import as_told_of, day_view, timeline_of
from generator.render.wording import reading_minutes


def post_page(shell: Shell, subject: PostSubject, entry: Article) -> PostPage:
    """The page of a post: `entry` is that of the subject with its body."""
    base, taken = shell.base, taken_anchors(entry)
    timeline = timeline_of(entry, free_anchor("timeline", taken), base)
    as_told = as_told_of(entry, free_anchor("as-told", taken), base)
    learnings = learnings_of(entry, free_anchor("learnings", taken))
    tasks = tasks_of(entry, free_anchor("actions", taken), base)
    parts = stretches(entry)
    filling = Filling(base, drafts=shell.drafts)
    cover = figure_of(entry.cover, filling) if entry.cover is not None else Markup("")
    bodies, eager = [], entry.cover is None or entry.cover.missing
    for part in parts:
        bodies.append(fill(entry, part, filling, eager))
        eager = eager and not has_picture(entry, part)
    drawn = [(0, LinkView("Timeline", f"#{timeline.anchor}"))] if timeline else []
    drawn += [(0, LinkView("Timeline, as told", f"#{as_told.anchor}"))] if as_told else []
    drawn += [(2, LinkView("Learnings", f"#{learnings.anchor}"))] if learnings else []
    drawn += [(3, LinkView("Actions", f"#{tasks.anchor}"))] if tasks else []
    view = PostView(
        entry.title,
        day_view(entry.date),
        day_view(entry.updated),
        entry.authors,
        reading_minutes(entry.word_count),
        entry.draft,
        subject.tags,
        summary_of(entry),
        entry.description,
        cover,
        timeline,
        as_told,
        bodies[0],
        contents_of(entry, drawn),
        bodies[1],
        learnings,
        bodies[2],
        tasks,
        bodies[3],
        bodies[4],
        tuple(TermView(definition.term, definition.meaning) for definition in entry.glossary),
        subject.earlier,
        subject.later,
        tuple(CauseView(cause.kind, cause.text, cause.question, f"#{cause.anchor}") for cause in entry.causes),
    )
    return PostPage(framed(shell, entry.url, entry.language), entry_head(shell, entry), view)
