"""Where a post is found: its URL, and the file of the output that answers to it. URLs mirror the content."""

import unicodedata
from urllib.parse import quote

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.post import Kind, Post
from generator.model.summary import Said

JEKYLL = re.compile(r"(\d{4})-(\d{2})-(\d{2})-(.+)\Z", re.DOTALL)
DATE_PARTS = re.compile(r":(?:year|month|day)\b")
UNFIT = re.compile(r"[\x00-\x1f\x7f\\]+")
PAGE_TYPES = ("page", "about", "home")
INDEX = ("index", "_index")
# A file name may have 255 bytes; the longest that a name needs beside itself is `.afterword-new`.
LONGEST = 180


class Address(Struct, frozen=True):
    """`url` is site-relative, percent-encoded once, and ends with a slash (`posts/x/`; the home's is empty)."""

    url: str
    file: str


def address_of(post: Post, roots: tuple[str, ...], permalinks: tuple[tuple[str, str], ...]) -> Address:
    """The address of `post`: its `url`, else its `slug` in its folder, else a permalink pattern, else its path."""
    parts = _below_roots(post.path, roots)
    folders, name = parts[:-1], _stem(parts[-1])
    if post.header.url or post.header.url_at is not None:
        return _address(post.header.url)
    if name.lower() in INDEX:
        name = "" if not folders else folders[-1]
        folders = folders[:-1]
        if not name:
            return Address(_encoded(post.header.slug) + "/" if post.header.slug else "", _file(post.header.slug))
    section = folders[0] if folders else ""
    match = JEKYLL.match(name)
    if post.path.startswith(("_posts/", "_drafts/")) and match:
        folders, name = [match[1], match[2], match[3]], match[4]
    name = post.header.slug or name
    pattern = next((pattern for key, pattern in permalinks if key == section), "")
    if pattern and (post.date is not None or not DATE_PARTS.search(pattern)):
        return _address(_filled(pattern, post, name, section))
    return _address("/".join([*folders, name]))


def _below_roots(path: str, roots: tuple[str, ...]) -> list[str]:
    for root in roots:
        if root and path.startswith(root + "/"):
            return path[len(root) + 1 :].split("/")
    return path.split("/")


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _filled(pattern: str, post: Post, name: str, section: str) -> str:
    day = post.date.iso if post.date else "0000-00-00"
    values = {
        ":year": day[:4],
        ":month": day[5:7],
        ":day": day[8:10],
        ":slug": name,
        ":title": name,
        ":section": section,
    }
    return re.sub(r":[a-z]+", lambda match: values.get(match[0], match[0]), pattern)


def _address(path: str) -> Address:
    parts = [_fit(part) for part in path.split("/") if part not in ("", ".", "..")]
    clean = "/".join(parts)
    if clean.endswith((".html", ".htm")):
        return Address(_encoded(clean), clean)
    return Address(_encoded(clean) + "/" if clean else "", _file(clean))


def _fit(part: str) -> str:
    """One part of a path as a file system and a URL can hold it."""
    part = UNFIT.sub("-", unicodedata.normalize("NFC", part))
    while len(part.encode("utf-8", "replace")) > LONGEST:
        part = part[:-1]
    return part.encode("utf-8", "replace").decode("utf-8")


def _file(path: str) -> str:
    return f"{path}/index.html" if path else "index.html"


def _encoded(path: str) -> str:
    return quote(path, safe="/-._~!$&'()*+,;=:@")


def alias_url(alias: str) -> str:
    """The site-relative URL of an old address: `old` and `old/` are folders, `old.html` is a file."""
    path = alias.strip("/")
    file = path.lower().endswith((".html", ".htm")) and not alias.endswith("/")
    return path if file or not path else f"{path}/"


def said_of(post: Post) -> Said:
    """What `post` says of its kind, by its file's name and its front matter."""
    name = _stem(post.path.rpartition("/")[2]).lower()
    said = {extra.value.lower() for extra in post.header.extra if extra.key.lower() in ("layout", "type", "kind")}
    is_page = name == "_index" or not said.isdisjoint(PAGE_TYPES)
    return Said(name in INDEX, is_page, post.date is None and not post.timeline)


def kind_of(said: Said, url: str, in_menu: bool, heads_section: bool) -> Kind:
    """`home` for the index of a root; `page` for what says so, or is undated and in the menu or a section's index.

    `heads_section`: other texts lie in or below the folder of the post.
    """
    if url == "" and said.is_index:
        return "home"
    if said.is_page or (said.may_be_page and (in_menu or (said.is_index and heads_section))):
        return "page"
    return "post"
