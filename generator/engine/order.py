"""In which order files are put in place: what others point at first, what points at others last."""

from generator.model.plan import Artifact, Page, Plan

_INDEXES = frozenset({"home", "tags", "tag", "feed.xml", "sitemap.xml", "404"})


def in_order(plan: Plan) -> tuple[Artifact, ...]:
    """The plan's files: assets, then pages, then indexes and feeds; each kind in path order.

    So a reader who comes in the middle of a commit finds no page without its style and no list without its pages.
    """
    return tuple(sorted(plan.artifacts, key=lambda artifact: (_rank(artifact), artifact.path)))


def _rank(artifact: Artifact) -> int:
    if not isinstance(artifact.recipe, Page):
        return 0
    return 2 if artifact.recipe.output in _INDEXES else 1
