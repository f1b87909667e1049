"""A text with letters and digits that only look like those meant, read as what they look like."""

import re
from collections.abc import Callable

from .names import as_cyrillic, as_latin, has_both_scripts, visible

__all__ = ["looked_through"]

_TOKEN = re.compile(r"\w+")
_LETTER = r"[^\W\d_]"
_DOUBTFUL = re.compile(rf"{_LETTER}[\d@$]|[\d@$]{_LETTER}|(?<!\w)(?:РАО|000|0|0А0|0A0)(?!\w)", re.IGNORECASE)
_DIGIT_IN_WORD = re.compile(rf"(?<={_LETTER})[\d@$]+(?={_LETTER})|(?<={_LETTER}{_LETTER})[0134568@$](?!\w)|(?<!\w)[0134568@$](?={_LETTER}{_LETTER})")
_LOOKS = {"PAO": "ПАО", "ПAO": "ПАО", "AO": "АО", "OOO": "ООО", "OAO": "ОАО", "3AO": "ЗАО", "ЗAO": "ЗАО", "HAO": "НАО"}
_SIGNS = str.maketrans("0", "O")
_CYRILLIC = (str.maketrans("0134685@", "ОІЗЧБВБа"),)
_LATIN = tuple(str.maketrans("0134568@$", letters) for letters in ("OlZASGBas", "OIEASGBas"))


def looked_through(name: str) -> list[str]:
    """The readings of a text in which look-alike letters and digits stand among others or make a legal form; none where nothing is doubtful.

    >>> looked_through("PA0 R0mashka"), looked_through("4айка"), looked_through("ООО Ромашка 2")
    (['ПАО ROmashka'], ['Чайка'], [])
    """
    text = visible(name)
    if not (_DOUBTFUL.search(text) or has_both_scripts(text)):
        return []
    starts = [found.start() for found in _TOKEN.finditer(text)]
    ends = {*starts[:1], *starts[-1:]} if len(starts) > 1 else set()

    def in_one(script: Callable[[str], str], way: int) -> str:
        plain = _TOKEN.sub(lambda found: _token(found[0], script, at_end=found.start() in ends), text)
        return _DIGIT_IN_WORD.sub(lambda found: _letters(found, way), plain)

    read = (in_one(script, way) for script in (as_cyrillic, as_latin) for way in (0, 1))
    return [way for way in dict.fromkeys(read) if way.casefold() != text.casefold()]


def _token(token: str, one_script: Callable[[str], str], *, at_end: bool) -> str:
    form = _LOOKS.get(as_latin(token.upper()).translate(_SIGNS))
    if form and (at_end or not token.isdigit()) and not _plain(token):
        return form
    return one_script(token) if has_both_scripts(token) else token


def _letters(found: "re.Match[str]", way: int) -> str:
    """What digits are taken for: letters of the alphabet of the letter beside them."""
    text, beside = found.string, found.start() - 1 if found.start() and found.string[found.start() - 1].isalpha() else found.end()
    tables = _LATIN if text[beside].isascii() else _CYRILLIC
    return found[0].translate(tables[way % len(tables)])


def _plain(token: str) -> bool:
    """Whether a token is of Latin letters alone."""
    return token.isascii() and token.isalpha()
