"""Pictures that somebody who cannot see them learns nothing of. Missing pictures are found where they are looked up."""

from collections.abc import Iterator
from functools import cache
from posixpath import basename, splitext
from urllib.parse import unquote

from msgspec import Struct

from generator.lint.rules import Explained, TextRules
from generator.model import lazy_re as re
from generator.model.package_data import package_table
from generator.model.post import Image, Post
from generator.model.problem import Problem, Rule
from generator.model.text import Text

NO_ALT = Rule("PI002", "no-alt-text", "hint", "never", "A picture without words for those who do not see it.")
FILE_NAME_ALT = Rule("PI005", "alt-is-file-name", "hint", "never", "A picture whose words are only a file's name.")
WEAK_ALT = Rule("PI006", "weak-alt-text", "hint", "never", "A picture whose words say only that it is one.")

FILE_NAME = re.compile(r"(?i)[^\n]{1,200}\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)")
# A raw picture that says of itself that it is decoration.
DECORATION = re.compile(r"""(?i)<img\s[^>]{0,2000}?(?<=\s)alt(?:\s{0,9}=\s{0,9}(?:""|''))?(?=[\s/>])""")
COVER_HINT = "say what it shows: cover: {src: …, alt: requests per second drop to zero at 10:42}"
HINT = "say in the brackets what the picture shows: ![requests per second drop to zero at 10:42](…)"


class Lists(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say nothing of a picture; `pictures.toml` says of each list what it is for."""

    nothing: frozenset[str]
    names: tuple[str, ...]


@cache
def lists() -> Lists:
    """What `pictures.toml` says."""
    return package_table("generator.lint", "pictures.toml", Lists)


def check_pictures(post: Post) -> Iterator[Problem]:
    """A hint for each picture, the cover too, whose alternative text is missing, a file's name, or says nothing."""
    cover = post.header.cover
    for image in post.images if cover is None else (cover, *post.images):
        alt = " ".join(image.alt.raw.split())
        if not alt and _is_decoration(image, post.prose.text):
            continue
        if not alt:
            rule, message, words = NO_ALT, f"the picture {image.target} has no alternative text", image.target
        elif _is_name(alt, image.target):
            rule, message = FILE_NAME_ALT, f"the alternative text of {image.target} is only a name: “{alt}”"
            words = alt
        elif alt.strip(".:!?- 0123456789").lower() in lists().nothing:
            rule, message = WEAK_ALT, f"the alternative text of {image.target} says nothing of it: “{alt}”"
            words = alt
        else:
            continue
        # The place is the whole picture: the words that it lacks stand in its brackets.
        line = post.prose.text.line(image.place.line)
        hint = COVER_HINT if image is cover else HINT
        yield Problem.of(rule, message, image.place, text=words, hint=hint, line_text=line)


def _is_name(alt: str, target: str) -> bool:
    """Whether the words are what a file is called, or would be by a program."""
    if FILE_NAME.fullmatch(alt) or _program_name().fullmatch(alt):
        return True
    stem = splitext(unquote(basename(target)))[0]
    return alt == stem and re.search(r"[-_\d]", alt) is not None and " " not in alt


@cache
def _program_name() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(lists().names, key=len, reverse=True)))
    return re.compile(
        rf"(?i)(?:{names})[-_ (]{{0,2}}\d[\d\s.:_()-]{{0,40}}(?:(?:at|um|à|a las|[ap]m)?[\d\s.:_()-]{{0,40}}){{0,3}}"
    )


def _is_decoration(image: Image, text: Text) -> bool:
    """Whether a raw `<img>` has an empty `alt`, which says that there is nothing to be told."""
    at = image.place
    if at.end_line > text.line_count:
        return False
    start, end = text.starts[at.line - 1] + at.column - 1, text.starts[at.end_line - 1] + at.end_column - 1
    return text.text.startswith("<", start) and DECORATION.search(text.text, start, end) is not None


PICTURES = TextRules(
    "pictures",
    check_pictures,
    (
        Explained(
            NO_ALT,
            "![](graph.png)",
            "![Error rate climbs from 0 to 40 % within a minute](graph.png)",
        ),
        Explained(
            FILE_NAME_ALT,
            "![Screenshot_42.png](Screenshot_42.png)",
            "![The alert as it arrived on the phone](Screenshot_42.png)",
        ),
        Explained(
            WEAK_ALT,
            "![Screenshot](alert.png)",
            "![The alert as it arrived on the phone](alert.png)",
        ),
    ),
)
