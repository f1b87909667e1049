"""The fast reader: sheets of any workbook, cells as the file holds them; whatever goes wrong inside is said in words."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from sme_check.errors import FactError

from .limits import MOST_CELLS, MOST_SHEETS, refuse
from .table import Sheet, Workbook, texts_once

__all__ = ["each_sheet", "read_sheets"]


def read_sheets(data: bytes, name: str, kind: str, *, epoch_1904: bool) -> Workbook:
    """The sheets of a workbook.

    Args:
        data: The file.
        name: What to call it.
        kind: What it is: `xls`, `xlsb`, `ods`.
        epoch_1904: Whether it counts its days from 1904.

    Raises:
        FactError: It is protected or damaged.
    """
    found = list(each_sheet(data, name))
    sheets, notes = tuple(item for item in found if isinstance(item, Sheet)), tuple(item for item in found if isinstance(item, str))
    return Workbook(name, kind, sheets, notes, epoch_1904=epoch_1904, source=data)


def each_sheet(data: bytes, name: str) -> Iterator[Sheet | str]:
    """Each sheet, or what is said of one that holds no table.

    Raises:
        FactError: The file is protected or damaged, or has too many sheets.
    """
    import python_calamine as calamine

    cells = 0
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        if len(book.sheet_names) > MOST_SHEETS:
            raise refuse(name, f"{len(book.sheet_names)} sheets", f"at most {MOST_SHEETS}")
        for held in book.sheets_metadata:
            if held.typ != calamine.SheetTypeEnum.WorkSheet:
                yield f'"{held.name}" is no sheet of cells and was left out.'
            else:
                found = book.get_sheet_by_name(held.name)
                cells += found.height * found.width
                if cells > MOST_CELLS:  # before they become as many objects
                    raise refuse(name, f"{cells:,} cells", f"at most {MOST_CELLS:,}, blank ones between others counted")
                yield _sheet(found, hidden=held.visible != calamine.SheetVisibleEnum.Visible)
    except (FactError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except calamine.PasswordError:
        raise refuse(name, "a file that is protected by a password", "the file saved without a password") from None
    except BaseException as error:  # a reader that gives up inside raises what is no Exception
        raise refuse(name, f"a workbook that is damaged: {_said(error)}", "the workbook opened in Excel or LibreOffice and saved again as .xlsx") from None


def _said(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return text[:200] or type(error).__name__


def _sheet(held: Any, *, hidden: bool) -> Sheet:
    row, column = held.start or (0, 0)
    merged = tuple((first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in held.merged_cell_ranges or ())
    return Sheet(held.name, texts_once(islice(held.iter_rows(), row, None)), row + 1, column, hidden=hidden, merged=merged)
