"""What a pattern of answers leaves open of a condition: the leaves that still matter, in the order in which the proof names them."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from ..proof import Open, OpenKind
from .encode import combined
from .graph import Node
from .planes import JUDGED, MISSED, POSSIBLE, TRUE, Bits, Codes

__all__ = ["Known", "Left", "Reader", "Texts", "asked_in", "patterns_of", "worded"]


_Found = TypeVar("_Found")
Flags = npt.NDArray[np.bool_]
_TRUTH = np.uint8(TRUE | POSSIBLE)
_REMEMBERED = 1 << 16
"""Things found that are remembered."""


@dataclass(frozen=True, slots=True)
class Left:
    """A leaf that is open, and whether its judgement counts yet."""

    place: int
    judged: bool


class Texts:
    """What keeps leaves open, in words: every distinct tuple of them once; the first says nothing.

    Attributes:
        opens: The tuples.
        items: Every distinct thing that is open, once.
        all_of, facts_of: For each tuple the places of its items: of all, and without those that a person must judge.
    """

    def __init__(self) -> None:
        self.opens: list[tuple[Open, ...]] = [()]
        self.items: list[Open] = []
        self.all_of: list[tuple[int, ...]] = [()]
        self.facts_of: list[tuple[int, ...]] = [()]
        self._places: dict[tuple[Open, ...], int] = {(): 0}
        self._numbers: dict[Open, int] = {}

    def place(self, opens: tuple[Open, ...]) -> int:
        """The place of some words."""
        place = self._places.get(opens)
        if place is None:
            place = self._places[opens] = len(self.opens)
            numbers = tuple([self._number(item) for item in opens])
            self.opens.append(opens)
            self.all_of.append(numbers)
            self.facts_of.append(tuple([number for number in numbers if self.items[number].kind is not OpenKind.JUDGEMENT]))
        return place

    def _number(self, item: Open) -> int:
        number = self._numbers.setdefault(item, len(self.items))
        if number == len(self.items):
            self.items.append(item)
        return number


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """A leaf that some patterns leave open.

    Attributes:
        place: The leaf.
        missed: (patterns,) where a fact or a gap keeps it open.
        open: (patterns,) where it is left open.
        judged: (patterns,) where its judgement counts yet.
    """

    place: int
    missed: Flags
    open: Flags
    judged: Flags


class Reader:
    """The graph read for all patterns of answers at once, as the proof reads its tree.

    Args:
        nodes: The nodes of the graph.
        answers: For each leaf (patterns,) its bits.
        count: How many patterns there are.
    """

    def __init__(self, nodes: Sequence[Node], answers: Mapping[int, Bits], count: int) -> None:
        self._nodes, self._answers, self._count = nodes, answers, count
        self._known: dict[int, Bits] = {place: bits & _TRUTH for place, bits in answers.items()}

    def answer(self, place: int) -> Bits:
        """(patterns,) the bits of a node, without what keeps it open."""
        if place not in self._known:
            node = self._nodes[place]
            self._known[place] = self._of_parts(node.op, [self.answer(part) for part in node.parts])
        return self._known[place]

    def _of_parts(self, op: str, parts: Sequence[Bits]) -> Bits:
        match op:
            case "never" | "always":
                return np.full(self._count, 0 if op == "never" else TRUE | POSSIBLE, np.uint8)
            case "not":
                return ((~parts[0] & POSSIBLE) // POSSIBLE * TRUE | (~parts[0] & TRUE) * POSSIBLE).astype(np.uint8)
            case _:
                joined: Bits = (np.bitwise_and if op == "all" else np.bitwise_or).reduce(parts)
                return joined

    def left(self, places: Iterable[int], where: Flags) -> list[list[Left]]:
        """For each pattern the open leaves below some nodes, in order; in `all` a judgement waits for what is missing.

        Args:
            places: The nodes.
            where: (patterns,) of which patterns it is asked; of the others nothing is left.
        """
        of_pattern: list[list[Left]] = [[] for _ in range(self._count)]
        for each in (each for place in places for each in self._below(place, where)):
            for left, patterns in ((Left(each.place, judged=True), each.judged), (Left(each.place, judged=False), each.open & ~each.judged)):
                for pattern in np.flatnonzero(patterns).tolist():
                    of_pattern[pattern].append(left)
        return of_pattern

    def _below(self, place: int, where: Flags) -> list[_Opened]:
        where = where & (self.answer(place) == POSSIBLE)
        if not where.any():
            return []
        node = self._nodes[place]
        if node.op == "leaf":
            bits = self._answers[place]
            return [_Opened(place, where & (bits & MISSED > 0), where, where & (bits & JUDGED > 0))]
        below = [each for part in node.parts for each in self._below(part, where)]
        return _without_early_judgements(below) if node.op == "all" else below


def _without_early_judgements(below: Sequence[_Opened]) -> list[_Opened]:
    """Open leaves of which all are needed: where something is missing, only that."""
    missed = np.logical_or.reduce([each.missed for each in below])
    return [replace(each, open=each.missed | each.open & ~missed, judged=each.judged & ~missed) for each in below]


class Known:
    """What was found of the law of a day, from one table to the next: what keeps open whether a value stands in a list."""

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


def patterns_of(answers: Mapping[int, Bits], rows: int) -> tuple[Codes, Codes]:
    """The distinct patterns of the answers of some leaves.

    Returns:
        The pattern of each row, and the first row of each pattern.
    """
    return combined([np.zeros(rows, np.uint8), *answers.values()])


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
    places = {place: column[first].tolist() for place, column in words.items()}
    parts = [[(texts.all_of if each.judged else texts.facts_of, places[each.place]) for each in of_pattern] for of_pattern in left]
    found = [[one for items, at in parts[pattern] for one in items[at[row]]] for row, pattern in enumerate(codes[first].tolist())]
    return said, first, [tuple([texts.items[one] for one in (dict.fromkeys(opens) if once else opens)]) for opens in found]
