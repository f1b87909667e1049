"""What is open of members of collections, in words: once for all members, and all groups of parties, of which the same is said."""

from typing import TYPE_CHECKING

import numpy as np

from ..proof import Open, opens_of
from ..some import prove_more
from .encode import combined, in_columns
from .left import Reader, Texts, asked_in, patterns_of, worded
from .planes import Codes

if TYPE_CHECKING:
    from .bind import Binder

__all__ = ["MemberWords"]


class MemberWords:
    """The words of leaves that turn on the parties alone.

    Args:
        binder: The table and the law, bound.
        texts: The words, to which these are added.
    """

    def __init__(self, binder: "Binder", texts: Texts) -> None:
        self._binder, self._members, self._texts = binder, binder.members, texts
        self._nodes, self._graph = binder.compiled.graph.nodes, binder.compiled.graph
        self._leaves: dict[int, Codes] = {}
        self._more: dict[str, tuple[Open, ...]] = {}

    def of(self, place: int, asked: Codes) -> Codes:
        """What a leaf leaves open in some groups of parties: member by member, then who was not stated.

        Args:
            place: The leaf.
            asked: (groups,) of which groups it is asked.

        Returns:
            (groups,) places in the texts.
        """
        groups, members, missing = self._members.memberships(place)
        chosen = asked[groups]
        groups, members = groups[chosen], members[chosen]
        words = self._of_members(self._members.that(place), members)
        told = words > 0
        missing = np.where(asked, missing, 0)
        said, first = combined([*in_columns(groups[told], words[told], len(asked)), missing])
        rows = self._binder.table.parties.first
        starts, stops = (np.searchsorted(groups, first, side=side).tolist() for side in ("left", "right"))
        each = zip(starts, stops, first.tolist(), strict=True)
        of_group = [self._said(words[start:stop], int(missing[group]), int(rows[group])) for start, stop, group in each]
        places: Codes = np.array(of_group, np.int32)[said]
        return places

    def _said(self, words: Codes, missing: int, row: int) -> int:
        opens = [item for word in words.tolist() for item in self._texts.opens[word]]
        opens += [item for path in self._members.missing[missing] for item in self._of_more(path, row)]
        return self._texts.place(tuple(opens))

    def _of_more(self, path: str, row: int) -> tuple[Open, ...]:
        """What a fact that was not stated leaves open of a collection; the same in every row."""
        if path not in self._more:
            self._more[path] = tuple(opens_of(prove_more(self._binder.evaluator(row), path)))
        return self._more[path]

    # -- members -----------------------------------------------------------------------------------------------------

    def _of_members(self, that: int, numbers: Codes) -> Codes:
        """What the condition on a member leaves open, for some members: places in the texts."""
        distinct, back = np.unique(numbers, return_inverse=True)
        if not len(distinct):
            return np.zeros(0, np.int32)
        leaves = [place for place in self._graph.needed([that]) if self._nodes[place].op == "leaf"]
        answers = {place: self._members.answers_at(place, distinct) for place in leaves}
        codes, first = patterns_of(answers, len(distinct))
        patterns = {place: bits[first] for place, bits in answers.items()}
        left = Reader(self._nodes, patterns, len(first)).left([that], np.ones(len(first), bool))
        words = {place: self._of_leaf(place, distinct, where) for place, where in asked_in(codes, left).items()}
        said, _, opens = worded(codes, left, words, self._texts, once=False)
        places: Codes = np.array([self._texts.place(each) for each in opens], np.int32)[said][back.reshape(-1)]
        return places

    def _of_leaf(self, place: int, numbers: Codes, asked: Codes) -> Codes:
        """What a leaf leaves open for those members of whom it is asked."""
        words = self._leaves.setdefault(place, np.full(len(self._members.stand), -1, np.int32))
        new = numbers[asked & (words[numbers] < 0)]
        if len(new):
            keys, first = combined(self._members.turns_on(place, new))
            said = [self._texts.place(self._members.opens(place, number)) for number in new[first].tolist()]
            words[new] = np.array(said, np.int32)[keys]
        found: Codes = words[numbers]
        return found
