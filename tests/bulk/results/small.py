"""Small files taken and answered under the small rulebook, for looking at their results."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from sme_check.bulk.results.standing import Standing
from sme_check.bulk.results.workbook import write_workbook
from sme_check.bulk.runs.answers import Answers
from sme_check.bulk.runs.run import run_frame
from sme_check.bulk.workbooks.table import Sheet, Workbook, address
from sme_check.bulk.workbooks.taken import HeadingRead, Note, Origin, SheetRows, Taken
from sme_check.rulebook.rulebook import Rulebook
from tests.assessment.small import JUDGED
from tests.small_law import small_law

__all__ = ["DAY", "HEADINGS", "a_law", "a_result", "a_sheet", "answered", "taken_of"]

DAY = date(2023, 1, 10)
HEADINGS = ("reference", "business.name", "business.region", "activity.kind", "activity.military_end_use", "goods.code", "Our own note")
_CODES = ("84713000", "0902", "84", "0902")


def a_law(folder: Path) -> Rulebook:
    """The small rulebook."""
    return small_law(folder, JUDGED)


def a_sheet(count: int = 8) -> list[list[Any]]:
    """Headings, rows of every verdict, a blank row in fourth place, a region that cannot be read in the sixth."""
    rows: list[list[Any]] = [list(HEADINGS)]
    for number in range(count):
        note = ("=1+1", "@sum", 3.5, date(2026, 5, 1))[number % 4]
        rows.append([f"P{number // 2}", f"ООО Гавань {number // 2}", "77", "export", number % 4 == 3, _CODES[number % 4], note])
    rows.insert(3, ["", None, "", "", "", "", ""])
    if count > 4:
        rows[5][2] = "no region"
    return rows


def taken_of(rows: Sequence[Sequence[Any]], *, name: str = "Partners", kind: str = "xlsx", source: Any = None, notes: Sequence[Note] = ()) -> Taken:
    """What is taken from a sheet whose headings are facts, but for those that hold a blank, which are left out."""
    facts = [at for at, heading in enumerate(rows[0]) if " " not in str(heading)]
    body = [(number, row) for number, row in enumerate(rows[1:], 2) if any(value not in (None, "") for value in row)]
    values = [[None if row[at] == "" else row[at] for at in facts] for _, row in body]
    frame = pd.DataFrame(values, columns=[rows[0][at] for at in facts], dtype=object)
    headings = [HeadingRead(name, address(1, at)[:-1], str(found), str(found) if at in facts else None, "exact") for at, found in enumerate(rows[0])]
    count = len(body)
    return Taken(
        frame,
        [Origin(name, number) for number, _ in body],
        (SheetRows(name, 1, len(rows[0]) - 1, np.array([number for number, _ in body]), np.arange(count), np.ones(count, int)),),
        tuple(headings),
        (),
        tuple(notes),
        Workbook(f"{name.lower()}.{kind}", kind, (Sheet(name, rows),), source=source),
        {str(rows[0][at]): _cell_of(name, [number for number, _ in body], at) for at in facts},
    )


def _cell_of(name: str, numbers: Sequence[int], at: int) -> Callable[[int], tuple[str, str]]:
    return lambda row: (name, address(numbers[row], at))


def answered(taken: Taken, law: Rulebook) -> Answers:
    """The answers of a file."""
    return run_frame(taken.frame.assign(**{"uk_party.link": "uk_body", "business.established_in": "RU"}), DAY, rulebook=law)


def a_result(folder: Path, taken: Taken, law: Rulebook) -> Path:
    """The result workbook of a file."""
    path = folder / "result.xlsx"
    write_workbook(path, taken, answered(taken, law), Standing(DAY, law))
    return path
