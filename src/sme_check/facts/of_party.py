"""A fact about a party: its value, unknown, or absent where it cannot arise. What a party is in law decides which of its facts arise at all."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from .identifiers import ogrn_is_individual
from .names_joined import says_several
from .party import Party, PartyKind

__all__ = ["ABSENT", "TURNS_ON_KIND", "Absent", "is_told_as_body", "is_told_as_several", "kind_of_party", "party_value", "says_body"]

_OF_BODIES = frozenset({"established_in", "domiciled_in", "state_controlled"})
_OF_PEOPLE = frozenset({"resident_in", "located_in", "born", "uk_national"})
TURNS_ON_KIND = _OF_BODIES | _OF_PEOPLE
"""Facts that arise only for a body, or only for a person."""


class Absent:
    """What cannot arise: every test on it is false."""

    def __repr__(self) -> str:
        return "absent"


ABSENT: Final = Absent()

_PEOPLE = frozenset({PartyKind.INDIVIDUAL, PartyKind.SOLE_TRADER})
_SOLE_TRADERS, _BODIES = frozenset({PartyKind.SOLE_TRADER}), frozenset({PartyKind.ORGANISATION})
_ANY = _PEOPLE | _BODIES
"""What numbers may show a party to be: of a public body they show that it is a body, of which more is asked."""
_OF_A_BODY = frozenset(
    """ооо ooo ао ao ано фгуп гуп муп фгбу фгау фгбоу нко fgup gup mup пао pao зао zao оао oao pjsc cjsc ojsc jsc llc ltd limited plc gmbh inc
    банк bank министерство ministry фонд fund foundation trust траст федерация federation правительство government агентство agency росимущество
    компания company корпорация corporation холдинг holding holdings университет university институт institute администрация administration""".split()
)
"""Words of names by which bodies are told."""
_OF_A_TRADER = frozenset("ип ip предприниматель entrepreneur".split())
"""Words by which a sole trader is told, whatever the business is called besides."""
_DIGITS_OF_A_PERSON = 12
"""Digits of a person's taxpayer number, checked when it was read."""


def kind_of_party(party: Party) -> PartyKind | None:
    """What a party is in law: as stated, else as its numbers show; unknown where these contradict each other, for one of them must be wrong.

    An OGRN has 13 digits for a body and 15 for a sole trader, a taxpayer number (INN) 10 for a body and 12 for any person; whoever has owners, a body's
    legal form or a name that says so is no person, nor is a bank; and a name that joins several is no one person's. Numbers that contradict each other show
    nothing.
    """
    shown = _by_ogrn(party.ogrn) & _by_inn(party.inn)
    kind = party.kind or (next(iter(shown)) if len(shown) == 1 else None)
    if is_told_as_several(party) or (kind in _PEOPLE and (party.owners or is_told_as_body(party))):
        return None
    return kind if shown & (_PEOPLE if kind in _PEOPLE else _BODIES) else None


@lru_cache(1 << 15)
def says_body(name: str) -> bool:
    """Whether a name has a word that bodies are called by, and persons are not: a legal form, or what it is.

    >>> says_body("OOO Gavan"), says_body("Министерство культуры"), says_body("Vera Gavanskaya")
    (True, True, False)
    """
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return not _OF_A_BODY.isdisjoint(words) and _OF_A_TRADER.isdisjoint(words)


def is_told_as_body(party: Party) -> bool:
    """Whether a party is a bank, or has a name or a legal form that no person has, whatever its kind is said to be."""
    return party.always_a_body or _has_form_of_body(party) or any(map(says_body, _names(party)))


def is_told_as_several(party: Party) -> bool:
    """Whether a person bears the names of several; a sole trader whose number is known may trade under any (*Bread and Salt*)."""
    numbered = party.kind is PartyKind.SOLE_TRADER and (party.inn is not None or party.ogrn is not None)
    return party.kind in _PEOPLE and not numbered and any(map(says_several, _names(party)))


def _names(party: Party) -> Iterator[str]:
    yield from filter(None, (party.name, party.name_cyrillic, *(party.other_names or ())))


def _has_form_of_body(party: Party) -> bool:
    """Whether its legal form is stated, and is none of a person's.

    Source: OK 028-2012 (OKOPF), where the forms in which citizens act, and they alone, begin with 50 (50101 to 50202).
    """
    form = getattr(party, "legal_form", None)
    return form is not None and not form.startswith("50")


def _by_ogrn(ogrn: str | None) -> frozenset[PartyKind]:
    if ogrn is None:
        return _ANY
    return _SOLE_TRADERS if ogrn_is_individual(ogrn) else _BODIES


def _by_inn(inn: str | None) -> frozenset[PartyKind]:
    if inn is None:
        return _ANY
    return _PEOPLE if len(inn) == _DIGITS_OF_A_PERSON else _BODIES


def _settled_elsewhere(party: Party, kind: PartyKind | None) -> bool:
    """Whether a party is known to be at home in neither Russia nor Ukraine: then no Russian tax region has registered it."""
    homes = (party.resident_in, party.located_in) if kind in _PEOPLE else (party.established_in, party.domiciled_in)
    return party.ogrn is None and party.inn is None and all(home is not None and home not in ("RU", "UA") for home in homes)


def party_value(party: Party, name: str) -> Any:
    """A fact about a party: its value, None if unknown, ABSENT if it cannot arise.

    Args:
        party: The party.
        name: The name of a fact.

    Returns:
        The value as stated, or as the stated numbers imply it.
    """
    if name == "kind":
        return kind_of_party(party)
    value = getattr(party, name, ABSENT)
    if value is not None:
        return value
    kind = kind_of_party(party)
    if name in _OF_PEOPLE and kind in (PartyKind.ORGANISATION, PartyKind.PUBLIC_BODY):
        return ABSENT
    if name in _OF_BODIES and kind in _PEOPLE:
        return ABSENT
    if name == "region" and _settled_elsewhere(party, kind):
        return ABSENT
    if name == "established_in" and party.ogrn is not None and _by_ogrn(party.ogrn) & _by_inn(party.inn) == _BODIES:
        return "RU"
    return None
