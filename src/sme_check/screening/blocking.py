"""Folded names, ready for look-up: by all their words, by all their letters, and by the rare words that a similar name must share."""

from __future__ import annotations  # array[int] cannot be evaluated before Python 3.12

import base64
import re
import sys
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Any

from . import scoring
from .vocabulary import is_patronymic, variants

__all__ = ["Names", "Rows"]

_TRIGRAM = re.compile(r"(?=(...))")
_REMEMBERED = 1 << 14


class Names:
    """The folded names of one sort: persons, or all others.

    Args:
        keys: The names as words of sounds in the order of the alphabet, each with its owners: the entry and the place among its names, in pairs.
        letters: The letters of names without spaces, each with its owners.
        words: The words of all names, each with the names that hold it.
        grams: All groups of three letters, each with the words that hold it.
        persons: Whether these are persons' names.
    """

    def __init__(self, keys: Rows, letters: Rows, words: Rows, grams: Rows, *, persons: bool) -> None:
        self.persons = persons
        self._keys, self._letters, self._words, self._grams = keys, letters, words, grams
        self._near: dict[str, frozenset[int]] = {}
        self._arrays: _Arrays | None = None

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
        words: dict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(owners):
            for word in dict.fromkeys(key.split()):
                words[word].append(place)
        words = dict(sorted(words.items(), key=lambda item: len(item[0])))
        grams: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            for gram in _trigrams(word):
                grams[gram].append(number)
        return cls(Rows.of(owners), Rows.of(letters), Rows.of(words), Rows.of(grams), persons=persons)

    def hasten(self) -> None:
        """Get ready for many names: the same answers, by arrays of numbers, which take longer to load than one name takes to find."""
        if self._arrays is None:
            self._arrays = _Arrays(self._words.texts, self._grams)

    def owners(self, place: int) -> Sequence[int]:
        """The entries that bear a name, and the place among their names, in pairs."""
        return self._keys.numbers(place)

    def of_letters(self, letters: str) -> Sequence[int]:
        """The owners of a name of these letters, in pairs."""
        return self._letters.get(letters)

    def equal(self, folded: tuple[str, ...]) -> int | None:
        """The name of the same words, in any order."""
        return self._keys.place(" ".join(sorted(folded)))

    def near(self, folded: tuple[str, ...], possible: float) -> list[tuple[int, float, tuple[str, ...]]]:
        """The names that are similar, with score and evidence."""
        places = self._sharing_a_name(folded) if self.persons else self._sharing_rare_words(folded, possible)
        score = scoring.person if self.persons else scoring.organisation
        found = []
        for place in sorted(places):
            likeness, why = score(folded, self._split(place), possible)
            if likeness >= possible:
                found.append((place, likeness, why))
        return found

    def _split(self, place: int) -> tuple[str, ...]:
        return tuple(self._keys.texts[place].split())

    def to_plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {"keys": self._keys.to_plain(), "letters": self._letters.to_plain(), "words": self._words.to_plain(), "grams": self._grams.to_plain()}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any], *, persons: bool) -> Names:
        """From what `to_plain` gave."""
        return cls(*(Rows.from_plain(plain[name]) for name in ("keys", "letters", "words", "grams")), persons=persons)

    @cached_property
    def _weights(self) -> list[float]:
        """What the words of each name weigh together."""
        weights = {word: scoring.weight(word) for word in self._words.texts}
        return [sum([weights[word] for word in key.split()]) for key in self._keys.texts]

    @cached_property
    def _sizes(self) -> list[int]:
        """How many words each name has."""
        return [key.count(" ") + 1 for key in self._keys.texts]

    @cached_property
    def _by_length(self) -> list[int]:
        """By length, the first word that has it: the words stand by length."""
        lengths = list(map(len, self._words.texts))
        return [bisect_left(lengths, length) for length in range(max(lengths, default=0) + 2)]

    @cached_property
    def _with_initials(self) -> frozenset[int]:
        return frozenset(place for word in self._words.texts if len(word) == 1 for place in self._words.get(word))

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
        if len(sets) > 2:  # names left over on both sides are two persons: what lacks a name of ours may hold none that we lack
            sizes, most = self._sizes, len(folded)
            both = frozenset([place for place in both if sizes[place] <= most - sum([place not in some for some in sets])]) | frozenset.intersection(*sets)
        for some in sets[:2]:
            both |= some & self._with_initials
        return both

    def _sharing_rare_words(self, folded: tuple[str, ...], possible: float) -> Iterable[int]:
        """Bodies that share one of the words without which no likeness can reach the threshold."""
        ours = sum(map(scoring.weight, folded))
        needed = (1 - possible / (2 - possible)) * ours
        seen: list[tuple[float, frozenset[int]]] = []
        for word in sorted(dict.fromkeys(folded), key=lambda word: len(self._words.get(word))):
            if needed < 0:
                break
            needed -= scoring.weight(word)
            seen.append((scoring.weight(word), self._holding(word)))
        weights, found = self._weights, []
        for place in frozenset().union(*(places for _weight, places in seen)):
            lost = sum([weight for weight, places in seen if place not in places])
            theirs = weights[place]
            if ours + theirs - lost >= possible * (ours + theirs) and 2 * min(ours, theirs) >= possible * (ours + theirs):
                found.append(place)
        return found

    def _holding(self, word: str) -> frozenset[int]:
        """The names that hold a word or one like it."""
        known = self._near.get(word)
        if known is None:
            if len(self._near) > _REMEMBERED:
                self._near.clear()
            known = self._near[word] = frozenset(place for like in self._like(word) for place in self._words.get(like))
        return known

    def _like(self, word: str) -> list[str]:
        """The listed words that may be a slip of a word, or another spelling of a given name."""
        found = [other for other in (word, *variants(word)) if self._words.place(other) is not None]
        slips = scoring.slips(word)
        if not slips:
            return found
        starts, words, length = self._by_length, self._words.texts, len(word)
        first, last = starts[min(length - slips, len(starts) - 1)], starts[min(length + slips + 1, len(starts) - 1)]
        if self._arrays:
            return list(dict.fromkeys([*found, *scoring.like(word, self._arrays.sharing(word, first, last))]))
        held: list[Sequence[int]] = []
        for gram in _trigrams(word):
            numbers = self._grams.get(gram)
            held.append(numbers[bisect_left(numbers, first) : bisect_left(numbers, last)])
        least = [0 if far < length - slips else _least(max(far, length)) for far in range(length + slips + 1)]
        counts = Counter(chain.from_iterable(held))
        others = [words[number] for number, shared in counts.items() if shared >= least[len(words[number])]]
        return list(dict.fromkeys([*found, *scoring.like(word, others)]))


