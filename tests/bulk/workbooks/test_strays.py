"""Rows of other sheets that name no partnership as it stands: whichever they may belong to is in doubt, whatever its own row states."""

from typing import Any

import pytest

from sme_check.bulk.runs.run import run
from sme_check.bulk.workbooks.taken import Taken
from sme_check.errors import FactError

from .test_unread import clear_rows, of, verdict

LISTED = "PAO Kamovmetall Usolikles"


def questions(taken: Taken) -> list[str]:
    """What is asked of the first partnership."""
    answers = run(taken)
    return [item.question for item in answers.patterns[int(answers.pattern[0])].questions]


@pytest.mark.parametrize("sheet", ["Recipients", "Banks", "Officers", "Owners", "Others", "Goods", "Sheet2"])
@pytest.mark.parametrize("named", ["Tver scool", None, "OOO Yazykovaya Gavan", "Tver school, Tula school", "all"])
def test_a_row_that_names_none_rightly_leaves_those_it_may_mean_in_doubt(sheet: str, named: str | None) -> None:
    """Nearly a reference, none, a company, several, all: a question says where the row stands and what it says."""
    heading, text = ("HS code", "85423100") if sheet == "Goods" else ("Name", LISTED)
    taken = of(clear_rows(), None, **{sheet: [["Reference", heading], [named, text]]})

    assert verdict(taken) == "needs_information"
    assert any(f"“{sheet}”" in asked and text in asked for asked in questions(taken))


@pytest.mark.parametrize(("reference", "named"), [("1.0", "1"), ("1000", "1e3"), ("A1, A2", "A1"), ("A-1", "A 1 ,")])
def test_a_reference_written_otherwise_is_that_partnership_s(reference: str, named: Any) -> None:
    """As a number may be shown, or with marks: it is in doubt, and no other is."""
    rows = clear_rows()
    rows.append([*rows[1]])
    at = rows[0].index("reference")
    rows[1][at], rows[2][at] = reference, "Zweig"
    taken = of(rows, Others=[["Reference", "Name"], [named, LISTED]])

    assert [taken.frame["reference"][place] for place in taken.asked] == [reference]


@pytest.mark.parametrize("headings", [["Company", "Owner", "Share"], ["Company", "Name", "Share"]])
@pytest.mark.parametrize("reference", ["Tver school", None])
def test_owners_by_the_name_of_the_company_leave_doubt(headings: list[str], reference: str | None) -> None:
    """Of a partnership without a reference, too."""
    owners = [headings, ["OOO Yazykovaya Gavan", "Kira Prichalova", 60]]

    assert verdict(of(clear_rows(reference=reference), Owners=owners)) == "needs_information"


def test_goods_by_the_name_of_the_company_are_of_that_company() -> None:
    """Another one is left as it is."""
    rows = clear_rows(reference=None)
    rows.append([*rows[1]])
    rows[2][rows[0].index("business.name")] = "OOO Zarya"
    taken = of(rows, Goods=[["Company", "HS code"], ["OOO Yazykovaya Gavan", "85423100"]])

    assert list(taken.frame["reference"][taken.frame["goods.code"] == "85423100"]) == ["Partnerships, row 2"]
    assert not taken.asked


def test_many_such_rows_are_one_question() -> None:
    """It tells the first of them, and how many there are."""
    taken = of(clear_rows(), Others=[["Reference", "Name"], *([None, f"OOO Luch {number}"] for number in range(30))])

    assert [len(asked) for asked in taken.asked.values()] == [1]
    assert "and 29 more rows likewise" in questions(taken)[0]


@pytest.mark.parametrize("name", ["Summary", "Notes", "Lists", "Contents", "Cover", "Help", "Dashboard", "Pivot", "Сводная", "Примечания"])
def test_a_sheet_that_is_called_beside_the_point_and_has_our_headings_leaves_doubt(name: str) -> None:
    """It is left out and said to be; whoever it names is in doubt, until it is set aside."""
    sheet = [["Reference", "Commodity code"], ["Tver school", "85423100"]]
    taken = of(clear_rows(), None, **{name: sheet})

    assert verdict(taken) == "needs_information"
    assert any(note.sheet == name for note in taken.notes)
    assert verdict(of(clear_rows(), {f"{name}!": "ignore"}, **{name: sheet})) == "outside"


def test_a_member_of_whom_nothing_is_known_is_one_more() -> None:
    """Beside those whom the partnership's own row states."""
    assert verdict(of(clear_rows(), Owners=[["Reference", "Name"], ["Tver school", "TBC"]])) == "needs_information"


@pytest.mark.parametrize(("name", "rows"), [("Others", [["Reference", "Name"], ["Tver school", "OOO Luch"]]), ("Partnerships", None)])
def test_a_sheet_that_is_read_is_not_set_aside(name: str, rows: Any) -> None:
    """It says who takes part: setting it aside would leave no doubt of that, so it is refused, and the words say what to do instead."""
    with pytest.raises(FactError) as caught:
        of(clear_rows(), {f"{name}!": "ignore"}, **({name: rows} if rows else {}))

    assert [problem.where for problem in caught.value.problems] == [f"mapping of {name}!"]
    assert "leave it out of the file" in caught.value.problems[0].accepted
