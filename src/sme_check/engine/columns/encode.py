"""Columns as codes: one code for each distinct value, so that a condition is asked once a value and not once a row."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .planes import Codes

__all__ = ["ABSENT_CODE", "UNKNOWN_CODE", "Coded", "Numbers", "combined", "dense", "encode", "first_rows", "in_columns", "smallest", "together"]

UNKNOWN_CODE, ABSENT_CODE = 0, 1
"""The codes that every column of facts keeps: not stated, and cannot arise."""

_DENSE = 1 << 22
"""Up to this many possible combinations are counted in a table; beyond it they are sorted."""


@dataclass(frozen=True, eq=False)
class Coded:
    """A column of codes.

    Attributes:
        codes: (rows,) the code of each row.
        values: The value of each code; for a column of facts `values[0]` is None and `values[1]` is ABSENT.
        first: A row in which each code stands, -1 where none does.
    """

    codes: Codes
    values: Sequence[Any]
    first: Codes


@dataclass(frozen=True, eq=False)
class Numbers:
    """A column of numbers, compared as they stand; NaN is unknown, as is every row that `unknown` marks."""

    values: Codes
    unknown: Codes | None = None


def smallest(codes: Codes, distinct: int) -> Codes:
    """The codes in the smallest unsigned type that holds them."""
    kind = np.uint8 if distinct <= 1 << 8 else np.uint16 if distinct <= 1 << 16 else np.int32
    return codes.astype(kind, copy=False)


def first_rows(codes: Codes, distinct: int) -> Codes:
    """A row in which each code stands."""
    first = np.full(distinct, -1, np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return first


def encode(found: Iterable[Any], keep: Sequence[Any] = (), key: Callable[[Any], Hashable] = lambda value: value) -> Coded:
    """Encode values as they come.

    Args:
        found: One value a row.
        keep: Values that have the first codes whether they stand anywhere or not.
        key: What makes two values the same.
    """
    places: dict[Hashable, int] = {key(value): place for place, value in enumerate(keep)}
    values, codes = list(keep), []
    for value in found:
        same = key(value)
        place = places.get(same)
        if place is None:
            place = places[same] = len(values)
            values.append(value)
        codes.append(place)
    array = smallest(np.array(codes, np.int64), len(values))
    return Coded(array, values, first_rows(array, len(values)))


def dense(codes: Codes) -> tuple[Codes, Codes]:
    """Codes without gaps, numbered as they first stand, and the first row of each.

    >>> dense(np.array([7, 3, 7, 9]))
    (array([0, 1, 0, 2]), array([0, 1, 3]))
    """
    import pandas as pd

    renamed, values = pd.factorize(codes)
    return renamed, first_rows(renamed, len(values))


def combined(columns: Sequence[Codes]) -> tuple[Codes, Codes]:
    """Several columns of numbers from 0 as one: a code for each distinct row, numbered as they first stand, and the first row of each."""
    mixed, size = np.zeros(len(columns[0]), np.int64), 1
    for column in columns:
        most = int(column.max(initial=0)) + 1
        if size * most > 1 << 62:  # squeeze before the next factor
            mixed = dense(mixed)[0].astype(np.int64)
            size = int(mixed.max(initial=0)) + 1
        mixed = mixed * most + column
        size *= most
    return dense(mixed)


def in_columns(codes: Codes, values: Codes, count: int) -> list[Codes]:
    """The values that stand beside each code, in order, as columns: the first of each, the second, and so on; 0 where there are no more.

    Args:
        codes: (rows,) codes below `count`.
        values: (rows,) numbers above 0.
        count: How many codes there are.

    >>> [column.tolist() for column in in_columns(np.array([2, 0, 0]), np.array([7, 5, 6]), 3)]
    [[5, 0, 7], [6, 0, 0]]
    """
    order = np.argsort(codes, kind="stable")
    codes, values = codes[order], values[order]
    number = np.arange(len(codes)) - first_rows(codes, count)[codes]
    columns = [np.zeros(count, np.int64) for _ in range(int(number.max(initial=-1)) + 1)]
    for place, column in enumerate(columns):
        column[codes[number == place]] = values[number == place]
    return columns


def together(columns: Sequence[Coded]) -> Coded:
    """Several columns as one: a code for each distinct combination that stands in some row; its values are tuples of codes."""
    live = [column for column in columns if len(column.values) > 1]
    if len(live) == 1:
        return _positions(live[0], columns)
    rows = len(columns[0].codes)
    mixed, size = np.zeros(rows, np.int64), 1
    for column in live:
        if size > 1 << 40:  # squeeze before the next factor
            mixed, _, size = _dense(mixed, size)
        mixed = mixed * len(column.values) + column.codes
        size *= len(column.values)
    codes, first, distinct = _dense(mixed, size)
    stand = list(zip(*(column.codes[first].tolist() for column in columns), strict=True))
    return Coded(smallest(codes, distinct), stand, first)


def _positions(column: Coded, columns: Sequence[Coded]) -> Coded:
    """One column that varies, among some that do not: its own codes serve."""
    values = [tuple(code if item is column else 0 for item in columns) for code in range(len(column.values))]
    return Coded(column.codes, values, column.first)


def _dense(mixed: Codes, size: int) -> tuple[Codes, Codes, int]:
    """Codes without gaps, a row of each, and how many there are."""
    if size > _DENSE:
        distinct, first, codes = np.unique(mixed, return_index=True, return_inverse=True)
        return codes.reshape(-1), first, len(distinct)
    first = first_rows(mixed, size)
    stand = np.flatnonzero(first >= 0)
    renamed = np.zeros(size, np.int64)
    renamed[stand] = np.arange(len(stand))
    return renamed[mixed], first[stand], len(stand)