class _Arrays:
    """The words that share enough trigrams with a word, counted by numpy, less those whose letters are too many others."""

    def __init__(self, words: Sequence[str], grams: Rows) -> None:
        import numpy as np

        self._np: Any = np
        self._words = words
        self._of = {gram: np.array(grams.get(gram), dtype=np.int64) for gram in grams.texts}
        self._lengths = np.array([len(word) for word in words], dtype=np.int64)
        self._masks = np.array([_letters(word) for word in words], dtype=np.uint32)
        self._bounds: dict[int, Any] = {}

    def sharing(self, word: str, first: int, last: int) -> list[str]:
        """Those of the words from first to last that share enough."""
        np = self._np
        held = [self._of[gram] for gram in _trigrams(word) if gram in self._of]
        if not held:
            return []
        length = len(word)
        if length not in self._bounds:
            longer = [max(length, far) for far in range(max(length, int(self._lengths[-1])) + 1)]
            self._bounds[length] = (
                np.array([_least(far) for far in longer])[self._lengths],
                np.array([2 * scoring.borne(far) for far in longer])[self._lengths],
            )
        least, others = self._bounds[length]
        shared = np.bincount(np.concatenate(held), minlength=len(self._words))[first:last]
        places = np.flatnonzero(shared >= least[first:last]) + first
        if hasattr(np, "bitwise_count"):
            places = places[np.bitwise_count(self._masks[places] ^ np.uint32(_letters(word))) <= others[places]]
        return [self._words[place] for place in places.tolist()]


def _letters(word: str) -> int:
    """Which letters a word holds, as bits; a slip changes two of them at most."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _least(length: int) -> int:
    """How many trigrams a word of this length shares with its slips: a slip spoils three, two letters that change places four."""
    return max(length - 3 * scoring.borne(length) - 1, 1)


def _trigrams(word: str) -> list[str]:
    """The distinct trigrams of a word, its ends marked."""
    return list(dict.fromkeys(_TRIGRAM.findall(f" {word} ")))


class Rows:
    """Texts, each with a list of numbers: kept as one text and two arrays, which are read in a fraction of the time of many small lists.

    >>> rows = Rows.from_plain(Rows.of({"a": [1, 2], "b": []}).to_plain())
    >>> list(rows.get("a")), list(rows.get("b")), list(rows.get("c"))
    ([1, 2], [], [])
    """

    def __init__(self, texts: list[str], ends: array[int], everything: array[int]) -> None:
        self.texts, self._ends, self._everything = texts, ends, everything
        self._places = dict(zip(texts, range(len(texts)), strict=True))

    @classmethod
    def of(cls, rows: Mapping[str, Sequence[int]]) -> Rows:
        """From texts and their numbers."""
        return cls(list(rows), array("I", accumulate(map(len, rows.values()))), array("I", chain.from_iterable(rows.values())))

    def place(self, text: str) -> int | None:
        """Where a text stands."""
        return self._places.get(text)

    def numbers(self, place: int) -> Sequence[int]:
        """The numbers at one place."""
        return self._everything[self._ends[place - 1] if place else 0 : self._ends[place]]

    def get(self, text: str) -> Sequence[int]:
        """The numbers of a text; none if it is not there."""
        place = self._places.get(text)
        return () if place is None else self.numbers(place)

    def to_plain(self) -> list[Any]:
        """As JSON holds it."""
        return ["\n".join(self.texts), len(self.texts), _packed(self._ends), _packed(self._everything)]

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> Rows:
        """From what `to_plain` gave."""
        text, size, ends, everything = plain
        return cls(text.split("\n") if size else [], _unpacked(ends), _unpacked(everything))


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
