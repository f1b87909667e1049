"""The lists imported, beside the parties that the rulebook names: each entry once, with the dates of both."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sme_check._version import __version__
from sme_check.rulebook.cache import read_cached, write_cached
from sme_check.rulebook.entities import EntityList
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.history import LIST_IDS, Knowledge, held_lists, merged
from sme_check.screening.index import Index
from sme_check.screening.listed import ListedParty, Period
from sme_check.screening.lists.record import FORMS, Series
from sme_check.screening.register import Register
from sme_check.screening.store import Held, Named, Store, fingerprint_of

from .carried import Lists, carried
from .registers import held_list, listed_parties, policy_of, register_of

__all__ = ["lists_in_use", "most_lost", "named_by", "prepare", "registers_on"]

_FORM = "2"
_SCHEDULE = "schedule-2"
"""The list of the rulebook that the separate list of persons named for regs 16 and 17 publishes."""
_ONE = timedelta(days=1)
_KEPT: dict[tuple[str | Path, ...], Lists] = {}


def registers_on(rulebook: Rulebook, as_of: date, store: Store | None = None) -> tuple[tuple[Register, ...], str, tuple[str, ...]]:
    """The lists to screen against on a day; without an import those of the rulebook alone.

    A damaged list stops nobody: the edition before it answers, or none does, and the notes say so.

    Args:
        rulebook: The law, with the parties it names.
        as_of: The day asked about.
        store: The lists imported; None for those carried here, else the user's.

    Returns:
        The registers; the digest of those imported, empty if there are none; what is damaged, and what is used in its place.
    """
    found = carried() if store is None else None
    found = found or lists_in_use(rulebook, store)
    if found.published is None:
        return (found.own,), "", found.notes
    lists = held_lists([(item.series, item.list_date) for item in found.held], as_of, policy_of(rulebook))
    lists = tuple(replace(item, id=_SCHEDULE) if item.id == LIST_IDS["restrictions"] else item for item in lists)
    return (found.own, Register(lists, found.published.index)), fingerprint_of(found.held), found.notes


def lists_in_use(rulebook: Rulebook, store: Store | None = None) -> Lists:
    """What parties are screened against on this machine, to be carried to another.

    Args:
        rulebook: The law, with the parties it names.
        store: The lists imported; None for the user's.
    """
    store = store or Store()
    held = store.in_use()
    if not held:
        return Lists(register_of(rulebook))
    key = _key(rulebook, held)
    kept_as: tuple[str | Path, ...] = (key, *(item.path for item in held))  # a damaged edition that was imported again has the same content in another file
    if kept_as not in _KEPT:
        made = _cached(key, store, held) or _of_whole(rulebook, store)
        _KEPT.clear()
        _KEPT[kept_as] = made
    return _KEPT[kept_as]


def prepare(rulebook: Rulebook, store: Store | None = None) -> None:
    """Make the index of the lists imported, so that the next question need not wait for it."""
    lists_in_use(rulebook, store)


def most_lost(rulebook: Rulebook) -> float:
    """The share of its entries by which a list may fall short of the one in use before somebody must confirm it."""
    return float(rulebook.screening_policy.get("most_lost", 0.1))


def named_by(rulebook: Rulebook) -> Named:
    """Whom the rulebook knows to be on the UK list, so that a first import of a part of it is noticed."""

    def named(series: Series, day: date) -> frozenset[str]:
        lists = rulebook.entity_lists.values() if series == "uk" else ()
        parties = (party for item in lists for party in listed_parties(item) if any(period.covers(day) for period in party.in_force))
        return frozenset(number for party in parties for number in party.numbers("uk_list"))

    return named


def _key(rulebook: Rulebook, held: Iterable[Held]) -> str:
    return hashlib.sha256(f"{rulebook.fingerprint} {fingerprint_of(held)}".encode()).hexdigest()


def _place(key: str, store: Store) -> tuple[str, Path]:
    return f"index-{_FORM}-{__version__}-{key[:32]}.json", store.folder / "index"


def _cached(key: str, store: Store, held: tuple[Held, ...]) -> Lists | None:
    """The lists as they were kept; None if nothing was, or nothing that can be read: they are then made again."""
    try:
        plain = read_cached(*_place(key, store))
        return Lists(Register.from_plain(plain["own"]), held, Register((), Index.from_plain(plain["published"]))) if plain else None
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None


def _of_whole(rulebook: Rulebook, store: Store) -> Lists:
    """The lists of the editions that are whole, with a note on each that is not; they are kept for the next time."""
    held, notes = store.sound()
    if not held:
        return Lists(register_of(rulebook), notes=notes)
    key = _key(rulebook, held)
    made = _cached(key, store, held) if notes else None
    if made is None:
        own, published = _build(rulebook, store, held)
        name, folder = _place(key, store)
        write_cached(name, {"own": own.to_plain(), "published": published.index.to_plain()}, folder)
        made = Lists(own, held, published)
    return replace(made, notes=notes)


def _build(rulebook: Rulebook, store: Store, held: tuple[Held, ...]) -> tuple[Register, Register]:
    """Both registers, each entry in one of them."""
    lists = tuple(rulebook.entity_lists.values())
    stated = [(entities, data, party) for entities in lists for data, party in zip(entities.entities, listed_parties(entities), strict=True)]
    published = [_on_schedule(party) for party in merged(store.read_all(held), _knowledge(stated))]
    found = {key for party in published if party.list_id != _SCHEDULE for key in _keys(party)}
    uk_days = sorted(item.list_date for item in held if item.series == "uk")
    own = [kept for entities, data, party in stated for kept in _left(entities, data, party, found, uk_days)]
    return Register.build(map(held_list, lists), own), Register((), Index.build(published))


def _on_schedule(party: ListedParty) -> ListedParty:
    return replace(party, list_id=_SCHEDULE) if party.list_id == LIST_IDS["restrictions"] else party


def _keys(party: ListedParty) -> Iterator[str]:
    """What the lists call an entry."""
    yield from party.numbers("uk_list")
    yield from (f"group:{group}" for group in party.numbers("ofsi_group"))


def _designations(entities: EntityList, party: ListedParty) -> dict[str, tuple[Period, ...]]:
    """When each measure reaches a party of the rulebook."""
    return {**dict.fromkeys(entities.designates_for, party.in_force), **party.effects}


def _knowledge(stated: Iterable[tuple[EntityList, Mapping[str, Any], ListedParty]]) -> dict[str, Knowledge]:
    """What the rulebook holds of each entry of the lists; lists of the rulebook may name one entry several times."""
    groups: dict[str, list[tuple[EntityList, ListedParty]]] = defaultdict(list)
    for entities, _data, party in stated:
        for key in _keys(party):
            groups[key].append((entities, party))
    return {key: _together(items) for key, items in groups.items()}


def _together(items: Iterable[tuple[EntityList, ListedParty]]) -> Knowledge:
    effects: dict[str, tuple[Period, ...]] = {}
    names: dict[str, None] = {}
    identifiers: dict[str, dict[str, None]] = defaultdict(dict)
    called: dict[str, None] = {}
    shared: dict[str, None] = {}
    known_by_name = False
    for entities, party in items:
        for effect, periods in _designations(entities, party).items():
            effects[effect] = (*effects.get(effect, ()), *periods)
        names.update(dict.fromkeys(party.names))
        for kind in party.identifiers:
            identifiers[kind].update(dict.fromkeys(party.numbers(kind)))
        called[party.id] = None
        shared.update(dict.fromkeys(party.shared))
        known_by_name = known_by_name or party.known_by_name
    return Knowledge(effects, tuple(names), {kind: tuple(values) for kind, values in identifiers.items()}, known_by_name, tuple(called), tuple(shared))


def _left(entities: EntityList, data: Mapping[str, Any], party: ListedParty, found: set[str], uk_days: list[date]) -> Iterator[ListedParty]:
    """What stays in the rulebook's own register: who is not on a list imported, and whoever is named in law whether designated or not."""
    effects = _designations(entities, party)
    if found.isdisjoint(_keys(party)):
        yield replace(party, effects=_ended(effects, entities, uk_days) if party.numbers("uk_list") else party.effects)
    elif not (data.get("effects") or entities.designates_for):
        yield replace(party, effects=dict.fromkeys(effects, ()))


def _ended(effects: Mapping[str, tuple[Period, ...]], entities: EntityList, uk_days: list[date]) -> dict[str, tuple[Period, ...]]:
    """The periods of an entry that no list imported holds: it left between the day on which the rulebook's source was read and the next list."""
    read = date.fromisoformat(entities.source.read_on) if entities.source.read_on else date.max
    gone = next((day for day in uk_days if day > read), None)
    if gone is None:
        return dict(effects)
    covered = FORMS["uk"].covers
    return {effect: tuple(_cut(periods, read, gone)) if effect in covered else periods for effect, periods in effects.items()}


def _cut(periods: Iterable[Period], read: date, gone: date) -> Iterator[Period]:
    for period in periods:
        if period.start > read or (period.end is not None and period.end < gone):
            yield period
            continue
        yield replace(period, end=read)
        if read + _ONE < gone:
            yield Period(read + _ONE, gone - _ONE, verified=False)
