"""Leaves bound to a table of lines. What has no form as a column is proved once for each distinct combination of what it reads."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

import numpy as np

from sme_check.facts.line import Line, Member
from sme_check.facts.of_party import ABSENT
from sme_check.facts.party import Party
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import Condition, Listed, PartyAsks, Some, Test, Unread

from ..evaluate import AsksParties, Evaluator
from ..look_ups import same_subject
from ..proof import Open, OpenKind, Proof, opens_of
from .compile import Asked, Claimed, Compiled, KeptOpen, compile_condition
from .encode import Coded, encode, together
from .leaves import bits, table_of_test
from .listed import Lists
from .members import Members
from .merged import merged
from .paths import items_of, path_of
from .planes import Bits, Codes, code_of
from .run import Compared, Run, Tabled
from .table import Table, coded

__all__ = ["Alike", "AskerOf", "Binder", "answer_of_opens", "answer_of_proof", "whole"]

AskerOf = Callable[[Line], AsksParties]
"""Who answers what is asked of the parties of a line's partnership."""

Alike = Callable[[Party], Hashable]
"""What an asker reads of a party: of two for which it is the same, it says the same."""


def whole(party: Party) -> Hashable:
    """All of a party."""
    return party


def answer_of_proof(proof: Proof) -> int:
    """A proof as bits."""
    return answer_of_opens(proof.truth, tuple(opens_of(proof)))


def answer_of_opens(truth: Truth, opens: Sequence[Open]) -> int:
    """A truth and what keeps it open, as bits."""
    judged = any(item.kind is OpenKind.JUDGEMENT for item in opens)
    return code_of(truth, missed=any(item.kind is not OpenKind.JUDGEMENT for item in opens), judged=judged)


