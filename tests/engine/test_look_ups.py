"""Which look-up answers a gap."""

from datetime import date, timedelta

import pytest

from sme_check.engine.look_ups import answer_of, same_subject
from sme_check.facts.lookup import LookUp
from sme_check.facts.truth import Truth

AS_OF = date(2026, 5, 15)


def answered(*look_ups: LookUp, subject: str = "OOO Zarya") -> Truth:
    """What the look-ups say, good for 7 days before and 2 after."""
    return answer_of(look_ups, "uk_sanctions_list", subject, AS_OF, before=7, after=2)[0]


def a_look_up(days: int = 0, result: str = "not_listed", subject: str = "OOO Zarya") -> LookUp:
    """A look-up as at some days after the as-of date."""
    as_at = (AS_OF + timedelta(days)).isoformat()
    return LookUp.model_validate({"about": "uk_sanctions_list", "subject": subject, "result": result, "as_at": as_at})


@pytest.mark.parametrize(
    ("stated", "wanted", "same"),
    [
        ("4901 99 00", "49019900", True),
        ("OOO «ЗАРЯ»", "ooo заря", True),
        ("IMO 9999999", "9999999", False),
        ("49019900", "4901990", False),
        ("49", "4901", False),
        ("Zarya", "OOO Zarya", False),
    ],
)
def test_spaces_dots_and_capitals_do_not_matter(stated: str, wanted: str, same: bool) -> None:
    """The same code or name is known however it is spaced; a part of it is another."""
    assert same_subject(stated, wanted) is same


@pytest.mark.parametrize(("days", "truth"), [(-8, Truth.UNKNOWN), (-7, Truth.FALSE), (0, Truth.FALSE), (2, Truth.FALSE), (3, Truth.UNKNOWN)])
def test_a_look_up_is_good_for_some_days(days: int, truth: Truth) -> None:
    """Both limits count: the last good day is good, the next is not."""
    assert answered(a_look_up(days)) is truth


def test_a_stale_look_up_does_not_contradict_a_fresh_one() -> None:
    """What was listed long ago and is not now is not listed."""
    assert answered(a_look_up(-300, "listed"), a_look_up(0)) is Truth.FALSE


def test_two_that_contradict_each_other_settle_nothing() -> None:
    """Of two fresh look-ups that differ neither is chosen, and the proof says why."""
    found = (a_look_up(0), a_look_up(-1, "listed"))

    assert answered(*found) is Truth.UNKNOWN
    assert answer_of(found, "uk_sanctions_list", "OOO Zarya", AS_OF, before=7, after=2)[1] == "the look-ups contradict each other"


def of_list(*look_ups: LookUp, unseen: bool = True) -> Truth:
    """What the look-ups say of the part of the list goods/3a that is not held, or of a code of it that is not verified."""
    return answer_of(look_ups, "uk_sanctions_list", "OOO Zarya", AS_OF, before=7, after=2, list_id="goods/3a", unseen=unseen)[0]


def test_what_is_listed_somewhere_is_not_listed_in_each_list() -> None:
    """Without the name of the list it confirms a code that is held, and proves nothing of a part that is not."""
    assert of_list(a_look_up(result="listed")) is Truth.UNKNOWN
    assert of_list(a_look_up(result="listed"), unseen=False) is Truth.TRUE
    assert of_list(a_look_up()) is Truth.FALSE


def test_what_is_listed_in_another_list_says_nothing_of_this_one() -> None:
    """Neither yes nor no: the law may name the same code twice."""
    elsewhere = a_look_up(result="listed").model_copy(update={"entry": "goods/3e"})

    assert of_list(elsewhere) is Truth.UNKNOWN
    assert of_list(elsewhere, unseen=False) is Truth.UNKNOWN
    assert of_list(elsewhere, a_look_up()) is Truth.FALSE
    assert of_list(elsewhere.model_copy(update={"entry": "Goods/3A"})) is Truth.TRUE


def test_nobody_looked() -> None:
    """No look-up at all, or one of somebody else, is unknown."""
    assert answered() is Truth.UNKNOWN
    assert answered(a_look_up(subject="OOO Luna")) is Truth.UNKNOWN
    assert answered(LookUp()) is Truth.UNKNOWN
