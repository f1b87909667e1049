"""Workbooks read and written by the libraries themselves, and by us."""

import time
from importlib import import_module
from pathlib import Path
from typing import Any

from lines import DAY, lines
from measuring import peak_mb, version

__all__ = ["made", "read", "screen", "write"]

_NEEDED = {
    "calamine": ("python_calamine",),
    "openpyxl, read-only": ("openpyxl",),
    "sme_check.bulk.workbooks": ("sme_check.bulk.workbooks.open", "sme_check.bulk.workbooks.take", "pandas", "python_calamine"),
}
_COLOURS = {"export": "#fde9e7", "import": "#fff4d6", "service": "#e7f4e8"}


def made(count: str, target: str) -> dict[str, Any]:
    """A workbook of lines."""
    _xlsxwriter(_cells(int(count)), target)
    return {}


def _cells(count: int) -> list[list[Any]]:
    frame = lines(count)
    return [list(frame.columns), *frame.astype(object).where(frame.notna(), None).values.tolist()]


def read(name: str, source: str) -> dict[str, Any]:
    """One reader: all cells as Python values."""
    readers = {"calamine": (_calamine, "python-calamine"), "openpyxl, read-only": (_openpyxl, "openpyxl"), "sme_check.bulk.workbooks": (_ours, "")}
    reader, library = readers[name]
    for module in _NEEDED[name]:
        import_module(module)  # before the clock starts
    start = time.process_time()
    rows = reader(source)
    return {"version": version(library) if library else "", "cpu": time.process_time() - start, "rows": rows, "peak_mb": peak_mb()}


def _calamine(source: str) -> int:
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(source).get_sheet_by_index(0).to_python())


def _openpyxl(source: str) -> int:
    from openpyxl import load_workbook

    sheet = load_workbook(source, read_only=True, data_only=True).worksheets[0]
    return len([tuple(row) for row in sheet.iter_rows(values_only=True)])


def _ours(source: str) -> int:
    """Opened, checked for what is hostile, headings found, cells read as people type them."""
    from sme_check.bulk.workbooks.open import open_table
    from sme_check.bulk.workbooks.take import take

    return len(take(open_table(Path(source), Path(source).name)).frame) + 1


def write(name: str, count: str, target: str) -> dict[str, Any]:
    """One writer: the cells with a bold first row and a colour by kind."""
    cells = _cells(int(count))
    writer, library = {"xlsxwriter, constant memory": (_xlsxwriter, "xlsxwriter"), "openpyxl, write-only": (_write_openpyxl, "openpyxl")}[name]
    before, start = peak_mb(), time.process_time()
    writer(cells, target)
    return {
        "version": version(library),
        "cpu": time.process_time() - start,
        "peak_mb": peak_mb(),
        "before_mb": before,
        "mb": Path(target).stat().st_size / 2**20,
    }


def _xlsxwriter(cells: list[list[Any]], target: str) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet("Lines"), book.add_format({"bold": True})
    formats = {kind: book.add_format({"bg_color": colour}) for kind, colour in _COLOURS.items()}
    kind_at = cells[0].index("activity.kind")
    for number, row in enumerate(cells):
        form = bold if not number else formats.get(row[kind_at])
        for at, value in enumerate(row):
            if value is not None:
                sheet.write(number, at, value, form) if form is not None else sheet.write(number, at, value)
    book.close()


def _write_openpyxl(cells: list[list[Any]], target: str) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill

    book = Workbook(write_only=True)
    sheet, bold = book.create_sheet("Lines"), Font(bold=True)
    fills = {kind: PatternFill("solid", fgColor=colour[1:]) for kind, colour in _COLOURS.items()}
    kind_at = cells[0].index("activity.kind")
    for number, row in enumerate(cells):
        made_row = [WriteOnlyCell(sheet, value=value) for value in row]
        for cell in made_row:
            if not number:
                cell.font = bold
            elif row[kind_at] in fills:
                cell.fill = fills[row[kind_at]]
        sheet.append(made_row)
    book.save(target)


def screen(count: str) -> dict[str, Any]:
    """Every distinct name of the lines screened once, all together, and nothing else."""
    from datetime import date

    from sme_check.assessment.imported import registers_on
    from sme_check.assessment.registers import policy_of
    from sme_check.facts.party import Party
    from sme_check.rulebook.load import load_rulebook
    from sme_check.screening.query import query_of

    law, day = load_rulebook(), date.fromisoformat(DAY)
    registers, possible = registers_on(law, day)[0], policy_of(law).possible
    frame = lines(int(count))
    names = {(name, "organisation") for column in ("business.name", "bank_1_name") for name in frame[column].dropna().unique()}
    names |= {(name, "individual") for name in frame["owner_1_name"].dropna().unique()}
    queries = [query_of(Party.model_validate({"name": name, "kind": kind})) for name, kind in sorted(names)]
    for register in registers:
        register.index.search_many(queries[:1], possible)
    start = time.process_time()
    found = [register.index.search_many(queries, possible) for register in registers]
    took = time.process_time() - start
    like = sum(any(hits) for hits in zip(*found, strict=True))
    return {"cpu": took, "names": len(queries), "like": like}
