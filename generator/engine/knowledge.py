"""What is known from before, of this machine and of others: the site's own store, and one that machines share.

What is of this machine alone, such as stamps, is kept in the site's store and never sent.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.disk.remote import Remote
    from generator.disk.store import Store


class Knowledge:
    """Values under keys that stand for all that they are made of. It forgets, never fails, and may keep nothing."""

    def __init__(self, store: "Store | None" = None, remote: "Remote | None" = None) -> None:
        self._store = store
        self._remote = remote

    @property
    def keeps(self) -> bool:
        """Whether what is put in will be found again."""
        return self._store is not None and self._store.keeps

    def get(self, key: bytes) -> bytes | None:
        """What is known under `key`, or None."""
        return self.get_many((key,)).get(key)

    def get_many(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is known under `keys`, as far as anything is. What came from another machine is kept here from then."""
        found = self._store.get_many(keys) if self._store is not None else {}
        if self._remote is not None and found:
            self._remote.put_many(found)  # it takes what it has not: this machine may know more than all others
        if self._remote is not None and len(found) < len(keys):
            brought = self._remote.get_many([key for key in keys if key not in found])
            if self._store is not None:
                for key, value in brought.items():
                    self._store.put(key, value)
            found |= brought
        return found

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps `value` under `key`, here and for other machines, if anything can be kept."""
        if self._store is not None:
            self._store.put(key, value)
        if self._remote is not None:
            self._remote.put_many({key: value})
