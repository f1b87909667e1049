"""Leaves bound to a table of lines. What has no form as a column is proved once for each distinct combination of what it reads."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sme_check.facts.line import ABSENT, Line, Member
from sme_check.facts.party import Party
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import Listed, PartyAsks, Some, Test, Unread
from sme_check.rulebook.dated_list import Completeness, DatedList, Hit

from ..evaluate import AsksParties, Evaluator
from ..look_ups import same_subject
from ..proof import Open, OpenKind, Proof, opens_of
from .compile import Asked, Claimed, Compiled, KeptOpen, compile_condition
from .encode import Coded, encode, first_rows, smallest, together
from .leaves import bits, table_of_test
from .members import Members
from .planes import JUDGED, MISSED, POSSIBLE, TRUE, Bits, Codes, code_of, unpack
from .run import Compared, Run, Tabled
from .table import Table, coded

__all__ = ["Alike", "AskerOf", "Binder", "answer_of_opens", "answer_of_proof", "path_of"]

AskerOf = Callable[[Line], AsksParties]
"""Who answers what is asked of the parties of a line's partnership."""

_REMEMBERED = 1 << 16
"""Values of which the answer of a list is remembered."""

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
        self._nothing = Coded(rows, [()], np.zeros(1, np.int64))

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

    def _proved(self, leaf: Asked, key: Coded) -> Tabled:
        """A leaf proved once for each code of a key."""
        return Tabled(key, self._answers(leaf, key.first))

    def _answers(self, leaf: Asked, rows: Codes) -> Bits:
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
                return Tabled(self._nothing, bits([answer_of_opens(Truth.UNKNOWN, (by,))]))
            case Claimed(claim):
                column = coded(self.table.column("activity.claims"))
                return Tabled(column, bits([code_of(Truth.of(isinstance(value, tuple) and claim in value)) for value in column.values]))
            case Asked(Test(fact=fact) as test):
                return table_of_test(test, self.table.column(path_of(leaf, fact)))
            case Asked(Listed() as listed):
                return self._listed(leaf, listed)
            case Asked(Unread(look_up=look_up, subject=subject)) if look_up:
                return self._unread(leaf, coded(self.table.column(path_of(leaf, subject))), self.looked(frozenset({look_up}), path_of(leaf, subject)))
            case Asked(Some() | PartyAsks()) if self.of_parties(place, leaf):
                return Tabled(self.table.parties, self.members.answers(place))
            case Asked(Some()):
                facts = sorted(self.facts_beside(place) - {""})
                return self._proved(leaf, together([self.table.parties, *(coded(self.table.column(path)) for path in facts)]))
            case Asked():
                return self._proved(leaf, self._nothing)
        raise TypeError(f"no leaf: {leaf}")

    def _unread(self, leaf: Asked, column: Coded, looked: Coded) -> Tabled:
        """What nobody has read, of the values of a column: where nothing was looked up, whatever is stated leaves as much open."""
        if looked is self._nothing:
            column = _merged(["stated" if value and value is not ABSENT else value for value in column.values], column.first.tolist()).column(column)
        return self._proved(leaf, together([column, looked]))

    # -- look-ups ----------------------------------------------------------------------------------------------------

    def looked(self, abouts: frozenset[str], path: str) -> Coded:
        """What was looked up about something for the value of a fact: one code for each distinct set of answers."""
        look_ups = self.table.look_ups
        known = frozenset(about for about in abouts if any(item.about == about for held in look_ups.values for item in held))
        if not known:
            return self._nothing
        if (known, path) not in self._looked:
            column = coded(self.table.column(path))
            pairs = together([look_ups, column])
            said = encode(_relevant(look_ups.values[held], known, column.values[code]) for held, code in pairs.values)
            codes = said.codes[pairs.codes]
            self._looked[known, path] = Coded(codes, said.values, pairs.first[said.first])
        return self._looked[known, path]

    # -- dated lists -------------------------------------------------------------------------------------------------

    def _listed(self, leaf: Asked, listed: Listed) -> Tabled:
        path = path_of(leaf, listed.fact)
        column, dated = coded(self.table.column(path)), self.compiled.rulebook.dated_list(listed.list_id)
        known = dated.completeness_on(self.compiled.day)
        if known is None:
            return self._proved(leaf, self._nothing)
        looked = self.looked(frozenset({known.look_up, dated.id}), path)
        values, rows = column.values, column.first.tolist()
        if looked is not self._nothing:
            hits = [self._hits(dated, value) for value in values]
            merged = _merged(_told_apart(values, known, hits), rows)
        else:
            plain = self._plain(leaf, dated, known, column)
            answers = [plain.get(value, 0) for value in values]
            if None not in answers:
                return Tabled(column, bits([answer for answer in answers if answer is not None]))
            hits = [self._hits(dated, value) if answer is None else [] for value, answer in zip(values, answers, strict=True)]
            merged = _merged([value if answer is None else (answer,) for value, answer in zip(values, answers, strict=True)], rows)
        return self._proved(leaf, together([merged.column(column), looked, *self._conditions(column, hits, leaf)]))

    def _hits(self, dated: DatedList, value: Any) -> list[Hit]:
        """The entries that a value, or one of several, meets."""
        return [hit for item in _items(value) for hit in dated.hits(str(item), self.compiled.day)]

    def _plain(self, leaf: Asked, dated: DatedList, known: Completeness, column: Coded) -> Mapping[Any, int | None]:
        """The answers of a column's values that turn on nothing else, None for the others; what is found of a value serves every table of the day."""
        plain = self.compiled.plain.setdefault(leaf, {})
        if len(plain) > _REMEMBERED:
            plain.clear()
        new = {value: row for value, row in zip(column.values, column.first.tolist(), strict=True) if row >= 0 and value not in plain}
        hits = [self._hits(dated, value) for value in new]
        merged = _merged(_told_apart(list(new), known, hits), list(new.values()))
        answers = self._answers(leaf, merged.first)[merged.of_value].tolist()
        for value, met, answer in zip(new, hits, answers, strict=False):
            plain[value] = None if any(hit.entry.only_if is not None for hit in met) else answer
        return plain

    def _conditions(self, column: Coded, hits: Sequence[Sequence[Hit]], leaf: Asked) -> list[Coded]:
        """What else the entries that a value meets turn on, as columns; nothing where the value meets none of them."""
        wanted: dict[Any, set[int]] = {}
        for code, met in enumerate(hits):
            for hit in met:
                if hit.entry.only_if is not None:
                    wanted.setdefault(hit.entry.only_if, set()).add(code)
        return [self._where(condition, codes, column, leaf) for condition, codes in wanted.items()]

    def _where(self, condition: Any, codes: set[int], column: Coded, leaf: Asked) -> Coded:
        """The truth of a condition in the rows whose value turns on it; one code for all the others."""
        place = compile_condition(self.compiled, condition, leaf.of)
        run = Run(self.compiled.graph, [place], Binder(self.compiled, self.table, self.asker, self.alike).bind([place]), self.table.rows)
        truth = np.zeros(self.table.rows, np.uint8)
        for at, chunk in run.chunks():
            true, possible = chunk.of(place)
            missed, judged = chunk.open_by(place)
            rows = min(self.table.rows - 8 * at, 8 * len(true))
            part = truth[8 * at : 8 * at + rows]
            for plane, bit in ((true, TRUE), (possible, POSSIBLE), (missed, MISSED), (judged, JUDGED)):
                if plane is not None:
                    part |= unpack(plane, rows).view(np.uint8) * np.uint8(bit)
        asked = np.zeros(len(column.values), bool)
        asked[list(codes)] = True
        marked = np.where(asked[column.codes], truth + 1, 0)
        return Coded(marked, range(17), first_rows(marked, 17))


