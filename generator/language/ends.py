"""What two versions of a text have in common at both ends: what lies between is what changed."""

from collections.abc import Sequence


def common_ends(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many items of two sequences (the characters of texts, or their lines) are equal at the head and at the tail.

    No item counts for both.
    """
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    rest = most - head
    tail = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    return head, tail
