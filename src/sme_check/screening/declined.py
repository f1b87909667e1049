"""Kinds of body of several words in other cases than the nominative, as running text has them: для машиностроительного завода."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from .vocabulary import phrases_of_kinds

__all__ = ["in_nominative"]

_ADJECTIVES = {"ий": ("ого", "ому", "им", "ом"), "ый": ("ого", "ому", "ым", "ом"), "ое": ("ого", "ому", "ым", "ом"), "ая": ("ой", "ой", "ой", "ой", "ую")}
_NOUNS = {"ие": ("ия", "ию", "ием", "ии"), "ия": ("ии", "ии", "ией", "ии", "ию"), "а": ("ы", "е", "ой", "е", "у"), "о": ("а", "у", "ом", "е")}
_CONSONANT = ("а", "у", "ом", "е")
"""Endings of the genitive, dative, instrumental and prepositional, and the accusative where that is another."""
_UNCHANGED = "бюро"
_HARD, _VELAR = re.compile(r"[бвгджзйклмнпрстфхцчшщ]$"), re.compile(r"[гкхжчшщ]$")


@lru_cache(1 << 14)
def in_nominative(text: str) -> str:
    """A text in which kinds of body of several words stand as lists have them.

    >>> in_nominative("для Магнитогорского металлургического комбината"), in_nominative("завода")
    ('для Магнитогорского металлургический комбинат', 'завода')
    """
    found = _declined().search(text)
    return _declined().sub(lambda match: _table()[_plain(match[0])], text) if found else text


def _plain(text: str) -> str:
    return " ".join(re.split(r"[\s-]+", text.casefold()))


@cache
def _declined() -> re.Pattern[str]:
    phrases = sorted(_table(), key=len, reverse=True)
    return re.compile(r"(?i)\b(?:" + "|".join(phrase.replace(" ", r"[\s-]+") for phrase in phrases) + r")\b")


@cache
def _table() -> dict[str, str]:
    """Each case of each kind, with its nominative."""
    return {declined: phrase for phrase in phrases_of_kinds() for declined in _cases(phrase.split()) if declined != phrase}


def _cases(phrase: list[str]) -> Iterator[str]:
    """The cases of a phrase that ends with a noun, or nothing where its words are not declined by rule."""
    *before, noun = phrase
    rows = [_forms(word, _ADJECTIVES) or (word,) * len(_forms(noun, _NOUNS)) for word in before] + [_forms(noun, _NOUNS)]
    if any(_forms(word, _ADJECTIVES) for word in before):
        yield from (" ".join(forms) for forms in zip(*rows, strict=False))


def _forms(word: str, table: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The cases of a word, by its ending; none where no ending of the table fits."""
    if word == _UNCHANGED:
        return (word,) * len(_CONSONANT)
    for ending, others in table.items():
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return tuple(stem + ("и" if other == "ы" and _VELAR.search(stem) else other) for other in others)
    return tuple(word + ending for ending in _CONSONANT) if table is _NOUNS and _HARD.search(word) else ()
