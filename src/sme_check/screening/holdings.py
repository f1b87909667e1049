"""Who holds how much of whom: a tree of owners in intervals, so that what nobody stated counts against clearance."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ..facts.truth import Truth, all_of, any_of
from .bounds import ALL, NONE, Bounds, in_percent, of_the_rest, within_the_whole
from .tree import NO_ARRANGEMENT, Node, Tree

__all__ = ["FALSE", "NO_ARRANGEMENT", "Finding", "Holdings", "Stake", "either"]

_ROUNDING = Decimal("0.1")  # three times 33.33 is the whole


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
        parts = within_the_whole([owner.shares for owner in owners])
        shares = self._part(body, owners, held, parts, "share", "shares")
        votes = self._part(body, owners, held, self._votes(body, owners, parts), "votes", "votes")
        board = either(self._appoints(body, owner, held[owner.path]) for owner in owners)
        return Stake(shares, votes, board, held)

    def _votes(self, body: Node, owners: tuple[Node, ...], parts: list[Bounds]) -> list[Bounds]:
        """The votes: as stated, or as the shares of those that vote, since what a body holds of itself carries no votes (Schedule 1, para 6)."""
        own = [part for owner, part in zip(owners, parts, strict=True) if self.tree.same_body(body, owner)]
        low, high = (min(sum((part.lowest for part in own), NONE), ALL), min(sum((part.highest for part in own), NONE), ALL))
        return [of_the_rest(part, low, high) if owner.votes is owner.shares else owner.votes for owner, part in zip(owners, parts, strict=True)]

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
        lowest = min(sum((part.lowest for part in sure), NONE), ALL)
        follow = fact == "votes" and _remainder(owners) <= _ROUNDING
        floors = [max(part.lowest, owner.shares.lowest) if follow and finding.truth is Truth.FALSE else part.lowest for owner, finding, part in rows]
        rest = max(ALL - sum(floors, NONE), NONE)
        others = sum((part.lowest for _owner, finding, part in rows if finding.truth is Truth.FALSE), NONE)
        open_ = sum((part.highest for _owner, finding, part in rows if finding.truth is not Truth.FALSE), NONE)
        highest = max(min(open_ + rest, ALL - others, ALL), lowest)
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
        if rest > sum((max(part.highest - floor, NONE) for (_owner, _finding, part), floor in zip(rows, floors, strict=True)), NONE):
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
                yield f"{owner.name} holds {in_percent(part)} of the {words} of {body.name}"


def _remainder(owners: tuple[Node, ...]) -> Decimal:
    """What part of the shares nobody is said to hold."""
    return ALL - sum((owner.shares.lowest for owner in owners), NONE)


def _open_shares(owners: tuple[Node, ...]) -> tuple[str, ...]:
    """The shares that are not stated exactly, if they may make up the whole."""
    if sum((owner.shares.highest for owner in owners), NONE) < ALL:
        return ()
    return tuple(f"{owner.path}.share" for owner in owners if not owner.shares.exact)


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


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))
