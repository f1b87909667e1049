"""Cells of every type that a frame can hold: read as a partnership file reads the same value, or a problem; never a guess, never a crash."""

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from sme_check import check_frame
from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.frame import ANSWERS
from sme_check.bulk.frames.cells import read_cells, read_frame
from sme_check.bulk.frames.headings import read_headings
from sme_check.bulk.frames.rows import Rows
from sme_check.errors import FactError
from sme_check.facts.amounts import Share
from tests.builders import a_clear_partnership
from tests.bulk.test_frame import as_rows, law, one_item_each

DAY = date(2026, 5, 15)
LONDON = "Europe/London"
NUMBER, YES_NO, TEXT, CODE, DATE, SEVERAL, SHARE = (
    *("activity.payment_days", "activity.by_ship", "activity.description", "goods.code", "activity.contract_date", "activity.territories"),
    "business.state_share",
)


class Fault:
    """Stands for a problem where a value is expected."""

    def __repr__(self) -> str:
        return "a problem"


FAULT: Any = Fault()


def objects(*values: Any) -> "pd.Series[Any]":
    """Values as they are, whatever they are."""
    return pd.Series(list(values), dtype=object)


def of(values: list[Any], dtype: Any) -> "pd.Series[Any]":
    """Values in a column of a type."""
    column: pd.Series[Any] = pd.Series(values, dtype=dtype)
    return column


CELLS: dict[str, tuple[str, "pd.Series[Any]", list[Any]]] = {
    "Int64 with gaps": (NUMBER, of([14, None, 0], "Int64"), [14, None, 0]),
    "Float64 with gaps": (NUMBER, of([14.0, None, 1.5], "Float64"), [14, None, FAULT]),
    "floats, NaN and infinite": (NUMBER, of([14.0, np.nan, np.inf, -np.inf], "float64"), [14, None, FAULT, FAULT]),
    "boolean with gaps": (YES_NO, of([False, None, True], "boolean"), [False, None, True]),
    "bool": (YES_NO, of([False, True], "bool"), [False, True]),
    "bools of numpy": (YES_NO, objects(np.bool_(False), np.bool_(True), None), [False, True, None]),
    "bools of Arrow": (YES_NO, of([False, None, True], "bool[pyarrow]"), [False, None, True]),
    "text of Arrow": (CODE, of(["49030000", None, " "], "string[pyarrow]"), ["49030000", None, None]),
    "text of Python": (CODE, of(["49030000", None, " "], "string[python]"), ["49030000", None, None]),
    "text of this pandas": (CODE, of(["49030000", None, ""], "str"), ["49030000", None, None]),
    "Arrow's large text": (CODE, of(["49030000", None, ""], pd.ArrowDtype(pa.large_string())), ["49030000", None, None]),
    "categories": (TEXT, of(["a", None, "b", "a"], "category"), ["a", None, "b", "a"]),
    "categories of numbers": (NUMBER, of([14, None, 3], "category"), [14, None, 3]),
    "Arrow's dictionary": (TEXT, of(["a", None], pd.ArrowDtype(pa.dictionary(pa.int8(), pa.string()))), ["a", None]),
    **{f"datetime64[{unit}]": (DATE, of(["2026-05-15", None], f"datetime64[{unit}]"), [DAY, None]) for unit in ("ns", "us", "ms", "s")},
    "a time of day": (DATE, of(["2026-05-15 13:20", "2026-05-15"], "datetime64[ns]"), [FAULT, DAY]),
    "half a second": (DATE, objects(pd.Timestamp("2026-05-15 00:00:00.5"), pd.Timestamp("2026-05-15")), [FAULT, DAY]),
    "midnight in its zone": (DATE, objects(pd.Timestamp("2026-05-15", tz=LONDON), pd.NaT), [DAY, None]),
    "another hour in its zone": (DATE, of(["2026-05-14 23:00"], "datetime64[ns, UTC]"), [FAULT]),
    "a column with a zone": (DATE, of(["2026-05-15", None], f"datetime64[ns, {LONDON}]"), [DAY, None]),
    "dates": (DATE, objects(DAY, None, pd.NaT), [DAY, None, None]),
    "dates of numpy": (DATE, objects(np.datetime64("2026-05-15"), np.datetime64("NaT")), [DAY, None]),
    "dates of Arrow": (DATE, of([DAY, None], pd.ArrowDtype(pa.date32())), [DAY, None]),
    "periods": (DATE, pd.Series(pd.period_range("2026-05-15", periods=1, freq="D")), [FAULT]),
    "decimals": (NUMBER, objects(Decimal(14), Decimal("14.0"), Decimal("NaN"), Decimal("1.5"), Decimal("Infinity")), [14, 14, None, FAULT, FAULT]),
    "decimals of Arrow": (NUMBER, of([Decimal("14.00"), None], pd.ArrowDtype(pa.decimal128(8, 2))), [14, None]),
    "decimals for a code": (CODE, objects(Decimal(4903), Decimal("4903.00"), Decimal("4903.5"), Decimal("1E+5000")), ["4903", "4903", FAULT, FAULT]),
    "scalars of numpy": (NUMBER, objects(np.int64(14), np.float32(14), np.float64("nan"), np.int8(3)), [14, 14, None, 3]),
    "texts of numpy": (TEXT, objects(np.str_("a"), np.str_("")), ["a", None]),
    "bytes for a code": (CODE, objects(b"49030000", bytearray(b"4903")), [FAULT, FAULT]),
    "bytes that are no text": (TEXT, objects(b"\xff\xfe"), [FAULT]),
    "halves of characters": (TEXT, objects("\ud800x", "x"), [FAULT, "x"]),
    "halves of characters in a code": (CODE, objects("\udc80", "49030000"), [FAULT, "49030000"]),
    "very large numbers": (NUMBER, objects(10**30, 14, 2**63), [FAULT, 14, FAULT]),
    "far too many digits": ("business.inn", objects(10**400, None), [FAULT, None]),
    "unsigned numbers": (NUMBER, of([2**64 - 1, 14], "uint64"), [FAULT, 14]),
    "gaps": (TEXT, objects(None, float("nan"), pd.NA, pd.NaT, "", "  ", "\t\n", "\u00a0", np.datetime64("NaT"), Decimal("NaN")), [None] * 10),
    "lists": (SEVERAL, objects(["crimea"], [], ("crimea",), None), [("crimea",), (), ("crimea",), None]),
    "arrays": (SEVERAL, objects(np.array(["crimea"]), np.array([]), np.array(["crimea", "sevastopol"])), [("crimea",), (), ("crimea", "sevastopol")]),
    "lists of Arrow": (SEVERAL, of([["crimea"], None, []], pd.ArrowDtype(pa.list_(pa.string()))), [("crimea",), None, ()]),
    "lists with a gap": (SEVERAL, objects([None], ["crimea", None]), [FAULT, FAULT]),
    "a list where one value is wanted": (NUMBER, objects([14], np.array([14, 3]), {"a": 1}, (14,)), [FAULT] * 4),
    "times": (NUMBER, pd.Series(pd.to_timedelta(["14D"])), [FAULT]),
    "complex numbers": (NUMBER, of([1 + 2j], "complex128"), [FAULT]),
    "things": (NUMBER, objects(object(), print), [FAULT, FAULT]),
    "sparse": (NUMBER, pd.Series(pd.arrays.SparseArray([14, 0, 0])), [14, 0, 0]),
    "shares": (SHARE, of([51.0, 0.0, np.nan], "float64"), ["51", "0", None]),
}


