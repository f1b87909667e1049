"""Cells as people type them: read to the same fact, or a problem; never a guess and never a blank."""

from datetime import date, datetime
from typing import Any

import pytest

from sme_check.bulk.workbooks.heading_words import fact_of
from sme_check.bulk.workbooks.layout import plan_of
from sme_check.bulk.workbooks.table import Shown, Unstored
from sme_check.bulk.workbooks.typed import Reading, Setting, cell_reader

BOOKS = plan_of("partnerships")


def read(path: str, found: Any, form: str = "", **setting: Any) -> Reading:
    """A cell read for a fact."""
    fact = fact_of(path, BOOKS)
    assert fact is not None
    return cell_reader(*fact, Setting(**setting))(found, form)


@pytest.mark.parametrize(
    ("path", "found", "value"),
    [
        ("business.inn", "7707083893", "7707083893"),
        ("business.inn", 7707083893.0, "7707083893"),
        ("business.inn", " 7707\u00a0083893\u200b", "7707083893"),
        ("business.ogrn", 1027700132195.0, "1027700132195"),
        ("business.headcount", "1 234", 1234),
        ("business.headcount", "1,234", 1234),
        ("business.headcount", "14 чел.", 14),
        ("business.revenue_million_rub", "38,5", 38.5),
        ("business.revenue_million_rub", "1.234,5", 1234.5),
        ("business.state_share", 51.0, "51 %"),
        ("business.state_share", "51 %", "51 %"),
        ("business.state_share", "51,5%", "51.5 %"),
        ("business.state_share", "more than 50", "more than 50 %"),
        ("activity.amount", "£1,000", "1000 GBP"),
        ("activity.amount", "1\u00a0000,50 руб.", "1000.50 RUB"),
        ("activity.contract_date", datetime(2026, 1, 31), "2026-01-31"),  # noqa: DTZ001 - a spreadsheet's own day
        ("activity.contract_date", date(2026, 1, 31), "2026-01-31"),
        ("activity.contract_date", "31.01.2026", "2026-01-31"),
        ("activity.contract_date", "31/01/2026", "2026-01-31"),
        ("activity.contract_date", "1 Feb 2026", "2026-02-01"),
        ("activity.contract_date", "1 февраля 2026 г.", "2026-02-01"),
        ("activity.contract_date", "04/04/2026", "2026-04-04"),
        ("activity.contract_date", "2026-05-15T00:00:00Z", "2026-05-15"),
        ("activity.contract_date", "2026-05-15 00:00:00", "2026-05-15"),
        ("activity.contract_date", "2026-05-15 00:00:00.000", "2026-05-15"),
        ("activity.contract_date", "15.05.2026 0:00:00", "2026-05-15"),
        ("activity.contract_date", "15/05/2026 00:00", "2026-05-15"),
        ("activity.contract_date", "2026-05-15T00:00:00+00:00", "2026-05-15"),
        ("activity.by_ship", "Yes ", True),
        ("activity.by_ship", "да", True),
        ("activity.by_ship", "НЕТ", False),
        ("activity.by_ship", "N", False),
        ("activity.by_ship", True, True),
        ("activity.kind", "EXPORT", "export"),
        ("activity.kind", "Form a joint venture", "joint_venture"),
        ("activity.kind", "joint venture", "joint_venture"),
        ("activity.territories", "Crimea, the part of Donetsk oblast not controlled by Ukraine", "crimea; donetsk_occupied"),
        ("activity.territories", "Donetsk oblast, side not known", "donetsk"),
        ("activity.territories", "нет", "none"),
        ("goods.control_lists", "military\nDual-Use List", "military; dual_use"),
        ("business.okved_others", "85.41, 62.01 и 01.11", "85.41; 62.01; 01.11"),
        ("business.other_names", "Smith, John; Zarya", ("Smith, John", "Zarya")),
        ("business.established_in", "Россия", "RU"),
        ("business.established_in", "Germany", "DE"),
        ("goods.code", "8471 30 00", "84713000"),
        ("goods.code", "8471-30-00", "84713000"),
        ("goods.code", 84713000.0, "84713000"),
        ("business.name", 1905.0, "1905"),
        ("business.owners", "none", "none"),
    ],
)
def test_a_cell_is_read_as_it_is_meant(path: str, found: Any, value: Any) -> None:
    """Whatever the way of writing, the fact is the same, and nothing needs saying."""
    assert read(path, found) == Reading(value)


