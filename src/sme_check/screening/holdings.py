"""Who holds how much of whom: a tree of owners in intervals, so that what nobody stated counts against clearance."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from ..facts.truth import Truth, all_of, any_of
from .legal_forms import split
from .parties import query_of
from .reading import of_body, of_person

if TYPE_CHECKING:
    from ..facts.amounts import Share
    from ..facts.party import Party

__all__ = ["Bounds", "Finding", "Node", "Stake", "Tree", "holds_majority"]

_ALL, _HALF, _NONE = Decimal(100), Decimal(50), Decimal(0)
_ROUNDING = Decimal("0.1")  # three times 33.33 is the whole
NO_ARRANGEMENT = frozenset({"none", "no", "nobody", "no one", "-", "нет"})


def holds_majority(lowest: float | Decimal, highest: float | Decimal) -> Truth:
    """Whether a holding is "more than 50%", given bounds on it.

    Args:
        lowest: The least it can be, percent of the whole, 0 to 100.
        highest: The most it can be; an unstated remainder widens it.

    Returns:
        TRUE if even the lowest exceeds 50, FALSE if even the highest does not, else UNKNOWN. Exactly half is no majority.

    Raises:
        ValueError: The bounds cross, or leave 0 to 100.
    Law: S.I. 2019/855, reg 7(2).

    >>> holds_majority(50, 50), holds_majority(30, 70)
    (<Truth.FALSE: 'false'>, <Truth.UNKNOWN: 'unknown'>)
    """
    if not 0 <= lowest <= highest <= 100:
        raise ValueError(f"a holding runs from 0 to 100 percent, lowest first: not {lowest} to {highest}")
    if lowest > 50:
        return Truth.TRUE
    return Truth.FALSE if highest <= 50 else Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class Bounds:
    """A holding in percent.

    Attributes:
        lowest, highest: Its bounds.
        over: Whether it is strictly more than `lowest` ("more than 50").
        stated: Whether anybody stated it.
    """

    lowest: Decimal = _NONE
    highest: Decimal = _ALL
    over: bool = False
    stated: bool = False

    @classmethod
    def of(cls, share: "Share | None") -> "Bounds":
        """From a fact; unstated, it is anything."""
        return cls() if share is None else cls(Decimal(share.lowest), Decimal(share.highest), share.lowest_excluded, stated=True)

    @property
    def exact(self) -> bool:
        """Whether nothing is left open."""
        return self.lowest == self.highest

    @property
    def majority(self) -> Truth:
        """Whether it is more than half."""
        if self.lowest == _HALF and self.over:
            return Truth.TRUE
        return holds_majority(self.lowest, self.highest)


@dataclass(frozen=True, slots=True)
class Finding:
    """A truth about holdings, and what keeps it from being settled.

    Attributes:
        truth: The truth.
        missing: Paths of the facts that would settle it.
        judgement: What a person must judge.
        chain: The holdings that make it true, in words.
    """

    truth: Truth
    missing: tuple[str, ...] = ()
    judgement: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()


FALSE = Finding(Truth.FALSE)


def either(parts: Iterable[Finding]) -> Finding:
    """True if any part is; what is open counts only while none is."""
    found = list(parts)
    truth = any_of(part.truth for part in found)
    relevant = [part for part in found if part.truth is truth]
    return Finding(
        truth,
        _once(fact for part in relevant for fact in part.missing),
        _once(line for part in relevant for line in part.judgement),
        next((part.chain for part in relevant if part.chain), ()) if truth is Truth.TRUE else (),
    )


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
        """Whether nobody can own it: an individual, or a public body; unknown if the kind is not stated nor shown."""
        kind = self.party.kind.value if self.party.kind else None
        if kind in {"individual", "sole_trader", "public_body"}:
            return Truth.TRUE
        shown = query_of(self.party).kind
        if kind == "organisation" or self.party.owners or shown == "organisation":
            return Truth.FALSE
        return Truth.TRUE if shown == "individual" else Truth.UNKNOWN

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


@dataclass
class Stake:
    """What a person holds of one body, links included.

    Attributes:
        shares, votes, board: Whether each gives a majority, with what is open.
        held: Which of the owners count as the person's, and how surely.
    """

    shares: Finding
    votes: Finding
    board: Finding
    held: dict[str, Finding] = field(default_factory=dict)


class Holdings:
    """The holdings of one person, or of several taken as one, in every body of a tree.

    Args:
        tree: The tree of owners.
        is_whom: Whether a node is that person. Always FALSE stands for a person whom nobody named.
    """

    def __init__(self, tree: Tree, is_whom: Callable[[Node], Truth]) -> None:
        self.tree, self._is_whom = tree, is_whom
        self._known: dict[int, Finding] = {}
        self._settled: dict[int, Finding] = {}
        while self._goes_on():
            self._known.clear()

    def _goes_on(self) -> bool:
        """Trace every chain once; whether that settled more of the bodies that stand in a circle, so that it is worth another round.

        A body in a circle is open until what stands beside the circle settles it; from the ends of the chains, so that their length does not matter.
        """
        for node in reversed(self.tree.nodes[1:]):
            if node.owners:
                self.majority(node)
        settled = {person: found for person, found in self._known.items() if person in self.tree.circled and found.truth is not Truth.UNKNOWN}
        more, self._settled = len(settled) > len(self._settled), settled
        return more

    def stake(self, body: Node) -> Stake:
        """What the person holds of a body."""
        owners = body.owners
        if owners is None:
            kind = (f"{body.path}.kind",) if body.ends_chain is Truth.UNKNOWN else ()
            open_ = Finding(Truth.UNKNOWN, (*kind, f"{body.path}.owners"))
            return Stake(open_, open_, open_)
        held = {owner.path: self._held(body, owner) for owner in owners}
        self._join(body, owners, held)
        parts = _within_the_whole([owner.shares for owner in owners])
        shares = self._part(body, owners, held, parts, "share", "shares")
        votes = self._part(body, owners, held, self._votes(body, owners, parts), "votes", "votes")
        board = either(self._appoints(body, owner, held[owner.path]) for owner in owners)
        return Stake(shares, votes, board, held)

    def _votes(self, body: Node, owners: tuple[Node, ...], parts: list[Bounds]) -> list[Bounds]:
        """The votes: as stated, or as the shares of those that vote, since what a body holds of itself carries no votes (Schedule 1, para 6)."""
        own = [part for owner, part in zip(owners, parts, strict=True) if self.tree.same_body(body, owner)]
        low, high = (min(sum((part.lowest for part in own), _NONE), _ALL), min(sum((part.highest for part in own), _NONE), _ALL))
        return [_of_the_rest(part, low, high) if owner.votes is owner.shares else owner.votes for owner, part in zip(owners, parts, strict=True)]

    def majority(self, body: Node) -> Finding:
        """Whether the person has a majority stake in a body, so that what it holds counts as the person's whole (Schedule 1, para 9)."""
        if body.person in self._known:
            return self._known[body.person]
        places = self.tree.twins(body)
        told = [place for place in places if place.owners is not None]
        if not told:
            return self.stake(body).shares
        stakes = [(place, self.stake(place)) for place in told]
        links = [part for place, stake in stakes for part in (stake.votes, stake.board, _dominance(place, stake))]
        self._known[body.person] = either([*links, *map(self._otherwise, places)])
        return self._known[body.person]

    def _otherwise(self, body: Node) -> Finding:
        """Control of a link in another way: by agreement or dominant influence."""
        controlled = body.party.controlled_otherwise
        if controlled is None:
            return Finding(Truth.UNKNOWN, (f"{body.path}.controlled_otherwise",))
        return Finding(Truth.UNKNOWN, judgement=(f"Who controls {body.name} in another way than by its shares?",)) if controlled else FALSE

    def _held(self, body: Node, owner: Node) -> Finding:
        """Whether an owner's holding is the person's."""
        itself = self._is_whom(owner)
        if itself is Truth.TRUE or (owner.ends_chain is Truth.TRUE and not owner.party.owners):
            return Finding(itself)
        if owner.ends_chain is Truth.TRUE:  # an individual with owners: one of the two is wrong
            return either([Finding(itself), Finding(Truth.UNKNOWN, (f"{owner.path}.kind",))])
        if self.tree.same_body(body, owner):  # nobody else's; whoever has most votes of the body has them without these
            return Finding(itself)
        if owner.person in self._settled:
            return either([Finding(itself), self._settled[owner.person]])
        if self.tree.stands_behind(body, owner):
            return either([Finding(itself), Finding(Truth.UNKNOWN, judgement=(f"{owner.name} and {body.name} own each other: who stands behind them?",))])
        return either([Finding(itself), self.majority(owner)])

    def _join(self, body: Node, owners: tuple[Node, ...], held: dict[str, Finding]) -> None:
        """Each party to a joint arrangement is treated as holding what all of them hold (Schedule 1, para 3).

        An owner who has not said that there is none may act with the person, or with whoever holds the unstated remainder.
        """
        for label in {owner.arrangement for owner in owners if owner.arrangement}:
            parties = [owner for owner in owners if label in (owner.arrangement, *owner.called)]
            joint = either(held[owner.path] for owner in parties)
            for owner in parties:
                if held[owner.path].truth is not Truth.TRUE:
                    chain = (*joint.chain, f"{owner.name} acts jointly ({label})") if joint.truth is Truth.TRUE else ()
                    held[owner.path] = Finding(joint.truth, joint.missing, joint.judgement, chain)
        theirs = [owner for owner in owners if held[owner.path].truth is not Truth.FALSE]
        for owner in owners:
            silent = [first for other in theirs if (first := _unsaid(other, owner))] if held[owner.path].truth is Truth.FALSE else []
            if silent:
                held[owner.path] = Finding(Truth.UNKNOWN, tuple(f"{other.path}.joint_with" for other in silent))
            elif held[owner.path].truth is Truth.FALSE and owner.arrangement != "" and _remainder(owners) > _ROUNDING:
                with_whom = () if owner.arrangement else (f"{owner.path}.joint_with",)
                held[owner.path] = Finding(Truth.UNKNOWN, _open_shares(owners) or (f"{body.path}.owners", *with_whom))

    def _part(self, body: Node, owners: tuple[Node, ...], held: dict[str, Finding], parts: list[Bounds], fact: str, words: str) -> Finding:
        """Whether the person's part of the shares, or of the votes, is more than half.

        The least is what is surely the person's; the most is all that is not surely somebody else's, the unstated remainder included. Where all
        the shares are stated, the votes of an owner who is not that person need not be: they count as the shares.
        """
        rows = list(zip(owners, [held[owner.path] for owner in owners], parts, strict=True))
        if fact == "votes":
            rows = [row for row in rows if not self.tree.same_body(body, row[0])]
        sure = [part for _owner, finding, part in rows if finding.truth is Truth.TRUE]
        lowest = min(sum((part.lowest for part in sure), _NONE), _ALL)
        follow = fact == "votes" and _remainder(owners) <= _ROUNDING
        floors = [max(part.lowest, owner.shares.lowest) if follow and finding.truth is Truth.FALSE else part.lowest for owner, finding, part in rows]
        rest = max(_ALL - sum(floors, _NONE), _NONE)
        others = sum((part.lowest for _owner, finding, part in rows if finding.truth is Truth.FALSE), _NONE)
        open_ = sum((part.highest for _owner, finding, part in rows if finding.truth is not Truth.FALSE), _NONE)
        highest = max(min(open_ + rest, _ALL - others, _ALL), lowest)
        majority = Bounds(lowest, highest, any(part.over for part in sure)).majority
        if majority is Truth.TRUE:
            return Finding(majority, chain=tuple(self._steps(body, rows, words)))
        if majority is Truth.FALSE:
            return FALSE
        missing: list[str] = []
        for owner, finding, part in rows:
            if finding.truth is Truth.UNKNOWN and part.highest:
                missing += finding.missing
            if not part.exact and (fact == "share" or finding.truth is Truth.TRUE or (finding.truth is Truth.FALSE and (part.stated or not follow))):
                missing.append(f"{owner.path}.{fact}")
        if rest > sum((max(part.highest - floor, _NONE) for (_owner, _finding, part), floor in zip(rows, floors, strict=True)), _NONE):
            missing.append(f"{body.path}.owners")
        judgement = [line for _owner, finding, _part in rows if finding.truth is Truth.UNKNOWN for line in finding.judgement]
        return Finding(Truth.UNKNOWN, _once(missing), _once(judgement))

    def _appoints(self, body: Node, owner: Node, finding: Finding) -> Finding:
        """Whether the person appoints the board through this owner."""
        truth = all_of([finding.truth, owner.board])
        if truth is Truth.TRUE:
            return Finding(truth, chain=(*finding.chain, f"{owner.name} may appoint or remove a majority of the board of {body.name}"))
        if truth is Truth.FALSE:
            return FALSE
        board = (f"{owner.path}.board_majority",) if owner.board is Truth.UNKNOWN else ()
        return Finding(truth, finding.missing or board, finding.judgement)

    def _steps(self, body: Node, rows: list[tuple[Node, Finding, Bounds]], words: str) -> Iterator[str]:
        for owner, finding, part in rows:
            if finding.truth is Truth.TRUE:
                yield from finding.chain
                yield f"{owner.name} holds {_percent(part)} of the {words} of {body.name}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _remainder(owners: tuple[Node, ...]) -> Decimal:
    """What part of the shares nobody is said to hold."""
    return _ALL - sum((owner.shares.lowest for owner in owners), _NONE)


