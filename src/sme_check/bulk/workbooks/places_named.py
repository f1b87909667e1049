"""Cells that state no fact, and name a place in occupied territory all the same: an address, a remark, a country that could not be read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sme_check.assessment.mentioned_words import PLACE_ASKED
from sme_check.rulebook.dated_list import DatedList
from sme_check.rulebook.load import load_rulebook

from .titled import Titled

__all__ = ["PLACE_ASKED", "names_place", "places_named"]

_TOWNS = "territory/towns"


def places_named(table: Titled, places: Sequence[int], faulty: Mapping[str, Collection[int]]) -> Iterator[tuple[int, int, Any]]:
    """The cells that name a town or region of occupied territory in columns that bear on nothing, or that could not be read.

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
        if meaning.how == "ignored" and not meaning.stated:
            rows: Collection[int] = range(len(places))
        else:
            rows = faulty.get(meaning.path or "", ())
        cells = table.column(at, places) if rows else []
        yield from ((row, at, cells[row]) for row in rows if isinstance(cells[row], str) and _names_one(law.fingerprint, cells[row]))


def names_place(text: str) -> bool:
    """Whether a text names a town or region of occupied territory, on whatever day; of a law that holds no such places none does."""
    law = load_rulebook()
    return _TOWNS in law.list_ids and _names_one(law.fingerprint, text)


@lru_cache(maxsize=50_000)
def _names_one(law: str, text: str) -> bool:
    """Whether a text names one by the law of a fingerprint."""
    return bool(_towns(law).hits(text, date.max))


@cache
def _towns(_law: str) -> DatedList:
    return load_rulebook().dated_list(_TOWNS)
