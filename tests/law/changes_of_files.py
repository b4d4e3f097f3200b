"""Changes of the files of a site that are no texts: its theme, its pictures, what goes out as it is, its glossary.

For what `one` and `two` say see `changes.py`.
"""

import shutil
from collections.abc import Sequence
from typing import TypeVar

from tests.law.living_site import ASSETS, FILES, POSTS, TEMPLATES, THEME, Change, LivingSite, edited_template, png

T = TypeVar("T")

WORDS = ("The gate was shut.", "Nobody looked at it.", "It rained, and BGP was slow.", "The sluice held.")
PICTURES = (f"{POSTS}/gauge.png", f"{POSTS}/pier/level.png", "static/logo.png")


def template_edited(site: LivingSite, one: int, two: int) -> None:
    name = sorted(TEMPLATES)[one % len(TEMPLATES)]
    _become(site, f"{THEME}/templates/{name}", [edited_template(name, word).encode() for word in range(3)], two)


def template_broken_or_mended(site: LivingSite, one: int, two: int) -> None:
    name = ("post.html", "base.html")[one % 2]
    path, broken = f"{THEME}/templates/{name}", b"{{ nothing_of_that_name }}\n"
    site.put(path, edited_template(name, 0).encode() if (site.root / path).read_bytes() == broken else broken)


def template_that_was_missing_appears_or_goes(site: LivingSite, one: int, two: int) -> None:
    name = ("extra.html", "website.html", "article.html")[one % 3]
    site.toggle(f"{THEME}/templates/{name}", f"<i>{WORDS[two % 4]}</i>".encode())


def theme_of_the_same_name_appears_or_goes(site: LivingSite, one: int, two: int) -> None:
    """The site's own `themes/default` goes before the one that Afterword brings along."""
    folder = site.root / "themes/default"
    if folder.is_dir():
        shutil.rmtree(folder)
    else:
        shutil.copytree(site.root / THEME, folder)


def style_edited(site: LivingSite, one: int, two: int) -> None:
    _become(site, f"{THEME}/assets/10.css", [ASSETS["10.css"] + b"i { margin: 0 }\n" * more for more in range(3)], two)


def icon_edited(site: LivingSite, one: int, two: int) -> None:
    _become(site, f"{THEME}/assets/icon.svg", [ASSETS["icon.svg"] + b"\n" * more for more in range(3)], two)


def theme_asset_toggled(site: LivingSite, one: int, two: int) -> None:
    site.toggle(f"{THEME}/assets/extra.txt", WORDS[two % 4].encode())


def picture_repainted(site: LivingSite, one: int, two: int) -> None:
    _become(site, PICTURES[one % 3], [png(40 + colour) for colour in range(4)], two)


def picture_resized(site: LivingSite, one: int, two: int) -> None:
    _become(site, PICTURES[one % 3], [png(10, (width, 6)) for width in (8, 9, 10)], two)


def picture_toggled(site: LivingSite, one: int, two: int) -> None:
    site.toggle(PICTURES[one % 3], png(10 + two % 2))


def missing_picture_toggled(site: LivingSite, one: int, two: int) -> None:
    site.toggle(f"{POSTS}/gone.png", png(50 + two % 2))


def picture_spoilt(site: LivingSite, one: int, two: int) -> None:
    site.put(PICTURES[one % 3], png(60)[: 20 + two % 30])


def static_file_edited(site: LivingSite, one: int, two: int) -> None:
    _become(site, "static/data.txt", [b"1\n", b"2\n", b"3\n", b""], two)


def static_file_toggled(site: LivingSite, one: int, two: int) -> None:
    site.toggle(("static/robots.txt", "static/about/index.html", "static/.well-known/x")[one % 3], b"User-agent: *\n")


def glossary_edited(site: LivingSite, one: int, two: int) -> None:
    _become(site, "glossary.yaml", [f"BGP: {words}\nsluice: A gate\n".encode() for words in WORDS], two)


def glossary_toggled(site: LivingSite, one: int, two: int) -> None:
    site.toggle("glossary.yaml", FILES["glossary.yaml"])


OF_FILES: tuple[Change, ...] = (
    template_edited, template_broken_or_mended, template_that_was_missing_appears_or_goes,
    theme_of_the_same_name_appears_or_goes, style_edited, icon_edited, theme_asset_toggled, picture_repainted,
    picture_resized, picture_toggled, missing_picture_toggled, picture_spoilt, static_file_edited,
    static_file_toggled, glossary_edited, glossary_toggled,
)  # fmt: skip


def other(pool: Sequence[T], pick: int, now: T) -> T:
    """One of `pool`, and another one than there is now."""
    return next(value for value in (pool[pick % len(pool)], pool[(pick + 1) % len(pool)]) if value != now)


def _become(site: LivingSite, path: str, pool: Sequence[bytes], two: int) -> None:
    file = site.root / path
    site.put(path, other(pool, two, file.read_bytes() if file.is_file() else b""))