class Binder:
    """Binds the leaves of a compiled rulebook to a table.

    Args:
        compiled: The law of the table's day.
        table: The lines.
        asker: Who answers what is asked of parties.
        alike: What that reads of a party.
    """

    def __init__(self, compiled: Compiled, table: Table, asker: AskerOf, alike: Alike = whole) -> None:
        self.compiled, self.table, self.asker, self.alike = compiled, table, asker, alike
        self._evaluators: dict[int, Evaluator] = {}
        self._looked: dict[tuple[frozenset[str], str], Coded] = {}
        self._beside: dict[int, frozenset[str]] = {}
        rows = np.zeros(table.rows, np.uint8)
        self.nothing = Coded(rows, [()], np.zeros(1, np.int64))
        self._lists = Lists(self)

    # -- proofs of single rows ---------------------------------------------------------------------------------------

    def evaluator(self, row: int) -> Evaluator:
        """The proof engine on one row."""
        if row not in self._evaluators:
            line = self.table.line(row)
            self._evaluators[row] = Evaluator(self.compiled.rulebook, line, self.asker(line))
        return self._evaluators[row]

    def prove(self, leaf: Asked, row: int) -> Proof:
        """The proof of a leaf on one row."""
        member = Member("business", self.table.line(row).partnership.business) if leaf.of == "business" else None
        return self.evaluator(row).prove(leaf.condition, member)

    def proved(self, leaf: Asked, key: Coded) -> Tabled:
        """A leaf proved once for each code of a key."""
        return Tabled(key, self.answers(leaf, key.first))

    def answers(self, leaf: Asked, rows: Codes) -> Bits:
        """A leaf proved on some rows; false where there is no row."""
        return bits([answer_of_proof(self.prove(leaf, row)) if row >= 0 else 0 for row in rows.tolist()])

    # -- binding -----------------------------------------------------------------------------------------------------

    def bind(self, roots: Iterable[int]) -> dict[int, Tabled | Compared]:
        """What answers each leaf that the roots need."""
        graph = self.compiled.graph
        leaves = {place: graph.nodes[place].leaf for place in graph.needed(roots) if graph.nodes[place].op == "leaf"}
        self.members = Members(self, [place for place, leaf in leaves.items() if self.of_parties(place, leaf)])
        bound = {place: self._bind(place, leaf) for place, leaf in leaves.items()}
        self._evaluators.clear()
        return bound

    def of_parties(self, place: int, leaf: Any) -> bool:
        """Whether a leaf turns on the parties alone."""
        if not isinstance(leaf, Asked):
            return False
        if isinstance(leaf.condition, Some):
            return not self.facts_beside(place)
        return isinstance(leaf.condition, PartyAsks)

    def facts_beside(self, place: int) -> frozenset[str]:
        """The facts of the line itself that a condition on a member of a collection turns on."""
        if place not in self._beside:
            self._beside[place] = frozenset(self._facts_beside(place))
        return self._beside[place]

    def _facts_beside(self, place: int) -> set[str]:
        graph, found = self.compiled.graph, set[str]()
        for below in graph.needed([self.compiled.members[place]]):
            leaf = graph.nodes[below].leaf
            if isinstance(leaf, Asked) and leaf.of != "it" and isinstance(leaf.condition, Test | Listed | Unread):
                found.add(leaf.condition.subject if isinstance(leaf.condition, Unread) else path_of(leaf, leaf.condition.fact))
            elif isinstance(leaf, Asked) and isinstance(leaf.condition, Some):
                found |= {"", *self.facts_beside(below)}
        return found

    def _bind(self, place: int, leaf: Any) -> Tabled | Compared:
        match leaf:
            case KeptOpen(by):
                return Tabled(self.nothing, bits([answer_of_opens(Truth.UNKNOWN, (by,))]))
            case Claimed(claim):
                column = coded(self.table.column("activity.claims"))
                return Tabled(column, bits([code_of(Truth.of(isinstance(value, tuple) and claim in value)) for value in column.values]))
            case Asked(Test(fact=fact) as test):
                return table_of_test(test, self.table.column(path_of(leaf, fact)))
            case Asked(Listed() as listed):
                return self._lists.bind(leaf, listed)
            case Asked(Unread(look_up=look_up, subject=subject)) if look_up:
                return self._unread(leaf, coded(self.table.column(path_of(leaf, subject))), self.looked(frozenset({look_up}), path_of(leaf, subject)))
            case Asked(Some() | PartyAsks()) if self.of_parties(place, leaf):
                return Tabled(self.table.parties, self.members.answers(place))
            case Asked(Some()):
                facts = sorted(self.facts_beside(place) - {""})
                return self.proved(leaf, together([self.table.parties, *(coded(self.table.column(path)) for path in facts)]))
            case Asked():
                return self.proved(leaf, self.nothing)
        raise TypeError(f"no leaf: {leaf}")

    def _unread(self, leaf: Asked, column: Coded, looked: Coded) -> Tabled:
        """What nobody has read, of the values of a column: where nothing was looked up, whatever is stated leaves as much open."""
        if looked is self.nothing:
            column = merged(["stated" if value and value is not ABSENT else value for value in column.values], column.first.tolist()).column(column)
        return self.proved(leaf, together([column, looked]))

    def truths(self, condition: Condition, of: str) -> Bits:
        """The bits of a condition in every row."""
        place = compile_condition(self.compiled, condition, of)
        run = Run(self.compiled.graph, [place], Binder(self.compiled, self.table, self.asker, self.alike).bind([place]), self.table.rows)
        return run.bits(place)

    # -- look-ups ----------------------------------------------------------------------------------------------------

    def looked(self, abouts: frozenset[str], path: str) -> Coded:
        """What was looked up about something for the value of a fact: one code for each distinct set of answers."""
        look_ups = self.table.look_ups
        known = frozenset(about for about in abouts if any(item.about == about for held in look_ups.values for item in held))
        if not known:
            return self.nothing
        if (known, path) not in self._looked:
            column = coded(self.table.column(path))
            pairs = together([look_ups, column])
            said = encode(_relevant(look_ups.values[held], known, column.values[code]) for held, code in pairs.values)
            codes = said.codes[pairs.codes]
            self._looked[known, path] = Coded(codes, said.values, pairs.first[said.first])
        return self._looked[known, path]


def _relevant(look_ups: Sequence[Any], abouts: frozenset[str], value: Any) -> tuple[Any, ...]:
    """The look-ups that speak of a value, as far as they decide anything."""
    items = [str(item) for item in items_of(value)]
    found = (item for item in look_ups if item.about in abouts and item.subject and item.result and any(same_subject(item.subject, text) for text in items))
    return tuple((item.about, item.subject if len(items) > 1 else "", item.entry, item.result, item.as_at) for item in found)
