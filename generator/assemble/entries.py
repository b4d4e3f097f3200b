"""One post to one entry: the same, as an audience may see it."""

from collections.abc import Sequence
from datetime import tzinfo

from generator.assemble.addresses import Address
from generator.assemble.visible import begin, may_see, visible
from generator.model.incident import Incident, Reference
from generator.model.post import Kind, Post
from generator.model.site import (
    Audience,
    Definition,
    Entry,
    Head,
    Lesson,
    Occurrence,
    Passage,
    Picture,
    Pointer,
    Reason,
    Section,
    Task,
    Told,
)
from generator.model.text import Place, digest_of

# A description is what search engines and lists show: about this long, in characters.
DESCRIPTION = 240


def make_entry(
    post: Post,
    kind: Kind,
    address: Address,
    tags: tuple[str, ...],
    pictures: tuple[Picture, ...],
    cover: Picture | None,
    links: tuple[str, ...],
    task_links: tuple[tuple[str, str], ...],
    event_links: tuple[tuple[str, ...], ...],
    aliases: tuple[str, ...],
    audience: Audience,
    fallback_author: str,
    site_language: str,
) -> Entry:
    """The entry of `post`. Nothing that `audience` may not see is in it.

    `task_links` holds for each action where its link leads, and what it says where it is no address; `event_links`
    for each event where its links lead.
    """
    header = post.header
    title = visible(post.title, audience)
    description = visible(header.description or header.summary, audience)
    lead = shortened(visible(post.lead, audience))
    authors = header.authors or ((fallback_author,) if fallback_author and kind == "post" else ())
    head = _head(post.incident, audience)
    draft = header.draft or bool(header.withheld)
    told_of = (post.date, header.updated, authors, tags, head, post.durations, draft)
    glossary = tuple(Definition(term.term, term.meaning) for term in post.glossary)
    summary_digest = digest_of(kind, address.url, title, description, lead, repr(told_of))
    return Entry(
        source=post.path,
        kind=kind,
        url=address.url,
        file=address.file,
        title=title,
        date=post.date,
        updated=header.updated,
        description=description,
        lead=lead,
        authors=authors,
        tags=tags,
        draft=draft,
        head=head,
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
                _pointers(event.links, urls, audience),
                event.track,
            )
            for event, urls in zip(post.timeline, event_links, strict=True)
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
            Task(
                visible(item.text, audience),
                item.anchor,
                item.owner,
                item.due,
                item.status,
                item.kind,
                item.priority,
                link,
                reference,
            )
            for item, (link, reference) in zip(post.actions, task_links, strict=True)
        ),
        actions_in_body="actions" in post.in_body,
        durations=post.durations,
        glossary=glossary,
        pictures=pictures,
        cover=cover,
        links=links,
        passages=tuple(Passage(part.role, part.anchor, part.segments) for part in post.parts),
        hidden=tuple(hidden.html if may_see(hidden.tag, audience) else "" for hidden in post.hidden),
        aliases=aliases,
        word_count=post.word_count,
        summary_digest=summary_digest,
        digest=digest_of(
            summary_digest,
            post.digest,
            audience.name,
            repr((pictures, cover, links, task_links, event_links, glossary)),
        ),
        place=header.url_at or header.slug_at or Place(post.path),
        alias_places=tuple(alias.place for alias in header.aliases),
        causes=tuple(
            Reason(text, cause.kind, cause.anchor, visible(cause.question, audience))
            for cause in post.causes
            if (text := visible(cause.text, audience))
        ),
        language=_language(post.language, site_language),
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
