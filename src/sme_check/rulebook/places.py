"""Names of places as people write them: within other words, with marks and kinds of place beside them."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import product

__all__ = ["names_meant", "names_within", "plain_place"]

_APOSTROPHES = re.compile(r"['’ʼ`´]")
_BETWEEN = re.compile(r"[\W_]+")
_STEM = 3
"""Letters that an ending leaves at least."""
_WORDS = 2
"""Words of the longest name that is looked for in other cases."""
_CASES = {  # of the nominative, in plain letters, each with those of the other cases; - is none
    "-": "а у ом е a u om e ya yu em i ia iu",
    "ь": "я ю ем е и ью",
    "а": "ы и е у ои",
    "я": "и е ю еи",
    "о": "а у ом е",
    "е": "я ю ем ого ому ом",
    "и": "ов ам ах ами",
    "ы": "ов ам ах ами",
    "ыи": "ого ому ым ом",
    "ии": "его ому ого ему им ем",
    "ая": "ои ую еи",
    "a": "y i e u oi oy",
    "ya": "i e yu ei ey",
    "ia": "ii iu iyu iei",
    "o": "a u om e",
    "yi": "ogo omu om",
    "aya": "oi oy uyu",
}


def plain_place(text: str) -> str:
    """A name of a place in small letters, without accents, apostrophes and marks.

    >>> plain_place("Staryi Krym"), plain_place("Артёмовск"), plain_place("Gorlovka / Horlivka")
    ('staryi krym', 'артемовск', 'gorlovka horlivka')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).casefold()) if not unicodedata.combining(c))
    return " ".join(_BETWEEN.sub(" ", bare).split())


def names_within(text: str) -> tuple[str, ...]:
    """Every run of whole words in a text, each once: the names that it may hold.

    >>> names_within("г. Старый Крым")
    ('г', 'г старыи', 'г старыи крым', 'старыи', 'старыи крым', 'крым')
    """
    words = plain_place(text).split()
    runs = (" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    return tuple(dict.fromkeys(runs))


def names_meant(text: str) -> tuple[str, ...]:
    """The names that a text may hold: every run of whole words, and what a short one would be if its words stand in another Russian case.

    >>> {"симферополь", "старыи крым"} <= set(names_meant("в Симферополе, у Старого Крыма")), "yalta" in names_meant("Yalte")
    (True, True)
    """
    runs = names_within(text)
    meant = (" ".join(words) for run in runs if run.count(" ") < _WORDS for words in product(*map(_nominatives, run.split())))
    return tuple(dict.fromkeys((*runs, *meant)))


def _nominatives(word: str) -> Iterator[str]:
    """A word, and the nominatives of which it may be another case."""
    yield word
    for nominative, endings in _CASES.items():
        for ending in endings.split():
            if word.endswith(ending) and len(word) - len(ending) >= _STEM:
                yield word.removesuffix(ending) + nominative.strip("-")
