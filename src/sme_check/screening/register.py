"""What is held of the published lists and of those within the law: the entries, indexed, and how far a miss among them may be trusted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from .index import Index
from .listed import ListedParty, Period

__all__ = ["DEFAULT_POLICY", "HeldList", "Policy", "Register"]


@dataclass(frozen=True, slots=True)
class Policy:
    """The limits that the rulebook sets.

    Attributes:
        possible: The likeness of names, 0 to 1, from which a name is a possible match.
        decided: The likeness from which only a decision that names the entry, with its reason, sets a possible match aside.
        marked: Days by which a list or look-up may be older than the date asked about before the answer is marked provisional.
        refused: Days after which it clears nobody.
    """

    possible: float = 0.84
    decided: float = 0.95
    marked: int = 7
    refused: int = 30


DEFAULT_POLICY = Policy()
"""The limits where a rulebook sets none."""


@dataclass(frozen=True, slots=True)
class HeldList:
    """What is held of one list.

    Attributes:
        id: The list: `schedule-2`, `uk-sanctions-list`.
        title: What the adviser calls it.
        designates_for: The measures that its entries carry unless they say otherwise.
        complete: The periods in which it holds every entry; outside them a miss is unknown.
        because: Why it is not complete, for the rest.
        as_at: The day at which a published list spoke; None for a list in the rulebook, whose periods say all.
        look_up: What the adviser's look-up of it is `about`.
    """

    id: str
    title: str = ""
    designates_for: tuple[str, ...] = ()
    complete: tuple[Period, ...] = ()
    because: str = ""
    as_at: date | None = None
    look_up: str = ""

    def completeness(self, day: date, policy: Policy) -> tuple[bool, bool]:
        """Whether it is complete on a day, and whether that answer is provisional."""
        late = (day - self.as_at).days if self.as_at else 0
        if late > policy.refused:
            return False, False
        asked = min(day, self.as_at) if self.as_at else day
        return any(period.covers(asked) and period.verified for period in self.complete), late > policy.marked

    def to_plain(self) -> list[Any]:
        """As JSON holds it."""
        return [
            self.id,
            self.title,
            list(self.designates_for),
            [period.to_plain() for period in self.complete],
            self.because,
            self.as_at.isoformat() if self.as_at else None,
            self.look_up,
        ]

    @classmethod
    def from_plain(cls, plain: Any) -> "HeldList":
        """From what `to_plain` gave."""
        identity, title, measures, complete, because, as_at, look_up = plain
        return cls(identity, title, tuple(measures), tuple(map(Period.from_plain, complete)), because, date.fromisoformat(as_at) if as_at else None, look_up)


class Register:
    """Lists and their entries, indexed; built once, kept as JSON, read in milliseconds."""

    def __init__(self, lists: Iterable[HeldList], index: Index) -> None:
        self.lists, self.index = tuple(lists), index

    @classmethod
    def build(cls, lists: Iterable[HeldList], parties: Iterable[ListedParty]) -> "Register":
        """From lists and entries; an entry without an effect of its own takes those of its list, as long as it is in force."""
        held = tuple(lists)
        measures = {item.id: item.designates_for for item in held}
        filled = (replace(party, effects={**dict.fromkeys(measures.get(party.list_id, ()), party.in_force), **party.effects}) for party in parties)
        return cls(held, Index.build(filled))

    def measures(self, list_id: str) -> frozenset[str]:
        """The measures that a list, or some entry of it, carries."""
        return self._measures.get(list_id, frozenset())

    @cached_property
    def _measures(self) -> dict[str, frozenset[str]]:
        found = {item.id: set(item.designates_for) for item in self.lists}
        for list_id, measures in self.index.measures().items():
            found.setdefault(list_id, set()).update(measures)
        return {list_id: frozenset(measures) for list_id, measures in found.items()}

    def to_plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {"lists": [item.to_plain() for item in self.lists], "index": self.index.to_plain()}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Register":
        """From what `to_plain` gave."""
        return cls(map(HeldList.from_plain, plain["lists"]), Index.from_plain(plain["index"]))
