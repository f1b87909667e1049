"""Sums in a stated currency: a heading or a cell that names none, or another, gives no such sum."""

import io
from typing import Any

import pytest
import xlsxwriter

from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import Taken

from .books import taken_from

PRICE = "goods.unit_price_gbp"


def shown_as(heading: str, number: float, form: str) -> Taken:
    """What is taken from a number under a heading, in a cell of a number format."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Company", "HS code", heading])
    sheet.write_row(1, 0, ["OOO Zarya", "92051000"])
    sheet.write_number(1, 2, number, book.add_format({"num_format": form}))
    book.close()
    return take(open_table(stream.getvalue(), "partners.xlsx"), as_of="2026-05-15")


@pytest.mark.parametrize("heading", ["Unit price", "Price of an item", "Price per unit", "Unit value", "Цена", "Цена за единицу"])
def test_a_price_of_no_stated_currency_is_asked_about(heading: str) -> None:
    """It may be in roubles: proposed, not used, and the cell is named."""
    taken = taken_from(Sheet1=[["Company", "HS code", heading], ["OOO Zarya", "92051000", 250]])

    assert PRICE not in taken.frame
    assert [(item.how, item.proposed) for item in taken.headings][-1] == ("near", PRICE)
    assert [found.cell for found in taken.problems] == ["C2"]


@pytest.mark.parametrize("heading", ["Unit price (GBP)", "Unit price £", "Price of an item (GBP)", PRICE, "unit_price_gbp"])
def test_a_price_under_a_heading_in_pounds_is_taken(heading: str) -> None:
    """As the template and the fact say."""
    taken = taken_from(Sheet1=[["Company", "HS code", heading], ["OOO Zarya", "92051000", 250]])

    assert list(taken.frame[PRICE]) == [250]


@pytest.mark.parametrize("heading", ["Unit price (EUR)", "Unit price USD", "Unit price, руб."])
def test_a_price_in_another_currency_is_not_proposed_as_one_in_pounds(heading: str) -> None:
    """It is not understood."""
    taken = taken_from(Sheet1=[["Company", "HS code", heading], ["OOO Zarya", "92051000", 250]])

    assert [(item.how, item.proposed) for item in taken.headings][-1] == ("unknown", "")


@pytest.mark.parametrize(
    ("form", "found"),
    [('#,##0.00 "EUR"', "250.0 EUR"), ("[$€-2] #,##0", "250.0 EUR"), ("#,##0 ₽", "250.0 RUB"), ("[$$-409]#,##0", "250.0 $"), ('"$"#,##0', "250.0 $")],
)
def test_a_cell_that_shows_another_currency_is_no_price_in_pounds(form: str, found: str) -> None:
    """Whatever its heading says."""
    taken = shown_as("Unit price (GBP)", 250.0, form)

    assert PRICE not in taken.frame
    assert [problem.found.strip('"') for problem in taken.problems] == [found]


@pytest.mark.parametrize("form", ["#,##0.00", "[$£-809]#,##0.00", "General", "[$-409]#,##0.00"])
def test_a_cell_that_shows_pounds_or_nothing_is_a_price_in_pounds(form: str) -> None:
    """The heading has said so."""
    values: list[Any] = list(shown_as("Unit price (GBP)", 250.0, form).frame[PRICE])

    assert values == [250]
