"""Links from a post to other files and pages of the site: resolved to their URLs, or reported."""

import posixpath
from collections.abc import Mapping
from urllib.parse import quote, unquote

from msgspec import Struct

from generator.assemble.pictures import asset_of
from generator.model import lazy_re as re
from generator.model.config import MenuItem, path_on_site
from generator.model.incident import Reference
from generator.model.post import Link
from generator.model.problem import Problem, Rule
from generator.model.summary import NOTHING, Reach, TaskReach
from generator.model.text import Place

BROKEN = Rule("LI001", "broken-link", "warning", "strict", "A link to a page or file that the site does not have.")
HIDDEN = Rule("LI002", "link-to-hidden", "warning", "strict", "A link to a post that this audience may not see.")
NOWHERE = "#"
# A web address, a path, or the name of a ticket (`OPS-123`): what an action's link may be.
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
PATH = re.compile(r"/|#|\.(?:md|markdown|html?)\Z", re.IGNORECASE)
SAFE = "/-._~!$&'()*+,;=:@"
UPWARD = Rule("LI003", "upward-link", "warning", "strict", "A link that leads out of the site's folder.")


class Addresses(Struct, frozen=True):
    """What links can lead to. `texts`: source path -> URL, of visible texts; `hidden`: source paths.

    `urls` and `hidden_urls` are site-relative and decoded; `files`: path of a published asset -> its output.
    """

    texts: Mapping[str, str]
    hidden: frozenset[str]
    hidden_urls: frozenset[str]
    urls: frozenset[str]
    base_url: str
    base_path: str
    files: Mapping[str, str]


class Origin(Struct, frozen=True):
    """What a link stands in: its source path, its site-relative URL, and the lines that its post's links stand on."""

    path: str
    url: str
    reach: Reach = NOTHING


class Resolved(Struct, frozen=True):
    """Where a link leads (`#`: nowhere), what is wrong with it, and its words where they are no address at all."""

    url: str
    problem: Problem | None = None
    words: str = ""


def resolve_task(task: TaskReach, origin: Origin, roots: tuple[str, ...], site: Addresses) -> Resolved:
    """Where the link of an action leads. Links of the body are resolved where they stand in it."""
    if ABSOLUTE.match(task.link) and path_on_site(task.link, site.base_url) is None:
        return Resolved(task.link)
    if not PATH.search(task.link):
        return Resolved(task.link) if task.how == "body" else Resolved("", words=task.link)
    target, _, fragment = task.link.partition("#")
    found = resolve_link(Link(target, fragment, task.place), origin, roots, site)
    if task.how == "body":  # it is said where it stands in the body
        return Resolved("" if found.url == NOWHERE else found.url)
    return Resolved("", found.problem) if found.url == NOWHERE else found


def resolve_reference(reference: Reference, origin: Origin, roots: tuple[str, ...], site: Addresses) -> Resolved:
    """Where a link of an entry of the timeline leads."""
    if not PATH.search(reference.url):
        return Resolved(reference.url)
    target, _, fragment = reference.url.partition("#")
    return resolve_link(Link(target, fragment, reference.place), origin, roots, site)


def resolve_menu(item: MenuItem, roots: tuple[str, ...], site: Addresses) -> Resolved:
    """Where an entry of the menu leads, as seen from the home page."""
    target, _, fragment = item.url.partition("#")
    place = item.place or Place("site.yaml")
    home = Origin(posixpath.join(roots[0] if roots else "", "index.md"), "")
    return resolve_link(Link(target, fragment, place), home, roots, site)


def named_by(link: Link, found: Resolved, origin: Origin) -> str:
    """What a link names, and was `found` at: a text by its path in the site, anything else as it is written.

    Empty where it is hidden.
    """
    if found.problem is not None and found.problem.code == HIDDEN.code:
        return ""
    plain = unquote(link.target.partition("?")[0])
    if ABSOLUTE.match(link.target) or not plain.lower().endswith((".md", ".markdown")) or plain.startswith("/"):
        return link.target
    return posixpath.normpath(posixpath.join(posixpath.dirname(origin.path), plain))


