"""The form of a dated list of codes or places, and of one of parties named in law."""

from typing import Literal, Self

from pydantic import Field, model_validator

from .conditions import ConditionFile
from .form import CitationFile, Code, Form, PeriodFile, SourceFile, WholeCitationFile

__all__ = ["EntityListFile", "ListFile"]


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
