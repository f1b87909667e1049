"""Shares, money, days and dates are read as people write them, and refused where they could mean two things."""

import json
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from sme_check.facts.amounts import CURRENCIES, Days, FactDate, Money, Share, check_date, check_days, check_money, check_share
from sme_check.facts.identifiers import ReadingError, check_inn
from sme_check.facts.truth import Truth

percents = st.decimals(min_value=0, max_value=100, places=3)


class Deal(BaseModel):
    share: Share | None = None
    amount: Money | None = None
    days: Days | None = None
    on: FactDate | None = None


@st.composite
def shares(draw: st.DrawFn) -> Share:
    """Any share there can be."""
    lowest, highest = sorted((draw(percents), draw(percents)))
    open_ends = lowest < highest
    return Share(lowest=lowest, highest=highest, lowest_excluded=open_ends and draw(st.booleans()), highest_excluded=open_ends and draw(st.booleans()))


def between(low: str, high: str, *, lowest_excluded: bool = False, highest_excluded: bool = False) -> Share:
    return Share(lowest=Decimal(low), highest=Decimal(high), lowest_excluded=lowest_excluded, highest_excluded=highest_excluded)


@pytest.mark.parametrize(
    "written", [51, 51.0, Decimal("51.00"), "51", "51%", "51 %", " 51 per cent", "51 percent", {"from": 51, "to": 51}, {"from": "51 %", "to": 51.0}]
)
def test_one_figure_is_an_exact_share(written: object) -> None:
    """However 51 percent is written, it is the same share, written back the same."""
    assert check_share(written) == between("51", "51")
    assert str(check_share(written)) == "51 %"


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("30-45", between("30", "45")),
        ("30 – 45 %", between("30", "45")),
        ("30% to 45%", between("30", "45")),
        ("from 30 to 45", between("30", "45")),
        ("between 30 and 45 %", between("30", "45")),
        ({"from": 30, "to": 45}, between("30", "45")),
        ({"from": 30}, between("30", "100")),
        ({"from": None, "to": 45}, between("0", "45")),
        ("more than 50", between("50", "100", lowest_excluded=True)),
        ("Over 50%", between("50", "100", lowest_excluded=True)),
        (">50", between("50", "100", lowest_excluded=True)),
        ({"more_than": 50}, between("50", "100", lowest_excluded=True)),
        ("at least 50", between("50", "100")),
        ("75% or more", between("75", "100")),
        ("25 or less", between("0", "25")),
        ("less than 25 %", between("0", "25", highest_excluded=True)),
        ("up to 25", between("0", "25")),
        ("no more than 25", between("0", "25")),
        ("more than 25% but not more than 50%", between("25", "50", lowest_excluded=True)),
        ("More than 50% but less than 75%", between("50", "75", lowest_excluded=True, highest_excluded=True)),
        ({"more_than": 25, "less_than": 50}, between("25", "50", lowest_excluded=True, highest_excluded=True)),
        ("33,3 %", between("33.3", "33.3")),
        ("0.5 %", between("0.5", "0.5")),
        ("1%", between("1", "1")),
        ("0", between("0", "0")),
        (100, between("100", "100")),
        ("0-100", between("0", "100")),
        ("1 to 30", between("1", "30")),
    ],
)
def test_bounds_are_read_with_what_they_exclude(written: object, share: Share) -> None:
    """Ranges, open ends, and the bands of the UK register of persons with significant control."""
    assert check_share(written) == share


@pytest.mark.parametrize("written", [0.51, "0.51", Decimal("0.51"), "0.3-0.45", {"from": 0.3, "to": 45}, 1, 1.0, "1", "0-1", {"lowest": 0.51, "highest": 0.51}])
def test_what_may_be_a_fraction_is_refused(written: object) -> None:
    """0.51 may be 51 percent, and 1 is what a spreadsheet holds for 100 %: a bare one is sent back."""
    with pytest.raises(ReadingError, match=r"write it with a % sign"):
        check_share(written)


