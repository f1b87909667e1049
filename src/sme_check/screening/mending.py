"""Slips and other cases of the common words of bodies' names, legal forms and kinds of body, mended."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from .cases import nominatives
from .legal_forms import form_words
from .slips import Spellings
from .vocabulary import generic

__all__ = ["mend_word", "mend_words"]

_ENOUGH = 5  # letters; a shorter word is a slip of too many


@lru_cache(1 << 16)
def mend_word(word: str) -> str:
    """The common word of which this one is a slip or another case, or the word itself."""
    if len(word) < _ENOUGH or word in _every_common_word():
        return word
    if nominative := _nominative(word):
        return nominative
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    best = process.extractOne(word, _common_words_near(len(word)), scorer=OSA.distance, score_cutoff=_mended_slips(len(word)))
    return best[0] if best else word


def mend_words(folded: Iterable[str]) -> dict[str, str]:
    """The words that are slips or other cases of common ones, each with the common word."""
    distinct = [word for word in dict.fromkeys(folded) if len(word) >= _ENOUGH]
    near = _common_spellings().near(distinct)[0]
    cases = [word for word in distinct if _nominative(word)]
    better = {word: mend_word(word) for word in dict.fromkeys([*(distinct[place] for place in near.tolist()), *cases])}
    return {word: mended for word, mended in better.items() if mended != word}


@cache
def _common_spellings() -> Spellings:
    return Spellings([word for _length, group in sorted(_common_words().items()) for word in group])


@cache
def _common_words() -> dict[int, list[str]]:
    """The words of legal forms and of kinds of body, by length."""
    found: dict[int, set[str]] = defaultdict(set)
    phrases = (phrase for entries in generic().values() for phrase, _stands in entries)
    for word in {*form_words(), *(word for phrase in phrases for word in phrase)}:
        found[len(word)].add(word)
    return {length: sorted(group) for length, group in found.items()}


@cache
def _every_common_word() -> frozenset[str]:
    return frozenset(word for group in _common_words().values() for word in group)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(word[:3] for word in _every_common_word())


def _nominative(word: str) -> str:
    """The common word of which this one, not common itself, is another case, or nothing."""
    common = _every_common_word()
    if word[:3] not in _beginnings() or word in common:
        return ""
    return next((found for found in nominatives(word) if found in common), "")


@cache
def _common_words_near(length: int) -> list[str]:
    slips, common = _mended_slips(length), _common_words()
    return [other for near in range(length - slips, length + slips + 1) for other in common.get(near, ()) if len(other) >= _ENOUGH]


def _mended_slips(length: int) -> int:
    return 1 if length < 9 else 2
