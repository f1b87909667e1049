"""Whom an adviser's look-up or decision is about: a party asked for, or an entry of a list."""

from typing import TYPE_CHECKING

from .index import Query
from .listed import ListedParty
from .reading import of_body, of_person

if TYPE_CHECKING:
    from ..facts.lookup import LookUp

__all__ = ["is_about", "names_of", "same_name", "subject_of"]


def subject_of(query: Query) -> str:
    """What a look-up would be of: the first name, else the first number."""
    return query.names[0] if query.names else next((value for _kind, value in query.identifiers), "")


def names_of(entry: ListedParty) -> set[str]:
    """What a decision may call an entry: its own id, and its numbers on the official lists."""
    return {entry.id, *(value for kind in ("uk_list", "eu_list") for value in entry.numbers(kind))}


def is_about(item: "LookUp", query: Query) -> bool:
    """Whether a look-up is of one of the party's names or numbers."""
    if not item.subject:
        return False
    if item.subject.replace(" ", "") in {value for _kind, value in query.identifiers}:
        return True
    return any(same_name(item.subject, name) for name in query.names)


def same_name(one: str | None, other: str) -> bool:
    """Whether two names read the same, as a body's or as a person's, in any order of their words.

    >>> same_name("ООО «Ромашка»", "Romashka LLC"), same_name(None, "Romashka")
    (True, False)
    """
    if not one:
        return False
    return any({" ".join(sorted(words)) for words in read(one)} & {" ".join(sorted(words)) for words in read(other)} for read in (of_body, of_person))
