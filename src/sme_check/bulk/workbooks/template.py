"""The Excel template, written from the declarations of the facts: one sheet to fill in, others for what a row cannot hold."""

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from sme_check import _version

from .layout import SHEETS, Column, Plan
from .table import column_letters
from .template_words import TEMPLATE_VERSION, VERSION_NAME, instructions, message_of, places_to_look
from .typed import code_of
from .worked_rows import WORKED

__all__ = ["write_template"]

_ROWS = 5_000
"""Rows that have drop-downs and messages; more may be filled in."""
_BANDS = ("#1F3864", "#375623", "#7F3F00", "#3F3151", "#1F4E4E")
_LISTS = "Lists"


def write_template(target: Path | str | IO[bytes]) -> None:
    """Write the template.

    Args:
        target: The file, or a stream of bytes.

    Raises:
        OSError: The file cannot be written.
    """
    import xlsxwriter

    book = xlsxwriter.Workbook(str(target) if isinstance(target, Path | str) else target, {"in_memory": True})
    try:
        book.set_properties({"title": "Partnerships with Russian businesses", "comments": f"Template {TEMPLATE_VERSION} of sme_check {_version.__version__}"})
        book.set_custom_property("sme_check template", TEMPLATE_VERSION)
        book.define_name(VERSION_NAME, f'="{TEMPLATE_VERSION}"')
        _Writer(book).write()
    finally:
        _close(book)


def _close(book: Any) -> None:
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


