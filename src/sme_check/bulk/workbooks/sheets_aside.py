"""Sheets that were not read: a row that names a partnership may say more of it, so the partnership is in doubt until somebody has said."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sme_check.errors import FactError, Problem
from sme_check.facts.synonyms import said, synonyms

from .naming import Named, keys_of, row_in_words
from .table import Sheet
from .taken import CellFound

__all__ = ["ONE_BY_ONE", "doubts_of", "refuse_understood", "set_aside"]

ONE_BY_ONE = 20
"""Rows of a sheet that are told and asked about one by one; of more, the sheet is, once."""


def doubts_of(sheet: Sheet, called: Named) -> tuple[list[tuple[int, str]], list[tuple[int, int, CellFound]]]:
    """What a sheet that was not read leaves open: its rows that name partnerships by their references, as a text or as a number, or the business.

    Args:
        sheet: A sheet that is hidden, or of which nothing is understood.
        called: The partnerships by what they are called.

    Returns:
        The partnerships with a question for each, and the problems, each with its place and column; of many rows one problem and one question.
    """
    named = list(_naming(sheet, called))
    if len(named) <= ONE_BY_ONE:
        found = [(place, at, _found(sheet, place, at)) for _, place, at in named]
        asked = [(group, _question(sheet, f"“{cell.found[:80]}” ({cell.cell})")) for (group, *_), (*_, cell) in zip(named, found, strict=True)]
        return asked, found
    _, place, at = named[0]
    first = _found(sheet, place, at)
    rows = tuple(dict.fromkeys(sheet.row_number(of) for _, of, _ in named))
    told = f"{len(rows):,} rows that name partnerships, such as “{first.found[:80]}” ({first.cell})"
    question = _question(sheet, f"something in {told}")
    return [(group, question) for group in dict.fromkeys(group for group, *_ in named)], [(place, at, replace(first, found=told, rows=rows))]


def _naming(sheet: Sheet, called: Named) -> Iterator[tuple[int, int, int]]:
    """Each partnership that a row names, once, with the place of the row and the column."""
    for place, row in enumerate(sheet.rows):
        named: dict[int, int] = {}
        for at, value in enumerate(row):
            for group in (group for key in keys_of(value) for group in called.get(key, ())):
                named.setdefault(group, at)
        yield from ((group, place, at) for group, at in named.items())


def _found(sheet: Sheet, place: int, at: int) -> CellFound:
    found = row_in_words(sheet, place)
    accepted = "the sheet shown" if sheet.hidden else "headings on this sheet that are understood, under a name that does not say that it is beside the point"
    return CellFound(sheet.name, sheet.cell(place, at), found, f'{accepted}, or the sheet set aside (--aside "{sheet.name}!")')


def _question(sheet: Sheet, says: str) -> str:
    aside = said(sheet.name) in synonyms().sheets["left out"]
    why = "is hidden" if sheet.hidden else "was left out for its name" if aside else "was not understood"
    return f"The sheet “{sheet.name}” says {says}, and {why}: what does it say of this partnership?"


def set_aside(sheets: Sequence[Sheet], mapping: Mapping[str, str | None]) -> tuple[list[Sheet], dict[str, str | None]]:
    """The sheets of which nobody says that they are beside the point ("Sheet!" with no fact), and what is said of headings."""
    named = {said(sheet.name) for sheet in sheets}
    aside = {key for key, path in mapping.items() if key.endswith("!") and said(key) in named and (path or "ignore") == "ignore"}
    kept = [sheet for sheet in sheets if said(sheet.name) not in {said(key) for key in aside}]
    return kept, {key: path for key, path in mapping.items() if key not in aside}


def refuse_understood(set_aside: Iterable[Sheet], understood: Collection[str]) -> None:
    """Refuse to set a sheet aside that is read: what it says of a partnership would count no more, and no doubt would be left of it.

    Args:
        set_aside: The sheets that somebody sets aside.
        understood: The names of the sheets that are read.

    Raises:
        FactError: One of them is read.
    """
    accepted = "a sheet that is not read; the headings of this one are understood, so what it says counts: leave it out of the file, or set a column aside"
    problems = [Problem(f"mapping of {sheet.name}!", "a sheet that is read", accepted) for sheet in set_aside if sheet.name in understood]
    if problems:
        raise FactError(problems)
