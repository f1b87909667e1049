"""The truth of many rows at once, as two packed bit planes: what is known true, and what is possible (not known false).

In these two planes Kleene's `and` is one bitwise and, `or` is one bitwise or, and `not` swaps the planes and inverts them; a row is unknown
where it is possible but not known true. Nothing here has a plane of plain truth, so no unknown can pass for a no.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from sme_check.facts.truth import Truth

__all__ = ["IN_TRUTH", "JUDGED", "MISSED", "POSSIBLE", "TRUE", "Bits", "Codes", "code_of", "truths", "unpack", "width"]

Bits = npt.NDArray[np.uint8]
Codes = npt.NDArray[Any]

TRUE, POSSIBLE, MISSED, JUDGED = 1, 2, 4, 8
"""The bits of one answer: known true; not known false; kept open by a missing fact or a gap in the data; kept open by a judgement."""

IN_TRUTH = {Truth.TRUE: TRUE | POSSIBLE, Truth.FALSE: 0, Truth.UNKNOWN: POSSIBLE}


def code_of(truth: Truth, *, missed: bool = False, judged: bool = False) -> int:
    """An answer as bits: what it is, and for an unknown what keeps it open.

    >>> code_of(Truth.TRUE), code_of(Truth.FALSE), code_of(Truth.UNKNOWN, missed=True)
    (3, 0, 6)
    """
    return IN_TRUTH[truth] | (MISSED if missed else 0) | (JUDGED if judged else 0)


def width(rows: int) -> int:
    """Bytes of a packed plane."""
    return (rows + 7) // 8


def unpack(plane: Bits, rows: int) -> npt.NDArray[np.bool_]:
    """A packed plane as one truth value a row."""
    return np.unpackbits(plane, count=rows).view(np.bool_)


def truths(planes: Bits, rows: int) -> list[Truth]:
    """The two planes of a condition as truths, row by row.

    >>> truths(np.array([[0b10000000], [0b11000000]], np.uint8), 3)
    [<Truth.TRUE: 'true'>, <Truth.UNKNOWN: 'unknown'>, <Truth.FALSE: 'false'>]
    """
    true, possible = unpack(planes[0], rows), unpack(planes[1], rows)
    return [Truth.TRUE if is_true else Truth.UNKNOWN if may_be else Truth.FALSE for is_true, may_be in zip(true, possible, strict=True)]
