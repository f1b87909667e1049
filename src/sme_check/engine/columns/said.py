"""What keeps measures open, and what may license them, said in words: once for each distinct pattern of answers, not once a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sme_check.facts.line import Line
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import Listed, PartyAsks, Some, Test, Unread

from ..finding import Finding, Lifting, Outcome
from ..proof import Open, OpenKind, Proof, opens_of
from .bind import path_of
from .compile import Asked, CompiledMeasure, KeptOpen
from .encode import Coded, distinct_rows, together
from .outcome import OUTCOMES, Findings
from .planes import JUDGED, MISSED, POSSIBLE, TRUE, Bits, Codes
from .run import Compared, Tabled
from .table import coded

__all__ = ["Said"]

_OPEN = (OUTCOMES.index(Outcome.UNKNOWN), OUTCOMES.index(Outcome.REFER))
_SETTLED = Proof(Truth.TRUE, "")
_TRUTHS = {0: Truth.FALSE, POSSIBLE: Truth.UNKNOWN, TRUE | POSSIBLE: Truth.TRUE}


@dataclass(frozen=True, slots=True)
class _Left:
    """A leaf that is open, and whether its judgement counts yet."""

    place: int
    judged: bool


class Said:
    """Findings in words, without their proofs.

    Args:
        found: The findings of a table.

    Attributes:
        distinct: A code for lines of which the same is said; everything is said once for each.
    """

    def __init__(self, found: Findings) -> None:
        self.found, self._graph, self._table = found, found.compiled.graph, found.binder.table
        self._order = sorted(found.leaves)
        at = {place: column for column, place in enumerate(self._order)}
        self._needs = [np.array([at[place] for place in self._leaves_of(item)], np.intp) for item in found.measures]
        self._known: dict[tuple[int, bytes], tuple[tuple[_Left, ...], tuple[Truth, ...]]] = {}
        self._opens: dict[Any, tuple[Open, ...]] = {}
        lines = self._lines()
        self._rows = lines.first
        self._answers = self._matrix()
        self._outcomes = np.array([found.outcomes(number)[self._rows] for number in range(len(found.measures))]).reshape(len(found.measures), len(self._rows))
        alike = self._alike()
        self._rows, self._answers, self._outcomes = self._rows[alike.first], self._answers[alike.first], self._outcomes[:, alike.first]
        self.distinct = Coded(alike.codes[lines.codes], range(len(alike.first)), self._rows)

    def _lines(self) -> Coded:
        """A code for each distinct line as far as the rules read it."""
        table = self._table
        columns = {id(leaf.column): coded(leaf.column) for leaf in self.found.leaves.values()}
        beside = [coded(table.column(path)) for path in sorted(self._listed_paths())]
        return together([table.parties, table.places, table.look_ups, *columns.values(), *beside])

    def _alike(self) -> Coded:
        """One code for lines of which the same is said: the same answers, and the same words for what is left open."""
        alike = distinct_rows(self._answers)
        asked: dict[int, list[int]] = {}
        for code, first in enumerate(alike.first.tolist()):
            for place in self._left_open(first):
                asked.setdefault(place, []).append(code)
        words = [alike.codes, self._table.places.codes[self._rows]]
        for place, codes in asked.items():
            wanted = np.zeros(len(alike.first), bool)
            wanted[codes] = True
            words.append(self._words_at(place, wanted[alike.codes]))
        return distinct_rows(np.stack(words, axis=1).astype(np.int32))

    def _left_open(self, code: int) -> set[int]:
        """The leaves that are asked about in a distinct line."""
        numbers = np.flatnonzero(np.isin(self._outcomes[:, code], _OPEN)).tolist()
        return {left.place for number in numbers for left in self._of_pattern(number, code)[0]}

    def _words_at(self, place: int, where: Codes) -> Codes:
        """A number for what is said of an open leaf, line by line; 0 where it is not asked about."""
        lines = np.flatnonzero(where)
        rows = self._rows[lines]
        keys = distinct_rows(np.stack([np.zeros(len(rows), np.int64), *self._turn_on(place, rows)], axis=1))
        numbers: dict[tuple[Open, ...], int] = {}
        said = [numbers.setdefault(self._said_at(place, int(rows[first])), len(numbers) + 1) for first in keys.first.tolist()]
        out = np.zeros(len(self._rows), np.int32)
        out[lines] = np.array(said, np.int32)[keys.codes]
        return out

    def _turn_on(self, place: int, rows: Codes) -> list[Codes]:
        """What the words of an open leaf turn on: the codes of some rows in all that they name."""
        leaf, table = self._graph.nodes[place].leaf, self._table
        if not isinstance(leaf, Asked):
            return []
        condition, places, own = leaf.condition, table.places.codes[rows], _codes(self.found.leaves[place], rows)
        if isinstance(condition, Some | PartyAsks):
            beside = [] if self.found.binder.of_parties(place, leaf) else [own]
            return [table.parties.codes[rows], places, *beside]
        if isinstance(condition, Test):
            whose = [table.parties.codes[rows]] if leaf.of or condition.fact.startswith("business.") else []
            return [own, places, *whose]
        if isinstance(condition, Listed | Unread):
            path = path_of(leaf, condition.fact if isinstance(condition, Listed) else condition.subject)
            value = [coded(table.column(path)).codes[rows]] if isinstance(condition, Listed) or condition.look_up else []
            return [own, *value, table.look_ups.codes[rows], places]
        return []

    def _listed_paths(self) -> set[str]:
        leaves = (self._graph.nodes[place].leaf for place in self.found.leaves)
        asked = [leaf for leaf in leaves if isinstance(leaf, Asked)]
        paths = {path_of(leaf, leaf.condition.fact) for leaf in asked if isinstance(leaf.condition, Listed)}
        return paths | {path_of(leaf, leaf.condition.subject) for leaf in asked if isinstance(leaf.condition, Unread) and leaf.condition.look_up}

    def _leaves_of(self, item: CompiledMeasure) -> list[int]:
        needed = self._graph.needed([item.truth, item.forbids, *item.exceptions, *item.grounds])
        return [place for place in needed if place in self.found.leaves]

    def _matrix(self) -> Bits:
        """The answer of every leaf for each distinct line: (lines, leaves)."""
        out = np.zeros((len(self._rows), len(self._order)), np.uint8)
        for number, place in enumerate(self._order):
            out[:, number] = _answers(self.found.leaves[place], self._rows)
        return out

    # -- a line ------------------------------------------------------------------------------------------------------

    def line(self, code: int) -> Line:
        """A line of which that is said."""
        return self._table.line(int(self._rows[code]))

    def findings(self, code: int) -> list[Finding]:
        """The findings of a distinct line that are not settled as not applying; each without its proof."""
        row, line = int(self._rows[code]), None
        found = []
        for number in np.flatnonzero(self._outcomes[:, code] < len(OUTCOMES) - 1).tolist():
            item, outcome = self.found.measures[number], OUTCOMES[self._outcomes[number, code]]
            if line is None:
                line = self.line(code)
            left, grounds = self._of_pattern(number, code)
            open_ = outcome in (Outcome.UNKNOWN, Outcome.REFER)
            opens = tuple(dict.fromkeys(one for each in left for one in self._in_words(each, row))) if open_ else ()
            exceptions = tuple(Lifting(exception, _SETTLED) for exception in item.measure.exceptions)
            licensing = tuple(Lifting(ground, Proof(truth, "")) for ground, truth in zip(item.measure.licensing, grounds, strict=True))
            applies = outcome in (Outcome.PROHIBITED, Outcome.LICENCE_REQUIRED)
            found.append(Finding(item.measure, item.version, line.label, outcome, _SETTLED, exceptions, licensing if applies else (), opens))
        return found

    def _of_pattern(self, number: int, code: int) -> tuple[tuple[_Left, ...], tuple[Truth, ...]]:
        """What is left open, and which grounds are made out, for a pattern of answers of a measure's leaves."""
        needs = self._needs[number]
        key = (number, self._answers[code, needs].tobytes())
        if key not in self._known:
            item = self.found.measures[number]
            answers = dict(zip((self._order[need] for need in needs.tolist()), self._answers[code, needs].tolist(), strict=True))
            reader = _Reader(self._graph.nodes, answers)
            left = tuple(each for place in (item.forbids, *item.exceptions) for each in reader.left(place))
            self._known[key] = left, tuple(_TRUTHS[reader.answer(place) & (TRUE | POSSIBLE)] for place in item.grounds)
        return self._known[key]

    # -- what is open, in words --------------------------------------------------------------------------------------

    def _in_words(self, left: _Left, row: int) -> tuple[Open, ...]:
        opens = self._said_at(left.place, row)
        return opens if left.judged else tuple(item for item in opens if item.kind is not OpenKind.JUDGEMENT)

    def _said_at(self, place: int, row: int) -> tuple[Open, ...]:
        """What is said of an open leaf in a row; once for all rows in which it turns on the same."""
        key = (place, *(int(codes[0]) for codes in self._turn_on(place, np.array([row]))))
        if key not in self._opens:
            self._opens[key] = self._said(place, row)
        return self._opens[key]

    def _said(self, place: int, row: int) -> tuple[Open, ...]:
        leaf, binder = self._graph.nodes[place].leaf, self.found.binder
        if isinstance(leaf, KeptOpen):
            return (leaf.by,)
        if not isinstance(leaf, Asked):
            return ()
        if binder.of_parties(place, leaf):
            return self._of_members(place, row)
        return tuple(opens_of(binder.prove(leaf, row)))

    def _of_members(self, place: int, row: int) -> tuple[Open, ...]:
        """What a collection leaves open: member by member, then who was not stated."""
        members = self.found.binder.members
        group, more = members.of_group(place, int(self._table.parties.codes[row]))
        found = [item for number in group for item in self._of_member(members.that(place), number)]
        if more:
            evaluator = self.found.binder.evaluator(row)
            found += [item for path in members.missing(place, row) for item in opens_of(evaluator.more(path))]
        return tuple(found)

    def _of_member(self, that: int, number: int) -> tuple[Open, ...]:
        key = ("member", that, number)
        if key not in self._opens:
            members = self.found.binder.members
            leaves = [place for place in self._graph.needed([that]) if self._graph.nodes[place].op == "leaf"]
            reader = _Reader(self._graph.nodes, {place: members.answer(place, number) for place in leaves})
            opens: list[Open] = []
            for left in reader.left(that):
                said = members.opens(left.place, number)
                opens += [item for item in said if left.judged or item.kind is not OpenKind.JUDGEMENT]
            self._opens[key] = tuple(opens)
        return self._opens[key]


