"""Dated lists: which codes an entry reaches on a day, and how far a miss may be trusted."""

from datetime import date
from typing import Any

import pytest

from sme_check.facts.codes import commodity_relation, okved_relation
from sme_check.facts.truth import Truth
from sme_check.rulebook.dated_list import DatedList, parse_list
from tests.small_law import DAY, a_list


def a_goods_list(*codes: str, compares: str = "commodity_code", **more: Any) -> DatedList:
    """A list of codes in force since 2020."""
    return parse_list(a_list("goods/t", compares, dict.fromkeys(codes, "something"), **more))


def reach(listed: str, given: str, compares: str = "commodity_code") -> str:
    """How a listed code bears on a given one: covers, finer or apart."""
    hits = a_goods_list(listed, compares=compares).hits(given, DAY)
    if not hits:
        return "apart"
    return "finer" if hits[0].finer else "covers"


@pytest.mark.parametrize(
    ("listed", "given", "expected"),
    [
        ("8471", "8471", "covers"),
        ("8471", "84713000", "covers"),
        ("84", "8471300010", "covers"),
        ("8471 00 00", "847130", "covers"),
        ("8517 11 00", "851711", "covers"),
        ("8517 11 00", "8517110099", "covers"),
        ("8471 30", "8471", "finer"),
        ("8471 30", "84", "finer"),
        ("8471 30 10 00", "84713000", "finer"),
        ("8471 30", "847141", "apart"),
        ("8471", "8472", "apart"),
        ("8471", "9471", "apart"),
        ("8471 30 10", "84713090", "apart"),
    ],
)
def test_a_listed_code_against_a_given_one(listed: str, given: str, expected: str) -> None:
    """A given code under the listed one is a hit; one that is coarser leaves it open; another is apart."""
    assert reach(listed, given) == expected


@pytest.mark.parametrize("given", ["84", "8400", "840000", "84000000", "8400000000"])
def test_a_chapter_is_a_chapter_however_many_noughts_follow(given: str) -> None:
    """There is no heading 8400: zeros after a chapter say nothing, and never that the code is another."""
    assert reach("8471", given) == "finer"
    assert reach("8471 30 10", given) == "finer"


@pytest.mark.parametrize("given", ["8471", "847100", "84710000", "8471000000"])
def test_a_heading_is_a_heading_however_many_noughts_follow(given: str) -> None:
    """A heading padded to ten digits is as coarse as the heading."""
    assert reach("8471 30", given) == "finer"
    assert reach("8471", given) == "covers"


@pytest.mark.parametrize(
    ("listed", "given", "expected"),
    [
        ("01", "01.11.1", "covers"),
        ("01.1", "01.11", "covers"),
        ("01.11", "01.11.1", "covers"),
        ("01.11.1", "01.11.11", "covers"),
        ("01.11", "01.1", "finer"),
        ("01.11", "01", "finer"),
        ("01.1", "01.2", "apart"),
        ("01", "10.11", "apart"),
        ("06.10.1", "06.10.3", "apart"),
    ],
)
def test_activity_codes_follow_their_own_tree(listed: str, given: str, expected: str) -> None:
    """OKVED-2 codes are compared by their digits, level by level."""
    assert reach(listed, given, "okved") == expected


CODES = ("84", "8471", "8472", "847130", "847141", "84713000", "8471300010", "85", "0901", "090111")
OKVED = ("01", "01.1", "01.11", "01.11.1", "01.11.11", "01.12", "01.2", "02", "10.1")


@pytest.mark.parametrize("listed", CODES)
@pytest.mark.parametrize("given", CODES)
def test_lists_agree_with_the_relation_of_commodity_codes(listed: str, given: str) -> None:
    """One meaning in two places: the list and `commodity_relation` say the same of plain codes."""
    if given.endswith("00") and commodity_relation(listed, given) == "apart":
        assert reach(listed, given) in ("apart", "finer")  # the list also reads padding
    else:
        assert reach(listed, given) == commodity_relation(listed, given)


@pytest.mark.parametrize("listed", OKVED)
@pytest.mark.parametrize("given", OKVED)
def test_lists_agree_with_the_relation_of_activity_codes(listed: str, given: str) -> None:
    """One meaning in two places: the list and `okved_relation` say the same."""
    assert reach(listed, given, "okved") == okved_relation(listed, given)


@pytest.mark.parametrize("compares", ["code", "region"])
def test_plain_codes_are_equal_or_apart(compares: str) -> None:
    """A service or a region is listed or not: no part of a word is a hit."""
    assert reach("91", "91", compares) == "covers"
    assert reach("91", "9", compares) == "apart"
    assert reach("9", "91", compares) == "apart"


