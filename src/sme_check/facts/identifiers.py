"""Numbers that name a party, a bank or a ship: each type checks itself, so a slip of the keyboard is met at the door."""

import re
from collections.abc import Collection
from numbers import Integral
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

__all__ = [
    "Bic",
    "Imo",
    "Inn",
    "Kpp",
    "Ogrn",
    "ReadingError",
    "check_bic",
    "check_imo",
    "check_inn",
    "check_kpp",
    "check_ogrn",
    "inn_is_personal",
    "ogrn_is_individual",
]

_INN = "an INN of 10 digits (organisation) or 12 (person, sole trader), check digits included"
_OGRN = "an OGRN of 13 digits (organisation) or an OGRNIP of 15 (sole trader), check digit included"
_KPP = "a KPP of 9 characters, for example 770701001; the fifth and sixth may be Latin letters"
_BIC = "a Russian BIK of 9 digits that starts with 0, or a SWIFT code (BIC) of 8 or 11 Latin letters and digits"
_IMO = "an IMO ship number of 7 digits, check digit included, with or without IMO before it"

_STRAY = "'’‘ʼ`\"\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_INN_WEIGHTS = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)


class ReadingError(ValueError):
    """A value that cannot be read as given; pydantic hands it on as `ctx["error"]`.

    Attributes:
        found: What stood there, and what seems wrong with it.
        accepted: What may stand there.

    >>> str(ReadingError(7, "two digits", why="a leading zero seems lost"))
    'found 7: a leading zero seems lost; accepted: two digits'
    """

    def __init__(self, found: object, accepted: str, *, why: str = "") -> None:
        shown = f'"{found}"' if isinstance(found, str) else str(found)
        shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
        self.found = f"{shown}: {why}" if why else shown
        self.accepted = accepted
        super().__init__(f"found {self.found}; accepted: {accepted}")


def check_inn(found: object) -> str:
    """A Russian taxpayer number, its digits alone.

    Args:
        found: Text (spaces and a stray apostrophe are forgiven), or a whole number that kept its length.

    Raises:
        ReadingError: Not 10 or 12 digits, or a check digit does not hold. A right check digit proves form, not existence.
    Source: the check of python-stdnum `ru.inn`; 12 digits carry two.

    >>> check_inn(" 7707 083893"), check_inn("500100732259")
    ('7707083893', '500100732259')
    """
    text = read_digits(found, (10, 12), _INN, zero_led=True)
    checks = (0,) if len(text) == 10 else (1, 2)
    holds = all(text[9 + check] == _weighed(text[: 9 + check]) for check in checks)
    return _checked(text, found, _INN, holds=holds)


def inn_is_personal(inn: str) -> bool:
    """Whether a taxpayer number is a natural person's (a sole trader's included).

    Raises:
        ReadingError: As `check_inn`.

    >>> inn_is_personal("500100732259"), inn_is_personal("7707083893")
    (True, False)
    """
    return len(check_inn(inn)) == 12


def check_ogrn(found: object) -> str:
    """A Russian registration number, OGRN or OGRNIP, its digits alone.

    Args:
        found: Text (spaces and a stray apostrophe are forgiven), or a whole number.

    Raises:
        ReadingError: Not 13 or 15 digits, or the check digit does not hold.
    Source: last digit of the remainder of all before it by 11 (OGRN) or by 13 (OGRNIP). python-stdnum leaves the latter's remainder
        whole and so refuses good numbers whose remainder is 10 to 12.

    >>> check_ogrn("1027700132195"), check_ogrn(304500116000157)
    ('1027700132195', '304500116000157')
    """
    text = read_digits(found, (13, 15), _OGRN)
    remainder = int(text[:-1]) % (len(text) - 2)
    return _checked(text, found, _OGRN, holds=text[-1] == str(remainder)[-1])


def ogrn_is_individual(ogrn: str) -> bool:
    """Whether a registration number is a sole trader's (OGRNIP).

    Raises:
        ReadingError: As `check_ogrn`.

    >>> ogrn_is_individual("304500116000157"), ogrn_is_individual("1027700132195")
    (True, False)
    """
    return len(check_ogrn(ogrn)) == 15


def check_kpp(found: object) -> str:
    """A Russian tax-registration reason code: inspectorate (4), reason (2, digits or letters), serial (3). It has no check digit.

    Raises:
        ReadingError: Another length or layout.

    >>> check_kpp("7707 01 001")
    '770701001'
    """
    text = tidy(found).upper() if isinstance(found, str) else read_digits(found, (9,), _KPP, zero_led=True)
    if text.isdigit():
        return read_digits(text, (9,), _KPP, zero_led=True)
    if not re.fullmatch(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}", text):
        raise ReadingError(found, _KPP, why=_cyrillic(text))
    return text


