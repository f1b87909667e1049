"""Sheets of which nothing is understood: a row that names a partnership may say more of it, so the partnership is in doubt until somebody has said."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from sme_check.facts.synonyms import said, synonyms

from .table import Sheet, is_blank
from .taken import CellFound

__all__ = ["naming_cells", "set_aside"]

_SHOWN = 200


def naming_cells(sheet: Sheet, references: Collection[str]) -> Iterator[tuple[str, int, int, CellFound]]:
    """The rows of a sheet that name a partnership by its reference, as a text.

    Args:
        sheet: A sheet of which nothing is understood.
        references: The references of the partnerships.

    Yields:
        The reference, the place of the row and the column, and the cell as a problem.
    """
    if said(sheet.name) in synonyms().sheets["left out"]:
        return
    for place, row in enumerate(sheet.rows):
        for at, value in enumerate(row):
            if isinstance(value, str) and value.strip() in references:
                found = "; ".join(str(cell) for cell in row if not is_blank(cell))[:_SHOWN]
                accepted = f'headings on this sheet that are understood, or the sheet set aside (--aside "{sheet.name}!")'
                yield value.strip(), place, at, CellFound(sheet.name, sheet.cell(place, at), found, accepted)
                break


def set_aside(sheets: Sequence[Sheet], mapping: Mapping[str, str | None]) -> tuple[list[Sheet], dict[str, str | None]]:
    """The sheets of which nobody says that they are beside the point ("Sheet!" with no fact), and what is said of headings."""
    named = {said(sheet.name) for sheet in sheets}
    aside = {key for key, path in mapping.items() if key.endswith("!") and said(key) in named and (path or "ignore") == "ignore"}
    kept = [sheet for sheet in sheets if said(sheet.name) not in {said(key) for key in aside}]
    return kept, {key: path for key, path in mapping.items() if key not in aside}