def test_an_entry_stands_only_in_its_period() -> None:
    """An entry reaches nothing on its eve, nor on the day after its last."""
    entries = [{"in_force": [{"from": "2022-07-21", "to": "2023-01-10"}], "codes": {"8471": "computers"}}]
    dated = a_goods_list(entries=entries)

    assert [bool(dated.hits("8471", date.fromisoformat(day))) for day in ("2022-07-20", "2022-07-21", "2023-01-10", "2023-01-11")] == [False, True, True, False]


def test_an_unverified_entry_is_an_unknown_hit() -> None:
    """An entry whose dates were not verified is met, but it is unknown whether it stood."""
    dated = a_goods_list(entries=[{"in_force": [{"from": "2022-07-21", "verified": "partial"}], "codes": {"8471": "computers"}}])

    (hit,) = dated.hits("8471", DAY)
    assert (hit.truth, hit.finer) == (Truth.UNKNOWN, False)


def test_every_entry_that_bears_on_a_code_is_a_hit() -> None:
    """Two entries for one code, and one within it, are three hits."""
    entries = [{"in_force": [{"from": "2022-07-21"}], "codes": {code: code}} for code in ("8471", "84", "8471 30")]

    assert len(a_goods_list(entries=entries).hits("8471", DAY)) == 3


def trusted(value: str, *parts: dict[str, Any], day: date = DAY, compares: str = "commodity_code") -> bool | None:
    """Whether a miss of a value is a known miss; None if nothing of the list stood."""
    known = a_goods_list("9999", compares=compares, complete=list(parts)).completeness_on(day)
    return None if known is None else known.answers_for(value)


COMPLETE = {"from": "2022-07-21", "to": "2023-01-10", "complete": True}
PARTIAL = {"from": "2023-01-11", "complete": False, "because": "Not read."}


@pytest.mark.parametrize(("day", "answer"), [("2022-07-20", None), ("2022-07-21", True), ("2023-01-10", True), ("2023-01-11", False), ("2030-01-01", False)])
def test_a_miss_is_known_only_while_the_list_is_complete(day: str, answer: bool | None) -> None:
    """Before its first day nothing of a list stands; while it is complete a miss is known; afterwards it is not."""
    assert trusted("8471", COMPLETE, PARTIAL, day=date.fromisoformat(day)) is answer


def test_a_day_of_which_a_list_says_nothing_is_not_complete() -> None:
    """After the last period of completeness, and in a gap between two, a miss is unknown."""
    later = {"from": "2023-06-01", "complete": True}

    assert trusted("8471", COMPLETE, day=date(2023, 1, 11)) is False
    assert trusted("8471", COMPLETE, later, day=date(2023, 3, 1)) is False
    assert trusted("8471", COMPLETE, later, day=date(2023, 6, 1)) is True


@pytest.mark.parametrize("mark", ["partial", "background"])
def test_completeness_that_was_not_verified_is_none(mark: str) -> None:
    """A list that is complete as far as anybody heard is not complete; nor is a bound that nobody saw a bound."""
    within = {"chapters": ["42"], "source": "a bound"}

    assert trusted("8471", {**COMPLETE, "verified": mark}) is False
    assert trusted("8471", {**COMPLETE, "complete": False, "because": "Not read.", "verified": mark, "within": within}) is False


@pytest.mark.parametrize(
    ("value", "answer"),
    [("8471", True), ("8501", True), ("42", False), ("4202", False), ("42000000", False), ("72", False), ("720000", False), ("7208", False), ("7308", True)],
)
def test_a_bound_vouches_only_outside_itself(value: str, answer: bool) -> None:
    """Where a source bears out what the unseen part can at most contain, only a code outside it is a known miss; a coarse one may lie inside."""
    bounded = {**PARTIAL, "from": "2022-07-21", "within": {"chapters": ["42", "72 08"], "source": "a bound"}}

    assert trusted(value, bounded) is answer


@pytest.mark.parametrize(("value", "answer"), [("01.11", False), ("01", False), ("01.2", True), ("10.11", True)])
def test_a_bound_of_activity_codes_is_read_by_digits(value: str, answer: bool) -> None:
    """The bound of a list of trades has dots like the codes."""
    bounded = {**PARTIAL, "from": "2022-07-21", "within": {"chapters": ["01.1"], "source": "a bound"}}

    assert trusted(value, bounded, compares="okved") is answer
