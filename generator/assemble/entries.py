"""One post to one entry: the same, as an audience may see it."""

from collections.abc import Sequence
from datetime import tzinfo

from msgspec.structs import replace

from generator.assemble.addresses import Address
from generator.assemble.visible import begin, may_see, visible
from generator.model.incident import Action, Incident, Reference
from generator.model.post import Kind, Post
from generator.model.site import (
    Article,
    Audience,
    Definition,
    Entry,
    EventLinks,
    Head,
    Lesson,
    Occurrence,
    Passage,
    Picture,
    Pointer,
    Reason,
    Section,
    Task,
    TaskLink,
    Told,
)
from generator.model.text import Place, digest_of

# A description is what search engines and lists show: about this long, in characters.
DESCRIPTION = 240
_FIELDS = Entry.__struct_fields__
_NO_LINK = TaskLink(0, "")


def make_entry(
    post: Post,
    kind: Kind,
    address: Address,
    tags: tuple[str, ...],
    audience: Audience,
    fallback_author: str,
    site_language: str,
) -> Entry:
    """The entry of `post`, with nothing resolved. Nothing that `audience` may not see is in it."""
    header = post.header
    entry = Entry(
        source=post.path,
        kind=kind,
        url=address.url,
        file=address.file,
        title=visible(post.title, audience),
        date=post.date,
        updated=header.updated,
        description=visible(header.description or header.summary, audience),
        lead=shortened(visible(post.lead, audience)),
        authors=authors_of(header.authors, kind, fallback_author),
        tags=tags,
        draft=header.draft or bool(header.withheld),
        head=_head(post.incident, audience),
        durations=post.durations,
        summary_digest="",
        digest="",
        # Those of the site's glossary are in no byte of the text.
        terms=digest_of(repr(post.glossary)) if post.glossary else "",
        place=header.url_at or header.slug_at or Place(post.path),
        aliases=tuple(alias.url for alias in header.aliases),
        alias_places=tuple(alias.place for alias in header.aliases),
        language=_language(post.language, site_language),
    )
    return digested(entry, post.digest, audience.name)


def authors_of(written: tuple[str, ...], kind: Kind, fallback: str) -> tuple[str, ...]:
    """Who wrote a text: those that it names, else of a post the site's author."""
    return written or ((fallback,) if fallback and kind == "post" else ())


def digested(entry: Entry, *others: str) -> Entry:
    """`entry` with digests that stand for what it says, and for `others` too."""
    told_of = (entry.date, entry.updated, entry.authors, entry.tags, entry.head, entry.durations, entry.draft)
    said = (entry.kind, entry.url, entry.title, entry.description, entry.lead, repr(told_of))
    summary_digest = digest_of(*said)
    return replace(entry, summary_digest=summary_digest, digest=digest_of(summary_digest, *others))


def as_kind(entry: Entry, kind: Kind, written: tuple[str, ...], fallback_author: str) -> Entry:
    """`entry` as one of another kind, which the texts around it make it; `written` are the authors that it names."""
    authors = authors_of(written, kind, fallback_author)
    return digested(replace(entry, kind=kind, authors=authors), entry.digest)


def resolved(
    entry: Entry,
    pictures: tuple[Picture, ...],
    cover: Picture | None,
    links: tuple[tuple[str, str], ...],
    task_links: tuple[TaskLink, ...],
    event_links: tuple[EventLinks, ...],
) -> Entry:
    """`entry` with everything that it leads to; `links` are pairs of what is named and where it is found."""
    return replace(
        entry,
        pictures=pictures,
        cover=cover,
        links=tuple(url for _, url in links),
        targets=tuple(target for target, _ in links),
        task_links=task_links,
        event_links=event_links,
    )


