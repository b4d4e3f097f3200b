"""Which templates the page of a template depends on: itself, and all that it can reach.

Looked up once for each theme; what is found is plain data, to be kept for as long as the theme's digest is the same.
"""

from collections.abc import Iterable

from msgspec import Struct

from generator.model.project import Theme
from generator.model.text import Source, digest_of

# A template's name and its digest, which is empty for a template that is asked for and missing: one that appears
# later makes another page.
Closure = tuple[tuple[str, str], ...]

_REFERRING = (b"extends", b"include", b"import")


class Closures(Struct, frozen=True):
    """The closures of one theme: `reached` has that of each of its templates, by name and in the order of names."""

    reached: dict[str, Closure]

    def of(self, name: str) -> Closure:
        """The closure of `name`; a template that is missing is all there is of its own."""
        return self.reached.get(name, ((name, ""),))

    def digest(self, name: str) -> str:
        """Stands for everything that the templates in the closure of `name` say."""
        return digest_of("closure", *(part for reached in self.of(name) for part in reached))


def template_of(output: str) -> str:
    """The name of the template that makes a kind of page: `post.html` for `post`; `feed.xml` has its ending already."""
    return output if "." in output else f"{output}.html"


def closures(theme: Theme) -> Closures:
    """The closure of every template of `theme`."""
    digests = {source.path: source.digest for source in theme.templates}
    asked = _asked(theme.templates)
    return Closures({name: _reached(name, digests, asked) for name in sorted(digests)})


def closure_of(theme: Theme, name: str) -> Closure:
    """The templates that `name` can reach, itself among them, each with its digest (empty where it is missing)."""
    return closures(theme).of(name)


def closure_digest(theme: Theme, name: str) -> str:
    """Stands for everything that the templates which `name` can reach say."""
    return closures(theme).digest(name)


def _reached(name: str, digests: dict[str, str], asked: dict[str, frozenset[str | None]]) -> Closure:
    found: set[str] = set()
    waiting = {name}
    while waiting:
        here = waiting.pop()
        found.add(here)
        for each in asked.get(here, ()):
            # A name that is only known when the page is made may be any: one more template is one more in the closure.
            waiting.update(digests if each is None else (each,))
        waiting -= found
    return tuple((each, digests.get(each, "")) for each in sorted(found))


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
