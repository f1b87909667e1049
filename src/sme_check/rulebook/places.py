"""Names of places as people write them: within other words, with marks and kinds of place beside them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

__all__ = ["PlaceNames", "plain_place"]

_WITHIN = re.compile(r"['’ʼ`´\u00ad]")
"""What stands within a word and is no break: apostrophes, and hyphens that show at the end of a line only."""
_BETWEEN = re.compile(r"[\W_]+")
_CYRILLIC = re.compile(r"[а-яієґ]")
_LOOK_ALIKE = str.maketrans("abcehikmoptxy", "авсенікмортху")
_STEM = 3
"""Letters that an ending leaves at least."""
_WORDS = 2
"""Words of the longest name that is looked for in other cases."""
_BEGINS = 3
"""Letters by which a name begins in all its cases."""
_CASES = {  # of the nominative, in plain letters, each with those of the other cases; - is none
    "-": "а у ом е a u om e ya yu em i ia iu",
    "ь": "я ю ем е и ью",
    "а": "ы и е у ои",
    "я": "и е ю еи",
    "о": "а у ом е",
    "е": "я ю ем ого ому ом",
    "и": "ов ам ах ами",
    "ы": "ов ам ах ами",
    "ыи": "ого ому ым ом",
    "ии": "его ому ого ему им ем",
    "ая": "ои ую еи",
    "ои": "оя ою оем ое",
    "аи": "ая аю аем ае",
    "a": "y i e u oi oy",
    "ya": "i e yu ei ey",
    "ia": "ii iu iyu iei",
    "o": "a u om e",
    "yi": "ogo omu om",
    "aya": "oi oy uyu",
    "oi": "oya oyu oem oe oye",
    "oy": "oya oyu oem oe oye",
    "ai": "aya ayu aem ae aye",
    "ay": "aya ayu aem ae aye",
}


def plain_place(text: str) -> str:
    """A name of a place in small letters, without accents, apostrophes, marks and soft hyphens.

    >>> plain_place("Staryi Krym"), plain_place("Артёмовск"), plain_place("Gorlovka / Horlivka")
    ('staryi krym', 'артемовск', 'gorlovka horlivka')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", _WITHIN.sub("", text).casefold()) if not unicodedata.combining(c))
    return " ".join(map(_in_one_alphabet, _BETWEEN.sub(" ", bare).split()))


def _in_one_alphabet(word: str) -> str:
    """A word of Cyrillic letters in which no Latin letter stands for one that looks like it."""
    return word.translate(_LOOK_ALIKE) if _CYRILLIC.search(word) and not word.isdigit() else word


class PlaceNames:
    """Names of places, looked for in texts of any length.

    Args:
        names: The names, as `plain_place` has them.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._begins = frozenset(name[:_BEGINS] for name in self._names)
        self._most = max((len(name.split()) for name in self._names), default=0)

    def within(self, text: str) -> tuple[str, ...]:
        """The names that a text holds: as runs of whole words, short ones in any Russian case.

        >>> PlaceNames(["симферополь", "старыи крым", "yalta"]).within("в Симферополе, у Старого Крыма; not Yaltenko")
        ('симферополь', 'старыи крым')
        """
        words = plain_place(text).split()
        found: dict[str, None] = {}
        for start, word in enumerate(words):
            if word[:_BEGINS] in self._begins:  # no case changes how a name begins
                runs = [words[start:end] for end in range(start + 1, min(start + self._most, len(words)) + 1)]
                found.update(dict.fromkeys(name for run in runs for name in _meant(run) if name in self._names))
        return tuple(found)


def _meant(words: Sequence[str]) -> Iterator[str]:
    """Some words as they stand, and what a few of them would be if they stand in another Russian case."""
    yield " ".join(words)
    if len(words) <= _WORDS:
        yield from map(" ".join, product(*map(_nominatives, words)))


def _nominatives(word: str) -> Iterator[str]:
    """A word, and the nominatives of which it may be another case."""
    yield word
    for nominative, endings in _CASES.items():
        for ending in endings.split():
            if word.endswith(ending) and len(word) - len(ending) >= _STEM:
                yield word.removesuffix(ending) + nominative.strip("-")
