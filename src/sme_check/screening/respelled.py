"""A name whose words are not parted as they should be: run together, letter by letter, with initials in one, twice over, or with initials among other words."""

import re
from collections.abc import Iterator

from .names import fold_word, has_both_scripts, words
from .vocabulary import TITLES

__all__ = ["parted", "renamed"]

_SMALL, _LARGE = "a-zа-яё", "A-ZА-ЯЁ"
_RUN_TOGETHER = re.compile(rf"(?<=[{_SMALL}]{{2}})(?=[{_LARGE}])|(?<=[{_LARGE}])(?=[{_LARGE}][{_SMALL}]{{2}})")
_LETTER_BY_LETTER = re.compile(r"(?<![^\W_])[^\W\d_](?:([ .·_-])[^\W\d_](?![^\W_]))(?:\1[^\W\d_](?![^\W_]))+")
_INITIALS, _SURNAME = rf"[{_LARGE}]\.(?:[ -]?[{_LARGE}]\.)?", rf"[{_LARGE}][^\W\d_]{{2,}}(?:-[^\W\d_]{{2,}})?"
_AMONG_OTHERS = tuple(re.compile(rf"(?<!\w){way}(?!\w)") for way in (rf"{_INITIALS}[ ]?{_SURNAME}", rf"{_SURNAME},?[ ]?{_INITIALS}"))
_ALPHABETS = re.compile("(?<=[A-Za-z])[^A-Za-z\u0400-\u052f]+(?=[\u0400-\u052f])|(?<=[\u0400-\u052f])[^A-Za-z\u0400-\u052f]+(?=[A-Za-z])")
_SAYING = 3  # letters; shorter words are particles and initials
_PARTICLES = frozenset({"the", "for", "and", "для", "или", "ben", "bin", "bint"})
_TRADERS = frozenset({"ip", "ип", "чп", "chp"})
_BEFORE_A_NAME = frozenset({"ao", "ао", "ат", "нп", "гп", "гу", "кп", "пк"})


def parted(text: str) -> list[str]:
    """A text whose words are run together with spaces between them, and one written letter by letter without.

    >>> parted("PJSCRomashkaTrade"), parted("Р о м а ш к а  Ю г"), parted("Ромашка")
    (['PJSC Romashka Trade'], ['Ромашка  Ю г'], [])
    """
    whole = _LETTER_BY_LETTER.sub(_without_gaps, text)
    return [way for way in dict.fromkeys([whole, _RUN_TOGETHER.sub(" ", whole)]) if way != text]


def renamed(text: str) -> Iterator[str]:
    """What else a text names: the same once, and in each alphabet, where it says it twice; somebody by initials.

    >>> list(renamed("Lilin Ivan Лилин Иван")), list(renamed("Lilin IS")), list(renamed("Romashka for I. S. Lilin"))
    (['Lilin Ivan', 'Lilin Ivan', 'Лилин Иван'], ['Lilin I S'], ['I. S. Lilin'])
    """
    raw, both = words(text), has_both_scripts(text)
    if len(raw) > 1:
        once = _once(raw, [fold_word(word) for word in raw] if both else [word.casefold() for word in raw])
        if len(once) < len(raw):
            yield " ".join(once)
            yield from _ALPHABETS.split(text) if both else ()
        yield from _initials_apart(once)
    if "." in text:
        yield from (found[0] for way in _AMONG_OTHERS for found in way.finditer(text))


def _without_gaps(run: re.Match[str]) -> str:
    return run[0].replace(run[1], "")


def _once(raw: list[str], keys: list[str]) -> list[str]:
    """Each word once that says something and is no initial."""
    if len(set(keys)) == len(raw):
        return raw
    return [word for place, word in enumerate(raw) if len(word) < _SAYING or word.casefold() in _PARTICLES or keys[place] not in keys[:place]]


def _initials_apart(raw: list[str]) -> Iterator[str]:
    """A surname and two letters in one, before or after it, that are initials; a legal form before a name is none, nor are Ya and Al a pair."""
    if 2 not in map(len, raw):
        return
    row = [word for word in raw if word.casefold() not in _TRADERS and word.casefold() not in TITLES]
    sizes = list(map(len, row))
    if len(row) == 2 and min(sizes) == 2 < max(sizes) and all(word.upper() != word.lower() for word in row):
        place = sizes.index(2)
        short, surname = row[place], row[1 - place]
        if not short.istitle() and (place or short.casefold() not in _BEFORE_A_NAME):
            yield f"{surname} {short[0]} {short[1]}"
