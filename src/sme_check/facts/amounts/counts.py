"""Days, whole numbers, and quantities whose unit the fact states."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from ..identifiers import ReadingError
from .written import number_of

__all__ = ["Count", "Days", "Quantity", "check_count", "check_days", "check_quantity"]

_DAYS = "a whole number of days, 0 or more"
_COUNT = "a whole number, 0 or more"
_MOST_DIGITS = 12
"""Places before the point beyond which no count and no number of days is meant."""
_QUANTITY = "a number, 0 or more, with a point before its decimals"


def check_days(found: object) -> int:
    """A number of days.

    Raises:
        ReadingError: A part of a day, a negative number, another unit.

    >>> check_days(30), check_days("30 days")
    (30, 30)
    """
    text = re.sub(r"\s*days?$", "", found.strip().casefold()) if isinstance(found, str) else found
    number = number_of(text, found, _DAYS)
    if number.adjusted() > _MOST_DIGITS:
        raise ReadingError(found, _DAYS)
    if number < 0 or number != number.to_integral_value():
        raise ReadingError(found, _DAYS, why="days are whole and not negative")
    return int(number)


def check_count(found: object) -> int:
    """A whole number of people or things, or a year.

    Raises:
        ReadingError: A part of one, a negative number, true or false, no number.

    >>> check_count(14), check_count("14")
    (14, 14)
    """
    number = number_of(found, found, _COUNT)
    if number < 0 or number.adjusted() > _MOST_DIGITS or number != number.to_integral_value():
        raise ReadingError(found, _COUNT)
    return int(number)


def check_quantity(found: object) -> float:
    """A quantity or a sum whose unit the fact itself states.

    Raises:
        ReadingError: A negative number, one that is not finite (nothing can be said to be more or less than it), true or false, no number.

    >>> check_quantity("6.5"), check_quantity(38)
    (6.5, 38.0)
    """
    number = number_of(found, found, _QUANTITY)
    if number < 0 or number.adjusted() > 300:
        raise ReadingError(found, _QUANTITY)
    return float(number)


Days = Annotated[int, Field(ge=0, description=_DAYS), BeforeValidator(check_days)]
Count = Annotated[int, Field(ge=0, description=_COUNT), BeforeValidator(check_count)]
Quantity = Annotated[float, Field(ge=0, description=_QUANTITY), BeforeValidator(check_quantity)]
