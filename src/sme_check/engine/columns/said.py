"""What keeps measures open, and what may license them, said in words: once for each distinct pattern of answers, not once a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import Listed, PartyAsks, Some, Test, Unread

from ..finding import Lifting, Outcome
from ..lists import opens_of_misses
from ..proof import Open, Proof, opens_of
from .compile import Asked, CompiledMeasure, KeptOpen
from .encode import Coded, combined
from .left import Known, Reader, Texts, asked_in, patterns_of, worded
from .member_words import MemberWords
from .outcome import OUTCOMES, Findings
from .paths import path_of
from .planes import POSSIBLE, TRUE, Bits, Codes
from .run import Compared, Tabled
from .table import coded

__all__ = ["Said", "Stated"]

_OPEN = frozenset({Outcome.UNKNOWN, Outcome.REFER})
_APPLIES = frozenset({Outcome.PROHIBITED, Outcome.LICENCE_REQUIRED})
_LAST = len(OUTCOMES) - 1
_TRUTHS = {0: Truth.FALSE, POSSIBLE: Truth.UNKNOWN, TRUE | POSSIBLE: Truth.TRUE}


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """What is said of a measure in some lines.

    Attributes:
        number: The place of the measure among those in force.
        item: The measure.
        outcome: What it comes to.
        opens: What keeps it open, in order; nothing where it is settled.
        grounds: Where it applies, its licensing grounds and whether each is made out.
    """

    number: int
    item: CompiledMeasure
    outcome: Outcome
    opens: tuple[Open, ...]
    grounds: tuple[Lifting, ...]


class Said:
    """Findings in words, without their proofs.

    Args:
        found: The findings of a table.
        known: What was found of single values under the same law.

    Attributes:
        codes: (measures, lines) for each measure and line the place of what is said in `stated`; -1 where it does not apply.
        stated: Everything that is said, each once.
    """

    def __init__(self, found: Findings, known: Known | None = None) -> None:
        self._known = known or Known()
        self._found, self._graph, self._table = found, found.compiled.graph, found.binder.table
        self._texts = Texts()
        self._members = MemberWords(found.binder, self._texts) if found.leaves else None
        self._lines = np.arange(found.rows)
        self._words: dict[int, Codes] = {}
        self._bits: dict[int, Bits] = {}
        self.stated: list[Stated] = []
        self.codes = np.full((len(found.measures), found.rows), -1, np.int32)
        for number in range(len(found.measures)):
            self._say(number)

    def _say(self, number: int) -> None:
        """Say a measure of all lines for which it does not come to nothing."""
        outcomes = self._found.outcomes(number)
        lines = np.flatnonzero(outcomes < _LAST)
        if not len(lines):
            return
        item = self._found.measures[number]
        answers = {place: self._answers(place)[lines] for place in self._leaves_of(item)}
        patterns, first = patterns_of(answers, len(lines))
        of_pattern = [OUTCOMES[outcome] for outcome in outcomes[lines[first]].tolist()]
        reader = Reader(self._graph.nodes, {place: bits[first] for place, bits in answers.items()}, len(first))
        left = reader.left((item.forbids, *item.exceptions), np.array([outcome in _OPEN for outcome in of_pattern]))
        grounds = _grounds_of(item, reader, of_pattern)
        words = {place: self._words_at(place, lines, asked) for place, asked in asked_in(patterns, left).items()}
        said, first, opens = worded(patterns, left, words, self._texts)
        self.codes[number, lines] = said + len(self.stated)
        for pattern, each in zip(patterns[first].tolist(), opens, strict=True):
            self.stated.append(Stated(number, item, of_pattern[pattern], each, grounds[pattern]))

    def _leaves_of(self, item: CompiledMeasure) -> list[int]:
        needed = self._graph.needed([item.truth, item.forbids, *item.exceptions, *item.grounds])
        return [place for place in needed if place in self._found.leaves]

    def _answers(self, place: int) -> Bits:
        """The answers of a leaf in all lines."""
        if place not in self._bits:
            leaf = self._found.leaves[place]
            self._bits[place] = leaf.answers[leaf.column.codes] if isinstance(leaf, Tabled) else leaf.answers(self._lines)
        return self._bits[place]

    # -- what is open, in words --------------------------------------------------------------------------------------

    def _words_at(self, place: int, lines: Codes, asked: Codes) -> Codes:
        """What is said of a leaf in those of some lines in which it is left open: places in the texts."""
        words = self._words.setdefault(place, np.full(self._found.rows, -1, np.int32))
        new = lines[asked & (words[lines] < 0)]
        if len(new):
            words[new] = self._say_leaf(place, new)
        found: Codes = words[lines]
        return found

    def _say_leaf(self, place: int, lines: Codes) -> Codes:
        leaf, binder = self._graph.nodes[place].leaf, self._found.binder
        if self._members is not None and binder.of_parties(place, leaf):
            parties = self._table.parties
            asked = np.zeros(len(parties.values), bool)
            asked[parties.codes[lines]] = True
            return self._members.of(place, asked)[parties.codes[lines]]
        keys, first = combined([np.zeros(len(lines), np.uint8), *self._turn_on(place, lines)])
        return np.array([self._texts.place(self._opens_at(place, line)) for line in lines[first].tolist()], np.int32)[keys]

    def _opens_at(self, place: int, line: int) -> tuple[Open, ...]:
        """What keeps a leaf open in a line; where that turns on one value alone, it is found once for all tables of the day."""
        leaf, bound = self._graph.nodes[place].leaf, self._found.leaves[place]
        if isinstance(leaf, Asked) and isinstance(leaf.condition, Listed) and isinstance(bound, Tabled):
            path = path_of(leaf, leaf.condition.fact)
            if bound.column is self._table.column(path) and not _value(self._table.look_ups, line):
                key = ("opens", place, _value(bound.column, line), _value(self._table.places, line))
                return self._known.of(key, partial(self._opens_listed, leaf, leaf.condition, bound.column, line))
        return self._opens_of(leaf, line)

    def _opens_listed(self, leaf: Asked, listed: Listed, column: Coded, line: int) -> tuple[Open, ...]:
        """What keeps it open whether a value stands in a list: nearly always that the list is held in part, which needs no proof."""
        compiled, value = self._found.compiled, _value(column, line)
        if isinstance(value, str | tuple) and not listed.shown:
            missed = opens_of_misses(compiled.rulebook.dated_list(listed.list_id), compiled.day, value)
            if missed is not None:
                return missed
        return self._opens_of(leaf, self._first_with(column, line))

    def _first_with(self, column: Coded, line: int) -> int:
        """The first line with the same value in the same place, of which other lists are asked too."""
        first, places = int(column.first[column.codes[line]]), self._table.places.codes
        return first if places[first] == places[line] and not _value(self._table.look_ups, first) else line

    def _opens_of(self, leaf: Any, line: int) -> tuple[Open, ...]:
        if isinstance(leaf, KeptOpen):
            return (leaf.by,)
        return tuple(opens_of(self._found.binder.prove(leaf, line))) if isinstance(leaf, Asked) else ()

    def _turn_on(self, place: int, lines: Codes) -> Sequence[Codes]:
        """What the words of an open leaf turn on: the codes of some lines in all that they name."""
        leaf, table = self._graph.nodes[place].leaf, self._table
        if not isinstance(leaf, Asked):
            return []
        condition, places, own = leaf.condition, table.places.codes[lines], _codes(self._found.leaves[place], lines)
        if isinstance(condition, Some | PartyAsks):
            return [table.parties.codes[lines], places, own]
        if isinstance(condition, Test):
            whose = [coded(table.column("business.kind")).codes[lines]] if leaf.of or condition.fact.startswith("business.") else []
            return [own, places, *whose]
        if isinstance(condition, Listed | Unread):
            path = path_of(leaf, condition.fact if isinstance(condition, Listed) else condition.subject)
            value = [coded(table.column(path)).codes[lines]] if isinstance(condition, Listed) or condition.look_up else []
            return [own, *value, table.look_ups.codes[lines], places]
        return []


def _grounds_of(item: CompiledMeasure, reader: Reader, outcomes: Sequence[Outcome]) -> list[tuple[Lifting, ...]]:
    """For each pattern the licensing grounds of a measure that applies, and whether each is made out."""
    applies = [number for number, outcome in enumerate(outcomes) if outcome in _APPLIES]
    found: list[tuple[Lifting, ...]] = [()] * len(outcomes)
    if applies and item.grounds:
        bits = np.array([reader.answer(place)[applies] for place in item.grounds]).T.tolist()
        for number, made_out in zip(applies, bits, strict=True):
            found[number] = tuple(Lifting(ground, Proof(_TRUTHS[each], "")) for ground, each in zip(item.measure.licensing, made_out, strict=True))
    return found


def _codes(leaf: Tabled | Compared, rows: Codes) -> Codes:
    codes: Codes = leaf.column.codes[rows] if isinstance(leaf, Tabled) else np.zeros(len(rows), np.int64)
    return codes


def _value(column: Coded, row: int) -> Any:
    return column.values[column.codes[row]]
