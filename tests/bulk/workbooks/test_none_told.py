"""None in place of a name says that there are none; what cannot be read beside it, or seems to say otherwise, leaves the list unknown."""

from typing import Any

import pytest

from sme_check.bulk.workbooks.taken import Taken

from .books import taken_from

OWNERS = "business.owners"


def of(**cells: Any) -> Taken:
    """What is taken of one row, by its headings; "_" in one is a space."""
    return taken_from(None, Partners=[["Reference", "Company", *(name.replace("_", " ") for name in cells)], ["A-1", "OOO Zarya", *cells.values()]])


def fact(taken: Taken, path: str) -> Any:
    """What is stated of the partnership; None where nothing is."""
    return taken.frame[path].iloc[0] if path in taken.frame else None


@pytest.mark.parametrize(
    ("heading", "path", "list_of"),
    [
        ("Owner 1", f"{OWNERS}[0].name", OWNERS), ("Учредители", f"{OWNERS}[0].name", OWNERS), ("Goods", "goods.description", "activity.goods"),
        ("HS code", "goods.code", "activity.goods"), ("Other party", "activity.others[0].name", "activity.others"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("none", ["none", "нет", "None "])
def test_none_in_place_of_the_first_says_that_there_are_none(heading: str, path: str, list_of: str, none: str) -> None:
    """And is nobody's name."""
    taken = of(**{heading: none})

    assert (fact(taken, path), fact(taken, list_of)) == (None, "none")


def test_none_in_place_of_the_second_says_nothing_of_the_first() -> None:
    """Beside somebody named it says that there are no more; beside a blank, nothing."""
    beside, alone = of(Owner_1="Kira", Owner_2="none"), of(Owner_1=None, Owner_2="none")

    assert fact(beside, f"{OWNERS}[0].name") == "Kira"
    assert [fact(taken, f"{OWNERS}[1].name") for taken in (beside, alone)] == [None, None]
    assert fact(alone, OWNERS) is None


def test_no_agent_does_not_say_that_nobody_takes_part() -> None:
    """It says that there is no agent."""
    taken = of(Agent="none", Recipient="OOO Luch")
    alone = of(Agent="none")

    assert "none" not in set(taken.frame.iloc[0]) | set(alone.frame.iloc[0])
    assert fact(alone, "activity.others") is None
    assert fact(taken, "activity.others[1].name") == "OOO Luch" or fact(taken, "activity.others[0].name") == "OOO Luch"


@pytest.mark.parametrize(
    ("cells", "list_of"),
    [
        ({"Owner_1": "none", "Owner_2": "same as above"}, OWNERS), ({"Owner_1": "none", "Owner_1_INN": "12345"}, OWNERS),
        ({"Goods": "none", "HS_code": "see invoice"}, "activity.goods"), ({"Goods": "none", "Goods_origin": "Narnia"}, "activity.goods"),
    ],
)  # fmt: skip
def test_none_beside_a_cell_that_cannot_be_read_leaves_the_list_unknown(cells: dict[str, str], list_of: str) -> None:
    """Something stands there."""
    taken = of(**cells)

    assert fact(taken, list_of) is None
    assert len(taken.problems) == 1


def test_a_role_is_stated_of_whoever_is_named_and_of_whoever_cannot_be_read() -> None:
    """Somebody is the agent, though the number is none."""
    wrong = of(Recipient_INN="12345", Payer="OOO Luch")

    assert {fact(wrong, str(path)) for path in wrong.frame if str(path).endswith(".role")} == {"recipient", "payer"}


def test_a_second_column_of_a_code_that_cannot_be_read_leaves_the_code_unknown() -> None:
    """It may name another item; one that says the same with fewer digits changes nothing."""
    rows = [["Reference", "HS code", "Tariff code"], ["A-1", "85423100", "see invoice"], ["A-2", "85423100", "8542"], ["A-3", "85423100", "4903"]]
    taken = taken_from(None, Partners=rows)

    assert list(taken.frame["goods.code"])[:3] == [None, "85423100", None]
    assert {found.cell for found in taken.problems} == {"C2", "C4"}


def test_a_second_column_of_free_text_leaves_the_first_as_it_is() -> None:
    """Two descriptions may both be right: what the second says is asked about."""
    taken = taken_from(None, Partners=[["Reference", "Company", "Goods", "Product"], ["A-1", "OOO Zarya", "books", "maps"]])

    assert fact(taken, "goods.description") == "books"
    assert taken.asked


def test_a_member_of_whom_nothing_can_be_read_leaves_all_of_them_unknown() -> None:
    """Fewer than there are would pass for all of them."""
    taken = of(Owner_1="Kira", Owner_1_share=60, Owner_2_INN="12345")

    assert not [path for path in taken.frame if str(path).startswith(OWNERS)]


def test_none_twice_says_it_once() -> None:
    """None in place of the first and of the second."""
    assert fact(of(Owner_1="none", Owner_2="none"), OWNERS) == "none"


def test_no_second_bank_says_that_the_first_is_the_only_one() -> None:
    """Otherwise others are asked about."""
    cells = {"Bank": "Zhemchug"}, {"Bank": "Zhemchug", "Bank_2": "none"}
    asked = [[question for questions in of(**each).asked.values() for question in questions] for each in cells]

    assert [len(questions) for questions in asked] == [1, 0]


def test_none_beside_two_codes_that_say_otherwise_leaves_the_goods_unknown() -> None:
    """Neither code is known, and still something stands there."""
    taken = of(Goods="none", HS_code="85423100", Tariff_code="4903")

    assert (fact(taken, "goods.code"), fact(taken, "activity.goods")) == (None, None)
