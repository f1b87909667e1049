"""Where each fact stands on the page: its group, and whether it is asked first or under "more facts". The facts themselves are declared in `facts`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from sme_check.facts.activity import ActivityKind, Service
from sme_check.facts.declare import FactModel
from sme_check.facts.partnership import Partnership
from sme_check.facts.table import facts_of

__all__ = ["Group", "Place", "arises", "asked_first", "group_at", "place_of"]


class Group(Enum):
    """A part of the form; the value is its heading."""

    CASE = "This case"
    WHO = "Who"
    WHAT = "What"
    WHERE = "Where"
    MONEY = "Money"
    WHEN = "When"
    FIRM = "Size and sector"
    LOOKED_UP = "Looked up"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands: its group, its rank there, and whether it is asked before "more facts" is opened."""

    group: Group
    rank: int
    first: bool


_PARTY = {Group.WHO: ("name name_cyrillic kind inn ogrn government_of_russia state_controlled controlled_otherwise owners", "other_names uk_national born")}
_PARTY_WHERE = ("established_in", "resident_in region domiciled_in located_in")

_TABLE: Mapping[str, Mapping[Group, tuple[str, str]]] = {  # model: group: (asked first, more), each in order
    "Partnership": {
        Group.CASE: ("as_of reference", ""),
        Group.WHO: ("uk_party business", ""),
        Group.WHAT: ("activities", ""),
        Group.LOOKED_UP: ("look_ups licences", ""),
    },
    "UkParty": {Group.WHO: ("link name", "owned_by credit_or_financial_institution")},
    "Business": {
        Group.WHO: (
            "name name_cyrillic ogrn inn kind government_of_russia state_controlled owners controlled_otherwise",
            "acts_for_others officers other_names uk_national born",
        ),
        Group.WHERE: ("established_in", "resident_in domiciled_in located_in region town other_regions"),
        Group.MONEY: ("banks", ""),
        Group.FIRM: (
            "okved_main okved_others headcount headcount_year revenue_million_rub revenue_year sme_register sme_register_date state_share",
            "legal_form ownership_form funds_share large_or_foreign_share",
        ),
    },
    "Owner": {
        Group.WHO: (
            "name name_cyrillic kind inn share votes_follow_shares votes board_majority government_of_russia state_controlled owners",
            "ogrn controlled_otherwise joint_with other_names uk_national born",
        ),
        Group.WHERE: _PARTY_WHERE,
    },
    "Officer": {
        Group.WHO: (
            "name name_cyrillic position",
            "born uk_national kind inn ogrn other_names government_of_russia state_controlled controlled_otherwise owners",
        ),
        Group.WHERE: ("", "resident_in established_in region domiciled_in located_in"),
    },
    "Bank": {
        Group.WHO: ("name name_cyrillic bic", "inn ogrn kind other_names uk_national born government_of_russia state_controlled controlled_otherwise owners"),
        Group.WHERE: _PARTY_WHERE,
    },
    "OtherParty": {Group.WHO: ("role " + _PARTY[Group.WHO][0], _PARTY[Group.WHO][1]), Group.WHERE: _PARTY_WHERE},
    "Party": {**_PARTY, Group.WHERE: _PARTY_WHERE},
    "Activity": {
        Group.WHO: ("others", ""),
        Group.WHAT: (
            "kind description goods service software_access military_end_use oil_project land_interest nominee advice_enables_prohibited invests_in_russia"
            " ship_russian_link aircraft_russian_link purpose",
            "ukrainian_infrastructure by_ship claims",
        ),
        Group.WHERE: ("delivered_to used_in territories", ""),
        Group.MONEY: ("payment amount in_cash payment_days maturity_days", ""),
        Group.WHEN: ("contract_date made_on", ""),
    },
    "GoodsItem": {
        Group.WHAT: ("description code control_lists is_software software", "unit_price_gbp diamond_carats contains_russian"),
        Group.WHERE: ("origin", "consigned_from located_in left_russia_on"),
    },
    "LookUp": {Group.LOOKED_UP: ("about subject result as_at by", "entry reason")},
    "LicenceClaim": {Group.LOOKED_UP: ("number authority valid_to", "")},
}

