"""The worked cases of the rules, and how they are run."""

from pathlib import Path
from typing import Any

import pytest

from sme_check.assessment.cases import Case, read_cases, run_case
from sme_check.errors import FactError
from tests.small_law import DAY, small_law, small_rules


def a_case(expect: str = "applies", **facts: Any) -> Case:
    """A case of the small rulebook's measure."""
    plain = {"uk_party.link": "uk_body", "business.established_in": "RU", "activity.kind": "export", "goods.code": "84713000"}
    return Case("uk2019.46B", "a case", DAY, expect, {**plain, **facts})


def found(folder: Path, **facts: Any) -> str:
    """What a case comes to."""
    return run_case(a_case(**facts), small_law(folder)).found


def test_the_cases_of_the_small_rulebook_hold(tmp_path: Path) -> None:
    """Every case is read from its file, and comes to what it expects."""
    root, law = small_rules(tmp_path), small_law(tmp_path)
    results = [run_case(case, law) for case in read_cases(root)]

    assert len(results) == 6
    assert [result for result in results if not result.passed] == []


def test_a_case_that_does_not_hold_says_why(tmp_path: Path) -> None:
    """A case that comes to something else has not passed, and tells what is open."""
    result = run_case(a_case("applies", **{"goods.code": None}), small_law(tmp_path))

    assert not result.passed
    assert result.found == "unknown"
    assert "activities[0].goods[0].code" in result.why


def test_dotted_paths_fill_the_first_activity_and_its_item(tmp_path: Path) -> None:
    """A case may be as short as its facts."""
    assert found(tmp_path) == "applies"
    assert found(tmp_path, **{"activity.kind": "service"}) == "does_not_apply"


@pytest.mark.parametrize(
    ("goods", "outcome"),
    [({"goods": [{"code": "0902"}, {"code": "84713000"}]}, "applies"), ({"goods": {"code": "0902"}}, "does_not_apply"), ({"activity.goods": []}, "unknown")],
)
def test_goods_may_be_written_out(tmp_path: Path, goods: dict[str, Any], outcome: str) -> None:
    """Goods may stand as a list, of which the worst decides, or as one group."""
    facts = {"uk_party.link": "uk_body", "business.established_in": "RU", "activity.kind": "export", **goods}

    assert run_case(Case("uk2019.46B", "a case", DAY, outcome, facts), small_law(tmp_path)).passed


def test_activities_may_be_written_out(tmp_path: Path) -> None:
    """A case may state a whole partnership as an input file does."""
    facts = {"uk_party": {"link": "uk_body"}, "business": {"established_in": "RU"}, "activities": [{"kind": "export", "goods": [{"code": "8471"}]}]}

    assert run_case(Case("uk2019.46B", "a case", DAY, "applies", facts), small_law(tmp_path)).passed


def test_a_fact_that_nobody_declares_is_refused(tmp_path: Path) -> None:
    """A misspelt fact in a case would test nothing: it is refused, with measure and case."""
    with pytest.raises(FactError, match=r"uk2019\.46B, case “a case”: activities\[0\]\.kinds(.|\n)*the nearest is kind"):
        found(tmp_path, **{"activity.kinds": "export"})


@pytest.mark.parametrize("path", ["colour", "nothing.colour"])
def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path, path: str) -> None:
    """A path without a root is no fact."""
    with pytest.raises(FactError):
        found(tmp_path, **{path: "red"})
