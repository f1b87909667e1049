"""The kinds of table that are taken, pandas, polars and Arrow, and given back as the same kind."""

import sys
from typing import TYPE_CHECKING, Any, TypeVar

from sme_check.errors import FactError, Problem

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Table", "as_pandas", "beside"]

Table = TypeVar("Table")
"""A pandas or polars frame, or an Arrow table."""

_ACCEPTED = "a pandas DataFrame, a polars DataFrame or an Arrow table"
_INSTEAD = {
    ("polars", "LazyFrame"): "; collect() makes one of it",
    ("dask", "DataFrame"): "; sme_check.bulk.distributed.check_partitions takes this one",
    ("pyarrow", "RecordBatch"): "; pyarrow.Table.from_batches([...]) makes one of it",
    ("pandas", "Series"): "; to_frame() makes one of it",
}


def as_pandas(table: Any) -> "pd.DataFrame":
    """A table as a pandas frame of the very same values, names on several levels in one: no whole number becomes a float for the sake of a gap beside it.

    Raises:
        FactError: It is no table of these kinds.
    """
    import pandas as pd

    if isinstance(table, pd.DataFrame):
        several = isinstance(table.columns, pd.MultiIndex)
        return table.set_axis([".".join(filter(None, map(str, name))) for name in table.columns], axis=1) if several else table
    if _is(table, "polars", "DataFrame"):
        columns = {name: pd.Series(table[name].to_list(), dtype=object) for name in table.columns}
        return pd.DataFrame(columns, index=range(table.height))
    if _is(table, "pyarrow", "Table"):
        exact = {"integer_object_nulls": True, "date_as_object": True, "timestamp_as_object": True, "ignore_metadata": True}
        found: pd.DataFrame = table.to_pandas(**exact)
        return found
    kind = (type(table).__module__.partition(".")[0], type(table).__name__)
    raise FactError([Problem("frame", f"a {'.'.join(kind).removeprefix('builtins.')}", _ACCEPTED + _INSTEAD.get(kind, ""))])


def beside(table: Table, answered: "pd.DataFrame", answers: list[str]) -> Table:
    """A table with the answers beside its own columns, these as they were given.

    Args:
        table: The table as given.
        answered: The answers and whatever stands beside them, row by row.
        answers: The columns of the answers.
    """
    if _is(table, "polars", "DataFrame"):
        whole: Table = _beside_polars(table, answered, answers)
    elif _is(table, "pyarrow", "Table"):
        whole = _beside_arrow(table, answered, answers)
    else:
        whole = _beside_pandas(table, answered, answers)
    return whole


def _beside_polars(table: Any, answered: "pd.DataFrame", answers: list[str]) -> Any:
    polars = sys.modules["polars"]
    return table.with_columns([polars.Series(name, answered[name].to_list(), _polars_type(polars, name)) for name in answers])


def _beside_arrow(table: Any, answered: "pd.DataFrame", answers: list[str]) -> Any:
    import pyarrow as pa

    for name in answers:
        table = table.append_column(name, pa.array(answered[name].to_list(), pa.bool_() if name == _YES_NO else pa.string()))
    return table


def _beside_pandas(table: Any, answered: "pd.DataFrame", answers: list[str]) -> Any:
    levels = table.columns.nlevels
    if levels > 1:
        answered.columns = table.columns.append(type(table.columns).from_tuples([(name, *[""] * (levels - 1)) for name in answers]))
    return answered


_YES_NO = "provisional"


def _polars_type(polars: Any, name: str) -> Any:
    return polars.Boolean if name == _YES_NO else polars.String


def _is(table: object, module: str, name: str) -> bool:
    """Whether a table is of a class of a library that is not imported for the question."""
    kind = getattr(sys.modules.get(module), name, None)
    return kind is not None and isinstance(table, kind)
