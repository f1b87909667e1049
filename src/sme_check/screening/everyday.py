"""Everyday words that are listed names, too, from `everyday_words.txt`: by themselves they name nobody."""

from functools import cache
from pathlib import Path

from .cases import nominatives
from .names import fold_word

__all__ = ["is_everyday", "lines"]


def is_everyday(word: str) -> bool:
    """Whether a folded word is an everyday one in some case.

    >>> is_everyday("vektora"), is_everyday("sberbank")
    (True, False)
    """
    return any(one in lines("everyday_words.txt") for one in (word, *nominatives(word)))


@cache
def lines(name: str) -> frozenset[str]:
    """The folded words of a list."""
    rows = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return frozenset(fold_word(word.strip()) for row in rows if not row.startswith("#") for word in row.split("|"))
