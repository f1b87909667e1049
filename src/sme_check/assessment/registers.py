"""The parties that the rulebook names, indexed for screening: built once for each rulebook, then read from a checked cache."""

from collections.abc import Iterable, Mapping
from typing import Any

from sme_check._version import __version__
from sme_check.rulebook.cache import read_cached, write_cached
from sme_check.rulebook.dated_list import Completeness
from sme_check.rulebook.entities import EntityList
from sme_check.rulebook.period import Period as RulePeriod
from sme_check.rulebook.period import parse_periods
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.index import FORM
from sme_check.screening.listed import ListedParty, Period
from sme_check.screening.register import HeldList, Policy, Register

__all__ = ["held_list", "listed_parties", "policy_of", "register_of"]

_KEPT: dict[str, Register] = {}


def _periods(periods: Iterable[RulePeriod]) -> tuple[Period, ...]:
    return tuple(Period(period.first, period.last, period.verified) for period in periods)


def _party(data: Mapping[str, Any], entities: EntityList) -> ListedParty:
    return ListedParty(
        id=data["id"],
        list_id=entities.id,
        kind=data["kind"],
        names=tuple(name["text"] for name in data["names"]),
        identifiers=data.get("identifiers") or {},
        born=(data["born"],) if data.get("born") else (),
        known_by_name=bool(data.get("known_by_name")),
        in_force=_periods(parse_periods(data["in_force"])),
        effects={measure: _periods(parse_periods(periods)) for measure, periods in (data.get("effects") or {}).items()},
        shared=tuple(name["text"] for name in data["names"] if name.get("shared")),
    )


def _because(parts: Iterable[Completeness]) -> str:
    return " ".join(dict.fromkeys(part.because for part in parts if part.because))


def held_list(entities: EntityList) -> HeldList:
    """A list of the rulebook as screening holds it."""
    return HeldList(
        id=entities.id,
        title=entities.title,
        designates_for=entities.designates_for,
        complete=_periods(part.period for part in entities.completeness if part.complete),
        because=_because(entities.completeness),
        look_up=next((part.look_up for part in entities.completeness if part.look_up), ""),
    )


def listed_parties(entities: EntityList) -> list[ListedParty]:
    """The parties of a list of the rulebook, in its order."""
    return [_party(data, entities) for data in entities.entities]


def _build(rulebook: Rulebook) -> Register:
    lists = rulebook.entity_lists.values()
    return Register.build(map(held_list, lists), [party for item in lists for party in listed_parties(item)])


def register_of(rulebook: Rulebook) -> Register:
    """The parties that a rulebook names, ready for screening."""
    key = rulebook.fingerprint
    if key not in _KEPT:
        name = f"register-{FORM}-{__version__}-{key[:32]}.json"
        plain = read_cached(name)
        if plain is None:
            register = _build(rulebook)
            write_cached(name, register.to_plain())
        else:
            register = Register.from_plain(plain)
        _KEPT.clear()
        _KEPT[key] = register
    return _KEPT[key]


def policy_of(rulebook: Rulebook) -> Policy:
    """The limits of screening that the rulebook sets."""
    currency = rulebook.currency
    usual, stated = Policy(), rulebook.screening_policy
    possible, decided = float(stated.get("possible", usual.possible)), float(stated.get("decided", usual.decided))
    return Policy(possible=possible, decided=decided, marked=currency.designations_marked, refused=currency.designations_refused)
