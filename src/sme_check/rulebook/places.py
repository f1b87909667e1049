"""Names of places as people write them: within other words, with marks and kinds of place beside them."""

import re
import unicodedata

__all__ = ["names_within", "plain_place"]

_APOSTROPHES = re.compile(r"['’ʼ`´]")
_BETWEEN = re.compile(r"[\W_]+")


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
