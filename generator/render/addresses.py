"""URLs: what stands in an `href`, in a page and in a feed, and where theme assets go."""

from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.config import Config
from generator.model.project import Theme
from generator.model.text import digest_of

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
PICTURE_SCHEMES = frozenset({"http", "https"})
SAFE = "/%#?&=:@!$'()*+,;~-._[]"


class Base(Struct, frozen=True):
    """What stands before the site's own URLs.

    `prefix` ends with a slash: the base path in pages, the whole base URL in feeds. `page` stands before a fragment
    that stands alone: nothing in the page itself, the entry's URL in a feed.
    """

    prefix: str
    page: str = ""

    def of(self, url: str) -> str:
        """The address of a site-relative URL (`posts/x/`, with or without a leading slash), percent-encoded."""
        return self.prefix + _quoted(url.lstrip("/"))

    def link(self, url: str) -> str:
        """The address of a link: site-relative, a fragment, or absolute; `#` where its scheme may not be followed."""
        if url.startswith("#"):
            return self.page + quote(url, safe=SAFE, errors="replace")
        if url.startswith(("//", "\\")):
            return "https:" + quote(url, safe=SAFE, errors="replace") if url.startswith("//") else "#"
        scheme = SCHEME.match(url)
        if scheme is None:
            return self.of(url)
        return quote(url, safe=SAFE, errors="replace") if scheme[1].lower() in LINK_SCHEMES else "#"


@lru_cache(maxsize=65_536)
def _quoted(url: str) -> str:
    """Of a post the same addresses are asked for again and again, by its neighbours and by lists."""
    return quote(url, safe=SAFE, errors="replace")


def page_base(config: Config) -> Base:
    """The base of every page."""
    return Base(quote(config.base_path, safe=SAFE, errors="replace"))


def feed_base(config: Config, url: str = "") -> Base:
    """The base of what is read away from the site: absolute; `url` is the site-relative URL of the entry."""
    site = Base(quote(config.base_url, safe=SAFE, errors="replace"))
    return Base(site.prefix, site.of(url))


def picture_address(url: str, remote: bool, base: Base) -> str:
    """The address of a picture; empty where a remote one is neither http nor https."""
    if not remote:
        return base.of(url)
    if url.startswith("//"):
        return "https:" + quote(url, safe=SAFE, errors="replace")
    scheme = SCHEME.match(url)
    known = scheme is not None and scheme[1].lower() in PICTURE_SCHEMES
    return quote(url, safe=SAFE, errors="replace") if known else ""


def stylesheet_of(theme: Theme) -> bytes:
    """All style sheets of a theme as one, in the order of their names: one request, in one cascade."""
    sheets = sorted((asset for asset in theme.assets if asset.path.endswith(".css")), key=lambda asset: asset.path)
    return b"\n".join(sheet.data for sheet in sheets)


def stylesheet_url(theme: Theme) -> str:
    """Where the theme's style sheet stands in the site: a name that changes with its bytes."""
    return f"assets/theme.{digest_of(stylesheet_of(theme))[:8]}.css"


def asset_url(path: str, digest: str) -> str:
    """Where a theme's asset stands in the site: `icon.svg` -> `assets/icon.1a2b3c4d.svg`."""
    folder, slash, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    marked = f"{stem}.{digest[:8]}.{ending}" if dot and stem else f"{name}.{digest[:8]}"
    return f"assets/{folder}{slash}{marked}"
