"""Conditions as one graph: every distinct condition once, however many measures and definitions share it."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

__all__ = ["ALWAYS", "NEVER", "Graph", "Node"]

NEVER, ALWAYS = 0, 1
"""The places of the two constants: known false, known true."""


@dataclass(frozen=True, slots=True)
class Node:
    """One condition: `leaf`, `all`, `any` or `not` of earlier ones, or a constant.

    Attributes:
        op: What it is.
        parts: The places of its parts.
        leaf: What a leaf asks; who binds the graph to a table knows what it means.
    """

    op: str
    parts: tuple[int, ...] = ()
    leaf: Hashable = None


class Graph:
    """Nodes in order: the parts of a node stand before it."""

    def __init__(self) -> None:
        self.nodes: list[Node] = [Node("never"), Node("always")]
        self._places: dict[Node, int] = {node: place for place, node in enumerate(self.nodes)}

    def _place(self, node: Node) -> int:
        if node not in self._places:
            self._places[node] = len(self.nodes)
            self.nodes.append(node)
        return self._places[node]

    def leaf(self, what: Hashable) -> int:
        """A condition that is asked of the rows themselves."""
        return self._place(Node("leaf", (), what))

    def all_of(self, parts: Iterable[int]) -> int:
        """Every part; a part known false settles it."""
        return self._joined("all", parts, neutral=ALWAYS, settles=NEVER)

    def any_of(self, parts: Iterable[int]) -> int:
        """At least one part; a part known true settles it."""
        return self._joined("any", parts, neutral=NEVER, settles=ALWAYS)

    def negation(self, part: int) -> int:
        """The opposite."""
        if part in (NEVER, ALWAYS):
            return ALWAYS - part
        node = self.nodes[part]
        return node.parts[0] if node.op == "not" else self._place(Node("not", (part,)))

    def _joined(self, op: str, parts: Iterable[int], *, neutral: int, settles: int) -> int:
        """Parts of the same kind are drawn in: `all` of `all` is `all`; the order is kept, for it is that of the open questions."""
        flat: dict[int, None] = {}
        for part in parts:
            inner = self.nodes[part].parts if self.nodes[part].op == op else (part,)
            flat.update(dict.fromkeys(inner))
        if settles in flat:
            return settles
        flat.pop(neutral, None)
        if len(flat) <= 1:
            return next(iter(flat), neutral)
        return self._place(Node(op, tuple(flat)))

    def needed(self, roots: Iterable[int]) -> list[int]:
        """The places that the roots rest on, themselves included, in order."""
        waiting, found = list(roots), set[int]()
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += self.nodes[place].parts
        return sorted(found)
