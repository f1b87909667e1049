"""Binary workbooks made for the tests, record by record: .xls in its container, and .xlsb."""

import io
import struct
import zipfile
from collections.abc import Iterable

from .books import RELS

__all__ = ["an_xls", "an_xlsb"]

Cell = tuple[int, int, float]
"""Row and column, from 0, and the number that stands there."""
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _noted(number: int, row: int, column: int, parts: Iterable[str]) -> bytes:
    """A comment on a cell: a thing drawn, its text in so many records, and the note that joins them."""
    words = list(parts)
    drawn = _record(0x005D, struct.pack("<HHHHHIII", 0x15, 18, 0x19, number, 0, 0, 0, 0))
    text = _record(0x01B6, struct.pack("<HH6xHH4x", 0, 0, sum(map(len, words)), 16))
    text += b"".join(_record(0x003C, (b"\0" + word.encode("latin-1")) if word.isascii() else (b"\1" + word.encode("utf-16-le"))) for word in words)
    return drawn + text + _record(0x001C, struct.pack("<HHHHHB", row, column, 0, number, 0, 0))


def an_xls(
    cells: Iterable[Cell], rows: int = 1, *, first: int = 0, from_1904: bool = False, comments: Iterable[tuple[int, int, list[str]]] = (), charts: int = 0
) -> bytes:
    """An .xls (BIFF8) of one sheet that says which rows it has, and from when its days are counted; comments by row and column, from 0, in parts; charts."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6)
    inner = _record(0x0809, begin[:2] + struct.pack("<HHHII", 0x0010, 0, 0, 0, 6))
    inner += _record(0x0200, struct.pack("<IIHHH", first, rows, 0, 256, 0))
    inner += b"".join(_record(0x0203, struct.pack("<HHHd", row, column, 0, value)) for row, column, value in cells)
    inner += (_record(0x0809, begin[:2] + struct.pack("<HHHII", 0x0020, 0, 0, 0, 6)) + _record(0x000A, b"")) * charts
    inner += b"".join(_noted(number, *comment) for number, comment in enumerate(comments, 1)) + _record(0x000A, b"")
    name = struct.pack("<BB", 1, 0) + b"S"
    epoch = _record(0x0022, struct.pack("<H", from_1904))
    before = len(_record(0x0809, begin)) + len(epoch) + len(_record(0x0085, struct.pack("<IH", 0, 0) + name)) + 4
    stream = _record(0x0809, begin) + epoch + _record(0x0085, struct.pack("<IH", before, 0) + name) + _record(0x000A, b"") + inner
    return _container(stream.ljust(4096, b"\0"))


def _container(stream: bytes) -> bytes:
    """A compound file of one stream called Workbook."""
    count = -(-len(stream) // _SECTOR)
    tables = -(-(count + 2) // 127)
    chain = [_FAT] * tables + [_END] + [at + 1 for at in range(tables + 1, tables + count)] + [_END]
    fat = struct.pack(f"<{tables * 128}I", *chain, *[_FREE] * (tables * 128 - len(chain)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    return (
        header
        + fat
        + _entry("Root Entry", 5, 1, _END, 0)
        + _entry("Workbook", 2, _FREE, tables + 1, len(stream))
        + bytes(256)
        + stream.ljust(count * _SECTOR, b"\0")
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child) + bytes(36) + struct.pack("<IQ", start, size)


def _text(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def _short(kind: int, body: bytes) -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([(kind & 0x7F) | 0x80, kind >> 7])
    return head + bytes([len(body)]) + body


def an_xlsb(cells: Iterable[Cell], *, last_row: int = 0, last_column: int = 0, from_1904: bool = False) -> bytes:
    """An .xlsb of one sheet that says how far it reaches, and from when its days are counted."""
    sheet = _short(129, b"") + _short(148, struct.pack("<IIII", 0, last_row, 0, last_column)) + _short(145, b"")
    for row, column, value in cells:
        sheet += _short(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0)) + _short(5, struct.pack("<IId", column, 0, value))
    sheet += _short(146, b"") + _short(130, b"")
    book = _short(131, b"") + _short(153, struct.pack("<II", from_1904, 0) + _text(""))
    book += _short(143, b"") + _short(156, struct.pack("<II", 0, 1) + _text("rId1") + _text("S")) + _short(144, b"") + _short(132, b"")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = RELS.format('<Relationship Id="rId1" Type="{}" Target="{}"/>')
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        file.writestr("_rels/.rels", rels.format(f"{office}/officeDocument", "xl/workbook.bin"))
        file.writestr("xl/workbook.bin", book)
        file.writestr("xl/_rels/workbook.bin.rels", rels.format(f"{office}/worksheet", "worksheets/sheet1.bin"))
        file.writestr("xl/worksheets/sheet1.bin", sheet)
    return stream.getvalue()
