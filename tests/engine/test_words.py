"""Conditions and values in words."""

from decimal import Decimal
from typing import Any

import pytest

from sme_check.engine.words import comparison_in_words, heading_of, show
from sme_check.facts.amounts import Money, Share
from sme_check.facts.table import fact_at


@pytest.mark.parametrize(
    ("path", "comparison", "value", "words"),
    [
        ("activity.kind", "equals", "import", "Activity is bring goods into the UK"),
        ("activity.by_ship", "equals", False, "By ship is no"),
        ("activity.payment_days", "more_than", 30, "Days to pay is more than 30 days"),
        ("it.share", "at_least", 25.5, "Share is at least 25.5 percent"),
        ("activity.amount", "given", True, "Amount is stated"),
        ("goods.origin", "in", ("RU", "BY"), "Origin is one of RU, BY"),
        ("activity.colour", "equals", "red", "activity.colour is red"),
    ],
)
def test_a_comparison_can_be_read_aloud(path: str, comparison: str, value: Any, words: str) -> None:
    """Heading, comparison, value and unit, in the words of the fact."""
    assert comparison_in_words(path, comparison, value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not stated"),
        (True, "yes"),
        (False, "no"),
        ((), "none"),
        (0, "0"),
        (Decimal("12.50"), "12.5"),
        (1500000.0, "1500000"),
        (Share.model_validate("more than 50"), "more than 50 %"),
        (Money.model_validate("£250"), "250 GBP"),
    ],
)
def test_a_value_as_an_adviser_reads_it(value: Any, words: str) -> None:
    """None is not stated, an empty list is none, and a number keeps its digits."""
    assert show(value) == words


def test_an_answer_is_shown_by_its_label() -> None:
    """A choice is shown as the adviser chose it."""
    assert show("absent", fact_at("business.sme_register")) == "not in the register"
    assert heading_of("business.sme_register") == "SME register"
