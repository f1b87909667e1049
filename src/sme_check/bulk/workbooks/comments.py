"""The comments on the cells of a workbook, which the fast reader leaves out: of an .xlsx file notes and threads alike; and what is said of them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from sme_check.errors import FactError

from .archive import Archive
from .limits import refuse
from .parts import targets_of, tree, within
from .table import Comments, Workbook, column_number

__all__ = ["comments_of", "with_comments"]

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_SEARCHED = "The workbook has comments on cells. They state no fact: see whether one says anything. They are searched for names of listed parties alone."
_UNREAD = "The workbook has comments on cells, which could not be read ({}): see whether one says anything."


def with_comments(workbook: Workbook, read: Callable[[], Mapping[str, Comments]]) -> Workbook:
    """A workbook with the comments on its cells, and a note on them.

    Args:
        workbook: The workbook.
        read: Reads the comments on each sheet, by its name; of one that cannot be followed an empty text.
    """
    try:
        found = read()
    except FactError as error:
        return replace(workbook, notes=(*workbook.notes, _UNREAD.format(error.problems[0].found)))
    texts = [says for comments in found.values() for _, _, says in comments]
    notes = [*([_SEARCHED] if any(texts) else []), *([_UNREAD.format(f"{texts.count('')} of {len(texts)}")] if "" in texts else [])]
    known = {sheet.name for sheet in workbook.sheets}
    stray = [(0, 0, says) for name, comments in found.items() if name not in known for _, _, says in comments]  # it may be of any sheet
    sheets = (replace(sheet, comments=tuple(item for item in (*found.get(sheet.name, ()), *stray) if item[2])) for sheet in workbook.sheets)
    return replace(workbook, sheets=tuple(sheets), notes=(*workbook.notes, *notes)) if texts else workbook


def comments_of(archive: Archive, part: str) -> Comments:
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
