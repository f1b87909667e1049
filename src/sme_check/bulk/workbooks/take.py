"""From a workbook to a frame: one row one activity with at most one item, each with the row of the sheet that it came from."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sme_check.facts.synonyms import said, synonyms

from ..collecting import collecting_later
from .bands import columns_of_bands
from .facts_of_rows import RowFacts, read_rows
from .joined import join
from .keyed import Firms, keyed, referred
from .layout import plan_of
from .limits import refuse
from .mapping import apply_mapping
from .position import by_position
from .second_sheets import activities_beside
from .several import several_written_out
from .sheets_aside import refuse_understood, set_aside
from .table import Sheet, Workbook, is_blank
from .taken import CellFound, Note, Taken
from .titled import Titled, has_our_headings, title_sheet

__all__ = ["take"]


def take(workbook: Workbook, mapping: Mapping[str, str | None] | None = None, as_of: date | str | None = None) -> Taken:
    """Take a workbook into a frame.

    Args:
        workbook: The workbook, as `open_table` gives it.
        mapping: What some headings mean: by the heading, the letters of its column, or either with its sheet ("Goods!C"), the fact by its path or its
            heading in the template; "ignore" leaves a column out, and with "Goods!" a sheet that is not read. A heading that is only
            like a known one is not used until this confirms it.
        as_of: The day whose law is to be applied, if one for all is given: then none need stand in the workbook.

    Returns:
        The frame, and where each of its rows and problems stands in the workbook.

    Raises:
        FactError: No sheet has headings that are understood, or rows below them; a mapping that names no heading or fact, or sets a sheet aside that is read.
    """
    with collecting_later():
        return _taken(workbook, mapping or {}, as_of)


def _taken(workbook: Workbook, mapping: Mapping[str, str | None], as_of: date | str | None) -> Taken:
    asked, mapping = set_aside(workbook.sheets, mapping)
    tables, notes = _tables(workbook, tuple(mapping))
    tables = activities_beside(apply_mapping(tables, mapping), workbook)
    understood = {table.sheet.name for table in tables}
    refuse_understood([sheet for sheet in workbook.sheets if sheet not in asked], understood)
    left = [sheet for sheet in asked if sheet.name not in understood and (said(sheet.name) not in synonyms().sheets["left out"] or has_our_headings(sheet))]
    rows = _rows(tables, workbook, notes)
    if not any(item.places for item in rows):
        accepted = "a partnership in each row below the headings; the worked rows of the template are not read"
        raise refuse(workbook.name, "headings without any row below them", accepted)
    return _with_date(join(rows, tuple(notes), workbook, left), tables, as_of)


def _tables(workbook: Workbook, mapping: Sequence[str]) -> tuple[list[Titled], list[Note]]:
    """The sheets to be read, and what is said of the others.

    Raises:
        FactError: There is none.
    """
    tables: list[Titled] = []
    notes = [Note("", "", text) for text in workbook.notes]
    for sheet in workbook.sheets:
        titled = None if sheet.hidden or not sheet.rows else title_sheet(sheet, mapping) or by_position(sheet, workbook)
        if titled is not None:
            tables.append(titled)
        else:
            notes += _left_out(sheet)
    if not any(table.plan.key == "partnerships" for table in tables):
        tables = [title_sheet(table.sheet, mapping, alone=True) or table for table in tables]
    if not any(not table.plan.of_members for table in tables):
        raise refuse(workbook.name, _seen(workbook), f"a sheet with headings such as {_some_headings()}; the template has them all")
    return _with_one_main(tables), notes


def _rows(tables: Sequence[Titled], workbook: Workbook, notes: list[Note]) -> list[RowFacts]:
    """The rows of all sheets, those of partnerships read first: sheets without references are joined by what the business is known by there."""
    main = [read_rows(table, workbook) for table in tables if table.plan.key == "partnerships"]
    firms = Firms([facts for facts, _ in main])
    read = iter(main)
    rows = []
    for table in tables:
        facts, said_of = next(read) if table.plan.key == "partnerships" else read_rows(keyed(table, firms), workbook)
        notes += [*_above(facts.table), *_unread(facts.table), *said_of]
        rows.append(referred(facts, firms))
    return list(map(several_written_out, rows))


def _above(table: Titled) -> list[Note]:
    """What stands above the headings: a title, or something that was meant for every row."""
    bands = {(table.header - 1, at) for at in columns_of_bands(table.sheet, table.header, table.titles, table.plan)} if table.top == table.header else ()
    above = table.sheet.rows[: max(table.top, 0)]
    found = [(place, at, value) for place, row in enumerate(above) for at, value in enumerate(row) if not is_blank(value) and (place, at) not in bands]
    text = "; ".join(str(value) for *_, value in found)
    return [Note(table.sheet.name, table.sheet.cell(*found[0][:2]), f"Above the headings stands “{text[:200]}”, which was not read.")] if found else []


def _unread(table: Titled) -> list[Note]:
    """The columns of which nobody said what they hold: that they were not read should be seen beside the answers."""
    return [
        Note(read.sheet, f"{read.column}{table.sheet.row_number(max(table.header, 0))}", f"The column {read.found or 'without a heading'} was not read: {why}.")
        for read in table.read()
        if read.open
        for why in [f"it is only like {read.proposed}, and nobody confirmed it" if read.proposed else "its heading is not understood"]
    ]


def _left_out(sheet: Sheet) -> list[Note]:
    if not sheet.rows:
        return []
    known = said(sheet.name) in synonyms().sheets["left out"]
    if known and has_our_headings(sheet):
        return [Note(sheet.name, "", f"The sheet was left out, as it is called “{sheet.name}”; the partnerships that it names are in doubt.")]
    if sheet.hidden and not known:
        return [Note(sheet.name, "", "The sheet is hidden and was left out.")]
    return [] if known else [Note(sheet.name, "", "No headings of ours were found on this sheet, so it was left out.")]


def _with_one_main(tables: list[Titled]) -> list[Titled]:
    """Sheets of activities alone are what is to be answered; beside a sheet of partnerships they belong to it."""
    return sorted(tables, key=lambda table: table.plan.key == "activities")


def _seen(workbook: Workbook) -> str:
    """What stands where headings were looked for."""
    shown = [sheet for sheet in workbook.shown() if sheet.rows]
    first = [str(value) for sheet in shown[:1] for row in sheet.rows[:1] for value in row if value not in ("", None)]
    return f"no headings that are understood{'; the first row says: ' + ', '.join(first)[:150] if first else ', and no sheet that is not hidden'}"


def _some_headings() -> str:
    return ", ".join(
        column.heading for column in plan_of("partnerships").columns if column.path in ("reference", "business.name", "business.inn", "activity.kind")
    )


def _with_date(taken: Taken, tables: Sequence[Titled], as_of: date | str | None) -> Taken:
    """Say so once where no day is given whose law would be applied."""
    if as_of is not None or "as_of" in taken.frame.columns:
        return taken
    found = CellFound(tables[0].sheet.name, "", "no as-of date", "a column As-of date, or one date given for all rows", "", "As-of date")
    values: dict[str, Any] = {name: getattr(taken, name) for name in taken.__dataclass_fields__}
    return Taken(**{**values, "problems": (found, *taken.problems)})
