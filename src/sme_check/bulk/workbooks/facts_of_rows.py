"""The rows of one sheet as facts: every column read, with the cells that could not be."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sme_check.facts.synonyms import said, synonyms

from .archive import reopened
from .codes_typed import several_codes
from .columns import Column, read_column
from .heading_words import CURRENCY, fact_of
from .layout import ACTIVITY, REFERENCE
from .members import says_none
from .numbers_typed import read_number
from .parts import formats_of, read_book
from .table import Workbook, column_letters, is_blank
from .taken import CellFound, Note
from .titled import Titled
from .typed import NOTHING, Problem, Reading, Setting, cell_reader, code_of, tidied
from .unread import Unread, unread_of

__all__ = ["RowFacts", "read_rows"]

_MOST_NOTES = 200
"""Of one column; the rest are counted."""
_SHORT = 30
"""Letters that no way of saying none has."""
_MORE_OTHERS = ': does anybody else take part, such as an agent, a payer or an end user? Name them, or write "none" in a column "Others who take part".'
_NONE_AT = {"goods.description": "activity.goods", "goods.code": "activity.goods"}
"""Where "none" instead of a name says that there are none of a collection; members' names besides."""


@dataclass(frozen=True, eq=False)
class RowFacts:
    """The rows of a sheet, read.

    Attributes:
        table: The sheet with its headings.
        places: The rows taken: their places in the sheet.
        columns: The facts of each, by path.
        problems: The cells that could not be read.
        faulty: Of each path, the rows (by their order) whose cell could not be read.
        unread: The cells of which nobody said what they hold.
        aside: The places of the rows that are no partnership.
        given: The column of the sheet that a row's fact comes from, by its path there: another one where a row tells of several activities or items.
    """

    table: Titled
    places: Sequence[int]
    columns: dict[str, list[Any]]
    problems: list[tuple[int, int, CellFound]]
    faulty: dict[str, set[int]]
    unread: Unread = field(default_factory=Unread)
    aside: frozenset[int] = frozenset()
    given: Callable[[str, int], str] = lambda path, row: path

    def cell(self, path: str, row: int) -> tuple[str, str]:
        """Where the fact of a row stands: sheet and cell."""
        sheet = self.table.sheet
        at = self.table.held.get(self.given(path, row))
        number = sheet.row_number(self.places[row])
        return sheet.name, sheet.cell(self.places[row], at) if at is not None else f"row {number}"

    def called(self, place: int, stated: Collection[Any]) -> str:
        """What to call a row without a reference: by its place, in words that no reference has."""
        name = f"{self.table.sheet.name}, row {self.table.sheet.row_number(place)}"
        while name in stated:
            name += "*"
        return name

    def found(self, path: str, row: int, found: str, accepted: str, nearest: str = "") -> tuple[int, int, CellFound]:
        """A problem of a row's cell, and where it stands in order."""
        sheet, cell = self.cell(path, row)
        at = self.table.held.get(self.given(path, row))
        title = self.table.titles[at] if at is not None else path
        return self.places[row], at or 0, CellFound(sheet, cell, found, accepted, nearest, title)


def read_rows(table: Titled, workbook: Workbook) -> tuple[RowFacts, list[Note]]:
    """Read every column of a sheet whose heading means a fact."""
    places, aside = table.body()
    facts = RowFacts(table, places, {}, [], {}, aside=frozenset(aside))
    notes = [Note(table.sheet.name, table.sheet.cell(place, table.held.get(REFERENCE, 0)), why) for place, why in aside.items()]
    cells = {path: table.column(at, places) for path, at in table.held.items()}
    forms = _forms(table, places, cells, workbook)
    for path, found in cells.items():
        if path == CURRENCY:
            continue
        column = read_column(found, _reader(table, path, workbook), forms.get(path))
        facts.columns[path] = list(column.values)
        facts.faulty[path] = set(column.problems)
        facts.problems.extend(facts.found(path, row, problem.found, problem.accepted, problem.nearest) for row, problem in column.problems.items())
        notes += _notes(facts, path, column)
    agrees = _doubt_doubled(facts, workbook)
    _say_none(facts)
    _say_roles(facts)
    _doubt_none(facts)
    _doubt_members(facts)
    unread = unread_of(table, places, facts.columns, agrees)
    facts.problems.extend(unread.problems)
    unread.others.update(_more_others(facts))
    return replace(facts, unread=unread), notes


