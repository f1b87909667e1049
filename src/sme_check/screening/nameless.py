"""Words that stand in the place of a name and say that there is none, from `no_names.txt`."""

import re
from functools import cache, lru_cache
from pathlib import Path

from .names import visible

__all__ = ["nameless"]

_LETTERS = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[;/|,()\[\]\n]| - ")


@lru_cache(1 << 15)
def nameless(name: str) -> bool:
    """Whether a text says that no name is known, such as unknown or нет данных; capitals and punctuation aside.

    >>> nameless("N/A."), nameless("Нет данных"), nameless("unknown (TBC)"), nameless("Unknown Pleasures Ltd")
    (True, True, True, False)
    """
    if _plain(name) in _no_names():
        return True
    pieces = [plain for piece in _BETWEEN.split(name) if (plain := _plain(piece))]
    return bool(pieces) and all(piece in _no_names() for piece in pieces)


def _plain(text: str) -> str:
    """The letters of a text, capitals and what stands between them aside."""
    return "".join(_LETTERS.findall(visible(text).casefold())).replace("ё", "е")


@cache
def _no_names() -> frozenset[str]:
    lines = Path(__file__).with_name("no_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(_plain(word) for line in lines if not line.startswith("#") for word in line.split("|")) - {""}
