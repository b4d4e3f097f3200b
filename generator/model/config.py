"""What `site.yaml` says, with a default for every key."""

from msgspec import Struct

from generator.model.text import digest_of

PERMALINK_WORDS = ("year", "month", "day", "slug", "title", "section")
"""What a pattern of addresses may say after a colon."""


class MenuItem(Struct, frozen=True):
    """An entry of the menu; `url` is site-relative or absolute."""

    title: str
    url: str


class Reading(Struct, frozen=True):
    """The slice of the configuration that reading a text depends on."""

    timezone: str = ""
    language: str = "en"
    trusted_html: bool = False


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

    @property
    def reading(self) -> Reading:
        """What of the configuration the reading of a text depends on."""
        return Reading(self.timezone, self.language, self.html == "trusted")

    @property
    def base_path(self) -> str:
        """The path part of `base_url`: starts and ends with a slash."""
        rest = self.base_url.partition("://")[2]
        return "/" + rest.partition("/")[2]

    @property
    def digest(self) -> str:
        """Stands for every value of the configuration."""
        return digest_of(repr(self))
