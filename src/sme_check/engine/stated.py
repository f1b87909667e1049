"""The facts of a line that measures turn on, read all at once, in the order of their paths."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from sme_check.facts.activity import GoodsItem
from sme_check.facts.line import Line
from sme_check.facts.of_party import party_value

__all__ = ["Reader"]

_NOTHING: tuple[Any, ...] = ()


class Reader:
    """Reads some facts of lines.

    Args:
        paths: Their paths.

    Attributes:
        paths: The same, in the order in which they are read: first those of the parties.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        names: dict[str, list[str]] = {root: [] for root in ("uk_party", "business", "activity", "goods", "partnership")}
        for path in sorted(paths):
            root, _, name = path.partition(".")
            names[root].append(name)
        self.paths = tuple(f"{root}.{name}" for root, some in names.items() for name in some)
        self._activity, self._goods, self._uk_party = (_all(names[root]) for root in ("activity", "goods", "uk_party"))
        self._counts = len(names["activity"]), len(names["goods"])
        self._business, self._rest = names["business"], names["partnership"]

    def of_parties(self, line: Line) -> list[Any]:
        """The values of the facts of the parties, as `Line.read` gives each."""
        facts = line.partnership
        stated = facts.business.__dict__
        values = [value if (value := stated.get(name)) is not None and name != "kind" else party_value(facts.business, name) for name in self._business]
        return [*self._uk_party(facts.uk_party), *values]

    def of_deal(self, line: Line) -> list[Any]:
        """The values of all the others, which follow them."""
        activities, items = self._counts
        values = [None] * activities if line.activity is None else [*self._activity(line.activity)]
        values += self._goods(line.item) if isinstance(line.item, GoodsItem) else [line.item] * items
        return values + [line.read(f"partnership.{name}") for name in self._rest]


def _all(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads several facts of a group."""
    if not names:
        return lambda _group: _NOTHING
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda group: (get(group),)
