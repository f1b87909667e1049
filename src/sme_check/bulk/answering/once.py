"""Things kept once: each distinct one has a place."""

from collections.abc import Hashable
from typing import Generic, TypeVar

__all__ = ["Once"]

_Item = TypeVar("_Item", bound=Hashable)


class Once(Generic[_Item]):
    """Distinct items in the order in which they came.

    Attributes:
        items: The items; the place of each is its number.

    >>> words = Once[str]()
    >>> [words.place(word) for word in ("export", "import", "export")], words.items
    ([0, 1, 0], ['export', 'import'])
    """

    def __init__(self) -> None:
        self.items: list[_Item] = []
        self._places: dict[_Item, int] = {}

    def place(self, item: _Item) -> int:
        """The place of an item, a new one if it is new."""
        place = self._places.get(item)
        if place is None:
            place = self._places[item] = len(self.items)
            self.items.append(item)
        return place
