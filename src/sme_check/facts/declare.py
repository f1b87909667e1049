"""How a fact is declared: once, with the words that the form, the template, the schema and the docs all use."""

from enum import Enum
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Choice", "FactModel", "fact"]


class Choice(str, Enum):  # noqa: UP042 - StrEnum's members cannot carry a label beside the value
    """A closed set of answers: each member is `name = "value", "what the adviser reads"`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Keep the label beside the value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value.replace("_", " ")
        return member

    def __str__(self) -> str:
        return str(self.value)


class FactModel(BaseModel):
    """A group of facts; every one may be unknown (None), and no key outside the declaration is accepted."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


def fact(heading: str, question: str, *, help: str = "", unit: str = "", where: str = "", default: Any = None) -> Any:
    """Declare one fact.

    Args:
        heading: The short name, used as the label of the field and the heading of the Excel column.
        question: The question, in plain English, that the fact answers.
        help: What the adviser should know before answering.
        unit: The unit of a number.
        where: Where an adviser finds the answer.
        default: Only for what is not a fact about the world but a claim or a note (an empty tuple); a fact itself is unknown until stated.

    Returns:
        A pydantic field.
    """
    extra: dict[str, Any] = {key: value for key, value in (("help", help), ("unit", unit), ("where", where)) if value}
    return Field(default=default, title=heading, description=question, json_schema_extra=extra or None)
