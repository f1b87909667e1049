"""The form of every rule file, as strict models: what may stand where. Read only when a rulebook is checked afresh."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

from .condition import COMPARISONS, PARTY_QUESTIONS

__all__ = ["FORMS", "AuthorityFile", "CaseFile", "ConditionFile", "DefinitionFile", "EntityListFile", "ListFile", "MeasureFile", "OutreachFile", "RulebookFile"]

AREAS = Literal["finance", "goods", "services", "transport", "territory", "entities"]
EXPECTATIONS = Literal["not_in_force", "applies", "excepted", "licence_required", "does_not_apply", "unknown", "refer"]


class Form(BaseModel):
    """Part of a rule file: nothing may stand in it that is not declared."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, populate_by_name=True, str_min_length=0)


def _plain_yes(value: Any) -> Any:
    """YAML reads a bare yes as true."""
    return {True: "yes", False: "background"}.get(value, value) if isinstance(value, bool) else value


def _text(value: Any) -> Any:
    """Keep codes as text: a number has lost its zeros."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise ValueError("a code is quoted text, because a number loses its zeros")
    return value


Mark = Annotated[Literal["yes", "partial", "background"], BeforeValidator(_plain_yes)]
Code = Annotated[str, BeforeValidator(_text), Field(min_length=1)]


class CitationFile(Form):
    """A provision; inside a list or measure the instrument may be left out."""

    instrument: str | None = None
    provision: str | None = None


class WholeCitationFile(Form):
    """A provision and its instrument."""

    instrument: str
    provision: str


class SourceFile(Form):
    """What was read."""

    url: str = Field(pattern=r"^https?://")
    read_on: date
    note: str = ""


class PeriodFile(Form):
    """From a day to a day, both included."""

    first: date = Field(alias="from")
    to: date | None = None
    by: str | None = None
    verified: Mark = "yes"
    note: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to is not None and self.to < self.first:
            raise ValueError(f"a period ends on or after the day it begins: {self.first} to {self.to}")
        return self


class AllFile(Form):
    """Every part."""

    all: "list[ConditionFile]" = Field(min_length=1)


class AnyFile(Form):
    """At least one part."""

    any: "list[ConditionFile]" = Field(min_length=1)


class NotFile(Form):
    """The opposite."""

    not_: "ConditionFile" = Field(alias="not")


Scalar = bool | int | float | str


class FactFile(Form):
    """A comparison on a fact: exactly one."""

    fact: str
    equals: Scalar | None = None
    in_: list[Scalar] | None = Field(default=None, alias="in", min_length=1)
    includes: Scalar | None = None
    includes_any: list[Scalar] | None = Field(default=None, min_length=1)
    more_than: float | None = None
    at_least: float | None = None
    less_than: float | None = None
    at_most: float | None = None
    currency: str | list[str] | None = None
    before: date | None = None
    after: date | None = None
    on_or_before: date | None = None
    on_or_after: date | None = None
    given: Literal[True] | None = None
    listed_in: str | None = None
    shown_in: str | None = None

    @model_validator(mode="after")
    def _one_comparison(self) -> Self:
        stated = [name for name in (*COMPARISONS, "listed_in", "shown_in") if getattr(self, "in_" if name == "in" else name) is not None]
        if len(stated) != 1:
            raise ValueError(f"a fact takes exactly one comparison ({', '.join((*COMPARISONS, 'listed_in', 'shown_in'))}); found {', '.join(stated) or 'none'}")
        return self


class IsFile(Form):
    """A definition."""

    is_: str = Field(alias="is")
    of: str | None = None


class SomeFile(Form):
    """Some member of a collection."""

    some: str
    that: "ConditionFile"


class PartyFile(Form):
    """A question to screening about a party: exactly one."""

    party: str
    designated_for: str | None = None
    owned_or_controlled_by_designated_for: str | None = None
    named_in: str | None = None
    owned_by_named_in: str | None = None
    shown_frozen_for: str | None = None

    @model_validator(mode="after")
    def _one_question(self) -> Self:
        stated = [name for name in PARTY_QUESTIONS if getattr(self, name) is not None]
        if len(stated) != 1:
            raise ValueError(f"a party takes exactly one question ({', '.join(PARTY_QUESTIONS)}); found {', '.join(stated) or 'none'}")
        return self


class JudgementFile(Form):
    """What facts cannot decide."""

    judgement: str = Field(min_length=10)


class UnreadFile(Form):
    """A gap in the law held."""

    unread: str = Field(min_length=10)
    look_up: str | None = None
    subject: str | None = None


_BEGINNINGS = ("all", "any", "not", "fact", "is", "some", "party", "judgement", "unread")


def _beginning(value: Any) -> str | None:
    if isinstance(value, BaseModel):
        return type(value).__name__.removesuffix("File").lower()
    if isinstance(value, Mapping):
        return next((key for key in _BEGINNINGS if key in value), None)
    return None


ConditionFile = Annotated[
    Annotated[AllFile, Tag("all")]
    | Annotated[AnyFile, Tag("any")]
    | Annotated[NotFile, Tag("not")]
    | Annotated[FactFile, Tag("fact")]
    | Annotated[IsFile, Tag("is")]
    | Annotated[SomeFile, Tag("some")]
    | Annotated[PartyFile, Tag("party")]
    | Annotated[JudgementFile, Tag("judgement")]
    | Annotated[UnreadFile, Tag("unread")],
    Discriminator(_beginning, custom_error_type="condition", custom_error_message="a condition begins with one of: " + ", ".join(_BEGINNINGS)),
]


class VersionFile(PeriodFile):
    """A period of a measure, with its own text where that changed."""

    by: str | None
    forbids: ConditionFile | None = None


class ExceptionFile(Form):
    """What does not contravene a measure."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    citation: CitationFile
    in_force: list[PeriodFile] | None = None
    claim: str | None = None
    when: ConditionFile | None = None
    judgement: str | None = None
    note: str = ""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.claim is None and self.when is None:
            raise ValueError("an exception has a claim, a condition (when), or both")
        return self


