"""What was taken from a workbook: the frame to be answered, where each row of it came from, how the headings were read, what could not be read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from sme_check.bulk.frames.cells import CellProblem
from sme_check.screening.running import may_name

from .table import Workbook, address, is_blank

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CellFound", "HeadingRead", "Note", "Origin", "SheetRows", "Taken", "TextBeside", "cell_of", "text_of"]


class Origin(NamedTuple):
    """Where a row of the frame came from: the sheet, and the row's number there, as the spreadsheet shows it."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class CellFound:
    """A cell that could not be read; its fact is unknown.

    Attributes:
        sheet, cell: Where it stands: "Partnerships", "C12"; a cell is empty where the whole sheet is meant.
        found: What stood there.
        accepted: What may stand there.
        nearest: The nearest valid value, where one is close; else empty.
        heading: The heading of its column.
        rows: Where it speaks for many cells of its column, the numbers of all their rows, that of `cell` first; else empty.
        means: What it comes to, where that is not that a fact is unknown.
    """

    sheet: str
    cell: str
    found: str
    accepted: str
    nearest: str = ""
    heading: str = ""
    rows: tuple[int, ...] = ()
    means: str = ""

    def __str__(self) -> str:
        nearest = f"; the nearest is {self.nearest}" if self.nearest else ""
        return f"{self.sheet}!{self.cell}: found {self.found}; accepted: {self.accepted}{nearest}"


@dataclass(frozen=True, slots=True)
class TextBeside:
    """A text of a sheet that no fact is made of.

    Attributes:
        sheet, cell: Where it stands; a cell is empty where it is the name of the sheet.
        heading: The heading of its column, or what it is: "comment".
        text: What it says.
        rows: The rows of the frame that it may speak of; none where it is of a list that may be of anything, and is only told.
        of_row: Whether it is a cell of the table: what place such a one names is asked about with the table.
    """

    sheet: str
    cell: str
    heading: str
    text: str
    rows: Sequence[int]
    of_row: bool = False


def cell_of(number: int, column: int) -> str:
    """The cell that a comment is on; "" where that cannot be told."""
    return address(number, column) if number else ""


def text_of(value: Any) -> str:
    """What a cell says that may name somebody: a text, or a long number as a register gives one."""
    if is_blank(value) or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
    return text if may_name(text) else ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was done and should be seen: a restored zero, an example left out, a hidden sheet left out.

    Attributes:
        sheet, cell: Where; a cell is empty where the whole sheet is meant.
        text: What was done.
    """

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class HeadingRead:
    """How one heading was understood.

    Attributes:
        sheet: The sheet.
        column: The letters of its column.
        found: The heading as it stands; "" where there is none.
        path: The fact that the column is taken for, as `check_frame` names it; of a sheet of owners the fact of an owner; None for a column left out.
        how: `template` (the template's own heading), `exact` (the fact's name or path), `synonym`, `position` (the template's order), `confirmed` (by the
            mapping given); `near` (only like a known heading: proposed, and not used until the mapping confirms it); `ignored` (known to
            bear on nothing here, such as a KPP, or set aside by the mapping); `unknown` (not understood, so not used).
        proposed: For `near`, the fact proposed.
        words: The question that the fact answers, for showing beside it.
        slip: Whether the proposal is a heading of ours but for a slip; else it may mean another fact, and its cells should be looked at first.
    """

    sheet: str
    column: str
    found: str
    path: str | None
    how: str
    proposed: str = ""
    words: str = ""
    slip: bool = False

    @property
    def open(self) -> bool:
        """Whether somebody should say what this column holds."""
        return self.how in ("near", "unknown")


@dataclass(frozen=True, eq=False)
class SheetRows:
    """The rows of one sheet that are answered, in their order; beside row `row[i]` stands the answer of frame rows `first[i]`, and on, `count[i]` of them.

    Attributes:
        sheet: The sheet.
        header: The number of the row with its headings (the last of two); 0 where it has none.
        last_column: The last column that is used, from 0.
        row: (n,) the numbers of the rows, as the spreadsheet shows them.
        first: (n,) the first frame row of each; all of them are of one partnership.
        count: (n,) how many frame rows it became: several where a cell held several codes.
        aside: The numbers of the rows below the headings that are no partnership, and were left aside: totals, worked rows, lines below the table.
    """

    sheet: str
    header: int
    last_column: int
    row: np.ndarray[Any, Any]
    first: np.ndarray[Any, Any]
    count: np.ndarray[Any, Any]
    aside: frozenset[int] = frozenset()


@dataclass(frozen=True, eq=False)
class Taken:
    """A workbook taken into a frame.

    Attributes:
        frame: (n, facts) for `answer_frame`: one row one activity with at most one item; columns are fact paths; None is unknown.
        origin: (n,) the row that each frame row came from: of the sheet of activities where it is from there, else of partnerships.
        rows: For each sheet whose rows are answered, which rows of it are which rows of the frame.
        headings: How each heading was understood, sheet by sheet: to be shown, and confirmed or changed by `mapping`.
        problems: The cells that could not be read, in the order of the sheets.
        notes: What was done beside that and should be seen.
        workbook: The workbook as it was read.
        cells: Of each column of the frame, where the fact of a row stands.
        asked: Of the rows of the frame that stand for cells of which nobody said what they hold, the questions that these leave.
        beside: The texts that no fact is made of and that may speak of some rows of the frame: (n,) which ones.
    """

    frame: "pd.DataFrame"
    origin: Sequence[Origin]
    rows: tuple[SheetRows, ...]
    headings: tuple[HeadingRead, ...]
    problems: tuple[CellFound, ...]
    notes: tuple[Note, ...]
    workbook: Workbook
    cells: Mapping[str, Callable[[int], tuple[str, str] | None]] = field(default_factory=dict, repr=False)
    asked: Mapping[int, Sequence[str]] = field(default_factory=dict, repr=False)
    beside: Callable[[np.ndarray[Any, Any]], Iterable[TextBeside]] = field(default=lambda wanted: (), repr=False)

    @property
    def partnership_rows(self) -> tuple[SheetRows, ...]:
        """The rows of the sheets that state partnerships."""
        return self.rows

    def locate(self, problem: CellProblem) -> CellFound:
        """The cell of a problem that was found in the frame."""
        sheet, row = self.origin[problem.row]
        cell = self.cells[problem.column](problem.row) if problem.column in self.cells else None
        sheet, name = cell if cell else (sheet, f"row {row}")
        return CellFound(sheet, name, problem.problem.found, problem.problem.accepted, problem.problem.nearest, problem.column)
