"""Questions are gathered from findings by whole columns as one check asks them one by one."""

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from sme_check.bulk.answering.once import Once
from sme_check.bulk.answering.patterns import Asked
from sme_check.bulk.answering.points import Points
from sme_check.bulk.answering.told import Told
from sme_check.engine.columns.compile import CompiledMeasure
from sme_check.engine.columns.said import Stated
from sme_check.engine.finding import Outcome
from sme_check.engine.proof import Open, OpenKind

LAW = cast(Any, None)


def a_list(words: str) -> Open:
    """A list held in part, as one of its descriptions leaves it open for a code."""
    return Open(OpenKind.DATA, "look_ups", words, "goods/list-a", "93")


def a_finding(number: int, *opens: Open) -> Stated:
    """An open finding of a measure."""
    measure = SimpleNamespace(measure=SimpleNamespace(id=f"m{number}"), decides=True)
    return Stated(number, cast(CompiledMeasure, measure), Outcome.UNKNOWN, opens, ())


def asked_of(told: Told) -> list[list[Asked]]:
    """What each partnership is asked."""
    asked = Once[Asked]()
    places = Points(LAW, date(2026, 5, 15), asked).of(told)
    return [[asked.items[place] for place in of] for of in places]


def test_several_descriptions_of_a_list_are_one_question_of_which_none_is_lost() -> None:
    """One look-up answers all of them, for every measure that turns on one."""
    told = Told([a_finding(0, a_list("Is it a gun?"), a_list("Is it a part?")), a_finding(1, a_list("Is it a sight?"))], 1, *np.array([[0, 0], [0, 0], [0, 1]]))
    [[one]] = asked_of(told)

    assert one.question == "Is it a gun? Also: Is it a part? Also: Is it a sight?"
    assert one.measures == ("m0", "m1")


def test_findings_are_told_some_partnerships_at_a_time_and_never_half_of_one() -> None:
    """However few at a time, those of which nothing is found are there too, in order."""
    group, number, at = np.array([0, 0, 0, 2, 4, 4]), np.array([0, 1, 2, 0, 0, 1]), np.array([5, 6, 7, 8, 9, 10])
    told = Told([], 6, group, number, at)
    for findings in (1, 2, 4, 100):
        parts = list(told.portions(findings))
        starts = np.cumsum([0, *(part.groups for part in parts)])

        assert starts[-1] == 6
        assert [place for part in parts for place in part.at.tolist()] == at.tolist()
        assert [int(start) + one for start, part in zip(starts, parts, strict=False) for one in part.group.tolist()] == group.tolist()