@pytest.mark.parametrize(
    "written",
    [
        -1,
        101,
        "101 %",
        "45-30",
        {"from": 45, "to": 30},
        "",
        "-",
        "-30",
        "to 30",
        "half",
        "1/3",
        "30 and 45",
        "30 and",
        ", up to 30",
        "more than",
        "more than 100",
        "less than 0",
        None,
        True,
        float("nan"),
        float("inf"),
        [],
        {},
        {"from": 30, "more_than": 20},
        {"form": 30},
        {"from": True},
        {"from": "thirty"},
        {"lowest": 3},
        "50 50",
        "1.2.3",
    ],
)
def test_bad_share_is_refused(written: object) -> None:
    """Outside 0 to 100, crossed or empty bounds, unknown words and keys."""
    with pytest.raises(ReadingError, match=r"^found .*; accepted: percent of the whole"):
        check_share(written)


@given(shares())
def test_share_reads_back_from_its_own_text_and_from_json(share: Share) -> None:
    """Its text, its JSON and its fields all lead back to it."""
    deal = Deal(share=share)

    assert check_share(str(share)) == share
    assert Deal.model_validate_json(deal.model_dump_json()) == deal
    assert Deal.model_validate(deal.model_dump()) == deal
    assert json.loads(deal.model_dump_json())["share"] == str(share)


@given(shares(), percents, percents)
def test_share_answers_for_every_figure_within_it(share: Share, figure: Decimal, limit: Decimal) -> None:
    """What `exceeds` and `reaches` settle is so for every figure the share allows."""
    above_floor = figure > share.lowest or (figure == share.lowest and not share.lowest_excluded)
    below_ceiling = figure < share.highest or (figure == share.highest and not share.highest_excluded)
    if above_floor and below_ceiling:
        assert share.exceeds(limit) in (Truth.of(figure > limit), Truth.UNKNOWN)
        assert share.reaches(limit) in (Truth.of(figure >= limit), Truth.UNKNOWN)


@pytest.mark.parametrize(
    ("written", "exceeds", "reaches"),
    [
        ("50", Truth.FALSE, Truth.TRUE),
        ("more than 50", Truth.TRUE, Truth.TRUE),
        ("at least 50", Truth.UNKNOWN, Truth.TRUE),
        ("less than 50", Truth.FALSE, Truth.FALSE),
        ("up to 50", Truth.FALSE, Truth.UNKNOWN),
        ("30-70", Truth.UNKNOWN, Truth.UNKNOWN),
        ("50.01", Truth.TRUE, Truth.TRUE),
    ],
)
def test_half_is_no_majority(written: str, exceeds: Truth, reaches: Truth) -> None:
    """More than 50 and 50 or more are told apart at the bound."""
    assert (check_share(written).exceeds(50), check_share(written).reaches(50)) == (exceeds, reaches)


def test_share_is_frozen() -> None:
    """A share once read does not change."""
    with pytest.raises(ValidationError):
        setattr(between("1", "2"), "lowest", Decimal(0))  # noqa: B010 - mypy knows it, too


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("250 GBP", "250 GBP"),
        ("£250", "250 GBP"),
        ("GBP 1,000.50", "1000.50 GBP"),
        ("1 000 000 ₽", "1000000 RUB"),
        ("250руб.", "250 RUB"),
        ("US$ 5", "5 USD"),
        ("€1,234,567.8", "1234567.80 EUR"),
        ("0 gbp", "0 GBP"),
        ({"amount": 250, "currency": "GBP"}, "250 GBP"),
        ({"amount": 0.1 + 0.2, "currency": "gbp"}, "0.30 GBP"),
        ({"amount": "1,000.50", "currency": "£"}, "1000.50 GBP"),
        ({"amount": "1\u00a0000", "currency": "RUB"}, "1000 RUB"),
        ({"amount": Decimal("100"), "currency": "BYR"}, "100 BYR"),
    ],
)
def test_money_is_read_with_its_currency(written: object, text: str) -> None:
    """Symbol or code, before or after, commas or spaces between thousands."""
    assert str(check_money(written)) == text


