"""Text files and Parquet files as one table: encoding and separator chosen by what the file shows, and said."""

import csv
import io
import re
from collections import Counter
from typing import Any

from .limits import MOST_CELLS, MOST_ROWS, MOST_UNPACKED, refuse
from .table import Sheet, Workbook, texts_once

__all__ = ["parquet_table", "text_table"]

_SEPARATORS = {"\t": "tab", ";": "semicolon", "|": "bar", ",": "comma"}
_COMMON = frozenset("оеаинтсрвл")
"""The commonest letters of Russian: half of any Russian text."""
_ACCEPTED = "a CSV file: rows of values between commas, semicolons or tabs, in UTF-8, UTF-16, Windows-1251 or Windows-1252"
_HIGH = re.compile(rb"[\x80-\xff]+")


def text_table(data: bytes, name: str) -> Workbook:
    """A CSV file as a workbook of one sheet; every cell is text.

    Raises:
        FactError: It is no text, or its quotes do not close.
    """
    encoding = _encoding(data, name)
    text = data.decode(encoding).removeprefix("\ufeff")
    if re.search("[\x00-\x08\x0e-\x1a\x1c-\x1f]", text):
        raise refuse(name, "characters that no text file has", _ACCEPTED)
    stated = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    skipped = stated.end() if stated else 0
    separator = stated[1] if stated else _separator(text[:200_000])
    rows = texts_once(_rows(text[skipped:], separator, name))
    note = f"Read as text in {_ENCODINGS.get(encoding, encoding)}, its cells separated by a {_SEPARATORS.get(separator, separator)}."
    return Workbook(name, "csv", (Sheet(name, rows, first_row=2 if stated else 1),), (note,), source=data)


_ENCODINGS = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1251": "Windows-1251 (Cyrillic)"}
_ENCODINGS |= {"cp1252": "Windows-1252 (Western)", "koi8-r": "KOI8-R (Cyrillic)", "cp866": "DOS 866 (Cyrillic)"}


def _encoding(data: bytes, name: str) -> str:
    """What the text is written in.

    Raises:
        FactError: Nothing fits.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _if_it_reads(data, ("utf-16",), name)
    if b"\x00" in data[:2000]:
        zeros = [at % 2 for at, byte in enumerate(data[:2000]) if not byte]
        return _if_it_reads(data, ("utf-16-le",) if sum(zeros) * 2 > len(zeros) else ("utf-16-be",), name)
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return _if_it_reads(data, ("cp1252", "cp1251") if not _is_cyrillic(data) else _cyrillic(data), name)


def _if_it_reads(data: bytes, encodings: tuple[str, ...], name: str) -> str:
    for encoding in encodings:
        try:
            data.decode(encoding)
            return encoding
        except UnicodeDecodeError:
            continue
    raise refuse(name, "bytes that are no text", _ACCEPTED)


def _is_cyrillic(data: bytes) -> bool:
    """Whether letters beyond ASCII stand in words of their own, as in Cyrillic, rather than singly among Latin ones."""
    runs = [len(run) for run in _HIGH.findall(data[:2_000_000])]
    return 2 * sum(run for run in runs if run >= 3) > sum(runs)


def _cyrillic(data: bytes) -> tuple[str, ...]:
    """The Cyrillic encodings, the one first in which the letters are those of Russian."""

    def share(encoding: str) -> float:
        letters = [letter for letter in data[:200_000].decode(encoding, "ignore") if letter > "\x7f"]
        return sum(letter in _COMMON for letter in letters) / max(len(letters), 1)

    return tuple(sorted(("cp1251", "koi8-r", "cp866"), key=share, reverse=True))


def _separator(text: str) -> str:
    """What separates the cells: what gives the most rows of one width, above one cell."""

    def fit(separator: str) -> float:
        try:
            widths = Counter(len(row) for row, _ in zip(csv.reader(io.StringIO(text, newline=""), delimiter=separator), range(60), strict=False) if row)
        except csv.Error:
            return 0.0
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        return count / widths.total() if width > 1 else 0.0

    fits = {separator: fit(separator) for separator in _SEPARATORS}
    best = max(fits, key=lambda separator: fits[separator])
    return best if fits[best] else ","


def _rows(text: str, separator: str, name: str) -> list[list[Any]]:
    csv.field_size_limit(1_000_000)
    rows: list[list[Any]] = []
    cells = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            rows.append(row)
            cells += len(row)
            if len(rows) > MOST_ROWS or cells > MOST_CELLS:
                raise refuse(name, f"more than {len(rows) - 1:,} rows or {cells:,} cells", f"at most {MOST_ROWS:,} rows and {MOST_CELLS:,} cells")
    except csv.Error as error:
        raise refuse(
            f"{name}, line {reader.line_num}",
            f"quotation marks that do not close, or a cell without end ({error})",
            'a quotation mark within quotes written twice: ""',
        ) from None
    return rows


def parquet_table(data: bytes, name: str) -> Workbook:
    """A Parquet file as a workbook of one sheet: the names of the columns in row 1.

    Raises:
        FactError: It is damaged or larger than the limits.
    """
    import pyarrow as arrow
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        held = file.metadata
        cells = held.num_rows * held.num_columns
        size = sum(held.row_group(number).total_byte_size for number in range(held.num_row_groups))
        if held.num_rows > MOST_ROWS or cells > MOST_CELLS or size > MOST_UNPACKED:
            found = f"{held.num_rows:,} rows of {held.num_columns:,} columns, {size // 1_000_000:,} MB"
            raise refuse(name, found, f"at most {MOST_ROWS:,} rows, {MOST_CELLS:,} cells, {MOST_UNPACKED // 1_000_000} MB; check_frame takes more")
        texts = [column.name for column in file.schema_arrow if arrow.types.is_string(column.type) or arrow.types.is_large_string(column.type)]
        table = parquet.ParquetFile(io.BytesIO(data), read_dictionary=texts).read()
        columns = [_values(column) for column in table.columns]
    except (arrow.ArrowException, OSError) as error:
        raise refuse(name, f"a Parquet file that is damaged: {' '.join(str(error).split())[:200]}", "the whole file") from None
    rows = [list(table.column_names), *map(list, zip(*columns, strict=True))]
    return Workbook(name, "parquet", (Sheet(name, rows),), source=data)


def _values(column: Any) -> list[Any]:
    """The cells of a column; equal texts are one object."""
    import pyarrow as arrow

    values: list[Any] = []
    for chunk in column.chunks:
        if arrow.types.is_dictionary(chunk.type):
            known = [*chunk.dictionary.to_pylist(), None]
            values += [known[place] for place in chunk.indices.fill_null(len(known) - 1).to_pylist()]
        else:
            values += chunk.to_pylist()
    if arrow.types.is_timestamp(column.type) and column.type.tz:
        return list(map(_without_zone, values))
    return [None if isinstance(value, float) and value != value else value for value in values]  # noqa: PLR0124 - only NaN differs from itself


def _without_zone(value: Any) -> Any:
    """A moment that is midnight where it was noted is that day, as in a frame; any other keeps its zone, and is no day."""
    midnight = value is not None and not any((value.hour, value.minute, value.second, value.microsecond))
    return value.replace(tzinfo=None) if midnight else value
