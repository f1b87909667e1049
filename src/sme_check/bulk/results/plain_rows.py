"""The adviser's own rows with the answers beside them, without a workbook's looks: for CSV and Parquet. Every row of the sheet, blank ones too."""

from collections.abc import Iterator, Sequence
from typing import Any

from sme_check.bulk.runs.answers import Answers
from sme_check.bulk.workbooks.table import Sheet
from sme_check.bulk.workbooks.taken import SheetRows, Taken

from .beside import ASIDE, Beside, Key
from .problems import all_problems, beside_rows
from .words import Shortened

__all__ = ["PlainRows", "main_sheet"]


def main_sheet(taken: Taken) -> SheetRows | None:
    """The sheet whose rows are the result's: of those that are answered the first; None if none is."""
    return next((rows for rows in taken.rows if len(rows.row)), None)


class PlainRows:
    """The rows of one sheet with the answers beside them.

    Args:
        taken: What was taken from the file.
        answers: The answers to its frame.
        rows: The rows that are answered.
    """

    def __init__(self, taken: Taken, answers: Answers, rows: SheetRows) -> None:
        self._sheet: Sheet = taken.workbook.sheet(rows.sheet)
        self._beside = Beside(rows, answers, Shortened(), beside_rows(all_problems(taken, answers)))
        self._keys = dict(zip(rows.row.tolist(), self._beside.keys(), strict=True))
        self._known: dict[Key, tuple[str, ...]] = {}
        self.width = self._sheet.width
        self.columns = [column.heading for column in self._beside.columns(taken)]
        self.header = rows.header

    def rows(self) -> Iterator[tuple[int, Sequence[Any], tuple[str, ...]]]:
        """Every row: its number, its own cells, and the answers; a word for a row left aside; of a blank row, and of the headings, empty ones."""
        none = ("",) * len(self.columns)
        left, aside = self._beside.rows.aside, (ASIDE, *none[1:])
        for place, row in enumerate(self._sheet.rows):
            number = self._sheet.row_number(place)
            key = self._keys.get(number)
            own = row if len(row) == self.width else [*row, *[None] * (self.width - len(row))]
            yield number, own, self._answers(key, number) if key is not None else aside if number in left else none

    def _answers(self, key: Key, number: int) -> tuple[str, ...]:
        ready = self._known.get(key)
        if ready is None:
            texts = self._beside.texts(key)
            ready = self._known[key] = tuple(texts[name] for name in self._beside.parts)
        problem = self._beside.problem(number)
        return (*ready[:-1], problem) if problem else ready
