"""What is asked of an index, and what it finds: queries, and hits with what they are worth."""

from dataclasses import dataclass
from enum import Enum

from .listed import ListedParty

__all__ = ["EITHER", "Hit", "Likeness", "Query"]

EITHER = "either"
"""The kind of a party that is a person or a body, and no ship: what was said of it is not borne out."""


class Likeness(Enum):
    """What a hit is worth."""

    MATCH = "match"
    POSSIBLE = "possible match"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Query:
    """Who is looked for.

    Attributes:
        names: Every name the party bears, in any script.
        kind: organisation, individual, `EITHER`, or None when nothing is known of it.
        born: Its date of birth as 1957-03-02.
        identifiers: By kind: inn, ogrn, bic, imo.
    """

    names: tuple[str, ...] = ()
    kind: str | None = None
    born: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that the party is, may be, or is shown not to be.

    Attributes:
        entry: The listed party.
        likeness: A match, a possible match, or different.
        score: How alike the names are, 0 to 1; 1 for an equal identifier.
        equal_name: Whether a name is equal once both are folded.
        asked, listed: The two names, or identifiers, that were alike.
        why: The evidence, in words.
    """

    entry: ListedParty
    likeness: Likeness
    score: float
    equal_name: bool
    asked: str
    listed: str
    why: tuple[str, ...]
