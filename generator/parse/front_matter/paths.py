"""Slugs, URLs and aliases of front matter: paths on this site, or refused."""

import unicodedata
from urllib.parse import unquote

from generator.model import lazy_re as re

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffd]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_PATTERN = re.compile(r"(?:\A|/):[a-z_]+(?:/|\Z|\.)|\A(?:pretty|date|ordinal|none|weekdate)\Z")
_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|\Z)", re.IGNORECASE)
_MAX_PART = 200
_MAX_DECODINGS = 4


def unsafe_because(path: str) -> str:
    """Why `path` is no path below a site's root, or empty. It may begin and end with a slash.

    Percent-encoding is undone until nothing changes, so that no later decoding can make another path of it.
    """
    decoded = decoded_path(path)
    if decoded is None:
        return "it is percent-encoded over and over"
    folded = unicodedata.normalize("NFKC", decoded)
    if _UNSAFE.search(decoded):
        return "it holds control characters"
    if "\\" in folded:
        return "it holds a backslash"
    if decoded.startswith("//") or _SCHEME.match(decoded):
        return "it names another site"
    if "?" in decoded or "#" in decoded:
        return "it holds ? or #"
    for part in folded.split("/"):
        if part.strip() in (".", ".."):
            return f"it goes up with `{part.strip()}`" if part.strip() == ".." else "it has a part `.`"
        if part.strip().startswith("."):
            return f"its part {part[:40]} begins with a dot"
        if len(part.encode("utf-8", "replace")) > _MAX_PART:
            return f"a part of it is longer than {_MAX_PART} bytes"
    return ""


def decoded_path(path: str) -> str | None:
    """`path` without percent-encoding, composed (NFC); None where decoding does not come to an end."""
    for _ in range(_MAX_DECODINGS):
        decoded = unquote(path)
        if decoded == path:
            return unicodedata.normalize("NFC", path)
        path = decoded
    return None


def site_path(path: str) -> str:
    """A safe path as it is kept: decoded, without a leading slash, no slash twice; a closing slash stays."""
    return re.sub(r"/{2,}", "/", decoded_path(path.strip()) or "").lstrip("/")


def is_pattern(path: str) -> bool:
    """Whether this is a permalink pattern of Jekyll (`/:year/:title/`, `pretty`) rather than a path."""
    return _PATTERN.search(path) is not None


def reserved_part(path: str) -> str:
    """The part of a path that Windows cannot hold as a file name, or empty."""
    parts = path.split("/")
    return next((part for part in parts if _WINDOWS.match(part) or part != part.rstrip(". ")), "")


def safe_link(target: str) -> bool:
    """Whether a link may stand in a page: a web or mail address, or a path; never `javascript:` and its kind."""
    plain = re.sub(r"[\x00-\x20\x7f-\x9f]", "", unicodedata.normalize("NFKC", target))
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[0].casefold() in ("http:", "https:", "mailto:")
