"""Shares together: whether several holdings exceed a limit, each known between bounds or not at all."""

from collections.abc import Iterable
from decimal import Decimal

from sme_check.facts.amounts import Share
from sme_check.facts.truth import Truth

__all__ = ["WHOLE", "at_least", "sum_exceeds"]

WHOLE = Decimal(100)
_ANYTHING = Share(lowest=Decimal(0), highest=WHOLE)


def at_least(shares: Iterable[Share | None]) -> Decimal:
    """What the shares come to at the least, percent; one that is not stated may be nothing.

    >>> at_least([Share.model_validate("30-45"), None, Share.model_validate(10)])
    Decimal('40')
    """
    return sum((share.lowest for share in shares if share is not None), Decimal(0))


def sum_exceeds(shares: Iterable[Share | None], limit: Decimal) -> Truth:
    """Whether the shares together are more than a limit, percent; one that is not stated may be anything.

    >>> sum_exceeds([Share.model_validate(15), Share.model_validate(10)], Decimal(25)), sum_exceeds([Share.model_validate(15), None], Decimal(25))
    (<Truth.FALSE: 'false'>, <Truth.UNKNOWN: 'unknown'>)
    """
    parts = [share or _ANYTHING for share in shares]
    lowest, highest = at_least(parts), sum((part.highest for part in parts), Decimal(0))
    if lowest > limit or (lowest == limit and any(part.lowest_excluded for part in parts)):
        return Truth.TRUE
    return Truth.FALSE if highest <= limit else Truth.UNKNOWN
