"""The comments on the cells of an .xlsx file, old notes and threads alike: the fast reader leaves them out."""

import re

from .archive import Archive
from .limits import refuse
from .parts import targets_of, tree, within
from .table import column_number

__all__ = ["comments_of"]

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def comments_of(archive: Archive, part: str) -> tuple[tuple[int, int, str], ...]:
    """The comments on a sheet: row from 1, column from 0, what each says; the same once.

    Args:
        archive: The workbook.
        part: The sheet's part.

    Raises:
        FactError: They are no XML, or too large.
    """
    found: dict[tuple[int, int, str], None] = {}
    for name in targets_of(archive, part).values():
        if "comment" not in name.lower():
            continue
        held = tree(archive, name)
        if held is None:
            raise refuse(name, "no such part, or one that is too large", "the workbook saved again as .xlsx")
        for element in (*within(held, "comment"), *within(held, "threadedComment")):
            cell = _CELL.match(element.get("ref", ""))  # of several cells the first
            says = "".join(text.text or "" for kind in ("t", "text") for text in within(element, kind)).strip()
            if says:  # one that names no cell is passed over no more than any other: it stands above every row
                found[(int(cell[2]), column_number(cell[1]), says) if cell else (0, 0, says)] = None
    return tuple(found)
