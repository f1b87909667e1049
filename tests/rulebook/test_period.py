"""Periods: the first and the last day both count, and what was not verified is unknown."""

from datetime import date, timedelta

import pytest

from sme_check.facts.truth import Truth
from sme_check.rulebook.period import Period, in_force_on, parse_periods

FIRST, LAST = date(2022, 7, 21), date(2022, 12, 15)
A_DAY = timedelta(days=1)


@pytest.mark.parametrize(("day", "covered"), [(FIRST - A_DAY, False), (FIRST, True), (LAST, True), (LAST + A_DAY, False)])
def test_both_ends_count(day: date, covered: bool) -> None:
    """In force on the first day and on the last, not on the eve nor on the morrow."""
    assert Period(FIRST, LAST).covers(day) is covered


def test_an_open_period_has_no_end() -> None:
    """Without a last day, a period lasts."""
    assert Period(FIRST).covers(date.max)


@pytest.mark.parametrize(
    ("periods", "truth"),
    [
        ([], Truth.FALSE),
        ([Period(FIRST, verified=False)], Truth.UNKNOWN),
        ([Period(FIRST)], Truth.TRUE),
        ([Period(FIRST, verified=False), Period(FIRST)], Truth.TRUE),
        ([Period(LAST), Period(FIRST, FIRST, verified=False)], Truth.UNKNOWN),
        ([Period(LAST)], Truth.FALSE),
    ],
)
def test_an_unverified_period_is_unknown(periods: list[Period], truth: Truth) -> None:
    """On a day that only an unverified period covers, it is unknown whether anything stood."""
    assert in_force_on(periods, FIRST) is truth


@pytest.mark.parametrize(("verified", "seen"), [({}, True), ({"verified": "yes"}, True), ({"verified": "partial"}, False), ({"verified": "background"}, False)])
def test_only_yes_is_verified(verified: dict[str, str], seen: bool) -> None:
    """What was seen in part, or only heard of, was not seen."""
    (period,) = parse_periods([{"from": "2022-07-21", **verified}])

    assert period == Period(FIRST, verified=seen)


def test_no_periods_are_none() -> None:
    """A rule without dates of its own has none."""
    assert parse_periods(None) == ()