@pytest.mark.parametrize(
    "written",
    [
        250,
        "250",
        "$250",
        "¥5",
        "-5 GBP",
        "£-5",
        "1.000.000 EUR",
        "1,5 EUR",
        "1,00 EUR",
        "10,0000 EUR",
        "1.005 GBP",
        "£2m",
        "2 million GBP",
        "GBP 250 GBP",
        "250 RUR",
        "250 XXX",
        "GBP",
        "",
        None,
        True,
        {"amount": 250},
        {"amount": -1, "currency": "GBP"},
        {"amount": True, "currency": "GBP"},
        {"amount": float("nan"), "currency": "GBP"},
        {"amount": 1.005, "currency": "GBP"},
        {"amount": 1, "currency": None},
        {"amount": "lots", "currency": "GBP"},
        {"amount": 1, "currency": "GBP", "vat": 0},
    ],
)
def test_bad_money_is_refused(written: object) -> None:
    """No currency or one of several, negative sums, decimal commas, parts of a penny."""
    with pytest.raises(ReadingError, match=r"^found .*; accepted: a sum with its currency"):
        check_money(written)


def test_missing_currency_is_asked_for() -> None:
    """A bare figure is met with the question."""
    for written in (250, "250"):
        with pytest.raises(ReadingError, match=r"which currency\?"):
            check_money(written)


@given(st.decimals(min_value=0, max_value=10**40, places=2), st.sampled_from(sorted(CURRENCIES)))
def test_money_reads_back_from_its_own_text_and_from_json(amount: Decimal, currency: str) -> None:
    """Its text, its JSON and its fields all lead back to it, however large."""
    deal = Deal(amount=Money(amount=amount, currency=currency))

    assert check_money(str(deal.amount)) == deal.amount
    assert Deal.model_validate_json(deal.model_dump_json()) == deal
    assert Deal.model_validate(deal.model_dump()) == deal


@pytest.mark.parametrize(("written", "days"), [(0, 0), (30, 30), (30.0, 30), ("30", 30), ("30 days", 30), ("1 day", 1), (" 45Days ", 45)])
def test_days_are_whole(written: object, days: int) -> None:
    """A number or a text with or without the word."""
    assert check_days(written) == days


@pytest.mark.parametrize("written", [-1, 30.5, "30.5", "-1", "a month", "3 months", "", None, True, float("inf")])
def test_bad_days_are_refused(written: object) -> None:
    """Parts of days, negative numbers, other units."""
    with pytest.raises(ReadingError, match="accepted: a whole number of days"):
        check_days(written)


@pytest.mark.parametrize(
    "written",
    [
        "2017-02-28",
        " 2017-02-28 ",
        "28/02/2017",
        "28.02.2017",
        "28-02-2017",
        "28/2/2017",
        "28 February 2017",
        "28th Feb. 2017",
        "28 FEB 2017",
        "28-feb-2017",
        date(2017, 2, 28),
        "2017-02-28T00:00:00",
        "2017-02-28 00:00",
        "2017-02-28 00:00:00.000",
        datetime(2017, 2, 28),  # noqa: DTZ001 - a spreadsheet's date has no zone
    ],
)
def test_date_is_read(written: object) -> None:
    """ISO, day first with figures, or the month in words; midnight is cut off; always a plain date."""
    assert check_date(written) == date(2017, 2, 28)
    assert type(check_date(written)) is date