@pytest.mark.parametrize(
    "path", ["business.inn", "activity.by_ship", "activity.kind", "activity.contract_date", "business.state_share", "business.name", "goods.code"]
)
@pytest.mark.parametrize(
    "found", ["", None, " \u00a0", "-", "—", "?", "n/a", "N/A", "TBC", "don't know", "don’t know", "unknown", "н/д", "не знаю", "нет данных"]
)
def test_who_does_not_know_says_nothing(path: str, found: Any) -> None:
    """A blank and a word for not knowing are unknown, and no fault."""
    assert read(path, found) == Reading(None)


@pytest.mark.parametrize(
    ("path", "found", "why"),
    [
        ("business.inn", "7707083894", "check digit"),
        ("business.inn", "770708", "6 digits"),
        ("business.inn", 770708389.0, "leading zero seems lost"),
        ("business.inn", "7.70708E+09", "digits are lost"),
        ("business.okved_main", "85.41; 62.01", "85.41; 62.01"),
        ("business.okved_main", date(2026, 10, 1), "made a date of it"),
        ("goods.code", 8471.3, "may have lost digits"),
        ("goods.code", "1012990", "7 digits"),
        ("business.state_share", 0.51, "a fraction or percent?"),
        ("business.state_share", "0.51", "a fraction or percent?"),
        ("business.state_share", 1.0, "a fraction or percent?"),
        ("business.state_share", 150.0, "0 to 100"),
        ("activity.amount", 250.0, "which currency?"),
        ("activity.amount", "$250", "names no one currency"),
        ("activity.contract_date", "03/04/2026", "2026-04-03 (day first) or 2026-03-04 (month first)?"),
        ("activity.contract_date", "31/02/2026", "no such day"),
        ("activity.contract_date", "2026-05-15T22:30:00Z", "2026-05-15T22:30:00Z"),
        ("activity.contract_date", "03/04/2026 00:00:00", "2026-04-03 (day first) or 2026-03-04 (month first)?"),
        ("activity.contract_date", 5.0, "a bare number"),
        ("activity.by_ship", "maybe", "maybe"),
        ("activity.kind", "вывоз", "вывоз"),
        ("activity.territories", "Atlantis", "Atlantis"),
        ("business.headcount", "about 5", "about 5"),
        ("business.established_in", "NA", "Namibia, or not available?"),
        ("activity.used_in", "No", "Norway, or no?"),
        ("goods.code", "4903-4911", "one code or several?"),
        ("goods.code", "84\u201385", "a range of chapters?"),
        ("business.region", "Nowhere", "Nowhere"),
        ("business.name", Shown("#N/A"), "#N/A, an error of the spreadsheet"),
        ("business.name", "#ССЫЛКА!", "an error of the spreadsheet"),
        ("business.name", Unstored("=A1"), "whose value the file does not store"),
    ],
)
def test_what_cannot_be_read_is_a_problem(path: str, found: Any, why: str) -> None:
    """The fact is unknown, and what is wrong is said."""
    reading = read(path, found)

    assert reading.value is None
    assert reading.problem is not None
    assert why in reading.problem.found
    assert reading.problem.accepted


@pytest.mark.parametrize(
    ("path", "found", "value"),
    [
        ("business.inn", 100001103.0, "0100001103"),
        ("business.inn", "100001103", "0100001103"),
        ("business.banks[0].bic", 44525225.0, "044525225"),
        ("goods.code", 1012990.0, "01012990"),
        ("goods.code", 101299000.0, "0101299000"),
        ("business.region", 1.0, "01"),
        ("business.okved_main", 1.11, "01.11"),
        ("business.okved_main", "1.11", "01.11"),
        ("business.okved_main", 1.1, "01.1"),
        ("business.okved_others", 62.1, "62.1"),
    ],
)
def test_a_lost_zero_is_put_back_only_where_nothing_else_can_be_meant_and_said(path: str, found: Any, value: str) -> None:
    """Check digits, a fixed beginning or an even length tell; the note says what was done."""
    reading = read(path, found)

    assert (reading.value, reading.problem) == (value, None)
    assert f"read as {value}" in reading.note


