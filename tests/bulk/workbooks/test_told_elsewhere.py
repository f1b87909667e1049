"""Rows of one business of which one would be outside but for what another tells of that business: what bears on the answer reaches every row of it."""

from typing import Any

import pytest

from sme_check.bulk.runs.answers import Answers
from sme_check.bulk.runs.run import run

from .test_names_beside import verdicts
from .test_same_firm import INN, OTHER, two
from .test_unread import clear_rows, of

OWNER, OFFICER = "business.owners[0].", "business.officers[0]."
SBERBANK = "7707083893"


def questions(answers: Answers, group: int = 0) -> list[str]:
    """What is asked of a partnership."""
    return [item.question for item in answers.patterns[answers.pattern[group]].questions]


@pytest.mark.parametrize(
    ("second", "heading"),
    [
        ({f"{OWNER}inn": SBERBANK}, "Owners"),
        ({f"{OWNER}kind": "organisation"}, "Owners"),
        ({f"{OWNER}share": "30"}, "Owners"),
        ({f"{OFFICER}name": "Sberbank"}, "Officers"),
        ({"business.region": "92"}, "Region code"),
        ({"business.other_regions": "91"}, "Other places of business"),
        ({"business.town": "Sevastopol"}, "Town"),
        ({"business.name": "Sberbank"}, "Name"),
    ],
)
def test_what_another_row_tells_of_the_same_business_reaches_this_one(second: dict[str, Any], heading: str) -> None:
    """Whatever would keep this row from being cleared if it were told here: the row, the number and the facts are named."""
    answers = run(two({}, second))

    assert verdicts(answers)[0] == "needs_information"
    (question,) = questions(answers)
    assert f"Partnerships row 3 is of the same business (INN {INN}) and tells of it under “{heading}”" in question


@pytest.mark.parametrize(
    "second",
    [
        {"business.inn": OTHER, "business.region": "92"},
        {f"{OWNER}share": "100%"},
        {f"{OWNER}share": None},
        {f"{OWNER}inn": "500100732259"},
        {f"{OFFICER}name": "Pavel Prichalov"},
        {"business.region": "78"},
        {"business.region": None},
        {"business.town": "Moscow"},
        {"business.headcount": "15"},
        {"business.name": "Yazykovaya Gavan OOO"},
        {"business.banks[0].name": "Sberbank"},
        {"activity.used_in": "UA", "activity.territories": "crimea"},
    ],
)
def test_a_difference_that_brings_no_measure_in_asks_nothing(second: dict[str, Any]) -> None:
    """Another business; the same said otherwise or left out; a harmless officer or place; a figure; what is of the other deal alone."""
    assert verdicts(run(two({}, second)))[0] == "outside"


def test_the_row_that_tells_the_worse_is_answered_as_it_stands() -> None:
    """Its own question is asked there, and not that of the others."""
    answers = run(two({}, {"business.region": "92"}))

    assert verdicts(answers)[1] == "refer"
    assert not any("is of the same business" in question for question in questions(answers, 1))


@pytest.mark.parametrize(("second", "verdict"), [("Pavel Prichalov", "outside"), ("Sberbank", "needs_information")])
def test_an_owner_of_another_day_is_asked_about_if_he_would_matter(second: str, verdict: str) -> None:
    """Who held it then may have sold it since; a listed one may still hold it."""
    assert verdicts(run(two({}, {"as_of": "2026-05-16", f"{OWNER}name": second})))[0] == verdict


@pytest.mark.parametrize(("region", "verdict"), [("92", "needs_information"), ("78", "outside")])
def test_the_day_given_for_all_rows_is_that_of_what_is_supposed(region: str, verdict: str) -> None:
    """Where the sheet has no days."""
    answers = run(two({"as_of": None}, {"as_of": None, "business.region": region}), "2026-05-15")

    assert verdicts(answers)[0] == verdict


def test_an_officer_found_to_be_nobody_listed_in_one_row_is_not_asked_about_in_another() -> None:
    """The look-up of the row that names him holds for what is supposed of the other, too."""
    looked = {"about": "uk_sanctions_list", "result": "not_listed", "as_at": "2026-05-14", "by": "an adviser", "subject": "Semyon Lotsmanov"}
    named = {f"{OFFICER}name": "Semyon Lotsmanov"}
    second = named | {f"look_ups[4].{name}": value for name, value in looked.items()}

    assert verdicts(run(two({}, named)))[0] == "needs_information"
    assert verdicts(run(two({}, second))) == ["outside", "outside"]


def test_an_officer_told_of_in_less_detail_is_the_one_told_of_in_more() -> None:
    """The name alone, in either row, is no other officer."""
    assert verdicts(run(two({}, {f"{OFFICER}kind": None})))[0] == "outside"


def test_rows_are_reached_by_the_ogrn_too() -> None:
    """Where no row states an INN."""
    of_one = {"business.inn": None, "business.ogrn": "1000000000010"}

    assert any("(OGRN 1000000000010)" in question for question in questions(run(two(of_one, of_one | {"business.region": "92"}))))


def test_every_row_that_would_be_outside_is_reached() -> None:
    """Rows that state the same but for the deal are supposed together, and answered each by itself where that is not outside."""
    head, row = clear_rows(**{"business.inn": INN})
    stated = [{"reference": f"P-{number}"} for number in range(4)]
    stated[1] |= {"activity.payment": "none"}
    stated[2] |= {"business.region": "92"}
    stated[3] |= {"business.inn": OTHER}
    answers = run(of([head, *([told.get(name, cell) for name, cell in zip(head, row, strict=True)] for told in stated)]))

    assert verdicts(answers) == ["needs_information", "needs_information", "refer", "outside"]


def test_every_activity_of_the_row_is_left_open() -> None:
    """A partnership of two rows is one answer."""
    head, row = clear_rows(**{"business.inn": INN})
    rows = [[f"P-{number}" if name == "reference" else cell for name, cell in zip(head, row, strict=True)] for number in (0, 0, 1)]
    rows[2][head.index("business.region")] = "92"
    rows[1][head.index("activity.payment")] = "none"
    answers = run(of([head, *rows]))

    assert verdicts(answers) == ["needs_information", "refer"]
    assert verdicts(answers)[0] == "needs_information"
    assert answers.row_verdict.tolist()[0] == answers.row_verdict.tolist()[1]


@pytest.mark.parametrize(("fact", "verdict"), [("business.town", "needs_information"), ("business.headcount", "outside")])
def test_so_many_things_told_of_one_business_are_asked_about_untried(fact: str, verdict: str) -> None:
    """Nobody can say which of thirty towns it is in; figures that no measure reads are no such things."""
    head, row = clear_rows(**{"business.inn": INN, "business.town": "Tver"})
    stated = [{"reference": f"P-{number}", fact: str(number)} for number in range(10, 40)]
    answers = run(of([head, *([told.get(name, cell) for name, cell in zip(head, row, strict=True)] for told in stated)]))

    assert set(verdicts(answers)) == {verdict}
    assert any("and 26 more" in question for question in questions(answers)) is (verdict != "outside")