def resolve_link(link: Link, origin: Origin, roots: tuple[str, ...], site: Addresses) -> Resolved:
    """The site-relative URL and fragment that `link`, which stands in `origin`, leads to."""
    if not ABSOLUTE.match(link.target):
        return _resolved(link, link.target, origin, roots, site)
    away = Resolved(link.target + (f"#{link.fragment}" if link.fragment else ""))
    path = path_on_site(link.target, site.base_url)
    if path is None:
        return away
    # What leads to nothing of ours may be another program's on the same host.
    found = _resolved(link, "/" + path.removeprefix(site.base_path).lstrip("/"), origin, roots, site)
    return found if found.problem is None or found.problem.code == HIDDEN.code else away


def _resolved(link: Link, path: str, origin: Origin, roots: tuple[str, ...], site: Addresses) -> Resolved:
    """Where `path`, which is what `link` says within the site, leads."""
    target_path, asks, query = path.partition("?")
    fragment = asks + query + (f"#{link.fragment}" if link.fragment else "")
    plain = unquote(target_path)
    if not plain:
        return Resolved(_own(origin.url) + fragment)
    if plain.lower().endswith((".md", ".markdown")):
        return _to_text(link, origin, plain, fragment, roots, site)
    asset = asset_of(target_path, origin.path, site.files, roots)
    if asset is not None:
        return Resolved(_own(quote(asset, safe=SAFE)) + fragment)
    url = origin.url
    base = "/" + url if url.endswith("/") or not url else "/" + posixpath.dirname(url) + "/"
    target = plain if plain.startswith("/") else posixpath.join(base, plain)
    if _leaves(target):
        return Resolved(NOWHERE, _problem(UPWARD, link, origin, f"the link {link.target} leads out of the site"))
    path = posixpath.normpath(target).lstrip("/")
    if plain.startswith(site.base_path) and site.base_path != "/":
        path = path.removeprefix(site.base_path.strip("/")).lstrip("/")
    for candidate in (path, path + "/", path.removesuffix("index.html"), path.removesuffix(".html") + "/"):
        if candidate in site.urls or (candidate == "" and target.strip("/") == ""):
            return Resolved(_own(quote(candidate, safe=SAFE)) + fragment)
        if candidate in site.hidden_urls:
            return Resolved(
                NOWHERE, _problem(HIDDEN, link, origin, f"the link {link.target} leads to a post that is not public")
            )
    problem = _problem(BROKEN, link, origin, f"the link {link.target} leads to nothing on this site")
    broken = quote(path + ("/" if plain.endswith("/") and path else ""), safe=SAFE)
    return Resolved(_own(broken) + fragment, problem)


def _to_text(
    link: Link, origin: Origin, plain: str, fragment: str, roots: tuple[str, ...], site: Addresses
) -> Resolved:
    if plain.startswith("/"):
        names = [posixpath.join(root, plain.lstrip("/")) for root in (*roots, "")]
    else:
        names = [posixpath.join(posixpath.dirname(origin.path), plain)]
    for name in map(posixpath.normpath, names):
        if name in site.texts:
            return Resolved(_own(site.texts[name]) + fragment)
        if name in site.hidden:
            return Resolved(
                NOWHERE, _problem(HIDDEN, link, origin, f"the link {link.target} leads to a post that is not public")
            )
        if name.startswith("../"):
            return Resolved(NOWHERE, _problem(UPWARD, link, origin, f"the link {link.target} leads out of the site"))
    return Resolved(NOWHERE, _problem(BROKEN, link, origin, f"the link {link.target} leads to no text of this site"))


def _own(url: str) -> str:
    """A site-relative URL whose first part cannot be taken for a scheme: `a:b/` -> `a%3Ab/`."""
    first, slash, rest = url.partition("/")
    return first.replace(":", "%3A") + slash + rest


def _leaves(target: str) -> bool:
    depth = 0
    for part in target.split("/"):
        depth += -1 if part == ".." else part not in ("", ".")
        if depth < 0:
            return True
    return False


def _problem(rule: Rule, link: Link, origin: Origin, message: str) -> Problem:
    return Problem.of(
        rule,
        message,
        link.place,
        text=link.target,
        hint="correct the link, or publish what it leads to",
        line_text=origin.reach.line(link.place.line),
    )
