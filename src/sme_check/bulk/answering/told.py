"""The findings of many lines, partnership by partnership, and what is gathered from them by whole columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sme_check.engine.columns.encode import dense
from sme_check.engine.columns.outcome import OUTCOMES
from sme_check.engine.columns.said import Said, Stated

__all__ = ["Told", "in_runs"]

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, eq=False)
class Told:
    """The findings that do not come to nothing: partnership by partnership, line by line, measure by measure.

    Attributes:
        stated: Everything that is said, each once.
        groups: How many partnerships there are.
        group, number, at: The partnership of each finding, the number of its activity (-1 for none), and the place of what is said in `stated`.
    """

    stated: Sequence[Stated]
    groups: int
    group: Array
    number: Array
    at: Array

    @classmethod
    def of(cls, said: Said, group: Array, number: Array, groups: int) -> "Told":
        """The findings of the lines of some partnerships.

        Args:
            said: What is said of the lines.
            group: (lines,) the partnership of each.
            number: (lines,) the number of its activity, -1 for none.
            groups: How many partnerships there are.
        """
        order = np.argsort(group, kind="stable")
        codes = np.ascontiguousarray(said.codes[:, order].T)
        places = np.flatnonzero(codes.reshape(-1) >= 0)
        line = order[places // max(codes.shape[1], 1)]
        return cls(said.stated, groups, group[line], number[line], codes.reshape(-1)[places])

    def where(self, chosen: Array) -> "Told":
        """Some of them."""
        return Told(self.stated, self.groups, self.group[chosen], self.number[chosen], self.at[chosen])

    def portions(self, findings: int) -> "Iterator[Told]":
        """The findings of some partnerships after the other, these numbered anew; of each portion about so many, and never half of a partnership's."""
        ends = np.cumsum(np.bincount(self.group, minlength=self.groups))
        first = 0
        while first < self.groups:
            start = int(ends[first - 1]) if first else 0
            after = max(first + 1, int(np.searchsorted(ends, start + findings, side="right")))
            mine = slice(start, int(ends[after - 1]))
            yield Told(self.stated, after - first, self.group[mine] - first, self.number[mine], self.at[mine])
            first = after

    def of_stated(self, values: Sequence[Any], kind: Any) -> Array:
        """A value of everything that is said, for each finding."""
        return np.array(values or [0], kind)[self.at]

    @property
    def measure(self) -> Array:
        """The place of each finding's measure among those in force."""
        return self.of_stated([each.number for each in self.stated], np.int64)

    @property
    def outcome(self) -> Array:
        """The place of each finding's outcome in `OUTCOMES`."""
        return self.of_stated([OUTCOMES.index(each.outcome) for each in self.stated], np.uint8)

    @property
    def prohibits(self) -> Array:
        """Whether each finding's measure can decide a verdict."""
        return self.of_stated([each.item.decides for each in self.stated], bool)

    def by_measure(self) -> Iterator[tuple[int, int, Array]]:
        """For each partnership, in order, each measure as it first comes: the partnership, a finding's place in `stated`, the numbers of its activities."""
        measure = self.measure
        most = int(measure.max(initial=0)) + 1
        codes, first = dense(self.group * most + measure)
        yield from zip(self.group[first].tolist(), self.at[first].tolist(), in_runs(codes, self.number, len(first)), strict=True)

    def by_group(self) -> list[Array]:
        """For each partnership the places of its findings in `stated`, as they come."""
        return list(in_runs(self.group, self.at, self.groups))


def in_runs(codes: Array, values: Array, count: int) -> Iterator[Array]:
    """The values that stand beside each code, in order.

    >>> [run.tolist() for run in in_runs(np.array([1, 0, 1]), np.array([7, 8, 9]), 3)]
    [[8], [7, 9], []]
    """
    runs = values[np.argsort(codes, kind="stable")]
    ends = np.cumsum(np.bincount(codes, minlength=count)).tolist()
    return (runs[start:end] for start, end in zip([0, *ends], ends, strict=False))
