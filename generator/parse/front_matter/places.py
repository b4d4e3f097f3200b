"""Where a post goes and what picture stands for it: slug, URL, aliases, cover."""

from urllib.parse import unquote

from generator.model.post import Alias, Image
from generator.model.text import Place, Words
from generator.parse.front_matter import rules
from generator.parse.front_matter.fields import Fields
from generator.parse.front_matter.keys import plain_key
from generator.parse.front_matter.nodes import Mapping, Node, Scalar
from generator.parse.front_matter.paths import is_pattern, reserved_part, site_path, unsafe_because


def read_slug(node: Node, fields: Fields) -> tuple[str, Place | None]:
    """The slug and its place: one part of a path or several; one that is not safe is a problem and gives none."""
    slug = fields.line(node, "slug")
    if slug is None:
        return "", None
    why = "it begins with a slash" if slug.startswith("/") else unsafe_because(slug)
    return _checked("slug", slug, node, why, fields)


def read_url(node: Node, key: str, fields: Fields) -> tuple[str, Place | None]:
    """The path that a post asks for (`/about/` -> `about/`), and its place. A pattern for many posts is left aside."""
    url = fields.line(node, key)
    if url is None:
        return "", None
    if is_pattern(url):
        hint = "write permalinks in site.yaml, or a path here"
        fields.say(rules.IGNORED_PATTERN, node.span, f"{key} is a pattern, which one post cannot have", hint)
        return "", None
    return _checked(key, url, node, unsafe_because(url), fields)


def _checked(key: str, path: str, node: Node, why: str, fields: Fields) -> tuple[str, Place | None]:
    if why:
        message = f"{key} must be a path on this site, and {path[:60]} is none: {why}"
        fields.say(rules.UNSAFE_PATH, node.span, message, "write a name such as dns-outage")
        return "", None
    kept = site_path(path)
    reserved = reserved_part(kept)
    if reserved:
        fields.say(rules.RESERVED_NAME, node.span, f"{key} has the part {reserved[:60]}, which Windows cannot hold")
    return kept, fields.place(node)


def read_aliases(node: Node, fields: Fields) -> tuple[Alias, ...]:
    """Older paths of the post, without a leading slash (`` is the home page). One that leaves the site is dropped."""
    aliases: list[Alias] = []
    for item in fields.items(node):
        alias = fields.line(item, "an alias")
        if alias is None:
            continue
        why = unsafe_because(alias)
        if why:
            message = f"the alias {alias[:60]} is no path on this site and is left out: {why}"
            fields.say(rules.DROPPED_ALIAS, item.span, message)
        else:
            aliases.append(Alias(site_path(alias), fields.place(item)))
    return tuple(aliases)


def read_cover(node: Node, fields: Fields) -> Image | None:
    """The picture of the post: its path or address, or a mapping that has it (`src`, `path`, `image`, `url`) and `alt`.

    Whether the file is there and may be shown is decided where all files are known.
    """
    first = next(iter(fields.items(node)), None)
    if first is None or (isinstance(first, Scalar) and first.text.strip().casefold() in ("false", "no")):
        return None
    values = {plain_key(key.text): value for key, value in first.pairs} if isinstance(first, Mapping) else {}
    source = next((values[key] for key in ("src", "path", "image", "url", "file") if key in values), None)
    if isinstance(first, Mapping) and source is None:
        fields.expected(first, "the picture", "a path, or a mapping with `src`")
        return None
    target = fields.line(source or first, "the picture")
    if target is None:
        return None
    place = fields.place(source or first)
    alt = fields.words(values["alt"], "the picture's alt") if "alt" in values else None
    caption = fields.words(values["caption"], "the picture's caption") if "caption" in values else None
    return Image(unquote(target), alt or Words((), place, "front-matter"), place, caption)
