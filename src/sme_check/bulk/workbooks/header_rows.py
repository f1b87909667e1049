"""Rows that may be headings: one by itself, or with those below it, whose words stand under each other as merged cells show them."""

from collections.abc import Sequence
from typing import Any

from .table import Sheet

__all__ = ["MOST_HEADING_ROWS", "candidates", "texts_of"]

MOST_HEADING_ROWS = 3
"""Rows that headings may stand in together."""


def texts_of(row: Sequence[Any], width: int) -> list[str]:
    """The texts of a row that may be headings, one for each column; "" for what is none."""
    texts = [" ".join(value.split()) if isinstance(value, str) and len(value) <= 200 else "" for value in row]
    return texts + [""] * (width - len(texts))


def candidates(sheet: Sheet, place: int, width: int, *, whole: bool) -> list[tuple[int, list[str]]]:
    """A row by itself, and with one and two rows below it, the words of upper rows reaching on to the right as merged cells do."""
    rows = [texts_of(row, width) for row in sheet.rows[place : place + MOST_HEADING_ROWS]]
    if not any(rows[0]):
        return []
    depths = [depth for depth in range(1, len(rows) + 1) if not (whole and _cuts(sheet, place, place + depth - 1))]
    return [(place + depth - 1, _joined(rows[:depth])) for depth in depths]


def _cuts(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a cell that is merged over several rows lies partly in these rows: then they are not all of the headings."""
    upper, lower = sheet.row_number(first), sheet.row_number(last)
    return any((top < upper <= bottom) or (top <= lower < bottom) for top, _, bottom, _ in sheet.merged)


def _joined(rows: Sequence[Sequence[str]]) -> list[str]:
    """The words above each other in each column; those of an upper row reach to the right where words stand below them, up to the next of any row above."""
    carried = [""] * (len(rows) - 1)
    found = []
    for column in zip(*rows, strict=True):
        *upper, lowest = column
        for level, text in enumerate(upper):
            below = any(column[level + 1 :])
            if text:
                carried[level:] = [text, *[""] * (len(carried) - level - 1)]
            elif not below:
                carried[level] = ""
        words = [text or (carry if any(column[level + 1 :]) else "") for level, (text, carry) in enumerate(zip(upper, carried, strict=True))]
        found.append(" ".join(filter(None, [*words, lowest])))
    return found
