"""A holding in percent, between bounds: what nobody stated widens it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ..facts.truth import Truth

if TYPE_CHECKING:
    from ..facts.amounts import Share

__all__ = ["ALL", "NONE", "Bounds", "holds_majority", "in_percent", "of_the_rest", "within_the_whole"]

ALL, _HALF, NONE = Decimal(100), Decimal(50), Decimal(0)
"""The whole, and nothing of it."""


def holds_majority(lowest: float | Decimal, highest: float | Decimal) -> Truth:
    """Whether a holding is "more than 50%", given bounds on it.

    Args:
        lowest: The least it can be, percent of the whole, 0 to 100.
        highest: The most it can be; an unstated remainder widens it.

    Returns:
        TRUE if even the lowest exceeds 50, FALSE if even the highest does not, else UNKNOWN. Exactly half is no majority.

    Raises:
        ValueError: The bounds cross, or leave 0 to 100.
    Law: S.I. 2019/855, reg 7(2).

    >>> holds_majority(50, 50), holds_majority(30, 70)
    (<Truth.FALSE: 'false'>, <Truth.UNKNOWN: 'unknown'>)
    """
    if not 0 <= lowest <= highest <= 100:
        raise ValueError(f"a holding runs from 0 to 100 percent, lowest first: not {lowest} to {highest}")
    if lowest > 50:
        return Truth.TRUE
    return Truth.FALSE if highest <= 50 else Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class Bounds:
    """A holding in percent.

    Attributes:
        lowest, highest: Its bounds.
        over: Whether it is strictly more than `lowest` ("more than 50").
        stated: Whether anybody stated it.
    """

    lowest: Decimal = NONE
    highest: Decimal = ALL
    over: bool = False
    stated: bool = False

    @classmethod
    def of(cls, share: "Share | None") -> "Bounds":
        """From a fact; unstated, it is anything."""
        return cls() if share is None else cls(Decimal(share.lowest), Decimal(share.highest), share.lowest_excluded, stated=True)

    @property
    def exact(self) -> bool:
        """Whether nothing is left open."""
        return self.lowest == self.highest

    @property
    def majority(self) -> Truth:
        """Whether it is more than half."""
        if self.lowest == _HALF and self.over:
            return Truth.TRUE
        return holds_majority(self.lowest, self.highest)


def within_the_whole(parts: Sequence[Bounds]) -> list[Bounds]:
    """The same holdings, none of them larger than what the others leave."""
    floor = sum((part.lowest for part in parts), NONE)
    return [replace(part, highest=max(min(part.highest, ALL - floor + part.lowest), part.lowest)) for part in parts]


def of_the_rest(part: Bounds, low: Decimal, high: Decimal) -> Bounds:
    """A part of the whole as a part of what is left once between `low` and `high` percent of the whole are taken out."""
    if not high:
        return part
    lowest = part.lowest * ALL / (ALL - low) if low < ALL else NONE
    highest = part.highest * ALL / (ALL - high) if high < ALL else ALL
    return replace(part, lowest=min(lowest, ALL), highest=min(highest, ALL))


def in_percent(part: Bounds) -> str:
    """A holding in words."""
    low, high = (f"{round(bound, 4).normalize():f}" for bound in (part.lowest, part.highest))
    if part.exact:
        return f"{low} %"
    return f"more than {low} %" if part.over and part.highest == ALL else f"{low} to {high} %"
