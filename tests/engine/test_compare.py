"""Comparisons of one stated value: three values, and no coercion that would turn an unknown into a no."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sme_check.engine.compare import compare
from sme_check.facts.activity import ControlList, Service
from sme_check.facts.amounts import Money, Share
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import COMPARISONS, DATE_COMPARISONS

YES, NO, OPEN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("share", "over", "reached"),
    [
        (51, YES, YES),
        (50, NO, YES),
        (49, NO, NO),
        ("30-60", OPEN, OPEN),
        ("50-60", OPEN, YES),
        ("40-50", NO, OPEN),
        ("more than 50", YES, YES),
        ("at least 50", OPEN, YES),
        ("less than 50", NO, NO),
        ("up to 50", NO, OPEN),
        ("0-100", OPEN, OPEN),
    ],
)
def test_a_share_is_compared_within_its_bounds(share: Any, over: Truth, reached: Truth) -> None:
    """What the bounds leave open is unknown, and each comparison is the opposite of its converse."""
    value = Share.model_validate(share)
    opposite = {YES: NO, NO: YES, OPEN: OPEN}

    assert compare("more_than", value, 50) is over
    assert compare("at_most", value, 50) is opposite[over]
    assert compare("at_least", value, 50) is reached
    assert compare("less_than", value, 50) is opposite[reached]


def test_a_limit_of_a_share_may_have_decimals() -> None:
    """A limit of a third is compared in decimals, not in the dust of binary fractions."""
    assert compare("at_least", Share.model_validate("33.3 %"), 33.3) is YES
    assert compare("more_than", Share.model_validate("33.3 %"), 33.3) is NO


@pytest.mark.parametrize("comparison", ["more_than", "at_least", "less_than", "at_most"])
@pytest.mark.parametrize("sum_", ["300 EUR", "1 RUB", "1000000 USD"])
def test_a_sum_in_another_currency_is_unknown(comparison: str, sum_: str) -> None:
    """The law's limits are in pounds, and no rate of exchange is guessed."""
    assert compare(comparison, Money.model_validate(sum_), 250) is OPEN


@pytest.mark.parametrize(("sum_", "over", "reached"), [("250 GBP", NO, YES), ("250.01 GBP", YES, YES), ("249.99 GBP", NO, NO)])
def test_a_sum_in_pounds_is_compared_to_the_penny(sum_: str, over: Truth, reached: Truth) -> None:
    """More than 250 pounds begins a penny above."""
    value = Money.model_validate(sum_)

    assert compare("more_than", value, 250.0) is over
    assert compare("at_least", value, 250) is reached


@pytest.mark.parametrize(
    ("value", "more", "least", "less", "most"), [(29, NO, NO, YES, YES), (30, NO, YES, NO, YES), (31, YES, YES, NO, NO), (0, NO, NO, YES, YES)]
)
def test_numbers_are_compared_at_the_limit(value: int, more: Truth, least: Truth, less: Truth, most: Truth) -> None:
    """The limit itself is reached and not exceeded; nought is a number."""
    assert [compare(word, value, 30) for word in ("more_than", "at_least", "less_than", "at_most")] == [more, least, less, most]


@pytest.mark.parametrize(("day", "before", "after", "until", "since"), [(28, YES, NO, YES, NO), (29, NO, NO, YES, YES), (30, NO, YES, NO, YES)])
def test_dates_are_compared_at_the_day(day: int, before: Truth, after: Truth, until: Truth, since: Truth) -> None:
    """The day itself is on or before and on or after, but neither before nor after."""
    value, limit = date(2022, 6, day), date(2022, 6, 29)

    assert [compare(word, value, limit) for word in ("before", "after", "on_or_before", "on_or_after")] == [before, after, until, since]


@pytest.mark.parametrize(
    ("comparison", "value", "limit", "truth"),
    [
        ("equals", Service.AUDITING, "auditing", YES),
        ("equals", Service.AUDITING, "accounting", NO),
        ("equals", False, False, YES),
        ("equals", True, False, NO),
        ("equals", "RU", "RU", YES),
        ("in", Service.AUDITING, ("accounting", "auditing"), YES),
        ("in", "GB", ("RU", "BY"), NO),
        ("includes", (ControlList.MILITARY,), "military", YES),
        ("includes", (ControlList.MILITARY,), "dual_use", NO),
        ("includes", (), "military", NO),
        ("includes_any", (ControlList.MILITARY,), ("dual_use", "military"), YES),
        ("includes_any", (), ("dual_use", "military"), NO),
        ("given", False, True, YES),
        ("given", (), True, YES),
    ],
)
def test_answers_are_compared_as_written(comparison: str, value: Any, limit: Any, truth: Truth) -> None:
    """A stated answer equals the rule's word for it or does not; an empty list is an answer."""
    assert compare(comparison, value, limit) is truth


VALUES: dict[str, tuple[Any, Any]] = {
    "in": ("a", ("a",)),
    "includes": (("a",), "a"),
    "includes_any": (("a",), ("a",)),
    "currency": (Money.model_validate("5 EUR"), "GBP"),
    **dict.fromkeys(DATE_COMPARISONS, (date(2022, 1, 1), date(2022, 1, 1))),
}


@pytest.mark.parametrize("comparison", COMPARISONS)
def test_every_word_of_the_rule_language_is_known(comparison: str) -> None:
    """Each comparison that a rule may use gives a truth."""
    assert compare(comparison, *VALUES.get(comparison, (Decimal(1), Decimal(1)))) in (YES, NO)


@pytest.mark.parametrize(("limit", "truth"), [("EUR", YES), ("GBP", NO), (("GBP", "EUR"), YES), (("GBP", "USD"), NO)])
def test_a_currency_is_known_whatever_the_sum(limit: Any, truth: Truth) -> None:
    """A sum is in a currency, or in one of several, or it is not."""
    assert compare("currency", Money.model_validate("0 EUR"), limit) is truth


def test_no_other_word_compares() -> None:
    """A word that the rule language does not have is an error and no answer."""
    with pytest.raises(ValueError, match="resembles"):
        compare("resembles", 1, 1)
