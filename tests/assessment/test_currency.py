"""Currency: an answer for a day after the law was checked is marked, and past the limit nothing is outside."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sme_check.assessment.currency import currency_of
from sme_check.assessment.verdict import Verdict
from tests.assessment.small import an_export, assessed
from tests.small_law import a_line, small_law

CHECKED = "2024-06-30"
LIMIT = 270


@pytest.mark.parametrize(
    ("days", "verdict", "provisional"),
    [(0, Verdict.OUTSIDE, False), (1, Verdict.OUTSIDE, True), (LIMIT, Verdict.OUTSIDE, True), (LIMIT + 1, Verdict.NEEDS_INFORMATION, True)],
)
def test_nothing_is_outside_under_law_checked_too_long_ago(tmp_path: Path, days: int, verdict: Verdict, provisional: bool) -> None:
    """To the day of the check the answer is plain, after it provisional, and past the limit it needs information."""
    checked = small_law(tmp_path).currency.checked_to
    assessment = assessed(tmp_path, an_export(), (checked + timedelta(days)).isoformat())

    assert (assessment.verdict, assessment.provisional) == (verdict, provisional)
    assert any("look for amendments" in question.question for question in assessment.questions) == (verdict is Verdict.NEEDS_INFORMATION)


def test_what_is_prohibited_stays_so_under_old_law(tmp_path: Path) -> None:
    """Old law clears nothing, but what it forbids is still the answer."""
    assert assessed(tmp_path, an_export("84713000"), "2030-01-01").verdict is Verdict.PROHIBITED


def test_the_past_is_not_provisional(tmp_path: Path) -> None:
    """The law of a day before the check does not change."""
    assert not assessed(tmp_path, an_export()).currency


GOODS_OLD = {"checked_to": {"all": CHECKED, "areas": {"goods": "2023-01-01"}}}


def areas(folder: Path, activity: dict[str, Any] | None) -> set[str]:
    """The areas that are old for one activity, where the law on goods was checked to an earlier day."""
    import yaml

    rulebook = yaml.safe_load((Path(__file__).parents[1] / "rulebook/small/rulebook.yaml").read_text(encoding="utf-8"))
    law = small_law(folder, {"rulebook.yaml": {**rulebook, **GOODS_OLD}})
    line = a_line({"activities": [activity] if activity is not None else None}, law.currency.checked_to)
    return {note.area for note in currency_of(law, line.as_of, (line,))}


@pytest.mark.parametrize(
    ("activity", "found"),
    [
        ({"kind": "service", "goods": [], "software_access": False}, set()),
        ({"kind": "service", "goods": [], "software_access": True}, {"goods"}),
        ({"kind": "service", "goods": []}, {"goods"}),
        ({"kind": "service", "software_access": False}, {"goods"}),
        ({"kind": "export", "goods": [], "software_access": False}, {"goods"}),
        ({"goods": [], "software_access": False}, {"goods"}),
        ({}, {"goods"}),
        (None, {"goods"}),
    ],
)
def test_the_law_on_goods_matters_unless_there_are_none(tmp_path: Path, activity: dict[str, Any] | None, found: set[str]) -> None:
    """Only where it is said that neither goods nor software come into it may the law on goods be old."""
    assert areas(tmp_path, activity) == found
