"""What differs from one edition of a list to another."""

from dataclasses import dataclass

from .lists.record import Edition, Record

__all__ = ["Changes", "changes"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from one edition to the next.

    Attributes:
        added, removed: Ids and first names of the records that only one of them holds.
        changed: Those that both hold, otherwise than before, with what differs.
    """

    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str, tuple[str, ...]], ...]


_FIELDS = ("regime", "kind", "names", "identifiers", "born", "countries", "gender", "designated", "sanctions")


def changes(before: Edition, after: Edition) -> Changes:
    """What differs from one edition to another."""
    old, new = ({record.id: record for record in edition.records} for edition in (before, after))
    differing = ((key, tuple(name for name in _FIELDS if getattr(old[key], name) != getattr(new[key], name))) for key in new if key in old)
    return Changes(
        tuple((key, _called(new[key])) for key in new if key not in old),
        tuple((key, _called(old[key])) for key in old if key not in new),
        tuple((key, _called(new[key]), fields) for key, fields in differing if fields),
    )


def _called(record: Record) -> str:
    return next((name.text for name in record.names if name.kind == "primary"), record.names[0].text if record.names else "")
