"""However the same rows are laid out, the answers are the same: in another order, among blank rows, under other headings, written out or in one row."""

import re
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sme_check import check_frame
from sme_check.facts.read import plain_facts, read_partnership
from tests.builders import CLEAR, a_clear_partnership, without
from tests.bulk.test_frame import _wide, as_rows, law, one_item_each
from tests.bulk.test_frame_numbered import BOOKS, TEA, as_one_row, with_activities
from tests.generated import a_completion, a_partnership

SEEDS = range(4)
OF_PARTNERSHIP = ["verdict", "decided_by", "licensing", "missing", "outreach", "provisional"]


def generated(seed: int) -> list[dict[str, Any]]:
    """Partnerships by chance, some of them stated in full, and clear ones, some with a fact left out."""
    found = []
    for number in range(12):
        chance = Random(f"{seed} {number}")
        facts = a_partnership(chance)
        facts = plain_facts(read_partnership(a_completion(chance, facts) if number % 2 else facts))
        if _wide(facts) and facts.get("activities"):
            found.append({key: value for key, value in facts.items() if key != "reference"})
    clear = [a_clear_partnership(what) for what in CLEAR]
    return [*found, *clear, *(without(facts, ("activities", 0, "others")) for facts in clear)]


@cache
def apart(seed: int) -> pd.DataFrame:
    """A row for each activity and item."""
    return pd.DataFrame([row for number, facts in enumerate(generated(seed)) for row in as_rows(one_item_each(facts), f"case {number}")])


@cache
def together(seed: int) -> pd.DataFrame:
    """A row for each partnership."""
    return pd.DataFrame(list(map(as_one_row, generated(seed))))


def answered(frame: pd.DataFrame) -> pd.DataFrame:
    """What a frame is answered, its index from 0."""
    return check_frame(frame, rulebook=law()).reset_index(drop=True)


@cache
def as_laid_out(rows: Callable[[int], pd.DataFrame], seed: int) -> pd.DataFrame:
    """What the rows are answered as they are."""
    return answered(rows(seed))


def said(text: object) -> object:
    """What a column says, in no order, with no number of an activity or item."""
    return sorted(set(re.sub(r"activities\[[0-9,-]+\](\.goods\[[0-9]+\])?", "activity", text).split("; "))) if isinstance(text, str) else text


def same(one: pd.DataFrame, other: pd.DataFrame, columns: list[str]) -> None:
    """The same answers, row by row, whatever the rows are numbered."""
    assert [[said(value) for value in row] for row in one[columns].to_numpy()] == [[said(value) for value in row] for row in other[columns].to_numpy()]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rows", [apart, together])
def test_rows_in_another_order_have_the_same_answers(rows: Any, seed: int) -> None:
    """Each row its own, wherever it stands."""
    frame = rows(seed)
    order = np.random.default_rng(seed).permutation(len(frame))

    same(as_laid_out(rows, seed).iloc[order], answered(frame.iloc[order]), [*OF_PARTNERSHIP, "row_verdict", "problems"])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rows", [apart, together])
def test_blank_rows_between_change_nothing(rows: Any, seed: int) -> None:
    """A blank row is a partnership of which nothing is known, and no other row is part of it."""
    frame = rows(seed)
    chance = Random(seed)
    order = [place for at in range(len(frame)) for place in (at, *[-1] * chance.randint(0, 2))]
    blank = pd.DataFrame([{name: chance.choice([None, "", " ", float("nan")]) for name in frame.columns}], index=[-1])
    wide = pd.concat([frame.reset_index(drop=True).astype(object), blank.astype(object)]).loc[order]
    found, given = answered(wide), np.array(order) >= 0

    same(as_laid_out(rows, seed), found[given], [*OF_PARTNERSHIP, "row_verdict", "problems"])
    assert set(found[~given]["verdict"]) <= {"needs_information"}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rows", [apart, together])
def test_the_case_of_headings_does_not_matter(rows: Any, seed: int) -> None:
    """Nor does space around them; the columns keep their names."""
    frame = rows(seed)
    change: list[Callable[[str], str]] = [str.upper, str.title, str.swapcase, lambda name: f" {name} "]
    renamed = frame.set_axis([change[(at + seed) % len(change)](name) for at, name in enumerate(frame.columns)], axis=1)
    found = answered(renamed)

    same(as_laid_out(rows, seed), found, [*OF_PARTNERSHIP, "row_verdict"])
    assert list(found.columns[: len(frame.columns)]) == list(renamed.columns)


@pytest.mark.parametrize("seed", SEEDS)
def test_activities_in_one_row_or_in_rows_of_their_own(seed: int) -> None:
    """One partnership's activities and goods split over rows: the same answers, and the same worst row."""
    split, whole = as_laid_out(apart, seed), as_laid_out(together, seed)
    first = ~split["reference"].duplicated()
    rank = ["prohibited", "licence_required", "refer", "needs_information", "outside"].index
    worst = split.groupby("reference", sort=False)["row_verdict"].agg(lambda rows: min(rows, key=rank))

    assert len(split) > len(whole)
    same(split[first], whole, OF_PARTNERSHIP)
    assert list(worst) == list(whole["row_verdict"])


def test_goods_of_one_activity_split_over_rows() -> None:
    """Two items in one row, or in two rows of one reference that repeat the activity."""
    both = with_activities({**BOOKS, "goods": [BOOKS["goods"][0], TEA["goods"][0]]})
    for path in (("look_ups",), ("activities", 0, "goods", 1, "code"), ("activities", 0, "others"), ()):
        facts = without(both, path) if path else both

        same(answered(pd.DataFrame(as_rows(one_item_each(facts), "a"))).iloc[:1], answered(pd.DataFrame([as_one_row(facts)])), OF_PARTNERSHIP)
