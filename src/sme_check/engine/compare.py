"""Comparisons on one fact's value, with three values."""

from datetime import date
from decimal import Decimal
from typing import Any

from sme_check.facts.amounts import Money, Share
from sme_check.facts.truth import Truth, negation

__all__ = ["compare"]


def _more_than(value: Any, limit: float) -> Truth:
    if isinstance(value, Share):
        return value.exceeds(Decimal(str(limit)))
    return Truth.of(value > limit)


def _at_least(value: Any, limit: float) -> Truth:
    if isinstance(value, Share):
        return value.reaches(Decimal(str(limit)))
    return Truth.of(value >= limit)


def _number(value: Any) -> Any:
    """A sum counts in pounds; one in another currency cannot be compared."""
    if isinstance(value, Money):
        return value.amount if value.currency == "GBP" else None
    return value


def _ordered(comparison: str, value: Any, limit: Any) -> Truth:
    value = _number(value)
    if value is None:
        return Truth.UNKNOWN
    match comparison:
        case "more_than":
            return _more_than(value, limit)
        case "at_least":
            return _at_least(value, limit)
        case "less_than":
            return negation(_at_least(value, limit))
        case _:
            return negation(_more_than(value, limit))


def _dated(comparison: str, value: date, limit: date) -> bool:
    match comparison:
        case "before":
            return value < limit
        case "after":
            return value > limit
        case "on_or_before":
            return value <= limit
        case _:
            return value >= limit


def compare(comparison: str, value: Any, limit: Any) -> Truth:
    """Compare a stated value.

    Args:
        comparison: A word of the rule language.
        value: The fact's value; not None.
        limit: What the rule compares it with.

    Raises:
        ValueError: The rule language has no such word.
    """
    match comparison:
        case "equals":
            return Truth.of(value == limit)
        case "in":
            return Truth.of(value in limit)
        case "includes":
            return Truth.of(limit in value)
        case "includes_any":
            return Truth.of(any(item in value for item in limit))
        case "more_than" | "at_least" | "less_than" | "at_most":
            return _ordered(comparison, value, limit)
        case "currency":
            return Truth.of(value.currency in ((limit,) if isinstance(limit, str) else limit))
        case "before" | "after" | "on_or_before" | "on_or_after":
            return Truth.of(_dated(comparison, value, limit))
        case "given":
            return Truth.TRUE
    raise ValueError(f"no such comparison: {comparison}")
