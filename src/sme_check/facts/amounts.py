"""Quantities: shares between bounds, money, days and dates, each read from the ways in which people write it.

In JSON a share and a sum are text (`"30 to 45 %"`, `"250 GBP"`), the same that `str` gives, and reading that text gives the value back.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from numbers import Real
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, model_serializer, model_validator
from pydantic_core import CoreSchema

from .identifiers import ReadingError, tidy
from .truth import Truth

__all__ = [
    "CURRENCIES",
    "Count",
    "Days",
    "FactDate",
    "Money",
    "Quantity",
    "Share",
    "check_count",
    "check_date",
    "check_days",
    "check_money",
    "check_quantity",
    "check_share",
]

_SHARE = 'percent of the whole, 0 to 100: 51, "51 %", "30-45", "more than 50", "at least 25 and less than 50", or {"from": 30, "to": 45}'
_MONEY = 'a sum with its currency: "250 GBP", "£250", "GBP 1,000.50", or {"amount": 250, "currency": "GBP"}'
_DAYS = "a whole number of days, 0 or more"
_COUNT = "a whole number, 0 or more"
_MOST_DIGITS = 12
"""Places before the point beyond which no count and no number of days is meant."""
_QUANTITY = "a number, 0 or more, with a point before its decimals"
_DATE = "a date as 2017-02-28, 28/02/2017 (day first) or 28 February 2017"

# ISO 4217 as of 2026; the last line has the codes withdrawn since 2014, which older papers bear.
_ALPHA_3 = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE
    CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
    KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG
    QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED
    VES VND VUV WST XAF XAG XAU XCD XCG XDR XOF XPD XPF XPT ZAR ZMW ZWG
    ANG BGN BYR CUC HRK LTL MRO SLL STD VEF ZWL
"""
CURRENCIES = frozenset(_ALPHA_3.split())
_SYMBOLS = {"£": "GBP", "€": "EUR", "₽": "RUB", "US$": "USD", "РУБ": "RUB", "РУБ.": "RUB"}

_FIGURE = r"[0-9]+(?:[.,][0-9]+)?"
_LOWER = {"more than": True, "over": True, "above": True, ">": True}
_LOWER |= {"at least": False, "not less than": False, "no less than": False, "from": False, ">=": False, "≥": False}
_UPPER = {"less than": True, "under": True, "below": True, "<": True}
_UPPER |= {"at most": False, "not more than": False, "no more than": False, "up to": False, "<=": False, "≤": False, "to": False, "-": False}


