"""How the lists write things: dates with unknown parts, kinds, names in six parts, and words with stray capitals."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from sme_check.errors import ListError, Problem

from .record import Name

__all__ = ["born", "day", "full_name", "kind_of", "name_kind", "once", "report_day", "same_word", "strength_of", "tidy"]

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: 00:00(?::00)?)?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_NAMED = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})")
_PARTS = re.compile(r"([\da-z]{1,2})/([\da-z]{1,2})/(\d{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_KINDS = {"individual": "individual", "entity": "organisation", "ship": "ship"}
_REPORTED = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?[-/. ]+[a-z]{3,9}[-/., ]+(?:\d{4}|\d\d(?!\d))", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})[. ]+(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})", re.IGNORECASE)
_SERIAL = range(10_000, 80_000)


def tidy(text: str | None) -> str:
    r"""A text without stray white space.

    >>> tidy(" AL-QAHTANI\u00a0 Farooq\n")
    'AL-QAHTANI Farooq'
    """
    return " ".join(text.split()) if text else ""


def same_word(text: str) -> str:
    """A word of a vocabulary as it is compared: without case, signs and the pointer to another field.

    >>> same_word('Shipping sanctions: (see "Other information")')
    'shipping sanctions'
    """
    return tidy(re.sub(r"[^a-z0-9]+", " ", re.sub(r"[:(]*\s*see .*", "", text.lower())))


def once(values: Iterable[str]) -> tuple[str, ...]:
    """The values that say something, each once."""
    return tuple(dict.fromkeys(value for value in values if value))


@lru_cache(1 << 12)
def day(text: str) -> date | None:
    """A date as the lists write it; None if nothing is stated.

    Raises:
        ListError: It is no date.

    >>> day("29-Apr-2026"), day("06/04/2022"), day("46141")
    (datetime.date(2026, 4, 29), datetime.date(2022, 4, 6), datetime.date(2026, 4, 29))
    """
    text = text.strip()
    if not text:
        return None
    try:
        if found := _DAY.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if (found := _NAMED.fullmatch(text)) and found[2].lower() in _MONTHS:
            return date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
        if re.fullmatch(r"\d{5}(?:\.0+)?", text) and int(float(text)) in _SERIAL:
            return date(1899, 12, 30) + timedelta(days=int(float(text)))  # a spreadsheet counts its days
    except ValueError:
        pass
    raise ListError([Problem("a date of the list", text, "dd/mm/yyyy, yyyy-mm-dd or dd-Mon-yyyy")])


def report_day(text: str) -> date | None:
    """The day that a line above the headings states, as people write days; None if it states none.

    >>> report_day("Report Date: 29-Apr-2026"), report_day("Last updated on 29th April 2026 at 10:15"), report_day("April 29, 2026")
    (datetime.date(2026, 4, 29), datetime.date(2026, 4, 29), datetime.date(2026, 4, 29))
    """
    for found in (*_REPORTED.findall(text), *("-".join((of_month, month, year)) for month, of_month, year in _MONTH_FIRST.findall(text))):
        parts = re.findall(r"\d+|[a-z]{3,}", re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", found.lower()))
        if len(parts[2]) == 2 and not parts[1].isdigit():
            parts[2] = f"20{parts[2]}"
        try:
            return day("/".join(parts) if parts[1].isdigit() and len(parts[0]) < 4 else "-".join(parts))
        except ListError:
            continue
    return None


def born(text: str) -> str:
    """A date of birth as far as it is stated; nothing if not even the year is.

    >>> born("dd/mm/1957"), born("00/03/1957"), born("02/03/1957"), born("1957")
    ('1957', '1957-03', '1957-03-02', '1957')
    """
    text = tidy(text)
    if re.fullmatch(r"(?:1[89]|20)\d\d", text):
        return text
    found = _PARTS.fullmatch(text)
    if not found:
        try:
            stated = day(text)
        except ListError:
            return ""
        return stated.isoformat() if stated else ""
    of_month, month, year = (int(part) if part.isdigit() else 0 for part in found.groups())
    if year == 0 or month > 12 or of_month > 31:
        return ""
    return f"{year:04}" if not month else f"{year:04}-{month:02}" if not of_month else f"{year:04}-{month:02}-{of_month:02}"


def kind_of(text: str) -> str:
    """organisation, individual or ship; nothing for any other word."""
    return _KINDS.get(text.strip().lower(), "")


def name_kind(text: str) -> str:
    """What a name is, from the words of either vocabulary.

    >>> name_kind("ALias"), name_kind("Primary name variation"), name_kind("Prime Alias")
    ('alias', 'variation', 'primary')
    """
    word = text.strip().lower()
    if "variation" in word:
        return "variation"
    if word.startswith("prim"):
        return "primary"
    return "former" if word in {"fka", "f.k.a"} else "alias"


def strength_of(text: str) -> str:
    """Good, low, or nothing."""
    word = text.strip().lower()
    return next((strength for strength in ("good", "low") if word.startswith(strength)), "")


def full_name(parts: Sequence[str], last: str, kind: str, strength: str) -> Name | None:
    """A name from its parts one to five and its last part; None if all are empty."""
    text = tidy(" ".join([*parts, last]))
    return Name(text, name_kind(kind), strength_of(strength)) if text else None
