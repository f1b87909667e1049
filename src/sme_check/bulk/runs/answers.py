"""The answers of a run: of each chunk as it is kept, and of all chunks joined."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np

from sme_check.assessment.outreach import Outreach
from sme_check.assessment.verdict import Verdict

from ..answering.answered import Answered
from ..answering.once import Seen
from ..answering.patterns import Asked, Decided, Pattern
from ..frames.cells import CellProblem

if TYPE_CHECKING:
    from ..workbooks.taken import CellFound

__all__ = ["VERDICTS", "Answers", "Part", "join"]

Array = np.ndarray[Any, Any]
_Item = TypeVar("_Item")

VERDICTS = tuple(Verdict)
"""The verdicts, worst first: a run keeps the place of each."""
_PLACE = {verdict: place for place, verdict in enumerate(VERDICTS)}


@dataclass(frozen=True, slots=True)
class Part:
    """The answers of one chunk, in plain lists that a file can keep. As `Answers`, but rows and partnerships count from the chunk's first."""

    group: list[int]
    verdict: list[int]
    row_verdict: list[int]
    provisional: list[bool]
    pattern: list[int]
    outreach: list[int]
    patterns: list[Pattern]
    outreaches: list[Outreach]
    problems: list[CellProblem]

    @classmethod
    def of(cls, answered: Answered) -> "Part":
        """The part that an answered frame comes to."""
        return cls(
            answered.group.tolist(),
            [_PLACE[verdict] for verdict in answered.verdict],
            [_PLACE[verdict] for verdict in answered.row_verdict],
            answered.provisional.tolist(),
            answered.pattern.tolist(),
            answered.outreach.tolist(),
            list(answered.patterns),
            list(answered.outreaches),
            list(answered.problems),
        )


@dataclass(frozen=True, eq=False)
class Answers:
    """Every answer of a run.

    Attributes:
        group: (rows,) the partnership of each row; they are numbered in the order of the chunks.
        row_verdict: (rows,) the place of the row's own verdict in `VERDICTS`.
        verdict, provisional: (partnerships,) the place of the verdict in `VERDICTS`; whether it is provisional.
        pattern, outreach: (partnerships,) the place of the answer in `patterns`, of the outreach answer in `outreaches`.
        patterns, outreaches: Each distinct answer once.
        problems: What could not be read, by row.
        named: The texts beside the facts that may name a listed party, for which answers were referred to a person.
    """

    group: Array
    row_verdict: Array
    verdict: Array
    provisional: Array
    pattern: Array
    outreach: Array
    patterns: tuple[Pattern, ...]
    outreaches: tuple[Outreach, ...]
    problems: tuple[CellProblem, ...]
    named: tuple["CellFound", ...] = ()

    @classmethod
    def of(cls, part: Part) -> "Answers":
        """The answers of a part that holds all rows."""
        return cls(
            np.array(part.group, np.int64),
            np.array(part.row_verdict, np.uint8),
            np.array(part.verdict, np.uint8),
            np.array(part.provisional, bool),
            np.array(part.pattern, np.int64),
            np.array(part.outreach, np.int64),
            tuple(part.patterns),
            tuple(part.outreaches),
            tuple(sorted(part.problems, key=lambda item: item.row)),
        )

    @property
    def partnerships(self) -> int:
        """How many there are."""
        return len(self.verdict)

    @property
    def worst(self) -> Verdict:
        """The worst verdict; of none, `outside`."""
        return VERDICTS[int(self.verdict.min(initial=len(VERDICTS) - 1))]

    def counts(self) -> dict[Verdict, int]:
        """Partnerships by verdict, worst first."""
        found = np.bincount(self.verdict, minlength=len(VERDICTS))
        return dict(zip(VERDICTS, found.tolist(), strict=True))


def join(parts: Sequence[Part], chunks: Sequence[Array]) -> Part:
    """The answers of several chunks as those of one.

    Args:
        parts: The answers of each chunk.
        chunks: The rows of each chunk: together every row from 0 on, once.
    """
    count = sum(map(len, chunks))
    group, row_verdict = [0] * count, [0] * count
    whole = Part(group, [], row_verdict, [], [], [], [], [], [])
    patterns, outreaches = _Distinct[Pattern](_Parts().of), _Distinct[Outreach](lambda item: item)
    for part, rows in zip(parts, chunks, strict=True):
        before = len(whole.verdict)
        for row, of_row, own in zip(rows.tolist(), part.group, part.row_verdict, strict=True):
            group[row], row_verdict[row] = of_row + before, own
        whole.verdict.extend(part.verdict)
        whole.provisional.extend(part.provisional)
        whole.pattern.extend(patterns.placed(part.pattern, part.patterns))
        whole.outreach.extend(outreaches.placed(part.outreach, part.outreaches))
        whole.problems.extend(CellProblem(int(rows[item.row]), item.column, item.problem) for item in part.problems)
    whole.patterns.extend(patterns.items)
    whole.outreaches.extend(outreaches.items)
    return whole


class _Distinct(Generic[_Item]):
    """The answers of several parts, each distinct one once.

    Args:
        key: What tells answers apart.
    """

    def __init__(self, key: Callable[[_Item], Hashable]) -> None:
        self._key, self._places = key, dict[Hashable, int]()
        self.items: list[_Item] = []

    def placed(self, used: Iterable[int], items: Iterable[_Item]) -> Iterator[int]:
        """Places among all that are known from places among a part's own."""
        places = list(map(self._place, items))
        return (places[place] if place >= 0 else place for place in used)

    def _place(self, item: _Item) -> int:
        place = self._places.setdefault(self._key(item), len(self.items))
        if place == len(self.items):
            self.items.append(item)
        return place


class _Parts:
    """What tells answers in words apart: the places of all that they hold, which is the same in many and is compared once."""

    def __init__(self) -> None:
        self._asked, self._decided = Seen[Asked](), Seen[Decided]()

    def of(self, item: Pattern) -> Hashable:
        """Of one answer."""
        places = self._decided.places(item.decided), self._asked.places(item.questions), self._decided.places(item.warnings)
        return item.as_of, item.verdict, item.because, item.licences, item.notes, *places
