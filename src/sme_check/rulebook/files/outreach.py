"""The form of the tables of the outreach findings: size, legal forms, independence, sectors, verdict."""

from datetime import date
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from .form import CitationFile, Code, Form, PeriodFile, SourceFile, WholeCitationFile

__all__ = ["OutreachFile"]


class LimitFile(Form):
    """Up to how much, and including how much, a business is micro, small or medium."""

    in_force: list[PeriodFile] = Field(min_length=1)
    citation: CitationFile | None = None
    micro: float
    small: float
    medium: float
    medium_may_reach: float | None = None
    basis: str = Field(min_length=3)

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if not 0 < self.micro < self.small < self.medium <= (self.medium_may_reach or self.medium):
            raise ValueError("limits rise: micro, small, medium, medium_may_reach")
        return self


class OwnershipLimitFile(Form):
    """What the state, and what foreign and larger companies, may hold of a small or medium company, in percent."""

    in_force: list[PeriodFile] = Field(min_length=1)
    citation: CitationFile | None = None
    state_and_funds: float = Field(gt=0, lt=100)
    large_or_foreign: float = Field(gt=0, lt=100)
    excess_may_be_allowed: str = ""


class RegisterFile(Form):
    """While the register was kept, and whether an entry is part of what a small or medium business is."""

    in_force: list[PeriodFile] = Field(min_length=1)
    citation: CitationFile | None = None
    defines: bool


class SizeFile(Form):
    """What makes a business micro, small or medium in Russian law."""

    headcount: list[LimitFile] = Field(min_length=1)
    income: list[LimitFile] = Field(min_length=1)
    ownership: list[OwnershipLimitFile] = Field(min_length=1)
    register_: list[RegisterFile] = Field(alias="register", min_length=1)
    extract_current_for_years: int = Field(ge=1)


Nature = Literal["company", "cooperative_or_farm", "sole_trader", "individual", "other_body", "state_body"]


class LegalFormFile(Form):
    """Legal forms that come to the same: the longest code that a given one begins with decides."""

    codes: dict[Code, str] = Field(min_length=1)
    natures: list[Nature] = Field(min_length=1)
    note: str = ""


class OwnershipFormFile(Form):
    """Ownership forms that raise the same question."""

    codes: dict[Code, str] = Field(min_length=1)
    asks: str = Field(min_length=10)


class IndependenceFile(Form):
    """When a business counts as independent of the state."""

    state_share_at_most: float = Field(ge=0, lt=100)
    minority_matters: PeriodFile
    minority_says: str = Field(min_length=10)
    ownership_forms: list[OwnershipFormFile] = Field(min_length=1)


class ReachFile(PeriodFile):
    """How far measures are aimed at a sector during a period; the note says what to check."""

    reach: Literal["aimed", "partly", "in_occupied_territory", "none"]


class SectorFile(Form):
    """A division, or a finer code that differs from the division it stands in."""

    code: Code = Field(pattern=r"^[0-9]{2}(\.[0-9]([0-9](\.[0-9]{1,2})?)?)?$")
    title: str = Field(min_length=3)
    strategic: list[str] = Field(default_factory=list)
    in_force: list[ReachFile] = Field(min_length=1)


class SectorsFile(Form):
    """Which sectors measures are aimed at."""

    codes_from: date
    strategic_from: PeriodFile
    strategic_says: str = Field(min_length=10)
    occupied: str
    reminder: str = Field(min_length=10)
    rows: list[SectorFile] = Field(min_length=1)


class OutcomeFile(Form):
    """What a finding means for the outreach verdict."""

    means: Literal["suitable", "unsuitable", "judge"]
    because: str = Field(min_length=10)


class OutreachVerdictFile(Form):
    """What each finding means for the outreach verdict."""

    sanctions: dict[Literal["prohibited", "licence_required", "refer", "needs_information", "outside"], OutcomeFile] = Field(min_length=5)
    sector: dict[Literal["sanctioned", "strategic", "ordinary"], OutcomeFile] = Field(min_length=3)
    size: dict[Literal["micro", "small", "medium", "not_sme"], OutcomeFile] = Field(min_length=4)
    independence: dict[Literal["independent", "state"], OutcomeFile] = Field(min_length=2)


class OutreachCaseFile(Form):
    """A worked example of the outreach findings."""

    name: str
    as_of: date
    sanctions: Literal["prohibited", "licence_required", "refer", "needs_information", "outside"] = "outside"
    facts: dict[str, Any] = Field(default_factory=dict)
    expect: dict[Literal["sector", "size", "independence", "verdict"], str] = Field(min_length=1)


OUTREACH_TABLES = ("size", "legal_forms", "independence", "sectors", "verdict")
"""What an outreach file may hold; each file holds one, and bears its name."""


class OutreachFile(Form):
    """One table of the outreach findings."""

    id: Literal["size", "legal_forms", "independence", "sectors", "verdict"]
    title: str
    citation: WholeCitationFile
    source: SourceFile
    checked_to: date
    size: SizeFile | None = None
    legal_forms: list[LegalFormFile] | None = Field(default=None, min_length=1)
    independence: IndependenceFile | None = None
    sectors: SectorsFile | None = None
    verdict: OutreachVerdictFile | None = None
    cases: list[OutreachCaseFile] = Field(min_length=1)
    note: str = ""

    @model_validator(mode="after")
    def _holds_its_table(self) -> Self:
        stated = [name for name in OUTREACH_TABLES if getattr(self, name) is not None]
        if stated != [self.id]:
            raise ValueError(f"the file {self.id} holds the table {self.id} and no other; found {', '.join(stated) or 'none'}")
        return self
