"""The names that front matter goes by, ours and those of other tools."""

import unicodedata
from functools import lru_cache

from generator.model import lazy_re as re

# Other names of our keys; all are compared without case, `_`, `-` and blanks.
_SYNONYMS = {
    "pubdate": "publishdate",
    "publishedat": "publishdate",
    "publishedon": "publishdate",
    "publisheddate": "publishdate",
    "datepublished": "publishdate",
    "lastmod": "updated",
    "lastmodified": "updated",
    "lastmodifiedat": "updated",
    "modified": "updated",
    "expirydate": "expires",
    "expiredate": "expires",
    "expiresat": "expires",
    "expireson": "expires",
    "unpublish": "expires",
    "unpublishdate": "expires",
    "permalink": "url",
    "publish": "published",
    "visible": "public",
    "category": "categories",
    "author": "authors",
    "lang": "language",
    "redirectfrom": "aliases",
    "alias": "aliases",
    "image": "cover",
    "lessons": "learnings",
    "actionitems": "actions",
}
_OURS = frozenset(
    (
        "title date updated expires publishdate description summary slug url draft published visibility private hidden "
        "unlisted internal public status tags categories authors aliases cover incident people glossary timeline "
        "learnings actions astold headless build language editorial"
    ).split()
)
# Keys of other tools and themes that say nothing to us, and about which there is nothing to say.
_KEPT_QUIETLY = frozenset(
    (
        "layout type weight toc comments excerpt linktitle resources extra params template path "
        "keywords sitemap menu menus math mathjax katex mermaid series seriesorder subtitle featuredimage "
        "featuredimagealt thumbnail thumb banner hero images header headerimg teaser site team teamurl location "
        "authoremail email company cascade outputs markup translationkey slugorder id guid uuid canonicalurl "
        "canonical robots noindex seo meta parent order navorder navtitle navexclude haschildren hide search "
        "searchexclude isstarred pin pinned featured readtime readingtime readmore readmoretext share sharing "
        "related relatedposts license copyright version css js scripts styles classes bodyclass sidebar "
        "sidebarlabel sidebarposition theme publisher sources references changefreq priority prev next aside "
        "pagetype contenttype format source sourceurl externalurl link video audio bibliography notes topics topic "
        "products product section sections icon icons color tableofcontents mkdocs revisiondate created createdat "
        "crossposted disqus discussion discussionid iscjklanguage summarylength "
    ).split()
)
INCIDENT_SYNONYMS = {
    "sev": "severity",
    "start": "started",
    "from": "started",
    "began": "started",
    "begin": "started",
    "repaired": "mitigated",
    "until": "resolved",
    "till": "resolved",
    "end": "resolved",
    "ended": "resolved",
    "tz": "timezone",
    "zone": "timezone",
    "service": "services",
    "cause": "causes",
    "rootcause": "causes",
    "rootcauses": "causes",
    "detectedby": "detection",
}
INCIDENT_KEYS = frozenset(
    (
        "id severity status visibility started detected declared mitigated resolved timezone services impact duration "
        "detection causes related"
    ).split()
)
TEXT_KEYS = ("text", "what", "title", "event", "action", "learning", "lesson", "description", "summary", "name")
# What an entry of a list may say, by the name of its list.
ENTRY_KEYS = {
    "timeline": frozenset(
        (*TEXT_KEYS, *"at time when until tz timezone zone approx phase actor who links link url track".split())
    ),
    "learnings": frozenset((*TEXT_KEYS, "kind", "tags")),
    "actions": frozenset((*TEXT_KEYS, *"owner assignee due duedate status kind type priority link url issue".split())),
    "people": frozenset(("name", "role", "public")),
    "glossary": frozenset(("term", "meaning", "definition")),
}
# What hides posts and no entries: whoever writes it into one must not find the entry published.
HIDE_ENTRIES = frozenset(("draft", "private", "hidden", "internal", "visibility", "public", "unlisted", "published"))
# Keys that keep a post from readers: one that is nearly right must not be passed over.
_SAFETY = (
    "draft",
    "published",
    "publish",
    "visibility",
    "private",
    "hidden",
    "unlisted",
    "internal",
    "expires",
    "expirydate",
    "unpublish",
    "publishdate",
    "headless",
)
# What `status` and `visibility` say of a post that nobody may see.
HIDDEN_WORDS = frozenset(
    ("draft", "private", "hidden", "secret", "unpublished", "pending", "wip", "work in progress", "trash", "archived")
)
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""What nobody sees in a line, for a character class."""
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")


def canonical(key: str) -> str:
    """The name that a top-level key is known by: `lastModifiedAt` -> `updated`; of an unknown key its plain letters."""
    plain = plain_key(key)
    return _SYNONYMS.get(plain, plain)


def plain_key(key: str) -> str:
    """A key without case, compatibility forms, blanks, `_` and `-`, and without what nobody sees in it."""
    if not key.isascii():
        key = _INVISIBLE.sub("", unicodedata.normalize("NFKC", key))
    return key.casefold().replace("_", "").replace("-", "").replace(" ", "")


def is_ours(name: str) -> bool:
    """Whether a canonical top-level name means something to us."""
    return name in _OURS


def kept_quietly(name: str) -> bool:
    """Whether a canonical name belongs to another tool, so that it is kept without a word."""
    return name in _KEPT_QUIETLY


@lru_cache(maxsize=1024)
def safety_key_near(name: str) -> str:
    """The key that hides posts of which `name` is a misspelling, or empty."""
    # Kept, for the posts of a site have the same keys, and counting typos is the dearest part of reading them.
    near = (key for key in _SAFETY if key != name and _typos(name, key, 1 if len(key) < 6 else 2))
    return next(near, "")


def hides(name: str) -> bool:
    """Whether a plain key is one that keeps a post from readers, or nearly one."""
    return name in _SAFETY or bool(safety_key_near(name))


def guess(name: str, known: frozenset[str] | tuple[str, ...] = ()) -> str:
    """The known key that a writer of the unknown `name` may have meant, or empty."""
    from difflib import get_close_matches  # few texts need it

    return next(iter(get_close_matches(name[:40], sorted(known or _OURS), 1, 0.75)), "")


def _typos(one: str, other: str, limit: int) -> bool:
    """Whether at most `limit` letters were missed, added, changed or swapped with their neighbour."""
    if abs(len(one) - len(other)) > limit:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1] <= limit
