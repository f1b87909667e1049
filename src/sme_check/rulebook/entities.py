"""Parties named in law or designated, as the rulebook carries them; screening turns them into its own form."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .citation import Citation, Source, parse_citation, parse_source
from .dated_list import Completeness, parse_completeness, unpacked

__all__ = ["EntityList", "parse_entity_list"]


@dataclass(frozen=True)
class EntityList:
    """A dated list of parties; `entities` gives each as the file states it, for screening to index."""

    id: str
    title: str
    designates_for: tuple[str, ...]
    citation: Citation
    source: Source
    completeness: tuple[Completeness, ...]
    rows: str | tuple[Mapping[str, Any], ...] = ()
    file: str = ""

    @cached_property
    def entities(self) -> tuple[Mapping[str, Any], ...]:
        """Its parties, read when first asked for."""
        return tuple(unpacked(self.rows))


def parse_entity_list(data: Mapping[str, Any], file: str = "") -> EntityList:
    """An entity list from the words of a checked rule file."""
    return EntityList(
        id=data["id"],
        title=data["title"],
        designates_for=tuple(data.get("designates_for") or ()),
        citation=parse_citation(data["citation"]),
        source=parse_source(data.get("source")),
        completeness=tuple(parse_completeness(item) for item in data["complete"]),
        rows=data.get("entities") or (),
        file=file,
    )
