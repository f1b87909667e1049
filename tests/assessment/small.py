"""One export under the small rulebook, whose verdict the tests turn by a fact."""

from pathlib import Path
from typing import Any

from sme_check.assessment.assess import check
from sme_check.assessment.assessment import Assessment
from tests.small_law import a_measure, small_law

__all__ = ["JUDGED", "VERDICTS", "an_export", "assessed"]

JUDGED = {
    "measures/uk2019/t.yaml": a_measure({"all": [{"fact": "activity.military_end_use", "equals": True}, {"judgement": "Does it enable a prohibited thing?"}]})
}
"""A measure that a person must judge where the goods are for military use."""

VERDICTS: dict[str, dict[str, Any]] = {
    "prohibited": {"code": "84713000"},
    "licence_required": {"code": "84713000", "purpose": "medical"},
    "refer": {"code": "0902", "military_end_use": True},
    "needs_information": {"code": "84"},
    "outside": {"code": "0902"},
}
"""What to change of the export for each verdict."""


def an_export(code: str | None = "0902", as_of: str | None = "2023-01-10", **activity: Any) -> dict[str, Any]:
    """An export of tea to Russia, on a day on which the list of the small rulebook is complete."""
    facts = {"kind": "export", "goods": [{"description": "goods", "code": code}], "military_end_use": False, "purpose": "commercial", **activity}
    return {
        "reference": "An export",
        "as_of": as_of,
        "uk_party": {"link": "uk_body"},
        "business": {"name": "ООО Гавань", "established_in": "RU"},
        "activities": [facts],
    }


def assessed(folder: Path, facts: dict[str, Any] | None = None, as_of: Any = None, rules: dict[str, Any] | None = None) -> Assessment:
    """The assessment of an export under the small rulebook with one measure to judge."""
    return check(facts if facts is not None else an_export(), as_of, rulebook=small_law(folder, {**JUDGED, **(rules or {})}))
