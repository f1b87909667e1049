"""Folded names, ready for look-up: by all their words, by all their letters, and by the rare words that a similar name must share."""

from __future__ import annotations  # array[int] cannot be evaluated before Python 3.12

import base64
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from . import scoring
from .vocabulary import is_patronymic, variants

__all__ = ["Names"]

_TRIGRAM = re.compile(r"(?=(...))")
_TRIPLE = re.compile("...", re.DOTALL)
_REMEMBERED = 1 << 14


class Names:
    """The folded names of one sort: persons, or all others.

    Args:
        keys: The names as words of sounds, in the order of the alphabet.
        owners: For each name, the entry and the place among its names, in pairs.
        letters: The letters of names without spaces, each with its owners.
        words: For each word, the names that hold it.
        grams: For each three letters, the words (by number) that hold them.
        persons: Whether these are persons' names.
    """

    def __init__(
        self,
        keys: list[str],
        owners: Sequence[Sequence[int]],
        letters: Mapping[str, Sequence[int]],
        words: Mapping[str, Sequence[int]],
        grams: Mapping[str, Sequence[int]],
        *,
        persons: bool,
    ) -> None:
        self.owners, self.letters, self.persons = owners, letters, persons
        self._keys, self._by_word, self._grams = keys, words, grams
        self._places = dict(zip(keys, range(len(keys)), strict=True))
        self._vocabulary = list(words)
        self._near: dict[str, frozenset[int]] = {}

    @classmethod
    def build(cls, rows: Iterable[tuple[int, int, tuple[tuple[str, ...], ...], tuple[str, ...]]], *, persons: bool) -> Names:
        """From (entry, place of the name, its readings, its letters)."""
        owners: dict[str, list[int]] = defaultdict(list)
        letters: dict[str, list[int]] = defaultdict(list)
        for entry, name, readings, joined in rows:
            for row in joined:
                letters[row] += [entry, name]
            for folded in readings:
                whose = owners[" ".join(sorted(folded))]
                if entry not in whose[::2]:
                    whose += [entry, name]
        words: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for place, key in enumerate(owners):
            for word in dict.fromkeys(key.split()):
                words[word].append(place)
        grams: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, word in enumerate(words):
            for gram in _trigrams(word):
                grams[gram].append(number)
        return cls(list(owners), list(owners.values()), dict(letters), dict(words), dict(grams), persons=persons)

    def equal(self, folded: tuple[str, ...]) -> int | None:
        """The name of the same words, in any order."""
        return self._places.get(" ".join(sorted(folded)))

    def near(self, folded: tuple[str, ...], possible: float) -> list[tuple[int, float, tuple[str, ...]]]:
        """The names that are similar, with score and evidence."""
        places = self._sharing_a_name(folded) if self.persons else self._sharing_rare_words(folded, possible)
        score = scoring.person if self.persons else scoring.organisation
        found = []
        for place in places:
            likeness, why = score(folded, tuple(self._keys[place].split()), possible)
            if likeness >= possible:
                found.append((place, likeness, why))
        return found

    def to_plain(self) -> dict[str, Any]:
        """As JSON holds it: few long texts, which are read faster than many short ones."""
        return {
            "keys": "\n".join(self._keys),
            "owners": _lists_to_plain(self.owners),
            "letters": "\n".join(self.letters),
            "letter_owners": _lists_to_plain(self.letters.values()),
            "words": "\n".join(self._by_word),
            "places": _lists_to_plain(self._by_word.values()),
            "grams": "".join(self._grams),
            "numbers": _lists_to_plain(self._grams.values()),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any], *, persons: bool) -> Names:
        """From what `to_plain` gave."""
        letters = dict(zip(_lines(plain["letters"]), _lists(plain["letter_owners"]), strict=True))
        words = dict(zip(_lines(plain["words"]), _lists(plain["places"]), strict=True))
        grams = dict(zip(_TRIPLE.findall(plain["grams"]), _lists(plain["numbers"]), strict=True))
        return cls(_lines(plain["keys"]), _lists(plain["owners"]), letters, words, grams, persons=persons)

    @cached_property
    def _with_initials(self) -> frozenset[int]:
        return frozenset(place for word, places in self._by_word.items() if len(word) == 1 for place in places)

    def _sharing_a_name(self, folded: tuple[str, ...]) -> Iterable[int]:
        """Persons who share the two names, surname and given name, that nobody can do without; an initial may stand for one of them."""
        full = [word for word in folded if len(word) > 1]
        firm = [word for word in full if not is_patronymic(word)]
        firm = firm if len(firm) > 1 else full
        if not firm:
            return ()
        sets = sorted((self._holding(word) for word in firm), key=len)
        if len(full) < len(folded):
            return sets[0]
        if len(sets) == 1:
            return ()
        both = sets[0] & sets[1]
        for some in sets[:2]:
            both |= some & self._with_initials
        return both

    def _sharing_rare_words(self, folded: tuple[str, ...], possible: float) -> Iterable[int]:
        """Bodies that share one of the words without which no likeness can reach the threshold."""
        needed = (1 - possible / (2 - possible)) * sum(map(scoring.weight, folded))
        found: frozenset[int] = frozenset()
        for word in sorted(dict.fromkeys(folded), key=lambda word: len(self._by_word.get(word, ()))):
            if needed < 0:
                break
            needed -= scoring.weight(word)
            found |= self._holding(word)
        return found

    def _holding(self, word: str) -> frozenset[int]:
        """The names that hold a word or one like it."""
        known = self._near.get(word)
        if known is None:
            if len(self._near) > _REMEMBERED:
                self._near.clear()
            known = self._near[word] = frozenset(place for like in self._like(word) for place in self._by_word[like])
        return known

    def _like(self, word: str) -> list[str]:
        """The listed words that may be a slip of a word, or another spelling of a given name."""
        found = [other for other in (word, *variants(word)) if other in self._by_word]
        slips = scoring.slips(word)
        if not slips:
            return found
        counts: Counter[int] = Counter()
        for gram in _trigrams(word):
            posting = self._grams.get(gram)
            if posting is not None:
                counts.update(posting)
        least = max(len(word) - 3 * slips - 1, 1)  # a slip spoils three trigrams, two letters that change places four
        words = self._vocabulary
        others = [words[number] for number, shared in counts.items() if shared >= least and abs(len(words[number]) - len(word)) <= slips]
        return list(dict.fromkeys([*found, *scoring.like(word, others)]))


def _trigrams(word: str) -> list[str]:
    """The distinct trigrams of a word, its ends marked."""
    return list(dict.fromkeys(_TRIGRAM.findall(f" {word} ")))


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _lists_to_plain(lists: Iterable[Sequence[int]]) -> list[str]:
    """Lists of numbers as two packed texts: their lengths, and all their numbers."""
    sizes, everything = array("I"), array("I")
    for numbers in lists:
        sizes.append(len(numbers))
        everything.extend(numbers)
    return [_packed(sizes), _packed(everything)]


def _lists(plain: Sequence[str]) -> list[Any]:
    everything, start, found = _unpacked(plain[1]), 0, []
    for size in _unpacked(plain[0]):
        found.append(everything[start : start + size])
        start += size
    return found


def _packed(numbers: array[int]) -> str:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return base64.b64encode(numbers.tobytes()).decode("ascii")


def _unpacked(text: str) -> array[int]:
    numbers = array("I")
    numbers.frombytes(base64.b64decode(text))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
