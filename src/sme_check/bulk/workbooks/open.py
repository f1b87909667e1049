"""A file opened as a table, whatever it is called: what it is, is read from its first bytes, and a hostile or broken one ends in a clear message."""

import io
from functools import partial
from pathlib import Path

from ..collecting import collecting_later
from .archive import look_through
from .binary import binary_comments, binary_from_1904, refuse_far_binary
from .comments import with_comments
from .document_comments import document_comments
from .limits import MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, refuse
from .old import old_from_1904, refuse_far_old
from .old_comments import old_comments
from .opendocument import document_from_1904, refuse_far_document
from .packed import read_packed
from .reader import read_sheets
from .table import Workbook, column_letters, is_blank
from .texts import parquet_table, text_table

__all__ = ["open_table"]

_FILES = "an Excel workbook (.xlsx, .xlsm, .xlsb, .xls), an OpenDocument sheet (.ods), a CSV or a Parquet file"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


def open_table(source: Path | str | bytes, name: str = "") -> Workbook:
    """Open a workbook, a CSV or a Parquet file.

    Args:
        source: The file, or its bytes.
        name: What to call it; of a file its own name, unless said.

    Returns:
        The workbook, its cells as the file holds them.

    Raises:
        FactError: It is none of these, is protected, damaged, larger than the limits, or holds no rows: what was found and what to do about it.
        OSError: The file cannot be opened.
    """
    data = source if isinstance(source, bytes) else _bytes_of(Path(source), name)
    name = name or (Path(source).name if not isinstance(source, bytes) else "the file")
    if len(data) > MOST_BYTES:
        raise refuse(name, f"{len(data) // 1_000_000:,} MB", f"at most {MOST_BYTES // 1_000_000} MB")
    with collecting_later():
        workbook = _opened(data, name)
    _refuse_size(workbook)
    if not any(not is_blank(value) for sheet in workbook.sheets for row in sheet.rows for value in row):
        raise refuse(name, "no rows at all", "a table with its headings in one row and a partnership in each row below")
    return workbook


def _bytes_of(path: Path, name: str) -> bytes:
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise refuse(name or path.name, f"{size // 1_000_000:,} MB", f"at most {MOST_BYTES // 1_000_000} MB")
    return path.read_bytes()


def _opened(data: bytes, name: str) -> Workbook:
    head = data[:512].lstrip()
    if not data.strip():
        raise refuse(name, "an empty file", _FILES)
    if data[:2] == b"PK":
        return _packed(data, name)
    if data[:8] == _OLE:
        return _old(data, name)
    if data[:4] == b"PAR1":
        return parquet_table(data, name)
    _refuse_markup(head, name)
    return text_table(data, name)


def _refuse_markup(head: bytes, name: str) -> None:
    """A web page, or a page of XML, which programs save under the name of a workbook."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    known = {b"%pdf": "a PDF file", b"{\\rtf": "a text document (RTF)", b"\x7felf": "a program", b"\x89png": "a picture", b"\xff\xd8\xff": "a picture"}
    for first, what in known.items():
        if start.startswith(first):
            raise refuse(name, what, _FILES)
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"mime-version")):
        raise refuse(name, "a web page under the name of a workbook", "the page opened in Excel and saved as an .xlsx workbook")
    if start.startswith((b"<?xml", b"<workbook", b"<!doctype", b"<!--")):
        raise refuse(name, "a page of XML, not a workbook", "the file opened in Excel and saved as an .xlsx workbook")


def _packed(data: bytes, name: str) -> Workbook:
    """A packed file, by what it holds."""
    archive = look_through(io.BytesIO(data), name)
    held = set(archive.parts)
    if "xl/workbook.bin" in held:
        refuse_far_binary(archive, name)
        return with_comments(read_sheets(data, name, "xlsb", epoch_1904=binary_from_1904(archive)), partial(binary_comments, archive))
    if any(part.startswith("xl/") for part in held):
        return read_packed(archive, data, name)
    if b"opendocument.spreadsheet" in archive.read("mimetype") or "content.xml" in held:
        if b"manifest:encryption-data" in archive.read("META-INF/manifest.xml"):
            raise refuse(name, "a file that is protected by a password", "the file saved without a password")
        refuse_far_document(archive, name)
        return with_comments(read_sheets(data, name, "ods", epoch_1904=document_from_1904(archive, name)), partial(document_comments, archive))
    what = {"word/": "a Word document", "ppt/": "a presentation"}
    found = next((words for part, words in what.items() if any(key.startswith(part) for key in held)), "a packed file that holds no workbook")
    raise refuse(name, found, _FILES)


def _old(data: bytes, name: str) -> Workbook:
    """A container of the old kind: a protected workbook, or an .xls."""
    if _ENCRYPTED in data:
        raise refuse(name, "a file that is protected by a password", "the file saved without a password")
    if not any(book in data for book in _BOOKS):
        raise refuse(name, "an old document that is no workbook", _FILES)
    refuse_far_old(data, name)
    return with_comments(read_sheets(data, name, "xls", epoch_1904=old_from_1904(data)), partial(old_comments, data))


def _refuse_size(workbook: Workbook) -> None:
    cells = 0
    for sheet in workbook.sheets:
        rows, columns = sheet.first_row + len(sheet.rows) - 1 if sheet.rows else 0, sheet.first_column + sheet.width
        cells += len(sheet.rows) * sheet.width
        if rows > MOST_ROWS:
            raise refuse(f"{workbook.name}, {sheet.name}", f"{rows:,} rows, blank ones before and between counted", f"at most {MOST_ROWS:,}")
        if columns > MOST_COLUMNS:
            raise refuse(f"{workbook.name}, {sheet.name}", f"{columns:,} columns, as far as {column_letters(columns - 1)}", f"at most {MOST_COLUMNS:,}")
    if cells > MOST_CELLS:
        raise refuse(workbook.name, f"{cells:,} cells", f"at most {MOST_CELLS:,}")
