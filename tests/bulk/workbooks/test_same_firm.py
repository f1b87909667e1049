"""Rows of one business that tell differently who stands behind it: what one says must not be cleared over what the other says."""

from typing import Any

import pytest

from sme_check.bulk.runs.run import run
from sme_check.bulk.workbooks.taken import Taken

from .test_names_beside import verdicts
from .test_unread import clear_rows, of

INN, OTHER = "0000000120", "0000000346"
OWNER = "business.owners[0].name"


def two(first: dict[str, Any], second: dict[str, Any]) -> Taken:
    """What is taken from two clear partnerships, each with a reference of its own, of which some facts are stated otherwise."""
    head, row = clear_rows(**{"business.inn": INN})
    rows = []
    for number, changes in enumerate((first, second)):
        stated = dict(zip(head, row, strict=True)) | {"reference": f"P-{number}"} | changes
        rows.append([stated[name] for name in head])
    return of([head, *rows])


def test_other_owners_of_the_same_business_leave_both_in_doubt() -> None:
    """Each is asked which is right, by sheet, row and number."""
    taken = two({}, {OWNER: "Pavel Prichalov"})
    answers = run(taken)

    assert verdicts(answers) == ["needs_information", "needs_information"]
    for group, row in ((0, 3), (1, 2)):
        (question,) = [item.question for item in answers.patterns[answers.pattern[group]].questions]
        assert f"Partnerships row {row} is of the same business (INN {INN}) and names other owners" in question


@pytest.mark.parametrize(
    "second",
    [
        {},
        {"business.inn": OTHER, OWNER: "Pavel Prichalov"},
        {OWNER: "VERA GAVANSKAYA "},
        {"activity.payment": "none"},
    ],
)
def test_what_does_not_contradict_changes_nothing(second: dict[str, Any]) -> None:
    """The same owners, another business, or another deal with the same one."""
    assert verdicts(run(two({}, second))) == ["outside", "outside"]


def test_control_that_is_said_otherwise_is_asked_about() -> None:
    """By the short name of the fact."""
    answers = run(two({}, {"business.acts_for_others": "yes"}))

    assert verdicts(answers)[0] == "needs_information"
    assert any("says otherwise under" in item.question for item in answers.patterns[answers.pattern[0]].questions)


def test_many_rows_of_one_business_are_gone_through_once() -> None:
    """A thousand deals with one firm, the last of which names another owner: one question each, with a few rows as examples."""
    head, row = clear_rows(**{"business.inn": INN})
    at = head.index("reference")
    rows = [[*row[:at], f"P-{number}", *row[at + 1 :]] for number in range(1000)]
    rows[-1][head.index(OWNER)] = "Pavel Prichalov"
    taken = of([head, *rows])

    assert len(taken.asked) == 1000
    assert {len(questions) for questions in taken.asked.values()} == {1}