def test_day_comes_first() -> None:
    """3 April, not 4 March; and a date that only makes sense month first is refused."""
    assert check_date("03/04/2017") == date(2017, 4, 3)
    with pytest.raises(ReadingError, match="no such day: day 2, month 28"):
        check_date("02/28/2017")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("28/02/17", "the year needs four digits"),
        ("28 Feb 17", "the year needs four digits"),
        ("2017-02-28T14:30:00", "without time of day"),
        ("2017-02-28T00:00:00Z", "without time of day"),
        (datetime(2017, 2, 28, 14, 30), "without time of day"),  # noqa: DTZ001
        (datetime(2017, 2, 28, tzinfo=UTC), "time zone"),
        (42794, "serial day"),
        (2017, "serial day"),
        ("2017-02-29", "no such day"),
        ("31/04/2017", "no such day"),
        ("0217-02-28", "seems mistyped"),
        ("February 2017", ""),
        ("28 Brumaire 2017", ""),
        ("28 ma 2017", ""),
        ("2017", ""),
        ("yesterday", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_ambiguous_date_is_refused(written: object, why: str) -> None:
    """Two-digit years, times, serial days, days that never were."""
    with pytest.raises(ReadingError, match=rf"^found .*{why}.*; accepted: a date as 2017-02-28"):
        check_date(written)


@given(st.dates(min_value=date(1800, 1, 1)))
def test_date_reads_back_however_it_is_written(day: date) -> None:
    """ISO and day-first figures of one day are one day."""
    assert check_date(day.isoformat()) == check_date(f"{day.day}/{day.month}/{day.year}") == check_date(f"{day:%d.%m.%Y}") == day


@given(
    st.integers()
    | st.floats()
    | st.text()
    | st.none()
    | st.booleans()
    | st.decimals()
    | st.dictionaries(st.sampled_from(["from", "to", "amount", "currency"]), st.integers() | st.text())
)
def test_whatever_is_given_is_read_or_gently_refused(found: object) -> None:
    """No input ends in another kind of error."""
    for check in (check_share, check_money, check_days, check_date):
        with suppress(ReadingError):
            check(found)


def test_values_of_a_frame_are_read() -> None:
    """The number types of numpy are numbers; its missing date is gently refused."""
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")

    assert check_share(numpy.int64(51)) == check_share(numpy.float64(51)) == check_share(51)
    assert check_date(pandas.Timestamp("2017-02-28")) == date(2017, 2, 28)
    assert check_inn(numpy.int64(7707083893)) == "7707083893"
    for missing in (pandas.NaT, pandas.NA, numpy.float64("nan")):
        for check in (check_date, check_share, check_days, check_money, check_inn):
            with pytest.raises(ReadingError):
                check(missing)


def test_model_reports_every_field_with_its_refusal() -> None:
    """All faults come at once, each at its field, each with what is accepted."""
    given_facts: dict[str, Any] = {"share": 0.51, "amount": "250", "days": -1, "on": "28/02/17"}
    with pytest.raises(ValidationError) as caught:
        Deal.model_validate(given_facts)

    assert [error["loc"] for error in caught.value.errors()] == [("share",), ("amount",), ("days",), ("on",)]
    assert all(isinstance(error["ctx"]["error"], ReadingError) for error in caught.value.errors())


def test_schema_shows_what_people_write() -> None:
    """The input schema offers figures, texts and objects; the output schema is the text."""
    wanted, given_back = (Deal.model_json_schema(mode=mode)["$defs"] for mode in ("validation", "serialization"))

    assert [choice["type"] for choice in wanted["Share"]["anyOf"]] == ["number", "string", "object"]
    assert [choice["type"] for choice in wanted["Money"]["anyOf"]] == ["string", "object"]
    assert given_back["Share"]["type"] == given_back["Money"]["type"] == "string"


def test_value_types_import_nothing_heavy() -> None:
    """Only the standard library and pydantic: the command line must start at once."""
    heavy = "{'numpy', 'pandas', 'yaml', 'streamlit', 'rapidfuzz'}"
    code = f"import sys, sme_check.facts.amounts, sme_check.facts.codes; print(sorted({heavy} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
