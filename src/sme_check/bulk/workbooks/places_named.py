"""Cells that state no place, and name one in occupied territory all the same: an address, a remark, a description, a country that could not be read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sme_check.rulebook.dated_list import DatedList
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.places import plain_place

from .layout import is_description
from .titled import Titled

__all__ = ["PLACE_ASKED", "places_named"]

PLACE_ASKED = ", which may lie in occupied Ukrainian territory: does anything of this touch that territory (origin, delivery, use, land, place of business)?"
"""What is asked of such a cell, behind what it says."""
_TOWNS = "territory/towns"
_BEGINS = 3
_READ = 300
"""Letters of a cell that are looked through."""


def places_named(table: Titled, places: Sequence[int], faulty: Mapping[str, Collection[int]]) -> Iterator[tuple[int, int, Any]]:
    """The cells that name a town or region of occupied territory in columns that bear on nothing, in descriptions, or that could not be read.

    A column that somebody set aside is passed by, and a law that holds no such places asks of none.

    Args:
        table: The sheet.
        places: The rows taken: their places in the sheet.
        faulty: Of each fact, the rows whose cell could not be read.

    Yields:
        The row's number among those taken, the column, and what stands there.
    """
    law = load_rulebook()
    if _TOWNS not in law.list_ids:
        return
    for at, meaning in enumerate(table.meanings):
        if is_description(meaning.path) or (meaning.how == "ignored" and not meaning.stated):
            rows: Collection[int] = range(len(places))
        else:
            rows = faulty.get(meaning.path or "", ())
        cells = table.column(at, places) if rows else []
        yield from ((row, at, cells[row]) for row in rows if isinstance(cells[row], str) and _names_one(law.fingerprint, cells[row][:_READ]))


@lru_cache(maxsize=50_000)
def _names_one(law: str, text: str) -> bool:
    """Whether a text names one by the law of a fingerprint."""
    towns, beginnings = _towns(law)
    likely = any(word[:_BEGINS] in beginnings for word in plain_place(text).split())
    return likely and bool(towns.hits(text, date.max))


@cache
def _towns(_law: str) -> tuple[DatedList, frozenset[str]]:
    """The names, and how they begin, which no case changes: most texts have none of it and need no closer look."""
    towns = load_rulebook().dated_list(_TOWNS)
    return towns, frozenset(plain_place(code)[:_BEGINS] for entry in towns.entries for code in entry.codes)
