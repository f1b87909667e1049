"""What was read of names is forgotten from one part of a long frame to the next: nearly all are of partners who do not come again."""

from sme_check.screening.legal_forms import split
from sme_check.screening.nameless import nameless
from sme_check.screening.parts import parts, stripped
from sme_check.screening.reading import letters, mended, of_body, of_person, read, speaks

__all__ = ["forget_names"]

_OF_NAMES = (split, nameless, parts, stripped, read, of_body, of_person, mended, letters, speaks)


def forget_names() -> None:
    """Forget what is remembered of whole names; what is of words, and of lists, stays."""
    for remembers in _OF_NAMES:
        remembers.cache_clear()
