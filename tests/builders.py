"""Partnerships for the tests: builders that hide everything but the point."""

from copy import deepcopy
from typing import Any

__all__ = ["CLEAR", "a_clear_partnership", "changed", "stated_paths", "without"]

_AS_OF = "2026-05-15"
_LOOKED = {"about": "uk_sanctions_list", "result": "not_listed", "as_at": "2026-05-14", "by": "an adviser"}
_OWNER = {"name": "Vera Gavanskaya", "kind": "individual", "resident_in": "RU", "share": 100, "votes_follow_shares": True, "board_majority": True}
_BANK_OWNER = {"name": "Pavel Prichalov", "kind": "individual", "share": 100, "votes_follow_shares": True, "board_majority": True}

_BUSINESS: dict[str, Any] = {
    "name": "OOO Yazykovaya Gavan",
    "kind": "organisation",
    "legal_form": "12300",
    "established_in": "RU",
    "domiciled_in": "RU",
    "region": "77",
    "other_regions": [],
    "okved_main": "85.41",
    "headcount": 14,
    "headcount_year": 2025,
    "revenue_million_rub": 38,
    "revenue_year": 2025,
    "sme_register": "micro",
    "sme_register_date": "2026-05-10",
    "state_share": 0,
    "funds_share": 0,
    "large_or_foreign_share": 0,
    "government_of_russia": False,
    "state_controlled": False,
    "acts_for_others": False,
    "controlled_otherwise": False,
    "owners": [_OWNER],
    "officers": [{"name": "Vera Gavanskaya", "kind": "individual"}],
    "banks": [{"name": "Bank Severnyi Prichal", "kind": "organisation", "owners": [_BANK_OWNER], "controlled_otherwise": False}],
}
_ACTIVITY: dict[str, Any] = {
    "goods": [],
    "software_access": False,
    "others": [],
    "territories": [],
    "military_end_use": False,
    "oil_project": "none",
    "ukrainian_infrastructure": False,
    "invests_in_russia": False,
    "ship_russian_link": False,
    "by_ship": False,
    "payment_days": 14,
    "purpose": "commercial",
}
_SERVICE = {"kind": "service", "service": "education", "delivered_to": "GB", "used_in": "RU", "payment": "from_russia"}
_EXCHANGE = {"kind": "education_exchange", "delivered_to": "GB", "used_in": "GB", "payment": "none"}
_CULTURE = {"kind": "cultural_exchange", "delivered_to": "RU", "used_in": "RU", "payment": "to_russia"}
_TRANSLATION = {"kind": "service_received", "service": "translation", "delivered_to": "GB", "used_in": "GB", "payment": "to_russia"}
_EXPORT = {
    "kind": "export",
    "delivered_to": "RU",
    "used_in": "RU",
    "payment": "from_russia",
    "goods": [
        {
            "description": "children's books",
            "code": "49030000",
            "origin": "GB",
            "consigned_from": "GB",
            "located_in": "GB",
            "control_lists": [],
            "is_software": False,
            "unit_price_gbp": 6,
            "contains_russian": False,
        }
    ],
}
_IMPORT = {
    "kind": "import",
    "delivered_to": "GB",
    "used_in": "GB",
    "payment": "to_russia",
    "goods": [
        {
            "description": "herbal tea",
            "code": "12119086",
            "origin": "RU",
            "consigned_from": "RU",
            "located_in": "RU",
            "control_lists": [],
            "is_software": False,
            "unit_price_gbp": 3,
            "contains_russian": False,
        }
    ],
}
_TARIFF = {"about": "uk_tariff", "result": "not_listed", "as_at": "2026-05-14", "by": "an adviser"}

CLEAR: dict[str, dict[str, Any]] = {
    "a course of English": _SERVICE,
    "an exchange of teachers": _EXCHANGE,
    "a concert tour": _CULTURE,
    "a translation bought": _TRANSLATION,
    "books sent": _EXPORT,
    "tea brought": _IMPORT,
}
"""Activities that no measure reaches, by what they are."""


def a_clear_partnership(what: str = "a course of English", as_of: str = _AS_OF, **business: Any) -> dict[str, Any]:
    """A partnership that is outside, every fact that matters stated; `business` replaces facts of the Russian business."""
    activity = deepcopy({**_ACTIVITY, **CLEAR[what]})
    look_ups = [{**_LOOKED, "subject": name} for name in ("OOO Yazykovaya Gavan", "Vera Gavanskaya", "Bank Severnyi Prichal", "Pavel Prichalov")]
    look_ups += [{**_TARIFF, "subject": item["code"]} for item in activity["goods"]]
    return {
        "as_of": as_of,
        "uk_party": {"name": "Harbour Street School of English Ltd", "link": "uk_body", "credit_or_financial_institution": False},
        "business": deepcopy({**_BUSINESS, **business}),
        "activities": [activity],
        "look_ups": look_ups,
    }


def stated_paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where every stated fact stands, groups included."""
    paths: list[tuple[Any, ...]] = []
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in children:
        here = (*path, key)
        if isinstance(key, str):
            paths.append(here)
        paths += stated_paths(value, here)
    return paths


def without(data: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """The same facts, but one."""
    copy = deepcopy(data)
    place: Any = copy
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return copy


def changed(data: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """The same facts, but one of another value."""
    copy = deepcopy(data)
    place: Any = copy
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return copy
