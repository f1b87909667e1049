"""What the store holds, how it stands, and what changed from one list to the next: as plain data, and in words for the command line."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sme_check.errors import ListError, Problem

from .changes import Changes, changes
from .lists.effects import FREEZE, OTHER_FREEZE
from .lists.record import FORMS, Edition, Series
from .store import Held, Store

__all__ = ["Count", "Standing", "changes_between", "counts", "describe_changes", "describe_store", "standings", "unread_in_words"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an edition in the store stands on a day.

    Attributes:
        held: The edition.
        role: newest, for its own time (an older edition, or a list that is no longer published), or superseded (another of the same day was imported).
        age: Days from its own day to the day asked about.
        goes_on: Whether its list is still published, so that age tells.
        about: Where it came from, its form, its entries, what in it nobody knew; empty if it is damaged.
        fault: What is wrong with its file; empty if it is whole.
        imported: The day on which it was imported.
    """

    held: Held
    role: str
    age: int
    goes_on: bool
    about: Mapping[str, Any]
    fault: str
    imported: date


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries a regime has on a list.

    Attributes:
        regime: The regime, as the list calls it.
        individuals, organisations, ships: Entries of each kind.
        frozen: Entries with an asset freeze.
    """

    regime: str
    individuals: int
    organisations: int
    ships: int
    frozen: int


def standings(store: Store, today: date) -> tuple[Standing, ...]:
    """Every edition held: list by list, the newest first."""
    in_use = store.in_use()
    newest = {item.series: item for item in reversed(in_use)}
    return tuple(_standing(store, item, today, _role(item, in_use, newest)) for item in store.held())


def _role(item: Held, in_use: tuple[Held, ...], newest: Mapping[Series, Held]) -> str:
    if item not in in_use:
        return "superseded"
    return "newest" if newest[item.series] == item else "for its own time"


def _standing(store: Store, item: Held, today: date, role: str) -> Standing:
    about: Mapping[str, Any] = {}
    fault = ""
    try:
        about = store.about(item)
    except ListError as error:
        fault = error.problems[0].found
    imported = datetime.fromtimestamp(item.path.stat().st_mtime, UTC).date()
    return Standing(item, role, (today - item.list_date).days, FORMS[item.series].goes_on, about, fault, imported)


def unread_in_words(unread: Mapping[str, int]) -> str:
    """What in a list nobody knew, and how often; empty if there was nothing.

    >>> unread_in_words({"cryptowallet": 3})
    'cryptowallet (3 times)'
    """
    return ", ".join(f"{name} ({'once' if times == 1 else f'{times} times'})" for name, times in sorted(unread.items()))


def counts(edition: Edition) -> tuple[Count, ...]:
    """The entries by regime, the largest first."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for record in edition.records:
        kinds = found[record.regime]
        kinds[record.kind] += 1
        kinds["frozen"] += bool({FREEZE, OTHER_FREEZE, "eu_asset_freeze", "eu_misappropriation"} & record.effects.keys())
    rows = (Count(regime, kinds["individual"], kinds["organisation"], kinds["ship"], kinds["frozen"]) for regime, kinds in found.items())
    return tuple(sorted(rows, key=lambda row: (-(row.individuals + row.organisations + row.ships), row.regime)))


def describe_store(store: Store, today: date) -> Iterator[str]:
    """What is held: which edition of each list counts, how old it is, where it came from, whether it is sound."""
    found = standings(store, today)
    if not found:
        yield f"No list is imported ({store.folder}). Answers rest on what the rulebook names; get the official list with: sme-check lists update"
        return
    for item in found:
        words = (
            f"DAMAGED: {item.fault}; import it again" if item.fault else f"{item.about['entries']} entries, {item.about['form']} from {item.about['source']}"
        )
        yield f"{item.held.title}: {item.role}, {item.age} days old; {words}; imported {item.imported}; checksum {item.held.digest}"
        if unread := unread_in_words(item.about.get("unread", {})):
            yield f"  not understood in it: {unread}"
    yield f"Kept in {store.folder}; together {store.fingerprint[:16]}"


def changes_between(store: Store, series: Series, older: date | None = None, newer: date | None = None) -> tuple[Held, Held, Changes]:
    """What changed between two editions of a list: the two newest, or those of two days.

    Raises:
        ListError: There are not two, or one of them is damaged.
    """
    held = [item for item in store.in_use() if item.series == series]
    after = _on(held, newer) if newer else next(iter(held), None)
    before = _on(held, older) if older else next((item for item in held if after and item.list_date < after.list_date), None)
    if after is None or before is None:
        days = ", ".join(str(item.list_date) for item in held) or "none"
        raise ListError([Problem("lists diff", f"editions held: {days}", "two editions of the list to compare")])
    return before, after, changes(store.read(before), store.read(after))


def describe_changes(store: Store, series: Series, older: date | None, newer: date | None) -> Iterator[str]:
    """As `changes_between`, in words.

    Raises:
        ListError: There are not two, or one of them is damaged.
    """
    before, after, found = changes_between(store, series, older, newer)
    yield f"From {before.title} to {after.title}: {len(found.added)} added, {len(found.removed)} removed, {len(found.changed)} changed."
    yield from (f"  + {key} {name}" for key, name in found.added)
    yield from (f"  - {key} {name}" for key, name in found.removed)
    yield from (f"  * {key} {name}: {', '.join(fields)}" for key, name, fields in found.changed)


def _on(held: list[Held], day: date) -> Held:
    for item in held:
        if item.list_date == day:
            return item
    raise ListError([Problem("lists diff", f"no edition of {day}", f"one of {', '.join(str(item.list_date) for item in held) or 'none'}")])