def _say_roles(facts: RowFacts) -> None:
    """State what somebody does who is called by it, wherever anything is said of them."""
    roles = {meaning.path.rpartition(".")[0]: meaning.role for meaning in facts.table.meanings if meaning.role and meaning.path}
    for member, role in roles.items():
        own = [path for path in facts.columns if path.rpartition(".")[0] == member and path != REFERENCE]
        said_so = facts.columns.setdefault(f"{member}.role".lstrip("."), [None] * len(facts.places))
        for row, value in enumerate(said_so):
            if value is None and any(facts.columns[path][row] is not None or row in facts.faulty.get(path, ()) for path in own):
                said_so[row] = role


def _more_others(facts: RowFacts) -> dict[int, str]:
    """The question whether others take part beside those whom a row names by what they do; a column of others answers it: with "none", or a list."""
    by_role = [path for path in facts.columns if "others[" in path and _role_of(facts, path)]
    members = {path.rpartition(".")[0] for path in by_role}
    listed = [path for path in facts.columns if "others[" in path and path.rpartition(".")[0] not in members]
    none = facts.columns.get("activity.others") or [None] * len(facts.places)
    question = f"{facts.table.sheet.name} names {', '.join(dict.fromkeys(_role_of(facts, path).replace('_', ' ') for path in by_role))}{_MORE_OTHERS}"
    found = {}
    for row, place in enumerate(facts.places):
        if not facts.table.plan.of_members and any(facts.columns[path][row] is not None for path in by_role):
            if none[row] is None and all(facts.columns[path][row] is None for path in listed):
                found[place] = question
            none[row] = None
    return found


def _role_of(facts: RowFacts, path: str) -> str:
    """What the party of a column does, where it is called by that; else nothing."""
    at = facts.table.held.get(path)
    return facts.table.meanings[at].role if at is not None else ""


def _doubt_doubled(facts: RowFacts, workbook: Workbook) -> dict[int, list[bool]]:
    """Leave a fact unknown that another column seems to state too, and otherwise: a second code, a second activity would pass for nothing.

    Returns:
        Of each such column, whether each row's cell says what the first says.
    """
    table = facts.table
    agrees: dict[int, list[bool]] = {}
    for at, meaning in enumerate(table.meanings):
        path = meaning.proposed
        fact = fact_of(path, table.plan) if meaning.how == "near" and path in facts.columns else None
        if fact is None:
            continue
        free = fact[0].kind in ("text", "texts") and not code_of(fact[1], fact[0].name)
        values, cells = facts.columns[path], table.column(at, facts.places)
        second = read_column(cells, _reader(table, path, workbook))
        agrees[at] = [row not in second.problems and (value is None or _agree(path, values[row], value)) for row, value in enumerate(second.values)]
        for row, value in enumerate(second.values):
            other = value is not None or (row in second.problems and path == "goods.code")
            if not free and other and values[row] is not None and not agrees[at][row]:
                facts.faulty[path].add(row)
                values[row] = None
    return agrees


def _agree(path: str, first: Any, second: Any) -> bool:
    """Whether two columns say the same; of two codes of goods one may have more digits."""
    if path != "goods.code" or second is None:
        return bool(first == second)
    held, more = ((codes if isinstance(codes, tuple) else (codes,)) for codes in (first, second))
    return all(any(code.startswith(other) or other.startswith(code) for other in held) for code in more)


def _doubt_none(facts: RowFacts) -> None:
    """Leave a list unknown that is said to be of nobody where a cell of one of its members cannot be read: something stands there."""
    lists = {path: values for path, values in facts.columns.items() if "none" in values}
    for path, rows in facts.faulty.items():
        for collection, values in lists.items():
            if path.startswith(f"{collection}[") or (collection == "activity.goods" and path.startswith("goods.")):
                for row in rows:
                    values[row] = None


