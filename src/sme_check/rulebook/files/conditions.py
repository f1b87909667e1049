"""The form of a condition: which key it begins with says which kind it is."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Discriminator, Field, Tag, model_validator

from ..condition import COMPARISONS, PARTY_QUESTIONS
from .form import Form

__all__ = ["ConditionFile"]


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
