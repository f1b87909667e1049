"""What is true of the nodes of a law on every line: what each turns on, and how dear it is to answer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sme_check.rulebook.condition import Listed, PartyAsks, Some, Unread

from .columns.compile import Asked, Compiled, KeptOpen
from .turns_on import is_of_parties

__all__ = ["PARTIES", "Outline"]

PARTIES = "parties"
"""What stands among the values of a line for all that is known of its parties."""
_DEAR = {Some: 2, PartyAsks: 2, Listed: 1, Unread: 1}
"""What is dear to answer is asked after what is cheap."""


def _read(compiled: Compiled) -> Iterator[int]:
    """The nodes that an outcome is read from, and the conditions on members of collections."""
    for item in compiled.measures:
        yield from (item.forbids, *item.exceptions, *item.grounds)
    yield from compiled.members.values()


class Outline:
    """What is true of the nodes of a law on every line.

    Args:
        compiled: The law.
        at: Where a fact stands among the values of a case.
        few: The facts that have few values.

    Attributes:
        few: Where those stand.
        turns: Which nodes turn on the member of a collection.
        often: Which nodes several others rest on, so that it pays to remember what they come to.
        alone: Which nodes turn on the parties alone.
        dear: How dear each node is to answer.
    """

    def __init__(self, compiled: Compiled, at: Mapping[str, int], few: Iterable[str]) -> None:
        self.compiled, self.at, self.nodes = compiled, at, compiled.graph.nodes
        self.few = frozenset(at[path] for path in few)
        parents = Counter(part for place in compiled.graph.needed(_read(compiled)) for part in self.nodes[place].parts)
        self.turns: list[bool] = []
        self.dear: list[int] = []
        for node in self.nodes:
            asked = node.leaf if isinstance(node.leaf, Asked) else None
            self.turns.append((asked is not None and asked.of == "it") or any(self.turns[part] for part in node.parts))
            self.dear.append(max((self.dear[part] for part in node.parts), default=_DEAR.get(type(asked.condition), 0) if asked else 0))
        self.often = [parents[place] > 1 for place in range(len(self.nodes))]
        self.alone: list[bool] = []
        for node in self.nodes:
            self.alone.append(self._of_parties(node.leaf) if node.op == "leaf" else all(self.alone[part] for part in node.parts))

    def _of_parties(self, leaf: Any) -> bool:
        """Whether a leaf asks of nothing but the parties of the line, and what was looked up of them."""
        if isinstance(leaf, Asked) and leaf.of != "it":
            return is_of_parties(leaf.condition, self.compiled.rulebook, self.compiled.day)
        return isinstance(leaf, KeptOpen)