def _open_shares(owners: tuple[Node, ...]) -> tuple[str, ...]:
    """The shares that are not stated exactly, if they may make up the whole."""
    if sum((owner.shares.highest for owner in owners), _NONE) < _ALL:
        return ()
    return tuple(f"{owner.path}.share" for owner in owners if not owner.shares.exact)


def _within_the_whole(parts: list[Bounds]) -> list[Bounds]:
    """The same holdings, none of them larger than what the others leave."""
    floor = sum((part.lowest for part in parts), _NONE)
    return [replace(part, highest=max(min(part.highest, _ALL - floor + part.lowest), part.lowest)) for part in parts]


def _of_the_rest(part: Bounds, low: Decimal, high: Decimal) -> Bounds:
    """A part of the whole as a part of what is left once between `low` and `high` percent of the whole are taken out."""
    if not high:
        return part
    lowest = part.lowest * _ALL / (_ALL - low) if low < _ALL else _NONE
    highest = part.highest * _ALL / (_ALL - high) if high < _ALL else _ALL
    return replace(part, lowest=min(lowest, _ALL), highest=min(highest, _ALL))


def _dominance(body: Node, stake: Stake) -> Finding:
    """Most of the shares without most of the votes: whether that is a dominant influence is for a person to judge."""
    if stake.shares.truth is not Truth.TRUE:
        return Finding(stake.shares.truth, stake.shares.missing, stake.shares.judgement)
    return Finding(Truth.UNKNOWN, judgement=(f"Does the holder of most shares of {body.name}, without most votes, dominate it?",))


