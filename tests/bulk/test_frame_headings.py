"""The columns of a frame: which fact of which activity and item each name holds, and what is refused."""

from typing import Any

import pandas as pd
import pytest

from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.frames.headings import Placed, columns_known, placed_headings, read_headings
from sme_check.errors import FactError

SAME = [
    ("activity.kind", "activity_kind", "activities[0].kind", "activity_1_kind", " Activity_1_Kind "),
    ("activities[1].kind", "activity_2_kind", "ACTIVITIES[1].kind"),
    ("goods.code", "goods_code", "goods_1_code", "activities[0].goods[0].code", "activity_1_goods_code", "goods[0].code"),
    ("goods_2_code", "goods[1].code", "activity.goods[1].code", "activity_1_goods_2_code", "activities[0].goods[1].code"),
    ("activity_2_goods", "activities[1].goods"),
    ("activity_2_other_1_name", "activities[1].others[0].name"),
    ("business.owners[0].owners[1].name", "owner_1_owner_2_name", "Owner_1_Owner_2_Name"),
]
REFUSED = ["activities", "activities[0]", "activities[0].goods[1]", "goods[1]", "activity_0_kind", "business.owners[0]", "", None, 5, ("business", "name")]


def place_of(column: object) -> tuple[Any, ...]:
    """Where a column's fact stands."""
    (placed,) = placed_headings([column])
    return placed.heading[0], placed.activity, placed.item


@pytest.mark.parametrize("names", SAME, ids=lambda names: str(names[0]))
def test_a_fact_is_named_in_several_ways(names: tuple[object, ...]) -> None:
    """With dots, with numbers from 1 or places from 0, in any case: the same fact."""
    assert len({place_of(name) for name in names}) == 1


def test_no_two_facts_share_a_place() -> None:
    """What is named differently by number is another fact."""
    assert len({place_of(names[0]) for names in SAME}) == len(SAME)
    assert len({place_of(name) for name in columns_known()}) == len(list(columns_known()))


@pytest.mark.parametrize("column", REFUSED, ids=repr)
def test_what_is_no_fact_is_refused(column: object) -> None:
    """A collection without a fact, a number from 0 among those from 1, a name that is no text."""
    with pytest.raises(FactError, match="column"):
        placed_headings([column])


@pytest.mark.parametrize("names", [names[:2] for names in SAME], ids=lambda names: str(names[0]))
def test_the_same_fact_twice_is_refused(names: tuple[object, ...]) -> None:
    """However it is written the second time, neither of the two is silently taken: so is the plain name beside the first number."""
    with pytest.raises(FactError, match="a second time"):
        placed_headings(names)


@pytest.mark.parametrize("column", ["activities[1].kind", "activity_2_goods_1_code", "goods_2_code", "activity.goods[1].code"])
def test_a_second_activity_is_never_passed_over(column: str) -> None:
    """Where a row is one activity, the column of another is refused: left aside, a prohibited one could come back as outside."""
    with pytest.raises(FactError, match="column"):
        answer_frame(pd.DataFrame({"activity.kind": ["export"], column: ["export"]}), "2026-05-15")
    assert [heading[0] for heading in read_headings(["activities[0].kind", "goods_1_code"])] == [("activity", "kind"), ("goods", "code")]


def test_a_column_of_the_first_says_so() -> None:
    """What a row of one activity with one item can state."""
    kinds = ["reference", "business.name", "activity_1_kind", "goods_1_code", "activity_2_kind", "goods_2_code"]

    assert [placed.is_first for placed in placed_headings(kinds)] == [True, True, True, True, False, False]
    assert isinstance(placed_headings(["reference"])[0], Placed)
