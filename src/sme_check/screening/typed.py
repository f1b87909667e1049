"""Words of a text that were typed while the keyboard was set to the other alphabet, as listed words show."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

__all__ = ["typed_runs"]

_TOKENS = re.compile(r"\S+")
_BEHIND = ".,;:!?)»\"'"
"""Signs that end a word, though some of them are letters on the Russian keyboard."""


def typed_runs(text: str, meant: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The words in a row that were typed on the other keyboard: as they stand, and what they say.

    Args:
        text: The text, as `visible` has it.
        meant: What one word says by the keys of the other keyboard, if that is a listed word; else nothing.

    >>> list(typed_runs("to Dtctyybq Ghbxfk, they say", {"Dtctyybq": "Весенний", "Ghbxfk": "Причал"}.get))
    [('Dtctyybq Ghbxfk,', 'Весенний Причал')]
    """
    said = [(token, meant(token[0]) or meant(token[0].rstrip(_BEHIND))) for token in _TOKENS.finditer(text)]
    for shown, run in groupby(said, key=lambda item: bool(item[1])):
        words = list(run)
        if shown:
            yield text[words[0][0].start() : words[-1][0].end()], " ".join(word for _, word in words if word)
