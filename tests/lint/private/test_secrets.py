"""What opens something is found in every form of it, and what only looks like it is left alone."""

from time import process_time

import pytest

from generator.lint.private.forms import compiled, forms
from generator.lint.private.secrets import may_hold_secrets, secrets_in
from tests.lint.private.made_up import BASE32, BASE62, HEX, IN_WORDS, TOKENS, basic, checked, jwt, private_key, some


def found(text: str) -> list[str]:
    return [text[secret.span.start : secret.span.end] for secret in secrets_in(text)]


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: token[:8])
def test_a_token_is_found_by_its_form_wherever_it_stands(token: str) -> None:
    hidden = token.removeprefix("AGE-SECRET-KEY-1")
    for text in (f"It printed {token}.", f"```\nexport X='{token}'\n```", f'{{"x":"{token}"}}', f"key={token}&y=1"):
        assert found(text) == [hidden]


def test_each_form_has_a_text_that_it_is_found_in() -> None:
    texts = [*TOKENS, *(text.format(secret) for text, secret in IN_WORDS), private_key(), f"{TOKENS[0]} {'aB3/' * 10}"]
    patterns = {form.pattern: compiled(form.pattern) for form in forms().form}
    assert [pattern for pattern, found in patterns.items() if not any(map(found.search, texts))] == []


@pytest.mark.parametrize(("text", "secret"), IN_WORDS, ids=[text[:24] for text, _ in IN_WORDS])
def test_a_secret_is_told_by_what_stands_around_it(text: str, secret: str) -> None:
    assert found(f"We ran:\n\n    {text.format(secret)}\n") == [secret]


def test_what_tells_a_line_that_may_hold_a_secret_overlooks_none() -> None:
    for text in (*TOKENS, *(text.format(secret) for text, secret in IN_WORDS)):
        assert may_hold_secrets(text)
    for key in forms().keys:
        assert may_hold_secrets(f"{key}=aB3dE6gH")
    for form in forms().form:
        assert not form.loose or all(may_hold_secrets(f"x {needle}y") for needle in form.needles)
    assert not may_hold_secrets("- 10:15 UTC The pump is off, and nobody knows it.")


@pytest.mark.parametrize("kind", ["RSA ", "EC ", "OPENSSH ", ""])
def test_a_private_key_is_one_secret_over_all_its_lines(kind: str) -> None:
    key = private_key(kind)
    (secret,) = found(f"```\n{key}\n```\n")
    assert secret.splitlines() == key.splitlines()[1:-1]
    assert len(found('"private_key": "' + key.replace("\n", "\\n") + '"')) == 1


def test_the_secret_beside_a_key_id_of_aws_is_found_too() -> None:
    key, secret = "AKIA" + some(BASE32, 16), some(BASE62 + "/+", 40)
    assert found(f"{key} {secret}") == [key, secret]


@pytest.mark.parametrize(
    "text",
    [
        "AKIA" + "IOSFODNN7EXAMPLE",
        "ghp_" + "x" * 36,
        "ghp_" + some(BASE62, 36),  # a checksum that is wrong
        "token: <token>",
        "token: $TOKEN and ${TOKEN} and {{ token }} and %s",
        "password=changeme",
        "password: your-password-here-1A",
        "password: ********",
        "api_key = os.environ['PUMP_API_KEY_2']",
        "token = get_token_V2(request1)",
        "secretName: ring-db-7f9c2d1e",
        "password: none of them had one",
        "Authorization: Bearer <token>",
        "Authorization: Bearer …",
        "Authorization: Basic " + basic("user", "password"),
        "Basic authentication was turned off",
        "postgres://user:password@db.pumps.org/ring",
        "postgres://ring:ring@db.pumps.org/ring",
        "postgres://user:$PASSWORD@db/ring",
        "https://pump:Valve7shut@example.com/",
        "http://localhost:8000/@ring:5",
        "-----BEGIN RSA PRIVATE " + "KEY-----",
        "commit " + some(HEX, 40),
        "sha256:" + some(HEX, 64),
        "token " + some(HEX, 40),
        "token 0x" + some(HEX, 40),
        "secret_id: 0b9c3f5e-7a1d-4c2b-9e8f-1234567890ab",
        "token: kubernetes-dashboard-token-x8f2z",
        "secret: MyServiceAccountCredentialV2",
        "token: 2024-03-15T10:05:30.123456Z",
        jwt('{"typ":"ring"}'),
        jwt(body='{"some":"payload"}'),
        "https://user:he-110-w@pumps.org/",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0." + some(BASE62, 43),
        "integrity sha512-" + some(BASE62, 86) + "==",
        "the social-precious-conscious-vicious ring of the city",
        "https://hooks.slack.com/services/T00000000/B00000000/" + "X" * 24,
    ],
    ids=lambda text: text[:16],
)
def test_examples_digests_and_names_are_no_secrets(text: str) -> None:
    assert found(text) == []


def test_a_key_that_its_maker_publishes_is_none() -> None:
    # Hardhat's first account: everybody's on their own machine. Written apart, so that no scanner takes it for one.
    known = "ac0974bec39a17e36ba4a6b4d238ff94" + "4bacb478cbed5efcae784d7bf4f2ff80"
    assert found(f"private_key_secret: {known}") == found(f"secret = 0x{known}") == []
    assert found(f"secret = 0x{some(HEX, 64)}") != []


@pytest.mark.parametrize(
    "line",
    [
        "password=" * 7_000,
        "token: " + "aB3" * 20_000,
        "AKIA" * 16_000,
        "://:" * 16_000,
        "eyJ" + "a.eyJ" * 13_000,
        "curl -u " * 8_000,
        "-----BEGIN " + "PRIVATE KEY-----\n" * 3_500,
        "xoxb-1-" * 9_000,
        "Bearer " * 9_000,
        "?sv=a&" * 10_000 + "sig=",
        checked("ghp_") * 1_600,
        ".G." * 21_000,
    ],
    ids=lambda line: line[:10],
)
def test_a_long_line_of_anything_takes_no_time(line: str) -> None:
    start = process_time()
    secrets_in(line)
    assert process_time() - start < 0.5
