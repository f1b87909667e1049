"""The rulebook: measures, definitions, lists and entities, and up to when they were checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from .citation import Citation, Instrument
from .dated_list import DatedList, parse_list
from .entities import EntityList, parse_entity_list
from .measure import Definition, Measure, parse_definition, parse_measure
from .outreach import OutreachRules, parse_outreach

__all__ = ["Currency", "Rulebook"]


@dataclass(frozen=True, slots=True)
class Currency:
    """Up to when the rulebook was checked, and how far beyond an answer may reach.

    Attributes:
        checked_to: The day up to which the whole was checked.
        areas: The day for each area where it differs.
        because: What was read.
        law_days: Days after which nothing is `outside` for want of a check of the law.
        designations_marked, designations_refused: The same for designations: marked, and refused.
        begins: The first day of the earliest measure held.
        look_for_amendments: Where to look.
    """

    checked_to: date
    areas: Mapping[str, date]
    because: str
    law_days: int
    designations_marked: int
    designations_refused: int
    begins: date
    look_for_amendments: tuple[str, ...]

    def of_area(self, area: str) -> date:
        """The day up to which an area was checked."""
        return self.areas.get(area, self.checked_to)


def _parse_currency(data: Mapping[str, Any]) -> Currency:
    checked, limits = data["checked_to"], data["limits"]
    return Currency(
        checked_to=date.fromisoformat(checked["all"]),
        areas={area: date.fromisoformat(day) for area, day in (checked.get("areas") or {}).items()},
        because=data["because"],
        law_days=limits["law"],
        designations_marked=limits["designations"]["marked"],
        designations_refused=limits["designations"]["refused"],
        begins=date.fromisoformat(data["begins"]),
        look_for_amendments=tuple(data.get("look_for_amendments") or ()),
    )


@dataclass(frozen=True)
class Rulebook:
    """The law as data, loaded and checked.

    Attributes:
        documents: The checked words of every file: kind, then id.
        fingerprint: A digest of the content of all files: the same law gives the same fingerprint.
    """

    documents: Mapping[str, Mapping[str, Any]]
    fingerprint: str
    _lists: dict[str, DatedList] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def currency(self) -> Currency:
        """Up to when it was checked."""
        return _parse_currency(self.documents["rulebook"]["rulebook"])

    @cached_property
    def screening_policy(self) -> Mapping[str, Any]:
        """The thresholds of name screening, as the rulebook sets them."""
        return dict(self.documents["rulebook"]["rulebook"].get("screening") or {})

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure, in the order of its file name."""
        return tuple(parse_measure(data, data.get("file", "")) for data in self.documents["measure"].values())

    @cached_property
    def definitions(self) -> Mapping[str, Definition]:
        """Definitions by id."""
        return {key: parse_definition(data) for key, data in self.documents["definition"].items()}

    @cached_property
    def entity_lists(self) -> Mapping[str, EntityList]:
        """Entity lists by id."""
        return {key: parse_entity_list(data, data.get("file", "")) for key, data in self.documents["entities"].items()}

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """Instruments by id."""
        return {key: Instrument(key, data["short"], data["title"], data.get("url") or "") for key, data in self.documents["instrument"].items()}

    @property
    def claims(self) -> Mapping[str, str]:
        """The question of each claim, by its id."""
        return {key: data["question"] for key, data in self.documents["claim"].items()}

    @cached_property
    def outreach_rules(self) -> OutreachRules | None:
        """The outreach tables as they are applied; None if the rulebook does not hold all of them."""
        return parse_outreach(self.outreach)

    @property
    def outreach(self) -> Mapping[str, Mapping[str, Any]]:
        """The tables on size, sectors and independence, by id."""
        return self.documents.get("outreach", {})

    @property
    def list_ids(self) -> tuple[str, ...]:
        """The ids of all dated lists."""
        return tuple(self.documents["list"])

    def dated_list(self, list_id: str) -> DatedList:
        """A dated list, made when first asked for.

        Raises:
            KeyError: There is no such list.
        """
        if list_id not in self._lists:
            data = self.documents["list"][list_id]
            self._lists[list_id] = parse_list(data, data.get("file", ""))
        return self._lists[list_id]

    def measure(self, measure_id: str) -> Measure:
        """The measure of an id.

        Raises:
            KeyError: There is no such measure.
        """
        for measure in self.measures:
            if measure.id == measure_id:
                return measure
        raise KeyError(measure_id)

    def in_force_on(self, day: date) -> Iterator[Measure]:
        """The measures in force on a day."""
        return (measure for measure in self.measures if measure.on(day) is not None)

    def authority_on(self, key: str, day: date) -> str:
        """Who decides on a licence on a day.

        Args:
            key: The subject, as a licensing ground names it: `finance`, `exports`, `imports`, `trade_services` ...
            day: The as-of date.
        """
        table = (self.documents["rulebook"]["rulebook"].get("authorities") or {}).get(key) or ()
        standing = [item for item in table if date.fromisoformat(item["from"]) <= day]
        return standing[-1]["name"] if standing else "not known for that date"

    def cite(self, citation: Citation) -> str:
        """A citation in words: instrument and provision."""
        instrument = self.instruments.get(citation.instrument)
        return f"{instrument.short if instrument else citation.instrument}, {citation.provision}"
