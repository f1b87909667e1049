"""A listed party as plain data: who it is, on which list, since when and with which effects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from ..facts.truth import Truth

__all__ = ["ListedParty", "Period", "state_on"]


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both counted.

    Attributes:
        start: The first day.
        end: The last day; None while it lasts.
        verified: Whether somebody checked it against the source; if not, it is read as unknown.
    """

    start: date
    end: date | None = None
    verified: bool = True

    def covers(self, day: date) -> bool:
        """Whether the day lies within."""
        return self.start <= day and (self.end is None or day <= self.end)

    def to_plain(self) -> list[Any]:
        """As JSON holds it."""
        return [self.start.isoformat(), self.end.isoformat() if self.end else None, self.verified]

    @classmethod
    def from_plain(cls, plain: Any) -> "Period":
        """From what `to_plain` gave, or from a (from, to, verified) triple of dates or ISO text."""
        start, end, verified = plain
        return cls(_day(start), _day(end) if end else None, bool(verified))


@dataclass(frozen=True, slots=True)
class ListedParty:
    """One entry of one list.

    Attributes:
        id: Unique in its list: `sberbank`, `RUS0256`.
        list_id: The list: `schedule-2`, `uk-sanctions-list`.
        kind: organisation, individual or ship.
        names: All names and aliases, in any script.
        identifiers: By kind (`inn`, `ogrn`, `bic`, `imo`, `uk_list`), each one or several values.
        born: Dates of birth as far as they are stated: 1957, 1957-03 or 1957-03-02.
        known_by_name: Nobody else bears this name, so that an equal name is a match.
        in_force: When the list names it.
        effects: When each measure (`asset_freeze`) reaches it.
        regime: The regulations under which it is listed, as the list calls them; empty where the list has one regime alone.
        shared: Of its names those that others bear too, such as an abbreviation: an equal one is a possible match, though it is known by name.
    """

    id: str
    list_id: str
    kind: str
    names: tuple[str, ...]
    identifiers: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    born: tuple[str, ...] = ()
    known_by_name: bool = False
    in_force: tuple[Period, ...] = ()
    effects: Mapping[str, tuple[Period, ...]] = field(default_factory=dict)
    regime: str = ""
    shared: tuple[str, ...] = ()

    def numbers(self, kind: str) -> tuple[str, ...]:
        """The identifiers of one kind."""
        values = self.identifiers.get(kind, ())
        return (values,) if isinstance(values, str) else tuple(values)

    def to_plain(self) -> list[Any]:
        """As JSON holds it."""
        return [
            self.id,
            self.list_id,
            self.kind,
            list(self.names),
            {kind: list(self.numbers(kind)) for kind in self.identifiers},
            list(self.born),
            self.known_by_name,
            [period.to_plain() for period in self.in_force],
            {measure: [period.to_plain() for period in periods] for measure, periods in self.effects.items()},
            self.regime,
            list(self.shared),
        ]

    @classmethod
    def from_plain(cls, plain: Any) -> "ListedParty":
        """From what `to_plain` gave."""
        identity, list_id, kind, names, identifiers, born, known_by_name, in_force, effects, *more = plain
        regime, *shared = more or [""]  # an older form has neither, or the regime alone
        return cls(
            identity,
            list_id,
            kind,
            tuple(names),
            {number: tuple(values) for number, values in identifiers.items()},
            tuple(born),
            known_by_name,
            tuple(map(Period.from_plain, in_force)),
            {measure: tuple(map(Period.from_plain, periods)) for measure, periods in effects.items()},
            regime,
            tuple(chain.from_iterable(shared)),
        )


def state_on(periods: tuple[Period, ...], day: date, *, complete: bool) -> Truth:
    """Whether what the periods state holds on a day.

    Args:
        periods: When it is held to be in force.
        day: The day asked about.
        complete: Whether the list is complete on that day, so that a day before the first period is known to be free.

    Returns:
        TRUE within a verified period; UNKNOWN within one that is not and, unless the list is complete, before the first or where one is not
        verified; else FALSE.

    >>> state_on((Period(date(2022, 4, 6)),), date(2022, 4, 5), complete=False)
    <Truth.UNKNOWN: 'unknown'>
    """
    covering = [period for period in periods if period.covers(day)]
    if any(period.verified for period in covering):
        return Truth.TRUE
    if covering:
        return Truth.UNKNOWN
    if any(not period.verified for period in periods) and not complete:
        return Truth.UNKNOWN
    before_all = bool(periods) and day < min(period.start for period in periods)
    return Truth.UNKNOWN if before_all and not complete else Truth.FALSE


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
