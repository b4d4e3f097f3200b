"""What a page shows: its subject -> its view, made when the page is cooked."""

from collections.abc import Callable

from markupsafe import Markup

from generator.model.site import Article, Entry
from generator.render.addresses import feed_base
from generator.render.contract import (
    AnyPage,
    HeadView,
    HomePage,
    LostPage,
    PlainPage,
    RedirectPage,
    SitemapPage,
    TagPage,
    TagsPage,
)
from generator.render.feed import feed_page
from generator.render.lists import groups_of, pager_of
from generator.render.order import contents_of
from generator.render.posts import post_page
from generator.render.segments import Filling, fill
from generator.render.shell import TAGS_URL, Shell, entry_head, framed, full_title, plain_head
from generator.render.subjects import (
    FeedSubject,
    HomeSubject,
    LostSubject,
    PlainSubject,
    PostSubject,
    RedirectSubject,
    SitemapSubject,
    Subject,
    TagsSubject,
    TagSubject,
)

ArticleOf = Callable[[Entry], Article]


def view_of(shell: Shell, subject: Subject, article: ArticleOf) -> AnyPage:
    """The view of the page that is about `subject`; `article` gives an entry its body."""
    match subject:
        case PostSubject():
            return post_page(shell, subject, article(subject.entry))
        case PlainSubject():
            return _plain(shell, article(subject.entry))
        case HomeSubject():
            return _home(shell, subject, article)
        case TagSubject():
            return _tag(shell, subject)
        case TagsSubject():
            head = plain_head(shell, "Tags", "Incidents by tag.", TAGS_URL)
            return TagsPage(framed(shell, TAGS_URL), head, subject.tags)
        case RedirectSubject():
            return _redirect(shell, subject.entry)
        case FeedSubject():
            return feed_page(shell.config, [article(entry) for entry in subject.entries])
        case SitemapSubject():
            return SitemapPage(subject.locations)
        case LostSubject():
            head = plain_head(shell, "Page not found", "", "404.html", index=False)
            return LostPage(framed(shell, "404.html"), head, shell.base.of(""))


def _plain(shell: Shell, entry: Article) -> PlainPage:
    body = fill(entry, entry.passages, Filling(shell.base, drafts=shell.drafts))
    head, contents = entry_head(shell, entry), contents_of(entry, ())
    return PlainPage(framed(shell, entry.url, entry.language), head, entry.title, entry.draft, contents, body)


def _home(shell: Shell, subject: HomeSubject, article: ArticleOf) -> HomePage:
    config, page = shell.config, subject.page
    text = article(subject.text) if subject.text is not None else None
    title = f"Page {page.number}" if page.number else ""
    head = plain_head(shell, title, config.description, page.url) if text is None else entry_head(shell, text)
    return HomePage(
        framed(shell, page.url),
        head,
        config.title if text is None else text.title,
        config.description if text is None else text.description,
        Markup("") if text is None else fill(text, text.passages, Filling(shell.base, drafts=shell.drafts)),
        subject.count,
        groups_of(page.entries, shell.base),
        pager_of(page, shell.base),
    )


def _tag(shell: Shell, subject: TagSubject) -> TagPage:
    tag, page = subject.about, subject.page
    title = f"{tag.name}, page {page.number}" if page.number else tag.name
    return TagPage(
        framed(shell, page.url),
        plain_head(shell, title, f"Incidents tagged {tag.name}.", page.url),
        tag,
        shell.base.of(TAGS_URL),
        groups_of(page.entries, shell.base),
        pager_of(page, shell.base),
    )


def _redirect(shell: Shell, entry: Entry) -> RedirectPage:
    config = shell.config
    head = HeadView(full_title(entry.title, config.title), "", feed_base(config).of(entry.url), index=False)
    return RedirectPage(framed(shell, entry.url), head, shell.base.of(entry.url), entry.title)