class _Writer:
    """One template being written."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self._title = book.add_format({"bold": True, "font_size": 16, "font_color": _BANDS[0]})
        self._heading = book.add_format({"bold": True, "font_size": 12, "font_color": _BANDS[0], "bottom": 1})
        self._lists: dict[tuple[tuple[str, str], ...], str] = {}

    def write(self) -> None:
        """All sheets, in order."""
        first = self._book.add_worksheet("Instructions")
        sheets = [(plan, self._book.add_worksheet(plan.title)) for plan in SHEETS]
        lists = self._book.add_worksheet(_LISTS)
        self._name_lists(lists)
        self._instruct(first)
        for plan, sheet in sheets:
            self._fill(plan, sheet)
        sheets[0][1].activate()
        first.activate()

    # -- the instructions ----------------------------------------------------------------------------------------------

    def _instruct(self, sheet: Any) -> None:
        formats = {"title": self._title, "heading": self._heading, "line": self._wrap}
        sheet.hide_gridlines(2)
        for column, width in enumerate((16, 30, 70, 38, 42)):
            sheet.set_column(column, column, width)
        row = 0
        for kind, text in instructions():
            if kind == "line":
                sheet.merge_range(row, 0, row, 3, text, formats[kind])
                sheet.set_row(row, 16 * (1 + len(text) // 150))
            else:
                sheet.write_string(row, 0, text, formats[kind])
                sheet.set_row(row, 28 if kind == "title" else 24)
            row += 1
        self._columns(sheet, row)
        self._print(sheet)

    def _columns(self, sheet: Any, row: int) -> None:
        bold = self._book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1, "border_color": "#BFBFBF"})
        cell = self._book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D9D9D9"})
        for column, text in enumerate(("Sheet", "Column", "What is asked", "What to write", "Where it is found")):
            sheet.write_string(row, column, text, bold)
        for number, texts in enumerate(places_to_look(), row + 1):
            for column, text in enumerate(texts):
                sheet.write_string(number, column, text, cell)
            sheet.set_row(number, 15 * max(1, -(-len(texts[2]) // 72), -(-len(texts[4]) // 42), -(-len(texts[3]) // 38), -(-len(texts[1]) // 30)))

    def _print(self, sheet: Any) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.5)

    # -- the lists -----------------------------------------------------------------------------------------------------

    def _name_lists(self, sheet: Any) -> None:
        """A named range for each set of answers; the sheet is hidden."""
        sheet.hide()
        names: dict[str, tuple[tuple[str, str], ...]] = {"answers_yes_no": (("yes", "yes"), ("no", "no"), ("unknown", "don't know"))}
        for column in (column for plan in SHEETS for column in plan.columns):
            if column.info is not None and column.info.choices:
                names.setdefault(f"answers_{column.path.replace('.', '_')}", tuple(column.info.choices.items()))
        for at, (name, choices) in enumerate(names.items()):
            if choices in self._lists:
                continue
            self._lists[choices] = name
            sheet.write_string(0, at, name)
            for row, (_, label) in enumerate(choices, 1):
                sheet.write_string(row, at, label)
            letters = column_letters(at)
            self._book.define_name(name, f"={_LISTS}!${letters}$2:${letters}${len(choices) + 1}")

    # -- a sheet to fill in --------------------------------------------------------------------------------------------

    def _fill(self, plan: Plan, sheet: Any) -> None:
        bands = list(dict.fromkeys(column.band for column in plan.columns))
        for band, run in groupby(enumerate(plan.columns), key=lambda item: item[1].band):
            self._band(sheet, band, [at for at, _ in run], _BANDS[bands.index(band) % len(_BANDS)])
        for at, column in enumerate(plan.columns):
            self._column(sheet, at, column, _BANDS[bands.index(column.band) % len(_BANDS)])
        sheet.set_row(0, 18)
        sheet.set_row(1, 48)
        sheet.freeze_panes(2, 1)
        self._work(plan, sheet)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0, 1)
        sheet.repeat_columns(0)
        sheet.set_selection(2 + len(WORKED[plan.key]), 0, 2 + len(WORKED[plan.key]), 0)

    def _band(self, sheet: Any, band: str, columns: list[int], colour: str) -> None:
        look = self._book.add_format({"bold": True, "font_color": "white", "bg_color": colour, "align": "left"})
        if len(columns) > 1:
            sheet.merge_range(0, columns[0], 0, columns[-1], band, look)
        else:
            sheet.write_string(0, columns[0], band, look)

    def _column(self, sheet: Any, at: int, column: Column, colour: str) -> None:
        head = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F2F2F2", "bottom": 2, "bottom_color": colour}
        sheet.write_string(1, at, column.heading, self._book.add_format(head))
        kind = column.info.kind if column.info is not None else "text"
        look: dict[str, Any] = {"num_format": "yyyy-mm-dd" if kind == "date" else "@"} if kind in ("date", "text", "texts") else {}
        sheet.set_column(at, at, _width(column), self._book.add_format({**look, "valign": "top"}))
        sheet.data_validation(1, at, _ROWS, at, self._validation(column))

    def _validation(self, column: Column) -> dict[str, Any]:
        """The list to choose from, and the message beside the cell. What is not on the list is let through: reading it says what is wrong."""
        shown = {"input_title": column.heading[:32], "input_message": message_of(column)}
        choices = self._choices(column)
        if not choices:
            return {"validate": "any", **shown}
        several = column.info is not None and column.info.kind == "choices"
        warning = {
            "error_type": "warning",
            "error_title": "Not on the list",
            "error_message": "Choose from the list, or leave the cell blank if you do not know.",
        }
        return {"validate": "list", "source": f"={choices}", **shown, **({"show_error": False} if several else warning)}

    def _choices(self, column: Column) -> str:
        if column.info is None:
            return ""
        if column.info.kind == "yes_no":
            return "answers_yes_no"
        return self._lists.get(tuple(column.info.choices.items()), "") if column.info.choices else ""

    def _work(self, plan: Plan, sheet: Any) -> None:
        """The worked rows, unlike any other at a glance."""
        look = {"italic": True, "font_color": "#7F7F7F", "bg_color": "#FFF2CC", "valign": "top"}
        plain, day = self._book.add_format({**look, "num_format": "@"}), self._book.add_format({**look, "num_format": "yyyy-mm-dd"})
        for row, facts in enumerate(WORKED[plan.key], 2):
            for at, column in enumerate(plan.columns):
                value = facts.get(column.path)
                if value is None:
                    sheet.write_blank(row, at, None, plain)
                elif column.info is not None and column.info.kind == "date":
                    sheet.write_datetime(row, at, date.fromisoformat(str(value)), day)
                elif isinstance(value, int):
                    sheet.write_number(row, at, value, self._book.add_format(look))
                else:
                    sheet.write_string(row, at, self._shown(column, value), plain)

    def _shown(self, column: Column, value: str) -> str:
        return column.info.choices.get(value, value) if column.info is not None else value


def _width(column: Column) -> int:
    if column.path == "reference":
        return 24
    if column.info is not None and column.model is not None and code_of(column.model, column.info.name):
        return 16
    wide = {"choice": 30, "choices": 30, "texts": 24, "yes_no": 12, "date": 13, "number": 12, "share": 14, "money": 14}
    longest = max(len(word) for word in column.heading.split())
    return max(wide.get(column.info.kind if column.info is not None else "text", 26), longest + 2)