class LicensingFile(Form):
    """What may license a measure."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    citation: CitationFile
    kind: Literal["ground", "general_licence"] = "ground"
    number: str | None = None
    authority: str
    in_force: list[PeriodFile] | None = None
    when: ConditionFile | None = None
    verified: bool = True
    note: str = ""

    @model_validator(mode="after")
    def _general_licence_is_dated(self) -> Self:
        if self.kind == "general_licence" and not self.in_force:
            raise ValueError("a general licence states its period (in_force)")
        return self


class CaseFile(Form):
    """A worked example."""

    name: str
    as_of: date
    expect: EXPECTATIONS
    facts: dict[str, Any] = Field(default_factory=dict)


class MeasureFile(Form):
    """One measure."""

    id: str = Field(pattern=r"^(uk2019|eu2014)\.[A-Za-z0-9./-]+$")
    title: str = Field(min_length=3)
    area: AREAS
    regime: Literal["uk2019", "eu2014"]
    effect: Literal["prohibits", "warns", "notes"] = "prohibits"
    citation: WholeCitationFile
    source: SourceFile
    in_force: list[VersionFile] = Field(min_length=1)
    forbids: ConditionFile | None = None
    exceptions: list[ExceptionFile] = Field(default_factory=list)
    licensing: list[LicensingFile] = Field(default_factory=list)
    note: str = ""
    cases: list[CaseFile] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_version_forbids(self) -> Self:
        if self.forbids is None and any(version.forbids is None for version in self.in_force):
            raise ValueError("say what is forbidden: forbids on the measure, or on each period")
        return self


class MeaningFile(PeriodFile):
    """What a definition means during a period."""

    means: ConditionFile


class DefinitionFile(Form):
    """A named condition."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    title: str
    of: Literal["party"] | None = None
    citation: WholeCitationFile
    source: SourceFile
    means: ConditionFile | None = None
    versions: list[MeaningFile] | None = None
    note: str = ""

    @model_validator(mode="after")
    def _means_something(self) -> Self:
        if (self.means is None) == (self.versions is None):
            raise ValueError("a definition has either means or versions")
        return self


class BoundFile(Form):
    """What the unseen part of a list can at most contain, borne out by a source."""

    chapters: list[Code] = Field(min_length=1)
    source: str = Field(min_length=10)
    citation: CitationFile | None = None


