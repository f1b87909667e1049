"""The order of rows, blank rows, the case of headings, and the sheets on which goods stand change no answer."""

from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sme_check.bulk.answering.answered import Answered, answer_frame
from sme_check.bulk.workbooks.heading_words import fact_of
from sme_check.bulk.workbooks.layout import plan_of
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import Taken
from sme_check.bulk.workbooks.typed import Setting, cell_reader
from sme_check.errors import FactError
from sme_check.facts.read import read_partnership
from tests.builders import CLEAR, a_clear_partnership
from tests.bulk.test_frame import as_rows, one_item_each
from tests.bulk.workbooks.books import a_book
from tests.generated import a_partnership

Rows = list[dict[str, Any]]


@cache
def some_rows() -> list[Rows]:
    """Partnerships as rows, by what they are and by chance."""
    several = [one_item_each(a_clear_partnership(what)) for what in CLEAR]
    several += [facts for facts in (one_item_each(a_partnership(Random(number))) for number in range(8)) if facts.get("activities") and "{}" not in repr(facts)]
    return [as_rows(facts, f"case {number}") for number, facts in enumerate(several)]


def shown(value: Any) -> Any:
    """A fact as a cell may hold it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def a_sheet_of(rows: Rows, columns: list[str]) -> list[list[Any]]:
    """Rows below their headings."""
    return [columns, *([shown(row.get(column)) for column in columns] for row in rows)]


def columns_of(rows: Rows) -> list[str]:
    """Every column that some row has."""
    return list(dict.fromkeys(column for row in rows for column in row))


def taken_from_rows(rows: Rows, **sheets: list[list[Any]]) -> Taken:
    """What is taken from rows on a sheet of partnerships, and from other sheets."""
    return take(open_table(a_book(Partnerships=a_sheet_of(rows, columns_of(rows)), **sheets), "x.xlsx"), as_of="2026-05-15")


def verdicts(taken: Taken) -> dict[str, tuple[str, ...]]:
    """Of each partnership, the verdict and what decides it."""
    return said_of(answer_frame(taken.frame, "2026-05-15"))


def said_of(answered: Answered) -> dict[str, tuple[str, ...]]:
    """The same of a frame answered; the measures in one order, whatever that of the rows."""
    found = answered.frame.groupby("reference", sort=True).first()
    return {str(name): (row["verdict"], *sorted(row["decided_by"].split("; "))) for name, row in found.iterrows()}


@cache
def as_given() -> dict[str, tuple[str, ...]]:
    """The verdicts of the rows as they are."""
    return verdicts(taken_from_rows([row for rows in some_rows() for row in rows]))


def test_a_workbook_answers_as_its_frame_does() -> None:
    """The rows through a workbook and the rows themselves come to the same."""
    import pandas as pd

    rows = [row for some in some_rows() for row in some]

    assert said_of(answer_frame(pd.DataFrame(rows), "2026-05-15")) == as_given()
    assert "outside" in {verdict for verdict, *_ in as_given().values()}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    """Rows shuffled, blank ones between them, headings in another case and order."""
    chance = Random(seed)
    rows = [row for some in some_rows() for row in some]
    chance.shuffle(rows)
    columns = columns_of(rows)
    chance.shuffle(columns)
    table = [[chance.choice([str.upper, str.title, str.lower])(column) for column in columns], *a_sheet_of(rows, columns)[1:]]
    for _ in range(10):
        table.insert(chance.randrange(1, len(table)), chance.choice([[], [" "], [None, "\u00a0"]]))

    assert verdicts(take(open_table(a_book(Partnerships=table), "x.xlsx"), as_of="2026-05-15")) == as_given()


@pytest.mark.parametrize("seed", range(3))
def test_goods_on_another_sheet_change_nothing(seed: int) -> None:
    """Some activities beside their partnership, the others on a sheet of activities."""
    chance = Random(seed)
    main: Rows = []
    apart: Rows = []
    for rows in some_rows():
        own = [{key: value for key, value in row.items() if key.startswith(("activity.", "goods."))} for row in rows]
        shared = {key: value for key, value in rows[0].items() if key not in own[0]}
        stays = chance.randrange(len(rows) + 1)
        main.append({**shared, **(own[stays] if stays < len(rows) else {})})
        apart += [{"reference": rows[0]["reference"], **facts} for number, facts in enumerate(own) if number != stays]
    chance.shuffle(apart)
    taken = taken_from_rows(main, Activities=a_sheet_of(apart, columns_of(apart)))

    assert not taken.problems
    assert verdicts(taken) == as_given()


def test_owners_on_a_sheet_of_their_own_change_nothing() -> None:
    """The same owners in numbered columns and on the sheet of owners."""
    rows = as_rows(one_item_each(a_clear_partnership()), "case 0")
    owners = [{"reference": "case 0", **{key.rpartition("].")[2]: value for key, value in rows[0].items() if key.startswith("business.owners[")}}]
    rest = [{key: value for key, value in row.items() if not key.startswith("business.owners[")} for row in rows]
    taken = taken_from_rows(rest, Owners=a_sheet_of(owners, columns_of(owners)))

    assert verdicts(taken)["case 0"] == verdicts(taken_from_rows(rows))["case 0"] == ("outside", "")


PATHS = [column.path for column in plan_of("partnerships").columns if column.info is not None and column.path != "reference"]


@settings(max_examples=300, deadline=None)
@given(
    path=st.sampled_from(PATHS),
    found=st.one_of(st.text(max_size=20), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas()),
    form=st.sampled_from(["", "0%", "00000000", '#,##0 "GBP"']),
)
def test_no_cell_breaks_the_reading(path: str, found: Any, form: str) -> None:
    """Whatever stands in a cell: a fact that a partnership file accepts, nothing, or a problem that says what is accepted."""
    fact = fact_of(path, plan_of("partnerships"))
    assert fact is not None
    reading = cell_reader(*fact, Setting())(found, form)

    assert reading.problem is None or (reading.value is None and reading.problem.accepted)
    if reading.value is not None and path.startswith("business.") and not (isinstance(reading.value, str) and ";" in reading.value):
        value = list(reading.value) if isinstance(reading.value, tuple) else reading.value
        listed = [] if value == "none" else [value]
        kind = fact[0].kind
        read_partnership({"business": {fact[0].name: value if kind not in ("texts", "choices") or isinstance(value, list) else listed}})


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.one_of(st.none(), st.text(max_size=12), st.floats(allow_nan=False, allow_infinity=False), st.booleans()), max_size=6), max_size=8))
def test_no_table_breaks_the_taking(table: list[list[Any]]) -> None:
    """Whatever stands below known headings, every row that holds something is a row of the frame, or is said to be left out."""
    from sme_check.bulk.workbooks.table import Sheet, Workbook

    rows: list[list[Any]] = [["Reference", "Name", "INN", "Owner 1 share", "Commodity code", "By ship"], *table]
    book = Workbook("x", "xls", (Sheet("Partnerships", rows),))
    try:
        taken = take(book, as_of="2026-05-15")
    except FactError as error:
        assert "without any row" in str(error) or "no headings" in str(error)  # noqa: PT017 - either is right, and nothing else
        return
    answered = len(taken.rows[0].row)
    held = sum(any(value is not None and not (isinstance(value, str) and not value.strip()) for value in row) for row in table)
    assert answered + len([note for note in taken.notes if "left out" in note.text]) == held
