"""Things kept once: each distinct one has a place."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

__all__ = ["Once", "Seen"]

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


class Seen(Generic[_Item]):
    """Things kept once, as `Once` keeps them; whoever was seen before as the very same object is not compared again.

    Attributes:
        items: The items in order, each with its place.
    """

    def __init__(self) -> None:
        self.items: dict[_Item, int] = {}
        self._seen: dict[int, int] = {}
        self._held: list[_Item] = []

    def places(self, items: Sequence[_Item]) -> tuple[int, ...]:
        """Where they are kept."""
        seen = self._seen
        try:
            return tuple([seen[id(item)] for item in items])
        except KeyError:
            return tuple(map(self._place, items))

    def _place(self, item: _Item) -> int:
        place = self._seen.get(id(item))
        if place is None:
            place = self._seen[id(item)] = self.items.setdefault(item, len(self.items))
            self._held.append(item)  # so that no other is given its identity
        return place
