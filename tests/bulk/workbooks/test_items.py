"""Goods on a sheet of their own are items of the one activity of their partnership: the same answers as beside it."""

from typing import Any

import pytest

from tests.builders import a_clear_partnership
from tests.bulk.test_frame import as_rows

from .books import answered
from .test_unread import clear_rows, of, verdict

Rows = list[list[Any]]


def with_goods() -> Rows:
    """A partnership that is outside, with an item of goods."""
    facts = as_rows(a_clear_partnership("books sent"), "Tver school")[0]
    return [list(facts), [", ".join(value) if isinstance(value, list) else value for value in facts.values()]]


def parted(rows: Rows) -> tuple[Rows, Rows]:
    """The rows without their goods, and the goods under their references."""
    own = [at for at, title in enumerate(rows[0]) if title.startswith("goods.")]
    rest = [at for at in range(len(rows[0])) if at not in own]
    return [[row[at] for at in rest] for row in rows], [[row[0], *(row[at] for at in own)] for row in rows]


@pytest.mark.parametrize("name", ["Goods", "Goods 2", "Sheet2", "Товары"])
def test_goods_apart_are_answered_as_goods_beside(name: str) -> None:
    """Whatever the sheet is called."""
    rest, goods = parted(with_goods())
    taken = of(rest, None, **{name: goods})

    assert verdict(taken) == verdict(of(with_goods())) == "outside"
    assert len(taken.frame) == 1


def test_goods_on_two_sheets_are_two_items_of_the_activity() -> None:
    """Neither lacks what the activity's own row says."""
    rest, goods = parted(with_goods())
    taken = of(rest, None, Goods=goods, More=goods)

    assert verdict(taken) == "outside"
    assert list(taken.frame["activity.kind"]) == ["export", "export"]


def test_a_prohibited_item_apart_is_prohibited() -> None:
    """The activity beside which it would stand is an export."""
    taken = of(with_goods(), None, Goods=[["Reference", "HS code"], ["Tver school", "85423100"]])

    assert verdict(taken) == "prohibited"


def test_goods_of_a_partnership_of_two_activities_are_asked_about() -> None:
    """Nobody has said of which they are."""
    rows = with_goods()
    rows.append([*rows[1]])
    taken = of(rows, None, Goods=[["Reference", "HS code"], ["Tver school", "49030000"]])

    assert list(taken.frame["activity.kind"]) == ["export", "export", None]
    assert verdict(taken) == "needs_information"


def test_a_sheet_that_tells_of_activities_is_left_as_it_is() -> None:
    """A blank kind there is not known."""
    taken = of(clear_rows(), None, Goods=[["Reference", "Activity", "HS code"], ["Tver school", None, "49030000"]])

    assert list(taken.frame["activity.kind"])[1:] == [None]


def test_an_item_that_cannot_be_read_stays_one_beside_goods_on_another_sheet() -> None:
    """The activity's own row has another item, of which nothing is known."""
    whole = with_goods()
    _, goods = parted(whole)
    whole[1][whole[0].index("goods.code")] = "see invoice"
    for title in [title for title in whole[0] if title.startswith("goods.") and title != "goods.code"]:
        at = whole[0].index(title)
        for row in whole:
            del row[at]
    taken = of(whole, None, Goods=goods)

    assert list(taken.frame["activity.kind"]) == ["export", "export"]
    assert verdict(taken) == "needs_information"


def test_an_activity_said_to_be_without_goods_stays_beside_them() -> None:
    """Both are said: neither takes the other's place."""
    taken = of(clear_rows(), None, Goods=[["Reference", "HS code"], ["Tver school", "49030000"]])

    assert list(taken.frame["goods.code"]) == [None, "49030000"]
    assert list(taken.frame["activity.goods"]) == ["none", None]
    assert list(taken.frame["activity.kind"]) == ["service", "service"]


def test_goods_of_no_partnership_beside_goods_of_one_leave_the_others_in_doubt() -> None:
    """On a sheet that might hold partnerships too: the items that were given an activity do not make its other rows partnerships."""
    two = clear_rows()
    two.append([*two[1]])
    two[2][two[0].index("reference")] = "Tula school"
    taken = of(two, None, Sheet2=[["Reference", "HS code"], ["Tver school", "85423100"], ["Tula scool", "85423100"]])
    found = answered(taken)

    assert "outside" not in set(found["verdict"])
    assert [found.cell for found in taken.problems] == ["A3"]


def test_an_activity_that_cannot_be_read_is_that_of_its_goods_once() -> None:
    """Its row leaves no activity behind that has no goods; what could not be read stays unknown, and is a problem."""
    rest, goods = parted(with_goods())
    rest[1][rest[0].index("activity.kind")] = "foo"
    taken = of(rest, None, Goods=goods)

    assert len(taken.frame) == 1
    assert [found.found for found in taken.problems] == ["foo"]
    assert verdict(taken) == "needs_information"


def test_an_activity_without_a_reference_of_its_own_takes_no_goods_from_another() -> None:
    """Goods under one reference are none of the other's."""
    rest, goods = parted(with_goods())
    rest.append([*rest[1]])
    rest[2][rest[0].index("reference")] = "Tula school"
    taken = of(rest, None, Goods=goods)
    described = dict(zip(taken.frame["reference"], taken.frame["goods.code"], strict=True))

    assert described["Tver school"]
    assert described["Tula school"] is None


def test_a_row_of_goods_that_states_none_gives_its_partnership_none() -> None:
    """A reference beside blank cells is no item."""
    rest, goods = parted(with_goods())
    taken = of(rest, None, Goods=[goods[0], goods[1], [goods[1][0], *([None] * (len(goods[0]) - 1))]])

    assert verdict(taken) == "outside"
    assert len(taken.frame) == 1
