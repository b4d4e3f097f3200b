"""Names of products in another spelling than that of those who make them, or than that of the text itself."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from generator.lint.prose.lists import product_names
from generator.lint.prose.surroundings import Seen, in_note, in_quotation, words_in
from generator.lint.rules import Explained, ProseRules, problem_in
from generator.model import lazy_re as re
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Edit, Fix, Problem, Rule
from generator.model.text import Span

PRODUCT = Rule("SP104", "product-spelling", "hint", "never", "The name of a product, otherwise than it is spelled.")

# What touches a word that is part of a name, an address, an option or a number.
_BEFORE, _AFTER = r"(?<![\w@#/.:\\'’`$&%+=~-])", r"(?![\w@/\\`=(-]|[.:]\w)"
_COMPOUND = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]{1,20}")
_DEFINITION = re.compile(r"^[ >]{0,12}\[([^\]\n]{1,200})\]:", re.MULTILINE)
_USUAL, _TIMES = 3, 2  # so often a spelling must be used, and so many times as often as another, to be the usual one
_MOST = 30  # names of one text


class _Names(Struct, frozen=True):
    """The right spellings by their small letters, which of them are never right in small letters, and other forms."""

    right: dict[str, str]
    always: frozenset[str]
    own: frozenset[str]
    phrases: tuple[tuple[str, str], ...]


class _Slip(Struct, frozen=True):
    """A spelling that is not the right one, and why that is right."""

    wrong: str
    right: str
    why: str


def check_products(post: Post, editorial: Editorial) -> Iterator[Problem]:
    """A hint for each spelling that is not the right one, at its first place; its fix mends all places."""
    names = _names(editorial.products, editorial.words)
    words = words_in(post.prose.mask)
    for slip in (*_listed(words, names, post.prose.mask), *_unusual(post, words, names)):
        spans = [span for span in _places(post, slip.wrong) if not in_note(post, span) and not in_quotation(post, span)]
        if spans:
            yield _problem(post, spans, slip)


def _listed(words: Seen, names: _Names, mask: str) -> list[_Slip]:
    """The spellings of products that somebody has listed otherwise."""
    found: list[_Slip] = []
    named = words.small & names.right.keys()
    for word in words.written if named else ():
        right = names.right.get(word.lower())
        if right is None or right == word or word.isupper() or (word.islower() and right not in names.always):
            continue
        if word[0].islower() and not word.islower() and right[0].isupper():
            continue  # webSocket is a name in code
        also = ", as it is elsewhere in this text" if right in words.written else ""
        found.append(_Slip(word, right, also))
    found += [_Slip(wrong, right, "") for wrong, right in names.phrases if wrong in mask]
    return sorted(found, key=lambda slip: slip.wrong)[:_MOST]


def _unusual(post: Post, words: Seen, names: _Names) -> list[_Slip]:
    """The spellings of names with capitals in them that this text mostly spells otherwise."""
    compounds = {word.lower() for word in words.capitals if _COMPOUND.fullmatch(word)} - names.right.keys() - names.own
    alike: dict[str, list[str]] = {}
    for word in words.written if compounds else ():
        if word.lower() in compounds and word[0].isupper() and not word.isupper():
            alike.setdefault(word.lower(), []).append(word)
    found: list[_Slip] = []
    for forms in [sorted(forms) for _, forms in sorted(alike.items()) if len(forms) > 1][:_MOST]:
        counts = Counter({form: len(_places(post, form)) for form in forms})
        (usual, most), *others = counts.most_common()
        found += [
            _Slip(other, usual, f" in this text, {most} times")
            for other, count in others
            if count and most >= _USUAL and most >= _TIMES * count
        ]
    return found


def _places(post: Post, words: str) -> Sequence[Span]:
    """Where words stand in running text, and are no part of anything else; nowhere where a link is called by them."""
    text = post.prose.text.text
    if "]:" in text and any(words in match[1] for match in _DEFINITION.finditer(text)):
        return ()
    found = re.finditer(f"{_BEFORE}{re.escape(words)}{_AFTER}", post.prose.mask)
    return [Span(match.start(), match.end()) for match in found if match.start() >= post.prose.front_end]


def _problem(post: Post, spans: list[Span], slip: _Slip) -> Problem:
    more = f" ({len(spans)} times)" if len(spans) > 1 else ""
    return problem_in(
        post,
        PRODUCT,
        spans[0],
        f"“{slip.wrong}”{more} is spelled “{slip.right}”{slip.why}",
        f"write “{slip.right}”; what stands under `editorial: products` in site.yaml is right as it is there",
        Fix(f"write “{slip.right}”", tuple(Edit(span, slip.right) for span in spans)),
    )


@lru_cache(maxsize=8)
def _names(own: tuple[str, ...], words: tuple[str, ...]) -> _Names:
    """The names of the package, with those of a site over them."""
    listed = product_names()
    official = {name.lower(): name for name in (*listed.always, *listed.cased)}
    mine = {name.lower(): name for name in own if name.isalpha()}
    kept = {name.lower() for name in (*own, *words)}
    right = {**official, **mine}
    return _Names(
        {small: name for small, name in right.items() if small in mine or small not in kept},
        frozenset(name for name in listed.always if mine.get(name.lower(), name) == name),
        frozenset(kept),
        tuple((wrong, name) for wrong, name in listed.other.items() if wrong.lower() not in kept),
    )


PRODUCTS = ProseRules(
    "names of products",
    check_products,
    (
        Explained(
            PRODUCT,
            "We moved the pump from Github to Kubernetes.",
            "We moved the pump from GitHub to Kubernetes.",
        ),
    ),
)
