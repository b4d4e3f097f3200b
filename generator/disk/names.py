"""Which names belong to a site: what is a text, what is passed over in silence, and what is withheld with a word."""

from typing import Literal

from generator.model import lazy_re as re

Verdict = Literal["take", "skip", "withhold", "underscore"]

_TEXT = (".md", ".markdown")
_TOOLING = frozenset({"node_modules", "__pycache__", "venv"})
_PUBLIC_DOTS = frozenset({".well-known", ".nojekyll"})
_QUIET_DOTS = frozenset({".DS_Store", ".gitkeep", ".gitignore", ".gitattributes", ".keep"})
_JEKYLL = frozenset({"_posts", "_drafts"})
_BACKUP = re.compile(r"[~#].*|.*[~#]|.*\.(?:bak|old|swp|swo|orig|rej|tmp)", re.IGNORECASE | re.DOTALL)
_PRIVATE = re.compile(
    r"thumbs\.db|desktop\.ini|id_(?:rsa|dsa|ecdsa|ed25519).*|credentials.*\.json"
    r"|.*\.(?:env|pem|key|ppk|p12|pfx|jks|keystore|kdbx)"
    r"|.*\.(?:sql|sqlite3?|pcap|pcapng|har)(?:\.(?:gz|bz2|xz|zst|zip))?"
    # An archive is published, since readers may want one; one that is called a backup or a dump is not.
    r"|(?:.*[^a-z])?(?:backup|dump)(?:[^a-z].*)?\.(?:tar|tgz|tbz2?|txz|zip|7z|rar|gz|bz2|xz|zst)",
    re.IGNORECASE | re.DOTALL,
)


def is_text(name: str) -> bool:
    """True for a Markdown file's name."""
    return name.lower().endswith(_TEXT)


def judge_folder(name: str, content: bool) -> Verdict:
    """What to do with a folder called `name`, below a content root (`content`) or below static."""
    if name in _PUBLIC_DOTS:
        return "take"
    if name.startswith("."):
        return "skip"
    if name in _TOOLING:
        return "skip"
    if content and name.startswith("_") and name not in _JEKYLL:
        return "underscore"
    return "skip" if _BACKUP.fullmatch(name) else "take"


def judge_file(name: str, content: bool) -> Verdict:
    """What to do with a file called `name`, below a content root (`content`) or below static.

    A Markdown backup below a content root is an editor's leftover and passed over; elsewhere it would have been
    published, so that it is withheld with a word.
    """
    # Nearly every file of a site is called like this, and no kind of file below is.
    if name.endswith(".md") and name[0] not in "._~#" and name[:3].lower() != "id_":
        return "take"
    if name in _PUBLIC_DOTS:
        return "take"
    if name in _QUIET_DOTS:
        return "skip"
    if name.startswith("."):
        return "skip" if content else "withhold"
    if _BACKUP.fullmatch(name):
        return "skip" if content else "withhold"
    if _PRIVATE.fullmatch(name):
        return "withhold"
    if content and is_text(name) and name.startswith("_") and not re.fullmatch(r"_index\.\w+", name, re.IGNORECASE):
        return "underscore"
    return "take"


def may_publish(path: str) -> bool:
    """False where a part of the site-relative `path` is one that no site publishes: a link may not lead there."""
    *folders, name = path.split("/")
    if any(judge_folder(folder, content=False) != "take" for folder in folders):
        return False
    return judge_file(name, content=False) == "take"


def shown(path: str) -> str:
    """`path` with every byte that was no UTF-8 replaced, fit for a message."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
