"""Truth with three values, so that "we do not know" survives every step (Kleene's strong logic)."""

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn

__all__ = ["Truth", "all_of", "any_of", "negation"]


class Truth(Enum):
    """What the facts let us say about a condition; `columns` keeps it as two bits, known true and known false."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    __hash__ = object.__hash__  # each member is one object, and proofs ask for it all the time

    def __bool__(self) -> NoReturn:
        raise TypeError("a Truth has three values: write `is Truth.TRUE`, and decide what UNKNOWN means here")

    @classmethod
    def of(cls, value: bool | None) -> "Truth":
        """The truth of a plain yes, no or not known.

        >>> Truth.of(None)
        <Truth.UNKNOWN: 'unknown'>
        """
        if value is None:
            return cls.UNKNOWN
        return cls.TRUE if value else cls.FALSE


def all_of(parts: Iterable[Truth]) -> Truth:
    """True if every part is true, false if any is false, else unknown.

    >>> all_of([Truth.TRUE, Truth.UNKNOWN]), all_of([Truth.FALSE, Truth.UNKNOWN]), all_of([])
    (<Truth.UNKNOWN: 'unknown'>, <Truth.FALSE: 'false'>, <Truth.TRUE: 'true'>)
    """
    seen = set(parts)
    if Truth.FALSE in seen:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.TRUE


def any_of(parts: Iterable[Truth]) -> Truth:
    """True if any part is true, false if every part is false, else unknown.

    >>> any_of([Truth.FALSE, Truth.UNKNOWN]), any_of([Truth.TRUE, Truth.UNKNOWN]), any_of([])
    (<Truth.UNKNOWN: 'unknown'>, <Truth.TRUE: 'true'>, <Truth.FALSE: 'false'>)
    """
    seen = set(parts)
    if Truth.TRUE in seen:
        return Truth.TRUE
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.FALSE


def negation(truth: Truth) -> Truth:
    """The opposite; the opposite of unknown is unknown."""
    if truth is Truth.UNKNOWN:
        return Truth.UNKNOWN
    return Truth.FALSE if truth is Truth.TRUE else Truth.TRUE
