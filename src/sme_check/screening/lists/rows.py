"""Rows of a table under their headings, and subjects gathered from several rows each."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from .guard import MOST_RECORDS, refuse
from .record import Name, Record
from .words import day, full_name, once, tidy

__all__ = ["Heading", "Row", "Subject", "Table", "collected", "heading", "named"]

_PARTS = ("name1", "name2", "name3", "name4", "name5")

_SIGNS = re.compile(r"[^a-z0-9]+")


def heading(text: str) -> str:
    """A heading as it is compared.

    >>> heading("Business registration number (s)"), heading("D.O.B")
    ('businessregistrationnumbers', 'dob')
    """
    return _SIGNS.sub("", text.lower())


Heading = str
Row = Mapping[Heading, str]


@dataclass(slots=True)
class Table:
    """A table as it stands in a file.

    Attributes:
        where: The file.
        listed: The day that the lines above the headings state.
        headings: The headings, as compared.
        rows: The rows below, each with its place in the file, from 1.
    """

    where: str
    listed: date | None
    headings: tuple[Heading, ...]
    rows: Iterator[tuple[int, Row]]


@dataclass(slots=True)
class Subject:
    """What the rows of one subject have said so far, each thing once."""

    said: dict[Heading, dict[str, None]] = field(default_factory=dict)
    names: dict[Name, None] = field(default_factory=dict)

    def add(self, row: Row, kept: Iterable[Heading]) -> None:
        """Take in one more row."""
        for name in kept:
            text = row.get(name)
            if text:
                self.said.setdefault(name, {})[text] = None

    def all(self, *headings: Heading) -> tuple[str, ...]:
        """All that was said under some headings."""
        said = [text for name in headings if name in self.said for text in self.said[name]]
        return once(map(tidy, said)) if said else ()

    def first(self, name: Heading) -> str:
        """The first that was said under a heading."""
        return next(filter(None, map(tidy, self.said.get(name, ()))), "")

    def raw(self, name: Heading) -> str:
        """All that was said under a heading, as one text."""
        return "\n".join(self.said.get(name, ()))

    def earliest(self, name: Heading) -> date | None:
        """The earliest day under a heading."""
        return min(filter(None, map(day, self.all(name))), default=None)

    def latest(self, name: Heading) -> date | None:
        """The latest day under a heading."""
        return max(filter(None, map(day, self.all(name))), default=None)


def named(row: Row, kind: Heading, strength: Heading, script: Heading) -> Iterator[Name]:
    """The names in one row."""
    name = full_name([row.get(part, "") for part in _PARTS], row.get("name6", ""), row.get(kind, ""), row.get(strength, ""))
    if name:
        yield name
    text = tidy(row.get(script))
    if text:
        yield Name(text, "non_latin")


def collected(
    table: Table,
    identity: Heading,
    kept: Sequence[Heading],
    names_in: Callable[[Row], Iterable[Name]],
    record: Callable[[str, Subject, str], Record],
) -> tuple[Record, ...]:
    """The subjects of a table, each from all its rows, in whatever order they stand.

    Args:
        table: The rows.
        identity: The heading of the subject's unique id.
        kept: The headings whose words are gathered.
        names_in: The names in a row.
        record: Makes the record of an id from what its rows said; its last argument says where.

    Raises:
        ListError: A row has no id, or there are too many subjects.
    """
    subjects: dict[str, Subject] = {}
    for number, row in table.rows:
        key = tidy(row.get(identity))
        if not key:
            raise refuse(f"{table.where}, row {number}", "a row without the unique id of its subject", "rows as published; the file may be cut off or shifted")
        subject = subjects.get(key)
        if subject is None:
            subject = subjects[key] = Subject()
            if len(subjects) > MOST_RECORDS:
                raise refuse(table.where, f"more than {MOST_RECORDS} subjects", "a list of some thousand subjects")
        subject.add(row, kept)
        subject.names.update(dict.fromkeys(names_in(row)))
    return tuple(record(key, subject, f"{table.where}: {key}") for key, subject in subjects.items())
