"""Outreach beside sanctions: `outreach.yaml` holds scenarios as `test_scenarios` reads them, each with `outreach`.

That is the verdict or a finding, and the values that are right.
"""

from pathlib import Path
from typing import Any

import pytest

from sme_check import check
from sme_check.facts.written import parse_yaml

from .test_scenarios import as_list, partnership, said

FILE = Path(__file__).parent / "outreach.yaml"
SCENARIOS = parse_yaml(FILE.read_text(encoding="utf-8"), FILE.name)["scenarios"]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: str(scenario["name"]))
def test_a_sanctions_verdict_and_an_outreach_verdict_stand_side_by_side(scenario: dict[str, Any]) -> None:
    answer = check(partnership(scenario))
    assert answer.verdict.value in as_list(scenario["expect"]), said(answer)
    found = {"verdict": answer.outreach.verdict.value, **{finding.subject: finding.value for finding in answer.outreach.findings}}
    for subject, values in scenario["outreach"].items():
        assert found[subject] in as_list(values), (subject, found)
