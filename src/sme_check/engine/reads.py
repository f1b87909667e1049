"""How nodes are read: each a function of the line, made of those that read its parts."""

from collections.abc import Callable

from .case import Case
from .columns.planes import JUDGED, MISSED, POSSIBLE, TRUE

__all__ = ["KNOWN_TRUE", "Read", "constant", "every", "once", "once_a_member", "once_for_parties", "opposite", "some_member", "some_of"]

Read = Callable[[Case], int]
"""What a node comes to on a line, as bits."""

KNOWN_TRUE = TRUE | POSSIBLE


def constant(bits: int) -> Read:
    """What is the same on every line."""
    return lambda _case: bits


def opposite(part: Read) -> Read:
    """Not: the two values change places; what keeps it open stays."""

    def read(case: Case) -> int:
        bits = part(case)
        return (0 if bits & POSSIBLE else TRUE) | (0 if bits & TRUE else POSSIBLE) | (bits & (MISSED | JUDGED))

    return read


def every(parts: tuple[Read, ...], stops: int = 0) -> Read:
    """Every part: one known false settles it; a judgement waits for what is missing, and so does whoever stops at that."""

    def read(case: Case) -> int:
        true, opens = TRUE, 0
        for part in parts:
            found = part(case)
            if not found & POSSIBLE:
                return 0
            true &= found
            opens |= found
            if opens & stops:
                break
        return KNOWN_TRUE if true else POSSIBLE | (MISSED if opens & MISSED else opens & JUDGED)

    return read


def some_of(parts: tuple[Read, ...]) -> Read:
    """At least one part: one known true settles it."""

    def read(case: Case) -> int:
        found = 0
        for part in parts:
            found |= part(case)
            if found & TRUE:
                return KNOWN_TRUE
        return found

    return read


def some_member(that: Read, collection: str) -> Read:
    """Some member of a collection, or perhaps one that was not stated."""

    def read(case: Case) -> int:
        members = case.line.members(collection)
        found = POSSIBLE | MISSED if members.missing else 0
        for member in members.stated:
            found |= that(case.of(member))
            if found & TRUE:
                return KNOWN_TRUE
        return found

    return read


def once(place: int, read: Read) -> Read:
    """Read once for the whole line."""

    def remembered(case: Case) -> int:
        known = case.shared
        found = known.get(place)
        if found is None:
            found = known[place] = read(case)
        return found

    return remembered


def once_a_member(place: int, read: Read) -> Read:
    """Read once for each member of a collection."""

    def remembered(case: Case) -> int:
        found = case.known.get(place)
        if found is None:
            found = case.known[place] = read(case)
        return found

    return remembered


def once_for_parties(place: int, read: Read) -> Read:
    """Read once for each set of parties."""

    def remembered(case: Case) -> int:
        found = case.parties.get(place)
        if found is None:
            found = case.parties[place] = read(case)
        return found

    return remembered
