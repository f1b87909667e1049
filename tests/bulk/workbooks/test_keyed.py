"""Sheets without references that name the business: joined by its numbers or its name where these mean one partnership, else a doubt of those meant."""

from typing import Any

import pytest

from sme_check.bulk.workbooks.taken import Taken

from .books import answered
from .test_unread import clear_rows, of, verdict

NAME, INN = "OOO Yazykovaya Gavan", "7842349892"
LISTED = "PAO Kamovmetall Usolikles"


def rows(reference: str | None = "Tver school", **more: Any) -> list[list[Any]]:
    """The row of a partnership that is outside, with a taxpayer number, and one of another business."""
    found = clear_rows(reference=reference, **{"business.inn": INN, **more})
    found.append([*found[1]])
    for title, value in (("reference", reference and "Tula school"), ("business.name", "OOO Zarya"), ("business.inn", "7736207543")):
        found[2][found[0].index(title)] = value
    return found


def parties(taken: Taken, path: str) -> dict[str, Any]:
    """Of each reference what is stated of a party."""
    return {reference: value for reference, value in zip(taken.frame["reference"], taken.frame[path], strict=True) if value is not None}


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Company", NAME), ("Company", NAME.upper()), ("Counterparty", "«Yazykovaya  gavan», OOO"), ("Company name", "Yazykovaya Gavan"), ("INN", INN),
        ("INN", int(INN)), ("Company INN", INN), ("INN of company", INN), ("ИНН контрагента", INN),
    ],
)  # fmt: skip
@pytest.mark.parametrize("reference", ["Tver school", None])
def test_goods_and_others_by_the_business_are_of_its_partnership(heading: str, key: Any, reference: str | None) -> None:
    """By name without case, marks and form, by number as text or as a number; with references on the first sheet or without."""
    others = of(rows(reference), None, Others=[[heading, "Name"], [key, LISTED]])
    goods = of(rows(reference), None, Goods=[[heading, "HS code"], [key, "85423100"]])
    called = reference or "Partnerships, row 2"

    assert parties(others, "activity.others[0].name") == {called: LISTED}
    assert parties(goods, "goods.code") == {called: "85423100"}
    assert not others.problems
    assert not goods.problems


@pytest.mark.parametrize("heading", ["Company", "INN"])
def test_how_a_key_was_understood_is_shown_as_any_heading_is(heading: str) -> None:
    """With the fact of the business that it is taken for."""
    taken = of(rows(), None, Officers=[[heading, "Name"], [NAME if heading == "Company" else INN, "Kira"]])
    shown = {item.found: item.path for item in taken.headings if item.sheet == "Officers"}

    assert shown == {heading: "business.name" if heading == "Company" else "business.inn", "Name": "business.officers[].name"}


def test_owners_by_number_are_of_every_partnership_with_the_business() -> None:
    """They own it whatever it does."""
    two = rows()
    two[2][two[0].index("business.inn")] = INN
    for column in [title for title in two[0] if title.startswith("business.owners")]:
        at = two[0].index(column)
        for row in two:
            del row[at]
    taken = of(two, None, Owners=[["INN", "Owner", "Share"], [INN, "Kira Prichalova", 60]])

    assert parties(taken, "business.owners[0].name") == {"Tver school": "Kira Prichalova", "Tula school": "Kira Prichalova"}


@pytest.mark.parametrize("sheet", ["Others", "Banks", "Goods"])
def test_a_key_of_several_partnerships_leaves_those_in_doubt(sheet: str) -> None:
    """And no others; which of them is meant is asked."""
    three = rows()
    three.append([*three[1]])
    three[3][three[0].index("reference")] = "Perm school"
    heading, text = ("HS code", "85423100") if sheet == "Goods" else ("Name", LISTED)
    taken = of(three, None, **{sheet: [["INN", heading], [INN, text]]})

    assert sorted(taken.frame["reference"][place] for place in taken.asked) == ["Perm school", "Tver school"]


def test_names_whose_forms_contradict_each_other_are_not_one() -> None:
    """AO and OOO of one name are two bodies."""
    taken = of(rows(), None, Others=[["Company", "Name"], ["AO Yazykovaya Gavan", LISTED], ["OOO Zarya", "OOO Luch"]])

    assert parties(taken, "activity.others[0].name") == {"Tula school": "OOO Luch"}
    assert [found.cell for found in taken.problems] == ["A2"]


