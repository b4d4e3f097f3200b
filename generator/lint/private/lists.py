"""What may be published and what tells it: data of the package, read when the first text is looked at."""

from functools import cache

from msgspec import Struct

from generator.model.package_data import package_table


class AccountForm(Struct, frozen=True, forbid_unknown_fields=True):
    """How the number of an account is written; one of `prose` is looked for in words, not in code or addresses."""

    name: str
    needles: tuple[str, ...]
    pattern: str
    prose: bool = False


class Lists(Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `lists.toml`, which says of each what it is for."""

    example_hosts: tuple[str, ...]
    roles: frozenset[str]
    mail_domains: tuple[str, ...]
    not_domains: frozenset[str]
    known_networks: tuple[str, ...]
    default_networks: frozenset[str]
    default_addresses: frozenset[str]
    version_words: frozenset[str]
    inner_domains: tuple[str, ...]
    inner_unsure: frozenset[str]
    inner_known: tuple[str, ...]
    example_accounts: frozenset[str]
    public_accounts: frozenset[str]
    account: tuple[AccountForm, ...]


@cache
def lists() -> Lists:
    """What `lists.toml` says."""
    return package_table("generator.lint.private", "lists.toml", Lists)


def is_below(host: str, domains: tuple[str, ...]) -> bool:
    """Whether `host` is one of `domains`, or lies below one; both in small letters."""
    return any(host == domain or host.endswith(f".{domain.lstrip('.')}") for domain in domains)


def is_example(host: str) -> bool:
    """Whether `host` is nobody's: one that stands for others in examples."""
    return bool(host) and is_below(host.lower().strip("."), lists().example_hosts)
