"""Marks and words that repeat what the cell above says: never read as nothing, and never as a value."""

import re

from sme_check.facts.synonyms import said

__all__ = ["WRITTEN_OUT", "is_ditto"]

WRITTEN_OUT = "what the cell above says, written out: a mark of repetition is not read"
"""What is accepted in place of such a mark."""
_MARK = re.compile(r"[-–—−\s]*(?:[\"“”„″〃»↑⇑^]|'{2}|[‘’]{2}|/{2}|,{2}|[|]{2})+[-–—−\s]*")
_WORDS = frozenset(
    (
        *("ditto", "dito", "idem", "same", "the same", "as above", "same as above", "same as previous", "as previous", "see above", "wie oben"),
        *("то же", "тоже", "то ж", "тот же", "та же", "те же", "то же самое", "тот же самый", "та же самая", "см выше", "как выше", "аналогично"),
        *("те саме", "той самий", "так само"),
    )
)
_LONGEST = 20
"""Letters of the longest of them, marks and spaces included."""


def is_ditto(text: str) -> bool:
    """Whether a cell only repeats the one above.

    >>> is_ditto('"'), is_ditto("-//-"), is_ditto("Ditto"), is_ditto("-"), is_ditto("Ditto Ltd")
    (True, True, True, False, False)
    """
    return len(text) <= _LONGEST and (_MARK.fullmatch(text) is not None or said(text) in _WORDS)