def path_of(leaf: Asked, fact: str) -> str:
    """The path of the fact that a leaf reads: `it` outside a collection is the business."""
    return f"business.{fact.removeprefix('it.')}" if fact.startswith("it.") else fact


def _items(value: Any) -> Sequence[Any]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def _relevant(look_ups: Sequence[Any], abouts: frozenset[str], value: Any) -> tuple[Any, ...]:
    """The look-ups that speak of a value, as far as they decide anything."""
    items = [str(item) for item in _items(value)]
    found = (item for item in look_ups if item.about in abouts and item.subject and item.result and any(same_subject(item.subject, text) for text in items))
    return tuple((item.about, item.subject if len(items) > 1 else "", item.entry, item.result, item.as_at) for item in found)


def _told_apart(values: Sequence[Any], known: Completeness, hits: Sequence[Sequence[Hit]]) -> list[Any]:
    """Values as a list tells them apart: those of which it says nothing are one, or two: those that it answers for, and those that it does not."""

    def of(value: Any, met: Sequence[Hit]) -> Any:
        return (known.answers_for(str(value)),) if isinstance(value, str) and not met else value

    return [of(value, met) for value, met in zip(values, hits, strict=True)]


@dataclass(frozen=True, eq=False)
class _Merged:
    """The values of a column, those that are alike as one.

    Attributes:
        of_value: (values,) the code of each value.
        first: For each code a row in which it stands, -1 where none does.
    """

    of_value: Codes
    first: Codes

    def column(self, column: Coded) -> Coded:
        """The column in these codes."""
        return Coded(smallest(self.of_value, len(self.first))[column.codes], range(len(self.first)), self.first)


def _merged(alike: Sequence[Any], rows: Sequence[int]) -> _Merged:
    """Values by what makes them alike, each with a row in which it stands."""
    places: dict[Any, int] = {}
    of_value = np.zeros(len(alike), np.int64)
    first: list[int] = []
    for code, (key, row) in enumerate(zip(alike, rows, strict=True)):
        place = of_value[code] = places.setdefault(key, len(places))
        if place == len(first):
            first.append(row)
        elif first[place] < 0:
            first[place] = row
    return _Merged(of_value, np.array(first, np.int64))
