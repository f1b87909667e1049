"""Marks and words that repeat what the cell above says: never read as nothing, and never as a value."""

import re

from sme_check.facts.synonyms import said, synonyms

__all__ = ["WRITTEN_OUT", "is_ditto"]

WRITTEN_OUT = "what the cell above says, written out: a mark of repetition is not read"
"""What is accepted in place of such a mark."""
_MARK = re.compile(r"[-–—−\s]*(?:[\"“”„″〃»↑⇑^]|'{2}|[‘’]{2}|/{2}|,{2}|[|]{2})+[-–—−\s]*")
_LONGEST = 20
"""Letters of the longest of them, marks and spaces included."""


def is_ditto(text: str) -> bool:
    """Whether a cell only repeats the one above.

    >>> is_ditto('"'), is_ditto("-//-"), is_ditto("Ditto"), is_ditto("-"), is_ditto("Ditto Ltd")
    (True, True, True, False, False)
    """
    return len(text) <= _LONGEST and (_MARK.fullmatch(text) is not None or said(text) in synonyms().ditto)
