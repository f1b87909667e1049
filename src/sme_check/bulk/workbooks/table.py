"""A workbook as it was read: its sheets, and the cells as the file holds them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

__all__ = ["Comments", "Sheet", "Shown", "Unstored", "Workbook", "address", "column_letters", "column_number", "is_blank", "texts_once"]


def column_letters(number: int) -> str:
    """The letters of a column, counted from 0.

    >>> column_letters(0), column_letters(27), column_letters(16383)
    ('A', 'AB', 'XFD')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column of some letters, counted from 0.

    >>> column_number("A"), column_number("XFD")
    (0, 16383)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def address(row: int, column: int) -> str:
    """A cell as a spreadsheet names it: rows counted from 1, columns from 0.

    >>> address(12, 2)
    'C12'
    """
    return f"{column_letters(column)}{row}"


def is_blank(value: Any) -> bool:
    """Whether nothing stands in a cell."""
    return value is None or (isinstance(value, str) and not value.strip())


def texts_once(rows: Iterable[Iterable[Any]]) -> list[list[Any]]:
    """Rows in which equal texts are one object: in a sheet of a hundred thousand rows most cells say what others say, and are held and looked up once."""
    known: dict[str, str] = {}
    one = known.setdefault
    return [[one(value, value) if value.__class__ is str else value for value in row] for row in rows]


class Shown(str):
    """An error that a cell shows, such as #N/A."""

    __slots__ = ()


class Unstored(str):
    """A formula whose value the file does not store, as it was written."""

    __slots__ = ()


Comments = tuple[tuple[int, int, str], ...]
"""The comments on the cells of a sheet: row from 1, column from 0, what it says."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet, or the one table of a text or Parquet file.

    Attributes:
        name: Its name; of a text or Parquet file the name of the file.
        rows: The cells row by row as the file holds them: text, float, int, bool, date, datetime, time; "" or None where nothing stands;
            a `Shown` for an error of the spreadsheet, an `Unstored` for a formula without a value. Rows may be of unequal length.
        first_row, first_column: Where `rows[0][0]` stands: row from 1, column from 0.
        hidden: Whether the sheet is hidden, so left out.
        merged: Merged cells: first row, first column, last row, last column; rows from 1, columns from 0.
        comments: The comments on its cells.
    """

    name: str
    rows: Sequence[Sequence[Any]]
    first_row: int = 1
    first_column: int = 0
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    comments: Comments = ()

    @cached_property
    def width(self) -> int:
        """How many columns the longest row has."""
        return max(map(len, self.rows), default=0)

    def row_number(self, place: int) -> int:
        """The number that the spreadsheet shows for `rows[place]`."""
        return self.first_row + place

    def cell(self, place: int, column: int) -> str:
        """The name of the cell `rows[place][column]`."""
        return address(self.first_row + place, self.first_column + column)


@dataclass(frozen=True, eq=False)
class Workbook:
    """A file that was read.

    Attributes:
        name: The name of the file.
        kind: `xlsx`, `xls`, `xlsb`, `ods`, `csv` or `parquet`.
        sheets: Its sheets in order, hidden ones included; charts and macro sheets are left out.
        notes: What was chosen in opening it, in words: the encoding of a text file, the sheets that hold no table.
        epoch_1904: Whether its days are counted from 1904.
        source: The bytes or the path that it was read from, for what is looked at again (number formats).
    """

    name: str
    kind: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()
    epoch_1904: bool = False
    source: Any = field(default=None, repr=False)

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name.

        Raises:
            KeyError: There is none.
        """
        found = next((sheet for sheet in self.sheets if sheet.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def shown(self) -> Iterator[Sheet]:
        """The sheets that are not hidden."""
        return (sheet for sheet in self.sheets if not sheet.hidden)
