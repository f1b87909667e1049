"""Workbooks made for the tests: plain ones by a library, odd ones part by part."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import xlsxwriter

from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.answering.held import HeldDays
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import Taken
from sme_check.rulebook.load import load_rulebook

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["PERCENT", "a_book", "a_sheet", "answered", "held_days", "packed", "taken_from"]

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class PERCENT(float):
    """A number whose cell shows percent."""


def a_book(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """A workbook of these sheets, the cells as given; "_" in a name is a space."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"default_date_format": "yyyy-mm-dd", "strings_to_numbers": False, "strings_to_formulas": False, "in_memory": True})
    percent = book.add_format({"num_format": "0%"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name.replace("_", " "))
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, PERCENT):
                    sheet.write_number(row, column, value, percent)
                elif value is not None and value != "":
                    sheet.write(row, column, value)
    book.close()
    return stream.getvalue()


def taken_from(mapping: Mapping[str, str | None] | None = None, as_of: str | None = "2026-05-15", **sheets: Sequence[Sequence[Any]]) -> Taken:
    """What is taken from a workbook of these sheets."""
    return take(open_table(a_book(**sheets), "partners.xlsx"), mapping, as_of)


@cache
def held_days() -> HeldDays:
    """The law of the days asked about, made ready once."""
    return HeldDays(load_rulebook())


def answered(taken: Taken) -> "pd.DataFrame":
    """What was taken, with the verdicts beside it; the law of a day is made ready once, as in a run."""
    return answer_frame(taken.frame, held=held_days(), words=False).frame


def a_sheet(data: str, *, prefix: str = "") -> str:
    """The XML of a sheet."""
    mark = f"{prefix}:" if prefix else ""
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    return f'<?xml version="1.0"?><{mark}worksheet {name}="{MAIN}">{data}</{mark}worksheet>'


def packed(
    sheet: str | bytes,
    *,
    target: str = "worksheets/sheet1.xml",
    renamed: Callable[[str], str] = lambda name: name,
    more: Mapping[str, str | bytes] | None = None,
    workbook: str = "",
) -> bytes:
    """A workbook of one sheet called S, from the XML of it."""
    book = f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS.format(f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": RELS.format(f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="{target}"/>'),
        "xl/worksheets/sheet1.xml": sheet,
        **(more or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(renamed(name), text)
    return stream.getvalue()
