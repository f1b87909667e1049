"""Proofs: a condition evaluated on one line, with the whole tree kept, each leaf with the fact that decided it or what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sme_check.facts.truth import Truth

__all__ = ["Open", "OpenKind", "Proof", "opens_of"]


class OpenKind(Enum):
    """Why something is open."""

    FACT = "fact"
    """A fact was not stated, or not exactly enough."""
    DATA = "data"
    """The data held has a gap, which the adviser's look-up may fill."""
    JUDGEMENT = "judgement"
    """The facts are in, but a person must judge."""

    __hash__ = object.__hash__


class _Hashed:
    """What was hashed once keeps it."""

    __slots__ = ("_hash",)

    _hash: int


@dataclass(frozen=True, slots=True)
class Open(_Hashed):
    """What keeps a condition unknown.

    Attributes:
        kind: A missing fact, a gap in the data, or a judgement.
        place: Where the answer would stand: the path of a fact, or empty for a judgement.
        question: What to find out, as a question or an instruction.
        about, subject: For a gap: what to look at, and for which name or code; the answer is a look-up with these two.
    """

    kind: OpenKind
    place: str
    question: str
    about: str = ""
    subject: str = ""

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:
            found = hash((self.kind, self.place, self.question, self.about, self.subject))
            object.__setattr__(self, "_hash", found)
            return found


class _ReadOnce:
    """What is read off a proof once, and is no part of it."""

    __slots__ = ("_opens",)

    _opens: "tuple[Open, ...]"


@dataclass(frozen=True, slots=True)
class Proof(_ReadOnce):
    """One step of a proof.

    Attributes:
        truth: What the step came to.
        says: The condition in words.
        because: What decided it: the fact's value, the entry that matched, or why it is unknown.
        fact: The path of the fact that was read, if the step read one.
        value: That fact's value; None if unknown.
        citation: The provision that the step rests on, where it has its own.
        parts: The steps below.
        open: What keeps it unknown, for a leaf.
        together: Whether all the parts are needed: then a judgement waits until the facts beside it are in.
    """

    truth: Truth
    says: str
    because: str = ""
    fact: str = ""
    value: Any = None
    citation: str = ""
    parts: "tuple[Proof, ...]" = ()
    open: Open | None = None
    together: bool = False


def opens_of(proof: Proof) -> Iterator[Open]:
    """What keeps a proof unknown: the open leaves that lie under unknown steps only, and no judgement before its facts are in."""
    return iter(_opens(proof))


def _opens(proof: Proof) -> tuple[Open, ...]:
    if proof.truth is not Truth.UNKNOWN:
        return ()
    found: tuple[Open, ...] | None = getattr(proof, "_opens", None)
    if found is None:
        found = (*(() if proof.open is None else (proof.open,)), *_below(proof))
        object.__setattr__(proof, "_opens", found)
    return found


def _below(proof: Proof) -> list[Open]:
    below = [item for part in proof.parts if part.truth is Truth.UNKNOWN for item in _opens(part)]
    if proof.together and any(item.kind is not OpenKind.JUDGEMENT for item in below):
        return [item for item in below if item.kind is not OpenKind.JUDGEMENT]
    return below
