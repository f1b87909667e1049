"""OpenDocument sheets, looked through before they are read: a cell said to stand a million times fills the memory; from when days are counted."""

import re

from .archive import Archive
from .limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, refuse

__all__ = ["document_from_1904", "refuse_far_document"]

_TAG = re.compile(rb"<(/?)(?:\w+:)?(table-row|table-cell|covered-table-cell|table)(?![\w-])([^>]*?)(/?)>")
_ROWS = re.compile(rb"number-rows-repeated\s*=\s*[\"']([0-9]+)")
_COLUMNS = re.compile(rb"number-columns-repeated\s*=\s*[\"']([0-9]+)")

_FROM = re.compile(rb"<(?:\w+:)?null-date\b[^>]*?date-value\s*=\s*[\"']([^\"']*)")


def document_from_1904(archive: Archive, name: str) -> bool:
    """Whether a document counts its days from 1904.

    Raises:
        FactError: It counts from another day than spreadsheets do.
    """
    found = _FROM.search(archive.read("content.xml"))
    start = found[1].decode("utf-8", "replace")[:10] if found else "1899-12-30"
    if start not in ("1899-12-30", "1904-01-01"):
        raise refuse(name, f"days counted from {start}", "days counted from 1899-12-30 or 1904-01-01: save the document again as .xlsx")
    return start == "1904-01-01"


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1


def refuse_far_document(archive: Archive, name: str) -> None:
    """Refuse a document whose cells, repeated as they say, are more than the limits allow.

    Raises:
        FactError: Too many rows, columns or cells.
    """
    cells = row = column = last = times = 0
    for tag in _TAG.finditer(archive.read("content.xml")):
        closing, what, attributes, empty = tag.groups()
        if what == b"table":
            row = last = 0
        elif what == b"table-row" and not closing:
            column, times, last = 0, _times(_ROWS, attributes), 0
            row += times if empty else 0
        elif what == b"table-row":
            row += times
            cells += times * last
            if (last and row > MOST_ROWS) or last > MOST_COLUMNS or cells > MOST_CELLS:
                found = f"cells that reach to row {row:,}, column {last:,}"
                raise refuse(name, found, f"at most {MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns and {MOST_CELLS:,} cells")
        elif not closing:
            column += _times(_COLUMNS, attributes)
            if b"value" in attributes or not empty:
                last = column
