"""The graph run over bound leaves, chunk by chunk, so that the planes of a chunk stay near the processor."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .encode import UNKNOWN_CODE, Coded, Numbers
from .graph import ALWAYS, NEVER, Graph
from .planes import JUDGED, MISSED, POSSIBLE, TRUE, Bits, Codes, unpack, width

__all__ = ["CHUNK", "Compared", "Run", "Tabled"]

CHUNK = 1 << 17
"""Rows of a chunk: below this the cost of each step's call tells more than what stays near the processor saves (measured: bench/rules_subject.py)."""

_COMPARE: Mapping[str, Callable[..., npt.NDArray[np.bool_]]] = {
    "more_than": np.greater,
    "at_least": np.greater_equal,
    "less_than": np.less,
    "at_most": np.less_equal,
    "equals": np.equal,
}


@dataclass(frozen=True, eq=False)
class Tabled:
    """A leaf answered from a table: the bits of each code of a column."""

    column: Coded
    answers: Bits


@dataclass(frozen=True, eq=False)
class Compared:
    """A leaf answered by comparing a column of numbers."""

    column: Numbers
    comparison: str
    limit: float

    def answers(self, rows: Codes) -> Bits:
        """The bits in some rows."""
        values = self.column.values[rows]
        unknown: Codes = self.column.unknown[rows] if self.column.unknown is not None else np.isnan(values)
        true = _COMPARE[self.comparison](values, values.dtype.type(self.limit)) & ~unknown
        found: Bits = np.where(true, TRUE | POSSIBLE, np.where(unknown, POSSIBLE | MISSED, 0)).astype(np.uint8)
        return found


@dataclass(frozen=True, eq=False)
class _Lookup:
    """Up to eight bits of one column, fetched together: row by row one byte, in which each leaf's bit has its place."""

    table: Bits
    masks: Bits
    targets: list[tuple[int, int]]
    """For each mask the place of the leaf and which plane it fills: 0 true, 1 possible, 2 missed, 3 judged."""


@dataclass(frozen=True, eq=False)
class _OfColumn:
    """What is asked of one column of codes."""

    codes: Codes
    equal: list[tuple[int, int]]
    """Leaves that are true of a single code, and unknown where the column is."""
    lookups: list[_Lookup]
    settled: list[int]
    """Leaves that are unknown exactly where the column is: their second plane follows from the first."""


