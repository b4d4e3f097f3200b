"""What tells a secret from what looks like one: it is random, its checksum is right, it is no example.

Every function is told the secret, and says whether it is one.
"""

from base64 import b64decode, urlsafe_b64decode
from binascii import Error, crc32
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise

from generator.lint.private.forms import forms
from generator.model import lazy_re as re

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SAME = re.compile(r"(.)\1{4}")
_UUID = re.compile(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HEX = re.compile(r"(?i)(?:0x)?[0-9a-f]+")
_DIGESTS = (32, 40, 56, 64, 96, 128)
_BEGINNING = 24  # digits of a digest that tell which it is
_FEWEST = 8  # different characters in a secret
_CHANGES = 0.25  # how often, at least, the kind of character changes from one to the next in what is random
# The token that the makers of the standard show everywhere.
_CLAIMS = (b'"exp"', b'"iat"', b'"iss"', b'"sub"', b'"aud"', b'"jti"', b'"nbf"')
_SHOWN_JWT = "eyJzdWIiOiIxMjM0NTY3ODkwI"


def is_placeholder(value: str) -> bool:
    """Whether `value` says of itself that it stands for something else, or is one that everybody knows."""
    lowered = value.lower()
    if _SAME.search(value) or any(word in lowered for word in forms().placeholders):
        return True
    return sha256(value.encode("utf-8", "replace")).hexdigest()[:_BEGINNING] in forms().known


def is_varied(value: str) -> bool:
    """Whether `value` has as many different characters as a secret has."""
    return len(set(value)) >= _FEWEST


def is_random(value: str) -> bool:
    """Whether a machine made `value`: its letters and digits follow each other as in no word and in no name."""
    if len(value) < 16 or not is_varied(value) or _UUID.fullmatch(value):
        return False
    kinds = [_kind(character) for character in value if character.isalnum()]
    if len(set(kinds)) < 2 or "digit" not in kinds:
        return False
    changes = sum(one != other and (one, other) != ("upper", "lower") for one, other in pairwise(kinds))
    return changes / len(kinds) >= _CHANGES


def is_mixed(value: str) -> bool:
    """Whether `value` has small and capital letters well mixed, as a digest in hex, or a word, has not."""
    kinds = {_kind(character) for character in value}
    return is_varied(value) and ({"lower", "upper", "digit"} <= kinds or _swings(value))


def is_chosen(value: str) -> bool:
    """Whether `value` may be a password that somebody thought of: three kinds of characters, and no example."""
    kinds = {_kind(character) for character in value}
    return len(value) >= 8 and len(kinds) >= 3 and "digit" in kinds and len(set(value)) >= 6


def is_digest(value: str) -> bool:
    """Whether `value` may be a checksum or the name of a commit."""
    return len(value.removeprefix("0x")) in _DIGESTS and _HEX.fullmatch(value) is not None


def _kind(character: str) -> str:
    if character.isdigit():
        return "digit"
    return "upper" if character.isupper() else "lower" if character.islower() else "sign"


def _swings(value: str) -> bool:
    """Whether letters alone change between small and capital as no name does."""
    changes = sum(one.islower() and other.isupper() for one, other in pairwise(value))
    return changes / len(value) >= 0.18


def _has_checksum(token: str) -> bool:
    """Whether the last six of a token's characters are the CRC-32 of the thirty before, in base 62."""
    words = token.rpartition("_")[2]
    number, digits = crc32(words[:-6].encode()), ""
    while number:
        number, rest = divmod(number, 62)
        digits = _BASE62[rest] + digits
    return digits.rjust(6, "0") == words[-6:]


def _is_jwt(token: str) -> bool:
    """Whether the head of a JSON web token says how it is signed, and its body for whom or how long it is good."""
    head, body, _ = token.split(".")
    claims = _decoded(body)
    return b'"alg"' in _decoded(head) and any(claim in claims for claim in _CLAIMS) and _SHOWN_JWT not in token


def _is_discord(token: str) -> bool:
    """Whether a token begins with the number of an account."""
    return _decoded(token.partition(".")[0]).isdigit()


def _is_basic(value: str) -> bool:
    """Whether `value` holds a name and a password that is no example."""
    user, colon, password = _decoded(value).partition(b":")
    if not (user and colon and password and (user + password).isascii() and (user + password).decode().isprintable()):
        return False
    return _is_password(password.decode(), user.decode())


def _is_password(password: str, user: str = "") -> bool:
    lowered = password.lower()
    return (
        lowered not in forms().stand_ins
        and lowered != user.lower()
        and not lowered.startswith(("$", "%"))
        and not is_placeholder(password)
        and len(set(password)) >= 4
    )


def _decoded(value: str) -> bytes:
    try:
        padded = value + "=" * (-len(value) % 4)
        return urlsafe_b64decode(padded) if "-" in value or "_" in value else b64decode(padded)
    except (Error, ValueError):
        return b""


CHECKS: dict[str, Callable[[str], bool]] = {
    "": is_varied,
    "address": _is_password,
    "basic": _is_basic,
    "chosen": lambda value: is_chosen(value) or is_random(value),
    "crc": _has_checksum,
    "discord": _is_discord,
    "jwt": _is_jwt,
    "mixed": is_mixed,
    "random": is_random,
}
"""What a form of `secrets.toml` may ask of a secret, by name."""
