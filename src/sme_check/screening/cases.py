"""Russian case endings of folded words: which forms one word takes, so that Сбербанка or Ивановым is read as who is meant."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

__all__ = ["Cases", "nominatives", "same_but_for_case"]

_STEM = 3  # letters that an ending leaves at least
_LONGEST = 4  # letters of an ending
_ADJECTIVE = "ogo ego omu emu im om em "
_ENDINGS = {  # of the nominative, as folded, each with those of the other cases; - is none
    "-": "a u om em e i ia iu im oi",
    "a": "i e u oi oiu ei",
    "ia": "i e iu ei",
    "i": _ADJECTIVE + "ia iu e ov ev ei am iam ami iami ah iah ih imi -",
    "ei": "eia eiu em e",
    "oi": "ogo omu im om",
    "aia": "oi ei uiu iuiu",
    "oe": _ADJECTIVE,
    "o": "a u om e",
    "e": _ADJECTIVE + "ia iu i ih imi ei",
}
_FLEETING = ("a", "u", "om", "em", "e", "ia", "iu")  # before these a vowel is lost: Павел, Павла
_VOWELS = frozenset("aeiou")


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Endings of one word: of the nominative, and of another case."""
    return frozenset((ending.strip("-"), other.strip("-")) for ending, others in _ENDINGS.items() for other in others.split())


@cache
def _others() -> dict[str, list[str]]:
    """By ending, those of the nominatives of which it may be another case."""
    found: dict[str, list[str]] = {}
    for nominative, other in sorted(_pairs()):
        found.setdefault(other, []).append(nominative)
    return found


@lru_cache(1 << 15)
def nominatives(word: str) -> tuple[str, ...]:
    """The nominatives of which a folded word may be another case.

    >>> {"sberbank", "sberbanko"} <= set(nominatives("sberbanka")), "pavel" in nominatives("pavlom"), nominatives("11")
    (True, True, ())
    """
    if not word.isalpha():
        return ()
    found = [stem + nominative for stem, ending in _cuts(word) for nominative in _others().get(ending, ())]
    for stem, ending in _cuts(word):
        if ending in _FLEETING and _VOWELS.isdisjoint(stem[-2:]):
            found += [f"{stem[:-1]}{vowel}{stem[-1]}" for vowel in "eo"]
    return tuple(dict.fromkeys(found))


def same_but_for_case(one: str, other: str) -> bool:
    """Whether two different folded words may be one word in two cases, one of them the nominative.

    >>> same_but_for_case("gazprombank", "gazprombankom"), same_but_for_case("pavlom", "pavel"), same_but_for_case("vektor", "sektor")
    (True, True, False)
    """
    start = max(_STEM, max(len(one), len(other)) - _LONGEST)
    return one[:start] == other[:start] and _one_word(one[start - 1 :], other[start - 1 :])


class Cases:
    """Words among which those are found that a word is but for the case; they are cut into stems and endings once.

    Args:
        words: The words, each once.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._stems: dict[str, list[tuple[str, str]]] = {}
        self._without_vowel: dict[str, list[str]] = {}
        for word in words:
            for stem, ending in _cuts(word):
                self._stems.setdefault(stem, []).append((ending, word))
            if (stem := _without_vowel(word)) and len(stem) > _STEM:
                self._without_vowel.setdefault(stem, []).append(word)

    def of(self, word: str) -> list[str]:
        """The words that are the same as this one in another case, in order.

        >>> Cases(["gazprom", "gazprombank", "pavel"]).of("gazprombanka"), Cases(["gazprom", "pavel"]).of("pavlom")
        (['gazprombank'], ['pavel'])
        """
        found, endings = set[str](), _other_endings()
        for cut in range(max(_STEM, len(word) - _LONGEST), len(word) + 1):
            stem, ending = word[:cut], word[cut:]
            same, without = self._stems.get(stem), self._without_vowel.get(stem)
            if same and ending in endings:
                found.update(other for theirs, other in same if theirs in endings[ending])
            if without and ending in _FLEETING:
                found.update(without)
        if (stem := _without_vowel(word)) and len(stem) > _STEM:
            found.update(other for theirs, other in self._stems.get(stem, ()) if theirs in _FLEETING)
        found.discard(word)
        return sorted(found)


@cache
def _other_endings() -> dict[str, frozenset[str]]:
    """By ending, those of which it may be another case, either way."""
    found: dict[str, set[str]] = {}
    for one, other in _pairs():
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {ending: frozenset(others) for ending, others in found.items()}


@lru_cache(1 << 16)
def _one_word(one: str, other: str) -> bool:
    """Whether the ends of two words that begin alike, from the last letter in common that no ending reaches, may be those of one word in two cases."""
    if one == other:
        return False
    for cut in range(1, min(len(one), len(other)) + 1):
        if one[:cut] != other[:cut]:
            break
        if (one[cut:], other[cut:]) in _pairs() or (other[cut:], one[cut:]) in _pairs():
            return True
    return _loses_a_vowel(one, other) or _loses_a_vowel(other, one)


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """Stem and ending, in every way in which there is such an ending."""
    for cut in range(max(_STEM, len(word) - _LONGEST), len(word) + 1):
        ending = word[cut:]
        if ending in _other_endings():
            yield word[:cut], ending


def _loses_a_vowel(nominative: str, other: str) -> bool:
    """Whether a nominative loses its last vowel in another case, as Павел does."""
    stem = _without_vowel(nominative)
    return bool(stem) and other.startswith(stem) and other[len(stem) :] in _FLEETING


def _without_vowel(nominative: str) -> str:
    """A nominative without its last vowel, if that may be lost in other cases; "" if not."""
    if len(nominative) < _STEM or nominative[-2] not in "eo" or nominative[-1] in _VOWELS or nominative[-3] in _VOWELS:
        return ""
    return nominative[:-2] + nominative[-1]
