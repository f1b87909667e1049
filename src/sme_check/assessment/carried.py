"""The lists of one machine, carried to another that keeps none: a process screens against them whatever its own store holds."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sme_check.screening.index import Index
from sme_check.screening.register import Register
from sme_check.screening.store import Held

__all__ = ["Lists", "carried", "screening_against"]

_NOWHERE = Path()


@dataclass(frozen=True, slots=True)
class Lists:
    """What parties are screened against.

    Attributes:
        own: The parties that the rulebook names; beside an import, without those that the lists imported hold.
        held: The editions of the lists imported; none if nothing was imported.
        published: Their entries; None if nothing was imported.
        notes: What of the lists is damaged, and what is used in its place.
    """

    own: Register
    held: tuple[Held, ...] = ()
    published: Register | None = None
    notes: tuple[str, ...] = ()

    def indexes(self) -> list[Index]:
        """What their names are searched by."""
        return [self.own.index, *([self.published.index] if self.published is not None else [])]

    def to_plain(self) -> dict[str, Any]:
        """As JSON holds it; where an edition is kept stays behind."""
        held = [[item.series, item.list_date.isoformat(), item.number, item.digest] for item in self.held]
        return {"own": self.own.to_plain(), "held": held, "published": self.published.index.to_plain() if self.published else None, "notes": list(self.notes)}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Lists":
        """From what `to_plain` gave."""
        held = tuple(Held(series, date.fromisoformat(day), number, digest, _NOWHERE) for series, day, number, digest in plain["held"])
        published = Register((), Index.from_plain(plain["published"])) if plain["published"] else None
        return cls(Register.from_plain(plain["own"]), held, published, tuple(plain["notes"]))


_CARRIED: ContextVar[Lists | None] = ContextVar("lists carried", default=None)


def carried() -> Lists | None:
    """The lists that were carried here, if this is within `screening_against`."""
    return _CARRIED.get()


@contextmanager
def screening_against(lists: Lists) -> Iterator[None]:
    """Within it, parties are screened against these lists, and the store is not looked at."""
    before = _CARRIED.set(lists)
    try:
        yield
    finally:
        _CARRIED.reset(before)
