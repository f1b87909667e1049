"""Names of places as people write them: within other words, with marks and kinds of place beside them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from .place_texts import APOSTROPHES, PlaceText

__all__ = ["PlaceNames", "plain_place"]

_BETWEEN = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADJECTIVES = ("скии", "цкии")
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
    "ии": "его ому ого ему им ем ом ая ое ие ои ую их ими",  # ялтинский, in any gender
    "ое": "ого ому ым ом",
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
    bare = "".join(c for c in unicodedata.normalize("NFKD", APOSTROPHES.sub("", text).casefold()) if not unicodedata.combining(c))
    return " ".join(map(_in_one_alphabet, _BETWEEN.sub(" ", bare).split()))


def _in_one_alphabet(word: str) -> str:
    """A word of Cyrillic letters in which no Latin letter stands for one that looks like it."""
    return word.translate(_LOOK_ALIKE) if _CYRILLIC.search(word) and not word.isdigit() else word


class PlaceNames:
    """Names of places, looked for in texts of any length.

    Args:
        names: The names, as `plain_place` has them.
        everyday: Those of them that are everyday words, too, and count only where the text shows a place: судак is a fish.
        unless_within: Phrases in which a name means something else: Донецк, Ростовская область.
    """

    def __init__(self, names: Iterable[str], everyday: Iterable[str] = (), unless_within: Iterable[str] = ()) -> None:
        self._names, self._everyday = frozenset(names), frozenset(everyday)
        self._begins = frozenset(name[:_BEGINS] for name in self._names)
        self._all_begin = frozenset(_beginnings(name.split()) for name in self._names)
        self._most = max((len(name.split()) for name in self._names), default=0)
        self._phrases = [phrase.split() for phrase in unless_within]

    def within(self, text: str) -> tuple[str, ...]:
        """The names that a text holds: as runs of whole words, short ones in any Russian case.

        >>> PlaceNames(["симферополь", "старыи крым", "yalta"]).within("в Симферополе, у Старого Крыма; not Yaltenko")
        ('симферополь', 'старыи крым')
        """
        words = plain_place(text).split()
        if not (spots := list(self._spots(words))):
            return ()
        said, found = PlaceText.of(text, words), dict[str, None]()
        for name, start, end in spots:
            if name not in found and self._counts(name, start, end, said):
                found[name] = None
        return tuple(found)

    def _spots(self, words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Each name with the run of words that may be it."""
        for start, word in enumerate(words):
            if word[:_BEGINS] in self._begins:  # no case changes how a name begins
                for end in range(start + 1, min(start + self._most, len(words)) + 1):
                    if _beginnings(words[start:end]) in self._all_begin:
                        yield from ((name, start, end) for name in _meant(words[start:end]) if name in self._names)

    def _counts(self, name: str, start: int, end: int, said: PlaceText) -> bool:
        """Whether a name is said of the place: of each time that it stands there."""
        if self._means_another(start, end, said) or (name.endswith(_ADJECTIVES) and said.is_street(start, end)):
            return False
        return name not in self._everyday or said.shows_place(start, end)

    def _means_another(self, start: int, end: int, said: PlaceText) -> bool:
        """Whether a run of words stands in a phrase in which it means something else; behind which no year says that it is another of the kind."""
        for phrase in self._phrases:
            for first in range(max(end - len(phrase), 0), start + 1):
                if said.words[start][:_BEGINS] == phrase[start - first][:_BEGINS] and _is_said(phrase, first, said):
                    return True
        return False


def _beginnings(words: Sequence[str]) -> tuple[str, ...]:
    return tuple([word[:_BEGINS] for word in words])


def _is_said(phrase: Sequence[str], first: int, said: PlaceText) -> bool:
    last = first + len(phrase)
    followed = said.words[last : last + 1]
    return said.goes_on(first, last) and all(map(_is_case_of, said.words[first:last], phrase)) and not any(map(_YEAR.fullmatch, followed))


def _is_case_of(word: str, nominative: str) -> bool:
    return word == nominative or nominative in _nominatives(word)


def _meant(words: Sequence[str]) -> Iterator[str]:
    """Some words as they stand, and what a few of them would be if they stand in another Russian case."""
    yield " ".join(words)
    if len(words) <= _WORDS:
        yield from map(" ".join, product(*map(_nominatives, words)))


@lru_cache(1 << 12)
def _nominatives(word: str) -> tuple[str, ...]:
    """A word, and the nominatives of which it may be another case."""
    ends = [(nominative.strip("-"), ending) for nominative, endings in _CASES.items() for ending in endings.split() if word.endswith(ending)]
    return (word, *(word.removesuffix(ending) + nominative for nominative, ending in ends if len(word) - len(ending) >= _STEM))
