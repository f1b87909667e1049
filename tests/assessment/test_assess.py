"""An assessment as a whole: the day that is applied, and input that is refused."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from sme_check.assessment.assess import check
from sme_check.assessment.verdict import Verdict
from sme_check.errors import FactError
from sme_check.facts.read import read_partnership
from tests.assessment.small import an_export, assessed
from tests.small_law import small_law


@pytest.mark.parametrize("as_of", ["2022-04-13", "13/04/2022", "13 April 2022", date(2022, 4, 13)])
def test_the_day_asked_about_overrides_that_of_the_facts(tmp_path: Path, as_of: Any) -> None:
    """The eve of the measure clears what the facts' own day forbids, however the date is written."""
    facts = an_export("84713000")

    assert assessed(tmp_path, facts).verdict is Verdict.PROHIBITED
    assert assessed(tmp_path, facts, as_of).as_of == date(2022, 4, 13)
    assert assessed(tmp_path, facts, as_of).verdict is Verdict.OUTSIDE


@pytest.mark.parametrize("as_of", ["", "yesterday", "2023-02-30", "10/01/23", 44936, datetime(2023, 1, 10, 9, 30)])  # noqa: DTZ001
def test_a_day_that_cannot_be_read_is_refused(tmp_path: Path, as_of: Any) -> None:
    """A date is read or refused, never left out; the message says once what was found."""
    with pytest.raises(FactError) as refusal:
        assessed(tmp_path, an_export(), as_of)

    (problem,) = refusal.value.problems
    assert problem.where == "as_of"
    assert "found" not in problem.found
    assert problem.accepted.startswith("a date as 2017-02-28")


def test_a_claim_that_nobody_can_make_is_refused(tmp_path: Path) -> None:
    """A misspelt claim would silently not be relied on: every one is named, with the nearest."""
    facts = an_export(claims=["personal_effects", "personal_efects"])
    facts["activities"].append({"claims": ["mercy"]})

    with pytest.raises(FactError) as refusal:
        assessed(tmp_path, facts)

    assert [(problem.where, problem.nearest) for problem in refusal.value.problems] == [
        ("activities[0].claims[1]", "personal_effects"),
        ("activities[1].claims[0]", ""),
    ]


def test_facts_may_be_a_partnership_or_a_mapping(tmp_path: Path) -> None:
    """Facts that were read already give the same answer."""
    law = small_law(tmp_path)
    facts = an_export("84713000")

    assert check(read_partnership(facts), rulebook=law) == check(facts, rulebook=law)


def test_every_line_meets_every_measure_in_force(tmp_path: Path) -> None:
    """Two items and a service are three lines; each has one finding for each measure in force."""
    facts = an_export()
    facts["activities"][0]["goods"].append({"code": "84713000"})
    facts["activities"].append({"kind": "service", "goods": []})
    assessment = assessed(tmp_path, facts)

    assert len(assessment.findings) == 3 * 2
    assert {finding.line for finding in assessment.decided_by} == {
        "activities[0]: send goods from the UK to Russia, or to somebody for use there: goods of code 84713000"
    }


def test_before_any_measure_it_says_so(tmp_path: Path) -> None:
    """On a day before the law held begins, outside says that nothing held was in force, and since when."""
    assessment = assessed(tmp_path, an_export("84713000"), "2021-06-01")

    assert assessment.verdict is Verdict.OUTSIDE
    assert assessment.because == ("No measure held was in force on 2021-06-01; the earliest began on 2020-12-31.",)
