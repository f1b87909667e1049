"""Stand-ins for names and numbers: each bears a label, and is nobody's name nor number."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sme_check.assessment.screened_many import kind_shown
from sme_check.facts.identifiers import ReadingError, check_inn

__all__ = ["FORMS", "form_of", "label_of", "stand_in", "stood_in_by"]

_NUMBERS = ("inn", "ogrn", "bic")
_OPENS, _ENDS = "\ue000", "\ue001"
"""Around a stand-in: letters of no language."""
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "ou"]
_SHIFTS = (19, 5, 12, 25)
"""So that no stand-in repeats a syllable over and over."""
_STOOD_IN = re.compile(f"{_OPENS}[A-Za-z ]*{_ENDS}|(?<![0-9])(?:0000[0-9]{{6}}|00000[0-9]{{7}}|1000000[0-9]{{6}}|3000000[0-9]{{8}})(?![0-9])")
_PLAIN = {"": "", "organisation": "OOO ", "individual": "Individual entrepreneur ", "body": "Holding ", "form": "SARL "}
_SEVERAL = {f"several {shown}".strip(): f"{before}Somebody and " for shown, before in _PLAIN.items()}
FORMS = {shown: number for number, shown in enumerate((*_PLAIN, *_SEVERAL))}
"""What a name shows its bearer to be, as the number of a form."""
_BEFORE = (*_PLAIN.values(), *_SEVERAL.values())


def stood_in_by(texts: Iterable[str]) -> tuple[str, ...]:
    """What may be stand-ins in some texts, each once."""
    return tuple(dict.fromkeys(found for text in texts for found in _STOOD_IN.findall(text)))


def form_of(fact: str, text: Any) -> int:
    """What a stand-in for a text must show: the kind of legal form of a name, the length of a number."""
    if not isinstance(text, str):
        return 0
    if fact in _NUMBERS or text.isdigit():
        return int(fact != "bic" and len(text) in (12, 15))
    return FORMS[kind_shown(text) or ""]


def stand_in(fact: str, label: int, form: int) -> str:
    """The stand-in for what stands first at a label; a number is one that nobody bears, its check digits right.

    >>> stand_in("inn", 3, 0), stand_in("inn", 3, 1), stand_in("ogrn", 3, 0), label_of(stand_in("name", 27, 1))
    ('0000000040', '000000000402', '1000000000032', 27)
    """
    if fact == "ogrn":
        digits = f"3000000{label:07}" if form else f"1000000{label:05}"
        return digits + str(int(digits) % (13 if form else 11))[-1]
    if fact == "inn":
        return next(filter(_is_inn, (f"{label + 1:010}{check:02}" if form else f"{label + 1:09}{check}" for check in range(100))))
    return f"{_OPENS}{_BEFORE[form] if fact != 'bic' else ''}{_word(label)}{_ENDS}"


def _is_inn(text: str) -> bool:
    try:
        return check_inn(text) == text
    except ReadingError:
        return False


def _word(label: int) -> str:
    word = ""
    for shift in _SHIFTS:
        label, digit = divmod(label, len(_SYLLABLES))
        word += _SYLLABLES[(digit + shift) % len(_SYLLABLES)]
    return word


@lru_cache(1 << 12)
def label_of(stand_in: str) -> int:
    """The label that a stand-in bears."""
    if stand_in[0] != _OPENS:
        start, end, above = {10: (0, 9, 1), 12: (0, 10, 1), 13: (7, 12, 0), 15: (7, 14, 0)}[len(stand_in)]
        return int(stand_in[start:end]) - above
    label, word = 0, stand_in.strip(_OPENS + _ENDS).rpartition(" ")[2]
    for at, shift in reversed(list(enumerate(_SHIFTS))):
        label = label * len(_SYLLABLES) + (_SYLLABLES.index(word[2 * at : 2 * at + 2]) - shift) % len(_SYLLABLES)
    return label
