"""The tables of the outreach findings: size, legal forms, independence, sectors, and what each finding means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol, TypeVar

from .citation import Citation, parse_citation
from .period import Period, parse_periods

__all__ = [
    "LegalForm",
    "Limit",
    "Outcome",
    "OutreachRules",
    "OwnershipLimit",
    "Reach",
    "Register",
    "Sector",
    "parse_outreach",
    "standing_on",
]

TABLES = ("size", "legal_forms", "independence", "sectors", "verdict")


class _Dated(Protocol):
    @property
    def in_force(self) -> tuple[Period, ...]: ...


Row = TypeVar("Row", bound=_Dated)


def standing_on(rows: Iterable[Row], day: date) -> tuple[Row, ...]:
    """The rows that may stand on a day.

    Returns:
        The one whose day was verified; or, where only background speaks of the day, every row that may stand; or none.
    """
    covering = [(row, period) for row in rows for period in row.in_force if period.covers(day)]
    return tuple(row for row, period in covering if period.verified) or tuple(row for row, _ in covering)


@dataclass(frozen=True, slots=True)
class Limit:
    """Up to how much, and including how much, a business is micro, small or medium.

    Attributes:
        medium_may_reach: Up to where some branches may still be medium; the same as `medium` where none may.
        basis: What is counted.
    """

    in_force: tuple[Period, ...]
    citation: Citation
    micro: float
    small: float
    medium: float
    medium_may_reach: float
    basis: str


@dataclass(frozen=True, slots=True)
class OwnershipLimit:
    """What may be held of a small or medium company, percent; `excess_may_be_allowed` says why more may do no harm."""

    in_force: tuple[Period, ...]
    citation: Citation
    state_and_funds: Decimal
    large_or_foreign: Decimal
    excess_may_be_allowed: str


@dataclass(frozen=True, slots=True)
class Register:
    """The register is kept; `defines` says whether an entry is part of what a small or medium business is."""

    in_force: tuple[Period, ...]
    citation: Citation
    defines: bool


@dataclass(frozen=True, slots=True)
class LegalForm:
    """Legal forms, by the beginning of their code, and what they are."""

    codes: Mapping[str, str]
    natures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far measures are aimed at a sector during a period: `aimed`, `partly`, `in_occupied_territory` or `none`; and what to check."""

    in_force: tuple[Period, ...]
    reach: str
    check: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A division of OKVED-2, or a finer code that differs from it."""

    code: str
    title: str
    strategic: tuple[str, ...]
    reaches: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a finding means for the outreach verdict: `suitable`, `unsuitable` or `judge`, and why."""

    means: str
    because: str


def _rows(data: Iterable[Mapping[str, Any]], outer: Citation) -> Iterable[tuple[Mapping[str, Any], tuple[Period, ...], Citation]]:
    return ((item, parse_periods(item["in_force"]), parse_citation(item.get("citation"), outer)) for item in data)


def _limits(data: Iterable[Mapping[str, Any]], outer: Citation) -> tuple[Limit, ...]:
    return tuple(
        Limit(periods, citation, item["micro"], item["small"], item["medium"], item.get("medium_may_reach") or item["medium"], item["basis"])
        for item, periods, citation in _rows(data, outer)
    )


def _sector(data: Mapping[str, Any]) -> Sector:
    reaches = tuple(Reach(parse_periods([item]), item["reach"], item.get("note") or "") for item in data["in_force"])
    return Sector(data["code"], data["title"], tuple(data.get("strategic") or ()), reaches)


@dataclass(frozen=True)
class OutreachRules:
    """The five tables, read when first asked for.

    Attributes:
        documents: The checked words of the files, by id.
    """

    documents: Mapping[str, Mapping[str, Any]] = field(repr=False)

    def citation(self, table: str) -> Citation:
        """The provision that a table rests on."""
        return parse_citation(self.documents[table]["citation"])

    def checked_to(self, table: str) -> date:
        """The day up to which a table was checked."""
        return date.fromisoformat(self.documents[table]["checked_to"])

    def _size(self, name: str) -> Any:
        return self.documents["size"]["size"][name]

    @cached_property
    def headcount(self) -> tuple[Limit, ...]:
        """Limits on the average number of staff."""
        return _limits(self._size("headcount"), self.citation("size"))

    @cached_property
    def income(self) -> tuple[Limit, ...]:
        """Limits on income, million RUB."""
        return _limits(self._size("income"), self.citation("size"))

    @cached_property
    def ownership(self) -> tuple[OwnershipLimit, ...]:
        """Limits on who may hold a small or medium company."""
        return tuple(
            OwnershipLimit(
                periods, citation, Decimal(f"{item['state_and_funds']:g}"), Decimal(f"{item['large_or_foreign']:g}"), item.get("excess_may_be_allowed") or ""
            )
            for item, periods, citation in _rows(self._size("ownership"), self.citation("size"))
        )

    @cached_property
    def register(self) -> tuple[Register, ...]:
        """Since when the register is kept, and what an entry does."""
        return tuple(Register(periods, citation, item["defines"]) for item, periods, citation in _rows(self._size("register"), self.citation("size")))

    @property
    def extract_current_for_years(self) -> int:
        """For how many years an extract of the register speaks."""
        return int(self._size("extract_current_for_years"))

    @cached_property
    def legal_forms(self) -> Mapping[str, LegalForm]:
        """Legal forms by the beginning of their code."""
        forms = (LegalForm(item["codes"], frozenset(item["natures"])) for item in self.documents["legal_forms"]["legal_forms"])
        return {code: form for form in forms for code in form.codes}

    @property
    def independence(self) -> Mapping[str, Any]:
        """When a business counts as independent of the state."""
        table: Mapping[str, Any] = self.documents["independence"]["independence"]
        return table

    @property
    def state_share_at_most(self) -> Decimal:
        """The largest part that the state may hold of an independent business, percent."""
        return Decimal(f"{self.independence['state_share_at_most']:g}")

    @cached_property
    def minority_matters(self) -> Period:
        """While any part held by the state is a ground for designation."""
        return parse_periods([self.independence["minority_matters"]])[0]

    @cached_property
    def ownership_forms(self) -> Mapping[str, tuple[str, str]]:
        """What an ownership form is called, and the question it raises, by code."""
        return {code: (name, item["asks"]) for item in self.independence["ownership_forms"] for code, name in item["codes"].items()}

    @property
    def sector_table(self) -> Mapping[str, Any]:
        """The sectors as the file has them."""
        table: Mapping[str, Any] = self.documents["sectors"]["sectors"]
        return table

    @cached_property
    def codes_from(self) -> date:
        """The day from which the registers bear OKVED-2 codes."""
        return date.fromisoformat(self.sector_table["codes_from"])

    @cached_property
    def strategic_from(self) -> Period:
        """While a sector may be a ground for designation."""
        return parse_periods([self.sector_table["strategic_from"]])[0]

    @cached_property
    def sectors(self) -> Mapping[str, Sector]:
        """Sectors by code."""
        return {item["code"]: _sector(item) for item in self.sector_table["rows"]}

    @cached_property
    def outcomes(self) -> Mapping[str, Mapping[str, Outcome]]:
        """What each value of each finding means, by subject and value."""
        table = self.documents["verdict"]["verdict"]
        return {subject: {value: Outcome(item["means"], item["because"]) for value, item in values.items()} for subject, values in table.items()}


def parse_outreach(documents: Mapping[str, Mapping[str, Any]]) -> OutreachRules | None:
    """The outreach tables, from the words of checked rule files; None unless all five are there."""
    return OutreachRules(documents) if all(table in documents for table in TABLES) else None
