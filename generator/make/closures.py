"""Which templates the page of a template depends on: itself, and all that it can reach.

Looked up once for each theme; what is found is plain data, to be kept for as long as the theme's digest is the same.
"""

from collections.abc import Iterable

from generator.model.project import Theme
from generator.model.text import Source

_REFERRING = (b"extends", b"include", b"import")


def template_of(output: str) -> str:
    """The name of the template that makes a kind of page: `post.html` for `post`; `feed.xml` has its ending already."""
    return output if "." in output else f"{output}.html"


def reaches(theme: Theme) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What each template of `theme` can reach, as `Theme.reaches` has it: names in order, missing ones too."""
    names, asked = frozenset(source.path for source in theme.templates), _asked(theme.templates)
    return tuple((name, _reached(name, names, asked)) for name in sorted(names))


def reached_from(theme: Theme, name: str) -> tuple[str, ...]:
    """The names of what one template can reach; a template that is missing is all there is of its own."""
    return dict(reaches(theme)).get(name, (name,))


def _reached(name: str, names: frozenset[str], asked: dict[str, frozenset[str | None]]) -> tuple[str, ...]:
    found: set[str] = set()
    waiting = {name}
    while waiting:
        here = waiting.pop()
        found.add(here)
        for each in asked.get(here, ()):
            # A name that is only known when the page is made may be any: one more template is one more in the closure.
            waiting.update(names if each is None else (each,))
        waiting -= found
    return tuple(sorted(found))


def _asked(templates: Iterable[Source]) -> dict[str, frozenset[str | None]]:
    """The names that each template asks for by itself; None among them stands for a name that is not written there."""
    referring = [source for source in templates if any(word in source.data for word in _REFERRING)]
    if not referring:
        return {}
    from jinja2 import Environment
    from jinja2.meta import find_referenced_templates

    environment = Environment(autoescape=True)
    asked: dict[str, frozenset[str | None]] = {}
    for source in referring:
        try:
            parsed = environment.parse(source.data.decode("utf-8-sig", "replace"))
            asked[source.path] = frozenset(find_referenced_templates(parsed))
        except Exception:  # a template that cannot be parsed makes no page: what it asks for is not known
            asked[source.path] = frozenset({None})
    return asked
