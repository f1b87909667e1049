"""Answers of a frame that was written out, joined back to the rows given: the worst of what a row became, and the places as it numbers them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from sme_check.assessment.verdict import Verdict

from ..frames.cells import CellProblem
from ..frames.numbered import Slot, WrittenOut
from .answered import Answered
from .missing import WORDINGS, Part, together
from .patterns import Asked
from .problems import said_by_row

__all__ = ["joined_back"]

Array = np.ndarray[Any, Any]
_ITEM = re.compile(r"activities\[([0-9]+)\](\.goods\b(?:\[0\])?)?")
_WORST_FIRST = tuple(Verdict)


def joined_back(written: WrittenOut, answered: Answered, *, questions: bool = False) -> dict[str, Array]:
    """The columns of `ANSWERS` beside the rows given, in order.

    Args:
        written: What these were written out as.
        answered: The answers of that.
        questions: As `Answered.columns` takes it.
    """
    answers = {name: column[written.first] for name, column in answered.columns(questions=questions).items()}
    answers["row_verdict"] = _worst(written, answered)
    for name, part in WORDINGS:
        if name in answers:
            answers[name] = _missing(written, answered, part)
    answers["problems"] = said_by_row([*written.problems, *_problems(written, answered)], len(written.first))
    return answers


def _worst(written: WrittenOut, answered: Answered) -> Array:
    """What each given row by itself comes to: the worst of the rows made of it."""
    ranks = {verdict: rank for rank, verdict in enumerate(_WORST_FIRST)}
    worst = np.full(len(written.first), len(ranks) - 1)
    np.minimum.at(worst, written.row, np.array([ranks[verdict] for verdict in answered.row_verdict], np.int64))
    names: Array = np.array([verdict.value for verdict in _WORST_FIRST], dtype=object)[worst]
    return names


def _missing(written: WrittenOut, answered: Answered, part: Callable[[Asked], Part]) -> Array:
    """What is still to be found out of each given row's partnership; said once for those of which the same is said at the same places."""
    said: dict[tuple[int, tuple[Slot, ...]], str] = {}
    texts = []
    for number, slots in zip(answered.pattern.tolist(), _places(written, answered), strict=True):
        if (number, slots) not in said:
            said[number, slots] = together(part(_given(item, slots)) for item in answered.patterns[number].questions)
        texts.append(said[number, slots])
    found: Array = np.array(texts, dtype=object)[answered.group[written.first]]
    return found


def _places(written: WrittenOut, answered: Answered) -> list[tuple[Slot, ...]]:
    """Of each partnership the places of its rows, in order."""
    found: list[list[Slot]] = [[] for _ in range(len(answered.verdict))]
    for group, place in zip(answered.group.tolist(), written.place, strict=True):
        found[group].append(place)
    return [tuple(places) for places in found]


def _given(item: Asked, places: Sequence[Slot]) -> Asked:
    """A question with the place of its answer as the given row numbers it.

    >>> _given(Asked("fact", "activities[2].goods[0].origin", "Origin", "Where from?"), ((0, 0), (0, 1), (1, 4))).place
    'activities[1].goods[4].origin'
    """

    def given(found: re.Match[str]) -> str:
        activity, number = places[int(found[1])]
        goods = found[2] and (f".goods[{number}]" if number is not None else ".goods")
        return f"activities[{activity}]{goods or ''}"

    return replace(item, place=_ITEM.sub(given, item.place, count=1))


def _problems(written: WrittenOut, answered: Answered) -> Iterator[CellProblem]:
    """Each problem once, at the given row and column: a cell of an activity stands in every row made of it."""
    seen = set()
    for item in answered.problems:
        row, column = int(written.row[item.row]), written.given(item.column, item.row)
        if (row, column) not in seen:
            seen.add((row, column))
            yield CellProblem(row, column, item.problem)