def _any_of(words: dict[str, bool]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_FLOOR = rf"(?:(?P<lower>{_any_of(_LOWER)})?\s*(?P<low>{_FIGURE}))"
_CEILING = rf"(?:(?:(?<=[0-9]),|\s+and|\s+but)?\s*(?P<upper>{_any_of(_UPPER)})\s*(?P<high>{_FIGURE}))"
_BOUNDS = f"{_FLOOR}?{_CEILING}?"
_SUM = r"(?P<sum>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]+(?:\.[0-9]{1,2})?)"
_MONEY_TEXT = rf"(?P<before>[^0-9\s-]*)\s*{_SUM}\s*(?P<after>[^0-9\s-]*)"

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")


class _Written(BaseModel):
    """A value that has one written form, used in JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_serializer(mode="plain", when_used="json")
    def _as_text(self) -> str:
        return str(self)


class Share(_Written):
    """A part of a whole in percent, as far as it is known: between two bounds, each of which may itself be excluded.

    "More than 50" is the bound 50 with `lowest_excluded`, not a number a little above it. Whoever overlooks the two flags reads a wider
    share, so loses a majority but never invents a clearance; `exceeds` and `reaches` heed them.

    Attributes:
        lowest, highest: The bounds, percent, 0 to 100; both count as possible unless excluded. An exact share has them equal.
        lowest_excluded, highest_excluded: Whether the share is strictly more than `lowest`, strictly less than `highest`.

    Raises:
        ReadingError: Inside pydantic's ValidationError: the bounds cross, leave 0 to 100 or exclude everything; or a bare number that may be a
            fraction. 0.51 may mean 51 %, and 1 may be what a spreadsheet holds for 100 %: with a % sign, or as Decimal bounds, both are read.

    >>> Share.model_validate("more than 50")
    Share(lowest=Decimal('50'), highest=Decimal('100'), lowest_excluded=True, highest_excluded=False)
    >>> str(Share.model_validate({"from": 30, "to": 45})), str(Share.model_validate(51)), str(Share.model_validate("0.5 %"))
    ('30 to 45 %', '51 %', '0.5 %')
    """

    lowest: Decimal
    highest: Decimal
    lowest_excluded: bool = False
    highest_excluded: bool = False

    @model_validator(mode="before")
    @classmethod
    def _read(cls, found: Any) -> Any:
        return found if isinstance(found, cls) else _share_bounds(found)

    def exceeds(self, limit: Decimal | int) -> Truth:
        """Whether the share is more than `limit` percent.

        >>> half = Share.model_validate("more than 50")
        >>> half.exceeds(50), half.exceeds(75), Share.model_validate(50).exceeds(50)
        (<Truth.TRUE: 'true'>, <Truth.UNKNOWN: 'unknown'>, <Truth.FALSE: 'false'>)
        """
        if self.lowest > limit or (self.lowest == limit and self.lowest_excluded):
            return Truth.TRUE
        return Truth.FALSE if self.highest <= limit else Truth.UNKNOWN

    def reaches(self, limit: Decimal | int) -> Truth:
        """Whether the share is `limit` percent or more.

        >>> Share.model_validate("less than 25").reaches(25), Share.model_validate("up to 25").reaches(25)
        (<Truth.FALSE: 'false'>, <Truth.UNKNOWN: 'unknown'>)
        """
        if self.lowest >= limit:
            return Truth.TRUE
        return Truth.FALSE if self.highest < limit or (self.highest == limit and self.highest_excluded) else Truth.UNKNOWN

    def __str__(self) -> str:
        low, high = f"{self.lowest:f}", f"{self.highest:f}"
        if self.lowest == self.highest:
            return f"{low} %"
        if not (self.lowest_excluded or self.highest_excluded):
            return f"{low} to {high} %"
        floor = f"{'more than' if self.lowest_excluded else 'at least'} {low}"
        ceiling = f"{'less than' if self.highest_excluded else 'up to'} {high}"
        if self.highest == 100 and not self.highest_excluded:
            return f"{floor} %"
        return f"{ceiling} %" if self.lowest == 0 and not self.lowest_excluded else f"{floor} and {ceiling} %"

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A number, a text, or an object of bounds: what people write, not how it is kept."""
        bound = {"anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, {"type": "string"}, {"type": "null"}]}
        bounds = {
            "type": "object",
            "properties": dict.fromkeys(("from", "more_than", "to", "less_than"), bound),
            "additionalProperties": False,
            "minProperties": 1,
        }
        number = {"type": "number", "minimum": 0, "maximum": 100}
        return _one_form(handler, {"title": "Share", "description": _SHARE, "anyOf": [number, {"type": "string"}, bounds], "examples": [51, "more than 50 %"]})


class Money(_Written):
    """A sum in a currency.

    Attributes:
        amount: 0 or more, at most two digits after the point.
        currency: The code of ISO 4217, codes withdrawn since 2014 included.

    Raises:
        ReadingError: Inside pydantic's ValidationError: no currency or an ambiguous one ($), a negative sum, a comma that does not group thousands.

    >>> str(Money.model_validate("£1,000.5")), str(Money.model_validate({"amount": 250, "currency": "gbp"}))
    ('1000.50 GBP', '250 GBP')
    """

    amount: Decimal
    currency: str

    @model_validator(mode="before")
    @classmethod
    def _read(cls, found: Any) -> Any:
        return found if isinstance(found, cls) else _money_parts(found)

    def __str__(self) -> str:
        whole = self.amount == self.amount.to_integral_value()
        return f"{self.amount:{'.0f' if whole else '.2f'}} {self.currency}"

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A text, or an object of amount and currency."""
        amount = {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string"}]}
        currency = {"type": "string", "pattern": "^[A-Z]{3}$"}
        parts = {"type": "object", "properties": {"amount": amount, "currency": currency}, "required": ["amount", "currency"], "additionalProperties": False}
        return _one_form(handler, {"title": "Money", "description": _MONEY, "anyOf": [{"type": "string"}, parts], "examples": ["250 GBP"]})


def check_share(found: object) -> Share:
    """A share, read as `Share` reads it.

    Raises:
        ReadingError: As `Share`, without pydantic's wrapping.

    >>> str(check_share("at least 25 % but less than 50 %"))
    'at least 25 and less than 50 %'
    """
    return found if isinstance(found, Share) else Share(**_share_bounds(found))


def check_money(found: object) -> Money:
    """A sum, read as `Money` reads it.

    Raises:
        ReadingError: As `Money`, without pydantic's wrapping.

    >>> check_money("GBP 1,000.50")
    Money(amount=Decimal('1000.5'), currency='GBP')
    """
    return found if isinstance(found, Money) else Money(**_money_parts(found))


def check_days(found: object) -> int:
    """A number of days.

    Raises:
        ReadingError: A part of a day, a negative number, another unit.

    >>> check_days(30), check_days("30 days")
    (30, 30)
    """
    text = re.sub(r"\s*days?$", "", found.strip().casefold()) if isinstance(found, str) else found
    number = _number(text, found, _DAYS)
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
    number = _number(found, found, _COUNT)
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
    number = _number(found, found, _QUANTITY)
    if number < 0 or number.adjusted() > 300:
        raise ReadingError(found, _QUANTITY)
    return float(number)


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


def _share_bounds(found: object) -> dict[str, Any]:
    """The fields of a `Share`, or a ReadingError."""
    if isinstance(found, dict):
        bounds = _kept_bounds(found) if "lowest" in found or "highest" in found else _stated_bounds(found, found)
    elif isinstance(found, str):
        bounds = _written_bounds(found)
    elif found is None:
        raise ReadingError(found, _SHARE)
    else:
        bounds = _stated_bounds({"from": found, "to": found}, found)
    lowest, highest = bounds["lowest"], bounds["highest"]
    if not 0 <= lowest <= highest <= 100:
        raise ReadingError(found, _SHARE, why="a share runs from 0 to 100 percent, lowest first")
    if lowest == highest and (bounds.get("lowest_excluded") or bounds.get("highest_excluded")):
        raise ReadingError(found, _SHARE, why="nothing lies between these bounds")
    return bounds


def _kept_bounds(found: dict[str, Any]) -> dict[str, Any]:
    """A share's own fields: percent for certain, unless a float may be a fraction."""
    figures = {key: _number(found.get(key), found, _SHARE) for key in ("lowest", "highest")}
    _refuse_fractions(found, *(figure for key, figure in figures.items() if isinstance(found[key], float)))
    return {**found, **{key: _plain(figure) for key, figure in figures.items()}}


def _stated_bounds(stated: dict[str, Any], found: object) -> dict[str, Any]:
    """Bounds under `from` or `more_than`, and `to` or `less_than`; one left out or null says nothing, so 0 or 100."""
    low_keys, high_keys = ("from", "more_than"), ("to", "less_than")
    if not stated or set(stated) - {*low_keys, *high_keys} or set(low_keys) <= set(stated) or set(high_keys) <= set(stated):
        raise ReadingError(found, _SHARE)
    given = {key: value for key, value in stated.items() if value is not None}
    marked = any(isinstance(value, str) and value.rstrip().endswith("%") for value in given.values())
    figures = {key: _number(value.rstrip().removesuffix("%") if isinstance(value, str) else value, found, _SHARE) for key, value in given.items()}
    if not marked:
        _refuse_fractions(found, *figures.values())
    lowest = next((_plain(figures[key]) for key in low_keys if key in figures), Decimal(0))
    highest = next((_plain(figures[key]) for key in high_keys if key in figures), Decimal(100))
    return {"lowest": lowest, "highest": highest, "lowest_excluded": "more_than" in figures, "highest_excluded": "less_than" in figures}


def _written_bounds(found: str) -> dict[str, Any]:
    """Bounds in words and signs."""
    text = " ".join(re.sub("per ?cent|%", " % ", re.sub("[‐‑‒–—−]", "-", found.casefold())).split())
    marked, text = "%" in text, " ".join(text.replace("%", " ").split())
    text = re.sub(r"^between (.+) and (.+)$", r"\1 to \2", text)
    text = re.sub(rf"^({_FIGURE}) or (more|less)$", lambda match: f"{'at least' if match[2] == 'more' else 'up to'} {match[1]}", text)
    match = re.fullmatch(_BOUNDS, text)
    if not match or (match["low"] is None and match["upper"] in (None, "-", "to")):
        raise ReadingError(found, _SHARE)
    low, high = (Decimal(match[side].replace(",", ".")) if match[side] else None for side in ("low", "high"))
    if not marked:
        _refuse_fractions(found, *(figure for figure in (low, high) if figure is not None))
    exact = match["lower"] is None and match["high"] is None
    return {
        "lowest": _plain(low if low is not None else Decimal(0)),
        "highest": _plain(high if high is not None else low if low is not None and exact else Decimal(100)),
        "lowest_excluded": _LOWER.get(match["lower"], False),
        "highest_excluded": _UPPER.get(match["upper"], False),
    }


def _refuse_fractions(found: object, *figures: Decimal) -> None:
    """Refuse bare figures that may be fractions of one: any between 0 and 1, or 1 with none above it."""
    if any(0 < figure < 1 for figure in figures) or (figures and max(figures) == 1):
        raise ReadingError(found, _SHARE, why="a fraction or percent? 0.51 may be 51 %, 1 may be 100 %; write it with a % sign")


def _money_parts(found: object) -> dict[str, Any]:
    """The fields of a `Money`, or a ReadingError."""
    if isinstance(found, dict):
        if set(found) != {"amount", "currency"}:
            raise ReadingError(found, _MONEY)
        amount, currency = found["amount"], str(found["currency"]).strip().upper()
    else:
        amount, currency = _written_sum(found)
    currency = _SYMBOLS.get(currency, currency)
    if currency not in CURRENCIES:
        raise ReadingError(found, _MONEY, why=f"{currency} names no one currency")
    return {"amount": _pence(amount, found), "currency": currency}


def _written_sum(found: object) -> tuple[str, str]:
    """The figure and the currency of a text such as "£1,000"."""
    match = re.fullmatch(_MONEY_TEXT, " ".join(found.split())) if isinstance(found, str) else None
    units = [unit for unit in (match["before"], match["after"]) if unit] if match else []
    if match and len(units) == 1:
        return match["sum"], units[0].upper()
    raise ReadingError(found, _MONEY, why="which currency?" if (match and not units) or isinstance(found, int | float | Decimal) else "")


def _pence(amount: object, found: object) -> Decimal:
    """A sum to the penny; a float loses only the dust of binary fractions."""
    if isinstance(amount, str) and re.fullmatch(_SUM, " ".join(amount.split())):
        amount = re.sub(r"[,\s]", "", amount)
    number = _plain(_number(round(amount, 6) if isinstance(amount, float) else amount, found, _MONEY))
    if number < 0 or len(f"{number:f}".partition(".")[2]) > 2:
        raise ReadingError(found, _MONEY, why="a sum is 0 or more, with at most two digits after the point")
    return number


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


def _number(value: object, found: object, accepted: str) -> Decimal:
    """A finite number from a number or its plain decimal text."""
    if isinstance(value, str) and re.fullmatch(r"\s*[0-9]+(?:\.[0-9]+)?\s*", value):
        return Decimal(tidy(value))
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        raise ReadingError(found, accepted)
    number = Decimal(str(value))
    if not number.is_finite():
        raise ReadingError(found, accepted)
    return number


def _plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent, so that equal numbers are written alike."""
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _one_form(handler: GetJsonSchemaHandler, schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "string", "description": schema["description"]} if handler.mode == "serialization" else schema


Days = Annotated[int, Field(ge=0, description=_DAYS), BeforeValidator(check_days)]
Count = Annotated[int, Field(ge=0, description=_COUNT), BeforeValidator(check_count)]
Quantity = Annotated[float, Field(ge=0, description=_QUANTITY), BeforeValidator(check_quantity)]
FactDate = Annotated[date, BeforeValidator(check_date), Field(description=_DATE)]
