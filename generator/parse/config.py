"""`site.yaml` to a configuration: every key optional, everything wrong said at its place."""

import re
from urllib.parse import urlsplit

from msgspec.structs import replace

from generator.model.config import PERMALINK_WORDS, Config, Editorial, MenuItem
from generator.model.problem import Problem, Rule
from generator.model.text import Source, Span
from generator.parse.config_notes import mark_settings
from generator.parse.decode import NUL, decode
from generator.parse.decode import UNCLEAN as CONTROL
from generator.parse.editorial_settings import KnownRules, parse_editorial
from generator.parse.front_matter.fields import Fields
from generator.parse.front_matter.keys import guess, plain_key
from generator.parse.front_matter.nodes import Mapping, Node, Scalar, kind_of
from generator.parse.front_matter.paths import decoded_path, safe_link
from generator.parse.front_matter.yaml_nodes import read_yaml
from generator.parse.incident.zones import zone_near, zone_of

INVALID = Rule("CF001", "invalid-configuration", "error", "build", "site.yaml is not valid YAML in UTF-8.")
WRONG_TYPE = Rule("CF002", "configuration-type", "error", "build", "A value of site.yaml is of the wrong kind.")
WRONG_VALUE = Rule(
    "CF003", "configuration-value", "error", "build", "A value of site.yaml is not one that its key allows."
)
UNKNOWN_KEY = Rule("CF004", "unknown-configuration-key", "warning", "strict", "A key of site.yaml is not known.")
UNCLEAN = Rule(
    "CF005", "unclean-configuration", "warning", "strict", "A file of settings holds characters that cannot be shown."
)
RULES = (INVALID, WRONG_TYPE, WRONG_VALUE, UNKNOWN_KEY, UNCLEAN)

_KEYS = (
    "title",
    "base_url",
    "author",
    "description",
    "language",
    "timezone",
    "theme",
    "permalinks",
    "audience",
    "html",
    "editorial",
    "publish",
    "menu",
)
_THEME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_LABEL = r"\w(?:[\w-]{0,61}\w)?"
_HOST = re.compile(rf"(?:{_LABEL}(?:\.{_LABEL}){{0,99}}\.?|\[[0-9A-Fa-f:.]{{2,45}}\])(?::\d{{1,5}})?")
_WORD = re.compile(r":([A-Za-z_]+)")
_URL_CHARACTERS = re.compile(r"[!-~\w]+")


