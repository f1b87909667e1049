"""The form of a measure with its periods, exceptions, licensing and cases, and of a definition."""

from datetime import date
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from .conditions import ConditionFile
from .form import AREAS, CitationFile, Form, PeriodFile, SourceFile, WholeCitationFile

__all__ = ["DefinitionFile", "MeasureFile"]

EXPECTATIONS = Literal["not_in_force", "applies", "excepted", "licence_required", "does_not_apply", "unknown", "refer"]


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
