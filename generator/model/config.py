"""What `site.yaml` says, with a default for every key."""

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.model.post import Term
from generator.model.text import Place, digest_of

PERMALINK_WORDS = ("year", "month", "day", "slug", "title", "section")
"""What a pattern of addresses may say after a colon."""
_WEB = re.compile(r"(?:(https?):)?//([^/?#\\]{1,300})", re.IGNORECASE)
_PORTS = (":80", ":443")


class MenuItem(Struct, frozen=True):
    """An entry of the menu; `url` is site-relative or absolute, `place` is where it stands."""

    title: str
    url: str
    place: Place | None = None


class PathRules(Struct, frozen=True):
    """Rules that do not hold for some texts: a pattern of site-relative paths (`content/old/**`), and their codes."""

    pattern: str
    ignore: tuple[str, ...]


class Editorial(Struct, frozen=True):
    """What `editorial` of site.yaml says. Codes may be beginnings (`ED`, `SP1`).

    `products`, `acronyms` and `names` are right as they are written, `words` are no misspellings, and `addresses`
    (hosts, domains, e-mail addresses, networks, account numbers) may be published.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[PathRules, ...] = ()
    products: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


class Reading(Struct, frozen=True):
    """The slice of the configuration that reading a text depends on. `glossary` holds the terms of the whole site."""

    timezone: str = ""
    language: str = "en"
    trusted_html: bool = False
    base_url: str = ""
    glossary: tuple[Term, ...] = ()


class Config(Struct, frozen=True):
    """`base_url` ends with a slash; `menu` of None means the default menu of the theme."""

    title: str = "Postmortems"
    base_url: str = "http://localhost:8000/"
    author: str = ""
    description: str = ""
    language: str = "en"
    timezone: str = ""
    theme: str = "default"
    permalinks: tuple[tuple[str, str], ...] = ()
    audience: str = "public"
    html: str = "clean"
    menu: tuple[MenuItem, ...] | None = None
    editorial: Editorial = Editorial()

    @property
    def reading(self) -> Reading:
        """What of the configuration the reading of a text depends on."""
        return Reading(self.timezone, self.language, self.html == "trusted", self.base_url)

    @property
    def base_path(self) -> str:
        """The path part of `base_url`: starts and ends with a slash."""
        rest = self.base_url.partition("://")[2]
        return "/" + rest.partition("/")[2]

    @property
    def digest(self) -> str:
        """Stands for every value of the configuration that a page may show, wherever it stands in its file."""
        menu = None if self.menu is None else tuple(MenuItem(item.title, item.url) for item in self.menu)
        return digest_of(repr(replace(self, menu=menu, editorial=Editorial())))


def path_on_site(url: str, base_url: str) -> str | None:
    """The path of a web address below `base_url` (`/blog/posts/x/`), with its query and fragment.

    None where it leads elsewhere, or is no web address in full. `http`, `https` and neither are one site.
    """
    web = _WEB.match(url)
    if web is None or not base_url:
        return None
    host, path = _host_and_path(base_url)
    if _host(web[2]) != host:
        return None
    rest = url[web.end() :].replace("\\", "/")
    rest = rest if rest.startswith("/") else f"/{rest}"
    return rest if rest.startswith(path) or re.split("[?#]", rest, maxsplit=1)[0] == path[:-1] else None


@lru_cache(maxsize=8)
def _host_and_path(base_url: str) -> tuple[str, str]:
    host, _, path = base_url.partition("://")[2].partition("/")
    return _host(host), f"/{path}"


def _host(host: str) -> str:
    """A host in the form in which two spellings of it are equal; the port is left out where it says nothing new."""
    host = host.rpartition("@")[2].lower()
    host = next((host.removesuffix(port) for port in _PORTS if host.endswith(port)), host).rstrip(".")
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
