"""The JSON Schemas of the rule files: an editor that follows them accepts what the loader accepts."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from sme_check.rulebook.files import FORMS
from sme_check.rulebook.load import rules_folder
from sme_check.rulebook.read import kind_of, rule_files
from sme_check.rulebook.schema import rule_schemas
from tests.small_law import SMALL


class _Editor(yaml.SafeLoader if not hasattr(yaml, "CSafeLoader") else yaml.CSafeLoader):  # type: ignore[misc]
    """Editors read YAML 1.2, in which yes is a word."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, found) for tag, found in pairs if not (tag.endswith(":bool") and first not in "tTfF")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def plain(value: Any) -> Any:
    """YAML's dates as JSON has them."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


@cache
def validator(kind: str) -> Draft202012Validator:
    """What holds the schema of a kind of file against data."""
    return Draft202012Validator(rule_schemas()[kind])


def faults(root: Path, path: Path) -> list[str]:
    """What the schema of its kind says against a rule file."""
    kind = kind_of(root, path)
    assert kind is not None
    data = yaml.load(path.read_text(encoding="utf-8"), _Editor)  # noqa: S506 - a safe loader
    return [error.message for error in validator(kind).iter_errors(plain(data))]


def test_every_kind_of_file_has_a_schema() -> None:
    """Each form that the loader knows is published, and is a schema."""
    schemas = rule_schemas()

    assert set(schemas) == set(FORMS)
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", rule_files(SMALL), ids=lambda path: path.name)
def test_what_the_loader_accepts_the_schema_accepts(path: Path) -> None:
    """A file of the small rulebook is in order for an editor too."""
    assert faults(SMALL, path) == []


def test_the_whole_rulebook_is_in_order_for_an_editor() -> None:
    """An editor underlines nothing in the rules that the loader accepts."""
    root = rules_folder()

    assert {
        str(path.relative_to(root)): found
        for path in rule_files(root)
        if not {"lists", "entities", "provisions"} & set(path.parts) and (found := faults(root, path))
    } == {}


def test_a_name_that_no_form_has_is_underlined(tmp_path: Path) -> None:
    """What the loader refuses for its name, the schema refuses."""
    path = tmp_path / "definitions" / "d.yaml"
    path.parent.mkdir()
    path.write_text("id: d\ntitel: D\n", encoding="utf-8")

    assert any("titel" in fault for fault in faults(tmp_path, path))