_PLACES: Mapping[str, Mapping[str, Place]] = {
    model: {
        name: Place(group, rank, first)
        for group, (asked, more) in groups.items()
        for rank, (name, first) in enumerate([*((name, True) for name in asked.split()), *((name, False) for name in more.split())])
    }
    for model, groups in _TABLE.items()
}


def _kinds(words: str) -> frozenset[str]:
    """Kinds of activity by their names; a name that no kind bears is refused on import."""
    return frozenset(ActivityKind(word).value for word in words.split())


_TOWARDS = _kinds("export supply_to_russia make_available technology_transfer technical_assistance brokering goods_finance aviation")
_GOODS = _TOWARDS | _kinds("import acquire supply_from_russia shipping")
_SERVICES = _kinds("service service_received")
_CREDIT = _kinds("loan securities goods_finance")
_INVESTMENT = _kinds("equity joint_venture establishment land investment_service")
_TRADE = _GOODS | _SERVICES | _kinds("other")
_SHIPPING = _kinds("shipping")

_ASKED_OF: Mapping[str, frozenset[str]] = {  # facts of an activity that only these kinds need first; the rest find them under "more facts"
    "goods": _GOODS,
    "service": _SERVICES,
    "software_access": _kinds("service technology_transfer make_available education_exchange other"),
    "military_end_use": _TOWARDS | _kinds("service"),
    "oil_project": _TOWARDS | _INVESTMENT | _kinds("service loan"),
    "advice_enables_prohibited": _kinds("service"),
    "invests_in_russia": _INVESTMENT | _kinds("loan securities"),
    "ship_russian_link": _SHIPPING,
    "aircraft_russian_link": _kinds("aviation"),
    "land_interest": _kinds("land"),
    "nominee": _kinds("trust_service"),
    "in_cash": _kinds("payment"),
    "used_in": _TRADE,
    "delivered_to": _TRADE,
    "payment_days": _GOODS | _SERVICES,
    "maturity_days": _CREDIT,
    "made_on": _CREDIT,
    "by_ship": _SHIPPING,
}

_OF_BODIES = {"established_in", "domiciled_in", "state_controlled"}
_OF_PEOPLE = {"resident_in", "located_in", "born", "uk_national"}


def place_of(model: type[FactModel], name: str) -> Place:
    """Where a fact stands on the page; one that the table does not name stands last, under "more facts", in the first group of its model."""
    group = next(iter(_TABLE[model.__name__]))
    return _PLACES[model.__name__].get(name, Place(group, len(_PLACES[model.__name__]), first=False))


def group_at(path: Iterable[str | int]) -> Group | None:
    """The group in which the fact at a path is shown; what is inside a card stands where its card stands."""
    model: type[FactModel] | None = Partnership
    found: Group | None = None
    for name in (step for step in path if isinstance(step, str)):
        info = next((item for item in facts_of(model) if item.name == name), None) if model else None
        if info is None:
            return found
        found = place_of(model, name).group if model else found
        model = info.model if info.kind == "group" or name == "activities" else None
    return found


def asked_first(model: type[FactModel], name: str, given: Mapping[str, object]) -> bool:
    """Whether a fact is asked before "more facts" is opened, beside what is given of the same thing.

    Args:
        model: Whose fact it is.
        name: Its name.
        given: The other facts given of the same activity, party or item.
    """
    if not place_of(model, name).first:
        return model.__name__ == "Activity" and given.get("kind") in _ASKED_OF.get(name, ())
    if model.__name__ == "Activity" and name == "advice_enables_prohibited":
        return bool(given.get("service") == Service.LEGAL_ADVICE.value)
    if model.__name__ == "Activity" and name in _ASKED_OF:
        return given.get("kind") in _ASKED_OF[name]
    if model.__name__ == "GoodsItem" and name == "software":
        return given.get("is_software") is True
    return not (name == "votes" and given.get("votes_follow_shares") is True)


def arises(name: str, given: Mapping[str, object]) -> bool:
    """Whether a fact can arise for a party of the kind given: a body has no date of birth, a person is not incorporated."""
    kind = given.get("kind")
    if name in _OF_PEOPLE:
        return kind not in ("organisation", "public_body")
    return not (name in _OF_BODIES and kind in ("individual", "sole_trader"))
