"""What keeps measures open, and what may license them, said in words: once for each distinct pattern of answers, not once a row."""

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
from .left import Left, Patterns, Reader, left_open
from .outcome import OUTCOMES, Findings
from .planes import POSSIBLE, TRUE, Bits, Codes
from .run import Compared, Tabled
from .table import coded

__all__ = ["Said"]

_OPEN = (OUTCOMES.index(Outcome.UNKNOWN), OUTCOMES.index(Outcome.REFER))
_APPLIES = (OUTCOMES.index(Outcome.PROHIBITED), OUTCOMES.index(Outcome.LICENCE_REQUIRED))
_BESIDE_ACTIVITIES = frozenset({"business.owners", "business.all_owners", "business.officers", "business.banks", "uk_party"})
"""Collections whose members, and what is missing of them, stand in no activity: what is said of them turns on no place."""
_SETTLED = Proof(Truth.TRUE, "")
_TRUTHS = {0: Truth.FALSE, POSSIBLE: Truth.UNKNOWN, TRUE | POSSIBLE: Truth.TRUE}


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
        self._exceptions = [tuple(Lifting(exception, _SETTLED) for exception in item.measure.exceptions) for item in found.measures]
        self._opens: dict[Any, tuple[Open, ...]] = {}
        lines = self._lines()
        self._rows = lines.first
        answers = self._matrix()
        outcomes = np.array([found.outcomes(number)[self._rows] for number in range(len(found.measures))]).reshape(len(found.measures), len(self._rows))
        alike = distinct_rows(answers)
        patterns = [self._patterns(number, answers[alike.first], outcomes[number, alike.first]) for number in range(len(found.measures))]
        self._words = {place: self._words_at(place, asked[alike.codes]) for place, asked in left_open(patterns, len(alike.first)).items()}
        numbers = (words.codes for words in self._words.values())
        said = distinct_rows(np.stack([alike.codes, self._table.places.codes[self._rows], *numbers], axis=1).astype(np.int32))
        self._rows, self._outcomes = self._rows[said.first], outcomes[:, said.first]
        self._of_measure = [item.of(alike.codes[said.first]) for item in patterns]
        self._words = {place: Coded(words.codes[said.first], words.values, words.first) for place, words in self._words.items()}
        self.distinct = Coded(said.codes[lines.codes], range(len(said.first)), self._rows)

    def _lines(self) -> Coded:
        """A code for each distinct line as far as the rules read it."""
        table = self._table
        columns = {id(leaf.column): coded(leaf.column) for leaf in self.found.leaves.values()}
        beside = [coded(table.column(path)) for path in sorted(self._listed_paths())]
        return together([table.parties, table.places, table.look_ups, *columns.values(), *beside])

    def _patterns(self, number: int, answers: Bits, outcomes: Codes) -> Patterns:
        """The patterns of a measure among lines with some answers and outcomes."""
        bears = np.flatnonzero(outcomes < len(OUTCOMES) - 1)
        needs = self._needs[number]
        distinct = distinct_rows(answers[np.ix_(bears, needs)])
        codes = np.full(len(answers), -1, np.int64)
        codes[bears] = distinct.codes
        places = [self._order[need] for need in needs.tolist()]
        left, grounds = [], []
        for line in bears[distinct.first].tolist():
            reader = Reader(self._graph.nodes, dict(zip(places, answers[line, needs].tolist(), strict=True)))
            left.append(self._left(number, reader) if outcomes[line] in _OPEN else ())
            grounds.append(self._grounds(number, reader) if outcomes[line] in _APPLIES else ())
        return Patterns(codes, left, grounds)

    def _left(self, number: int, reader: "Reader") -> tuple[Left, ...]:
        item = self.found.measures[number]
        return tuple(each for place in (item.forbids, *item.exceptions) for each in reader.left(place))

    def _grounds(self, number: int, reader: "Reader") -> tuple[Lifting, ...]:
        item = self.found.measures[number]
        truths = (_TRUTHS[reader.answer(place) & (TRUE | POSSIBLE)] for place in item.grounds)
        return tuple(Lifting(ground, Proof(truth, "")) for ground, truth in zip(item.measure.licensing, truths, strict=True))

    def _words_at(self, place: int, where: Codes) -> Coded:
        """What is said of an open leaf, line by line; nothing where it is not asked about."""
        lines = np.flatnonzero(where)
        rows = self._rows[lines]
        keys = distinct_rows(np.stack([np.zeros(len(rows), np.int64), *self._turn_on(place, rows)], axis=1))
        numbers: dict[tuple[Open, ...], int] = {}
        said = [numbers.setdefault(self._said(place, int(rows[first])), len(numbers) + 1) for first in keys.first.tolist()]
        codes = np.zeros(len(self._rows), np.int32)
        codes[lines] = np.array(said, np.int32)[keys.codes]
        return Coded(codes, [(), *numbers], np.zeros(0, np.int64))

    def _turn_on(self, place: int, rows: Codes) -> list[Codes]:
        """What the words of an open leaf turn on: the codes of some rows in all that they name."""
        leaf, table = self._graph.nodes[place].leaf, self._table
        if not isinstance(leaf, Asked):
            return []
        condition, places, own = leaf.condition, table.places.codes[rows], _codes(self.found.leaves[place], rows)
        if isinstance(condition, Some | PartyAsks):
            parties = table.parties.codes[rows]
            if not self.found.binder.of_parties(place, leaf):
                return [parties, places, own]
            beside = isinstance(condition, PartyAsks) or condition.collection in _BESIDE_ACTIVITIES
            return [parties] if beside else [parties, places]
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
        line, found = None, []
        for number in np.flatnonzero(self._outcomes[:, code] < len(OUTCOMES) - 1).tolist():
            item, outcome = self.found.measures[number], OUTCOMES[self._outcomes[number, code]]
            if line is None:
                line = self.line(code)
            patterns = self._of_measure[number]
            pattern = int(patterns.codes[code])
            opens, licensing = self._opens_of(number, pattern, code), patterns.grounds[pattern]
            found.append(Finding(item.measure, item.version, line.label, outcome, _SETTLED, self._exceptions[number], licensing, opens))
        return found

    # -- what is open, in words --------------------------------------------------------------------------------------

    def _opens_of(self, number: int, pattern: int, code: int) -> tuple[Open, ...]:
        """What keeps a measure open in a distinct line; once for all lines in which the same is said of every leaf."""
        left = self._of_measure[number].left[pattern]
        said = [int(self._words[each.place].codes[code]) for each in left]
        key = (number, pattern, *said)
        if key not in self._opens:
            words = (self._words[each.place].values[which] for each, which in zip(left, said, strict=True))
            self._opens[key] = tuple(dict.fromkeys(one for each, opens in zip(left, words, strict=True) for one in each.counted(opens)))
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
            found += [item for path in members.missing(place, row) for item in self._more(path, row)]
        return tuple(found)

    def _more(self, path: str, row: int) -> tuple[Open, ...]:
        """What a fact that was not stated leaves open of a collection; the same in every row."""
        if ("more", path) not in self._opens:
            self._opens["more", path] = tuple(opens_of(self.found.binder.evaluator(row).more(path)))
        return self._opens["more", path]

    def _of_member(self, that: int, number: int) -> tuple[Open, ...]:
        key = ("member", that, number)
        if key not in self._opens:
            members = self.found.binder.members
            leaves = [place for place in self._graph.needed([that]) if self._graph.nodes[place].op == "leaf"]
            reader = Reader(self._graph.nodes, {place: members.answer(place, number) for place in leaves})
            opens: list[Open] = []
            for left in reader.left(that):
                said = members.opens(left.place, number)
                opens += [item for item in said if left.judged or item.kind is not OpenKind.JUDGEMENT]
            self._opens[key] = tuple(opens)
        return self._opens[key]


def _codes(leaf: Tabled | Compared, rows: Codes) -> Codes:
    codes: Codes = leaf.column.codes[rows] if isinstance(leaf, Tabled) else np.zeros(len(rows), np.int64)
    return codes


def _answers(leaf: Tabled | Compared, rows: Any) -> Bits:
    """The bits of a leaf in some rows."""
    if isinstance(leaf, Tabled):
        answers: Bits = leaf.answers[leaf.column.codes[rows]]
        return answers
    return leaf.answers(rows)
