"""A dated list: codes with the days on which each stands, and how far a miss may be trusted."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from sme_check.facts.truth import Truth

from .citation import Citation, Source, parse_citation, parse_source
from .condition import Condition, parse_condition
from .period import Period, in_force_on, parse_periods
from .places import PlaceNames, plain_place

__all__ = ["Completeness", "DatedList", "Entry", "Hit", "normal_code", "parse_completeness", "parse_list", "unpacked"]

CHAPTER, HEADING = 2, 4
"""Digits of a chapter and of a heading: the law prints pairs of zeros after a heading, people write them even after a chapter, and they say nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands together in a list: codes with the same provision, dates and conditions.

    Attributes:
        everyday: Of names of places, whether they are everyday words, too, and count only where a text shows a place.
        unless_within: Of names of places, phrases in which they mean something else.
    """

    citation: Citation
    in_force: tuple[Period, ...]
    codes: Mapping[str, str]
    only_if: Condition | None = None
    asks: str = ""
    everyday: bool = False
    unless_within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Completeness:
    """How far a miss may be trusted during a period.

    Attributes:
        complete: Whether a miss is a known miss; what was not verified is not complete.
        because: Why not.
        look_up: What the adviser may look at to fill the gap; empty if nothing.
        chapters: Beginnings of codes outside which a source bears out that nothing is listed; empty for no bound.
        bound_source: What bears that out.
    """

    period: Period
    complete: bool
    because: str = ""
    look_up: str = ""
    chapters: tuple[str, ...] = ()
    bound_source: str = ""

    def answers_for(self, value: str) -> bool:
        """Whether a miss of this value is a known miss."""
        if self.complete or not self.period.verified or not self.chapters:
            return self.complete
        digits = _without_padding(_digits(value), CHAPTER)
        return not any(digits.startswith(c) or c.startswith(digits) for c in self.chapters)

    def answers_alike(self, chapter: str) -> bool | None:
        """Whether a miss of any code of a chapter is a known miss; None where it turns on more of the code."""
        if self.complete or not self.period.verified or not self.chapters:
            return self.complete
        if any(chapter.startswith(beginning) for beginning in self.chapters):
            return False
        return None if any(beginning.startswith(chapter) for beginning in self.chapters) else True


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that bears on a value, and how."""

    entry: Entry
    code: str
    label: str
    truth: Truth
    finer: bool = False


def _digits(code: str) -> str:
    return "".join(c for c in code if c.isdigit())


def normal_code(code: str, compares: str) -> str:
    """A listed code as it is compared.

    >>> normal_code("8471 00 00", "commodity_code"), normal_code("8517 11 00", "commodity_code")
    ('8471', '851711')
    """
    if compares == "place":
        return plain_place(code)
    if compares != "commodity_code":
        return code
    return _without_padding(_digits(code), HEADING)


def _without_padding(digits: str, shortest: int) -> str:
    while len(digits) > shortest and digits.endswith("00"):
        digits = digits[:-2]
    return digits


