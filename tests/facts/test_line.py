"""Lines, and how a fact of a line is read: known, unknown, or such that it cannot arise."""

from datetime import date
from typing import Any

import pytest

from sme_check.facts.line import ABOUT_GOODS, Line, lines_of
from sme_check.facts.of_party import ABSENT
from sme_check.facts.read import read_partnership

DAY = date(2026, 5, 15)


def lines(facts: dict[str, Any]) -> tuple[Line, ...]:
    """The lines of some facts."""
    return lines_of(read_partnership(facts), DAY)


def line(**activity: Any) -> Line:
    """The only line of one activity."""
    (only,) = lines({"activities": [activity]})
    return only


def places(members: Any) -> list[str]:
    """Where the members of a collection stand."""
    return [member.path for member in members.stated]


@pytest.mark.parametrize("facts", [{}, {"activities": None}, {"activities": []}])
def test_without_an_activity_there_is_one_line_of_unknowns(facts: dict[str, Any]) -> None:
    """No activity stated, or none listed, is not nothing to do: it is one line of which everything is unknown."""
    (only,) = lines(facts)

    assert only.read("activity.kind") is None
    assert only.read("goods.code") is None
    assert only.place("activity.kind") == "activities"
    assert only.place("goods.code") == "activities"


def test_each_item_of_each_activity_is_a_line() -> None:
    """Two activities, one with two items, are three lines, in order, each with its place."""
    found = lines({"activities": [{"kind": "export", "goods": [{"code": "84"}, {"code": "85"}]}, {"kind": "service", "goods": []}]})

    assert [item.place("goods.code") for item in found] == ["activities[0].goods[0].code", "activities[0].goods[1].code", "activities[1].goods"]
    assert [item.read("goods.code") for item in found] == ["84", "85", ABSENT]


def test_goods_not_stated_are_unknown() -> None:
    """An activity whose goods were left out is one line whose goods are unknown, a service too."""
    assert line(kind="service").read("goods.code") is None


def test_no_goods_is_a_fact() -> None:
    """An empty list of goods beside a service says that no fact about goods can arise."""
    assert line(kind="service", goods=[]).read("goods.code") is ABSENT


@pytest.mark.parametrize("kind", sorted(ABOUT_GOODS))
def test_trade_in_no_goods_is_not_believed(kind: str) -> None:
    """An activity about goods with an empty list has not said which goods."""
    assert line(kind=kind, goods=[]).read("goods.code") is None


def test_no_goods_for_an_unknown_activity_are_not_believed() -> None:
    """While the kind of activity is unknown, an empty list of goods settles nothing."""
    assert line(goods=[]).read("goods.code") is None


def test_a_fact_left_out_of_an_item_is_unknown() -> None:
    """Goods that were stated without a code have an unknown code."""
    only = line(kind="export", goods=[{}])

    assert only.read("goods.code") is None
    assert only.place("goods.code") == "activities[0].goods[0].code"


def test_the_day_is_that_of_the_line() -> None:
    """The as-of date that a rule reads is the day whose law is applied, whatever the file says."""
    (only,) = lines({"as_of": "2017-02-28"})

    assert only.read("partnership.as_of") == DAY


@pytest.mark.parametrize("path", ["somebody.name", "it.kind", "kind"])
def test_a_path_without_a_root_is_no_fact(path: str) -> None:
    """What is no fact of the line is not quietly unknown."""
    with pytest.raises(KeyError):
        line().read(path)


@pytest.mark.parametrize("name", ["owners", "officers", "banks"])
def test_a_collection_not_stated_is_missing(name: str) -> None:
    """Nobody named because nobody was asked is unknown."""
    (only,) = lines({})

    assert only.members(f"business.{name}").missing == (f"business.{name}",)
    assert only.members(f"business.{name}").stated == ()


@pytest.mark.parametrize("name", ["owners", "officers", "banks"])
def test_an_empty_collection_is_a_fact(name: str) -> None:
    """An empty list says that there is nobody."""
    members = lines({"business": {name: []}})[0].members(f"business.{name}")

    assert (members.stated, members.missing) == ((), ())


