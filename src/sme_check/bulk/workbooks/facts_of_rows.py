"""The rows of one sheet as facts: every column read, with the cells that could not be."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .column_readers import forms_of, reader_of
from .columns import Column, read_column
from .heading_words import CURRENCY, fact_of
from .layout import REFERENCE
from .none_told import doubt_none, say_none
from .one_named import ask_for_more
from .table import Workbook
from .taken import CellFound, Note
from .titled import Titled
from .typed import code_of
from .unread import Unread, unread_of

__all__ = ["RowFacts", "read_rows"]

_MOST_NOTES = 200
"""Of one column; the rest are counted."""


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
        near: Of rows of members that name a business and by it no partnership, or several: its names and numbers, and the references of those it may be.
    """

    table: Titled
    places: Sequence[int]
    columns: dict[str, list[Any]]
    problems: list[tuple[int, int, CellFound]]
    faulty: dict[str, set[int]]
    unread: Unread = field(default_factory=Unread)
    aside: frozenset[int] = frozenset()
    given: Callable[[str, int], str] = lambda path, row: path
    near: Mapping[int, tuple[Sequence[str], Sequence[str]]] = field(default_factory=dict)

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
    forms = forms_of(table, places, cells, workbook)
    for path, found in cells.items():
        if path == CURRENCY:
            continue
        column = read_column(found, reader_of(table, path, workbook), forms.get(path))
        facts.columns[path] = list(column.values)
        facts.faulty[path] = set(column.problems)
        facts.problems.extend(facts.found(path, row, problem.found, problem.accepted, problem.nearest) for row, problem in column.problems.items())
        notes += _notes(facts, path, column)
    agrees = _doubt_doubled(facts, workbook)
    say_none(facts, cells)
    _say_roles(facts)
    doubt_none(facts)
    _doubt_members(facts)
    unread = unread_of(table, places, facts.columns, facts.faulty, agrees)
    told = {(place, at) for place, at, _ in facts.problems}
    facts.problems.extend(found for found in unread.problems if found[:2] not in told)
    unread.more.update(ask_for_more(table, places, facts.columns, facts.faulty))
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
        second = read_column(cells, reader_of(table, path, workbook))
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
