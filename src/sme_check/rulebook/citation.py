"""Where a rule stands in the law, and what was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Citation", "Instrument", "Source", "parse_citation", "parse_source"]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A statute, statutory instrument or EU regulation."""

    id: str
    short: str
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision of an instrument."""

    instrument: str
    provision: str


@dataclass(frozen=True, slots=True)
class Source:
    """What was read, where, and on which day."""

    url: str
    read_on: str
    note: str = ""


def parse_citation(data: Mapping[str, Any] | None, outer: Citation | None = None) -> Citation:
    """A citation; what it leaves out is that of the thing it stands in."""
    data = data or {}
    return Citation(
        instrument=data.get("instrument") or (outer.instrument if outer else ""),
        provision=data.get("provision") or (outer.provision if outer else ""),
    )


def parse_source(data: Mapping[str, Any] | None) -> Source:
    """A source from its words in a checked rule file."""
    data = data or {}
    return Source(url=data.get("url", ""), read_on=str(data.get("read_on", "")), note=data.get("note") or "")
