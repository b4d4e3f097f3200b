"""Tags: the same word in several spellings is one tag, with one page."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote

from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.site import Entry, Tag
from generator.model.summary import Summary
from generator.model.text import Place, digest_of

TOO_MANY = Rule("AD002", "too-many-tags", "warning", "strict", "A post with more tags than any reader follows.")
MOST = 100
LONGEST = 60
NOT_IN_NAME = re.compile(r"[^\w]+")
SIGN = re.compile(r"(?<=[\w+])[+#]")
SIGNS = {"+": "-plus", "#": "-sharp"}


@lru_cache(maxsize=1024)
def tag_slug(name: str) -> str:
    """The part of a URL that stands for a tag: lower case, words joined by hyphens; empty where no letter is left."""
    said = unicodedata.normalize("NFKC", name).casefold()
    # `C`, `C++` and `C#` are three languages, and would be one address.
    said = SIGN.sub(lambda match: SIGNS[match[0]], said)
    words = NOT_IN_NAME.sub("-", said).strip("-_")
    return words if len(words) <= LONGEST else f"{words[:LONGEST].strip('-')}-{digest_of(words)[:8]}"


def tags_of(post: Post) -> tuple[str, ...]:
    """The tags of a post as written, each once, those that name nothing left out, and at most `MOST`."""
    kept: dict[str, str] = {}
    for name in post.header.tags:
        slug = tag_slug(name)
        if slug:
            kept.setdefault(slug, name.strip())
    return tuple(kept.values())[:MOST]


def too_many(summary: Summary) -> tuple[Problem, ...]:
    """A word about a post with more tags than are used."""
    if summary.tag_count <= MOST:
        return ()
    problem = Problem.of(
        TOO_MANY,
        f"{summary.tag_count} tags: only the first {MOST} are used",
        Place(summary.path),
        hint="keep the tags that a reader would follow",
    )
    return (problem,)


def collect_tags(posts: Sequence[Entry], slugs: Mapping[str, tuple[str, ...]]) -> tuple[Tag, ...]:
    """The tags of `posts` (newest first), by name; of several spellings the most frequent one.

    `slugs` holds those of each entry's tags, by its source.
    """
    members: dict[str, list[int]] = {}
    spellings: dict[str, dict[str, int]] = {}
    for index, entry in enumerate(posts):
        for name, slug in zip(entry.tags, slugs[entry.source], strict=True):
            members.setdefault(slug, []).append(index)
            counts = spellings.setdefault(slug, {})
            counts[name] = counts.get(name, 0) + 1
    tags = []
    for slug, indices in members.items():
        counts = spellings[slug]
        name = min(counts, key=lambda spelling: (-counts[spelling], spelling))
        tags.append(Tag(name, f"tags/{quote(slug)}/", f"tags/{slug}/index.html", tuple(indices)))
    return tuple(sorted(tags, key=lambda tag: (tag.name.casefold(), tag.url)))
