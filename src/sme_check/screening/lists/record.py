"""One record of a published list as plain data, whatever the form it was published in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

__all__ = ["FORMS", "Edition", "Form", "Name", "Record", "Series"]

Series = Literal["uk", "ofsi", "hmt", "restrictions"]


@dataclass(frozen=True, slots=True)
class Form:
    """What a form of publication can say.

    Attributes:
        title: The list, as an adviser calls it.
        covers: The effects for which it names everybody; it may show others too, where only a miss says nothing.
        goes_on: Whether it is still published, so that its newest edition stands until the next.
    """

    title: str
    covers: tuple[str, ...]
    goes_on: bool = False


FORMS: Mapping[Series, Form] = {
    "uk": Form(
        "UK Sanctions List",
        (
            "asset_freeze",
            "other_regime_asset_freeze",
            "trust_services",
            "correspondent_banking",
            "director_disqualification",
            "internet_services",
            "transport",
            "technical_assistance_aircraft",
        ),
        goes_on=True,
    ),
    "ofsi": Form("Consolidated List of OFSI", ("asset_freeze", "other_regime_asset_freeze")),
    "hmt": Form("consolidated list of HM Treasury", ("eu_asset_freeze", "eu_misappropriation")),
    "restrictions": Form("list of persons named for regs 16 and 17", ("named",), goes_on=True),
}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a record.

    Attributes:
        text: The name, given names first.
        kind: primary, variation, alias, former, or non_latin.
        strength: good, low, or nothing where the list states none.
    """

    text: str
    kind: str = "primary"
    strength: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One subject of one edition.

    Attributes:
        id: The list's own unique id (`RUS0256`; for older lists the group id).
        group: The group id that OFSI and the Treasury gave; nothing where there is none.
        regime: The regime, as the list calls it.
        kind: organisation, individual or ship.
        names: All names.
        identifiers: By kind: inn, ogrn, imo, passport, national, registration; registers' numbers only if their check digits hold.
        born: Dates of birth as far as they are stated: 1957, 1957-03 or 1957-03-02.
        countries: Countries of nationality, birth, address and flag, as the list writes them.
        gender: As the list states it.
        designated: The first day of any designation.
        updated: The last day on which the entry changed.
        sanctions: What was imposed, as the list writes it, once each.
        effects: The same in our words; the day on which it was imposed where the entry says so, else None.
        doubtful: Those of the effects that may be meant by words that no list has used so far.
        parents, subsidiaries: The companies named as such, as the list writes them.
    """

    id: str
    regime: str
    kind: str
    group: str = ""
    names: tuple[Name, ...] = ()
    identifiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    born: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    gender: str = ""
    designated: date | None = None
    updated: date | None = None
    sanctions: tuple[str, ...] = ()
    effects: Mapping[str, date | None] = field(default_factory=dict)
    doubtful: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    subsidiaries: tuple[str, ...] = ()

    def to_plain(self) -> list[Any]:
        """As JSON holds it."""
        return [
            self.id,
            self.regime,
            self.kind,
            self.group,
            [[name.text, name.kind, name.strength] for name in self.names],
            {kind: list(values) for kind, values in self.identifiers.items()},
            list(self.born),
            list(self.countries),
            self.gender,
            _text(self.designated),
            _text(self.updated),
            list(self.sanctions),
            {effect: _text(day) for effect, day in self.effects.items()},
            list(self.doubtful),
            list(self.parents),
            list(self.subsidiaries),
        ]

    @classmethod
    def from_plain(cls, plain: Any) -> "Record":
        """From what `to_plain` gave."""
        identity, regime, kind, group, names, identifiers, born, countries, gender, designated, updated, sanctions, effects, doubtful, parents, subsidiaries = (
            plain
        )
        return cls(
            identity,
            regime,
            kind,
            group,
            tuple(Name(*name) for name in names),
            {number: tuple(values) for number, values in identifiers.items()},
            tuple(born),
            tuple(countries),
            gender,
            _day(designated),
            _day(updated),
            tuple(sanctions),
            {effect: _day(day) for effect, day in effects.items()},
            tuple(doubtful),
            tuple(parents),
            tuple(subsidiaries),
        )


@dataclass(frozen=True, slots=True)
class Edition:
    """A list as it stood on a day.

    Attributes:
        series: Which list it is an edition of.
        list_date: The day as at which it speaks.
        records: Its subjects, in the order of the file.
        form: How it was published: XML, CSV, ODS or XLSX.
        unread: What stands in it under a name that nobody knows, and how often: nothing of a list is passed over in silence.
    """

    series: Series
    list_date: date
    records: tuple[Record, ...]
    form: str = ""
    unread: Mapping[str, int] = field(default_factory=dict)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
