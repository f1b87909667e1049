"""Texts of a frame that may name a listed party: each is of its own row, partnership and day, and makes nothing better."""

from typing import Any

import pandas as pd
import pytest

from sme_check import check, check_frame
from tests.assessment.test_mentioned import HOSTILE, law
from tests.builders import a_clear_partnership, changed
from tests.bulk.test_frame import as_rows, one_item_each

DAYS = ("2026-05-16", "2026-05-15")
"""The later day first, so that rows are answered in another order than they stand in."""


def a_row(reference: str, as_of: str = DAYS[1], **more: Any) -> dict[str, Any]:
    """The row of a clear partnership, of which some facts are stated otherwise."""
    (row,) = as_rows(one_item_each(a_clear_partnership("a course of English", as_of)), reference)
    return row | {path.replace("__", "."): value for path, value in more.items()}


def verdicts(*rows: dict[str, Any], column: str = "verdict") -> list[str]:
    """What rows are answered together."""
    return list(check_frame(pd.DataFrame(rows), rulebook=law())[column])


def test_a_text_makes_nothing_better_beside_partnerships_that_would_be_outside() -> None:
    """Neither a description, a town nor a cell that could not be read turns what is forbidden, or what needs information, into a matter of judgement."""
    listed = a_row("b", business__inn="7707083893", activity__description=HOSTILE)
    missing = [a_row(name, business__controlled_otherwise=None, **{path: HOSTILE}) for name, path in (("c", "business__sme_register"), ("d", "business__town"))]

    assert verdicts(a_row("a"), listed, *missing) == ["outside", "prohibited", "needs_information", "needs_information"]


def test_a_reference_is_searched_on_the_day_of_its_partnership() -> None:
    """Where the frame has partnerships of several days, none is taken for another's."""
    clear, hostile = a_row("a", DAYS[0]), a_row(HOSTILE, DAYS[1])

    assert verdicts(clear, hostile) == ["outside", "refer"]
    assert verdicts(hostile, clear) == ["refer", "outside"]


def test_a_cell_that_could_not_be_read_is_of_its_own_row() -> None:
    """Where the frame has partnerships of several days, it is searched for its own partnership alone."""
    rows = [a_row("a", DAYS[0]), a_row("b"), a_row("c", DAYS[0]), a_row("d", business__sme_register=HOSTILE), a_row("e")]

    assert verdicts(*rows) == verdicts(*rows, column="row_verdict") == ["outside", "outside", "outside", "refer", "outside"]


def test_rows_of_one_partnership_that_contradict_each_other_are_searched() -> None:
    """The fact is unknown, and what each of them says may be a name."""
    rows = [a_row("a", business__town="Tver"), a_row("a", business__town=HOSTILE)]

    assert verdicts(*rows) == ["refer", "refer"]
    assert verdicts(*rows, column="row_verdict") == ["outside", "refer"]


@pytest.mark.parametrize(
    ("as_of", "referred"), [("2014-06-24", []), ("2014-06-25", ["Yalta"]), ("2017-02-28", ["Yalta"]), ("2026-05-15", ["Yalta", "Melitopol"])]
)
def test_a_place_that_a_description_names_is_told_on_the_days_of_its_listing(as_of: str, referred: list[str]) -> None:
    """Among descriptions that name none, which are answered as one: each as one check has it."""
    places = ["Tver", "Yalta", "Tula", "Melitopol"]
    every = [
        changed(one_item_each(a_clear_partnership("a course of English", as_of)), ("activities", 0, "description"), f"held in {place}") for place in places
    ]
    found = verdicts(*(row for facts, place in zip(every, places, strict=True) for row in as_rows(facts, place)))

    assert found == [check(facts, rulebook=law()).verdict.value for facts in every]
    assert [place for place, verdict in zip(places, found, strict=True) if verdict == "refer"] == referred
