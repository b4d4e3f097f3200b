"""`editorial` of `site.yaml` to settings, with every fault at its place."""

from collections.abc import Callable

from generator.model.config import Editorial, PathRules
from generator.model.problem import Rule
from generator.model.text import Span
from generator.parse.front_matter.fields import Fields
from generator.parse.front_matter.keys import guess, plain_key
from generator.parse.front_matter.nodes import Mapping, Node, Scalar

LISTS = ("products", "acronyms", "names", "words", "addresses")
"""The keys that list words."""
KEYS = ("select", "ignore", "paths", *LISTS)
_LONGEST_PATTERN = 300

KnownRules = Callable[[], tuple[Rule, ...]]


def parse_editorial(
    node: Node, fields: Fields, *, unknown_key: Rule, wrong_value: Rule, rules: KnownRules | None
) -> Editorial:
    """What `node` says; its faults go to `fields`, by the rules of the configuration that are given.

    `rules` gives every rule that there is: codes are checked against it, and names become codes. Without it any code
    passes.
    """
    mapping = fields.mapping(node, "editorial")
    if mapping is None:
        return Editorial()
    values = _values(mapping, fields, unknown_key)
    codes = _Codes(fields, wrong_value, rules)
    lists = {name: fields.lines(values[name], f"editorial.{name}") for name in LISTS if name in values}
    return Editorial(
        select=codes.read(values["select"], "editorial.select") if "select" in values else (),
        ignore=codes.read(values["ignore"], "editorial.ignore", ignored=True) if "ignore" in values else (),
        paths=_paths(values["paths"], fields, codes) if "paths" in values else (),
        **lists,
    )


def _values(mapping: Mapping, fields: Fields, unknown_key: Rule) -> dict[str, Node]:
    values: dict[str, Node] = {}
    for key, value in mapping.pairs:
        name = plain_key(key.text)
        if name in KEYS:
            values.setdefault(name, value)
            continue
        near = guess(name, KEYS)
        hint = f"did you mean {near}?" if near else f"known are {', '.join(KEYS)}"
        fields.say(unknown_key, key.span, f"editorial has no key {key.text[:60]}; it is ignored", hint)
    return values


def _paths(node: Node, fields: Fields, codes: "_Codes") -> tuple[PathRules, ...]:
    mapping = fields.mapping(node, "editorial.paths")
    found = []
    for key, value in mapping.pairs if mapping else ():
        pattern = key.text.strip()
        if not pattern or len(pattern) > _LONGEST_PATTERN or "\\" in pattern or ".." in pattern.split("/"):
            message = f"{pattern[:60]!r} is no pattern of paths in this site"
            fields.say(codes.wrong_value, key.span, message, "write one such as content/old/**")
        elif ignore := codes.read(value, f"the rules of {pattern[:60]}", ignored=True):
            found.append(PathRules(pattern, ignore))
    return tuple(found)


class _Codes:
    """Reads lists of rules: codes, beginnings of codes, names. It lives as long as one reading of the settings."""

    __slots__ = ("fields", "rules", "wrong_value")

    def __init__(self, fields: Fields, wrong_value: Rule, rules: KnownRules | None) -> None:
        self.fields = fields
        self.wrong_value = wrong_value
        self.rules = rules

    def read(self, node: Node, what: str, *, ignored: bool = False) -> tuple[str, ...]:
        """The codes that `node` lists, each once. One that stops every build cannot be `ignored`."""
        known = self.rules() if self.rules is not None else None
        found: list[str] = []
        for item in self._items(node, what):
            words = self.fields.line(item, f"an entry of {what}")
            if words is None:
                continue
            codes = (words.upper(),) if known is None else self._codes(words, item.span, known)
            if ignored and known is not None and codes:
                codes = self._ignorable(words, codes, item.span, known)
            found += codes
        return tuple(dict.fromkeys(found))

    def _items(self, node: Node, what: str) -> tuple[Node, ...]:
        if isinstance(node, Mapping):
            self.fields.expected(node, what, "a list of rules")
            return ()
        if isinstance(node, Scalar) and "," in node.text and not node.quoted:
            return _parted(node)
        return self.fields.items(node)

    def _codes(self, words: str, span: Span, known: tuple[Rule, ...]) -> tuple[str, ...]:
        codes = codes_meant(words, known)
        if not codes:
            near = guess(words.casefold(), tuple(word.casefold() for rule in known for word in (rule.code, rule.name)))
            families = ", ".join(sorted({rule.code.rstrip("0123456789") for rule in known}))
            hint = f"did you mean {near.upper() if near[-3:].isdigit() else near}?" if near else f"families: {families}"
            self.fields.say(self.wrong_value, span, f"there is no rule {words[:60]}", hint)
        return codes

    def _ignorable(self, words: str, codes: tuple[str, ...], span: Span, known: tuple[Rule, ...]) -> tuple[str, ...]:
        if not all(rule.blocks == "build" for rule in known if rule.code.startswith(codes)):
            return codes
        message = f"{words[:60]} stops every build and cannot be ignored"
        self.fields.say(self.wrong_value, span, message, "take it out of this list, and mend what it says")
        return ()


def codes_meant(words: str, known: tuple[Rule, ...]) -> tuple[str, ...]:
    """The codes, or the beginning of codes, that `words` stand for: a code, its beginning or a name, in any case.

    Several where rules share a name, none where no rule is meant.
    """
    wanted = words.strip()
    if wanted and any(rule.code.startswith(wanted.upper()) for rule in known):
        return (wanted.upper(),)
    return tuple(rule.code for rule in known if rule.name == wanted.casefold())


def _parted(node: Scalar) -> tuple[Node, ...]:
    """The parts of a value with commas between them (`SP, WO`), each at its place."""
    found, at = [], 0
    plain = node.span.end - node.span.start == len(node.text)
    for part in node.text.split(","):
        lead = len(part) - len(part.lstrip())
        start = node.span.start + at + lead
        span = Span(start, start + len(part.strip())) if plain else node.span
        if part.strip():
            found.append(Scalar(part.strip(), False, span))
        at += len(part) + 1
    return tuple(found)
