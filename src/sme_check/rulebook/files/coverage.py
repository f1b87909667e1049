"""The form of the contents of instruments, and of what was made of each provision."""

from typing import Literal, Self

from pydantic import Field, model_validator

from .form import Form, SourceFile

__all__ = ["CoverageFile", "ProvisionsFile"]


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
