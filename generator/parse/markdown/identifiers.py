"""The ids of a page: which ones a body may not use, and each one once.

What is drawn around a body, and what was understood in it, have ids of known shapes. An author's heading or attribute
with such an id would lead a link to the wrong place.
"""

from collections.abc import Sequence

from generator.model import lazy_re as re

# `main` and the years of lists are the page's; the others are those of items and footnotes.
PAGE, OF_PAGE = re.compile(r"main|undated|year-[0-9]+"), "muy"
ITEM = re.compile(r"(?:event|p|learning|action|cause)-[0-9]+|fn[0-9]+|fnref[0-9]+(?:-[0-9]+)?")
# Text never has a bare `<`, so that this is a tag. In a script that trusted HTML has, nothing is one.
WITH_ID = re.compile(
    r"<(?P<verbatim>script|style)\b.*?(?:</(?P=verbatim)|\Z)"
    r'|(?P<tag><[A-Za-z](?:[^<>\s]++|\s(?!id="))*+)(?P<said>\sid="(?P<id>[^"]*)")',
    re.DOTALL | re.IGNORECASE,
)
# All ids, and some things beside them: where these are all different, so are the ids. What it begins with is rare.
ANY_ID = re.compile(r'="(?<=[iI][dD]=")([^"]*)"')


def is_taken(identifier: str) -> bool:
    """Whether an id has the shape of one that the page itself gives."""
    return bool(PAGE.fullmatch(identifier) or ITEM.fullmatch(identifier))


def with_own_ids(pieces: Sequence[str]) -> list[str]:
    """The HTML of a body in pieces, without ids that stood before in it, or that belong to what is drawn around it."""
    said = [identifier for html in pieces for identifier in ANY_ID.findall(html)]
    if len(said) == len(set(said)) and not [one for one in said if one[:1] in OF_PAGE and PAGE.fullmatch(one)]:
        return list(pieces)
    seen: set[str] = set()

    def once(match: re.Match[str]) -> str:
        if match["verbatim"]:
            return match[0]
        if match["id"] in seen or PAGE.fullmatch(match["id"]):
            return match["tag"]
        seen.add(match["id"])
        return match[0]

    return [WITH_ID.sub(once, html) for html in pieces]