def make_article(entry: Entry, post: Post, audience: Audience) -> Article:
    """The `entry` of `post` with its body. Nothing that `audience` may not see is in it."""
    task_links = {link.index: link for link in entry.task_links}
    event_links = {links.index: links.urls for links in entry.event_links}
    return Article(
        **{name: getattr(entry, name) for name in _FIELDS},
        sections=tuple(
            Section(visible(h.text, audience), h.level, h.anchor, h.role)
            for h in post.headings
            if visible(h.text, audience)
        ),
        timeline=tuple(
            Occurrence(
                visible(event.text, audience),
                event.stamp,
                event.at,
                event.until,
                event.approx,
                event.anchor,
                event.phase,
                event.actor,
                _pointers(event.links, event_links.get(index, ()), audience) if event.links else (),
                event.track,
            )
            for index, event in enumerate(post.timeline)
        ),
        timeline_in_body="timeline" in post.in_body,
        told=tuple(
            Told(t.phrase, visible(t.text, audience), t.at, t.anchor)
            for t in post.told
            if t.phrase in visible(t.text, audience)
        ),
        learnings=tuple(
            Lesson(visible(item.text, audience), item.kind, item.anchor, item.tags) for item in post.learnings
        ),
        learnings_in_body="learnings" in post.in_body,
        actions=tuple(
            _task(action, task_links.get(index, _NO_LINK), audience) for index, action in enumerate(post.actions)
        ),
        actions_in_body="actions" in post.in_body,
        glossary=tuple(Definition(term.term, term.meaning) for term in post.glossary),
        passages=tuple(Passage(part.role, part.anchor, part.segments) for part in post.parts),
        hidden=tuple(hidden.html if may_see(hidden.tag, audience) else "" for hidden in post.hidden),
        causes=tuple(
            Reason(text, cause.kind, cause.anchor, visible(cause.question, audience))
            for cause in post.causes
            if (text := visible(cause.text, audience))
        ),
        word_count=post.word_count,
    )


def _task(action: Action, link: TaskLink, audience: Audience) -> Task:
    return Task(
        visible(action.text, audience),
        action.anchor,
        action.owner,
        action.due,
        action.status,
        action.kind,
        action.priority,
        link.url,
        link.words,
    )


def _language(own: str, site: str) -> str:
    """The language of a text, empty where that of the site is the same and says it more exactly."""
    return "" if own.lower() in (site.lower(), site.lower().partition("-")[0]) else own


def _pointers(references: Sequence[Reference], urls: Sequence[str], audience: Audience) -> tuple[Pointer, ...]:
    """What an event points to; what leads nowhere is left out."""
    pairs = zip(references, urls, strict=True)
    return tuple(
        Pointer(url, visible(r.text, audience) or (r.url if r.url != url else "")) for r, url in pairs if url != "#"
    )


def _head(incident: Incident, audience: Audience) -> Head:
    return Head(
        id=incident.id,
        severity=incident.severity,
        status=incident.status,
        started=incident.started,
        detected=incident.detected,
        declared=incident.declared,
        mitigated=incident.mitigated,
        resolved=incident.resolved,
        timezone=incident.timezone,
        services=incident.services,
        causes=incident.causes,
        detection=incident.detection,
        impact=visible(incident.impact, audience),
        duration=visible(incident.duration, audience),
    )


def shortened(words: str, limit: int = DESCRIPTION) -> str:
    """`words`, cut after the last whole word that fits into `limit` characters."""
    if len(words) <= limit:
        return words
    return words[: limit - 1].rpartition(" ")[0].rstrip(",;:–—-") + "…"


def newest_first(entries: Sequence[Entry], zone: tzinfo | None) -> tuple[Entry, ...]:
    """Entries by instant, newest first; the undated last, by title. The source path decides between equals.

    A day begins at midnight, and a time without a zone is one of `zone`.
    """
    dated = [(begin(entry.date, zone), entry) for entry in entries if entry.date]
    dated.sort(key=lambda pair: pair[1].source)
    dated.sort(key=lambda pair: pair[0], reverse=True)
    undated = sorted((e for e in entries if not e.date), key=lambda entry: (entry.title.casefold(), entry.source))
    return (*(entry for _, entry in dated), *undated)