@dataclass(frozen=True, slots=True)
class DatedList:
    """Codes with their days."""

    id: str
    title: str
    compares: str
    citation: Citation
    source: Source
    completeness: tuple[Completeness, ...]
    entries: tuple[Entry, ...]
    file: str = ""
    _index: dict[str, list[tuple[int, str]]] = field(default_factory=dict, compare=False, repr=False)
    _finer: dict[str, list[str]] = field(default_factory=dict, compare=False, repr=False)
    """For the beginning of a listed code, the listed codes that begin so, in order."""
    _rank: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    _places: list[PlaceNames] = field(default_factory=list, compare=False, repr=False)
    """Of a list of places, its names once they are looked for."""

    def _indexed(self) -> dict[str, list[tuple[int, str]]]:
        if not self._index:
            for number, entry in enumerate(self.entries):
                for code in entry.codes:
                    self._index.setdefault(normal_code(code, self.compares), []).append((number, code))
            for rank, listed in enumerate(self._index):
                self._rank[listed] = rank
                for end in range(len(listed) + 1):
                    self._finer.setdefault(listed[:end], []).append(listed)
        return self._index

    def _place_names(self) -> PlaceNames:
        if not self._places:
            everyday = (plain_place(code) for entry in self.entries if entry.everyday for code in entry.codes)
            phrases = (plain_place(phrase) for entry in self.entries for phrase in entry.unless_within)
            self._places.append(PlaceNames(self._indexed(), everyday, phrases))
        return self._places[0]

    def meets_none(self, value: str) -> bool:
        """Whether the first two characters of a value already tell that no listed code begins it, or begins with it."""
        index = self._indexed()
        return self.compares != "place" and value[:2] not in self._finer and value[:1] not in index and "" not in index

    def _near(self, value: str, shortest: str) -> list[str]:
        """The listed codes that begin the value, or begin with it: no other can cover it or be finer, whatever the list compares."""
        index = self._indexed()
        if self.compares == "place":
            return list(self._place_names().within(value))
        coarser = [value[:end] for end in range(len(value) + 1) if value[:end] in index]
        return sorted({*coarser, *self._finer.get(shortest, ())}, key=self._rank.__getitem__)

    def completeness_on(self, day: date) -> Completeness | None:
        """What the list says of its own completeness on the day; None before the first day of which it speaks, when nothing of it stood.

        A later day of which it says nothing is one on which it is not complete.
        """
        if all(day < part.period.first for part in self.completeness):
            return None
        silent = Completeness(Period(day), complete=False, because=f"How complete it is on {day} is not stated.")
        return next((part for part in self.completeness if part.period.covers(day)), silent)

    def hits(self, value: str, day: date) -> tuple[Hit, ...]:
        """Entries that stand on the day and cover the value, or are finer than it.

        Args:
            value: The value as the fact holds it: digits for a commodity code.
            day: The as-of date.

        Returns:
            Hits whose truth says whether the entry's own date is verified; `finer` where the value is too coarse to say.
        """
        if self.meets_none(value):
            return ()
        found: list[Hit] = []
        shortest = _without_padding(value, CHAPTER) if self.compares == "commodity_code" else value  # padded with zeros, it may be a heading or a chapter
        index = self._indexed()
        for listed in self._near(value, shortest):
            places = index[listed]
            if _covers(listed, value, self.compares):
                found += self._hits_at(places, day, finer=False)
            elif self.compares != "code" and _covers(shortest, listed, self.compares):
                found += self._hits_at(places, day, finer=True)
        return tuple(found)

    def _hits_at(self, places: list[tuple[int, str]], day: date, *, finer: bool) -> list[Hit]:
        hits = []
        for number, code in places:
            entry = self.entries[number]
            stands = in_force_on(entry.in_force, day)
            if stands is not Truth.FALSE:
                hits.append(Hit(entry, code, entry.codes[code], stands, finer))
        return hits


def _covers(listed: str, value: str, compares: str) -> bool:
    if compares in ("code", "region"):
        return listed == value
    if compares == "place":  # chosen by its name already
        return True
    if compares == "okved":
        return value == listed or value.startswith(listed + ".") or (value.startswith(listed) and "." in listed)
    return value.startswith(listed)


def parse_completeness(data: Mapping[str, Any]) -> Completeness:
    """How far a list may be trusted, from the words of a checked rule file."""
    within = data.get("within") or {}
    (period,) = parse_periods([data])
    return Completeness(
        period=period,
        complete=bool(data["complete"]) and period.verified,
        because=data.get("because") or ("" if period.verified else "What it holds in this period is not verified."),
        look_up=data.get("look_up") or "",
        chapters=tuple(_digits(c) for c in within.get("chapters") or ()),
        bound_source=within.get("source") or "",
    )


def unpacked(rows: str | Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    """The rows of a list, which the cache keeps as text."""
    return cast(Iterable[Mapping[str, Any]], json.loads(rows)) if isinstance(rows, str) else rows


def parse_list(data: Mapping[str, Any], file: str = "") -> DatedList:
    """A dated list from the words of a checked rule file."""
    citation = parse_citation(data["citation"])
    return DatedList(
        id=data["id"],
        title=data["title"],
        compares=data["compares"],
        citation=citation,
        source=parse_source(data.get("source")),
        completeness=tuple(parse_completeness(item) for item in data["complete"]),
        entries=tuple(
            Entry(
                citation=parse_citation(item.get("citation"), citation),
                in_force=parse_periods(item["in_force"]),
                codes=item["codes"],
                only_if=parse_condition(item["only_if"]) if item.get("only_if") else None,
                asks=item.get("asks") or "",
                everyday=bool(item.get("everyday")),
                unless_within=tuple(item.get("unless_within") or ()),
            )
            for item in unpacked(data.get("entries") or ())
        ),
        file=file,
    )