class CompletenessFile(PeriodFile):
    """How far a miss may be trusted."""

    complete: bool
    because: str = ""
    look_up: str | None = None
    within: BoundFile | None = None

    @model_validator(mode="after")
    def _gives_a_reason(self) -> Self:
        if not self.complete and not self.because:
            raise ValueError("a list that is not complete says why (because)")
        return self


class EntryFile(Form):
    """Codes that stand together."""

    citation: CitationFile | None = None
    in_force: list[PeriodFile] = Field(min_length=1)
    codes: dict[Code, str] = Field(min_length=1)
    only_if: ConditionFile | None = None
    asks: str | None = None
    everyday: bool = False
    unless_within: list[str] = Field(default_factory=list)
    note: str = ""
    suggested_by: dict[str, list[Code]] | None = None


class ListFile(Form):
    """A dated list."""

    id: str
    title: str
    compares: Literal["commodity_code", "okved", "code", "region", "place"]
    citation: WholeCitationFile
    source: SourceFile
    complete: list[CompletenessFile] = Field(min_length=1)
    entries: list[EntryFile] = Field(default_factory=list)
    note: str = ""


class NameFile(Form):
    """A name in a script."""

    text: str = Field(min_length=1)
    lang: str | None = None
    shared: bool = False


class EntityFile(Form):
    """A party named in law."""

    id: str
    kind: Literal["organisation", "individual", "ship"]
    names: list[NameFile] = Field(min_length=1)
    identifiers: dict[str, Code] = Field(default_factory=dict)
    born: str | None = None
    known_by_name: bool = False
    in_force: list[PeriodFile] = Field(min_length=1)
    effects: dict[str, list[PeriodFile]] | None = None
    note: str = ""


class EntityListFile(Form):
    """A dated list of parties."""

    id: str
    title: str
    designates_for: list[str] = Field(default_factory=list)
    citation: WholeCitationFile
    source: SourceFile
    complete: list[CompletenessFile] = Field(min_length=1)
    entities: list[EntityFile] = Field(default_factory=list)
    note: str = ""


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


class ProvisionFile(Form):
    """A provision of an instrument.

    `seen` says how much of it was: its heading; its text, so that the title is in our words; or no more than its number.
    """

    number: str = Field(min_length=1)
    title: str = Field(min_length=2)
    seen: Literal["heading", "text", "number"] = "heading"


class PartFile(Form):
    """A part of an instrument, with its provisions in order."""

    title: str = Field(min_length=2)
    provisions: list[ProvisionFile] = Field(min_length=1)


class ProvisionsFile(Form):
    """The contents of an instrument."""

    id: str
    source: SourceFile
    parts: list[PartFile] = Field(min_length=1)
    note: str = ""


STATES = Literal["encoded", "encoded_list_incomplete", "not_applicable", "not_verified"]


class CoverageRowFile(Form):
    """What was made of some provisions of an instrument."""

    instrument: str
    provisions: list[str] = Field(min_length=1)
    state: STATES
    measures: list[str] = Field(default_factory=list)
    wherever_cited: bool = False
    lists: list[str] = Field(default_factory=list)
    because: str = ""

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.state.startswith("encoded") and not (self.measures or self.wherever_cited):
            raise ValueError("a provision that is encoded names the measures, or says wherever_cited")
        if self.state.startswith("not") and len(self.because) < 10:
            raise ValueError("a provision that is not encoded, or not verified, says why (because)")
        if self.state == "encoded_list_incomplete" and not (self.lists or self.because):
            raise ValueError("name the lists that are incomplete, or say what is missing (because)")
        return self


class SafeguardFile(Form):
    """Measures that rest on no provision of their own."""

    measures: list[str] = Field(min_length=1)
    because: str = Field(min_length=10)


class CoverageFile(Form):
    """What was made of every provision."""

    rows: list[CoverageRowFile] = Field(min_length=1)
    safeguards: list[SafeguardFile] = Field(default_factory=list)


FORMS: Mapping[str, type[Form]] = {
    "rulebook": RulebookFile,
    "instruments": InstrumentsFile,
    "claims": ClaimsFile,
    "definition": DefinitionFile,
    "list": ListFile,
    "entities": EntityListFile,
    "measure": MeasureFile,
    "outreach": OutreachFile,
    "provisions": ProvisionsFile,
    "coverage": CoverageFile,
}
"""The form of each kind of file."""
