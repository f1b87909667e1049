"""Sheets that were not read: a row that names a partnership may say more of it, so the partnership is in doubt until somebody has said."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sme_check.facts.synonyms import said, synonyms

from .table import Sheet, is_blank
from .taken import CellFound

__all__ = ["doubts_of", "set_aside"]

_SHOWN = 200
"""Letters of a row that are shown."""
_ONE_BY_ONE = 20
"""Rows of a sheet that are told and asked about one by one; of more, the sheet is, once."""


def doubts_of(sheet: Sheet, references: Collection[str]) -> tuple[list[tuple[str, str]], list[tuple[int, int, CellFound]]]:
    """What a sheet that was not read leaves open: its rows that name partnerships by their references, as a text or as a number.

    Args:
        sheet: A sheet that is hidden, or of which nothing is understood.
        references: The references of the partnerships.

    Returns:
        The references with a question for each, and the problems, each with its place and column; of many rows one problem and one question.
    """
    named = list(_naming(sheet, references))
    if len(named) <= _ONE_BY_ONE:
        found = [(place, at, _found(sheet, place, at)) for _, place, at in named]
        asked = [(reference, _question(sheet, f"“{cell.found[:80]}” ({cell.cell})")) for (reference, *_), (*_, cell) in zip(named, found, strict=True)]
        return asked, found
    _, place, at = named[0]
    first = _found(sheet, place, at)
    rows = tuple(dict.fromkeys(sheet.row_number(of) for _, of, _ in named))
    told = f"{len(rows):,} rows that name partnerships, such as “{first.found[:80]}” ({first.cell})"
    question = _question(sheet, f"something in {told}")
    return [(reference, question) for reference, *_ in named], [(place, at, replace(first, found=told, rows=rows))]


def _naming(sheet: Sheet, references: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Each reference that a row names, once, with the place of the row and the column."""
    if said(sheet.name) in synonyms().sheets["left out"]:
        return
    meant: dict[str, list[str]] = defaultdict(list)
    for reference in references:
        meant[_key(reference)].append(reference)
    for place, row in enumerate(sheet.rows):
        named: dict[str, int] = {}
        for at, value in enumerate(row):
            for reference in meant.get(_key(value), ()):
                named.setdefault(reference, at)
        yield from ((reference, place, at) for reference, at in named.items())


def _key(value: Any) -> str:
    """A cell as it is held against references: `17` as a number is "17" and "0017"; "" for what names nothing."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return text.lstrip("0") or text[:1] if text.isdigit() else text


def _found(sheet: Sheet, place: int, at: int) -> CellFound:
    found = "; ".join(str(cell) for cell in sheet.rows[place] if not is_blank(cell))[:_SHOWN]
    accepted = "the sheet shown" if sheet.hidden else "headings on this sheet that are understood"
    return CellFound(sheet.name, sheet.cell(place, at), found, f'{accepted}, or the sheet set aside (--aside "{sheet.name}!")')


def _question(sheet: Sheet, says: str) -> str:
    why = "is hidden" if sheet.hidden else "was not understood"
    return f"The sheet “{sheet.name}” says {says}, and {why}: what does it say of this partnership?"


def set_aside(sheets: Sequence[Sheet], mapping: Mapping[str, str | None]) -> tuple[list[Sheet], dict[str, str | None]]:
    """The sheets of which nobody says that they are beside the point ("Sheet!" with no fact), and what is said of headings."""
    named = {said(sheet.name) for sheet in sheets}
    aside = {key for key, path in mapping.items() if key.endswith("!") and said(key) in named and (path or "ignore") == "ignore"}
    kept = [sheet for sheet in sheets if said(sheet.name) not in {said(key) for key in aside}]
    return kept, {key: path for key, path in mapping.items() if key not in aside}