class _Reader:
    """The graph read for one pattern of answers, as the proof reads its tree."""

    def __init__(self, nodes: Any, answers: Mapping[int, int]) -> None:
        self._nodes, self._known = nodes, dict(answers)

    def answer(self, place: int) -> int:
        """The bits of a node, without what keeps it open."""
        if place not in self._known:
            node = self._nodes[place]
            parts = [self.answer(part) for part in node.parts]
            match node.op:
                case "never" | "always":
                    found = 0 if node.op == "never" else TRUE | POSSIBLE
                case "not":
                    found = (0 if parts[0] & POSSIBLE else TRUE) | (0 if parts[0] & TRUE else POSSIBLE)
                case "all":
                    found = TRUE | POSSIBLE
                    for part in parts:
                        found &= part
                case _:
                    found = 0
                    for part in parts:
                        found |= part
            self._known[place] = found & (TRUE | POSSIBLE)
        return self._known[place]

    def left(self, place: int) -> list[_Left]:
        """The open leaves below a node that is open, in order; in `all` a judgement waits for what is missing."""
        bits = self.answer(place)
        if bits & TRUE or not bits & POSSIBLE:
            return []
        node = self._nodes[place]
        if node.op == "leaf":
            return [_Left(place, bool(bits & JUDGED))]
        below = [each for part in node.parts for each in self.left(part)]
        if node.op == "all" and any(self._known[each.place] & MISSED for each in below):
            return [_Left(each.place, False) for each in below if self._known[each.place] & MISSED]
        return below


def _codes(leaf: Tabled | Compared, rows: Codes) -> Codes:
    codes: Codes = leaf.column.codes[rows] if isinstance(leaf, Tabled) else np.zeros(len(rows), np.int64)
    return codes


def _answers(leaf: Tabled | Compared, rows: Any) -> Bits:
    """The bits of a leaf in some rows."""
    if isinstance(leaf, Tabled):
        answers: Bits = leaf.answers[leaf.column.codes[rows]]
        return answers
    return leaf.answers(rows)
