"""Proofs that turn on the parties of a line, kept for the next line that has the same."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from .proof import Proof

__all__ = ["Kept"]


@dataclass(eq=False, slots=True)
class Kept:
    """What was proved of one set of parties, by the same asker, under the same law and with the same look-ups.

    Attributes:
        proofs: The proofs, by the condition, or by what they are made of; whatever is made of others holds them, so that their ids stay theirs.
        ids: The ids of those proofs.
    """

    proofs: dict[Hashable, Proof] = field(default_factory=dict)
    ids: set[int] = field(default_factory=set)

    def once(self, key: Hashable, make: Callable[[], Proof]) -> Proof:
        """What is proved once for a key."""
        found = self.proofs.get(key)
        if found is None:
            found = self.proofs[key] = make()
            self.ids.add(id(found))
        return found
