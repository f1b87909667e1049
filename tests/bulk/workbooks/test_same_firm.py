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
    columns = list(dict.fromkeys([*head, *first, *second]))
    rows = []
    for number, changes in enumerate((first, second)):
        stated = dict(zip(head, row, strict=True)) | {"reference": f"P-{number}"} | changes
        rows.append([stated.get(name) for name in columns])
    return of([columns, *rows])


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


@pytest.mark.parametrize("name", ["Вера Гаванская", "Vera  Gavanskaya", "GAVANSKAYA, Vera"])
def test_the_same_name_written_otherwise_is_no_other_owner(name: str) -> None:
    """In the other alphabet, with a blank more, the surname first."""
    assert verdicts(run(two({}, {OWNER: name}))) == ["outside", "outside"]


@pytest.mark.parametrize("cyrillic", ["Вера Гаванская", "Вера Причалова"])
def test_a_name_in_two_alphabets_is_no_other_owner_than_in_one(cyrillic: str) -> None:
    """Also where the two are no transliterations of each other, such as a name after marriage: a cell left empty contradicts nothing."""
    assert two({}, {"business.owners[0].name_cyrillic": cyrillic}).asked == {}


def test_no_owners_in_one_row_and_an_owner_in_another_leave_both_in_doubt() -> None:
    """One of the two must be wrong."""
    nobody = {f"business.owners[0].{name}": None for name in ("name", "kind", "resident_in", "share", "votes_follow_shares", "board_majority")}
    taken = two({}, nobody | {"business.owners": "none"})

    assert verdicts(run(taken)) == ["needs_information", "needs_information"]
    assert all("names other owners, or none" in questions[0] for questions in taken.asked.values())
    assert len(taken.asked) == 2


@pytest.mark.parametrize(("day", "doubted"), [("2026-05-15", 2), ("2026-05-16", 0), (None, 2)])
def test_owners_of_another_day_may_be_others(day: str | None, doubted: int) -> None:
    """A business may be sold between two days: rows of one day, or of one that is not stated, must agree."""
    assert len(two({}, {"as_of": day, OWNER: "Pavel Prichalov"}).asked) == doubted


def test_other_owners_of_an_owner_leave_both_in_doubt() -> None:
    """Whoever holds the holding company stands behind the business, too."""
    holder = {"business.owners[0].kind": "organisation"}
    holders = [{**holder, "business.owners[0].owners[0].name": name} for name in ("Vera Gavanskaya", "Pavel Prichalov")]
    (first, second) = two(*holders).asked.values()

    assert "names other owners" in first[0]
    assert "names other owners" in second[0]


@pytest.mark.parametrize(("second", "doubted"), [("Pavel Prichalov", 2), ("Vera Gavanskaya", 0)])
def test_owners_on_a_sheet_of_their_own_are_told_by_their_partnerships(second: str, doubted: int) -> None:
    """As the template has them."""
    head, row = clear_rows(**{"business.inn": INN})
    at = [number for number, name in enumerate(head) if not name.startswith("business.owners[0].")]
    stated = dict(zip(head, row, strict=True))
    deals = [[f"P-{number}" if head[place] == "reference" else row[place] for place in at] for number in range(2)]
    owners = ["kind", "resident_in", "share", "votes_follow_shares", "board_majority"]
    held = [stated[f"business.owners[0].{name}"] for name in owners]
    taken = of([[head[place] for place in at], *deals], Owners=[["reference", "name", *owners], ["P-0", "Vera Gavanskaya", *held], ["P-1", second, *held]])

    assert verdicts(run(taken)) == ["needs_information" if doubted else "outside"] * 2
    assert len(taken.asked) == doubted


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("business.acts_for_others", "yes"), ("business.state_controlled", "yes"), ("business.controlled_otherwise", "yes"),
        ("business.government_of_russia", "yes"), ("business.kind", "public_body"),
    ],
)  # fmt: skip
def test_control_that_is_said_otherwise_is_asked_about(fact: str, said: str) -> None:
    """By the short name of the fact; the other row, which would be cleared by itself, is not."""
    answers = run(two({}, {fact: said}))

    assert verdicts(answers)[0] == "needs_information"
    assert any("says otherwise under" in item.question for item in answers.patterns[answers.pattern[0]].questions)


def test_the_same_business_is_told_by_its_ogrn_too() -> None:
    """Where no row states an INN."""
    of_one = {"business.inn": None, "business.ogrn": "1027700132195"}
    answers = run(two(of_one, of_one | {OWNER: "Pavel Prichalov"}))

    (question,) = [item.question for item in answers.patterns[answers.pattern[0]].questions if "is of the same business" in item.question]
    assert verdicts(answers)[0] != "outside"
    assert "(OGRN 1027700132195)" in question


def test_one_owner_more_is_another_word_on_who_stands_behind_it() -> None:
    """Whichever of the owners it is: what one row leaves out the other tells."""
    more = {"name": "Pavel Prichalov", "kind": "individual", "resident_in": "RU", "share": "40", "votes_follow_shares": "yes", "board_majority": "no"}
    first = {"business.owners[0].share": "60"}
    answers = run(two(first, first | {f"business.owners[1].{name}": told for name, told in more.items()}))

    assert any("names other owners" in item.question for item in answers.patterns[answers.pattern[0]].questions)


def test_many_rows_of_one_business_are_gone_through_once() -> None:
    """A thousand deals with one firm, the last of which names another owner: one question each, with a few rows as examples."""
    head, row = clear_rows(**{"business.inn": INN})
    at = head.index("reference")
    rows = [[*row[:at], f"P-{number}", *row[at + 1 :]] for number in range(1000)]
    rows[-1][head.index(OWNER)] = "Pavel Prichalov"
    taken = of([head, *rows])

    assert len(taken.asked) == 1000
    assert {len(questions) for questions in taken.asked.values()} == {1}
