"""None in place of a name says that there are none; what cannot be read beside it, or seems to say otherwise, leaves the list unknown."""

from typing import Any

import pandas as pd
import pytest

from sme_check import check_frame
from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.workbooks.taken import Taken
from sme_check.facts.table import ROOTS, facts_of

from .books import held_days, taken_from

OWNERS = "business.owners"
DAY = "2026-05-15"
LISTS = frozenset({"texts", "choices", "groups"})


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


ACTIVITY = {"activity.kind": "service", "activity.service": "translation", "activities[1].kind": "service", "activities[1].service": "translation"}
ITEM = {"goods.code": "49030000", "activities[1].goods[0].code": "49030000"}
PARTY = {"business.owners[0].name": "OOO Luch", "activity.others[0].name": "OOO Luch", "activities[1].others[0].name": "OOO Luch"}
NONE = ["none", "None", "нет", "no", "nobody", "n/a", "-"]


def _lists() -> list[str]:
    """Every list of a partnership, of its activities and their items, and of a party of each kind; and the one choice that has a none."""
    starts = {"": "", "business": "business.", "uk_party": "uk_party.", "activity": "activity.", "goods": "goods."}
    declared = [f"{starts[root]}{info.name}" for root in ("business", "uk_party", "activity", "goods") for info in facts_of(ROOTS[root]) if info.kind in LISTS]
    of_parties = [f"{party}.{name}" for party in ("business.owners[0]", "activity.others[0]") for name in ("owners", "other_names")]
    further = [path.replace("activity.", "activities[1].", 1).replace("goods.", "activities[1].goods[0].", 1) for path in (*declared, *of_parties)]
    oil = ["activity.oil_project", "activities[1].oil_project"]
    return list(dict.fromkeys([*declared, *of_parties, *(path for path in further if path.startswith("activities[")), *oil]))


def _row(path: str, none: str) -> dict[str, str]:
    """A row of two activities with none in one place, and what must stand beside it: an item's code, a party's name."""
    beside = ITEM if "goods." in path or "goods[" in path else PARTY if "owners[0]" in path or "others[0]" in path else {}
    start = path.rpartition(".")[0]
    told = {at: value for at, value in beside.items() if at.rpartition(".")[0] == start}
    return {"reference": path, "business.name": "OOO Zarya", **ACTIVITY, **told, path: none}


@pytest.mark.parametrize("none", NONE)
def test_none_in_a_cell_of_a_list_is_answered_as_in_a_frame(none: str) -> None:
    """Of every list of the business, the UK party, each activity, each item and each party, by whichever word, and by what is none."""
    frame = pd.DataFrame([_row(path, none) for path in _lists()]).astype(object)
    frame = frame.where(frame.notna(), None)
    taken = taken_from(None, Partners=[list(frame.columns), *frame.to_numpy().tolist()])
    book = answer_frame(taken.frame, DAY, held=held_days()).frame.drop_duplicates("reference").set_index("reference")
    framed = check_frame(frame, DAY).set_index("reference")

    for path in _lists():
        assert (path, *book.loc[path, ["verdict", "missing"]]) == (path, *framed.loc[path, ["verdict", "missing"]])


@pytest.mark.parametrize("none", NONE)
def test_none_on_a_sheet_of_activities_is_answered_as_in_a_frame(none: str) -> None:
    """Of every list of an activity, an item and a party that takes part."""
    paths = [path for path in _lists() if path.startswith(("activity.", "goods.", "activities["))]
    frame = pd.DataFrame([_row(path, none) for path in paths]).astype(object)
    frame = frame.where(frame.notna(), None)
    main = ["reference", "business.name"]
    own = ["reference", *(name for name in frame.columns if name not in main)]
    partners, activities = ([columns, *frame[columns].to_numpy().tolist()] for columns in (main, own))
    taken = taken_from(None, Partners=partners, Activities=activities)
    book = answer_frame(taken.frame, DAY, held=held_days()).frame.drop_duplicates("reference").set_index("reference")
    framed = check_frame(frame, DAY).set_index("reference")

    for path in paths:
        assert (path, *book.loc[path, ["verdict", "missing"]]) == (path, *framed.loc[path, ["verdict", "missing"]])


@pytest.mark.parametrize("none", ["none", "нет"])
@pytest.mark.parametrize(("heading", "list_of"), [("Goods", "activity.goods"), ("HS code", "activity.goods"), ("Other party", "activity.others")])
def test_none_in_place_of_a_name_of_the_second_activity_says_that_it_has_none(none: str, heading: str, list_of: str) -> None:
    """As of the first; where there is no second activity it says nothing."""
    cells = {"Activity": "service", "Activity_2": "service", f"Activity_2_{heading}".replace(" ", "_"): none}
    there, absent = of(**cells), of(**{**cells, "Activity_2": None})

    assert there.frame[list_of].tolist() == [None, "none"]
    assert len(absent.frame) == 1


def test_an_activity_of_which_everything_is_none_is_not_there() -> None:
    """None in place of what it would be, and of all that would be said of it."""
    cells = {"Activity": "service", "Activity_2": "none", "Activity_2_others_who_take_part": "none", "Activity_2_in_cash": "нет", "Activity_2_goods": "none"}

    assert len(of(**cells).frame) == 1
    assert len(of(**{**cells, "Activity_2_goods": "maps"}).frame) == 2


def test_an_item_of_which_everything_is_none_is_not_there() -> None:
    """Nor is the first, if that is the one."""
    taken = of(Activity="service", Goods="maps", HS_code_2="none", Goods_2_control_lists="none")

    assert len(taken.frame) == 1


def test_no_said_of_the_second_activity_is_an_answer() -> None:
    """To a question of yes or no it is no none."""
    taken = of(Activity="service", Activity_2="service", Activity_2_in_cash="нет")

    assert taken.frame["activity.in_cash"].tolist() == [None, False]


def test_whoever_names_the_agent_of_the_second_activity_is_asked_for_others() -> None:
    """As of the first; none in the list's own column answers it."""
    cells = {"Activity": "service", "Activity_2": "service", "Activity_2_agent": "OOO Luch"}

    assert len(of(**cells).asked) == 1
    assert not of(**cells, Activity_2_others_who_take_part="none").asked
