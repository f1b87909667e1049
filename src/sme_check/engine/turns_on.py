"""What the answer to a condition turns on, so that it is worked out once for lines that are alike in that."""

from collections.abc import Iterable
from datetime import date

from sme_check.facts.of_party import TURNS_ON_KIND
from sme_check.rulebook.condition import All, AnyOf, Condition, Is, Judgement, Listed, Not, PartyAsks, Some, Test, Unread
from sme_check.rulebook.rulebook import Rulebook

__all__ = ["LOOK_UPS", "OF_PARTIES", "facts_turned_on", "is_of_parties", "parties_asked"]

LOOK_UPS = "partnership.look_ups"
"""What was looked up by hand is a fact as any other: it bears on lists and on what nobody has read."""

OF_PARTIES = ("business.", "uk_party.")
"""Where the facts of the parties themselves stand."""
_OF_PARTIES = ("it.", *OF_PARTIES)


def facts_turned_on(condition: Condition, rulebook: Rulebook, day: date, it: str = "") -> set[str] | None:
    """The paths of the facts of a line on which the proof of a condition turns.

    Args:
        condition: The condition.
        rulebook: The law, for the definitions and lists that it names.
        day: The day whose law is applied.
        it: Whom `it` means: the business, or nobody knows.

    Returns:
        The paths; None if it turns on more: on what screening knows, on the members of a collection, or on whom `it` means.
    """
    match condition:
        case All(parts) | AnyOf(parts):
            return _together(facts_turned_on(part, rulebook, day, it) for part in parts)
        case Not(part):
            return facts_turned_on(part, rulebook, day, it)
        case Judgement():
            return set()
        case Test(fact):
            return _stated(fact, it)
        case Listed(fact, list_id):
            alone = all(entry.only_if is None for entry in rulebook.dated_list(list_id).entries)
            return _together([_stated(fact, it), {LOOK_UPS}]) if alone else None
        case Unread(_, look_up, subject):
            return _together([_stated(subject, it), {LOOK_UPS}]) if look_up else set()
        case Is(definition, of):
            party = it if of == "it" else of
            version = rulebook.definitions[definition].on(day)
            return set() if version is None else facts_turned_on(version[1], rulebook, day, party) if party or not of else None
    return None


def is_of_parties(condition: Condition, rulebook: Rulebook, day: date) -> bool:
    """Whether the proof of a condition turns on the parties of a line, and what was looked up of them, alone: never on what they do.

    Args:
        condition: The condition.
        rulebook: The law, for the definitions and lists that it names.
        day: The day whose law is applied.
    """
    match condition:
        case All(parts) | AnyOf(parts):
            return all(is_of_parties(part, rulebook, day) for part in parts)
        case Not(part) | Some(_, part):
            return is_of_parties(part, rulebook, day)
        case Judgement() | PartyAsks():
            return True
        case Test(fact):
            return fact.startswith(_OF_PARTIES)
        case Listed(fact, list_id):
            return fact.startswith(_OF_PARTIES) and all(entry.only_if is None for entry in rulebook.dated_list(list_id).entries)
        case Unread(_, look_up, subject):
            return not look_up or subject.startswith(_OF_PARTIES)
        case Is(definition):
            version = rulebook.definitions[definition].on(day)
            return version is None or is_of_parties(version[1], rulebook, day)


def parties_asked(condition: Condition, rulebook: Rulebook, day: date, collection: str = "") -> set[tuple[str, str, str]]:
    """What the proof of a condition may ask of the parties.

    Args:
        condition: The condition.
        rulebook: The law, for the definitions and lists that it names.
        day: The day whose law is applied.
        collection: Of whose members it is asked; empty for the business.

    Returns:
        The collection whose members are asked, or nothing for the business; the question; and what it is about.
    """
    match condition:
        case All(parts) | AnyOf(parts):
            return set().union(*(parties_asked(part, rulebook, day, collection) for part in parts))
        case Not(part):
            return parties_asked(part, rulebook, day, collection)
        case Some(members, that):
            return parties_asked(that, rulebook, day, members)
        case PartyAsks(party, question, about):
            return {(collection if party == "it" else "", question, about)}
        case Listed(_, list_id):
            conditions = {entry.only_if for entry in rulebook.dated_list(list_id).entries if entry.only_if is not None}
            return set().union(*(parties_asked(part, rulebook, day, collection) for part in conditions))
        case Is(definition, of):
            version = rulebook.definitions[definition].on(day)
            known = version is not None and version[0].verified
            return parties_asked(version[1], rulebook, day, collection if of == "it" else "") if version is not None and known else set()
    return set()


def _stated(fact: str, it: str) -> set[str] | None:
    root, _, name = fact.rpartition(".")
    if root == "it" and not it:
        return None
    path = f"{it}.{name}" if root == "it" else fact
    return {path, "business.kind"} if path == f"business.{name}" and name in TURNS_ON_KIND else {path}


def _together(found: Iterable[set[str] | None]) -> set[str] | None:
    paths: set[str] = set()
    for some in found:
        if some is None:
            return None
        paths |= some
    return paths
