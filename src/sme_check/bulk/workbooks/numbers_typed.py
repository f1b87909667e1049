"""Numbers, shares and sums as people type them: thousands apart, a comma before the decimals, a percent sign, a currency before or behind."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sme_check.facts.amounts import CURRENCIES
from sme_check.facts.identifiers import ReadingError

__all__ = ["currency_of_format", "plain_sum", "read_money", "read_number", "read_share"]

_NUMBER = "a number, with a point before its decimals"
_MONEY = 'a sum with its currency: "250 GBP", "£250", "GBP 1,000.50", or the currency in its own column or in the heading'
_UNITS = re.compile(r"\s*(?:people|persons|staff|employees|чел(?:овек)?\.?|days?|дн(?:ей|я|\.)?|день|carats?|млн\.?\s*руб\.?|million rub)$", re.IGNORECASE)
_CURRENCIES = {"£": "GBP", "€": "EUR", "₽": "RUB", "руб": "RUB", "руб.": "RUB", "рублей": "RUB", "р.": "RUB", "us$": "USD", "евро": "EUR", "фунтов": "GBP"}

_BOUND_WORDS = {
    **dict.fromkeys(("более", "более чем", "больше", "свыше", "выше"), "more than"),
    **dict.fromkeys(("менее", "менее чем", "меньше", "ниже"), "less than"),
    **dict.fromkeys(("не менее", "не меньше", "от", "минимум"), "at least"),
    **dict.fromkeys(("не более", "не больше", "до", "максимум"), "at most"),
}
_BOUNDS = re.compile(rf"(?<!\w)({'|'.join(sorted(_BOUND_WORDS, key=len, reverse=True)).replace(' ', chr(92) + 's+')})\s+", re.IGNORECASE)
"""Bounds in Russian before a share."""


def read_number(found: Any, unit: str = "", form: str = "") -> Any:
    """A number as the form reads it; a text that is none is left as it is, for the form to say so.

    Args:
        found: What stands in the cell.
        unit: The currency in which the fact is stated, if it is a sum.
        form: The number format of the cell: one that shows another currency makes it no such number.

    >>> read_number("1 234,5"), read_number("12,000"), read_number("14 чел.")
    ('1234.5', '12000', '14')
    """
    if unit and (shown := currency_of_format(form) or _dollars(form)) and shown != unit:
        raise ReadingError(f"{found} {shown}", f"a number in {unit}")
    if isinstance(found, float) and found.is_integer():
        return int(found)
    if not isinstance(found, str):
        return found
    return _digits(_UNITS.sub("", found)) or found


def _digits(text: str) -> str:
    """The digits of a number with its thousands apart, a point before the decimals; "" if it is none or may be two."""
    plain = " ".join(text.replace("'", " ").split())
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain):
        return plain
    if re.fullmatch(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?", plain):
        return plain.replace(" ", "").replace(",", ".")
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", plain):
        return plain.replace(",", "")
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+", plain):
        return plain.replace(".", "").replace(",", ".")
    if re.fullmatch(r"[0-9]+,[0-9]+", plain) and not re.fullmatch(r"[0-9]{1,3},[0-9]{3}", plain):
        return plain.replace(",", ".")
    return ""


def read_share(found: Any, form: str) -> Any:
    """A share as the form reads it: of a cell that shows percent, what it shows.

    >>> read_share(0.51, "0%"), read_share(51.0, ""), read_share("51,5 %", "")
    ('51 %', 51, '51,5 %')
    """
    if isinstance(found, str):
        return _BOUNDS.sub(lambda match: f"{_BOUND_WORDS[' '.join(match[1].casefold().split())]} ", found)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return found
    if "%" in form:
        return f"{(Decimal(repr(found)) * 100).normalize():f} %"
    return int(found) if float(found).is_integer() else found


@lru_cache(maxsize=1_000)
def currency_of_format(form: str) -> str:
    r"""The currency that a number format shows; "" for none, or for a $, which many have.

    >>> currency_of_format("[$£-809]#,##0.00"), currency_of_format('#,##0.00\\ "GBP"'), currency_of_format("$#,##0")
    ('GBP', 'GBP', '')
    """
    words = re.findall(r"[£€₽]|[A-Za-zА-Яа-я$]{2,}\.?", _shown(form))
    known = {_CURRENCIES.get(word.casefold(), word.upper()) for word in words}
    found = known & CURRENCIES
    return found.pop() if len(found) == 1 else ""


def _dollars(form: str) -> str:
    """A $ that a number format shows, whichever: it is neither pounds nor roubles."""
    return "$" if "$" in _shown(form) else ""


def _shown(form: str) -> str:
    """What a number format shows of positive numbers, a currency and its locale as the currency alone."""
    return re.sub(r"\[\$([^\]-]*)[^\]]*\]", r" \1 ", form.partition(";")[0])


def plain_sum(found: Any, form: str, currency: str) -> str:
    """A number of pounds and pence, in the currency of its cell or column, as `Money` writes it; "" for what must be read with more care.

    >>> plain_sum(250.5, '"GBP"', ""), plain_sum(250.0, "", "EUR"), plain_sum(0.001, "", "EUR"), plain_sum(250.0, "", "")
    ('250.50 GBP', '250 EUR', '', '')
    """
    if type(found) is not float or not 0 <= found < 1e12 or round(found, 2) != found:
        return ""
    stated = currency_of_format(form) or currency
    return f"{found:{'.0f' if found.is_integer() else '.2f'}} {stated}" if stated in CURRENCIES else ""


def read_money(found: Any, form: str, currency: str) -> Any:
    """A sum as the form reads it; the currency stands in the cell, is shown by it, or is that of its column.

    >>> read_money("1 000 000,50 руб.", "", ""), read_money(250.0, "", "GBP"), read_money("£1,000", "", "")
    ('1000000.50 RUB', '250 GBP', '1000 GBP')
    """
    stated = currency_of_format(form) or currency
    if not isinstance(found, str):
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise ReadingError(str(found), _MONEY)
        if not stated:
            raise ReadingError(found, _MONEY, why="which currency?")
        return f"{Decimal(repr(round(found, 6))).normalize():f} {stated}"
    match = re.fullmatch(r"([^0-9]*?)\s*([0-9][0-9 .,']*?)\s*([^0-9]*)", " ".join(found.split()))
    digits = _digits(match[2]) if match else ""
    if not match or not digits:
        return found
    units = [unit for unit in (match[1].strip(), match[3].strip()) if unit]
    if not units and stated:
        return f"{digits} {stated}"
    if len(units) == 1:
        named = _CURRENCIES.get(units[0].casefold(), units[0].upper())
        if named in CURRENCIES and stated and named != stated:
            raise ReadingError(found, _MONEY, why=f"{named} in the cell, {stated} in its column")
        return f"{digits} {named}"
    return found
