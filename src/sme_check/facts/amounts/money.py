"""Sums in a currency."""

import re
from decimal import Decimal
from typing import Any

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from ..identifiers import ReadingError
from .written import Written, number_of, one_form, plain

__all__ = ["CURRENCIES", "Money", "check_money"]

_MONEY = 'a sum with its currency: "250 GBP", "£250", "GBP 1,000.50", or {"amount": 250, "currency": "GBP"}'

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

_SUM = r"(?P<sum>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]+(?:\.[0-9]{1,2})?)"
_MONEY_TEXT = rf"(?P<before>[^0-9\s-]*)\s*{_SUM}\s*(?P<after>[^0-9\s-]*)"


class Money(Written):
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
        return one_form(handler, {"title": "Money", "description": _MONEY, "anyOf": [{"type": "string"}, parts], "examples": ["250 GBP"]})


def check_money(found: object) -> Money:
    """A sum, read as `Money` reads it.

    Raises:
        ReadingError: As `Money`, without pydantic's wrapping.

    >>> check_money("GBP 1,000.50")
    Money(amount=Decimal('1000.5'), currency='GBP')
    """
    return found if isinstance(found, Money) else Money(**_money_parts(found))


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
    number = plain(number_of(round(amount, 6) if isinstance(amount, float) else amount, found, _MONEY))
    if number < 0 or len(f"{number:f}".partition(".")[2]) > 2:
        raise ReadingError(found, _MONEY, why="a sum is 0 or more, with at most two digits after the point")
    return number
