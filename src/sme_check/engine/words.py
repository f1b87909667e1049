"""Conditions in words, so that a proof can be read aloud."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sme_check.facts.table import FactInfo, fact_at

__all__ = ["comparison_in_words", "heading_of", "show"]

_COMPARISONS: Mapping[str, str] = {
    "equals": "is",
    "in": "is one of",
    "includes": "includes",
    "includes_any": "includes any of",
    "more_than": "is more than",
    "at_least": "is at least",
    "less_than": "is less than",
    "at_most": "is at most",
    "currency": "is in",
    "before": "is before",
    "after": "is after",
    "on_or_before": "is on or before",
    "on_or_after": "is on or after",
    "given": "is stated",
}


def heading_of(path: str) -> str:
    """The heading of the fact at a path."""
    info = fact_at(path)
    return info.heading if info else path


def show(value: Any, info: FactInfo | None = None) -> str:
    """A value as an adviser reads it.

    >>> show(True), show(None), show(("a", "b"))
    ('yes', 'not stated', 'a, b')
    """
    if value is None:
        return "not stated"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return ", ".join(show(item, info) for item in value) or "none"
    if isinstance(value, float | Decimal):
        text = f"{Decimal(str(value)):f}"  # never 1.5e+06
        return text.rstrip("0").rstrip(".") if "." in text else text
    text = str(value)
    return info.choices.get(text, text) if info else text


def comparison_in_words(path: str, comparison: str, value: Any) -> str:
    """A comparison on a fact, in words."""
    info = fact_at(path)
    unit = f" {info.unit}" if info and info.unit and comparison in ("more_than", "at_least", "less_than", "at_most") else ""
    rest = "" if comparison == "given" else f" {show(value, info)}{unit}"
    return f"{heading_of(path)} {_COMPARISONS[comparison]}{rest}"
