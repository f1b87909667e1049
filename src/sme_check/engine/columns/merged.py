"""The values of a column, those that are alike for whoever asks as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .encode import Coded, smallest
from .planes import Codes

__all__ = ["Merged", "merged"]


@dataclass(frozen=True, eq=False)
class Merged:
    """The values of a column, those that are alike as one.

    Attributes:
        of_value: (values,) the code of each value.
        first: For each code a row in which it stands, -1 where none does.
    """

    of_value: Codes
    first: Codes

    def column(self, column: Coded) -> Coded:
        """The column in these codes."""
        return Coded(smallest(self.of_value, len(self.first))[column.codes], range(len(self.first)), self.first)


def merged(alike: Sequence[Any], rows: Sequence[int]) -> Merged:
    """Values by what makes them alike, each with a row in which it stands."""
    places: dict[Any, int] = {}
    of_value = np.zeros(len(alike), np.int64)
    first: list[int] = []
    for code, (key, row) in enumerate(zip(alike, rows, strict=True)):
        place = of_value[code] = places.setdefault(key, len(places))
        if place == len(first):
            first.append(row)
        elif first[place] < 0:
            first[place] = row
    return Merged(of_value, np.array(first, np.int64))
