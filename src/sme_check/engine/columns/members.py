"""The members of collections: every distinct party once, whatever the number of lines it takes part in."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from sme_check.facts.line import Line, Member
from sme_check.facts.line import Members as Found
from sme_check.facts.of_party import ABSENT, party_value
from sme_check.rulebook.condition import PartyAsks, Some, Test

from ..evaluate import AsksParties
from ..proof import Open, OpenKind, Proof, opens_of
from .compile import Asked
from .encode import Coded, encode
from .leaves import bits, table_of_test
from .planes import JUDGED, MISSED, POSSIBLE, TRUE, Bits, Codes, code_of, unpack
from .run import Compared, Run, Tabled

if TYPE_CHECKING:
    from .bind import Binder

__all__ = ["Members"]

_BUSINESS = "business"
"""The business by itself, as a collection of one."""


class Members:
    """The parties of a table's groups, and what the conditions on them come to.

    Args:
        binder: The table and the law.
        places: The leaves that turn on the parties alone: collections, and questions about the business.
    """

    def __init__(self, binder: "Binder", places: Iterable[int]) -> None:
        self._binder, self._graph = binder, binder.compiled.graph
        self._groups = binder.table.parties
        self._found: dict[Any, int] = {}
        self._lines = [binder.table.party_line(row) for row in self._groups.first.tolist()]
        self._askers: dict[int, AsksParties] = {}
        self._paths: dict[tuple[str, ...], int] = {(): 0}
        self.stand: list[tuple[Member, int]] = []
        """Every distinct member, with a row of the table in which it stands."""
        self._places = {place: leaf for place in places if isinstance(leaf := self._graph.nodes[place].leaf, Asked)}
        collections = {self._collection(leaf) for leaf in self._places.values()}
        self._of_group = {name: self._gather(name) for name in sorted(collections)}
        self._bound = self._bind()

    @staticmethod
    def _collection(leaf: Asked) -> str:
        return leaf.condition.collection if isinstance(leaf.condition, Some) else _BUSINESS

    def _gather(self, name: str) -> tuple[Codes, Codes, Codes]:
        """The group of each membership, its member, and for each group the place of what was not stated of further members, 0 for nothing."""
        groups, members = list[int](), list[int]()
        more = np.zeros(len(self._groups.values), np.int64)
        for group, row in enumerate(self._groups.first.tolist()):
            found = _members(self._lines[group], name)
            more[group] = self._paths.setdefault(found.missing, len(self._paths))
            for member in found.stated:
                groups.append(group)
                members.append(self._number(member, row))
        return np.array(groups, np.int64), np.array(members, np.int64), more

    def _number(self, member: Member, row: int) -> int:
        key = (member.path, member.party, int(self._binder.table.look_ups.codes[row]))
        place = self._found.get(key)
        if place is None:
            place = self._found[key] = len(self.stand)
            self.stand.append((member, row))
        return place

    # -- conditions on members ---------------------------------------------------------------------------------------

    def that(self, place: int) -> int:
        """The condition on a member that a leaf asks for."""
        return self._binder.compiled.members.get(place, place)

    def _bind(self) -> dict[int, Tabled | Compared]:
        self._each = Coded(np.arange(len(self.stand)), range(len(self.stand)), np.arange(len(self.stand)))
        self._columns: dict[str, Coded] = {}
        self._opens: dict[tuple[int, int], tuple[Open, ...]] = {}
        self._first = self._alike()
        order = self._graph.needed(self.that(place) for place in self._places)
        leaves = {place: self._graph.nodes[place].leaf for place in order if self._graph.nodes[place].op == "leaf"}
        bound = {place: self._test(leaf.condition) for place, leaf in leaves.items() if isinstance(leaf, Asked) and isinstance(leaf.condition, Test)}
        asked = [place for place in leaves if place not in bound]
        open_ = Tabled(self._each, bits([POSSIBLE | MISSED] * len(self.stand)))
        needed = self._needed(order, {**bound, **dict.fromkeys(asked, open_)})
        return bound | self._proved({place: leaves[place] for place in asked}, needed)

    def _needed(self, order: list[int], bound: dict[int, Tabled | Compared]) -> dict[int, npt.NDArray[np.bool_]]:
        """Of which members each node must be known: not where the node above it is settled whatever the open leaves say."""
        needed = {place: np.zeros(len(self.stand), bool) for place in order}
        for place, leaf in self._places.items():
            needed[self.that(place)][self._of_group[self._collection(leaf)][1]] = True
        planes = Run(self._graph, order, bound, len(self.stand)).planes(order) if self.stand else None
        for at, place in reversed(list(enumerate(order))):
            if planes is not None and self._graph.nodes[place].parts:
                below = needed[place] & unpack(planes[at, 0] ^ planes[at, 1], len(self.stand))
                for part in self._graph.nodes[place].parts:
                    needed[part] |= below
        return needed

    def _column(self, name: str) -> Coded:
        if name not in self._columns:
            self._columns[name] = encode((party_value(member.party, name) for member, _ in self.stand), (None, ABSENT))
        return self._columns[name]

    def _test(self, test: Test) -> Tabled | Compared:
        return table_of_test(test, self._column(test.fact.removeprefix("it.")))

    def _alike(self) -> Codes:
        """For each member the first of whom the same is said when something is asked about it."""
        seen: dict[Any, int] = {}
        look_ups, alike = self._binder.table.look_ups.codes, self._binder.alike
        keys = ((member.path, alike(member.party), int(look_ups[row])) for member, row in self.stand)
        return np.array([seen.setdefault(key, number) for number, key in enumerate(keys)], np.int64)

    def _proved(self, leaves: Mapping[int, Any], needed: Mapping[int, npt.NDArray[np.bool_]]) -> dict[int, Tabled]:
        """Leaves proved of each member of which they must be known; of the others they stay open, and nobody asks."""
        alone = self._each.codes
        first = {place: self._first if isinstance(leaf.condition, PartyAsks) else alone for place, leaf in leaves.items()}
        wanted = np.zeros((len(leaves), len(self.stand)), bool)
        for at, place in enumerate(leaves):
            wanted[at, first[place][needed[place]]] = True
        answers = np.full(wanted.shape, POSSIBLE | MISSED, np.uint8)
        places = list(leaves)
        for number, at in np.argwhere(wanted.T).tolist():  # member by member: what is known of one serves all that is asked of it
            answers[at, number] = self._answered(places[at], leaves[places[at]], number)
        return {place: Tabled(self._each, np.where(needed[place], answers[at, first[place]], POSSIBLE | MISSED)) for at, place in enumerate(leaves)}

    def _answered(self, place: int, leaf: Any, number: int) -> int:
        proof = self._prove(leaf, number)
        opens = self._opens[place, number] = tuple(opens_of(proof))
        judged = any(item.kind is OpenKind.JUDGEMENT for item in opens)
        return code_of(proof.truth, missed=any(item.kind is not OpenKind.JUDGEMENT for item in opens), judged=judged)

    def _prove(self, leaf: Any, number: int) -> Proof:
        member, row = self.stand[number]
        if isinstance(leaf.condition, PartyAsks):
            return self._asker(row)(member, leaf.condition.question, leaf.condition.about)
        return self._binder.evaluator(row).prove(leaf.condition, member)

    def _asker(self, row: int) -> AsksParties:
        """Who answers what is asked of the parties of a row: the same for all with the same look-ups."""
        look_ups = int(self._binder.table.look_ups.codes[row])
        if look_ups not in self._askers:
            self._askers[look_ups] = self._binder.asker(self._binder.table.party_line(row))
        return self._askers[look_ups]

    # -- what is open ------------------------------------------------------------------------------------------------

    def opens(self, place: int, number: int) -> tuple[Open, ...]:
        """What keeps a leaf open for one member."""
        leaf = self._graph.nodes[place].leaf
        if isinstance(leaf, Asked) and isinstance(leaf.condition, PartyAsks):
            number = int(self._first[number])
        if (place, number) not in self._opens:
            self._opens[place, number] = tuple(opens_of(self._prove(leaf, number)))
        return self._opens[place, number]

    def turns_on(self, place: int, numbers: Codes) -> list[Codes]:
        """What the words of an open leaf turn on, for some members: of two for which these are the same, the same is said."""
        leaf = self._graph.nodes[place].leaf
        if isinstance(leaf, Asked) and isinstance(leaf.condition, PartyAsks):
            return [self._first[numbers]]
        if isinstance(leaf, Asked) and isinstance(leaf.condition, Test) and leaf.condition.fact.startswith("it."):
            columns = (self._column(leaf.condition.fact.removeprefix("it.")), self._column("kind"), self._where)
            return [column.codes[numbers] for column in columns]
        return [numbers]

    @cached_property
    def _where(self) -> Coded:
        """Where each member stands among the facts."""
        return encode(member.path for member, _ in self.stand)

    def answers_at(self, place: int, numbers: Codes) -> Bits:
        """The bits of a leaf for some members."""
        leaf = self._bound[place]
        found: Bits = leaf.answers[leaf.column.codes[numbers]] if isinstance(leaf, Tabled) else leaf.answers(numbers)
        return found

    def memberships(self, place: int) -> tuple[Codes, Codes, Codes]:
        """Of whom a leaf asks: the group of each membership, in order, its member, and of each group what may be missing, as places in `missing`."""
        return self._of_group[self._collection(self._places[place])]

    @property
    def missing(self) -> list[tuple[str, ...]]:
        """The facts that were not stated where a collection may have more members; first nothing."""
        return list(self._paths)

    def groups_with(self, chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """The groups of parties in which some of the chosen members stand."""
        found = np.zeros(len(self._groups.values), bool)
        for groups, members, _ in self._of_group.values():
            found[groups[chosen[members]]] = True
        return found

    # -- what they come to -------------------------------------------------------------------------------------------

    def answers(self, place: int) -> Bits:
        """The answer of a leaf for each group of parties: some member, or nobody, or perhaps one that was not stated."""
        groups, members, missing = self.memberships(place)
        more = missing > 0
        answers: Bits = self._answers_of_members(place)[members]
        count = len(more)
        of_any = {bit: np.bincount(groups, (answers & bit) > 0, count) > 0 for bit in (TRUE, POSSIBLE, MISSED, JUDGED)}
        possible = of_any[POSSIBLE] | more
        unknown = possible & ~of_any[TRUE]
        found = of_any[TRUE] * TRUE + possible * POSSIBLE + ((of_any[MISSED] | more) & unknown) * MISSED + (of_any[JUDGED] & unknown) * JUDGED
        bits_of_groups: Bits = found.astype(np.uint8)
        return bits_of_groups

    def _answers_of_members(self, place: int) -> Bits:
        that, rows = self.that(place), len(self.stand)
        leaves = {below: self._bound[below] for below in self._graph.needed([that]) if below in self._bound}
        return Run(self._graph, [that], leaves, rows).bits(that)


def _members(line: Line, collection: str) -> Found:
    """The members of a collection, the business by itself among them."""
    return Found((Member(_BUSINESS, line.partnership.business),)) if collection == _BUSINESS else line.members(collection)
