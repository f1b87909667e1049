"""What conditions came to for the values that lines state: remembered for the next lines, in bounded memory."""

from collections.abc import Hashable
from typing import Any

__all__ = ["Answers"]


class Answers:
    """What nodes came to for some values.

    Args:
        most: After so many all are forgotten.
    """

    def __init__(self, most: int) -> None:
        self._most, self._count = most, 0
        self._known: dict[Hashable, dict[Any, int]] = {}

    def of(self, node: Hashable) -> dict[Any, int]:
        """What one node came to, by the values; to be read only."""
        return self._known.setdefault(node, {})

    def keep(self, known: dict[Any, int], values: Any, bits: int) -> int:
        """Remember what a node came to: in what `of` gave, the bits for some values."""
        if self._count >= self._most:
            self._count = 0
            for each in self._known.values():
                each.clear()
        self._count += 1
        known[values] = bits
        return bits
