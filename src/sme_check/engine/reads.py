"""How nodes are read: each a function of the line, made of those that read its parts."""

from collections.abc import Callable, Hashable, Iterable
from operator import itemgetter
from typing import Any, NamedTuple

from .answers import Answers
from .case import Case
from .columns.planes import JUDGED, MISSED, POSSIBLE, TRUE

__all__ = ["KNOWN_TRUE", "Part", "Read", "constant", "every", "for_values", "once", "once_a_member", "opposite", "plain", "some_member", "some_of"]

Read = Callable[[Case], int]
"""What a node comes to on a line, as bits."""

KNOWN_TRUE = TRUE | POSSIBLE


class Part(NamedTuple):
    """A node as others read it: what it came to for some values of the line, if that is known, and else the reading of it."""

    values: Callable[[list[Any]], Any]
    known: dict[Any, int]
    read: Read


def for_values(places: Iterable[int], answers: Answers, node: Hashable, read: Read) -> Part:
    """A node that turns on the values in some places alone: read once for each set of them.

    Args:
        places: The places, at least one.
        answers: Where what it came to is kept.
        node: Its name there.
        read: What reads it.
    """
    get, held = itemgetter(*places), answers.of(node)

    def remembered(case: Case) -> int:
        values = get(case.values)
        found = held.get(values)
        return found if found is not None else answers.keep(held, values, read(case))

    return Part(get, held, remembered)


def plain(read: Read) -> Part:
    """Read each time."""
    return Part(_NO_VALUES, _NEVER_KNOWN, read)


_NO_VALUES: Callable[[list[Any]], Any] = itemgetter(0)
_NEVER_KNOWN: dict[Any, int] = {}


def constant(bits: int) -> Read:
    """What is the same on every line."""
    return lambda _case: bits


def opposite(part: Part) -> Read:
    """Not: the two values change places; what keeps it open stays."""

    def read(case: Case) -> int:
        bits = part.read(case)
        return (0 if bits & POSSIBLE else TRUE) | (0 if bits & TRUE else POSSIBLE) | (bits & (MISSED | JUDGED))

    return read


def every(parts: tuple[Part, ...], stops: int = 0) -> Read:
    """Every part: one known false settles it; a judgement waits for what is missing, and so does whoever stops at that.

    The part that settled the last line is asked first of the next, which it often settles too; what it comes to does not turn on the order.
    """

    def read(case: Case) -> int:
        nonlocal parts
        values, true, opens = case.values, TRUE, 0
        for part in parts:
            get, known, read_it = part
            found = known.get(get(values))
            if found is None:
                found = read_it(case)
            if not found & POSSIBLE or found & stops:
                if part is not parts[0]:
                    parts = part, *(other for other in parts if other is not part)
                return found & (POSSIBLE | MISSED)
            true &= found
            opens |= found
        return KNOWN_TRUE if true else POSSIBLE | (MISSED if opens & MISSED else opens & JUDGED)

    return read


def some_of(parts: tuple[Part, ...]) -> Read:
    """At least one part: one known true settles it."""

    def read(case: Case) -> int:
        values, all_found = case.values, 0
        for get, known, read_it in parts:
            found = known.get(get(values))
            if found is None:
                found = read_it(case)
            if found & TRUE:
                return KNOWN_TRUE
            all_found |= found
        return all_found

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
