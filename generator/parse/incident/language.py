"""Which language a document is in: the one that it names, else the one that its words tell. English is read in all."""

from collections import Counter
from functools import cache, lru_cache
from string import ascii_letters

from generator.model import lazy_re as re
from generator.parse.incident.vocabulary import languages, telling_words

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")  # "Python" and "Go" are named so, too
_WORD = re.compile(r"[^\W\d_]+")
_BEYOND = re.compile("[^\x00-\x7f][A-Za-z\x80-\U0010ffff]*")
_LETTERS = bytes(at if chr(at).isalpha() else 32 for at in range(128)) + bytes(128)
_LOOKED_AT = 4000  # characters from where it begins
_AT_LEAST = 4  # telling words
_TIMES = 4  # how many times as many as of the next language


def language_of(prose: str, named: str, usual: str) -> str:
    """The code of the language of `prose`, one of `languages()`; `named` by front matter, `usual` on the site.

    Where neither is known and the words do not tell it beyond doubt, it is English.
    """
    return _code(named) or _told(prose) or _code(usual) or "en"


def spoken_language(prose: str, named: str) -> str:
    """The code of the language of a page of `prose`, as `named` by front matter, one without a file of words too.

    Else the one that its words tell beyond doubt; empty where neither is known.
    """
    written = named.strip().replace("_", "-")
    return (written if _CODE.fullmatch(written) else _code(named)) or _told(prose)


def _code(name: str) -> str:
    """The language that a code such as "de-AT" stands for, or empty where there is none."""
    code = name.strip().lower().replace("_", "-").partition("-")[0]
    return code if code in languages() else ""


@lru_cache(maxsize=1)  # both questions above are asked of one text
def _told(prose: str) -> str:
    counts = _counted(prose.lstrip()[:_LOOKED_AT])
    found = counts.most_common(2)
    if not found or found[0][1] < _AT_LEAST or (len(found) > 1 and found[0][1] < _TIMES * found[1][1]):
        return ""
    return found[0][0]


def _counted(text: str) -> Counter[str]:
    """How many telling words of each language stand in `text`; those in capitals are zones (EST, ET)."""
    telling = _telling()
    beyond: list[str] = []
    if not text.isascii():
        text, beyond = _apart(text)
    counts = Counter(telling[word.lower()] for word in beyond if word.lower() in telling and not word.isupper())
    # Bytes are parted and compared in a fifth of the time.
    plain, known = text.encode().translate(_LETTERS), _telling_bytes()
    counts.update(map(known.__getitem__, filter(known.__contains__, plain.lower().split())))
    shouted = map(bytes.lower, filter(bytes.isupper, plain.split()))
    counts.subtract(map(known.__getitem__, filter(known.__contains__, shouted)))
    return counts


def _apart(text: str) -> tuple[str, list[str]]:
    """`text` without what is joined to characters beyond ASCII, and the words of that."""
    parts, words, at = [], [], 0
    for match in _BEYOND.finditer(text):
        head = text[at : match.start()].rstrip(ascii_letters)
        words += _WORD.findall(text, at + len(head), match.end())
        parts.append(head)
        at = match.end()
    return " ".join((*parts, text[at:])), words


@cache
def _telling() -> dict[str, str]:
    """The telling words of all languages, each with the code of its own."""
    return {word: code for code in languages() for word in telling_words(code)}


@cache
def _telling_bytes() -> dict[bytes, str]:
    """Those of ASCII alone."""
    return {word.encode(): code for word, code in _telling().items() if word.isascii()}