def test_owners_who_are_partners_themselves_are_not_taken_for_what_they_own() -> None:
    """Nobody owns itself: the column is theirs, and whose owners they are stays open."""
    taken = of(rows(), None, Owners=[["INN", "Owner", "Share"], [INN, NAME, 60]])

    assert verdict(taken) == "needs_information"


def test_what_somebody_says_of_a_heading_goes_before() -> None:
    """A company confirmed as the owner's name is that."""
    taken = of(rows(), {"Owners!Company": "name"}, Owners=[["Company", "Owner", "Share"], [NAME, "Kira", 60]])

    assert {item.found: item.how for item in taken.headings if item.sheet == "Owners"}["Company"] == "confirmed"
    assert verdict(taken) == "needs_information"


def test_two_keys_that_contradict_each_other_join_nothing() -> None:
    """A name of one business and the number of another leave a doubt."""
    taken = of(rows(), None, Others=[["Company", "INN", "Name"], [NAME, "7736207543", LISTED]])

    assert "activity.others[0].name" not in taken.frame
    assert taken.asked


def asked(firms: list[tuple[str, str, str]], **sheets: Any) -> list[str]:
    """Which of three partnerships are in doubt, each given its reference, its business and its number."""
    found = rows()
    found = [found[0], *([*found[1]] for _ in firms)]
    for row, stated in zip(found[1:], firms, strict=True):
        for title, value in zip(("reference", "business.name", "business.inn"), stated, strict=True):
            row[found[0].index(title)] = value
    taken = of(found, None, **sheets)
    return sorted(taken.frame["reference"][place] for place in taken.asked)


FIRMS = [("Tver school", NAME, INN), ("Tula school", "OOO Zarya", "7736207543"), ("Perm school", "OOO Vesna", "5003052454")]


def test_rows_of_one_number_beside_several_names_leave_all_of_them_in_doubt() -> None:
    """What one row names is not forgotten for what the next does."""
    others = [["Company INN", "Company", "Name"], [INN, "OOO Zarya", LISTED], ["7736207543", "OOO Zarya", "OOO Luch"], [INN, "OOO Vesna", LISTED]]

    assert asked(FIRMS, Others=others) == ["Perm school", "Tula school", "Tver school"]


def test_an_activity_of_one_s_name_and_another_s_number_leaves_both_in_doubt() -> None:
    """It may be of either."""
    goods = [["INN", "Company", "HS code"], [INN, "OOO Zarya", "85423100"], ["5003052454", "OOO Vesna", "85423100"]]

    assert asked(FIRMS, Goods=goods) == ["Tula school", "Tver school"]


def test_a_name_of_several_that_is_the_reference_of_one_leaves_all_of_them_in_doubt() -> None:
    """It stands there for the business, not for the partnership."""
    firms = [("Zarya", "OOO Zarya", INN), ("Second", "OOO Zarya", "7736207543"), ("Third", "OOO Vesna", "5003052454")]

    assert asked(firms, Others=[["Company", "Name"], ["ZARYA", LISTED], ["OOO Vesna", "OOO Luch"]]) == ["Second", "Zarya"]


def test_owners_by_a_name_of_several_are_of_none_until_somebody_says_whose() -> None:
    """Two businesses may be called alike; a number is one body's."""
    two = rows()
    two[2][two[0].index("business.name")] = NAME
    taken = of(two, None, Owners=[["Company", "Owner", "Share"], [NAME, "Kira Prichalova", 60]])

    assert "Kira Prichalova" not in [value for path in taken.frame if str(path).startswith("business.owners") for value in taken.frame[path]]
    assert len(taken.asked) == 2


def test_a_column_of_which_most_cells_name_nobody_here_is_no_key() -> None:
    """They are other companies."""
    others = [["Company", "Name"], [NAME, LISTED], ["OOO Luch", "OOO Kedr"], ["OOO Sosna", "OOO Buk"]]
    taken = of(rows(), None, Others=others)

    assert [item.path for item in taken.headings if item.sheet == "Others" and item.found == "Company"] != ["business.name"]
    assert len(taken.asked) == 2


def test_a_bank_of_one_of_several_answers_nothing_for_those_without_a_reference() -> None:
    """Whether their one bank is the only one is still asked of each."""
    three = rows(None)
    three.append([*three[1]])
    three[0] = ["Bank" if title == "business.banks[0].name" else title for title in three[0]]
    taken = of(three, None, Banks=[["INN", "Name"], [INN, "Bank Zhemchug"]])

    assert sum("names one bank" in question for questions in taken.asked.values() for question in questions) == 3


