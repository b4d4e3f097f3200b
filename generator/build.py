"""THE STORY. From the author's folder as a value to the plan of a finished site, pure, top to bottom."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from generator.assemble import assemble
from generator.assemble.entries import make_article
from generator.assemble.summaries import Placing, summarize
from generator.assemble.visible import local
from generator.lint.catalog import Rules, all_rules, check_post, check_site, not_checked, without_secrets
from generator.lint.choose import chosen
from generator.lint.settle import Settled, settle
from generator.model.config import Config, Editorial, Reading
from generator.model.listed import Listed
from generator.model.picture import Facts
from generator.model.plan import Artifact, Plan
from generator.model.post import Post
from generator.model.problem import Problem, ordered
from generator.model.project import Asset, Project, Theme
from generator.model.site import Article, Audience, Entry, Site
from generator.model.summary import Checked
from generator.model.text import Source
from generator.parse.config import parse_config
from generator.parse.post import parse_post
from generator.parse.site_glossary import parse_glossary
from generator.render.outputs import OUTPUTS

Output = Callable[[Site, Theme], Iterable[Artifact]]


class Wanted(Struct, frozen=True):
    """Everything that reading and checking a text depends on besides the text."""

    reading: Reading
    editorial: Editorial
    rules: Rules
    placing: Placing


class Library(Struct, frozen=True):
    """All texts of a site, read and checked, in the order of the project; `post` gives one of them whole, by its path.

    It raises KeyError for a path that is none of theirs.
    """

    texts: tuple[Checked, ...]
    post: Callable[[str], Post]


Reader = Callable[[tuple[Source | Listed, ...], Wanted], Library]


class Build(Struct, frozen=True):
    """What a build decided: the site that its audience sees, every problem, and the plan. Nothing is cooked yet.

    `allowed` are the problems that their texts allow, and that are none.
    """

    site: Site
    problems: tuple[Problem, ...]
    plan: Plan
    library: Library
    audience: Audience
    allowed: tuple[Problem, ...] = ()

    def article(self, entry: Entry) -> Article:
        """An entry of the site with its body."""
        return make_article(entry, self.library.post(entry.source), self.audience)

    @property
    def posts(self) -> tuple[Post, ...]:
        """All posts, whole: of a large site this takes its time."""
        return tuple(self.library.post(text.summary.path) for text in self.library.texts)


def check_text(
    source: Source,
    wanted: Wanted,
    parse: Callable[[Source, Reading], Post] = parse_post,
    check: Callable[[Post, Editorial, Rules], tuple[Problem, ...]] = check_post,
) -> tuple[Checked, Post]:
    """One text by itself: understood, and what an editor would say of it alone."""
    post = parse(source, wanted.reading)
    return check_read(post, wanted, check), post


def check_read(
    post: Post,
    wanted: Wanted,
    check: Callable[[Post, Editorial, Rules], tuple[Problem, ...]] = check_post,
) -> Checked:
    """What an editor would say of a post alone, and what the site asks of it."""
    problems, summary = check(post, wanted.editorial, wanted.rules), summarize(post, wanted.placing)
    # What nothing else can change is settled here, once.
    return Checked(summary, problems if summary.settles_late else settle(problems, (post,), date.min).problems)


def reader(
    parse: Callable[[Source, Reading], Post] = parse_post,
    check: Callable[[Post, Editorial, Rules], tuple[Problem, ...]] = check_post,
) -> Reader:
    """A reader that reads one text after the other, and keeps them all. `parse` and `check` may be memoised ones.

    It passes over what is only listed.
    """

    def read(texts: tuple[Source | Listed, ...], wanted: Wanted) -> Library:
        both = [check_text(source, wanted, parse, check) for source in texts if isinstance(source, Source)]
        posts = {post.path: post for _, post in both}
        return Library(tuple(checked for checked, _ in both), posts.__getitem__)

    return read


def build(
    project: Project,
    now: datetime,
    audience: Audience,
    *,
    facts: Callable[[Asset], Facts],
    configure: Callable[[Source | None], tuple[Config, tuple[Problem, ...]]] = parse_config,
    read: Reader | None = None,
    rules: Rules | None = None,
    choice: Editorial | None = None,
    outputs: tuple[Output, ...] = OUTPUTS,
    rule_names: Callable[[], frozenset[str]] | None = None,
) -> Build:
    """Decide everything about the site of `project` that `audience` may see at `now`.

    `facts` tells what a page must know of a picture; it and `read` may be memoised or parallel ones.
    `configure` may know better than the source alone, as where a command line says where the site stands. `choice`
    stands instead of what the settings select and ignore. `rule_names` gives the codes and names of all rules, for
    suppressions that name none of them. Without `rules` all are checked.
    """
    rules = rules or all_rules()

    # Understand every text by itself, and say what an editor would say of it alone.
    config, config_problems = configure(project.config)
    glossary, glossary_problems = parse_glossary(project.glossary)
    reading = replace(config.reading, glossary=glossary)
    placing = Placing.of(config, project.content_roots, audience)
    library = (read or reader())(project.texts, Wanted(reading, config.editorial, rules, placing))
    summaries = tuple(text.summary for text in library.texts)

    # Put them together: what this audience may see, addresses, order, references, pictures found or missing.
    site = assemble(config, summaries, project.assets, facts, now, audience, project.content_roots)

    # Say what an editor would say of the whole. Lint reads every post, hidden ones too; only outputs read the site.
    site_problems = check_site(summaries, site, rules, now)

    # Decide every file of the finished site. Nothing is rendered, resized or drawn yet.
    plan = Plan.of(artifact for output in outputs for artifact in output(site, project.theme))

    # Settle what was said: what the author allows is no problem, what is overdue is a worse one, each has its name.
    # A secret that stands beside a problem is in no report.
    others = (*config_problems, *glossary_problems, *site.problems, *site_problems)
    said = (*project.problems, *map(without_secrets, others), *plan.clashes)
    settled = _settled(library, said, local(now, config).date(), rules, rule_names)

    # Mind what the site minds.
    return Build(site, chosen(settled.problems, choice or config.editorial), plan, library, audience, settled.allowed)


def _settled(
    library: Library,
    others: tuple[Problem, ...],
    today: date,
    rules: Rules,
    known: Callable[[], frozenset[str]] | None,
) -> Settled:
    """Everything that was said, of texts and of `others`, settled.

    Texts of which nothing else is said, and of which nothing depends on the day, are settled already.
    """
    elsewhere = defaultdict[str, list[Problem]](list)
    for problem in others:
        elsewhere[problem.place.path].append(problem)
    done: list[Problem] = []
    late: list[Problem] = []
    posts: list[Post] = []
    for text in library.texts:
        path = text.summary.path
        if not text.summary.settles_late and path not in elsewhere:
            done += text.problems
            continue
        late += text.problems
        posts.append(library.post(path))
    skipped = not_checked(rules) if any(post.suppressions for post in posts) else frozenset()
    settled = settle(ordered((*late, *others)), posts, today, skipped=skipped, known=known)
    return Settled(ordered(tuple(done), settled.problems), settled.allowed)
