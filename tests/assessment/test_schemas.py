"""The JSON Schemas that are kept are those that are made, and accept what the reader accepts."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from sme_check.assessment.schemas import all_schemas, write_schemas
from sme_check.facts.read import plain_facts, read_partnership
from tests.builders import CLEAR, a_clear_partnership
from tests.generated import a_partnership

KEPT = Path(__file__).resolve().parents[2] / "schemas"
SCHEMAS = all_schemas()
OF_PARTNERSHIP = Draft202012Validator(SCHEMAS["partnership.schema.json"])


def faults(data: Any) -> list[str]:
    """What the schema of a partnership says against some facts."""
    return [error.message for error in OF_PARTNERSHIP.iter_errors(data)]


def test_the_schemas_that_are_kept_are_those_that_are_made(tmp_path: Path) -> None:
    """schemas/ is what `sme-check schemas` writes, file by file: write them again with `make schemas`."""
    made = {path.name: path.read_text(encoding="utf-8") for path in write_schemas(tmp_path / "schemas")}
    kept = {path.name: path.read_text(encoding="utf-8") for path in KEPT.glob("*.json")}

    assert kept.keys() == made.keys()
    assert [name for name, text in made.items() if kept[name] != text] == []


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_each_is_a_schema(name: str) -> None:
    """Every file is a JSON Schema of the dialect that it names."""
    schema = SCHEMAS[name]

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("what", CLEAR)
def test_what_the_reader_accepts_the_schema_accepts(what: str) -> None:
    """A partnership file in order is in order for an editor."""
    assert faults(a_clear_partnership(what)) == []


@pytest.mark.parametrize("seed", range(10))
def test_what_is_written_the_schema_accepts(seed: int) -> None:
    """The plain form of any facts is valid under the schema."""
    facts = a_partnership(Random(seed))

    assert faults(facts) == []
    assert faults(json.loads(json.dumps(plain_facts(read_partnership(facts))))) == []


@pytest.mark.parametrize(
    "facts", [{"colour": "red"}, {"activities": [{"kind": "exports"}]}, {"business": {"headcount": -1}}, {"business": []}, {"business": {"inn": "77"}}]
)
def test_what_the_reader_refuses_the_schema_underlines(facts: dict[str, Any]) -> None:
    """A name that is not declared, an answer that is none, a number below nought: an editor shows them."""
    assert faults(facts)
