"""Sheets without references that name the business instead: joined by its INN, its OGRN or its name, where these mean one partnership."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from sme_check.screening.legal_forms import split

from .business_keys import KEYS, key_path
from .facts_of_rows import RowFacts
from .heading_words import Meaning, fact_of
from .layout import REFERENCE, plan_of
from .meanings import meanings_of
from .table import is_blank
from .titled import Titled
from .typed import Setting, cell_reader

__all__ = ["Firms", "keyed", "names_firms", "referred"]

_NAMES = KEYS[2:]
_SHARED = ("business.owners", "business.officers")
"""Members of the business itself, so of every partnership with it."""
Ident = tuple[int, int] | str
"""A partnership: its reference, or the sheet and the row of one that has none."""
Forms = frozenset[str]


class Firms:
    """The businesses of the sheets of partnerships, by what each is known by.

    Args:
        tables: The sheets of partnerships, read.
    """

    def __init__(self, tables: Sequence[RowFacts]) -> None:
        self._tables = tables

    @cached_property
    def _known(self) -> Mapping[tuple[str, Any], Mapping[Ident, set[Forms]]]:
        known: dict[tuple[str, Any], dict[Ident, set[Forms]]] = defaultdict(lambda: defaultdict(set))
        for number, table in enumerate(self._tables):
            references = table.columns.get(REFERENCE) or [None] * len(table.places)
            for path in KEYS:
                for row, value in enumerate(table.columns.get(path, ())):
                    if value is not None:
                        key, forms = _key(path, value)
                        known[key][references[row] or (number, row)].add(forms)
        return known

    def meant(self, path: str, value: Any) -> frozenset[Ident]:
        """The partnerships whose business is known by a value; none where the legal forms of a name contradict each other."""
        key, forms = _key(path, value)
        found = self._known.get(key, {})
        return frozenset(ident for ident, known in found.items() if all(not forms or not other or forms & other for other in known))

    def like(self, path: str, value: Any) -> frozenset[Ident]:
        """The partnerships whose business is known by a value, whatever the legal forms of a name."""
        return frozenset(self._known.get(_key(path, value)[0], ()))

    def reference(self, ident: Ident) -> str:
        """The reference of a partnership; one that has none is called by its place from now on."""
        if isinstance(ident, str):
            return ident
        table, row = self._tables[ident[0]], ident[1]
        references = table.columns.setdefault(REFERENCE, [None] * len(table.places))
        references[row] = references[row] or table.called(table.places[row], set(references))
        return str(references[row])


def _key(path: str, value: Any) -> tuple[tuple[str, Any], Forms]:
    """What a value is looked up by, and the legal forms that it states: of a name its words without case, marks and form."""
    if path not in _NAMES:
        return (path, value), frozenset()
    parted = split(str(value))
    return ("name", tuple(word.casefold() for word in parted.raw)), parted.forms


def keyed(table: Titled, firms: Firms) -> Titled:
    """A sheet without references with the columns that name the business taken for that; as it is where there are none.

    A column names it where its heading may, at least half of its cells are businesses of the partnerships, and the sheet still says of whom else it tells.
    """
    if REFERENCE in table.held or table.plan.key == "partnerships":
        return table
    places, _ = table.body()
    columns: dict[str, int] = {}
    for at, title in enumerate(table.titles):
        path = key_path(title) if table.meanings[at].how not in ("confirmed", "ignored") else ""
        if path and path not in columns and names_firms(firms, path, table.column(at, places)):
            columns[path] = at
    found = _with_keys(table, columns) if columns else table
    return found if not columns or _tells_of_others(found, columns, places, firms) else table


def names_firms(firms: Firms, path: str, cells: Sequence[Any]) -> bool:
    """Whether at least half of the cells of a column are businesses of the partnerships, by a number or a name as its path says."""
    stated = [cell for cell in cells if not is_blank(cell)]
    return 0 < len(stated) <= 2 * sum(bool(firms.meant(path, value)) for cell in stated if (value := _read(path, cell)) is not None)


def _read(path: str, cell: Any) -> Any:
    fact = fact_of(path, plan_of("partnerships"))
    return cell_reader(*fact, Setting())(cell, "").value if fact is not None else None


def _with_keys(table: Titled, columns: Mapping[str, int]) -> Titled:
    """The sheet with its keys as such, and with the facts that they held given to the columns that were only proposed for them."""
    freed = {table.meanings[at].path for at in columns.values()}
    anew = meanings_of(["" if at in columns.values() else title for at, title in enumerate(table.titles)], table.plan, doubtful=True)
    meanings = [anew[at] if meaning.how == "near" and meaning.proposed in freed else meaning for at, meaning in enumerate(table.meanings)]
    for path, at in columns.items():
        meanings[at] = Meaning(path, "synonym")
    return replace(table, meanings=meanings)


def _tells_of_others(table: Titled, columns: Mapping[str, int], places: Sequence[int], firms: Firms) -> bool:
    """Whether a sheet of members still names them beside the business; one that names the business itself as its owner has another key."""
    if not table.plan.of_members:
        return True
    named = table.held.get("name")
    if named is None:
        return "inn" in table.held
    names = [_read("business.name", cell) for cell in table.column(named, places)]
    keys = [(path, [_read(path, cell) for cell in table.column(at, places)]) for path, at in columns.items()]
    return not any(
        name is not None and values[row] is not None and firms.meant("business.name", name) & firms.meant(path, values[row])
        for path, values in keys
        for row, name in enumerate(names)
    )


def referred(facts: RowFacts, firms: Firms) -> RowFacts:
    """The rows of a sheet with the references of the partnerships whose businesses they name, in place of what names them.

    Owners and officers are of every partnership with the business of a number. Whatever else may mean several, or none, is left for a doubt of these.
    """
    keys = [path for path in KEYS if path in facts.columns]
    if REFERENCE in facts.table.held or facts.table.plan.key == "partnerships" or not keys:
        return facts
    order: list[tuple[int, str | None]] = []
    near: dict[int, tuple[list[str], list[str]]] = {}
    for row in range(len(facts.places)):
        stated = [(path, facts.columns[path][row]) for path in keys if facts.columns[path][row] is not None]
        like = frozenset().union(*(firms.like(path, value) for path, value in stated))
        meant = _references(facts, stated, firms)
        if not meant:
            near[len(order)] = [str(value) for _, value in stated], sorted(map(firms.reference, like))
        order += [(row, reference) for reference in meant] or [(row, None)]
        if facts.table.plan.of_members or meant:
            for path in keys:
                facts.columns[path][row] = None
    kept = {path: values for path, values in facts.columns.items() if path not in keys or any(value is not None for value in values)}
    columns = {path: [values[row] for row, _ in order] for path, values in kept.items()}
    columns[REFERENCE] = [reference for _, reference in order]
    faulty = {path: {at for at, (row, _) in enumerate(order) if row in rows} for path, rows in facts.faulty.items()}
    first = keys[0]
    places = [facts.places[row] for row, _ in order]
    return replace(facts, places=places, columns=columns, faulty=faulty, near=near, given=lambda path, row: first if path == REFERENCE else path)


def _references(facts: RowFacts, stated: Sequence[tuple[str, Any]], firms: Firms) -> list[str]:
    """The references that a row means by what it says of the business; none where that means none, or several."""
    meant = [firms.meant(path, value) for path, value in stated]
    both = frozenset.intersection(*meant) if meant else frozenset()
    by_number = any(path not in _NAMES for path, _ in stated)
    if len(both) == 1 or (both and by_number and facts.table.plan.collection in _SHARED):
        return [firms.reference(ident) for ident in sorted(both, key=str)]
    return []
