"""Why a page is as it is: everything that it is made of, and what of that is another than at the last build."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from generator.engine.record import Made, Record, changed_inputs, decode_record, has_input, is_intact, record_key
from generator.engine.understand import Understood
from generator.engine.workshop import Workshop
from generator.model.config import path_on_site
from generator.model.plan import Artifact, Body, Copy, Input, InputKind, Page
from generator.model.project import Theme

_OTHERS: tuple[InputKind, ...] = ("list", "neighbour", "menu")
_GONE = "files of the theme that are gone"
State = Literal["fresh", "stale", "new", "gone", "unknown"]


class Cause(Struct, frozen=True):
    """Something that a file is made of. `changed` since the last build; None where nobody can tell."""

    kind: InputKind
    name: str
    changed: bool | None


class Why(Struct, frozen=True):
    """A file of the site: its path in the output, what kind of page it is, how it stands, and what it is made of.

    `fresh`: a build need not make it again; `stale`: it must; `new`: it was in no build yet; `gone`: the next build
    deletes it; `unknown`: nothing is known of the last build. `damaged`: it is not what was written there.
    """

    file: str
    kind: str
    state: State
    inputs: tuple[Cause, ...]
    damaged: bool = False


def explain(understood: Understood, output: Path, workshop: Workshop, asked: str, here: Path) -> tuple[Why, ...]:
    """Of each file of the site that `asked` means what it is made of; none where it means none.

    A file is meant by its address, by its path in `output` (real), and by its source; a path is taken from `here`.
    """
    record = decode_record(workshop.store.get(record_key(output))) if workshop.store is not None else None
    made = {one.path: one for one in record.made} if record is not None else {}
    artifacts = {artifact.path: artifact for artifact in understood.build.plan.artifacts}
    found = []
    for path in _meant(understood, output, artifacts, made, asked, here):
        artifact = artifacts.get(path)
        if artifact is None:
            found.append(Why(path, "", "gone", ()))
        else:
            found.append(_why(artifact, made.get(path), record, understood.project.theme, output))
    return tuple(found)


def _why(artifact: Artifact, made: Made | None, record: Record | None, theme: Theme, output: Path) -> Why:
    recipe = artifact.recipe
    kind = recipe.output if isinstance(recipe, Page) else "picture" if _is_picture(artifact) else "file"
    if record is None or made is None:
        causes = tuple(Cause(each.kind, each.name, None) for each in _inputs(artifact, theme))
        return Why(artifact.path, kind, "unknown" if record is None else "new", causes)
    same = made.recipe == recipe.digest
    intact = is_intact(output, made)
    causes = tuple(_causes(artifact, made, record, theme, same))
    if not same and not any(cause.changed for cause in causes):
        causes = (*causes, Cause("asset", _GONE, True))  # nothing else can go and leave all the rest as it was
    return Why(artifact.path, kind, "fresh" if same and intact else "stale", causes, not intact)


def _causes(artifact: Artifact, made: Made, record: Record, theme: Theme, same: bool) -> Iterator[Cause]:
    if not isinstance(artifact.recipe, Page):
        yield from (Cause(each.kind, each.name, not same) for each in _inputs(artifact, theme))
        return
    templates = dict(record.templates)
    now = {source.path: source.digest for source in theme.templates}
    inputs = artifact.recipe.inputs
    told = changed_inputs(inputs, made.inputs)
    # What came with other words of its own text is no reason by itself.
    rewritten = any(changed for each, changed in told if (each.kind, each.name) == ("text", artifact.source))
    for each, changed in told:
        if each.kind == "template":
            names = theme.reached(each.name)
            yield from (Cause("template", name, templates.get(name) != now.get(name)) for name in names)
        elif each.name:
            came = None if rewritten and each.kind in ("text", "link", "asset", "tag") else True
            yield Cause(each.kind, each.name, came if changed is None else changed)
    yield from _gone(inputs, made, record)


def _gone(inputs: tuple[Input, ...], made: Made, record: Record) -> Iterator[Cause]:
    """What the file was made of at the last build, and is not any more: posts of a list, a neighbour."""
    known = {(each.kind, each.name) for each in inputs}
    for kind in _OTHERS:
        for source in dict.fromkeys(one.source for one in record.made):
            if (kind, source) not in known and has_input(made.inputs, kind, source):
                yield Cause(kind, source, True)


def _inputs(artifact: Artifact, theme: Theme) -> Iterator[Input]:
    recipe = artifact.recipe
    if isinstance(recipe, Copy):
        yield Input("asset", recipe.source, recipe.source_digest)
    elif isinstance(recipe, Body):
        yield Input("asset", artifact.source, recipe.digest)
    else:
        for each in recipe.inputs:
            if each.kind == "template":
                yield from (Input("template", name, "") for name in theme.reached(each.name))
            elif each.name:
                yield each


def _is_picture(artifact: Artifact) -> bool:
    return isinstance(artifact.recipe, Copy) and artifact.recipe.picture


def _meant(
    understood: Understood,
    output: Path,
    artifacts: Mapping[str, Artifact],
    made: Mapping[str, Made],
    asked: str,
    here: Path,
) -> list[str]:
    """The paths, in the output, of the files that are meant."""
    known = (*artifacts, *(path for path in made if path not in artifacts))
    file = here / asked if asked else here
    for folder in (output, understood.site.root):
        if asked and file.is_relative_to(folder):
            path = file.relative_to(folder).as_posix()
            if folder == output and path in known:
                return [path]
            of_source = [one.path for one in artifacts.values() if one.source == path]
            if folder != output and of_source:
                return of_source
    config = understood.build.site.config
    path = path_on_site(asked, config.base_url) or urlsplit(asked).path
    path = unquote(path).removeprefix(config.base_path).lstrip("/")
    tried = (path, f"{path}index.html" if not path or path.endswith("/") else f"{path}/index.html")
    return [name for name in tried if name in known][:1]
