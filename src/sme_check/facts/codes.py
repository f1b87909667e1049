"""Codes that class goods, trades, bodies and places; how a code that the law lists bears on a code that an adviser gives."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator

from .identifiers import ReadingError, read_digits, text_schema, tidy
from .regions import regions_named

__all__ = [
    "COUNTRIES",
    "CommodityCode",
    "CountryCode",
    "Okfs",
    "Okopf",
    "Okved",
    "RegionCode",
    "Relation",
    "check_commodity_code",
    "check_country",
    "check_okfs",
    "check_okopf",
    "check_okved",
    "check_region",
    "code_prefixes",
    "commodity_relation",
    "okved_relation",
]

Relation = Literal["covers", "finer", "apart"]
"""A listed code against a given one: it covers it; it is finer, so more digits would tell; or the two are apart."""

_COMMODITY = "a commodity code of 2, 4, 6, 8 or 10 digits as quoted text, for example 8471 30 00"
_OKVED = 'an OKVED-2 code with its dots as quoted text, for example "01", "01.1", "01.11", "01.11.1" or "01.11.11"'
_OKOPF = "a legal-form code (OKOPF) of 5 digits, for example 12300 for an OOO"
_OKFS = "an ownership-form code (OKFS) of 2 digits, for example 16 for private ownership"
_REGION = "a region code of the Russian tax service, two digits from 01 to 99, for example 77 for Moscow, or the region's name"
_COUNTRY = "a country's two-letter code (ISO 3166-1), for example GB or RU"

# ISO 3166-1 alpha-2, officially assigned, as of 2026.
_ALPHA_2 = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR
    CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID
    IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS
    MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL
    SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_ALPHA_2.split())
_COUNTRY_NAMES = {
    "russia": "RU",
    "russian federation": "RU",
    "the russian federation": "RU",
    "rus": "RU",
    "россия": "RU",
    "российская федерация": "RU",
    "uk": "GB",
    "u.k.": "GB",
    "gbr": "GB",
    "united kingdom": "GB",
    "the united kingdom": "GB",
    "great britain": "GB",
}


def check_commodity_code(found: object) -> str:
    """A commodity code (HS, CN or UK tariff), its digits alone.

    Args:
        found: Text with or without dots and spaces, or a whole number with an even count of digits.

    Raises:
        ReadingError: An odd count of digits, more than ten, chapter 00, a decimal number (8471.30 typed as a number has lost its last digit), or digits
            in groups that may be several codes.

    >>> check_commodity_code("8471.30"), check_commodity_code("8471 30 00")
    ('847130', '84713000')
    """
    if isinstance(found, float):
        raise ReadingError(found, _COMMODITY, why="a decimal number may have lost digits")
    text = re.sub(r"(?<=[0-9])\.(?=[0-9])", "", tidy(found)) if isinstance(found, str) else found
    digits = read_digits(text, range(1, 11), _COMMODITY)
    if len(digits) % 2:
        raise ReadingError(found, _COMMODITY, why=f"{len(digits)} digits, so one seems lost, perhaps a leading or a last zero")
    if digits.startswith("00"):
        raise ReadingError(found, _COMMODITY, why="there is no chapter 00")
    if isinstance(found, str) and _may_be_several(found):
        raise ReadingError(found, _COMMODITY, why="one code or several? Write one without spaces, several with semicolons between")
    return digits


def _may_be_several(text: str) -> bool:
    """Whether a group of digits after white space could be a heading of its own, as in 4903 8542; no heading ends in 00, so 8471 3000 is one code."""
    return any(re.match(r"(?!00)[0-9]{2}(?!00)[0-9]{2}", group) for group in re.sub(r"(?<=[0-9])\.(?=[0-9])", "", text).split()[1:])


def code_prefixes(code: str) -> tuple[str, ...]:
    """The commodity codes that stand above this one, chapter first, itself last.

    Raises:
        ReadingError: As `check_commodity_code`.

    >>> code_prefixes("8471 30 00")
    ('84', '8471', '847130', '84713000')
    """
    digits = check_commodity_code(code)
    return tuple(digits[:length] for length in range(2, len(digits) + 1, 2))


def commodity_relation(listed: str, given: str) -> Relation:
    """How a commodity code that the law lists bears on one that is given.

    Args:
        listed: The listed code. The law prints a whole heading or subheading with trailing zeros (8471 00 00 is heading 8471), so trailing
            00 pairs past the fourth digit are dropped.
        given: The given code, taken as it stands: its own zeros are digits.

    Returns:
        "covers" if the given code is the listed one or falls under it, "finer" if the listed one falls under the given one, else "apart".

    Raises:
        ReadingError: As `check_commodity_code`.

    >>> commodity_relation("8471 00 00", "8471 30"), commodity_relation("8471 30", "8471"), commodity_relation("8471 30", "8471 41")
    ('covers', 'finer', 'apart')
    """
    whole = check_commodity_code(listed)
    while len(whole) > 4 and whole.endswith("00"):
        whole = whole[:-2]
    return _relation(whole, check_commodity_code(given))


def check_okved(found: object) -> str:
    """A Russian activity code of the OKVED-2 classifier, dots kept.

    Raises:
        ReadingError: A number (01.10 would become 1.1), or digits and dots laid out otherwise.

    >>> check_okved(" 01.11.1 ")
    '01.11.1'
    """
    if not isinstance(found, str):
        raise ReadingError(found, _OKVED, why="a number loses zeros, so codes are quoted text")
    text = tidy(found)
    if not re.fullmatch(r"(?!00)[0-9]{2}(?:\.[0-9](?:[0-9](?:\.[0-9]{1,2})?)?)?", text):
        lost = re.fullmatch(r"[0-9](?:\.[0-9.]*)?", text)
        raise ReadingError(found, _OKVED, why=f'a leading zero seems lost; if so, type "0{text}"' if lost else "")
    return text


def okved_relation(listed: str, given: str) -> Relation:
    """How a listed activity code bears on a given one, by the classifier's own tree of digits.

    Returns:
        "covers" if the given code is the listed one or falls under it, "finer" if the listed one falls under the given one, else "apart".

    Raises:
        ReadingError: As `check_okved`.

    >>> okved_relation("01.1", "01.11.1"), okved_relation("01.11", "01.1"), okved_relation("01.1", "01.2")
    ('covers', 'finer', 'apart')
    """
    return _relation(check_okved(listed).replace(".", ""), check_okved(given).replace(".", ""))


def check_okopf(found: object) -> str:
    """A Russian legal-form code (OKOPF, OK 028-2012), its five digits alone.

    Raises:
        ReadingError: Not five digits, the two-digit codes of the older classifier included.

    >>> check_okopf("1 23 00")
    '12300'
    """
    return read_digits(found, (5,), _OKOPF)


def check_okfs(found: object) -> str:
    """A Russian ownership-form code (OKFS, OK 027-99), its two digits.

    Raises:
        ReadingError: Not two digits.

    >>> check_okfs("16")
    '16'
    """
    return read_digits(found, (2,), _OKFS)


def check_region(found: object) -> str:
    """A region code of the Russian tax service: neither the vehicle plate's nor OKATO's. A region's name is read too, in Russian or English.

    Raises:
        ReadingError: Not two digits from 01 to 99, and not the name of one region.

    >>> check_region("01"), check_region("Tver Oblast")
    ('01', '69')
    """
    if isinstance(found, str) and any(letter.isalpha() for letter in found):
        named = regions_named(found)
        if len(named) != 1:
            why = f"the name of {' and of '.join(named)}" if named else "no region's name, or not the one of the code beside it"
            raise ReadingError(found, _REGION, why=why)
        return named[0]
    return read_digits(found, (2,), _REGION, zero_led=True)


def check_country(found: object) -> str:
    """A country's two-letter code in capitals; the common names of Russia and the United Kingdom are read too.

    Raises:
        ReadingError: No officially assigned code of ISO 3166-1.

    >>> check_country("uk"), check_country("Russian Federation")
    ('GB', 'RU')
    """
    text = " ".join(found.split()) if isinstance(found, str) else ""
    code = _COUNTRY_NAMES.get(text.casefold(), text.upper())
    if code not in COUNTRIES:
        raise ReadingError(found, _COUNTRY)
    return code


def _relation(listed: str, given: str) -> Relation:
    if given.startswith(listed):
        return "covers"
    return "finer" if listed.startswith(given) else "apart"


CommodityCode = Annotated[str, BeforeValidator(check_commodity_code), text_schema("^([0-9]{2}){1,5}$", _COMMODITY, "84713000")]
Okved = Annotated[str, BeforeValidator(check_okved), text_schema(r"^[0-9]{2}(\.[0-9]([0-9](\.[0-9]{1,2})?)?)?$", _OKVED, "01.11.1")]
Okopf = Annotated[str, BeforeValidator(check_okopf), text_schema("^[0-9]{5}$", _OKOPF, "12300")]
Okfs = Annotated[str, BeforeValidator(check_okfs), text_schema("^[0-9]{2}$", _OKFS, "16")]
RegionCode = Annotated[str, BeforeValidator(check_region), text_schema("^[0-9]{2}$", _REGION, "77")]
CountryCode = Annotated[str, BeforeValidator(check_country), text_schema("^[A-Z]{2}$", _COUNTRY, "RU")]