@pytest.mark.parametrize("what", CELLS)
def test_a_cell_is_read_or_is_a_problem(what: str) -> None:
    """Each cell of the column is the value wanted, unknown where nothing stands, unknown and a problem where it cannot be read."""
    column, series, wanted = CELLS[what]
    cells = read_cells(column, read_headings([column])[0], series)
    wrong = {problem.row for problem in cells.problems()}
    found = [cells.column.values[code] for code in cells.column.codes]

    assert wrong == {row for row, value in enumerate(wanted) if value is FAULT}
    assert [plain(value) for value in found] == [None if value is FAULT else value for value in wanted]


def plain(value: Any) -> Any:
    """A value for comparison: choices by their word, a share by its number."""
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return f"{value.lowest:g}" if isinstance(value, Share) else value


@pytest.mark.parametrize("what", CELLS)
def test_a_frame_with_such_cells_is_answered(what: str) -> None:
    """Every row comes back, a row with a problem with its words; alone, and as the second activity of its row."""
    column, series, wanted = CELLS[what]
    clear = {key: value for key, value in as_rows(one_item_each(a_clear_partnership("books sent")), "")[0].items() if key != "reference"}
    frame = pd.DataFrame([{key: value for key, value in clear.items() if key != column}] * len(series)).assign(**{column: series})
    numbered = column.replace("activity.", "activities[1].").replace("goods.", "activities[1].goods[0].")
    for given in (frame, frame.rename(columns={column: numbered})):
        answered = check_frame(given, DAY, rulebook=law(), words=False)

        assert [bool(text) for text in answered["problems"]] == [value is FAULT for value in wanted]
        assert all(text.startswith(f"{given.columns[-1]}: found") for text in answered["problems"] if text)


