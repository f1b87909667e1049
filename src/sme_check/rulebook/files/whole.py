"""The form of what holds for the rulebook as a whole: instruments, claims, limits of days, authorities."""

from datetime import date

from pydantic import Field

from .form import AREAS, Form

__all__ = ["ClaimsFile", "InstrumentsFile", "RulebookFile"]


class InstrumentFile(Form):
    """An instrument."""

    id: str
    short: str
    title: str
    url: str = ""


class InstrumentsFile(Form):
    """The table of instruments."""

    instruments: list[InstrumentFile]


class ClaimFile(Form):
    """An exception that an adviser may claim."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    question: str = Field(min_length=10)


class ClaimsFile(Form):
    """The table of claims."""

    claims: list[ClaimFile]


class CheckedToFile(Form):
    """Up to when the law was checked."""

    all: date
    areas: dict[AREAS, date] = Field(default_factory=dict)


class DesignationLimitsFile(Form):
    """Days."""

    marked: int
    refused: int


class LimitsFile(Form):
    """Days after which nothing is outside."""

    law: int
    designations: DesignationLimitsFile


class AuthorityFile(Form):
    """Who decides from a day on."""

    first: date = Field(alias="from")
    name: str
    verified: bool = True


class RulebookFile(Form):
    """The rulebook as a whole."""

    checked_to: CheckedToFile
    because: str
    limits: LimitsFile
    begins: date
    look_for_amendments: list[str]
    authorities: dict[str, list[AuthorityFile]]
    screening: dict[str, float] = Field(default_factory=dict)
