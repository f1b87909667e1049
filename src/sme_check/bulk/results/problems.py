"""The cells that could not be read: as a table, and beside the rows they stand in."""

import re
from collections import defaultdict
from collections.abc import Iterator

from sme_check.bulk.frames.cells import read_frame
from sme_check.bulk.frames.rows import Rows
from sme_check.bulk.runs.answers import Answers
from sme_check.bulk.workbooks.taken import CellFound, Note, Taken
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook

from .places import Places
from .table import Cell, Column, Linked, Table

__all__ = ["all_problems", "beside_rows", "problems", "problems_before"]

_NUMBER = re.compile(r"(?:[A-Z]+|row )([0-9]+)")
_COLUMNS = (
    Column("Sheet", 20),
    Column("Cell", 10),
    Column("Heading", 26, wrapped=True),
    Column("Found", 40, wrapped=True),
    Column("Accepted", 70, wrapped=True),
    Column("Nearest", 26),
    Column("What it means", 44, wrapped=True),
)
_UNKNOWN = "the fact is unknown; the row is answered with what is left"


def all_problems(taken: Taken, answers: Answers) -> tuple[CellFound, ...]:
    """What the reading found, what the answering found, and the texts that may name a listed party, each once."""
    return tuple(dict.fromkeys((*taken.problems, *map(taken.locate, answers.problems), *answers.named)))


def problems_before(taken: Taken, rulebook: Rulebook | None = None) -> tuple[CellFound, ...]:
    """What will be found that cannot be read, before anything is answered: rows of one partnership that contradict each other, too."""
    law = rulebook if rulebook is not None else load_rulebook()
    read = Rows(read_frame(taken.frame, law), len(taken.frame))
    return tuple(dict.fromkeys((*taken.problems, *map(taken.locate, read.problems))))


def problems(found: tuple[CellFound, ...], notes: tuple[Note, ...], places: Places) -> Table:
    """The cells that could not be read, and what was done that should be seen."""
    about = (
        "Cells that could not be read: each fact is taken as unknown, never guessed; then texts that may name a listed party. "
        "Below them, what was done in reading and should be seen."
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        for item in found:
            yield item.sheet, _cell(item.sheet, item.cell, places), item.heading, item.found, item.accepted, item.nearest, item.means or _UNKNOWN
        for note in notes:
            yield note.sheet, _cell(note.sheet, note.cell, places), "", "", "", "", note.text

    return Table("Problems", about, _COLUMNS, rows)


def _cell(sheet: str, cell: str, places: Places) -> Cell:
    number = _NUMBER.fullmatch(cell)
    if number is None:
        return cell
    return Linked(cell, places.link(sheet, f"A{number[1]}" if cell.startswith("row") else cell))


def beside_rows(found: tuple[CellFound, ...]) -> dict[tuple[str, int], str]:
    """The problems of each row, in a line: by sheet and number of the row."""
    lines: dict[tuple[str, int], list[str]] = defaultdict(list)
    for item in found:
        number = _NUMBER.fullmatch(item.cell)
        for row in item.rows:
            what = "may name a listed party" if item.means else "not understood"
            lines[item.sheet, row].append(f"{item.heading or 'column ' + item.cell.rstrip('0123456789')}: {what}")
        if number and not item.rows:
            lines[item.sheet, int(number[1])].append(f"{item.cell} {item.heading}: found {item.found}".replace("  ", " "))
    return {key: "; ".join(texts) for key, texts in lines.items()}