def check_bic(found: object) -> str:
    """A bank's code: a Russian BIK, or a SWIFT code, in capitals when it was read. Neither has a check digit.

    Raises:
        ReadingError: Another length or layout, capitals among small letters as in a name, or a BIK that lost its leading zero.

    >>> check_bic("044525225"), check_bic("sabr ru mm")
    ('044525225', 'SABRRUMM')
    """
    written = tidy(found) if isinstance(found, str) else read_digits(found, (9,), _BIC, zero_led=True)
    if written not in (written.upper(), written.lower()):  # "Gazprombank" has the length of a code, and names a bank
        raise ReadingError(found, _BIC)
    text = written.upper()
    if text.isdigit():
        text = read_digits(text, (9,), _BIC, zero_led=True)
    if not re.fullmatch(r"0[0-9]{8}|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", text):
        raise ReadingError(found, _BIC, why=_cyrillic(text))
    return text


def check_imo(found: object) -> str:
    """A ship's IMO number, its seven digits alone.

    Raises:
        ReadingError: Not 7 digits, or the check digit does not hold.
    Source: IMO resolution A.1117(30): the first six digits times 7 down to 2; the sum ends in the seventh.

    >>> check_imo("IMO 9074729")
    '9074729'
    """
    plain = re.sub(r"^IMO(?:NO|NUMBER|№)?[.:#]?", "", tidy(found).upper()) if isinstance(found, str) else found
    text = read_digits(plain, (7,), _IMO)
    total = sum(int(digit) * weight for digit, weight in zip(text, range(7, 1, -1), strict=False))
    return _checked(text, found, _IMO, holds=text[-1] == str(total)[-1])


def tidy(text: str) -> str:
    r"""A text without its white space (no-break spaces included) and without stray quotes and invisible marks around it.

    >>> tidy("'7707\u00a0083893 ")
    '7707083893'
    """
    return "".join(text.split()).strip(_STRAY)


def read_digits(found: object, lengths: Collection[int], accepted: str, *, zero_led: bool = False) -> str:
    """The digits of a number that is a name, not a quantity.

    Args:
        found: Text, or a whole number (a float such as 7707083893.0, from a column with empty cells, counts as one).
        lengths: How many digits there may be.
        accepted: What the message says is accepted.
        zero_led: Whether such a number may start with a zero, so that one digit too few suggests a lost one.

    Raises:
        ReadingError: Anything else, and zeros throughout.
    """
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    text = tidy(found) if isinstance(found, str) else str(found) if isinstance(found, Integral) and not isinstance(found, bool) else ""
    if not re.fullmatch(r"[0-9]+", text):
        raise ReadingError(found, accepted, why=_cyrillic(text))
    if zero_led and len(text) not in lengths and len(text) + 1 in lengths:
        raise ReadingError(found, accepted, why=f'{_count(text)}, so a leading zero seems lost; if so, type it as text, "0{text}"')
    if len(text) not in lengths:
        raise ReadingError(found, accepted, why=_count(text))
    if not text.strip("0"):
        raise ReadingError(found, accepted, why="zeros only; leave it unanswered if it is not known")
    return text


def text_schema(pattern: str, description: str, example: str) -> WithJsonSchema:
    """The JSON schema of such a number: what it looks like once read."""
    return WithJsonSchema({"type": "string", "pattern": pattern, "description": description, "examples": [example]})


def _weighed(text: str) -> str:
    """The check digit of an INN that follows these digits."""
    weights = _INN_WEIGHTS[-len(text) :]
    return str(sum(int(digit) * weight for digit, weight in zip(text, weights, strict=True)) % 11 % 10)


def _checked(text: str, found: object, accepted: str, *, holds: bool) -> str:
    if not holds:
        raise ReadingError(found, accepted, why="a check digit does not hold, so a digit is probably mistyped")
    return text


def _count(text: str) -> str:
    return f"{len(text)} digit{'s' if len(text) != 1 else ''}"


def _cyrillic(text: str) -> str:
    """A word on Cyrillic letters, which look like Latin ones."""
    letters = sorted({letter for letter in text if "\u0400" <= letter <= "\u04ff"})
    return f"{', '.join(letters)} typed in Cyrillic" if letters else ""


Inn = Annotated[str, BeforeValidator(check_inn), text_schema("^([0-9]{10}|[0-9]{12})$", _INN, "7707083893")]
Ogrn = Annotated[str, BeforeValidator(check_ogrn), text_schema("^([0-9]{13}|[0-9]{15})$", _OGRN, "1027700132195")]
Kpp = Annotated[str, BeforeValidator(check_kpp), text_schema("^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$", _KPP, "770701001")]
Bic = Annotated[str, BeforeValidator(check_bic), text_schema("^(0[0-9]{8}|[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)$", _BIC, "044525225")]
Imo = Annotated[str, BeforeValidator(check_imo), text_schema("^[0-9]{7}$", _IMO, "9074729")]
