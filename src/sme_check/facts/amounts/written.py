"""What quantities have in common: one written form, and numbers read without a guess."""

import re
from decimal import Decimal
from numbers import Real
from typing import Any

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_serializer

from ..identifiers import ReadingError, tidy

__all__ = ["Written", "number_of", "one_form", "plain"]


class Written(BaseModel):
    """A value that has one written form, used in JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_serializer(mode="plain", when_used="json")
    def _as_text(self) -> str:
        return str(self)


def number_of(value: object, found: object, accepted: str) -> Decimal:
    """A finite number from a number or its plain decimal text."""
    if isinstance(value, str) and re.fullmatch(r"\s*[0-9]+(?:\.[0-9]+)?\s*", value):
        return Decimal(tidy(value))
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        raise ReadingError(found, accepted)
    number = Decimal(str(value))
    if not number.is_finite():
        raise ReadingError(found, accepted)
    return number


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent, so that equal numbers are written alike."""
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def one_form(handler: GetJsonSchemaHandler, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of what may be written; of what is given back, a text."""
    return {"type": "string", "description": schema["description"]} if handler.mode == "serialization" else schema
