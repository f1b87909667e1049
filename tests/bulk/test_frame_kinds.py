"""Polars frames and Arrow tables: the same answers as of pandas, given back as the same kind."""

import subprocess
import sys
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import polars
import pyarrow as pa
import pytest

from sme_check import check_frame
from sme_check.bulk.frame import ANSWERS
from sme_check.errors import FactError
from tests.builders import a_clear_partnership
from tests.bulk.test_frame import law
from tests.bulk.test_frame_numbered import BOOKS, TEA, as_one_row, with_activities


def rows() -> list[dict[str, Any]]:
    """Rows with gaps, whole numbers beside gaps, a day, lists, and a second activity."""
    clear = as_one_row(with_activities(BOOKS, TEA))
    return [
        {**clear, "as_of": date(2026, 5, 15), "activities[0].territories": []},
        {**clear, "as_of": date(2026, 5, 15), "business.headcount": None, "activities[1].kind": "loan", "activities[0].territories": ["crimea"]},
        {**as_one_row(a_clear_partnership()), "as_of": None, "business.headcount": 14, "activities[0].territories": None},
    ]


def typed() -> dict[str, list[Any]]:
    """The rows by column; a list in the column of lists alone."""
    columns = list(dict.fromkeys(key for row in rows() for key in row))
    plain = {name: [row.get(name) for row in rows()] for name in columns}
    return {name: values if name.endswith("territories") and "[0]" in name else list(map(one, values)) for name, values in plain.items()}


def one(value: Any) -> Any:
    """A list in a cell as text, as a column of text has it."""
    return ", ".join(value) or "none" if isinstance(value, list) else value


@cache
def by_pandas() -> pd.DataFrame:
    """What a pandas frame of the same cells is answered."""
    return check_frame(pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in typed().items()}), rulebook=law())


def test_an_arrow_table_is_given_back_as_one() -> None:
    """Its columns are the very same, and the answers stand after them, text and yes or no."""
    table = pa.table(typed())
    answered = check_frame(table, rulebook=law())

    assert isinstance(answered, pa.Table)
    assert answered.select(table.column_names).equals(table)
    assert answered.column_names == [*table.column_names, *ANSWERS]
    assert {name: answered[name].to_pylist() for name in ANSWERS} == {name: by_pandas()[name].tolist() for name in ANSWERS}
    assert {str(answered.schema.field(name).type) for name in ANSWERS} == {"string", "bool"}


def test_a_polars_frame_is_given_back_as_one() -> None:
    """Its columns are the very same, and the answers stand after them, text and yes or no."""
    frame = polars.DataFrame(typed())
    answered = check_frame(frame, rulebook=law())

    assert isinstance(answered, polars.DataFrame)
    assert answered.select(frame.columns).equals(frame)
    assert answered.columns == [*frame.columns, *ANSWERS]
    assert {name: answered[name].to_list() for name in ANSWERS} == {name: by_pandas()[name].tolist() for name in ANSWERS}
    assert {answered[name].dtype for name in ANSWERS} == {polars.String, polars.Boolean}
    assert check_frame(frame.clear(), rulebook=law()).shape == (0, len(frame.columns) + len(ANSWERS))
    with pytest.raises(FactError, match=r"collect\(\)"):
        check_frame(frame.lazy(), rulebook=law())


def test_whole_numbers_beside_gaps_stay_whole() -> None:
    """A register number of more digits than a float holds is read digit by digit."""
    table = pa.table({"business.ogrn": pa.array([1027700132195, None, 9007199254740993], pa.int64())})
    answered = check_frame(table, "2026-05-15", rulebook=law())

    assert answered["problems"].to_pylist()[:2] == ["", ""]
    assert "9007199254740993" in answered["problems"].to_pylist()[2]


@pytest.mark.parametrize("table", [pa.table({}), pa.table({"activities[1].kind": pa.array([], pa.string())})], ids=["nothing", "no rows"])
def test_an_empty_table_is_answered(table: pa.Table) -> None:
    """No rows in, no rows out."""
    answered = check_frame(table, "2026-05-15", rulebook=law())

    assert (answered.num_rows, answered.column_names) == (0, [*table.column_names, *ANSWERS])


@pytest.mark.parametrize("given", [None, [{"activity.kind": "export"}], {"activity.kind": ["export"]}, pd.Series(["export"]), "frame.csv"], ids=repr)
def test_what_is_no_table_is_refused(given: Any) -> None:
    """The error says what was found and what is accepted."""
    with pytest.raises(FactError, match="a pandas DataFrame, a polars DataFrame or an Arrow table"):
        check_frame(given, "2026-05-15", rulebook=law())


def test_polars_is_never_imported_for_others() -> None:
    """A pandas frame is answered without it."""
    answer = "check_frame(pandas.DataFrame({'activity.kind': []}), '2026-05-15')"
    program = f"import sys, pandas; from sme_check import check_frame; {answer}; print('polars' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout.strip() == "False"
