"""Folded names, ready for look-up: by all their words, by all their letters, and by the rare words that a similar name must share."""

from __future__ import annotations  # array[int] cannot be evaluated before Python 3.12

import base64
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from . import scoring
from .vocabulary import is_patronymic

__all__ = ["Names"]

_TRIGRAM = re.compile(r"(?=(...))")
_REMEMBERED = 1 << 14


class Names:
    """The folded names of one sort: persons, or all others.

    Args:
        keys: The names as words of sounds, in their order.
        owners: For each name, the entry and the place among its names, in pairs.
        letters: For each name as written, its letters without spaces or legal form taken off; and whose it is.
        persons: Whether these are persons' names.
    """

    def __init__(self, keys: list[str], owners: list[list[int]], letters: dict[str, list[int]], grams: Mapping[str, array[int]], *, persons: bool) -> None:
        self.keys, self.owners, self.letters, self.persons = keys, owners, letters, persons
        self._grams = grams
        self._near: dict[str, frozenset[int]] = {}

    @classmethod
    def build(cls, rows: Iterable[tuple[int, int, tuple[tuple[str, ...], ...], str]], *, persons: bool) -> Names:
        """From (entry, place of the name, its readings, its letters)."""
        places: dict[str, int] = {}
        owners: list[list[int]] = []
        letters: dict[str, list[int]] = defaultdict(list)
        for entry, name, readings, joined in rows:
            letters[joined] += [entry, name]
            for folded in readings:
                key = " ".join(folded)
                place = places.setdefault(key, len(places))
                if place == len(owners):
                    owners.append([])
                if entry not in owners[place][::2]:
                    owners[place] += [entry, name]
        grams: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, word in enumerate(_vocabulary(places)):
            for gram in _trigrams(word):
                grams[gram].append(number)
        return cls(list(places), owners, dict(letters), grams, persons=persons)

    def equal(self, folded: tuple[str, ...]) -> list[int]:
        """The names of the same words in any order, or, but for persons, of the same letters however they are spaced."""
        places = self._by_words.get(" ".join(sorted(folded)), [])
        if self.persons:
            return places
        joined = "".join(folded)
        return list(dict.fromkeys([*places, *self._by_letters.get(joined, ())])) if len(joined) > 3 else places

    def near(self, folded: tuple[str, ...], possible: float) -> list[tuple[int, float, tuple[str, ...]]]:
        """The names that are similar, with score and evidence."""
        places = self._sharing_a_name(folded) if self.persons else self._sharing_rare_words(folded, possible)
        score = scoring.person if self.persons else scoring.organisation
        found = []
        for place in places:
            likeness, why = score(folded, self._words[place], possible)
            if likeness >= possible:
                found.append((place, likeness, why))
        return found

    def to_plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        everything = array("I")
        for posting in self._grams.values():
            everything.extend(posting)
        return {
            "keys": "\n".join(self.keys),
            "owners": self.owners,
            "letters": self.letters,
            "grams": "".join(self._grams),
            "sizes": [len(posting) for posting in self._grams.values()],
            "postings": _packed(everything),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any], *, persons: bool) -> Names:
        """From what `to_plain` gave."""
        everything, start, postings = _unpacked(plain["postings"]), 0, []
        for size in plain["sizes"]:
            postings.append(everything[start : start + size])
            start += size
        grams = _TRIPLE.findall(plain["grams"])
        keys = plain["keys"].split("\n") if plain["keys"] else []
        return cls(keys, plain["owners"], plain["letters"], dict(zip(grams, postings, strict=True)), persons=persons)

    @cached_property
    def _words(self) -> list[tuple[str, ...]]:
        return [tuple(key.split()) for key in self.keys]

    @cached_property
    def _by_words(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, words in enumerate(self._words):
            found.setdefault(" ".join(sorted(words)), []).append(place)
        return found

    @cached_property
    def _by_letters(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, key in enumerate(self.keys):
            found.setdefault(key.replace(" ", ""), []).append(place)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """The names that hold each word; the words stand in the order in which the trigrams number them."""
        found: dict[str, list[int]] = {}
        for place, words in enumerate(self._words):
            for word in words:
                found.setdefault(word, []).append(place)
        return found

    @cached_property
    def _vocabulary(self) -> list[str]:
        return list(self._by_word)

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
        """The listed words that may be a slip of a word."""
        found = [word] if word in self._by_word else []
        slips = scoring.slips(word)
        if not slips:
            return found
        counts: Counter[int] = Counter()
        for gram in _trigrams(word):
            posting = self._grams.get(gram)
            if posting is not None:
                counts.update(posting)
        least = max(len(word) - 3 * slips, 1)
        words = self._vocabulary
        others = [words[number] for number, shared in counts.items() if shared >= least and words[number] != word]
        return found + [other for other in others if scoring.word(word, other)]


def _vocabulary(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for key in keys for word in key.split()))


def _trigrams(word: str) -> list[str]:
    """The distinct trigrams of a word, its ends marked."""
    return list(dict.fromkeys(_TRIGRAM.findall(f" {word} ")))


_TRIPLE = re.compile("...", re.DOTALL)


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
