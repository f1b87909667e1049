"""Runs of days, both ends counted, as numbers of days: joined, and taken from one another."""

from collections.abc import Iterable
from datetime import date

from .listed import Period

__all__ = ["LAST", "Span", "as_periods", "as_span", "joined", "minus"]

Span = tuple[int, int]
LAST = date.max.toordinal()
"""The end of a run that lasts."""


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same days in the fewest runs; a run that ends before it starts has none.

    >>> joined([(5, 7), (1, 2), (3, 4), (9, 8)])
    [(1, 7)]
    """
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] <= span[1]):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def minus(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The days of some runs that are not in others.

    >>> minus([(1, 9)], [(3, 4), (9, 12)])
    [(1, 2), (5, 8)]
    """
    left = joined(spans)
    for start, end in taken:
        left = [part for first, last in left for part in ((first, min(last, start - 1)), (max(first, end + 1), last)) if part[0] <= part[1]]
    return left


def as_span(period: Period) -> Span:
    """The days of a period."""
    return period.start.toordinal(), period.end.toordinal() if period.end else LAST


def as_periods(spans: Iterable[Span], *, verified: bool) -> list[Period]:
    """Periods of the same days."""
    return [Period(date.fromordinal(start), None if end == LAST else date.fromordinal(end), verified) for start, end in joined(spans)]
