"""THE STORY. From the author's folder as a value to the plan of a finished site, pure, top to bottom."""

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from generator.assemble import assemble
from generator.assemble.visible import local
from generator.lint.catalog import RULES, Rules, check_post, check_site, not_checked, without_secrets
from generator.lint.choose import chosen
from generator.lint.settle import settle
from generator.model.config import Config, Editorial, Reading
from generator.model.picture import Facts
from generator.model.plan import Artifact, Plan
from generator.model.post import Post
from generator.model.problem import Problem, ordered
from generator.model.project import Asset, Project, Theme
from generator.model.site import Audience, Site
from generator.model.text import Source
from generator.parse.config import parse_config
from generator.parse.post import parse_post
from generator.parse.site_glossary import parse_glossary
from generator.render.outputs import OUTPUTS

Output = Callable[[Site, Theme], Iterable[Artifact]]


class Build(Struct, frozen=True):
    """What a build decided: the site that its audience sees, every problem, and the plan. Nothing is cooked yet.

    `allowed` are the problems that their texts allow, and that are none.
    """

    site: Site
    problems: tuple[Problem, ...]
    plan: Plan
    posts: tuple[Post, ...]
    allowed: tuple[Problem, ...] = ()


def build(
    project: Project,
    now: datetime,
    audience: Audience,
    *,
    facts: Callable[[Asset], Facts],
    configure: Callable[[Source | None], tuple[Config, tuple[Problem, ...]]] = parse_config,
    parse: Callable[[Source, Reading], Post] = parse_post,
    check_post: Callable[[Post, Editorial, Rules], tuple[Problem, ...]] = check_post,
    rules: Rules = RULES,
    choice: Editorial | None = None,
    outputs: tuple[Output, ...] = OUTPUTS,
    rule_names: Callable[[], frozenset[str]] | None = None,
) -> Build:
    """Decide everything about the site of `project` that `audience` may see at `now`.

    `facts` tells what a page must know of a picture; it, `parse` and `check_post` may be memoised or parallel ones.
    `configure` may know better than the source alone, as where a command line says where the site stands. `choice`
    stands instead of what the settings select and ignore. `rule_names` gives the codes and names of all rules, for
    suppressions that name none of them.
    """
    # Understand every text by itself, and say what an editor would say of it alone.
    config, config_problems = configure(project.config)
    glossary, glossary_problems = parse_glossary(project.glossary)
    reading = replace(config.reading, glossary=glossary)
    posts = tuple(parse(source, reading) for source in project.texts)
    text_problems = tuple(problem for post in posts for problem in check_post(post, config.editorial, rules))

    # Put them together: what this audience may see, addresses, order, references, pictures found or missing.
    site = assemble(config, posts, project.assets, facts, now, audience, project.content_roots)

    # Say what an editor would say of the whole. Lint reads every post, hidden ones too; only outputs read the site.
    site_problems = check_site(posts, site, rules, now)

    # Decide every file of the finished site. Nothing is rendered, resized or drawn yet.
    plan = Plan.of(artifact for output in outputs for artifact in output(site, project.theme))

    # Settle what was said: what the author allows is no problem, what is overdue is a worse one, each has its name.
    # A secret that stands beside a problem is in no report.
    others = (*config_problems, *glossary_problems, *site.problems, *site_problems)
    said = ordered(project.problems, text_problems, tuple(map(without_secrets, others)), plan.clashes)
    settled = settle(said, posts, local(now, config).date(), skipped=not_checked(rules), known=rule_names)

    # Mind what the site minds.
    return Build(site, chosen(settled.problems, choice or config.editorial), plan, posts, settled.allowed)
