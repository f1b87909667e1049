"""Whether a name is one person's, or joins those of several: told by the words and signs that join names, not by what the names are."""

import re
from functools import lru_cache

__all__ = ["says_several"]

_WORD = r"[^\W\d_]{2,}"
_JOINING = r"\s+(?:and|And|AND|und|with|и|та|с|вместе\s+с|совместно\s+с)\s+|\s*[&+\n]\s*"
_PARTING = r"\s*[;/|]\s*"
"""What parts names, or two spellings of one."""
_ALIAS = re.compile(r"(?i)\b[af]/k/a\b")
_CAPITAL = re.compile(rf"{_WORD}\s+{_WORD}(?:\s+{_WORD})?\s+И\s+{_WORD}\s+{_WORD}")
"""In capitals И may be an initial: it joins names of two words each."""
_INITIALLED = r"(?:[^\W\d_]{2,}\s+[^\W\d_]\.(?:\s*[^\W\d_]\.)?|[^\W\d_]\.(?:\s*[^\W\d_]\.)?\s*[^\W\d_]{2,})"
_LISTED = re.compile(rf"{_INITIALLED}(?:\s*,\s*{_INITIALLED})+")
"""Names with initials behind each other; a comma alone may stand between surname and given names."""


@lru_cache(1 << 15)
def says_several(name: str) -> bool:
    """Whether a name joins several: with and, a sign such as & or ;, or a comma between names with initials.

    One name in two alphabets is one.

    >>> says_several("Vera Gavanskaya and Pavel Prichalov"), says_several("Иванов И.И., Петров П.П."), says_several("Вера и Павел Гаванские")
    (True, True, True)
    >>> says_several("Гаванская В. И."), says_several("Gavanskaya, Vera"), says_several("Vera Gavanskaya / Вера Гаванская")
    (False, False, False)
    """
    plain = _ALIAS.sub(" ", name).strip()
    if len(_named(re.split(_JOINING, plain))) > 1:
        return True
    parts = _named(re.split(_PARTING, plain))
    if len(parts) > 1 and not (len(parts) == 2 and _alphabet(parts[0]) != _alphabet(parts[1])):
        return True
    return bool(_CAPITAL.search(plain) or _LISTED.fullmatch(plain))


def _named(parts: list[str]) -> list[str]:
    """Those that hold a word."""
    return [part for part in parts if re.search(_WORD, part)]


def _alphabet(text: str) -> bool:
    """Whether a text is written in Cyrillic."""
    return bool(re.search("[Ѐ-ӿ]", text))
