"""Independence: whether the state or a municipality owns the business, or controls it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sme_check.facts.business import Business
from sme_check.facts.party import Owner, PartyKind
from sme_check.facts.truth import Truth
from sme_check.rulebook.outreach import OutreachRules
from sme_check.rulebook.rulebook import Rulebook

from .nature import natures_of
from .possible import Evidence, Found, together
from .shares import WHOLE, at_least, sum_exceeds

__all__ = ["independence_of"]

_STATE = frozenset({"state"})
_INDEPENDENT = frozenset({"independent"})
_BOTH = _STATE | _INDEPENDENT


def _is_public(owner: Owner) -> bool:
    """Whether an owner is known to be the state's: a public body, or a body of which such owners hold the majority."""
    if owner.kind is PartyKind.PUBLIC_BODY or owner.government_of_russia is True or owner.state_controlled is True:
        return True
    return sum_exceeds((item.share for item in owner.owners or () if _is_public(item)), WHOLE / 2) is Truth.TRUE


def _is_private(owner: Owner) -> bool:
    """Whether an owner is known to be an individual, or a body that individuals hold whole."""
    if owner.kind in (PartyKind.INDIVIDUAL, PartyKind.SOLE_TRADER):
        return True
    return at_least(item.share for item in owner.owners or () if _is_private(item)) >= WHOLE


def _from_owners(business: Business, limit: Decimal) -> Iterator[Evidence]:
    public = [owner for owner in business.owners or () if _is_public(owner)]
    for holding, what in (([owner.share for owner in public], "of it"), ([owner.votes for owner in public], "of the votes")):
        if sum_exceeds(holding, limit) is Truth.TRUE:
            yield Evidence(_STATE, f"Public bodies among its owners hold {at_least(holding):g} % {what} or more; independent is {limit:g} % at most.")
    if any(owner.board_majority is True for owner in public):
        yield Evidence(_STATE, "A public body may appoint the majority of its board.")


def _share_is_small(business: Business, limit: Decimal) -> str:
    """Why the part of the state is known to be small enough; empty if it is not known."""
    if business.state_share is not None and business.state_share.exceeds(limit) is Truth.FALSE:
        return f"The state and municipalities hold {business.state_share}; independent is {limit:g} % at most."
    private = at_least(owner.share for owner in business.owners or () if _is_private(owner))
    return f"Individuals hold {private:g} % of it, so the state can hold no more than {WHOLE - private:g} %." if private >= WHOLE - limit else ""


def _evidence(business: Business, rules: OutreachRules) -> Iterator[Evidence]:
    limit = rules.state_share_at_most
    natures, says = natures_of(business, rules)
    if not natures:
        yield Evidence(frozenset(), " ".join(says))
    elif natures <= {"state_body"}:
        yield Evidence(_STATE, " ".join((*says, "By its form it is the state's or a municipality's.")))
    elif natures <= {"sole_trader", "individual"}:
        yield Evidence(_INDEPENDENT, " ".join((*says, "A person's own business has no owner but that person.")))
    if business.government_of_russia is True:
        yield Evidence(_STATE, "It is stated to be a part of the Government of Russia.")
    if business.state_controlled is True:
        yield Evidence(_STATE, "It is stated to be owned or controlled by the state, a region or a municipality.")
    if business.state_share is not None and business.state_share.exceeds(limit) is Truth.TRUE:
        yield Evidence(_STATE, f"The state and municipalities hold {business.state_share}; independent is {limit:g} % at most.")
    yield from _from_owners(business, limit)
    small = _share_is_small(business, limit)
    if small and business.state_controlled is False:
        yield Evidence(_INDEPENDENT, f"{small} It is stated not to be owned or controlled by the state.")
    elif small:
        yield Evidence(_BOTH, f"{small} Whether the state controls it in another way was not stated.")


def _remarks(business: Business, day: date, rules: OutreachRules) -> Iterator[str]:
    """What decides nothing but should be known."""
    if business.ownership_form is not None and business.ownership_form in rules.ownership_forms:
        name, asks = rules.ownership_forms[business.ownership_form]
        yield f"Ownership form {business.ownership_form} ({name}) proves nothing. {asks}"
    held = business.state_share is not None and business.state_share.exceeds(0) is Truth.TRUE
    if held and rules.minority_matters.covers(day):
        yield f"{rules.independence['minority_says']} In force on {day}."
    if business.controlled_otherwise is True:
        yield "Somebody other than the owners named can get its affairs run as they wish: ask whether that is an official or a public body."


def _missing(business: Business, limit: Decimal) -> tuple[str, ...]:
    lacks = []
    if not _share_is_small(business, limit):
        lacks.append("business.state_share")
    if business.state_controlled is None:
        lacks.append("business.state_controlled")
    return tuple(lacks)


def independence_of(business: Business, day: date, rules: OutreachRules, rulebook: Rulebook) -> Found:
    """Whether the business is independent of the state: `independent`, `state`, or either as far as is known.

    Independent is what is known to be so: a person's own business, or one in which the state's part is known to be small and which it is stated not to control.

    Law: the limit and the legal forms of `rules/outreach/independence.yaml` and `legal-forms.yaml`; reg 6(4)(a) of S.I. 2019/855 for a minority part.
    """
    possible, says = together(("independent", "state"), _evidence(business, rules))
    if possible == _BOTH and not says:
        says = (f"Nothing was stated that shows, for {day}, what the state holds or controls.",)
    missing = _missing(business, rules.state_share_at_most) if len(possible) > 1 else ()
    return Found(possible, (*says, *_remarks(business, day, rules)), missing, rulebook.cite(rules.citation("independence")))
