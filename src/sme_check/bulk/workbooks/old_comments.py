"""The comments on the cells of a workbook of the old kind (.xls): the fast reader leaves them out."""

import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from .limits import refuse
from .old import records_of
from .table import Comments

__all__ = ["old_comments"]

_BEGINS, _ENDS = 0x0809, 0x000A
_SHEET, _NOTE, _OBJECT, _TEXT, _GOES_ON = 0x0085, 0x001C, 0x005D, 0x01B6, 0x003C
"""Records (MS-XLS 2.3): the name of a sheet, a comment on a cell, a thing drawn, its text, and what goes on with that."""


def old_comments(data: bytes) -> Mapping[str, Comments]:
    """The comments on each sheet, by its name; of a comment whose text cannot be followed the place alone is told, as `(row, column, "")`.

    Raises:
        FactError: The records of the workbook cannot be followed, so that nobody knows whether it has comments.
    """
    records = list(records_of(data))
    if not records:
        raise refuse("the comments", "a container that could not be followed", "the workbook saved again as .xlsx")
    names = _names(records)
    found = {}
    for start, sheet in _sheets(records):
        if start in names and (said := _comments(sheet)):
            found[names[start]] = said
    return found


_Record = tuple[int, bytes, int]
"""The kind of a record, its body, and where it begins in the stream."""


def _names(records: list[_Record]) -> dict[int, str]:
    """The name of each sheet, by where its records begin."""
    found = {}
    for kind, body, _ in records:
        if kind == _SHEET and len(body) > 8:
            start, letters, wide = struct.unpack_from("<I2xBB", body)
            found[start] = body[8:].decode("utf-16-le" if wide & 1 else "latin-1", "replace")[:letters]
    return found


def _sheets(records: list[_Record]) -> Iterator[tuple[int, list[_Record]]]:
    """The records of each part of the stream, those of charts within it too, and where it begins."""
    depth, start, held = 0, 0, list[_Record]()
    for record in records:
        if record[0] == _BEGINS:
            if depth == 0:
                start, held = record[2], []
            depth += 1
        held.append(record)
        if record[0] == _ENDS and depth:
            depth -= 1
            if depth == 0:
                yield start, held


def _comments(records: list[_Record]) -> Comments:
    texts: dict[int, str] = defaultdict(str)
    drawn = 0
    for at, (kind, body, _) in enumerate(records):
        if kind == _OBJECT and len(body) >= 8:
            drawn = struct.unpack_from("<H", body, 6)[0]
        elif kind == _TEXT and len(body) >= 12:
            texts[drawn] = _text(records, at + 1, struct.unpack_from("<H", body, 10)[0])
    places = [struct.unpack_from("<HH2xH", body) for kind, body, _ in records if kind == _NOTE and len(body) >= 8]
    return tuple((row + 1, column, texts[number].strip()) for row, column, number in places)


def _text(records: list[_Record], first: int, letters: int) -> str:
    """A text of so many letters, from the records that go on with it: each says by its first byte how wide its letters are."""
    text = ""
    for kind, body, _ in islice(records, first, None):
        if kind != _GOES_ON or len(text) >= letters:
            break
        text += body[1:].decode("utf-16-le" if body[:1] == b"\1" else "latin-1", "replace")
    return text[:letters]