class Run:
    """The nodes of a graph over the rows of a table.

    Args:
        graph: The conditions.
        roots: The nodes that are wanted.
        leaves: For the place of each leaf that the roots need, what answers it.
        rows: How many rows the columns have.
    """

    def __init__(self, graph: Graph, roots: Iterable[int], leaves: Mapping[int, Tabled | Compared], rows: int, chunk: int = CHUNK) -> None:
        self.rows, self._graph, self._chunk = rows, graph, chunk
        self._order = graph.needed(roots)
        self._slot = {place: slot for slot, place in enumerate(self._slots(leaves))}
        self.judging = self._judging(leaves)
        self._columns = list(self._of_columns(leaves))
        self._compared = self._of_numbers(leaves)
        self._steps = [(self._slot[p], graph.nodes[p].op, [self._slot[part] for part in graph.nodes[p].parts], p) for p in self._order if graph.nodes[p].parts]

    def _slots(self, leaves: Mapping[int, Tabled | Compared]) -> list[int]:
        """The constants, then the leaves column by column, then the rest in order."""
        mine = [place for place in self._order if place in leaves]
        mine.sort(key=lambda place: id(leaves[place].column))
        return [NEVER, ALWAYS, *mine, *(place for place in self._order if place not in leaves and place not in (NEVER, ALWAYS))]

    def _judging(self, leaves: Mapping[int, Tabled | Compared]) -> frozenset[int]:
        """The nodes that a judgement may keep open in some row: only they carry the two planes of what keeps them open."""
        found = set[int]()
        for place in self._order:
            bound = leaves.get(place)
            if (isinstance(bound, Tabled) and (bound.answers & JUDGED).any()) or any(part in found for part in self._graph.nodes[place].parts):
                found.add(place)
        return frozenset(found)

    def _of_columns(self, leaves: Mapping[int, Tabled | Compared]) -> Iterator[_OfColumn]:
        by_column: dict[int, list[int]] = {}
        for place in self._order:
            leaf = leaves.get(place)
            if isinstance(leaf, Tabled):
                by_column.setdefault(id(leaf.column.codes), []).append(place)
        for places in by_column.values():
            bound = {place: item for place in places if isinstance(item := leaves[place], Tabled)}
            yield self._of_column(bound)

    def _of_column(self, leaves: Mapping[int, Tabled]) -> _OfColumn:
        equal: list[tuple[int, int]] = []
        settled: list[int] = []
        bits: list[tuple[npt.NDArray[np.bool_], int, int]] = []
        for place, leaf in leaves.items():
            answers, slot = leaf.answers, self._slot[place]
            true, possible = (answers & TRUE) > 0, (answers & POSSIBLE) > 0
            open_ = true != possible
            only = np.flatnonzero(true)
            if open_[UNKNOWN_CODE] and not open_[UNKNOWN_CODE + 1 :].any():
                settled.append(slot)
                if len(only) == 1:
                    equal.append((slot, int(only[0])))
                else:
                    bits.append((true, slot, 0))
            else:
                bits += [(true, slot, 0), (possible, slot, 1)]
            if place in self.judging:
                bits += [((answers & MISSED) > 0, slot, 2), ((answers & JUDGED) > 0, slot, 3)]
        codes = next(iter(leaves.values())).column.codes
        return _OfColumn(codes, equal, [self._lookup(bits[at : at + 8]) for at in range(0, len(bits), 8)], settled)

    @staticmethod
    def _lookup(bits: Sequence[tuple[npt.NDArray[np.bool_], int, int]]) -> _Lookup:
        table = np.zeros(max(len(mask) for mask, _, _ in bits), np.uint8)
        for number, (mask, _, _) in enumerate(bits):
            table[: len(mask)] |= mask.astype(np.uint8) << number
        return _Lookup(table, (1 << np.arange(len(bits), dtype=np.uint8)).astype(np.uint8)[:, None], [(slot, plane) for _, slot, plane in bits])

    def _of_numbers(self, leaves: Mapping[int, Tabled | Compared]) -> list[tuple[Numbers, list[tuple[str, float, int]]]]:
        by_column: dict[int, tuple[Numbers, list[tuple[str, float, int]]]] = {}
        for place in self._order:
            leaf = leaves.get(place)
            if isinstance(leaf, Compared):
                by_column.setdefault(id(leaf.column), (leaf.column, []))[1].append((leaf.comparison, leaf.limit, self._slot[place]))
        return list(by_column.values())

    # -- running -----------------------------------------------------------------------------------------------------

    def chunks(self) -> Iterator[tuple[int, "Chunk"]]:
        """Each chunk with its first byte in a packed plane; its planes are good until the next chunk is made."""
        most = width(min(self._chunk, self.rows) or 1)
        planes = np.zeros((len(self._slot), 2, most), np.uint8)
        planes[ALWAYS] = 255
        reasons = {place: np.zeros((2, most), np.uint8) for place in self.judging}
        for start in range(0, self.rows, self._chunk):
            stop = min(self.rows, start + self._chunk)
            chunk = Chunk(planes[:, :, : width(stop - start)], {p: r[:, : width(stop - start)] for p, r in reasons.items()}, self._slot)
            self._fill(chunk, start, stop)
            yield start // 8, chunk

    def bits(self, place: int) -> Bits:
        """The answer of a node in every row."""
        found = np.zeros(self.rows, np.uint8)
        for at, chunk in self.chunks():
            part = found[8 * at : 8 * (at + chunk.planes.shape[2])]
            for plane, bit in zip((*chunk.of(place), *chunk.open_by(place)), (TRUE, POSSIBLE, MISSED, JUDGED), strict=True):
                if plane is not None:
                    part |= unpack(plane, len(part)).view(np.uint8) * np.uint8(bit)
        return found

    def _fill(self, chunk: "Chunk", start: int, stop: int) -> None:
        planes = chunk.planes
        by_slot = {self._slot[place]: kept for place, kept in chunk.reasons.items()}
        for column in self._columns:
            _fill_coded(column, planes, by_slot, start, stop)
        for numbers, asked in self._compared:
            _fill_numbers(numbers, asked, planes, start, stop)
        for slot, op, parts, place in self._steps:
            _combine(op, planes, slot, parts)
            if place in chunk.reasons:
                chunk.join_reasons(place, op, self._graph.nodes[place].parts)

    def planes(self, roots: Sequence[int]) -> Bits:
        """The two planes of each root: (roots, 2, bytes)."""
        out = np.empty((len(roots), 2, width(self.rows)), np.uint8)
        slots = [self._slot[root] for root in roots]
        for at, chunk in self.chunks():
            end = at + chunk.planes.shape[2]
            for number, slot in enumerate(slots):
                out[number, :, at:end] = chunk.planes[slot]
        return out