def _unsaid(one: Node, other: Node) -> Node | None:
    """Which of two owners has yet to say whether they act jointly; None if that is settled."""
    if one.arrangement is None and other.arrangement != "":
        return one
    return other if other.arrangement is None and one.arrangement != "" else None


def _percent(part: Bounds) -> str:
    low, high = (f"{round(bound, 4).normalize():f}" for bound in (part.lowest, part.highest))
    if part.exact:
        return f"{low} %"
    return f"more than {low} %" if part.over and part.highest == _ALL else f"{low} to {high} %"


def _marks(party: "Party") -> list[str]:
    query = query_of(party)
    names = {" ".join(sorted(words)) for name in query.names for read in (of_body, of_person) for words in read(name)}
    return [*(f"{kind} {value}" for kind, value in query.identifiers), *(f"name {name}" for name in sorted(names))]


def _may_differ(one: "Party", other: "Party") -> bool:
    """Whether two parties of one name may be two: a number, date of birth or legal form differs, or they are not known to be of one kind."""
    kind, pairs = query_of(one).kind, ((one.inn, other.inn), (one.ogrn, other.ogrn), (one.born, other.born))
    if kind is None or kind != query_of(other).kind or any(a is not None and b is not None and a != b for a, b in pairs):
        return True
    return kind == "organisation" and _forms(one) != _forms(other)


def _forms(party: "Party") -> frozenset[str]:
    """The legal forms that a party's names show: a parent may bear the name of its subsidiary, and another form."""
    return frozenset(form for name in query_of(party).names for form in split(name).forms)


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))
