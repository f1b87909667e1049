"""How the cells of a column are read: by the fact that its heading means, with the number formats that tell something."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sme_check.facts.synonyms import said, synonyms

from .archive import reopened
from .codes_typed import several_codes
from .ditto import WRITTEN_OUT, is_ditto
from .heading_words import CURRENCY, fact_of
from .layout import ACTIVITY, REFERENCE
from .members import says_none
from .numbers_typed import read_number
from .parts import formats_of, read_book
from .table import Workbook, column_letters, is_blank
from .titled import Titled
from .typed import NOTHING, Problem, Reading, Setting, cell_reader, tidied
from .vocabulary import currency_of_unit

__all__ = ["forms_of", "reader_of"]

_SHORT = 30
"""Letters that no way of saying that one does not know has."""


def reader_of(table: Titled, path: str, workbook: Workbook) -> Callable[[Any, str], Reading]:
    """The reader of the cells of a column, given the path of its fact on the sheet."""
    fact = fact_of(path, table.plan)
    if fact is None:
        return _number_of_activity if path.endswith(ACTIVITY) else _reference if path == REFERENCE else _as_written
    info, model = fact
    meaning = table.meanings[table.held[path]]
    setting = Setting(meaning.currency, workbook.epoch_1904, workbook.kind not in ("csv",))
    read = cell_reader(info, model, setting)
    return _of_items(read) if path == "goods.code" or path.endswith("].code") else _unless_none(read) if path.startswith("activities[") else read


def _unless_none(read: Callable[[Any, str], Reading]) -> Callable[[Any, str], Reading]:
    """Of a further activity or item: where none is no answer, it says nothing of it."""

    def reader(found: Any, form: str) -> Reading:
        reading = read(found, form)
        return NOTHING if reading.problem and isinstance(found, str) and says_none(tidied(found)) else reading

    return reader


def _as_written(found: Any, form: str) -> Reading:
    """What joins sheets, as text."""
    if is_blank(found):
        return NOTHING
    return Reading(str(int(found)) if isinstance(found, float) and found.is_integer() else tidied(str(found)))


def _reference(found: Any, form: str) -> Reading:
    """A reference as text; a mark of repetition names nothing, and a word for what is not known none."""
    if isinstance(found, str) and is_ditto(tidied(found)):
        return Reading(None, Problem(REFERENCE, tidied(found), WRITTEN_OUT))
    if isinstance(found, str) and len(found) <= _SHORT and said(found) in synonyms().unknown:
        return NOTHING
    return _as_written(found, form)


def _number_of_activity(found: Any, form: str) -> Reading:
    number = read_number(tidied(found) if isinstance(found, str) else found)
    if is_blank(found):
        return NOTHING
    if str(number).isdigit() and 1 <= int(number) <= 100_000:
        return Reading(int(number))
    return Reading(None, Problem(ACTIVITY, str(found), "1 for the first row of the partnership, 2 for the second; or nothing for all of them"))


def _of_items(read: Callable[[Any, str], Reading]) -> Callable[[Any, str], Reading]:
    """A cell of several commodity codes is several items of goods."""

    def reader(found: Any, form: str) -> Reading:
        parts = several_codes(found) if isinstance(found, str) else []
        if isinstance(found, str) and said(found) in synonyms().none:
            return Reading("none")
        if len(parts) < 2:
            return read(found, form)
        readings = [read(part, form) for part in parts]
        problem = next((reading.problem for reading in readings if reading.problem), None)
        if problem is not None:
            return Reading(None, Problem(problem.where, f"{found}: {problem.found}", problem.accepted, problem.nearest))
        if any(reading.value is None for reading in readings):
            return Reading(
                None, Problem("code", f"{found}: one of them is not known", "every code, or a row of its own for an item of which the code is not known")
            )
        codes = tuple(dict.fromkeys(reading.value for reading in readings))
        notes = [f"{len(codes)} codes in one cell: each is taken for an item of goods of its own" if len(codes) > 1 else ""]
        notes += [reading.note for reading in readings]
        return Reading(codes if len(codes) > 1 else codes[0], None, "; ".join(filter(None, notes)))

    return reader


def forms_of(table: Titled, places: Sequence[int], cells: Mapping[str, Sequence[Any]], workbook: Workbook) -> dict[str, Mapping[int, str]]:
    """The number formats that tell something: percent, zeros in front, a currency; or the currency in the column beside."""
    wanted = {path: column_letters(table.sheet.first_column + at) for path, at in table.held.items() if _tells(table, path, cells[path])}
    forms: dict[str, dict[int, str]] = {path: {} for path in wanted}
    if wanted and workbook.kind == "xlsx" and isinstance(workbook.source, bytes):
        archive = reopened(workbook.source)
        part = read_book(archive).parts.get(table.sheet.name, "")
        shown = formats_of(archive, part, set(wanted.values()))
        by_number = {table.sheet.row_number(place): row for row, place in enumerate(places)}
        for path, letters in wanted.items():
            forms[path] = {by_number[number]: form for number, form in shown[letters].items() if number in by_number}
    if CURRENCY in table.held and "activity.amount" in table.held:
        shown_as = {cell: f'"{tidied(str(cell))}"' for cell in set(cells[CURRENCY]) if not is_blank(cell)}
        forms["activity.amount"] = {row: shown_as[cell] for row, cell in enumerate(cells[CURRENCY]) if cell in shown_as}
    return {path: rows for path, rows in forms.items() if rows}


def _tells(table: Titled, path: str, cells: Sequence[Any]) -> bool:
    """Whether the cells of a column are numbers of which the format may tell more."""
    fact = fact_of(path, table.plan)
    if fact is None:
        return False
    kinds = fact[0].kind in ("share", "money") or (fact[0].kind in ("text", "texts") and path != "reference") or bool(currency_of_unit(fact[0].unit))
    return kinds and not {int, float}.isdisjoint(map(type, cells))