def test_a_cell_that_shows_percent_is_percent() -> None:
    """The number format settles what 0.51 and 1 mean; what it shows above a hundred is refused."""
    assert read("business.state_share", 0.51, "0%").value == "51 %"
    assert read("business.state_share", 0.07, "0.00%").value == "7 %"
    assert read("business.state_share", 1.0, "0%").value == "100 %"
    assert read("business.state_share", 51.0, "0%").problem is not None


def test_zeros_in_a_number_format_are_digits() -> None:
    """A cell that shows 0012345678 by its format is read as it shows."""
    assert read("goods.code", 1012990.0, "00000000").value == "01012990"


@pytest.mark.parametrize(("form", "currency"), [("[$£-809]#,##0.00", "GBP"), ('#,##0 "EUR"', "EUR"), ("#,##0 [$₽-419]", "RUB")])
def test_a_currency_shown_by_the_cell_is_its_currency(form: str, currency: str) -> None:
    """Where the number format shows it."""
    assert read("activity.amount", 250.0, form).value == f"250 {currency}"


def test_a_currency_in_the_heading_serves_unless_the_cell_says_another() -> None:
    """Two that differ are a problem."""
    assert read("activity.amount", 250.0, currency="GBP").value == "250 GBP"
    assert read("activity.amount", "250 EUR", currency="GBP").problem is not None


def test_a_serial_day_is_counted_as_the_workbook_counts() -> None:
    """From 1900 or from 1904; and said, since a bare number is easily something else."""
    assert read("activity.contract_date", 46053.0).value == "2026-01-31"
    assert read("activity.contract_date", 44591.0, epoch_1904=True).value == "2026-01-31"
    assert "46053" in read("activity.contract_date", 46053.0).note
    assert read("activity.contract_date", 46053.0, typed=False).problem is not None


def test_a_problem_names_the_nearest_answer() -> None:
    """As the form does."""
    problem = read("activity.kind", "exprot").problem

    assert problem is not None
    assert problem.nearest == "export"


def test_truth_is_not_a_number() -> None:
    """TRUE in a column of sums or shares is no 1."""
    assert read("business.headcount", True).problem is not None
    assert read("business.state_share", True).problem is not None


@pytest.mark.parametrize(
    ("path", "found", "value"),
    [
        ("business.kind", "ИП", "sole_trader"), ("business.kind", "ООО", "organisation"), ("business.kind", "АО", "organisation"),
        ("business.kind", "company", "organisation"), ("business.kind", "Firm", "organisation"), ("business.kind", "person", "individual"),
        ("business.kind", "ФЛ", "individual"), ("business.kind", "ЮЛ", "organisation"), ("activity.kind", "Экспорт", "export"),
        ("activity.kind", "импорт", "import"), ("activity.kind", "услуги", "service"), ("activity.kind", "Services", "service"),
        ("business.state_share", "более 50%", "more than 50 %"), ("business.state_share", "over 50 %", "more than 50 %"),
        ("business.state_share", "не менее 25 %", "25 to 100 %"), ("business.state_share", "до 25%", "0 to 25 %"),
        ("business.inn", "ИНН 7707083893", "7707083893"), ("business.inn", "INN: 7707083893", "7707083893"),
        ("business.ogrn", "OGRN 1027700132195", "1027700132195"), ("goods.code", "ТН ВЭД 4903 00 000 0", "4903000000"),
        ("business.banks[0].bic", "БИК: 044525225", "044525225"), ("business.banks[0].bic", "BIC SABRRUMM", "SABRRUMM"),
    ],
)  # fmt: skip
def test_answers_are_read_as_people_type_them(path: str, found: str, value: str) -> None:
    """Legal forms and words for a kind of party, Russian words, bounds of a share, a code with its name before it."""
    assert read(path, found) == Reading(value)