@dataclass(frozen=True, eq=False)
class Chunk:
    """The planes of every node over a chunk of rows."""

    planes: Bits
    reasons: Mapping[int, Bits]
    slot: Mapping[int, int]

    def of(self, place: int) -> Bits:
        """The two planes of a node: known true, possible."""
        planes: Bits = self.planes[self.slot[place]]
        return planes

    def open_by(self, place: int) -> tuple[Bits, Bits | None]:
        """Where a node is kept open by what is missing, and where by a judgement; None if nowhere by a judgement."""
        if place in self.reasons:
            return self.reasons[place][0], self.reasons[place][1]
        true, possible = self.of(place)
        return true ^ possible, None

    def join_reasons(self, place: int, op: str, parts: Sequence[int]) -> None:
        """What keeps a node open: what keeps its open parts open, where it is open itself; in `all` a judgement waits for what is missing."""
        true, possible = self.of(place)
        missed, judged = self.reasons[place]
        missed[:], judged[:] = 0, 0
        for part in parts:
            by_facts, by_judgement = self.open_by(part)
            missed |= by_facts
            if by_judgement is not None:
                judged |= by_judgement
        unknown = true ^ possible
        missed &= unknown
        judged &= unknown
        if op == "all":
            judged &= ~missed


def _fill_coded(column: _OfColumn, planes: Bits, reasons: Mapping[int, Bits], start: int, stop: int) -> None:
    codes = column.codes[start:stop]
    for slot, code in column.equal:
        planes[slot, 0] = np.packbits(codes == code)
    if column.lookups:
        places = codes.astype(np.intp)
        for lookup in column.lookups:
            packed = np.packbits(lookup.table[places] & lookup.masks, axis=1)
            for number, (slot, plane) in enumerate(lookup.targets):
                if plane < 2:
                    planes[slot, plane] = packed[number]
                else:
                    reasons[slot][plane - 2] = packed[number]
    if column.settled:
        unknown = np.packbits(codes == UNKNOWN_CODE)
        for slot in column.settled:
            np.bitwise_or(planes[slot, 0], unknown, out=planes[slot, 1])


def _fill_numbers(numbers: Numbers, asked: Sequence[tuple[str, float, int]], planes: Bits, start: int, stop: int) -> None:
    values = numbers.values[start:stop]
    missing = numbers.unknown[start:stop] if numbers.unknown is not None else values != values  # noqa: PLR0124 - NaN differs from itself
    unknown = np.packbits(missing)
    known = ~unknown if numbers.unknown is not None else None
    for comparison, limit, slot in asked:
        true = np.packbits(_COMPARE[comparison](values, values.dtype.type(limit)))
        if known is not None:
            true &= known
        planes[slot, 0] = true
        np.bitwise_or(true, unknown, out=planes[slot, 1])


def _combine(op: str, planes: Bits, slot: int, parts: Sequence[int]) -> None:
    """Kleene's and, or, not on both planes at once."""
    out = planes[slot]
    if op == "not":
        np.invert(planes[parts[0], ::-1], out=out)
        return
    join = np.bitwise_and if op == "all" else np.bitwise_or
    join(planes[parts[0]], planes[parts[1]], out=out)
    for part in parts[2:]:
        join(out, planes[part], out=out)
