"""What the measures come to for every line of a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from sme_check.facts.line import Line

from ..finding import OUTCOMES
from .bind import Alike, AskerOf, Binder, whole
from .compile import Compiled, CompiledMeasure
from .graph import NEVER
from .planes import Bits, Codes, unpack, width
from .run import Chunk, Compared, Run, Tabled
from .table import LineTable, Table

__all__ = ["OUTCOMES", "Findings", "find_lines", "find_table"]

_LAST = len(OUTCOMES) - 1


@dataclass(frozen=True, eq=False)
class Findings:
    """Every measure in force, on every line of a table, as planes.

    Attributes:
        compiled: The law of the day.
        rows: How many lines.
        planes: (measures, 5, bytes): where each outcome but the last holds, one plane an outcome.
        binder, leaves: What the leaves were bound to, from which the open questions are said.
    """

    compiled: Compiled
    rows: int
    planes: Bits
    binder: Binder
    leaves: Mapping[int, Tabled | Compared]

    @property
    def measures(self) -> tuple[CompiledMeasure, ...]:
        """The measures, in the order of the planes."""
        return self.compiled.measures

    def outcomes(self, number: int) -> Codes:
        """The outcome of one measure for each line, as places in `OUTCOMES`."""
        return _codes(self.planes[number], self.rows)

    def worst(self) -> Codes:
        """The worst outcome of the measures that decide, for each line; one that does not apply where none is in force."""
        deciding = [number for number, item in enumerate(self.measures) if item.decides]
        if not deciding:
            return np.full(self.rows, _LAST, np.uint8)
        return _codes(np.bitwise_or.reduce(self.planes[deciding], axis=0), self.rows)


def _codes(planes: Bits, rows: int) -> Codes:
    codes = np.full(rows, _LAST, np.uint8)
    for place in range(_LAST - 1, -1, -1):
        codes[unpack(planes[place], rows)] = place
    return codes


def find_lines(compiled: Compiled, lines: Iterable[Line], asker: AskerOf) -> Findings:
    """Every measure in force, on lines of the compiled law's day."""
    return find_table(compiled, LineTable(lines), asker)


def find_table(compiled: Compiled, table: Table, asker: AskerOf, alike: Alike = whole) -> Findings:
    """Every measure in force, on every line of a table.

    Args:
        compiled: The law of the table's day.
        table: The lines.
        asker: Who answers what is asked of the parties of a line.
        alike: What that reads of a party; each distinct one is asked about once.

    Raises:
        ValueError: The table is of another day.
    """
    if table.rows and table.day != compiled.day:
        raise ValueError(f"the lines are of {table.day}, the law is of {compiled.day}")
    binder = Binder(compiled, table, asker, alike)
    roots = list(compiled.roots)
    leaves = binder.bind(roots) if table.rows else {}
    planes = np.zeros((len(compiled.measures), _LAST, width(table.rows)), np.uint8)
    for at, chunk in Run(compiled.graph, roots, leaves, table.rows).chunks():
        for number, item in enumerate(compiled.measures):
            _find(item, chunk, planes[number, :, at : at + chunk.planes.shape[2]])
    return Findings(compiled, table.rows, planes, binder, leaves)


def _find(item: CompiledMeasure, chunk: Chunk, out: Bits) -> None:
    """The five planes of a measure, as `engine.finding` decides a finding."""
    true, possible = chunk.of(item.truth)
    licensed = np.zeros_like(true)
    for ground in item.grounds:
        if ground != NEVER:
            licensed |= chunk.of(ground)[0]
    np.bitwise_and(true, ~licensed, out=out[0])
    np.bitwise_and(true, licensed, out=out[1])
    unknown = true ^ possible
    missed, judged = np.zeros_like(true), np.zeros_like(true)
    for place in (item.forbids, *item.exceptions):
        by_facts, by_judgement = chunk.open_by(place)
        missed |= by_facts
        if by_judgement is not None:
            judged |= by_judgement
    np.bitwise_and(unknown, judged & ~missed, out=out[2])
    np.bitwise_and(unknown, ~out[2], out=out[3])
    np.bitwise_and(~possible, chunk.of(item.forbids)[1], out=out[4])
