"""Whom to look for on a list: what is said of a party, as a query."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from .hit import EITHER
from .index import Query
from .legal_forms import split
from .reading import of_person
from .vocabulary import given_name, is_patronymic

if TYPE_CHECKING:
    from ..facts.party import Party

__all__ = ["kind_of", "query_of"]


def query_of(party: "Party") -> Query:
    """Whom to look for: every name, the numbers, and the kind, where numbers, legal forms, births or fathers' names bear it out."""
    names = (party.name, party.name_cyrillic, *(party.other_names or ()))
    return _query(names, party.kind.value if party.kind else None, party.inn, party.ogrn, vars(party).get("bic"), party.born)


@lru_cache(1 << 15)
def _query(stated: tuple[str | None, ...], kind: str | None, inn: str | None, ogrn: str | None, bic: str | None, born: date | None) -> Query:
    names = tuple(dict.fromkeys(name for name in stated if name and name.strip()))
    identifiers = tuple((name, str(value)) for name, value in (("inn", inn), ("ogrn", ogrn), ("bic", bic)) if value)
    return Query(names, _kind(kind, inn, ogrn, names, born), born.isoformat() if born else None, identifiers)


def kind_of(party: "Party") -> str | None:
    """The kind as stated, and as the numbers and the legal forms show it: organisation or individual; None if nothing does, or if they gainsay each other."""
    names = (party.name, party.name_cyrillic, *(party.other_names or ()))
    return _agreed({_plain(party.kind.value if party.kind else None), *_shown(party.inn, party.ogrn, tuple(filter(None, names)))})


def _kind(kind: str | None, inn: str | None, ogrn: str | None, names: tuple[str, ...], born: date | None) -> str | None:
    """The kind as numbers, legal forms or a birth date show it; None if nothing does, or if they, a person's name or what is stated gainsay each other.

    A kind that is merely stated may be a slip of the form or the column, and clears nobody: such a party is looked for among persons and bodies.
    A person's name bears out what is stated or gainsays it; by itself it shows nothing, as bodies and ships are called after people.
    """
    shown = {*_shown(inn, ogrn, names), "individual" if born else None} - {None}
    if (kind is not None or shown) and any(map(_is_of_a_person, names)):
        shown.add("individual")
    return EITHER if kind is not None and not shown else _agreed({_plain(kind), *shown})


@lru_cache(1 << 15)
def _shown(inn: str | None, ogrn: str | None, names: tuple[str, ...]) -> frozenset[str | None]:
    """The kinds that numbers and legal forms show."""
    lengths = {len(str(inn or "")), len(str(ogrn or ""))}
    return frozenset({split(name).kind for name in names} | {"individual" if lengths & {12, 15} else None, "organisation" if lengths & {10, 13} else None})


def _plain(kind: str | None) -> str | None:
    return None if kind is None else "individual" if kind in {"individual", "sole_trader"} else "organisation"


def _agreed(kinds: set[str | None]) -> str | None:
    """The only kind, if there is one."""
    found = kinds - {None}
    return found.pop() if len(found) == 1 else None


def _is_of_a_person(name: str) -> bool:
    """Whether a name has a given name and a father's name, as no body's name has by itself."""
    rows = of_person(name)
    return bool(rows) and not split(name).forms and len(rows[0]) == 3 and any(map(is_patronymic, rows[0])) and any(map(given_name, rows[0]))
