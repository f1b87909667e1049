"""Days of the calendar."""

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, Field

from ..identifiers import ReadingError

__all__ = ["FactDate", "check_date"]

_DATE = "a date as 2017-02-28, 28/02/2017 (day first) or 28 February 2017"
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")


def check_date(found: object) -> date:
    """A day of the calendar.

    Args:
        found: A date; a datetime at midnight without a time zone; or text: 2017-02-28 (midnight may follow), 28/02/2017, 28.02.2017
            (day first) or 28 February 2017.

    Raises:
        ReadingError: A time of day, a year without four digits, a bare number (a spreadsheet's serial day), no day of the calendar, before 1800.

    >>> check_date("28/02/2017"), check_date("28 February 2017") == check_date("2017-02-28T00:00:00")
    (datetime.date(2017, 2, 28), True)
    """
    if isinstance(found, str):
        year, month, day = _date_parts(found)
    elif isinstance(found, date):
        year, month, day = found.year, found.month, found.day
        if isinstance(found, datetime) and (found.tzinfo is not None or (found.hour, found.minute, found.second, found.microsecond) != (0, 0, 0, 0)):
            raise ReadingError(found, _DATE, why="a day is wanted, without time of day or time zone")
    else:
        raise ReadingError(found, _DATE, why="not a date; a bare number may be a spreadsheet's serial day" if isinstance(found, int | float) else "")
    try:
        result = date(year, month, day)
    except ValueError as error:
        raise ReadingError(found, _DATE, why=f"no such day: day {day}, month {month}, year {year}") from error
    if result.year < 1800:
        raise ReadingError(found, _DATE, why=f"the year {year} seems mistyped")
    return result


def _date_parts(found: str) -> tuple[int, int, int]:
    """Year, month and day as the text states them."""
    text = re.sub(r"[t ]00:00(?::00(?:\.0+)?)?$", "", " ".join(found.casefold().split()))
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})", text):
        return int(match[4]), int(match[3]), int(match[1])
    match = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -]([0-9]{4})", text)
    month = next((number for number, name in enumerate(_MONTHS, 1) if match and len(match[2]) >= 3 and name.startswith(match[2])), 0)
    if match and month:
        return int(match[3]), month, int(match[1])
    if ":" in text:
        raise ReadingError(found, _DATE, why="a day is wanted, without time of day or time zone")
    raise ReadingError(found, _DATE, why="the year needs four digits" if re.fullmatch(r"[0-9]{1,2}[^0-9].*[^0-9][0-9]{2}", text) else "")


FactDate = Annotated[date, BeforeValidator(check_date), Field(description=_DATE)]
