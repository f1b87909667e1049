"""The chains of owners above one party: what each person in them holds of it, worked out once for all lists that are asked about."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import TYPE_CHECKING, Any

from ..facts.truth import Truth
from .holdings import FALSE, Finding, Holdings, either
from .tree import Node, Tree

if TYPE_CHECKING:
    from ..facts.party import Party

__all__ = ["Chains"]


class Chains:
    """A party and its owners, theirs, and so on.

    Args:
        party: The party, with its tree of owners.
        path: Where it stands among the facts.

    Attributes:
        tree: The owners as stated; whoever merges persons in it takes a copy first.
    """

    def __init__(self, party: "Party", path: str) -> None:
        self.party, self.path, self.tree = party, path, Tree(party, path)
        self._owns: dict[tuple[int | None, bool], Finding] = {}
        self.said: dict[Hashable, Any] = {}
        """What else was worked out of them, whatever list is asked about: for whoever asks again."""

    def copy(self) -> "Chains":
        """The same anew, for persons in it to be merged."""
        return Chains(self.party, self.path)

    def merge(self, one: int, other: int) -> None:
        """Two persons are one."""
        self.tree.merge(one, other)
        self._owns.clear()
        self.said.clear()

    def owns(self, person: int | None, *, board: bool) -> Finding:
        """Whether a person holds a majority of the party, in shares or votes.

        Args:
            person: The number of the person in the tree; None for somebody whom nobody named.
            board: Whether appointing a majority of the board counts too.
        """
        if (person, board) not in self._owns:
            self._owns[person, board] = self.owned(_nobody if person is None else partial(_is, person), board=board)
        return self._owns[person, board]

    def owned(self, is_whom: Callable[[Node], Truth], *, board: bool) -> Finding:
        """Whether whoever is meant, one or several taken as one, holds a majority of the party. Args as `owns`."""
        root = self.tree.root
        if root.ends_chain is Truth.TRUE and not root.owners:
            return FALSE
        stake = Holdings(self.tree, is_whom).stake(root)
        return either([stake.shares, stake.votes, *([stake.board] if board else [FALSE])])


def _nobody(_node: Node) -> Truth:
    """Somebody whom nobody named is no node."""
    return Truth.FALSE


def _is(person: int, node: Node) -> Truth:
    return Truth.TRUE if node.person == person else Truth.FALSE
