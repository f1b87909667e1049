"""A measure: one restriction with its dates, its exceptions and what may license it. And a definition that measures share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sme_check.facts.truth import Truth

from .citation import Citation, Source, parse_citation, parse_source
from .condition import Condition, parse_condition
from .period import Period, in_force_on, parse_periods

__all__ = ["Definition", "LegalException", "Licensing", "Measure", "Version", "parse_definition", "parse_measure"]


@dataclass(frozen=True, slots=True)
class Version:
    """What a measure forbids during one period."""

    period: Period
    forbids: Condition
    note: str = ""


@dataclass(frozen=True, slots=True)
class LegalException:
    """What does not contravene a measure, without asking anybody."""

    id: str
    citation: Citation
    in_force: tuple[Period, ...] = ()
    claim: str = ""
    when: Condition | None = None
    judgement: str = ""
    note: str = ""

    def stands_on(self, day: date) -> Truth:
        """Whether the exception is in force; without dates of its own it stands as long as its measure."""
        return in_force_on(self.in_force, day) if self.in_force else Truth.TRUE


@dataclass(frozen=True, slots=True)
class Licensing:
    """A ground on which a licence may be granted, or a general licence already granted."""

    id: str
    citation: Citation
    authority: str
    kind: str = "ground"
    number: str = ""
    in_force: tuple[Period, ...] = ()
    when: Condition | None = None
    verified: bool = True
    note: str = ""

    def stands_on(self, day: date) -> Truth:
        """Whether the ground is in force; without dates of its own it stands as long as its measure."""
        return in_force_on(self.in_force, day) if self.in_force else Truth.TRUE


@dataclass(frozen=True, slots=True)
class Measure:
    """One restriction."""

    id: str
    title: str
    area: str
    regime: str
    effect: str
    citation: Citation
    source: Source
    versions: tuple[Version, ...]
    exceptions: tuple[LegalException, ...] = ()
    licensing: tuple[Licensing, ...] = ()
    note: str = ""
    file: str = ""

    def on(self, day: date) -> Version | None:
        """The version in force on the day, or None."""
        return next((version for version in self.versions if version.period.covers(day)), None)


@dataclass(frozen=True, slots=True)
class Definition:
    """A named condition."""

    id: str
    title: str
    of_party: bool
    citation: Citation
    versions: tuple[tuple[Period, Condition], ...]

    def on(self, day: date) -> tuple[Period, Condition] | None:
        """What it means on the day, with the period of that meaning; None on a day on which it means nothing."""
        return next((version for version in self.versions if version[0].covers(day)), None)


def _parse_exception(data: Mapping[str, Any], outer: Citation) -> LegalException:
    return LegalException(
        id=data["id"],
        citation=parse_citation(data.get("citation"), outer),
        in_force=parse_periods(data.get("in_force")),
        claim=data.get("claim") or "",
        when=parse_condition(data["when"]) if data.get("when") else None,
        judgement=data.get("judgement") or "",
        note=data.get("note") or "",
    )


def _parse_licensing(data: Mapping[str, Any], outer: Citation) -> Licensing:
    return Licensing(
        id=data["id"],
        citation=parse_citation(data.get("citation"), outer),
        authority=data["authority"],
        kind=data.get("kind") or "ground",
        number=data.get("number") or "",
        in_force=parse_periods(data.get("in_force")),
        when=parse_condition(data["when"]) if data.get("when") else None,
        verified=data.get("verified", True) is not False,
        note=data.get("note") or "",
    )


def parse_measure(data: Mapping[str, Any], file: str = "") -> Measure:
    """A measure from the words of a checked rule file."""
    citation = parse_citation(data["citation"])
    common = data.get("forbids") or {}
    periods = parse_periods(data["in_force"])
    versions = tuple(
        Version(period, parse_condition(item.get("forbids") or common), item.get("note") or "") for period, item in zip(periods, data["in_force"], strict=True)
    )
    return Measure(
        id=data["id"],
        title=data["title"],
        area=data["area"],
        regime=data["regime"],
        effect=data.get("effect") or "prohibits",
        citation=citation,
        source=parse_source(data.get("source")),
        versions=versions,
        exceptions=tuple(_parse_exception(item, citation) for item in data.get("exceptions") or ()),
        licensing=tuple(_parse_licensing(item, citation) for item in data.get("licensing") or ()),
        note=data.get("note") or "",
        file=file,
    )


def parse_definition(data: Mapping[str, Any]) -> Definition:
    """A definition from the words of a checked rule file; without versions it means the same on every day."""
    always = [{"from": "0001-01-01", "means": data.get("means")}]
    versions = data.get("versions") or always
    return Definition(
        id=data["id"],
        title=data["title"],
        of_party=data.get("of") == "party",
        citation=parse_citation(data.get("citation")),
        versions=tuple((period, parse_condition(item["means"])) for period, item in zip(parse_periods(versions), versions, strict=True)),
    )