@pytest.mark.parametrize("reference", ["Tver school", None])
@pytest.mark.parametrize("cells", [{"HS code": "85423100"}, {"Activity": "export", "HS code": "85423100"}])
@pytest.mark.parametrize(("heading", "key"), [("INN", INN), ("Company INN", INN), ("Company", NAME)])
def test_a_second_sheet_that_names_the_businesses_of_the_first_tells_what_they_do(
    heading: str, key: str, cells: dict[str, str], reference: str | None
) -> None:
    """Whatever it is called; the partnership is as bad as the worst of it."""
    taken = of(rows(reference), None, Sheet2=[[heading, *cells], [key, *cells.values()]])
    called = reference or "Partnerships, row 2"
    found = answered(taken)

    assert parties(taken, "goods.code") == {called: "85423100"}
    assert len(verdicts := set(found["verdict"][[row == called for row in found["reference"]]])) == 1
    assert verdicts < {"refer", "prohibited"}
    assert not taken.problems


@pytest.mark.parametrize("sheet", ["Partners", "Sheet2"])
def test_a_second_list_of_partnerships_stays_one(sheet: str) -> None:
    """One called so, or one that says more of the businesses than what they are called."""
    more = {} if sheet == "Partners" else {"Town": "Tver"}
    taken = of(rows(), None, **{sheet: [["INN", "Activity", "HS code", *more], [INN, "export", "85423100", *more.values()]]})

    assert [row for row, code in zip(taken.frame["reference"], taken.frame["goods.code"], strict=True) if code] == [None]


def test_a_second_sheet_of_other_businesses_stays_a_list_of_its_own() -> None:
    """Fewer than half of those that it names are those of the first."""
    found = [["INN", "Activity", "HS code"], [INN, "export", "85423100"], ["5003052454", "export", "4901"], ["7707083893", "export", "4902"]]
    taken = of(rows(), None, Sheet2=found)

    assert list(taken.frame["reference"])[2:5] == [None, None, None]


def test_a_second_sheet_leaves_those_in_doubt_that_a_number_may_mean() -> None:
    """Two partnerships of one business: of which its row is, nobody has said."""
    three = rows()
    three.append([*three[1]])
    three[3][three[0].index("reference")] = "Perm school"
    taken = of(three, None, Sheet2=[["INN", "Activity", "HS code"], [INN, "export", "85423100"]])

    assert sorted(taken.frame["reference"][place] for place in taken.asked) == ["Perm school", "Tver school"]


@pytest.mark.parametrize("sheet", ["Sheet2", "Banks", "Banks of firms"])
@pytest.mark.parametrize(("heading", "list_of"), [("Bank", "banks"), ("Owner", "owners"), ("Director", "officers")])
def test_a_second_sheet_of_businesses_and_one_column_of_a_list_is_joined(sheet: str, heading: str, list_of: str) -> None:
    """By the name of the business, whatever the sheet is called that does not say that it holds partnerships; several rows are several members."""
    name = sheet.replace("Banks", {"banks": "Banks", "owners": "Owners", "officers": "Officers"}[list_of])
    own = [path for path in rows()[0] if not path.startswith(f"business.{list_of}")]
    first = [[row[rows()[0].index(path)] for path in own] for row in rows()]
    taken = of(first, None, **{name: [["Company", heading], [NAME, "Zhemchug"], [NAME, "Almaz"], ["Zarya", "Yantar"]]})

    assert parties(taken, f"business.{list_of}[0].name") == {"Tver school": "Zhemchug", "Tula school": "Yantar"}
    assert parties(taken, f"business.{list_of}[1].name") == {"Tver school": "Almaz"}
    assert not taken.problems


def test_a_second_sheet_that_is_not_joined_says_what_would_join_it() -> None:
    """Most of the businesses that it names are none of the first sheet's."""
    taken = of(rows(), None, Sheet2=[["Company", "Bank"], ["OOO Mir", "Zhemchug"], ["OOO Luch", "Almaz"], [NAME, "Yantar"]])

    assert [found.found for found in taken.problems] == ["no reference, so the row is answered by itself"] * 3
    assert all("at least half of those that it names" in found.accepted for found in taken.problems)
    assert any("no reference there is that of a partnership" in question for questions in taken.asked.values() for question in questions)


def test_what_somebody_says_of_a_second_sheet_s_heading_goes_before() -> None:
    """The sheet is no list of banks then."""
    taken = of(rows(), {"Sheet2!Bank": "business.banks[0].name"}, Sheet2=[["Company", "Bank"], [NAME, "Zhemchug"]])

    assert [item.path for item in taken.headings if item.found == "Bank"] == ["business.banks[0].name"]