@pytest.mark.parametrize(("path", "found"), [("business.inn", "OGRN 1027700132195"), ("business.inn", "INN 7707083890"), ("activity.kind", "export / import")])
def test_what_is_called_something_else_is_a_problem(path: str, found: str) -> None:
    """A code of another name, one whose check digits are wrong, two answers to one question."""
    assert read(path, found).problem is not None


@pytest.mark.parametrize(
    ("path", "found", "value"),
    [
        ("business.okved_others", "62,01", "62.01"), ("business.okved_others", "62,01; 63,11", "62.01; 63.11"), ("business.okved_main", "62,01", "62.01"),
        ("business.okved_others", "62.01,62.02", "62.01; 62.02"), ("business.okved_others", "62, 63", "62; 63"),
    ],
)  # fmt: skip
def test_a_comma_may_be_the_point_of_an_okved_code(path: str, found: str, value: str) -> None:
    """A decimal comma is read as the point of one code, and said to be; where each piece has a point, the comma stands between codes."""
    reading = read(path, found)

    assert reading.value == value
    assert ("a comma for its point" in reading.note) == ("." not in found and ", " not in found)


@pytest.mark.parametrize("found", ["62,01,63", "62.01,63", "62,01.1"])
def test_a_comma_that_may_stand_between_codes_or_in_one_is_a_problem(found: str) -> None:
    """Never two codes without a word."""
    reading = read("business.okved_others", found)

    assert reading.value is None
    assert reading.problem is not None
    assert "one code or several?" in reading.problem.found


@pytest.mark.parametrize("found", ["7707083893/770701001", "7707083893 / 770701001"])
def test_an_inn_with_its_kpp_in_one_cell_is_the_inn(found: str) -> None:
    """As requisites have it, with a note."""
    reading = read("business.inn", found)

    assert reading.value == "7707083893"
    assert "KPP" in reading.note


@pytest.mark.parametrize("found", ["7707083893/7736207543", "7707083894/770701001", "7707083893/77"])
def test_two_numbers_that_are_no_inn_with_its_kpp_are_a_problem(found: str) -> None:
    """Two INNs, a wrong one, half a number."""
    assert read("business.inn", found).problem is not None


@pytest.mark.parametrize(
    ("path", "found", "accepted"),
    [
        ("business.kind", "foo", "Kind: one of organisation, sole trader, individual, public body"),
        ("business.kind", "#N/A", "Kind: one of organisation, sole trader, individual, public body"),
        ("business.state_controlled", "perhaps", "State-owned or controlled: yes or no"),
        ("activity.territories", "Narnia", "semicolons between, of crimea, sevastopol, donetsk occupied"),
    ],
)
def test_what_is_accepted_is_said_as_somebody_would_type_it(path: str, found: str, accepted: str) -> None:
    """And whatever is named there is read."""
    problem = read(path, found).problem

    assert problem is not None
    assert accepted in problem.accepted
    for answer in problem.accepted.rpartition(": ")[2].rpartition(" of ")[2].replace(" or ", ", ").split(", "):
        assert read(path, answer).problem is None


@pytest.mark.parametrize(
    ("found", "code"), [("ООО", "12300"), ("ooo", "12300"), ("ПАО", "12247"), ("АО", "12200"), ("ЗАО", "12200"), ("ИП", "50102"), ("12300", "12300")]
)
def test_a_legal_form_by_its_letters_is_its_code(found: str, code: str) -> None:
    """With a note, where one form alone is called so."""
    reading = read("business.legal_form", found)

    assert (reading.value, bool(reading.note)) == (code, found != code)


@pytest.mark.parametrize("found", ["НКО", "ФГУП", "ООО, АО", "company"])
def test_letters_of_several_legal_forms_or_of_none_are_a_problem(found: str) -> None:
    """НКО may be of several kinds."""
    assert read("business.legal_form", found).problem is not None