def _doubt_members(facts: RowFacts) -> None:
    """Leave the members of a row unknown of which one cannot be told at all: fewer than there are would pass for all of them."""
    for path, rows in facts.faulty.items():
        member, mark, _ = path.rpartition("].")
        if not mark or facts.table.plan.of_members:
            continue
        own = [values for other, values in facts.columns.items() if other.startswith(f"{member}].")]
        collection = member.rpartition("[")[0]
        for row in rows:
            if all(values[row] is None for values in own):
                for other, values in facts.columns.items():
                    if other.startswith(f"{collection}["):
                        values[row] = None


def _notes(facts: RowFacts, path: str, column: Column) -> list[Note]:
    notes = [Note(*facts.cell(path, row), text) for row, text in list(column.notes.items())[:_MOST_NOTES]]
    if len(column.notes) > _MOST_NOTES:
        notes.append(
            Note(facts.table.sheet.name, "", f"{facts.table.titles[facts.table.held[path]]}: {len(column.notes) - _MOST_NOTES:,} more cells likewise.")
        )
    return notes


def _reader(table: Titled, path: str, workbook: Workbook) -> Callable[[Any, str], Reading]:
    fact = fact_of(path, table.plan)
    if fact is None:
        return _number_of_activity if path.endswith(ACTIVITY) else _as_written
    info, model = fact
    meaning = table.meanings[table.held[path]]
    setting = Setting(meaning.currency, workbook.epoch_1904, workbook.kind not in ("csv",))
    read = cell_reader(info, model, setting)
    return _of_items(read) if path == "goods.code" or path.endswith("].code") else _unless_none(read) if path.startswith("activities[") else read


def _unless_none(read: Callable[[Any, str], Reading]) -> Callable[[Any, str], Reading]:
    """Of a further activity or item: that there is none says nothing of it."""
    return lambda found, form: NOTHING if isinstance(found, str) and says_none(tidied(found)) else read(found, form)


def _as_written(found: Any, form: str) -> Reading:
    """What joins sheets, as text."""
    if is_blank(found):
        return NOTHING
    return Reading(str(int(found)) if isinstance(found, float) and found.is_integer() else tidied(str(found)))


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
        codes = tuple(dict.fromkeys(reading.value for reading in readings if reading.value is not None))
        notes = [f"{len(codes)} codes in one cell: each is taken for an item of goods of its own" if len(codes) > 1 else ""]
        notes += [reading.note for reading in readings]
        return Reading(codes if len(codes) > 1 else codes[0] if codes else None, None, "; ".join(filter(None, notes)))

    return reader


def _say_none(facts: RowFacts) -> None:
    """Turn "none" in place of a name into what it says: that there are none of the collection."""
    if facts.table.plan.of_members:
        return
    for path in list(facts.columns):
        collection = _NONE_AT.get(path) or (path.removesuffix("[0].name") if path.endswith("[0].name") else "")
        if not collection:
            continue
        none = {value for value in set(facts.columns[path]) if isinstance(value, str) and len(value) < _SHORT and says_none(value)}
        rows = [row for row, value in enumerate(facts.columns[path]) if value in none] if none else []
        if _role_of(facts, path):  # that there is no agent does not say that nobody else takes part
            for row in rows:
                facts.columns[path][row] = None
        elif rows:
            said_so = facts.columns.setdefault(collection, [None] * len(facts.places))
            for row in rows:
                facts.columns[path][row] = None
                said_so[row] = said_so[row] or "none"


def _forms(table: Titled, places: Sequence[int], cells: Mapping[str, Sequence[Any]], workbook: Workbook) -> dict[str, Mapping[int, str]]:
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
    kinds = fact is not None and (fact[0].kind in ("share", "money") or (fact[0].kind in ("text", "texts") and path != "reference"))
    return kinds and not {int, float}.isdisjoint(map(type, cells))