@pytest.mark.parametrize(
    ("shares", "whole"),
    [
        ([100], True),
        ([60, 40], True),
        (["33.33 %", "33.33 %", "33.33 %"], True),
        ([60], False),
        ([60, 39], False),
        (["more than 50"], False),
        ([60, "30-40"], False),
        ([60, None], False),
        ([None], False),
    ],
)
def test_owners_who_hold_less_than_the_whole_leave_somebody_unnamed(shares: list[Any], whole: bool) -> None:
    """A remainder that nobody is named for may be anybody's, so the owners are not all known."""
    owners = [{"name": "A", "kind": "individual", "share": share} for share in shares]
    (only,) = lines({"business": {"owners": owners}})

    for collection in ("business.owners", "business.all_owners"):
        members = only.members(collection)
        assert len(members.stated) == len(shares)
        assert members.missing == (() if whole else ("business.owners",))


def test_owners_are_followed_to_the_last() -> None:
    """Every owner at any depth is named; a body whose own owners were left out leaves them missing, a person has none."""
    person = {"kind": "individual", "share": 50}
    shell = {"kind": "organisation", "share": 50}
    holding = {"kind": "organisation", "share": 100, "owners": [person, shell]}
    members = lines({"business": {"owners": [holding]}})[0].members("business.all_owners")

    assert places(members) == ["business.owners[0]", "business.owners[0].owners[0]", "business.owners[0].owners[1]"]
    assert members.missing == ("business.owners[0].owners[1].owners",)


def test_an_owner_of_unknown_kind_may_have_owners() -> None:
    """While nobody said that an owner is a person, somebody may stand behind it."""
    members = lines({"business": {"owners": [{"share": 100}]}})[0].members("business.all_owners")

    assert members.missing == ("business.owners[0].owners",)


def test_a_sole_trader_has_no_owners_to_ask_for() -> None:
    """Nobody owns a person."""
    for collection in ("business.owners", "business.all_owners"):
        assert lines({"business": {"kind": "sole_trader"}})[0].members(collection).missing == ()


def test_the_others_of_an_activity_not_stated_are_missing() -> None:
    """Who else takes part is unknown until it is said, if only by an empty list."""
    assert line(kind="export").members("activity.others").missing == ("activities[0].others",)
    assert line(kind="export", others=[]).members("activity.others").missing == ()
    assert lines({})[0].members("activity.others").missing == ("activities",)


def test_the_business_is_a_counterparty() -> None:
    """The counterparties are the business and every other party of the line's own activity."""
    members = line(others=[{"role": "payer"}]).members("counterparties")

    assert places(members) == ["business", "activities[0].others[0]"]
    assert members.missing == ()


def test_all_parties_miss_whatever_any_of_them_misses() -> None:
    """All parties: counterparties, their owners and the banks, with all that is missing among them."""
    only = lines({"business": {"owners": [{"kind": "individual", "share": 100}]}, "activities": [{"others": [{"kind": "organisation"}]}]})[0]
    members = only.members("all_parties")

    assert places(members) == ["business", "activities[0].others[0]", "business.owners[0]"]
    assert members.missing == ("activities[0].others[0].owners", "business.banks")


def test_there_is_no_other_collection() -> None:
    """A collection that nobody declared is an error, not an empty one."""
    with pytest.raises(KeyError):
        line().members("business.friends")


@pytest.mark.parametrize(
    ("facts", "label"),
    [
        ({}, "activities not stated"),
        ({"activities": [{}]}, "activities[0]: activity not stated"),
        ({"activities": [{"kind": "import", "goods": [{"code": "0902"}]}]}, "activities[0]: bring goods into the UK: goods of code 0902"),
        ({"activities": [{"kind": "import", "goods": [{}]}]}, "activities[0]: bring goods into the UK: goods not described"),
        ({"activities": [{"kind": "import", "goods": [{"description": "tea"}]}]}, "activities[0]: bring goods into the UK: tea"),
    ],
)
def test_a_line_says_what_it_is_about(facts: dict[str, Any], label: str) -> None:
    """A finding names its line in a few words."""
    assert lines(facts)[0].label == label
