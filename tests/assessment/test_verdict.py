"""Verdicts: the worst of the findings, and never outside by default."""

from itertools import product
from pathlib import Path

import pytest

from sme_check.assessment.verdict import EXIT_CODES, Verdict, worst
from sme_check.engine.finding import Outcome
from tests.assessment.small import VERDICTS, an_export, assessed
from tests.small_law import a_measure


@pytest.mark.parametrize("verdict", list(Verdict))
def test_each_verdict_is_reached_by_its_facts(tmp_path: Path, verdict: Verdict) -> None:
    """One fact turns the same export from one verdict to another."""
    assert assessed(tmp_path, an_export(**VERDICTS[verdict.value])).verdict is verdict


@pytest.mark.parametrize(("first", "second"), list(product(Verdict, Verdict)))
def test_the_worst_part_decides(tmp_path: Path, first: Verdict, second: Verdict) -> None:
    """Two activities have the verdict of the worse, in whichever order they stand."""
    both = an_export(**VERDICTS[first.value])
    both["activities"] += an_export(**VERDICTS[second.value])["activities"]
    order = list(Verdict)

    assert assessed(tmp_path, both).verdict is order[min(order.index(first), order.index(second))]


def test_verdicts_are_ranked_worst_first() -> None:
    """Prohibited before licence required, refer, needs information and outside."""
    assert [verdict.value for verdict in Verdict] == ["prohibited", "licence_required", "refer", "needs_information", "outside"]
    assert worst(Verdict) is Verdict.PROHIBITED


def test_each_verdict_has_its_exit_code_and_its_meaning() -> None:
    """A program tells the verdicts apart, and only outside is nought; each is said in a sentence."""
    assert EXIT_CODES == {Verdict.OUTSIDE: 0, Verdict.NEEDS_INFORMATION: 10, Verdict.REFER: 11, Verdict.LICENCE_REQUIRED: 12, Verdict.PROHIBITED: 13}
    assert len({verdict.meaning for verdict in Verdict}) == len(Verdict)


@pytest.mark.parametrize("facts", [{}, {"activities": []}, {"business": {"name": "OOO"}}])
def test_nothing_known_is_not_outside(tmp_path: Path, facts: dict[str, object]) -> None:
    """Where nothing was stated there is everything to ask."""
    assessment = assessed(tmp_path, facts, "2023-01-10")

    assert assessment.verdict is Verdict.NEEDS_INFORMATION
    assert assessment.questions


def test_without_a_day_no_law_is_applied(tmp_path: Path) -> None:
    """Today's date is never assumed: without an as-of date the one question is which."""
    assessment = assessed(tmp_path, an_export(as_of=None))

    assert assessment.verdict is Verdict.NEEDS_INFORMATION
    assert [question.place for question in assessment.questions] == ["as_of"]
    assert assessment.findings == ()


@pytest.mark.parametrize("effect", ["warns", "notes"])
@pytest.mark.parametrize("military", [True, None])
def test_a_measure_that_only_warns_never_decides(tmp_path: Path, effect: str, military: bool | None) -> None:
    """A warning is shown when its facts are there, and turns no verdict nor asks a question."""
    warning = a_measure({"fact": "activity.military_end_use", "equals": True}, effect=effect)
    assessment = assessed(tmp_path, an_export(military_end_use=military), rules={"measures/uk2019/t.yaml": warning})

    assert assessment.verdict is Verdict.OUTSIDE
    assert assessment.questions == ()
    assert [item.measure.id for item in assessment.warnings] == (["uk2019.T"] if military else [])


def test_an_exception_that_lifts_is_named(tmp_path: Path) -> None:
    """Outside because of an exception says so."""
    assessment = assessed(tmp_path, an_export("84713000", claims=["personal_effects"]))

    assert assessment.verdict is Verdict.OUTSIDE
    assert [finding.outcome for finding in assessment.findings if finding.measure.id == "uk2019.46B"] == [Outcome.EXCEPTED]
    assert "exception" in " ".join(assessment.because)


def test_a_licence_says_who_grants_it(tmp_path: Path) -> None:
    """A licensing ground that is made out comes with its provision and the authority of the day."""
    (route,) = assessed(tmp_path, an_export(**VERDICTS["licence_required"])).licences

    assert (route.measure, route.ground, route.citation) == ("uk2019.46B", "medical", "S.I. 2019/855, reg 65")
    assert route.authority == "Export Control Joint Unit (ECJU)"


def test_a_licence_that_is_claimed_changes_nothing(tmp_path: Path) -> None:
    """A licence said to be held is shown as claimed, never as a permission."""
    facts = {**an_export("84713000"), "licences": [{"number": "GBSAN1", "authority": "ECJU", "valid_to": "2030-01-01"}]}

    assert assessed(tmp_path, facts).verdict is Verdict.PROHIBITED
