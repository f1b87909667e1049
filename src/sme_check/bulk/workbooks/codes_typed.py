"""Codes as spreadsheets leave them: a number that has lost its leading zero, a last zero cut off, digits hidden in 1E+09."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from sme_check.facts.codes import check_commodity_code, check_country, check_okfs, check_okopf, check_okved, check_region
from sme_check.facts.identifiers import ReadingError, check_bic, check_imo, check_inn, check_kpp, check_ogrn, tidy
from sme_check.facts.synonyms import said, synonyms

__all__ = ["CODES", "read_code", "several_codes", "several_okved"]

CODES: Mapping[str, str] = {
    "inn": "inn",
    "ogrn": "ogrn",
    "kpp": "kpp",
    "bic": "bic",
    "imo": "imo",
    "commodity_code": "commodity",
    "okved": "okved",
    "okopf": "okopf",
    "okfs": "okfs",
    "region": "region",
    "country": "country",
}
"""What kind of code each check of a fact reads."""

_CHECKS = {
    "inn": check_inn,
    "ogrn": check_ogrn,
    "kpp": check_kpp,
    "bic": check_bic,
    "imo": check_imo,
    "commodity": check_commodity_code,
    "okved": check_okved,
    "okopf": check_okopf,
    "okfs": check_okfs,
    "region": check_region,
    "country": check_country,
}
_RESTORED = "read as {0}: the leading zero that a spreadsheet takes from a number was put back"


_LABELS = {
    "inn": "инн|inn|tin",
    "ogrn": "огрнип|огрн|ogrnip|ogrn",
    "kpp": "кпп|kpp",
    "bic": "бик|bik|bic|swift(?: code)?",
    "imo": "imo",
    "okved": "оквэд(?:-?2)?|okved(?:-?2)?",
    "commodity": "(?:код )?тн ?вэд(?: еаэс)?|hs(?: code)?|cn(?: code)?|taric",
}
"""What people write before a code."""
_INN_AND_KPP = re.compile(r"([0-9]{10})\s*[/\\]\s*[0-9]{4}[0-9A-Z]{2}[0-9]{3}")
"""How requisites name both in one cell."""
_APART = re.compile(r"[;,\n]|(?<=\s)(?:и|and)(?=\s)")


def several_codes(text: str) -> list[str]:
    """The codes of one cell, between commas, semicolons, line breaks or "and".

    >>> several_codes("8471 30, 8528 52 и 9504")
    ['8471 30', '8528 52', '9504']
    """
    return [part.strip() for part in _APART.split(text) if part.strip()]


def several_okved(text: str) -> list[str]:
    """The OKVED codes of one cell: a comma between two digits stands for the point of one code, unless each has a point of its own.

    Raises:
        ReadingError: It may be one code or several.

    >>> several_okved("62,01; 63.11"), several_okved("62.01,62.02"), several_okved("62, 63")
    (['62,01', '63.11'], ['62.01', '62.02'], ['62', '63'])
    """
    codes: list[str] = []
    for part in re.split(r"[;\n]|,\s+|\s+,|(?<=\s)(?:и|and)(?=\s)", text):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        if len(pieces) == 2 and re.fullmatch(r"[0-9]{2},[0-9]{1,2}", part.strip()):
            codes.append(part.strip())
        elif len(pieces) > 1 and not all("." in piece for piece in pieces):
            raise ReadingError(part.strip(), _accepted("okved"), why="one code or several? Write a point within a code, and semicolons between codes")
        else:
            codes += pieces
    return codes


def read_code(kind: str, found: Any, form: str = "", *, typed: bool = True) -> tuple[str, str]:
    """Read a code.

    Args:
        kind: Which, as in `CODES`.
        found: The cell.
        form: Its number format: zeros throughout say how many digits are shown.
        typed: Whether the file tells numbers from text; a text that looks like a number is then what somebody typed.

    Returns:
        The code, and what was done to it, if anything.

    Raises:
        ReadingError: It is none, or has lost digits that nothing tells.

    >>> read_code("inn", 100001103.0), read_code("commodity", 1012990.0)[0]
    (('0100001103', 'read as 0100001103: the leading zero that a spreadsheet takes from a number was put back'), '01012990')
    """
    if isinstance(found, date):
        raise ReadingError(found.isoformat(), _accepted(kind), why="a spreadsheet has made a date of it; format the cell as text and type it again")
    if isinstance(found, str):
        return _from_text(kind, found, typed=typed)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return _CHECKS[kind](found), ""
    return _from_number(kind, found, form)


def _from_text(kind: str, found: str, *, typed: bool) -> tuple[str, str]:
    if kind == "country":
        return _country(found), ""
    if kind == "okopf" and said(found) in synonyms().legal_forms:
        form = synonyms().legal_forms[said(found)]
        return form, f"read as {form}, the code of {found}"
    found = _without_label(kind, found)
    both = _INN_AND_KPP.fullmatch(found.strip()) if kind == "inn" else None
    if both:
        return check_inn(both[1]), f"read as {both[1]}: what stands behind the stroke is a KPP"
    try:
        return _CHECKS[kind](found), ""
    except ReadingError as error:
        return _mended(kind, found, error)


def _without_label(kind: str, found: str) -> str:
    """A code without what it is called: "INN 7707083893", "ОГРН: 1027700132195".

    >>> _without_label("inn", "ИНН: 7707083893"), _without_label("bic", "SABRRUMM")
    ('7707083893', 'SABRRUMM')
    """
    match = re.match(rf"\s*(?:{_LABELS[kind]})(?:\s*[:№#=]\s*|\s+)(?=\S)", found, re.IGNORECASE) if kind in _LABELS else None
    return found[match.end() :] if match else found


def _country(found: str) -> str:
    if found == "NA":
        raise ReadingError(found, _accepted("country"), why="Namibia, or not available? Write Namibia, or leave the cell blank")
    if found.casefold() == "no":
        raise ReadingError(found, _accepted("country"), why="Norway, or no? Write Norway, or leave the cell blank")
    return check_country(synonyms().countries.get(said(found), found))


def _mended(kind: str, found: str, error: ReadingError) -> tuple[str, str]:
    """A code that its check refuses as it stands, read as what alone it can be.

    Raises:
        ReadingError: It can be several, or none.
    """
    text = tidy(found)
    if re.fullmatch(r"[0-9]+[.,]?[0-9]*[eE]\+?[0-9]+", text):
        raise ReadingError(found, _accepted(kind), why="a number shortened by a spreadsheet, so digits are lost; format the cell as text and type it again")
    if kind == "commodity":
        return _without_dashes(found, error), ""
    if kind == "okved" and re.fullmatch(r"[0-9]{2},[0-9]{1,2}", text):
        point = _CHECKS[kind](text.replace(",", "."))
        return point, f"read as {point}: a comma for its point"
    if kind != "okved":
        text = re.sub(r"\.0+$", "", text)
    if text != tidy(found):
        return _CHECKS[kind](text), ""
    restored = _restored(kind, text)
    if restored:
        return restored, _RESTORED.format(restored)
    raise error


def _without_dashes(found: str, error: ReadingError) -> str:
    """A commodity code with dashes between its digits, which are read as spaces are: 8471-30-00 is one, 8471-8473 may be several.

    Raises:
        ReadingError: It may be several, or it has no dashes, and so is none.
    """
    text = re.sub(r"(?<=[0-9])[-\u2013](?=[0-9])", " ", found.strip())
    if re.fullmatch("[0-9]{2} [0-9]{2}", text):
        raise ReadingError(found, _accepted("commodity"), why="a range of chapters? Write each, with semicolons between")
    if text == found.strip():
        raise error
    return check_commodity_code(text)


def _from_number(kind: str, found: float, form: str) -> tuple[str, str]:
    if kind == "okved":
        return _okved_number(found)
    if not float(found).is_integer():
        return _CHECKS[kind](found), ""
    digits = str(int(found))
    if form and set(form) == {"0"} and len(digits) < len(form):
        shown = digits.zfill(len(form))
        return _CHECKS[kind](shown), f"read as {shown}, as its cell shows it"
    if abs(found) >= 1e15:
        raise ReadingError(digits, _accepted(kind), why="a spreadsheet keeps 15 digits of a number; format the cell as text and type it again")
    restored = _restored(kind, digits, number=True)
    return (restored, _RESTORED.format(restored)) if restored else (_CHECKS[kind](digits), "")


def _restored(kind: str, digits: str, *, number: bool = False) -> str:
    """The code with its leading zero put back, where that alone can be meant; else "".

    An INN says so by its check digits; a BIK begins with 04; a region code and a class of activities have two digits. A commodity code has an even
    number of digits and no chapter 00, so a number of odd length has lost one zero in front: a number loses none at its end. Typed as text it may
    lack its last digit, so it is left alone.
    """
    if not re.fullmatch(r"[1-9][0-9]*" if kind != "okved" else r"[1-9]\.[0-9.]+", digits):
        return ""
    fits = {
        "inn": len(digits) in (9, 11),
        "bic": len(digits) == 8 and digits.startswith("4"),
        "region": len(digits) == 1,
        "okved": not number,
        "commodity": number and len(digits) % 2 == 1 and len(digits) < 10,
    }
    if not fits.get(kind):
        return ""
    try:
        return _CHECKS[kind](f"0{digits}")
    except ReadingError:
        return ""


def _okved_number(found: float) -> tuple[str, str]:
    """An activity code kept as a number: 1.1 may have been 01.1 or 01.10, which lies within it, so the wider is taken."""
    whole, _, rest = repr(float(found)).partition(".")
    if found < 1 or found >= 100 or "e" in rest or len(rest) > 2:
        return check_okved(found), ""
    text = whole.zfill(2) + (f".{rest}" if rest != "0" else "")
    if len(rest) == 1 and rest != "0":
        return check_okved(text), f"read as {text}, the wider code: a last zero may have been lost"
    return check_okved(text), _RESTORED.format(text) if len(whole) == 1 else ""


def _accepted(kind: str) -> str:
    """What the check of a code says it accepts."""
    try:
        _CHECKS[kind]("?")
    except ReadingError as error:
        return error.accepted
    return kind
