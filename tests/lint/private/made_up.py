"""Secrets that nobody has: put together when a test runs, so that none stands in a file of the repository."""

from base64 import b64encode, urlsafe_b64encode
from random import Random
from zlib import crc32

BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
HEX = "0123456789abcdef"
BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


UUID = "0b9c3f5e-7a1d-4c2b-9e8f-60718293a4b5"


def some(letters: str, count: int, seed: int = 3) -> str:
    """`count` letters at random, always the same."""
    random = Random(seed)
    return "".join(random.choice(letters) for _ in range(count))


def checked(prefix: str) -> str:
    """A token of GitHub's or npm's form, with its checksum."""
    body = some(BASE62, 30)
    number, digits = crc32(body.encode()), ""
    while number:
        number, rest = divmod(number, 62)
        digits = BASE62[rest] + digits
    return prefix + body + digits.rjust(6, "0")


def jwt(head: str = '{"alg":"HS256","typ":"JWT"}', body: str = '{"sub":"pump-7","iss":"ring"}') -> str:
    parts = (head, body)
    return ".".join(urlsafe_b64encode(part.encode()).decode().rstrip("=") for part in parts) + "." + some(BASE62, 43)


def basic(user: str = "pump", word: str = "Valve-7-shut") -> str:
    return b64encode(f"{user}:{word}".encode()).decode()


def private_key(kind: str = "RSA ") -> str:
    lines = "\n".join(some(BASE62, 64, seed) for seed in range(4))
    return f"-----BEGIN {kind}PRIVATE" + f" KEY-----\n{lines}\n-----END {kind}PRIVATE KEY-----"


TOKENS = (
    "AKIA" + some(BASE32, 16),
    checked("ghp_"),
    checked("gho_"),
    checked("npm_"),
    "github_pat_" + some(BASE62, 22) + "_" + some(BASE62, 59),
    "glpat-" + some(BASE62, 20),
    "xoxb-" + some("123456789", 12) + "-" + some("123456789", 12, 5) + "-" + some(BASE62, 24),
    "sk_live_" + some(BASE62, 24),
    "AIza" + some(BASE62, 35),
    "pypi-AgEIcHlwaS5vcmc" + some(BASE62, 80),
    "SG." + some(BASE62, 22) + "." + some(BASE62, 43),
    "SK" + some(HEX, 32),
    some("123456789", 9) + ":AA" + some(BASE62, 33),
    urlsafe_b64encode(b"314159265358979323").decode().rstrip("=") + ".G" + some(BASE62, 5) + "." + some(BASE62, 30),
    "hvs." + some(BASE62, 24),
    "dop_v1_" + some(HEX, 64),
    "rubygems_" + some(HEX, 48),
    "glsa_" + some(BASE62, 32) + "_" + some(HEX, 8),
    "AGE-SECRET-KEY-1" + some("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58),
    jwt(),
    "xapp-1-" + some(BASE32, 10) + "-" + some("123456789", 13) + "-" + some(HEX, 64),
    "whsec_" + some(BASE62, 32),
    "sq0atp-" + some(BASE62, 22),
    "GOCSPX-" + some(BASE62, 28),
    "cio" + some(BASE62, 32),
    "dckr_pat_" + some(BASE62, 27),
    "key-" + some(HEX, 32),
    some(HEX, 32) + "-us7",
    "sk-proj-" + some(BASE62, 40) + "T3BlbkFJ" + some(BASE62, 40, 5),
    "sk-ant-api03-" + some(BASE62, 93),
    "hf_" + some(BASE62[10:], 34),
    "NRAK-" + some(BASE62[:36], 27),
    some(BASE62, 14) + ".atlasv1." + some(BASE62, 64),
    "dapi" + some(HEX, 32),
    "ATATT3xFfGF0" + some(BASE62, 100),
    "shpat_" + some(HEX, 32),
    "sntryu_" + some(HEX, 64),
    "PMAK-" + some(HEX, 24) + "-" + some(HEX, 34, 5),
)
IN_WORDS = (
    ("https://discord.com/api/webhooks/314159265358979323/{}", some(BASE62, 64)),
    (
        f"https://pumps.webhook.office.com/webhookb2/{UUID}@{UUID}/IncomingWebhook/{{}}/{UUID}",
        some(HEX, 32),
    ),
    ("https://ring.blob.core.windows.net/x?sv=2023-01-03&sr=b&sp=r&sig={}", some(BASE62, 43) + "%3D"),
    ("Endpoint=sb://ring.servicebus.windows.net/;SharedAccessKey={}", some(BASE62 + "+/", 43) + "="),
    ("https://hooks.slack.com/services/T7R3P9K2M/B4N8V6C1Z/{}", some(BASE62, 24)),
    ("DefaultEndpointsProtocol=https;AccountName=ring;AccountKey={}", some(BASE62 + "+/", 86) + "=="),
    ("postgres://pump:{}@db.pumps.org:5432/ring", "no-one-opens-valve-7"),
    ("redis://:{}@cache.pumps.org", "Valve7shut"),
    ("curl -u pump:{} https://pumps.org/api", "Valve-7-shut"),
    ("Authorization: Bearer {}", some(BASE62, 32)),
    ("Authorization: Basic {}", basic()),
    ("Authorization: token {}", some(HEX, 40)),
    ("PUMP_API_KEY={}", some(HEX, 32)),
    ('"client_secret": "{}"', some(BASE62, 40)),
    ("password: {}", "Valve7!shut"),
    ("--token {}", some(BASE62, 32)),
    ("aws_secret_access_key = {}", some(BASE62 + "/+", 40)),
    ("the token {} was in the log", some(BASE62, 32)),
)
