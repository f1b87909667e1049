"""Every worked case written in `rules/`, measure by measure: the rulebook's own tests."""

from collections import defaultdict
from functools import cache

import pytest

from sme_check.assessment.cases import Case, findings_of, read_cases, run_case
from sme_check.facts.truth import Truth
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook


@cache
def law() -> Rulebook:
    """The rulebook, loaded once."""
    return load_rulebook()


@cache
def cases() -> dict[str, list[Case]]:
    """The cases of each measure."""
    found: dict[str, list[Case]] = defaultdict(list)
    for case in read_cases():
        found[case.measure].append(case)
    return found


@pytest.mark.parametrize("measure", [measure.id for measure in law().measures])
def test_the_cases_of(measure: str) -> None:
    """Each case of the measure comes to what it expects; whichever do not are all named."""
    results = [run_case(case, law()) for case in cases()[measure]]

    assert results
    assert [f"{item.case.name} ({item.case.as_of}): expected {item.case.expect}, found {item.found} {item.why}" for item in results if not item.passed] == []


@pytest.mark.parametrize("measure", [measure.id for measure in law().measures])
def test_each_exception_and_ground_has_a_case(measure: str) -> None:
    """Each exception and each licensing ground is made out, or left to a person, in a case; a measure that only refers never asks for grounds."""
    findings = [finding for case in cases()[measure] for finding in findings_of(case, law())]
    held = law().measure(measure)
    asked = any(finding.licensing for finding in findings)
    met = [lifting.item for finding in findings for lifting in (*finding.exceptions, *finding.licensing) if lifting.truth is not Truth.FALSE]

    assert [item.id for item in held.exceptions if item not in met] == []
    assert [item.id for item in held.licensing if asked and item not in met] == []