def test_lists_that_print_alike_are_told_apart() -> None:
    """A long array is a value of its own, however it would be printed."""
    one, other = (np.array(["ab.cd"] * 1500) for _ in range(2))
    other[700] = "crimea"
    cells = read_cells(SEVERAL, read_headings([SEVERAL])[0], objects(one, other))

    assert len(cells.faults) == 2


EMPTY: dict[str, pd.DataFrame] = {
    "nothing at all": pd.DataFrame(),
    "columns but no rows": pd.DataFrame({"activity.kind": [], "business.name": []}),
    "numbered columns but no rows": pd.DataFrame({"reference": [], "activities[1].kind": []}),
    "rows but no columns": pd.DataFrame(index=[4, 5]),
    "rows of gaps": pd.DataFrame({"activity.kind": [None, None], "goods_2_code": [None, ""]}),
}


@pytest.mark.parametrize("what", EMPTY)
def test_an_empty_frame_is_answered(what: str) -> None:
    """As many rows as there are; a row of which nothing is known is never outside."""
    answered = check_frame(EMPTY[what], DAY, rulebook=law())

    assert list(answered.index) == list(EMPTY[what].index)
    assert list(answered.columns) == [*EMPTY[what].columns, *ANSWERS]
    assert set(answered["verdict"]) <= {"needs_information"}


@pytest.mark.parametrize("columns", [["activity.kind", "activity.kind"], ["activity.kind", "Activity_Kind"], ["goods.code", "goods_1_code"]], ids=str)
def test_two_columns_of_one_fact_are_refused(columns: list[str]) -> None:
    """Neither is taken before the other."""
    with pytest.raises(FactError, match="a second time"):
        check_frame(pd.DataFrame([["export", "import"]], columns=columns), DAY, rulebook=law())


@pytest.mark.parametrize("columns", [[0, 1], [1.5, 2.5], [date(2026, 1, 1), True]], ids=str)
def test_columns_that_are_no_text_are_refused_by_name(columns: list[Any]) -> None:
    """Each is named."""
    with pytest.raises(FactError) as caught:
        check_frame(pd.DataFrame([["export", "import"]], columns=columns), DAY, rulebook=law())
    assert [item.where for item in caught.value.problems] == [f"column {column}" for column in columns]


@pytest.mark.parametrize("second", ["goods.code", "activities[1].kind"], ids=["one activity a row", "several"])
def test_names_on_several_levels(second: str) -> None:
    """Columns and rows may be named on several levels; the rows keep their names, the answers stand under theirs."""
    columns = pd.MultiIndex.from_tuples([("activity", "kind"), tuple(second.rsplit(".", 1))])
    rows = pd.MultiIndex.from_tuples([("a", 1), ("a", 2)])
    frame = pd.DataFrame([["export", None], ["exprot", None]], index=rows, columns=columns)
    answered = check_frame(frame, DAY, rulebook=law())

    assert answered.index.equals(rows)
    assert list(answered.columns)[:3] == [*columns, ("verdict", "")]
    assert list(answered["verdict"]) == ["needs_information"] * 2
    assert [bool(text) for text in answered["problems"]] == [False, True]


def test_the_frame_given_is_left_as_it_was() -> None:
    """No cell, column or type of it changes."""
    frame = pd.DataFrame({"activity.kind": ["export", None], "activities[1].goods[0].code": ["49030000", None], "activity.by_ship": [True, None]})
    before = frame.copy(deep=True)
    check_frame(frame, DAY, rulebook=law())

    pd.testing.assert_frame_equal(frame, before)
    assert Rows(read_frame(frame[["activity.kind"]], law()), 2).groups == 2


def test_references_are_joined_however_a_file_holds_them() -> None:
    """A number, a whole float, its digits as text, and a text with blanks around it are one reference; leading zeros make another."""
    frame = pd.DataFrame({"reference": [7, 7.0, "7", " A", "A ", "007"], "activity.kind": ["export", "loan", "import", "export", "loan", "export"]})

    answered = answer_frame(frame, "2026-05-15")

    assert answered.group.tolist() == [0, 0, 0, 1, 1, 2]
    assert not answered.problems


def test_what_reads_the_same_contradicts_nothing() -> None:
    """Two rows of one partnership that spell a fact differently say the same."""
    frame = pd.DataFrame({"reference": ["A", "A"], "business.established_in": ["RU", "Russia"], "business.region": ["77", " 77"]})

    assert not answer_frame(frame, "2026-05-15").problems


def test_the_last_day_of_all_is_a_day() -> None:
    """The day that databases write for no end is answered as any other."""
    answered = answer_frame(pd.DataFrame({"reference": ["A"], "business.name": ["OOO Romashka"], "as_of": ["9999-12-31"]}))

    assert answered.verdict[0].value == "needs_information"
