"""Listed parties on sheets that were not read and may be lists of anything: no row is changed for them, and they are told all the same."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sme_check.assessment.mentioned import counts_on
from sme_check.assessment.mentioned_words import listed_names, shown
from sme_check.screening.running import Mention

from ..workbooks.taken import CellFound, TextBeside

__all__ = ["told_of_lists"]

_ACCEPTED = "that party as a fact of the rows that it concerns; nothing, if it concerns none"
_MEANS = "the sheet was not read, and nothing says which row this concerns: no answer was changed for it, so look whether it concerns any"


def told_of_lists(texts: Iterable[TextBeside], found: Mapping[str, tuple[Mention, ...]], days: Collection[date | None]) -> tuple[CellFound, ...]:
    """One problem for each sheet on which cells that concern no row name somebody who was listed on one of the days.

    Args:
        texts: The cells, in order.
        found: Whom each text names, on any day.
        days: The days whose law was applied.
    """
    by_sheet: dict[str, list[tuple[TextBeside, list[Mention]]]] = {}
    for item in texts:
        if whom := [one for one in found[item.text] if any(counts_on(one.hit.entry, day) for day in days)]:
            by_sheet.setdefault(item.sheet, []).append((item, whom))
    return tuple(_told(cells) for cells in by_sheet.values())


def _told(cells: list[tuple[TextBeside, list[Mention]]]) -> CellFound:
    first, whom = cells[0]
    more = f"; and {len(cells) - 1:,} more cells that name somebody listed" if len(cells) > 1 else ""
    return CellFound(first.sheet, first.cell, f"“{shown(first.text, whom)}”, which may name {listed_names(whom)}{more}", _ACCEPTED, means=_MEANS)
