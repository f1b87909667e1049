"""The result as Parquet: the rows with the answers beside them in one file, the other tables each in a file beside it."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .plain_rows import PlainRows
from .table import Table, plain

if TYPE_CHECKING:
    import pyarrow

__all__ = ["write_parquet", "write_parquet_table"]


def write_parquet(path: Path, rows: PlainRows) -> None:
    """Write the rows below the headings, blank ones as nulls; a column of mixed kinds becomes text."""
    found = list(rows.rows())
    headings = next((own for number, own, _ in found if number == rows.header), [None] * rows.width)
    body = [(own, answers) for number, own, answers in found if number > rows.header]
    names = _distinct([*("" if value is None else str(value).strip() for value in headings), *rows.columns])
    columns = [_column([own[at] for own, _ in body]) for at in range(rows.width)]
    answered = [[answers[at] for _, answers in body] for at in range(len(rows.columns))]
    _write(path, names, [*columns, *(_texts(values) for values in answered)])


def write_parquet_table(path: Path, table: Table) -> None:
    """Write a table."""
    found = [tuple(map(plain, row)) for row in table.rows()]
    _write(path, [column.heading for column in table.columns], [_column([row[at] for row in found]) for at in range(len(table.columns))])


def _write(path: Path, names: Sequence[str], columns: "Sequence[pyarrow.Array]") -> None:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_arrays(list(columns), names=list(names)), path, compression="zstd")


def _distinct(names: Sequence[str]) -> list[str]:
    """Names of columns, none of them empty or twice."""
    found: dict[str, None] = {}
    for at, name in enumerate(names, 1):
        tried, number = name or f"column {at}", 1
        while tried in found:
            number += 1
            tried = f"{name or f'column {at}'} ({number})"
        found[tried] = None
    return list(found)


def _column(values: Sequence[Any]) -> "pyarrow.Array":
    """A column of one kind as that kind, of mixed kinds as text; blanks are null."""
    import pyarrow

    kinds = {type(value) for value in values if value is not None and value != ""}
    if kinds and (kinds <= {int, float} or (len(kinds) == 1 and kinds <= {bool, date, datetime})):
        return pyarrow.array([None if value == "" else value for value in values], type=pyarrow.float64() if kinds == {int, float} else None)
    return _texts(values if kinds == {str} else ["" if value is None else str(value) for value in values])


def _texts(values: Sequence[str]) -> "pyarrow.Array":
    """Texts, each distinct one kept once; empty ones are null."""
    import pyarrow

    places = {value: place for place, value in enumerate(filter(None, dict.fromkeys(values)))}
    distinct = pyarrow.array([value.encode("utf-8", "replace").decode() for value in places], pyarrow.string())
    return pyarrow.DictionaryArray.from_arrays(pyarrow.array(list(map(places.get, values)), pyarrow.int32()), distinct)
