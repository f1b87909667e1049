"""What every form is made of: nothing undeclared, codes as text, citations, sources and periods."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

__all__ = ["AREAS", "CitationFile", "Code", "Form", "PeriodFile", "SourceFile", "WholeCitationFile"]

AREAS = Literal["finance", "goods", "services", "transport", "territory", "entities"]


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
