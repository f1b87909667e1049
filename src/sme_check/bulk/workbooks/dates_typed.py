"""Days as people and spreadsheets write them."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from sme_check.facts.amounts import check_date
from sme_check.facts.identifiers import ReadingError

__all__ = ["read_day"]

_ACCEPTED = "a date as 2026-01-31, 31/01/2026 (day first), 31 January 2026 or a date cell of the spreadsheet"
_MONTHS = {"янв": 1, "фев": 2, "мар": 3, "апр": 4, "ма": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12}
_MIDNIGHT = re.compile(r"(?<=[0-9])[T ]\s*0?0:00(?::00(?:\.0+)?)?(?: ?(?:Z|UTC|\+00:?00))?$", re.IGNORECASE)
"""The time of day that programs write behind a day that has none."""
_FIRST, _LAST = 18_000, 75_000
"""Serial days of 1949 to 2105: a number outside them is no day that anybody means."""


def read_day(found: Any, *, epoch_1904: bool = False, typed: bool = True) -> tuple[date, str]:
    """Read a day.

    Args:
        found: The cell.
        epoch_1904: Whether a serial day is counted from 1904.
        typed: Whether a number may be a serial day of this file.

    Returns:
        The day, and what was done to read it.

    Raises:
        ReadingError: It is none; or it is two: 03/04/2026.

    >>> read_day("31.01.2026")[0], read_day(46053.0)[0]
    (datetime.date(2026, 1, 31), datetime.date(2026, 1, 31))
    """
    if isinstance(found, time | timedelta) or (isinstance(found, date) and not isinstance(found, datetime) and found.year < 1900):
        raise ReadingError(str(found), _ACCEPTED, why="a time of day, or a length of time")
    if isinstance(found, int | float) and not isinstance(found, bool):
        return _serial(found, epoch_1904=epoch_1904, typed=typed)
    if isinstance(found, str):
        return _written(found), ""
    return check_date(found), ""


def _serial(found: float, *, epoch_1904: bool, typed: bool) -> tuple[date, str]:
    if float(found).is_integer() and 19_000_101 <= found <= 21_001_231:
        text = str(int(found))
        day = check_date(f"{text[:4]}-{text[4:6]}-{text[6:]}")
        return day, f"{text} was read as {day.isoformat()}"
    if not typed or not float(found).is_integer() or not _FIRST <= found <= _LAST:
        raise ReadingError(found, _ACCEPTED, why="a bare number")
    day = (date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)) + timedelta(days=int(found))
    return day, f"the number {int(found)} was read as the spreadsheet's day {day.isoformat()}"


def _written(found: str) -> date:
    found = _MIDNIGHT.sub("", found.strip())
    text = re.sub(r"\s*(?:г\.?|года)$", "", " ".join(found.casefold().split()))
    slashed = re.fullmatch(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})", text)
    if slashed and int(slashed[1]) <= 12 and int(slashed[3]) <= 12 and int(slashed[1]) != int(slashed[3]):
        first, second, year = int(slashed[1]), int(slashed[3]), int(slashed[4])
        both = f"{date(year, second, first).isoformat()} (day first) or {date(year, first, second).isoformat()} (month first)?"
        raise ReadingError(found, _ACCEPTED, why=f"{both} Write the month as a word, or the year first")
    russian = re.fullmatch(r"([0-9]{1,2}) ([а-яё]{3,})\.? ([0-9]{4})", text)
    month = next((number for name, number in _MONTHS.items() if russian and russian[2].startswith(name)), 0)
    if russian and month:
        return check_date(f"{int(russian[1]):02d}.{month:02d}.{russian[3]}")
    if re.fullmatch(r"(?:19|20)[0-9]{6}", text):
        return check_date(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    dotted = re.fullmatch(r"([0-9]{4})[./]([0-9]{1,2})[./]([0-9]{1,2})", text)
    return check_date(f"{dotted[1]}-{int(dotted[2]):02d}-{int(dotted[3]):02d}" if dotted else found)
