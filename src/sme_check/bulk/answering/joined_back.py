"""Answers of a frame that was written out, joined back to the rows given: the worst of what a row became, and the places as it numbers them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.assessment.verdict import Verdict

from ..frames.cells import CellProblem
from ..frames.numbered import Slot, WrittenOut
from .answered import Answered
from .patterns import Asked

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["joined_back"]

Array = np.ndarray[Any, Any]
_SEPARATOR = "; "
_ITEM = re.compile(r"activities\[([0-9]+)\](\.goods\b(?:\[0\])?)?")
_WORST_FIRST = tuple(Verdict)


def joined_back(frame: "pd.DataFrame", written: WrittenOut, answered: Answered) -> "pd.DataFrame":
    """A frame with its answers beside its rows.

    Args:
        frame: (n, facts) as given.
        written: What it was written out as.
        answered: The answers of that.
    """
    import pandas as pd

    answers = {name: answered.frame[name].to_numpy()[written.first] for name in answered.frame.columns[len(written.frame.columns) :]}
    answers["row_verdict"] = _worst(written, answered)
    if "missing" in answers:
        answers["missing"] = _missing(written, answered)
    answers["problems"] = _by_row([*written.problems, *_problems(written, answered)], len(frame))
    return pd.concat([frame, pd.DataFrame(answers, index=frame.index)], axis=1)


def _worst(written: WrittenOut, answered: Answered) -> Array:
    """What each given row by itself comes to: the worst of the rows made of it."""
    ranks = {verdict: rank for rank, verdict in enumerate(_WORST_FIRST)}
    worst = np.full(len(written.first), len(ranks) - 1)
    np.minimum.at(worst, written.row, np.array([ranks[verdict] for verdict in answered.row_verdict], np.int64))
    names: Array = np.array([verdict.value for verdict in _WORST_FIRST], dtype=object)[worst]
    return names


def _missing(written: WrittenOut, answered: Answered) -> Array:
    """What is still to be found out of each given row's partnership; said once for those of which the same is said at the same places."""
    places = _places(written, answered)
    said: dict[tuple[int, tuple[Slot, ...]], str] = {}
    texts = []
    for number, slots in zip(answered.pattern.tolist(), places, strict=True):
        if (number, slots) not in said:
            said[number, slots] = _SEPARATOR.join(dict.fromkeys(_says(item, slots) for item in answered.patterns[number].questions))
        texts.append(said[number, slots])
    missing: Array = np.array(texts, dtype=object)[answered.group[written.first]]
    return missing


def _places(written: WrittenOut, answered: Answered) -> list[tuple[Slot, ...]]:
    """Of each partnership the places of its rows, in order."""
    found: list[list[Slot]] = [[] for _ in range(len(answered.verdict))]
    for group, place in zip(answered.group.tolist(), written.place, strict=True):
        found[group].append(place)
    return [tuple(places) for places in found]


def _says(item: Asked, places: Sequence[Slot]) -> str:
    """A question with the place of its answer as the given row numbers it.

    >>> _says(Asked("fact", "activities[2].goods[0].origin", "Origin", "Where from?"), [(0, 0), (0, 1), (1, 4)])
    'activities[1].goods[4].origin: Where from?'
    """

    def given(found: re.Match[str]) -> str:
        activity, number = places[int(found[1])]
        goods = found[2] and (f".goods[{number}]" if number is not None else ".goods")
        return f"activities[{activity}]{goods or ''}"

    place = _ITEM.sub(given, item.place, count=1)
    return f"{place}: {item.question}" if place else item.question


def _problems(written: WrittenOut, answered: Answered) -> Iterator[CellProblem]:
    """Each problem once, at the given row and column: a cell of an activity stands in every row made of it."""
    seen = set()
    for item in answered.problems:
        row, column = int(written.row[item.row]), written.given(item.column, item.row)
        if (row, column) not in seen:
            seen.add((row, column))
            yield CellProblem(row, column, item.problem)


def _by_row(problems: Iterable[CellProblem], count: int) -> Array:
    """The problems of each row, in words."""
    texts = np.full(count, "", dtype=object)
    for item in problems:
        nearest = f"; the nearest is {item.problem.nearest}" if item.problem.nearest else ""
        text = f"{item.column}: found {item.problem.found}, accepted {item.problem.accepted}{nearest}"
        texts[item.row] = f"{texts[item.row]}{_SEPARATOR}{text}" if texts[item.row] else text
    return texts
