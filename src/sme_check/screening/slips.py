"""The listed words that a word may be a slip of, for many words at once: by their letters first, then one pair at a time."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from . import scoring
from .names import blurred

__all__ = ["Spellings"]

_CELLS = 1 << 16  # compared at a time, so that they stay near the processor
_TWICE = [1, 5, 9, 14, 15, 22]  # a, e, i, n, o, v
_SPARE = [0, 27, 28, 29, 30, 31]  # bits that stand for no Latin letter


class Spellings:
    """Listed words, the shortest first, with the letters that each holds.

    Each letter is a bit, and the commonest are another one where they stand twice: a wrong letter changes two bits, one gained or lost one,
    two that change places none. Each two letters in a row are one bit of 64: these slips change four of them, three and six.

    Args:
        words: The listed words, by length.
    """

    def __init__(self, words: Sequence[str]) -> None:
        import numpy as np

        self._np: Any = np
        self._words = words
        self._lengths, self._letters, self._couples = self._read(words)
        self._digits = np.fromiter(map(str.isdigit, words), dtype=bool, count=len(words))
        sounds = _all_blurred(words)
        self._confusable = {sound: number for number, sound in enumerate(dict.fromkeys(sounds))}
        self._sounds = np.array([self._confusable[sound] for sound in sounds], dtype=np.int64)
        self._bounds: dict[int, tuple[slice, Any, Any]] = {}
        self._starts = np.searchsorted(self._lengths, np.arange(int(self._lengths[-1]) + 2 if len(words) else 1))

    def near(self, asked: Sequence[str]) -> tuple[Any, Any, Any]:
        """For the words asked for, those listed that are like them, but not the same.

        Returns:
            Three arrays of one length: the place of the word asked for, that of the listed one, and how alike `scoring.word` finds them.
        """
        np = self._np
        ours, theirs = self._sharing_letters(asked)
        one, other = [asked[place] for place in ours.tolist()], [self._words[place] for place in theirs.tolist()]
        length = np.maximum(np.array(list(map(len, asked)), np.int64)[ours], self._lengths[theirs])
        borne = np.array([scoring.borne(far) for far in range(int(length.max(initial=0)) + 1)])[length]
        slips = _slips(one, other, int(borne.max(initial=0)))
        alike = np.where(slips <= borne, 1 - slips / (length + 1), 0.0)
        for place in np.flatnonzero((slips > 1) & (slips <= borne) & (length <= 4 * slips)).tolist():
            if scoring.trigrams(one[place]).isdisjoint(scoring.trigrams(other[place])):
                alike[place] = 0.0
        confusable = np.array([self._confusable.get(word, -1) for word in _all_blurred(asked)], np.int64)[ours] == self._sounds[theirs]
        alike[confusable & (length > 4) & (alike < scoring.BLURRED)] = scoring.BLURRED
        kept = (alike > 0) & (slips > 0)
        return ours[kept], theirs[kept], alike[kept]

    def of(self, word: str) -> list[str]:
        """The listed words that are like one word, but not the same."""
        length = len(word)
        if length < 3 or word.isdigit() or not len(self._words):
            return []
        if length not in self._bounds:
            most = [max(scoring.borne(max(length, far)), 0) for far in range(int(self._lengths[-1]) + 1)]
            near = [far for far, slips in enumerate(most) if 0 < slips >= abs(length - far)] or [0]
            bound = self._np.array([2 * slips - abs(length - far) for far, slips in enumerate(most)])
            couples = self._np.array([6 * slips - 2 * abs(length - far) for far, slips in enumerate(most)])
            window = slice(*self._starts[[near[0], near[-1] + 1]].tolist())
            self._bounds[length] = (window, bound[self._lengths], couples[self._lengths])
        window, bound, couples = self._bounds[length]
        letters, pairs = _bits(word)
        changed = self._ones(self._letters[window] ^ letters)
        close = self._np.flatnonzero(changed <= bound[window])
        close = close[self._ones(self._couples[window][close] ^ pairs) <= couples[window][close] - changed[close]]
        others = [self._words[place] for place in (close + window.start).tolist()]
        return [other for other in others if other != word and scoring.word(word, other)]

    def _read(self, words: Sequence[str]) -> tuple[Any, Any, Any]:
        """Lengths, letters as bits, and couples of letters as bits."""
        np = self._np
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        codes = np.frombuffer("\n".join(["", *_all_blurred(words), ""]).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
        whose = np.repeat(np.arange(len(words)), lengths + 1)
        once = np.bincount(whose * 32 + np.where(codes[1:] == 10, 0, codes[1:] & 31), minlength=32 * len(words)).reshape(-1, 32)
        letters = once > 0
        letters[:, _SPARE] = once[:, _TWICE] > 1
        couples = np.bincount(whose * 64 + ((codes[:-1] * 37 + codes[1:] * 11) & 63), minlength=64 * len(words)).reshape(-1, 64)
        return (
            lengths,
            np.packbits(letters, axis=1, bitorder="little").view(np.uint32).reshape(-1),
            np.packbits(couples > 0, axis=1, bitorder="little").view(np.uint64).reshape(-1),
        )

    def _sharing_letters(self, asked: Sequence[str]) -> tuple[Any, Any]:
        """Pairs of words whose letters differ by no more than the slips that they may hold."""
        np = self._np
        lengths, letters, couples = self._read(asked)
        lengths[np.fromiter(map(str.isdigit, asked), bool, len(asked))] = 0
        found: list[tuple[Any, Any]] = []
        for length in np.unique(lengths[lengths > 2]).tolist():
            rows = np.flatnonzero(lengths == length)
            for far in range(3, len(self._starts) - 1):
                first, last = self._starts[far : far + 2].tolist()
                most = 2 * scoring.borne(max(length, far)) - abs(length - far)
                if first == last or most < abs(length - far) or not scoring.borne(max(length, far)):
                    continue
                couples_most = 6 * scoring.borne(max(length, far)) - 2 * abs(length - far)
                step = max(1, _CELLS // (last - first))
                for part in (rows[start : start + step] for start in range(0, len(rows), step)):
                    changed = self._ones(letters[part, None] ^ self._letters[None, first:last]).ravel()
                    cells = np.flatnonzero(changed <= most)
                    changed, ours, theirs = changed[cells].astype(np.int64), part[cells // (last - first)], cells % (last - first) + first
                    alike = self._ones(couples[ours] ^ self._couples[theirs]) <= couples_most - changed
                    found.append((ours[alike], theirs[alike]))
        if not found:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        ours, theirs = (np.concatenate(part) for part in zip(*found, strict=True))
        words = ~self._digits[theirs]
        return ours[words], theirs[words]

    def _ones(self, bits: Any) -> Any:
        """How many bits are set in each number."""
        if hasattr(self._np, "bitwise_count"):
            return self._np.bitwise_count(bits)
        return self._np.unpackbits(bits.view(self._np.uint8), axis=-1).reshape(*bits.shape, 8 * bits.itemsize).sum(axis=-1)


def _bits(word: str) -> tuple[int, int]:
    """The letters and the couples of letters of one word, as the bits of two numbers."""
    codes = [10, *map(ord, blurred(word)), 10]
    held = twice = couples = 0
    for code in codes[1:-1]:
        letter = 1 << (code & 31)
        twice |= held & letter
        held |= letter
    for before, code in pairwise(codes):
        couples |= 1 << (before * 37 + code * 11 & 63)
    for spare, letter in zip(_SPARE, _TWICE, strict=True):
        held = held & ~(1 << spare) | (twice >> letter & 1) << spare
    return held, couples


def _all_blurred(words: Sequence[str]) -> list[str]:
    return blurred("\n".join(words)).split("\n") if words else []


def _slips(one: list[str], other: list[str], most: int) -> Any:
    """The slips between the words of each pair; one more than `most` if they are more."""
    import numpy as np
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if not one:
        return np.zeros(0, np.int64)
    return process.cpdist(one, other, scorer=OSA.distance, score_cutoff=most, dtype=np.int32).astype(np.int64)
