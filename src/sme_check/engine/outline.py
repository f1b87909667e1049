"""What is true of the nodes of a law on every line: what each turns on, and how dear it is to answer."""

from collections.abc import Mapping
from typing import Any

from sme_check.rulebook.condition import Listed, PartyAsks, Some, Test, Unread

from .columns.compile import Asked, Compiled, KeptOpen
from .columns.paths import path_of

__all__ = ["Outline"]

_DEAR = {Some: 2, PartyAsks: 2, Listed: 1, Unread: 1}
"""What is dear to answer is asked after what is cheap."""
_OF_PARTIES = ("business.", "uk_party.")
"""Where the facts of the parties themselves stand."""


class Outline:
    """What is true of the nodes of a law on every line.

    Args:
        compiled: The law.
        at: Where a fact stands among the values of a case.

    Attributes:
        turns: Which nodes turn on the member of a collection.
        often: Which nodes several others rest on, so that it pays to remember what they come to.
        alone: Which nodes turn on the parties alone.
        dear: How dear each node is to answer.
    """

    def __init__(self, compiled: Compiled, at: Mapping[str, int]) -> None:
        self.compiled, self.at, self.nodes = compiled, at, compiled.graph.nodes
        parents = [0] * len(self.nodes)
        self.turns: list[bool] = []
        self.dear: list[int] = []
        for node in self.nodes:
            for part in node.parts:
                parents[part] += 1
            asked = node.leaf if isinstance(node.leaf, Asked) else None
            self.turns.append((asked is not None and asked.of == "it") or any(self.turns[part] for part in node.parts))
            self.dear.append(max((self.dear[part] for part in node.parts), default=_DEAR.get(type(asked.condition), 0) if asked else 0))
        self.often = [count > 1 for count in parents]
        self.alone: list[bool] = []
        for node in self.nodes:
            self.alone.append(self._of_parties(len(self.alone), node.leaf) if node.op == "leaf" else all(self.alone[part] for part in node.parts))

    def _of_parties(self, place: int, leaf: Any) -> bool:
        """Whether a leaf asks of nothing but the parties of the line, and what was looked up of them."""
        if isinstance(leaf, KeptOpen):
            return True
        if not isinstance(leaf, Asked):
            return False
        match leaf.condition:
            case Some():
                return all(self.nodes[part].op != "leaf" or self._of_member(self.nodes[part].leaf) for part in self._below(place))
            case Test(fact=fact):
                return leaf.of != "it" and path_of(leaf, fact).startswith(_OF_PARTIES)
            case Listed(fact=fact):
                return leaf.of != "it" and path_of(leaf, fact).startswith(_OF_PARTIES) and not self._has_conditions(leaf.condition)
            case Unread():
                return False
        return leaf.of != "it"

    def _below(self, place: int) -> list[int]:
        return self.compiled.graph.needed([self.compiled.members[place]])

    def _of_member(self, leaf: Any) -> bool:
        """Whether a leaf asks nothing of the line beside the member and the parties."""
        if isinstance(leaf, KeptOpen):
            return True
        if not isinstance(leaf, Asked) or isinstance(leaf.condition, Some | Unread):
            return False
        if isinstance(leaf.condition, Listed) and self._has_conditions(leaf.condition):
            return False
        fact = leaf.condition.fact if isinstance(leaf.condition, Test | Listed) else ""
        return leaf.of == "it" or not fact or path_of(leaf, fact).startswith(_OF_PARTIES)

    def _has_conditions(self, listed: Listed) -> bool:
        return any(entry.only_if is not None for entry in self.compiled.rulebook.dated_list(listed.list_id).entries)
