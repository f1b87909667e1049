"""A party, its owners, theirs, and so on: who stands where, and who of them are one person."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..facts.of_party import is_told_as_body
from ..facts.truth import Truth
from .bounds import Bounds
from .legal_forms import split
from .query import kind_of, query_of
from .reading import of_body, of_person

if TYPE_CHECKING:
    from ..facts.party import Party

__all__ = ["NO_ARRANGEMENT", "READ", "Node", "Tree", "alike"]

NO_ARRANGEMENT = frozenset({"none", "no", "nobody", "no one", "-", "нет"})
"""How people say that there is no joint arrangement."""

READ = (
    *("name", "name_cyrillic", "other_names", "kind", "inn", "ogrn", "bic", "born", "controlled_otherwise"),
    *("share", "votes", "votes_follow_shares", "board_majority", "joint_with"),
)
"""The facts of a party, and of its owners at any depth, that lists and ownership turn on; no other is read here."""


def alike(party: "Party") -> Hashable:
    """All that lists and ownership turn on: of two parties for which it is the same, the same is said, but for their places."""
    stated = vars(party)
    owners = stated.get("owners")
    return (*map(stated.get, READ), stated.get("legal_form"), party.always_a_body, None if owners is None else tuple(map(alike, owners)))


@dataclass(eq=False)
class Node:
    """A party in the tree of owners.

    Attributes:
        party: Its facts.
        path: Where they stand, such as business.owners[0].
        parent: Of whom it is an owner; None for the party asked about.
        person: The number of the person it is; nodes that are the same person share it.
        owners: Its owners; None when they are not stated.
    """

    party: "Party"
    path: str
    parent: "Node | None" = None
    person: int = -1
    owners: "tuple[Node, ...] | None" = None

    @cached_property
    def name(self) -> str:
        """What to call it."""
        return self.party.name or self.party.name_cyrillic or (f"INN {self.party.inn}" if self.party.inn else self.path)

    @cached_property
    def ends_chain(self) -> Truth:
        """Whether nobody can own it: an individual, or a public body; unknown if the kind is not stated nor shown, or a person has a body's number or form."""
        kind = self.party.kind.value if self.party.kind else None
        shown = kind_of(self.party)
        if kind in {"individual", "sole_trader"}:
            return Truth.TRUE if shown == "individual" and not is_told_as_body(self.party) else Truth.UNKNOWN
        if kind == "public_body":
            return Truth.TRUE if shown == "organisation" else Truth.UNKNOWN
        if kind == "organisation" or self.party.owners or shown == "organisation":
            return Truth.FALSE
        return Truth.TRUE if shown == "individual" and not self.party.always_a_body else Truth.UNKNOWN

    @cached_property
    def shares(self) -> Bounds:
        """Its part of the shares of its parent."""
        return Bounds.of(getattr(self.party, "share", None))

    @cached_property
    def votes(self) -> Bounds:
        """Its part of the votes of its parent: as stated, or as the shares if they are said to follow them."""
        stated = getattr(self.party, "votes", None)
        if stated is None and getattr(self.party, "votes_follow_shares", None):
            return self.shares
        return Bounds.of(stated)

    @property
    def board(self) -> Truth:
        """Whether it may appoint or remove a majority of the board of its parent."""
        return Truth.of(getattr(self.party, "board_majority", None))

    @cached_property
    def arrangement(self) -> str | None:
        """The label of its joint arrangement; empty if there is none; None if that is not stated."""
        label = getattr(self.party, "joint_with", None)
        if label is None:
            return None
        label = _plain(label)
        return "" if label in NO_ARRANGEMENT else label

    @property
    def called(self) -> tuple[str, ...]:
        """Its names, as a label of somebody else's joint arrangement may give them."""
        return tuple(_plain(name) for name in (self.party.name, self.party.name_cyrillic, *(self.party.other_names or ())) if name)


class Tree:
    """The party asked about, its owners, theirs, and so on; the same person in several places is known as one."""

    def __init__(self, party: "Party", path: str) -> None:
        self.root = self._grow(party, path, None)
        self.nodes = list(self._walk(self.root))
        self._unify()

    def _grow(self, party: "Party", path: str, parent: Node | None) -> Node:
        node = Node(party, path, parent)
        if party.owners is not None:
            node.owners = tuple(self._grow(owner, f"{path}.owners[{place}]", node) for place, owner in enumerate(party.owners))
        return node

    def _walk(self, node: Node) -> Iterator[Node]:
        yield node
        for owner in node.owners or ():
            yield from self._walk(owner)

    def _unify(self) -> None:
        """Number the persons: equal INN or OGRN, or an equal name, an equal kind, and no number nor date of birth against it."""
        marks: dict[str, list[Node]] = {}
        for number, node in enumerate(self.nodes):
            node.person = number
        for node in self.nodes:
            for mark in _marks(node.party):
                for other in marks.setdefault(mark, []):
                    if other.person != node.person and not (mark.startswith("name") and _may_differ(other.party, node.party)):
                        self.merge(other.person, node.person)
                marks[mark].append(node)

    def merge(self, one: int, other: int) -> None:
        """Two persons are one."""
        for node in self.nodes:
            if node.person == other:
                node.person = one
        for known in ("_owners_by_person", "circled"):
            self.__dict__.pop(known, None)

    @cached_property
    def circled(self) -> frozenset[int]:
        """The persons who stand behind an owner of theirs."""
        return frozenset(node.person for node in self.nodes for owner in node.owners or () if self.stands_behind(node, owner))

    @staticmethod
    def same_body(body: Node, owner: Node) -> bool:
        """Whether an owner surely is the body itself: a number and a name agree; one of the two alone may be a slip."""
        numbers = set(query_of(body.party).identifiers) & set(query_of(owner.party).identifiers)
        return bool(numbers) and any(mark.startswith("name") for mark in set(_marks(body.party)) & set(_marks(owner.party)))

    def stands_behind(self, body: Node, owner: Node) -> bool:
        """Whether a body is itself among the owners, at any depth, of its owner: then they own each other."""
        seen, waiting = set[int](), [owner.person]
        while waiting:
            person = waiting.pop()
            if person == body.person:
                return True
            if person not in seen:
                seen.add(person)
                waiting += self._owners_by_person.get(person, ())
        return False

    @cached_property
    def _owners_by_person(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for node in self.nodes:
            found.setdefault(node.person, []).extend(owner.person for owner in node.owners or ())
        return found

    def twins(self, node: Node) -> list[Node]:
        """Every place at which the same person stands; owners stated at one of them serve for all."""
        return [twin for twin in self.nodes if twin.person == node.person]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _marks(party: "Party") -> list[str]:
    query = query_of(party)
    names = {" ".join(sorted(words)) for name in query.names for read in (of_body, of_person) for words in read(name)}
    return [*(f"{kind} {value}" for kind, value in query.identifiers), *(f"name {name}" for name in sorted(names))]


def _may_differ(one: "Party", other: "Party") -> bool:
    """Whether two parties of one name may be two: a number, date of birth or legal form differs, or they are not known to be of one kind."""
    kind, pairs = kind_of(one), ((one.inn, other.inn), (one.ogrn, other.ogrn), (one.born, other.born))
    if kind is None or kind != kind_of(other) or any(a is not None and b is not None and a != b for a, b in pairs):
        return True
    return kind == "organisation" and _forms(one) != _forms(other)


def _forms(party: "Party") -> frozenset[str]:
    """The legal forms that a party's names show: a parent may bear the name of its subsidiary, and another form."""
    return frozenset(form for name in query_of(party).names for form in split(name).forms)
