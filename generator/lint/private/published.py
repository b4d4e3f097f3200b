"""What a site says may be published: its `editorial.addresses`, told apart by what each of them is."""

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.lint.private.lists import is_below
from generator.model import lazy_re as re

if TYPE_CHECKING:  # few texts name an address
    import ipaddress

    Network = ipaddress.IPv4Network | ipaddress.IPv6Network
    Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NUMBER = re.compile(r"(?i)[\d-]{5,20}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Published(Struct, frozen=True):
    """Domains with all below them, e-mail addresses, networks, and numbers of accounts without their hyphens."""

    domains: tuple[str, ...] = ()
    mails: frozenset[str] = frozenset()
    networks: "tuple[Network, ...]" = ()
    numbers: frozenset[str] = frozenset()

    def has_host(self, host: str) -> bool:
        """Whether `host` may be named."""
        return is_below(host.lower(), self.domains)

    def has_mail(self, address: str) -> bool:
        """Whether an e-mail address may stand in a text, by itself or by its domain."""
        lowered = address.lower()
        return lowered in self.mails or self.has_host(lowered.rpartition("@")[2])

    def has_number(self, number: str) -> bool:
        """Whether the number of an account may stand in a text."""
        return number.lower().replace("-", "") in self.numbers

    def has_network(self, address: "Address") -> bool:
        """Whether an address lies in a network that may be named."""
        return any(address in network for network in self.networks)


@lru_cache(maxsize=8)
def published(addresses: tuple[str, ...]) -> Published:
    """What `addresses` allow."""
    domains: list[str] = []
    mails: list[str] = []
    networks: list[Network] = []
    numbers: list[str] = []
    for written in addresses:
        one = written.strip().lower()
        if "@" in one.lstrip("@"):
            mails.append(one)
        elif _NUMBER.fullmatch(one):
            numbers.append(one.replace("-", ""))
        elif (network := _network(one)) is not None:
            networks.append(network)
        elif one.strip("*.@"):
            domains.append(one.lstrip("*.@").rstrip("."))
    return Published(tuple(domains), frozenset(mails), tuple(networks), frozenset(numbers))


def _network(written: str) -> "Network | None":
    import ipaddress

    try:
        return ipaddress.ip_network(written, strict=False)
    except ValueError:
        return None
