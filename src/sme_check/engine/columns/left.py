"""What a pattern of answers leaves open of a condition: the leaves that still matter, in the order in which the proof names them."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from ..proof import Open, OpenKind
from .encode import combined
from .planes import JUDGED, MISSED, POSSIBLE, TRUE, Bits, Codes

__all__ = ["Known", "Left", "Reader", "Texts", "asked_in", "patterns_of", "worded"]


_Found = TypeVar("_Found")
_REMEMBERED = 1 << 16
"""Things found that are remembered."""


@dataclass(frozen=True, slots=True)
class Left:
    """A leaf that is open, and whether its judgement counts yet."""

    place: int
    judged: bool

    def counted(self, opens: tuple[Open, ...]) -> tuple[Open, ...]:
        """What counts of that which keeps it open."""
        return opens if self.judged else tuple(item for item in opens if item.kind is not OpenKind.JUDGEMENT)


class Texts:
    """What keeps leaves open, in words: every distinct tuple of them once; the first says nothing."""

    def __init__(self) -> None:
        self.opens: list[tuple[Open, ...]] = [()]
        self._places: dict[tuple[Open, ...], int] = {(): 0}

    def place(self, opens: tuple[Open, ...]) -> int:
        """The place of some words."""
        if opens not in self._places:
            self._places[opens] = len(self.opens)
            self.opens.append(opens)
        return self._places[opens]


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


class Known:
    """What was found of the law of a day, from one table to the next: what patterns of answers leave open, what keeps a value's leaf open."""

    def __init__(self) -> None:
        self._found: dict[Hashable, Any] = {}

    def of(self, what: Hashable, find: Callable[[], _Found]) -> _Found:
        """Something of the law, found once."""
        if len(self._found) > _REMEMBERED:
            self._found.clear()
        if what not in self._found:
            self._found[what] = find()
        found: _Found = self._found[what]
        return found


def patterns_of(answers: Mapping[int, Bits], rows: int) -> tuple[Codes, Codes, list[bytes]]:
    """The distinct patterns of the answers of some leaves.

    Returns:
        The pattern of each row, the first row of each pattern, and each pattern: the bits of the leaves in order.
    """
    codes, first = combined([np.zeros(rows, np.uint8), *answers.values()])
    matrix = np.array([bits[first] for bits in answers.values()], np.uint8).reshape(len(answers), len(first)).T
    return codes, first, [row.tobytes() for row in np.ascontiguousarray(matrix)]


def asked_in(codes: Codes, left: Sequence[Iterable[Left]]) -> dict[int, Codes]:
    """For each leaf that some pattern leaves open, in which of the rows it does."""
    flags: dict[int, Codes] = {}
    for pattern, items in enumerate(left):
        for each in items:
            flags.setdefault(each.place, np.zeros(len(left), bool))[pattern] = True
    return {place: of_pattern[codes] for place, of_pattern in flags.items()}


def worded(
    codes: Codes, left: Sequence[Sequence[Left]], words: Mapping[int, Codes], texts: Texts, *, once: bool = True
) -> tuple[Codes, Codes, list[tuple[Open, ...]]]:
    """What rows of some patterns leave open, in words.

    Args:
        codes: (rows,) the pattern of each row.
        left: What each pattern leaves open, in order.
        words: For each leaf left open (rows,) the place in `texts` of what is said of it.
        texts: The words.
        once: Whether a point that several leaves leave open is named once.

    Returns:
        A code for each row, the first row of each code, and what each says, in order.
    """
    columns = [np.where(asked, words[place], 0) for place, asked in asked_in(codes, left).items()]
    said, first = combined([codes, *columns])
    rows = zip(codes[first].tolist(), first.tolist(), strict=True)
    found = [[one for each in left[pattern] for one in each.counted(texts.opens[words[each.place][row]])] for pattern, row in rows]
    return said, first, [tuple(dict.fromkeys(opens) if once else opens) for opens in found]
