"""Everyday words that are listed names, too, from `everyday_words.txt`: by themselves they name nobody."""

import re
from functools import cache
from pathlib import Path

from .cases import nominatives
from .names import fold_word

__all__ = ["is_everyday", "is_romanised", "lines"]

_LATIN = re.compile(r"[a-z]+")


def is_everyday(word: str) -> bool:
    """Whether a folded word is an everyday one in some case.

    >>> is_everyday("vektora"), is_everyday("sberbank")
    (True, False)
    """
    return any(one in lines("everyday_words.txt") for one in (word, *nominatives(word)))


def is_romanised(text: str) -> bool:
    """Whether a text is in Latin letters, and none of its words is an everyday or common English one: such a Russian word is said as a name.

    >>> is_romanised("rossiya segodnya"), is_romanised("press service"), is_romanised("россия сегодня")
    (True, False, False)
    """
    return text.isascii() and _english().isdisjoint(_LATIN.findall(text.casefold()))


@cache
def _english() -> frozenset[str]:
    """The Latin words of the lists of everyday and of common words, as they are written there."""
    texts = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("everyday_words.txt", "common_words.txt"))
    rows = (row for text in texts for row in text.splitlines() if not row.startswith(("#", "[")))
    return frozenset(word for row in rows for word in _LATIN.findall(row.casefold()))


@cache
def lines(name: str) -> frozenset[str]:
    """The folded words of a list."""
    rows = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return frozenset(fold_word(word.strip()) for row in rows if not row.startswith("#") for word in row.split("|"))
