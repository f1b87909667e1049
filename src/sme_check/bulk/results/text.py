"""The result as CSV: the rows with the answers beside them in one file, findings, questions, problems, measures and the record in files beside it."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sme_check.bulk.runs.progress import Stage

from .neutral import neutral
from .plain_rows import PlainRows
from .table import Table, plain

__all__ = ["write_csv", "write_csv_table"]

_TOLD_EACH = 2_000
_REMEMBERED = 500_000
"""Texts whose cells are remembered; any further one is likely to be the only one of its kind."""


def write_csv(path: Path, rows: PlainRows, stage: Stage) -> None:
    """Write the rows: UTF-8 with a mark that Excel needs to see it, commas, every row of the sheet in its order; each distinct text is made safe once."""
    known: dict[str, str] = {}
    said: dict[tuple[str, ...], str] = {}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        for number, own, answers in rows.rows():
            cells = ["" if value is None or value == "" else known.get(value) or _ready(value, known) for value in own]
            beside = tuple(rows.columns) if number == rows.header else answers
            ready = said.get(beside)
            if ready is None:
                ready = said[beside] = _line(map(neutral, beside))
            file.write(f"{','.join(cells)},{ready}\r\n")
            if number % _TOLD_EACH == 0:
                stage.add(_TOLD_EACH)
        stage.finish()


def _ready(value: Any, known: dict[str, str]) -> str:
    """A cell as it stands in the file; of a text it is remembered. A number needs no quotation marks."""
    kind = value.__class__
    if kind is float or kind is bool or kind is int:
        return str(_cell(value))
    cell = _line([_cell(value)])
    if kind is str and len(known) < _REMEMBERED:
        known[value] = cell
    return cell


def _line(values: Iterable[Any]) -> str:
    """Cells with commas between, quoted where they must be."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return line.getvalue().removesuffix("\r\n")


def write_csv_table(path: Path, table: Table) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(column.heading for column in table.columns)
        writer.writerows(_cells(map(plain, row)) for row in table.rows())


def _cells(values: Iterable[Any]) -> list[Any]:
    return [_cell(value) for value in values]


def _cell(value: Any) -> Any:
    """A value as text: whole numbers without a point, days as 2026-05-15."""
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else value
