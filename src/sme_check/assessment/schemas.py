"""Write the JSON Schemas that are kept in the repository: of the rule files and of a partnership file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from sme_check.facts.partnership import Partnership
from sme_check.rulebook.schema import rule_schemas

__all__ = ["all_schemas", "write_schemas"]


def all_schemas() -> dict[str, dict[str, Any]]:
    """Every schema by the name of its file."""
    partnership = {"$schema": "https://json-schema.org/draft/2020-12/schema", **TypeAdapter(Partnership).json_schema()}
    return {"partnership.schema.json": partnership, **{f"rules-{kind}.schema.json": schema for kind, schema in rule_schemas().items()}}


def write_schemas(folder: Path) -> Iterator[Path]:
    """Write every schema into a folder, and say which files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in all_schemas().items():
        path = folder / name
        path.write_text(json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
        yield path
