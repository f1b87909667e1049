"""The JSON Schema of the rule files, so that an editor completes them."""

from typing import Any

from pydantic import TypeAdapter

from .files import FORMS

__all__ = ["rule_schemas"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def rule_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of rule file, by kind."""
    return {kind: {"$schema": _DIALECT, "title": f"sme_check rules: {kind}", **TypeAdapter(form).json_schema(by_alias=True)} for kind, form in FORMS.items()}
