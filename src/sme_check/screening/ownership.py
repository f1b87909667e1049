"""Owned or controlled: reg 7 and Schedule 1 of S.I. 2019/855, the narrower test of reg 16(7), and the EU test that bound UK persons until 2020."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from ..facts.truth import Truth, all_of, any_of
from .answer import Answer, together, unknown
from .bounds import holds_majority
from .chains import Chains
from .holdings import Finding
from .query import kind_of
from .tree import Node, Tree

if TYPE_CHECKING:
    from ..facts.party import Party

__all__ = ["eu_owned_or_controlled", "holds_majority", "owned_by", "owned_or_controlled"]

Listed = Callable[["Party"], Answer]
_Said = TypeVar("_Said")


def owned_or_controlled(party: "Party | Chains", is_listed: Listed, path: str = "business") -> Answer:
    """Whether a listed person owns or controls a party.

    Args:
        party: The party, with its tree of owners; or its chains, where several lists are asked about one after the other.
        is_listed: Whether an owner is listed: called once for each person in the tree.
        path: The path of the party among the facts, for naming what is missing.

    Returns:
        TRUE if one listed person surely holds more than half of the shares or of the votes, or appoints most of the board, by itself, through
        majority stakes or by a joint arrangement. FALSE only if no listed person, known or unknown, can, and no other control is stated. Holdings
        of different listed persons are not added up.
    Law: S.I. 2019/855, reg 7 and Schedule 1.
    """
    case = _Case(party, is_listed, path)
    return case.answer([*case.each(board=True), case.nobody_known(board=True), case.control(), *case.contradictions()])


def owned_by(party: "Party | Chains", is_named: Listed, path: str = "business") -> Answer:
    """Whether a named person holds more than half of a party's shares or votes: neither the board nor other control counts.

    Args and Returns as `owned_or_controlled`.
    Law: S.I. 2019/855, reg 16(7).
    """
    case = _Case(party, is_named, path)
    return case.answer([*case.each(board=False), case.nobody_known(board=False), *case.contradictions()])


def eu_owned_or_controlled(party: "Party | Chains", is_listed: Listed, path: str = "business") -> Answer:
    """Whether listed persons, taken together, own or control a party: more than half, as the EU's Best Practices read it until 2024.

    Args and Returns as `owned_or_controlled`, except that holdings of different listed persons are added up.
    Law: Regulation (EU) 269/2014, art 2.
    """
    case = _Case(party, is_listed, path)
    return case.answer([*case.all_together(), case.control(), *case.contradictions()])


class _Case:
    """One party, its tree, and what is known of everybody in it."""

    def __init__(self, party: "Party | Chains", is_listed: Listed, path: str) -> None:
        self._given = party if isinstance(party, Chains) else Chains(party, path)
        self.chains = self._given
        self.listed: dict[int, Answer] = {}
        for place, node in enumerate(self.tree.nodes[1:], 1):
            answer = is_listed(node.party)
            named = replace(answer, missing=tuple(_within(node.path, fact) for fact in answer.missing)) if answer.missing else answer
            self._ask(place, named)
        self.listed.pop(self.root.person, None)

    @property
    def tree(self) -> Tree:
        """The owners."""
        return self.chains.tree

    @property
    def root(self) -> Node:
        """The party asked about."""
        return self.tree.root

    def _ask(self, place: int, answer: Answer) -> None:
        """Keep what is said of a person; the same entry of a list makes two persons one."""
        entries = {(item.list_id, item.entry) for item in answer.evidence} if answer.truth is Truth.TRUE else set()
        for person, other in list(self.listed.items()) if entries else ():
            if person != self._person(place) and entries & {(item.list_id, item.entry) for item in other.evidence if other.truth is Truth.TRUE}:
                mine = self._person(place)
                self._merge(mine, person)
                self.listed[mine] = self._stronger(self.listed.get(mine), self.listed.pop(person))
        self.listed[self._person(place)] = self._stronger(self.listed.get(self._person(place)), answer)

    def _person(self, place: int) -> int:
        return self.tree.nodes[place].person

    def _merge(self, one: int, other: int) -> None:
        """Two persons are one: here, for the list that is asked about now."""
        if self.chains is self._given:
            self.chains = self.chains.copy()
        self.chains.merge(one, other)

    @staticmethod
    def _stronger(one: Answer | None, other: Answer) -> Answer:
        if one is None:
            return other
        truth = any_of([one.truth, other.truth])
        return together(truth, [part for part in (one, other) if part.truth is truth])

    def each(self, *, board: bool) -> list[Answer]:
        """Every person who is, or may be, listed, tested alone."""
        answers = []
        for person, listed in self.listed.items():
            if listed.truth is Truth.FALSE:
                continue
            owns = self.chains.owns(person, board=board)
            answers.append(self._said(owns, listed, self._name(person), board=board))
        return answers

    def nobody_known(self, *, board: bool) -> Answer:
        """A listed person whom nobody named: what is unstated could be theirs."""
        return self._once(("nobody", board), lambda: self._nobody_known(board=board))

    def _nobody_known(self, *, board: bool) -> Answer:
        found = self.chains.owns(None, board=board)
        return self._open(found) if found.truth is not Truth.FALSE else Answer(Truth.FALSE, ("no person who is not named could hold a majority",))

    def all_together(self) -> list[Answer]:
        """All listed persons as one, with whoever is not named."""
        found = self.chains.owned(lambda node: self.listed[node.person].truth if node.person in self.listed else Truth.FALSE, board=True)
        concerned = [answer for answer in self.listed.values() if answer.truth is not Truth.FALSE]
        surely = [answer for answer in concerned if answer.truth is Truth.TRUE]
        if found.truth is Truth.FALSE and surely and not self._individual:
            named = [self._name(person) for person, answer in self.listed.items() if answer.truth is Truth.TRUE]
            return [self._short_of_majority(" with ".join(dict.fromkeys(named)), surely)]
        if found.truth is Truth.FALSE:
            return [Answer(Truth.FALSE, ("the holdings of listed persons, added up, are no majority",))]
        if found.truth is Truth.TRUE:
            return [together(Truth.TRUE, [Answer(Truth.TRUE, ("listed persons together hold a majority",), path=found.chain), *surely])]
        doubts = [answer for answer in concerned if answer.truth is Truth.UNKNOWN]
        return [*([self._open(found)] if found.missing or found.judgement or not doubts else []), *doubts]

    def control(self) -> Answer:
        """Control in another way than by the holdings named; an individual is nobody's."""
        return self._once("control", self._control)

    def _control(self) -> Answer:
        if self._individual:
            return Answer(Truth.FALSE, ("an individual is not owned or controlled",))
        controlled = self.root.party.controlled_otherwise
        if controlled is None:
            return unknown("missing", "whether somebody else controls it in another way is not stated", missing=[f"{self.root.path}.controlled_otherwise"])
        if controlled:
            ask = f"Who controls {self.root.name} in another way, and is that person listed?"
            return unknown("judgement", f"{self.root.name} is controlled in another way than by its owners' shares", questions=[ask])
        return Answer(Truth.FALSE, ("nobody else controls it in another way, it is said",))

    def answer(self, parts: list[Answer]) -> Answer:
        """One answer from all the tests."""
        truth = any_of(part.truth for part in parts)
        return together(truth, [part for part in parts if part.truth is truth])

    def contradictions(self) -> list[Answer]:
        """Bodies whose owners are said to hold more than the whole."""
        return self._once("contradictions", self._contradictions)

    def _once(self, what: Hashable, work: Callable[[], _Said]) -> _Said:
        """What turns on the chains alone, worked out once."""
        if what not in self.chains.said:
            self.chains.said[what] = work()
        said: _Said = self.chains.said[what]
        return said

    def _contradictions(self) -> list[Answer]:
        found = []
        for node in self.tree.nodes:
            for fact, parts in (("shares", [owner.shares for owner in node.owners or ()]), ("votes", [owner.votes for owner in node.owners or ()])):
                total = sum((part.lowest for part in parts), Decimal(0))
                if total > 101:  # three times 33.34 is no contradiction
                    found.append(unknown("missing", f"the {fact} of {node.name} add up to {total} %, which cannot be", missing=[f"{node.path}.owners"]))
        return found

    @property
    def _individual(self) -> bool:
        return self.root.ends_chain is Truth.TRUE and kind_of(self.root.party) == "individual"

    def _short_of_majority(self, names: str, listed: Iterable[Answer]) -> Answer:
        """A listed person with no majority: whether it controls in another way is for a person to judge (reg 7(4))."""
        ask = f"{names} is listed and holds a part of {self.root.name}, short of a majority: can {names} get its affairs run as it wishes?"
        judged = unknown("judgement", f"{names} holds no majority, but control short of one is to be judged", questions=[ask])
        evidence = tuple(item for answer in listed for item in answer.evidence)
        return together(Truth.UNKNOWN, [judged, Answer(Truth.UNKNOWN, (), evidence)])

    def _said(self, owns: Finding, listed: Answer, name: str, *, board: bool) -> Answer:
        truth = all_of([owns.truth, listed.truth])
        if board and owns.truth is Truth.FALSE and listed.truth is Truth.TRUE and not self._individual:
            return self._short_of_majority(name, [listed])
        if truth is Truth.TRUE:
            return together(truth, [Answer(truth, (f"{name} holds a majority: {'; '.join(owns.chain)}",), path=owns.chain), listed])
        if truth is Truth.FALSE:
            return Answer(truth, (f"{name} holds no majority",), listed.evidence, provisional=listed.provisional)
        if listed.truth is Truth.UNKNOWN:  # first whether the person is listed: only then does it matter with whom it acts
            owns = replace(owns, missing=tuple(fact for fact in owns.missing if not fact.endswith(".joint_with")))
        parts = [self._open(owns, name)] if owns.missing or owns.judgement else []
        return together(truth, [*parts, *([listed] if listed.truth is Truth.UNKNOWN else [Answer(Truth.UNKNOWN, listed.why, listed.evidence)])])

    @staticmethod
    def _open(found: Finding, name: str = "a listed person whom nobody named") -> Answer:
        why = f"{name} could hold a majority: {', '.join(found.missing) or 'a person must judge'}"
        missing = unknown("missing", why, missing=found.missing) if found.missing else None
        judge = unknown("judgement", why, questions=found.judgement) if found.judgement else None
        return together(Truth.UNKNOWN, [part for part in (missing, judge) if part] or [unknown("missing", why)])

    def _name(self, person: int) -> str:
        return next(node.name for node in self.tree.nodes if node.person == person and node is not self.root)


def _within(path: str, fact: str) -> str:
    """The path of a fact of one party; a bare name is read within the party's own path."""
    return fact if "." in fact or "[" in fact else f"{path}.{fact}"
