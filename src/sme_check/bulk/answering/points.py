"""What partnerships are asked, from what keeps the measures open on their lines: by whole columns, as `assessment.questions` asks it one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from sme_check.assessment.questions import CLAIM, asks_of_all, claim_in_words, in_one, offered, rank_of, subject_of
from sme_check.engine.columns.encode import combined, dense, in_columns
from sme_check.engine.columns.outcome import OUTCOMES
from sme_check.engine.columns.said import Stated
from sme_check.engine.finding import Outcome
from sme_check.engine.proof import Open, OpenKind
from sme_check.rulebook.rulebook import Rulebook

from .lines import HERE
from .once import Once
from .patterns import Asked, asked_of
from .told import Told

__all__ = ["Points"]

Array = np.ndarray[Any, Any]
_FIRST = -1
"""The rank of an offer to claim an exception: it stands before every question, as it comes."""
_LICENCE = OUTCOMES.index(Outcome.LICENCE_REQUIRED)
_APPLYING = frozenset(OUTCOMES[: _LICENCE + 1])
_FINDINGS_EACH = 1 << 16
"""Findings whose questions are gathered at a time: each may leave many points open."""


@dataclass(frozen=True, eq=False)
class _Asks:
    """Everything that is asked, as it comes: of which partnership, which point, of which activity, for which measure."""

    group: Array
    point: Array
    number: Array
    measure: Array

    @classmethod
    def joined(cls, parts: Sequence["_Asks"]) -> "_Asks":
        """Some, one after the other."""
        return cls(*map(np.concatenate, zip(*(vars(part).values() for part in parts), strict=True)))


class Points:
    """The questions of partnerships on one day.

    Args:
        law: The law.
        day: The as-of date.
        asked: Where every distinct question is kept.
    """

    def __init__(self, law: Rulebook, day: date, asked: Once[Asked]) -> None:
        self._law, self._day, self._asked = law, day, asked
        self._opens, self._subjects = Once[tuple[Open, bool]](), Once[Any]()
        self._subject, self._rank, self._here = list[int](), list[int](), list[bool]()
        self._places: dict[tuple[tuple[int, ...], int, tuple[str, ...]], int] = {}

    def of(self, told: Told) -> list[tuple[int, ...]]:
        """The questions of each partnership, in the order in which they are asked.

        Args:
            told: The findings of the measures that prohibit.

        Returns:
            For each partnership the places of its questions among those asked.
        """
        distinct = {id(item): item for each in told.stated for item in each.opens}
        point_of = {same: self._point(item) for same, item in distinct.items()}
        opens = [[point_of[id(item)] for item in each.opens] for each in told.stated]
        of_activity, of_none = (self._offers(told.stated, place) for place in (f"{HERE}.claims", "activities"))
        measures = {each.number: each.item.measure.id for each in told.stated}
        found = []
        for some in told.portions(_FINDINGS_EACH):
            applies = some.where(some.outcome <= _LICENCE)
            claims = ((applies.where(applies.number >= 0), of_activity), (applies.where(applies.number < 0), of_none))
            asks = _Asks.joined([*(self._spread(part, offers) for part, offers in claims), self._spread(some, opens)])
            group, places = self._in_order(asks, measures)
            ends = np.cumsum(np.bincount(group, minlength=some.groups)).tolist()
            found += [tuple(places[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
        return found

    # -- what is asked -----------------------------------------------------------------------------------------------

    def _point(self, item: Open, *, claim: bool = False) -> int:
        """The place of a point that may be asked."""
        place = self._opens.place((item, claim))
        if place == len(self._rank):
            self._subject.append(self._subjects.place((claim, subject_of(item))))
            self._rank.append(_FIRST if claim else rank_of(item))
            self._here.append(any(HERE in text for text in (item.place, item.question, item.subject)))
        return place

    def _offers(self, stated: Sequence[Stated], place: str) -> list[Sequence[int]]:
        """The claims that could lift each finding, as points."""
        measures = {each.number: each.item.measure for each in stated if each.outcome in _APPLYING}
        offers = {number: [self._offer(claim, place) for claim in offered(measure, self._day)] for number, measure in measures.items()}
        return [offers[each.number] if each.outcome in _APPLYING else () for each in stated]

    def _offer(self, claim: str, place: str) -> int:
        return self._point(Open(OpenKind.FACT, place, claim_in_words(claim, self._law), CLAIM, claim), claim=True)

    def _spread(self, told: Told, points: Sequence[Sequence[int]]) -> _Asks:
        """The points of every finding, one after the other."""
        counts = np.array([len(each) for each in points] or [0], np.int64)
        starts = np.cumsum(counts) - counts
        flat = np.array([point for each in points for point in each] or [0], np.int64)
        each = counts[told.at]
        of = np.repeat(np.arange(len(told.at)), each)
        within = np.arange(len(of)) - np.repeat(np.cumsum(each) - each, each)
        point = flat[starts[told.at][of] + within]
        number = np.where(np.array(self._here or [False])[point], told.number[of], 0)
        return _Asks(*(column.astype(np.int32) for column in (told.group[of], point, number, told.measure[of])))

    # -- each once, in order -----------------------------------------------------------------------------------------

    def _in_order(self, asks: _Asks, measures: dict[int, str]) -> tuple[Array, list[int]]:
        """Every question of every partnership, in order: the partnership, and the place of the question among those asked."""
        numbers = int(asks.number.max(initial=0)) + 2
        subject = np.array(self._subject or [0], np.int64)[asks.point] * numbers + asks.number + 1
        codes, first = dense(asks.group.astype(np.int64) * (len(self._subjects.items) * numbers + 1) + subject)
        points, of = self._several(codes, asks, first), _distinct(codes, asks.measure, len(first))
        number, rank = asks.number[first], np.array(self._rank or [0], np.int64)[asks.point[first]]
        alike, one = combined([number + 1, *points, *of]) if len(first) else (codes, first)
        each = zip(_at(points, one), number[one].tolist(), _at(of, one), strict=True)
        places = [self._place(asked, at, tuple([measures[item] for item in by])) for asked, at, by in each]
        telling = np.where(rank == _FIRST, 0, -np.count_nonzero(of, axis=0)) if of else rank
        group = asks.group[first]
        order = np.lexsort((np.arange(len(first)), telling, rank, group))
        return group[order], np.array(places or [0], np.int64)[alike[order]].tolist()

    def _several(self, codes: Array, asks: _Asks, first: Array) -> list[Array]:
        """The points asked in each question, as columns: the first, then what else may not stay unread."""
        items = self._opens.items
        of_all = np.array([asks_of_all(item) and not claim for item, claim in items] or [False])[asks.point]
        columns = _distinct(codes[of_all], asks.point[of_all], len(first)) or [np.zeros(len(first), np.int64)]
        return [np.where(columns[0] > 0, columns[0], asks.point[first] + 1), *columns[1:]]

    def _place(self, points: tuple[int, ...], number: int, measures: tuple[str, ...]) -> int:
        """The place of a question among those asked; one that was put in words before is known."""
        place = self._places.get((points, number, measures))
        if place is None:
            place = self._places[points, number, measures] = self._worded(points, number, measures)
        return place

    def _worded(self, points: Sequence[int], number: int, measures: tuple[str, ...]) -> int:
        items = [self._opens.items[point][0] for point in points]
        words = in_one(dict.fromkeys(item.question for item in items))
        item, here = items[0], f"activities[{number}]"
        place, question, subject = (text.replace(HERE, here) for text in (item.place, words, item.subject))
        return self._asked.place(asked_of(item.kind.value, place, question, item.about, subject, measures))


def _distinct(codes: Array, values: Array, count: int) -> list[Array]:
    """The distinct values that stand beside each code, as they first come, one more each; as columns."""
    _, first = dense(codes * (int(values.max(initial=0)) + 1) + values)
    return in_columns(codes[first], values[first] + 1, count)


def _at(columns: Sequence[Array], rows: Array) -> list[tuple[int, ...]]:
    """The values of some rows of such columns."""
    values = np.array(columns)[:, rows].T.tolist() if columns else [()] * len(rows)
    return [tuple([value - 1 for value in row if value]) for row in values]