def parse_config(
    source: Source | None,
    *,
    base_url: str = "",
    themes: frozenset[str] | None = None,
    rules: KnownRules | None = None,
) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration that `source` says, and what is wrong with it; without a source the defaults.

    Errors make it a configuration that no site may be built with; its wrong values are then the defaults. A `base_url`
    (one that `check_base_url` minds nothing about) stands instead of the source's. `themes` are the names of those that
    there are, `rules` gives all rules; None lets any name pass.
    """
    config, problems = _parse(source, themes, rules)
    return (replace(config, base_url=_closed(base_url)) if base_url else config), problems


def check_base_url(url: str) -> str:
    """Why `url` cannot be the address of a site, as what follows it in a sentence; empty where it can."""
    try:
        parts = urlsplit(url)
        known_port = parts.port is None or parts.port > 0
    except ValueError:
        return "is no web address"
    if parts.scheme not in ("http", "https"):
        return "must begin with https:// or http://"
    if (
        not known_port
        or not _HOST.fullmatch(parts.netloc)
        or not _URL_CHARACTERS.fullmatch(url)
        or "\\" in url
        or '"' in url
    ):
        return "is no web address"
    if parts.query or parts.fragment or url[-1] in "?#":
        return "must have no ? and no #"
    path = decoded_path(parts.path)
    if path is None or any(part in (".", "..") for part in path.replace("\\", "/").split("/")):
        return "must not go up"
    return ""


def _parse(
    source: Source | None, themes: frozenset[str] | None, rules: KnownRules | None
) -> tuple[Config, tuple[Problem, ...]]:
    if source is None:
        return Config(), ()
    text, problems, readable = decode(source)
    if not readable:
        return Config(), tuple(as_ours(problem, INVALID) for problem in problems)
    fields = Fields(text, WRONG_TYPE)
    root, faults = read_yaml(text.text, Span(0, len(text.text)))
    for fault in faults:
        line = f"; the first one is on line {text.line_at(fault.first.start)}" if fault.first else ""
        rule = UNCLEAN if fault.kind == "unclean" else INVALID
        fields.say(rule, fault.span, fault.message + line, fault.hint)
    if root is not None and not isinstance(root, Mapping) and not (isinstance(root, Scalar) and root.null):
        fields.say(
            INVALID,
            Span(root.span.start, root.span.start),
            f"site.yaml must be `key: value` lines, not {kind_of(root)}",
        )
    ours = {CONTROL.code: UNCLEAN, NUL.code: INVALID}
    unclean = tuple(as_ours(problem, ours[problem.code]) for problem in problems if problem.code in ours)
    if not isinstance(root, Mapping):
        return Config(), (*unclean, *fields.problems)
    values, notes = mark_settings(_values(root, fields), text)
    config = _config(values, fields, themes, rules)
    return config, (*unclean, *notes, *fields.problems)


def as_ours(problem: Problem, rule: Rule) -> Problem:
    """A problem of a text as one of settings, by `rule`."""
    return Problem.of(
        rule, problem.message, problem.place, text=problem.text, hint=problem.hint, line_text=problem.line_text
    )


def _values(root: Mapping, fields: Fields) -> dict[str, Node]:
    known = {plain_key(key): key for key in _KEYS}
    values: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    for key, value in root.pairs:
        name = known.get(plain_key(key.text))
        if name is None:
            near = guess(plain_key(key.text), tuple(known))
            hint = f"did you mean {known[near]}?" if near else f"known are {', '.join(_KEYS)}"
            fields.say(UNKNOWN_KEY, key.span, f"site.yaml has no key {key.text[:60]}; it is ignored", hint)
        elif name in values:
            first = keys[name]
            line = fields.text.line_at(first.span.start)
            message = f"the key {key.text[:60]} is the same as {first.text[:60]} on line {line}"
            fields.say(INVALID, key.span, message)
        else:
            values[name], keys[name] = value, key
    return values


def _config(values: dict[str, Node], fields: Fields, themes: frozenset[str] | None, rules: KnownRules | None) -> Config:
    default = Config()
    if "publish" in values:
        fields.mapping(values["publish"], "publish")
    return Config(
        title=_line(values, "title", fields) or default.title,
        base_url=_base_url(values, fields, default.base_url),
        author=_author(values, fields),
        description=_line(values, "description", fields),
        language=_matching(values, "language", _LANGUAGE, "a language such as en or pt-BR", fields) or default.language,
        timezone=_timezone(values, fields),
        theme=_theme(values, fields, themes) or default.theme,
        permalinks=_permalinks(values, fields),
        audience=_one_of(values, "audience", ("public", "internal"), fields) or default.audience,
        html=_one_of(values, "html", ("clean", "trusted"), fields) or default.html,
        menu=_menu(values["menu"], fields) if "menu" in values else None,
        editorial=_editorial(values, fields, rules),
    )


def _editorial(values: dict[str, Node], fields: Fields, rules: KnownRules | None) -> Editorial:
    if "editorial" not in values:
        return Editorial()
    return parse_editorial(values["editorial"], fields, unknown_key=UNKNOWN_KEY, wrong_value=WRONG_VALUE, rules=rules)


def _line(values: dict[str, Node], name: str, fields: Fields) -> str:
    return (fields.line(values[name], name) if name in values else None) or ""


def _author(values: dict[str, Node], fields: Fields) -> str:
    node = values.get("author")
    if isinstance(node, Mapping):
        node = next((value for key, value in node.pairs if plain_key(key.text) == "name"), node)
    return (fields.line(node, "author") if node is not None else None) or ""


def _matching(values: dict[str, Node], name: str, form: re.Pattern[str], wanted: str, fields: Fields) -> str:
    value = _line(values, name, fields)
    if value and not form.fullmatch(value):
        fields.say(WRONG_VALUE, values[name].span, f"{name} must be {wanted}, and {value[:60]} is none")
        return ""
    return value


def _theme(values: dict[str, Node], fields: Fields, themes: frozenset[str] | None) -> str:
    name = _matching(values, "theme", _THEME, "the name of a folder in themes/", fields)
    if not name or themes is None or name in themes:
        return name
    near = guess(name, tuple(sorted(themes)))
    hint = f"did you mean {near}?" if near else f"there are {', '.join(sorted(themes))}"
    fields.say(WRONG_VALUE, values["theme"].span, f"there is no theme {name}", hint)
    return ""


def _one_of(values: dict[str, Node], name: str, allowed: tuple[str, ...], fields: Fields) -> str:
    value = _line(values, name, fields)
    if value and value.casefold() not in allowed:
        near = guess(value.casefold(), allowed)
        hint = f"did you mean {near}?" if near else ""
        fields.say(WRONG_VALUE, values[name].span, f"{name} must be {' or '.join(allowed)}, and is {value[:60]}", hint)
        return ""
    return value.casefold()


def _timezone(values: dict[str, Node], fields: Fields) -> str:
    """A region, or UTC. An abbreviation or an offset is no zone for a whole site: it does not know summer time."""
    name = _line(values, "timezone", fields)
    if name.upper() in ("", "UTC", "GMT"):
        return name.upper()
    if "/" not in name or zone_of(name) is None:
        message = f"the time zone {name[:60]} is not known"
        near = zone_near(name)
        hint = f"did you mean {near}?" if near else "write a region such as Europe/London, or UTC"
        fields.say(WRONG_VALUE, values["timezone"].span, message, hint)
        return ""
    return name


def _base_url(values: dict[str, Node], fields: Fields, default: str) -> str:
    """An http or https address without user, query and fragment, with its closing slash."""
    url = _line(values, "base_url", fields)
    if not url:
        return default
    why = check_base_url(url)
    if why:
        hint = "write https://example.org/ or https://example.org/blog/"
        fields.say(WRONG_VALUE, values["base_url"].span, f"base_url {url[:80]} {why}", hint)
        return default
    return _closed(url)


def _closed(url: str) -> str:
    return url.rstrip("/") + "/"


def _permalinks(values: dict[str, Node], fields: Fields) -> tuple[tuple[str, str], ...]:
    """Sections with the pattern of their URLs; a text alone is the pattern of posts."""
    node = values.get("permalinks")
    if isinstance(node, Scalar):
        line = _pattern(node, "permalinks", fields)
        return (("posts", line),) if line else ()
    mapping = fields.mapping(node, "permalinks") if node is not None else None
    found = [(key.text, _pattern(value, f"permalinks.{key.text[:60]}", fields)) for key, value in _pairs(mapping)]
    return tuple((section, pattern) for section, pattern in found if pattern)


def _pairs(mapping: Mapping | None) -> tuple[tuple[Scalar, Node], ...]:
    return mapping.pairs if mapping else ()


def _pattern(node: Node, what: str, fields: Fields) -> str:
    """A pattern of addresses, empty where it is none. Each of its words must be one that we fill in."""
    pattern = fields.line(node, what) or ""
    decoded = decoded_path(pattern)
    if decoded is None or ".." in decoded.split("/") or "\\" in decoded or "://" in decoded:
        fields.say(WRONG_VALUE, node.span, f"the pattern {pattern[:60]} does not stay on this site")
        return ""
    wrong = next((word for word in _WORD.findall(pattern) if word not in PERMALINK_WORDS), "")
    if wrong:
        near = guess(wrong.casefold(), PERMALINK_WORDS)
        hint = f"did you mean :{near}?" if near else f"known are {', '.join(f':{word}' for word in PERMALINK_WORDS)}"
        fields.say(WRONG_VALUE, node.span, f"{what} has the word :{wrong[:40]}, which stands for nothing", hint)
        return ""
    return pattern


def _menu(node: Node, fields: Fields) -> tuple[MenuItem, ...] | None:
    """Entries as a list of mappings with `title` and `url`, or as `Title: url` lines; an empty menu is none at all."""
    if isinstance(node, Scalar):
        if node.null:
            return None
        fields.expected(node, "menu", "a list of entries with `title` and `url`")
        return None
    if isinstance(node, Mapping):
        return tuple(item for key, value in node.pairs if (item := _menu_item(key, value, fields)) is not None)
    items: list[MenuItem] = []
    for entry in node.items:
        pairs = {plain_key(key.text): value for key, value in entry.pairs} if isinstance(entry, Mapping) else {}
        title, url = pairs.get("title") or pairs.get("name"), pairs.get("url")
        if isinstance(entry, Mapping) and len(entry.pairs) == 1 and url is None and title is None:
            title, url = entry.pairs[0]
        if title is None or url is None:
            fields.expected(entry, "an entry of menu", "a mapping with `title` and `url`")
        elif (item := _menu_item(title, url, fields)) is not None:
            items.append(item)
    return tuple(items)


def _menu_item(title: Node, url: Node, fields: Fields) -> MenuItem | None:
    name, target = fields.line(title, "the title of a menu entry"), fields.line(url, "the url of a menu entry")
    if name is None and isinstance(title, Scalar) and title.notes:
        return None  # nothing but a note, which is said
    if name is None or target is None:
        fields.say(WRONG_VALUE, url.span, "an entry of menu needs a title and a url")
        return None
    if not safe_link(target):
        fields.say(WRONG_VALUE, url.span, f"the menu may not lead to {target[:60]}", "write a path, or https://…")
        return None
    return MenuItem(name, target, fields.place(url))
