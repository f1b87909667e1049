"""Import a list: take it from a file or an address, read it, hold it against the one in use, keep it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from .fetch import OFFICIAL, digest_of, fetched, is_address
from .lists.read import read_list
from .store import Held, Named, Store

__all__ = ["Imported", "import_list"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to.

    Attributes:
        held: The edition.
        entries: How many entries it has.
        new: Whether it was not held before.
        unread: What stands in it under a name that nobody knows, and how often.
    """

    held: Held
    entries: int
    new: bool
    unread: Mapping[str, int]


def import_list(
    source: str = OFFICIAL,
    *,
    store: Store | None = None,
    most_lost: float,
    confirmed: bool = False,
    as_at: date | None = None,
    named: Named = lambda *_: frozenset(),
) -> Imported:
    """Import a list.

    Args:
        source: A file, or an address; the official one if nothing is said.
        store: Where to keep it; None for the user's store.
        most_lost: The share of the entries of the edition before it that it may lack, as the rulebook sets it.
        confirmed: Whether somebody looked at what it lacks.
        as_at: Its day, for an older list that does not state it.
        named: Who is known to be on a list of a series and day, by their ids there: what a first edition is held against.

    Raises:
        TooMuchLost: It lacks so many entries of the one in use that somebody must confirm it; the lists in use are as they were.
        ListError: It could not be had, read or kept; the lists in use are as they were.
    """
    store = store or Store()
    if is_address(source):
        with fetched(source) as path:
            return _kept(path, source, partial(store.add, most_lost=most_lost, confirmed=confirmed, named=named), as_at)
    return _kept(Path(source), Path(source).name, partial(store.add, most_lost=most_lost, confirmed=confirmed, named=named), as_at)


def _kept(path: Path, source: str, add: Callable[..., tuple[Held, bool]], as_at: date | None) -> Imported:
    edition = read_list(path, as_at)
    held, new = add(edition, source=source, source_digest=digest_of(path))
    return Imported(held, len(edition.records), new, edition.unread)
