"""What single facts rule out: of the value of a fact, which measures it leaves open whatever else is stated.

What a condition may still come to is a set: false, true, open for want of a fact, or open for a person alone to judge. A fact that is stated, or is
missing, takes members away; a set is never smaller than what the condition may come to, so what it rules out is ruled out.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sme_check.facts.table import fact_at
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import Condition, Judgement, Listed, Test

from .columns.bind import answer_of_opens
from .columns.compile import Asked, Claimed, Compiled, KeptOpen
from .columns.graph import Node
from .columns.leaves import answer_to_test
from .columns.paths import path_of
from .columns.planes import JUDGED, MISSED, POSSIBLE, TRUE

__all__ = ["CLAIMS", "MAY_BE_FALSE", "MAY_BE_TRUE", "Narrowing"]

MAY_BE_FALSE, MAY_BE_TRUE, MAY_MISS, MAY_BE_JUDGED = 1, 2, 4, 8
_ANY = MAY_BE_FALSE | MAY_BE_TRUE | MAY_MISS | MAY_BE_JUDGED
_CLOSED = frozenset({"equals", "in", "includes", "includes_any"})
CLAIMS = "activity.claims"
"""The fact that says which exceptions are relied on."""


class Narrowing:
    """What the facts of a line leave open, one fact at a time.

    Args:
        compiled: The law of a day.

    Attributes:
        order: The places of the measures in the order of their bits: those first that are soon read.
        measures: The measures in that order.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._nodes = compiled.graph.nodes
        sizes = [len(compiled.graph.needed([item.truth])) for item in compiled.measures]
        self.order = tuple(sorted(range(len(sizes)), key=sizes.__getitem__))
        self.measures = tuple(compiled.measures[place] for place in self.order)
        self._leaves: dict[str, list[int]] = {}
        for place, node in enumerate(self._nodes):
            path = _path_read(node)
            if path:
                self._leaves.setdefault(path, []).append(place)
        self._all = self.under({"partnership.as_of": compiled.day})
        self._above: dict[str, list[int]] = {}

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts of a line that the law turns on."""
        return tuple(self._leaves)

    def asked(self, path: str) -> list[Condition]:
        """What is asked of a fact."""
        leaves = (self._nodes[place].leaf for place in self._leaves[path])
        return [leaf.condition for leaf in leaves if isinstance(leaf, Asked)]

    def is_listed(self, path: str) -> bool:
        """Whether it is asked of a fact if a list holds it."""
        return any(isinstance(item, Listed) for item in self.asked(path))

    def is_of_few_values(self, path: str) -> bool:
        """Whether a fact has few values, or few that it is asked about, and no list is asked of it."""
        info = fact_at(path)
        few = path == CLAIMS or (info is not None and info.kind in ("choice", "choices", "yes_no"))
        return not self.is_listed(path) and (few or all(isinstance(item, Test) and item.comparison in _CLOSED for item in self.asked(path)))

    def under(self, stated: Mapping[str, Any]) -> list[int]:
        """What each node may come to where some facts have some values, and nothing is known of the others."""
        may: list[int] = []
        for node in self._nodes:
            may.append(_leaf(node, stated) if node.op == "leaf" else _joined(node, may))
        return may

    def open_to(self, path: str, value: Any, listed: Callable[[int], int | None]) -> int:
        """The measures that a fact's value leaves open, as bits: that may apply at all, and above those that may come to worse than unknown.

        Args:
            path: The fact.
            value: Its value.
            listed: The bits of a leaf that asks whether a list holds the value; None where that turns on more than the value.
        """
        may, stated = self._all.copy(), {path: value}
        for place in self._affected(path):
            node = self._nodes[place]
            if isinstance(node.leaf, Asked) and isinstance(node.leaf.condition, Listed):
                bits = listed(place)
                may[place] = _ANY if bits is None else _of_bits(bits)
            else:
                may[place] = _leaf(node, stated) if node.op == "leaf" else _joined(node, may)
        found, count = 0, len(self.measures)
        for number, item in enumerate(self.measures):
            if may[item.forbids] != MAY_BE_FALSE:
                found |= 1 << number
                if may[item.truth] & (MAY_BE_TRUE | MAY_BE_JUDGED):
                    found |= 1 << (count + number)
        return found

    def _affected(self, path: str) -> list[int]:
        """The nodes that turn on a fact, parts first."""
        if path not in self._above:
            found = set(self._leaves[path])
            for place, node in enumerate(self._nodes):
                if not found.isdisjoint(node.parts):
                    found.add(place)
            self._above[path] = sorted(found)
        return self._above[path]


def _path_read(node: Node) -> str:
    """The fact of the line that a leaf reads, if it is one that is told by that alone."""
    match node.leaf:
        case Claimed():
            return CLAIMS
        case Asked(Test(fact=fact) | Listed(fact=fact), of) if of != "it":
            return path_of(node.leaf, fact)
    return ""


def _leaf(node: Node, stated: Mapping[str, Any]) -> int:
    match node.leaf:
        case KeptOpen(by):
            return _of_bits(answer_of_opens(Truth.UNKNOWN, (by,)))
        case Claimed(claim) if CLAIMS in stated:
            return MAY_BE_TRUE if claim in (stated[CLAIMS] or ()) else MAY_BE_FALSE
        case Claimed():
            return MAY_BE_FALSE | MAY_BE_TRUE
        case Asked(Judgement()):
            return MAY_BE_JUDGED
        case Asked(Test() as test):
            path = _path_read(node)
            return _of_bits(answer_to_test(test, stated[path])) if path in stated else MAY_BE_FALSE | MAY_BE_TRUE | MAY_MISS
    return _ANY


def _of_bits(bits: int) -> int:
    if bits & TRUE or not bits & POSSIBLE:
        return MAY_BE_TRUE if bits & TRUE else MAY_BE_FALSE
    return MAY_MISS if bits & MISSED else MAY_BE_JUDGED if bits & JUDGED else MAY_MISS | MAY_BE_JUDGED


def _joined(node: Node, may: Sequence[int]) -> int:
    if node.op in ("never", "always"):
        return MAY_BE_FALSE if node.op == "never" else MAY_BE_TRUE
    parts = [may[part] for part in node.parts]
    if node.op == "not":
        return _opposite(parts[0])
    return _every(parts) if node.op == "all" else _opposite(_every([_opposite(part) for part in parts]))


def _opposite(may: int) -> int:
    swapped = (MAY_BE_TRUE if may & MAY_BE_FALSE else 0) | (MAY_BE_FALSE if may & MAY_BE_TRUE else 0)
    return swapped | (may & (MAY_MISS | MAY_BE_JUDGED))


def _every(parts: Sequence[int]) -> int:
    """What `all` may come to: a part known false settles it; a judgement waits for what is missing."""
    some, each, sure = 0, _ANY, True
    for part in parts:
        some |= part
        each &= part if part & MAY_BE_TRUE else 0
        if part == MAY_BE_FALSE:
            return MAY_BE_FALSE
        sure = sure and bool(part & (MAY_BE_TRUE | MAY_BE_JUDGED))
    judged = MAY_BE_JUDGED if sure and some & MAY_BE_JUDGED else 0
    return (some & (MAY_BE_FALSE | MAY_MISS)) | (each & MAY_BE_TRUE) | judged
