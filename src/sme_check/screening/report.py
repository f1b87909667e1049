"""What the store holds, and what changed from one list to the next, in words for the command line."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from sme_check.errors import ListError, Problem

from .lists.record import Series
from .store import Held, Store, changes

__all__ = ["describe_changes", "describe_store"]


def describe_store(store: Store, today: date) -> Iterator[str]:
    """What is held: which edition of each list counts, how old it is, where it came from, whether it is sound."""
    held = store.held()
    if not held:
        yield f"No list is imported ({store.folder}). Answers rest on what the rulebook names; get the official list with: sme-check lists update"
        return
    in_use = store.in_use()
    newest = {item.series: item for item in reversed(in_use)}
    for item in held:
        mark = "superseded" if item not in in_use else "newest" if newest[item.series] == item else "for its own time"
        try:
            about = store.about(item)
            words = f"{about['entries']} entries, {about['form']} from {about['source']}"
        except ListError as error:
            words = f"DAMAGED: {error.problems[0].found}; import it again"
        when = datetime.fromtimestamp(item.path.stat().st_mtime, UTC).date()
        yield f"{item.title}: {mark}, {(today - item.list_date).days} days old; {words}; imported {when}; checksum {item.digest}"
    yield f"Kept in {store.folder}; together {store.fingerprint[:16]}"


def describe_changes(store: Store, series: Series, older: date | None, newer: date | None) -> Iterator[str]:
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
    found = changes(store.read(before), store.read(after))
    yield f"From {before.title} to {after.title}: {len(found.added)} added, {len(found.removed)} removed, {len(found.changed)} changed."
    yield from (f"  + {key} {name}" for key, name in found.added)
    yield from (f"  - {key} {name}" for key, name in found.removed)
    yield from (f"  * {key} {name}: {', '.join(fields)}" for key, name, fields in found.changed)


def _on(held: list[Held], day: date) -> Held:
    for item in held:
        if item.list_date == day:
            return item
    raise ListError([Problem("lists diff", f"no edition of {day}", f"one of {', '.join(str(item.list_date) for item in held) or 'none'}")])
