"""Cooking a plan and committing it to a folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.disk.output import check_output, record_of
from generator.disk.read import read_asset
from generator.disk.write import Written, write_output
from generator.engine.order import in_order
from generator.engine.understand import Understood
from generator.make.cook import cook
from generator.make.templates import load_templates
from generator.model.problem import Problem, ordered
from generator.render.views import viewer


class _SpoiltError(Exception):
    """Some of the plan cannot be cooked: all of why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


def carry_out(
    understood: Understood, output: Path, *, force: bool = False, progress: Callable[[], None] = lambda: None
) -> Written | tuple[Problem, ...]:
    """Cooks everything of the plan and puts it into `output`; or says everything that cannot be cooked.

    `progress` is called once for each cooked file. Raises OutsideError. Unless it returns Written, nothing was touched.
    """
    root = understood.site.root
    check_output(root, output, understood.project.content_roots)
    record, cooked = record_of(root, output), _cooked(understood, progress)
    try:
        return write_output(output.resolve(), record.state, cooked, site=record.site, force=force)
    except _SpoiltError as spoilt:
        return spoilt.problems


def _cooked(understood: Understood, progress: Callable[[], None]) -> Iterator[tuple[str, bytes]]:
    """Each file of the plan with its bytes. Raises _SpoiltError after the last one if any could not be cooked."""
    project, build = understood.project, understood.build
    assets = {asset.path: asset for asset in project.assets}
    templates = load_templates(project.theme)
    view = viewer(build.site, project.theme)
    problems: list[Problem] = []
    for artifact in in_order(build.plan):
        cooked = cook(artifact.recipe, templates, view, lambda path: read_asset(understood.site.root, assets[path]))
        if isinstance(cooked, Problem):
            problems.append(cooked)
        elif not problems:
            yield artifact.path, cooked
        progress()
    if problems:
        raise _SpoiltError(ordered(tuple(problems)))
