"""Whom to look for on a list: what is said of a party, as a query."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from .index import Query
from .legal_forms import split

if TYPE_CHECKING:
    from ..facts.party import Party

__all__ = ["query_of"]


def query_of(party: "Party") -> Query:
    """Whom to look for: every name, the numbers, and the kind, unless what is stated and what numbers and legal forms show gainsay each other."""
    names = (party.name, party.name_cyrillic, *(party.other_names or ()))
    return _query(names, party.kind.value if party.kind else None, party.inn, party.ogrn, vars(party).get("bic"), party.born)


@lru_cache(1 << 15)
def _query(stated: tuple[str | None, ...], kind: str | None, inn: str | None, ogrn: str | None, bic: str | None, born: date | None) -> Query:
    names = tuple(dict.fromkeys(name for name in stated if name and name.strip()))
    identifiers = tuple((name, str(value)) for name, value in (("inn", inn), ("ogrn", ogrn), ("bic", bic)) if value)
    return Query(names, _kind(kind, inn, ogrn, names), born.isoformat() if born else None, identifiers)


def _kind(kind: str | None, inn: str | None, ogrn: str | None, names: tuple[str, ...]) -> str | None:
    """The kind as stated, and as the numbers and the legal forms show it; None if nothing does, or if they gainsay each other."""
    lengths = {len(str(inn or "")), len(str(ogrn or ""))}
    shown = {split(name).kind for name in names} | {"individual" if lengths & {12, 15} else None, "organisation" if lengths & {10, 13} else None}
    if kind is not None:
        shown.add("individual" if kind in {"individual", "sole_trader"} else "organisation")
    kinds = shown - {None}
    return kinds.pop() if len(kinds) == 1 else None
