"""What a pattern of answers leaves open of a measure: the leaves that still matter, in the order in which the proof names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..finding import Lifting
from ..proof import Open, OpenKind
from .planes import JUDGED, MISSED, POSSIBLE, TRUE, Codes

__all__ = ["Left", "Patterns", "Reader", "left_open"]


@dataclass(frozen=True, slots=True)
class Left:
    """A leaf that is open, and whether its judgement counts yet."""

    place: int
    judged: bool

    def counted(self, opens: tuple[Open, ...]) -> tuple[Open, ...]:
        """What counts of that which keeps it open."""
        return opens if self.judged else tuple(item for item in opens if item.kind is not OpenKind.JUDGEMENT)


@dataclass(frozen=True, eq=False)
class Patterns:
    """The distinct patterns of answers of one measure's leaves, among lines for which it does not come to nothing.

    Attributes:
        codes: (lines,) the pattern of each line, -1 where the measure does not apply.
        left: What each pattern leaves open, in order; nothing where the measure is settled.
        grounds: Which grounds each makes out.
    """

    codes: Codes
    left: list[tuple[Left, ...]]
    grounds: list[tuple[Lifting, ...]]

    def of(self, lines: Codes) -> "Patterns":
        """The patterns of some of the lines."""
        return Patterns(self.codes[lines], self.left, self.grounds)


class Reader:
    """The graph read for one pattern of answers, as the proof reads its tree."""

    def __init__(self, nodes: Any, answers: Mapping[int, int]) -> None:
        self._nodes, self._known = nodes, dict(answers)

    def answer(self, place: int) -> int:
        """The bits of a node, without what keeps it open."""
        if place not in self._known:
            node = self._nodes[place]
            parts = [self.answer(part) for part in node.parts]
            match node.op:
                case "never" | "always":
                    found = 0 if node.op == "never" else TRUE | POSSIBLE
                case "not":
                    found = (0 if parts[0] & POSSIBLE else TRUE) | (0 if parts[0] & TRUE else POSSIBLE)
                case "all":
                    found = TRUE | POSSIBLE
                    for part in parts:
                        found &= part
                case _:
                    found = 0
                    for part in parts:
                        found |= part
            self._known[place] = found & (TRUE | POSSIBLE)
        return self._known[place]

    def left(self, place: int) -> list[Left]:
        """The open leaves below a node that is open, in order; in `all` a judgement waits for what is missing."""
        bits = self.answer(place)
        if bits & TRUE or not bits & POSSIBLE:
            return []
        node = self._nodes[place]
        if node.op == "leaf":
            return [Left(place, bool(bits & JUDGED))]
        below = [each for part in node.parts for each in self.left(part)]
        if node.op == "all" and any(self._known[each.place] & MISSED for each in below):
            return [Left(each.place, False) for each in below if self._known[each.place] & MISSED]
        return below


def left_open(patterns: list[Patterns], lines: int) -> dict[int, Codes]:
    """For each leaf that is left open anywhere, in which of the lines."""
    asked: dict[int, Codes] = {}
    for item in patterns:
        for pattern, left in enumerate(item.left):
            where = np.flatnonzero(item.codes == pattern) if left else ()
            for each in left:
                asked.setdefault(each.place, np.zeros(lines, bool))[where] = True
    return asked
