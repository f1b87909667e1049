"""Two worked partnerships for the template: marked as examples, and left out when the workbook is read."""

from collections.abc import Mapping, Sequence

__all__ = ["WORKED"]

_ONE, _TWO = "EXAMPLE 1 (not read)", "EXAMPLE 2 (not read)"

WORKED: Mapping[str, Sequence[Mapping[str, str | int]]] = {
    "partnerships": (
        {
            "reference": _ONE,
            "as_of": "2026-05-15",
            "uk_party.name": "Northmoor Press Ltd",
            "uk_party.link": "uk_body",
            "business.name": "OOO Knizhnaya Gavan",
            "business.name_cyrillic": "ООО «Книжная гавань»",
            "business.kind": "organisation",
            "business.inn": "0100001103",
            "business.established_in": "RU",
            "business.region": "01",
            "business.okved_main": "47.61",
            "business.headcount": 14,
            "business.headcount_year": 2025,
            "business.state_share": "0 %",
            "activity.kind": "export",
            "activity.delivered_to": "RU",
            "activity.used_in": "RU",
            "activity.territories": "none",
            "activity.military_end_use": "no",
            "activity.payment": "from_russia",
            "activity.amount": "£2,500",
            "activity.payment_days": 14,
            "activity.purpose": "commercial",
            "goods.description": "children's books",
            "goods.code": "4903 00 00",
            "goods.origin": "GB",
            "goods.is_software": "no",
        },
        {
            "reference": _TWO,
            "as_of": "2026-05-15",
            "uk_party.name": "Northmoor School of English Ltd",
            "uk_party.link": "uk_body",
            "business.name": "OOO Yazykovaya Gavan",
            "business.kind": "organisation",
            "business.established_in": "RU",
            "business.region": "77",
            "business.okved_main": "85.41",
            "activity.kind": "service",
            "activity.service": "education",
            "activity.software_access": "don't know",
            "activity.payment": "from_russia",
            "goods.description": "none",
        },
    ),
    "activities": ({"reference": _ONE, "activity.kind": "export", "activity.payment": "from_russia", "goods.description": "maps", "goods.code": "4905 90 00"},),
    "owners": (
        {"reference": _ONE, "name": "AO Prichal", "kind": "organisation", "share": "60 %"},
        {"reference": _ONE, "name": "Vera Gavanskaya", "kind": "individual", "resident_in": "RU", "share": "40 %", "votes_follow_shares": "yes"},
        {"reference": _ONE, "owner_of": "AO Prichal", "name": "Pavel Prichalov", "kind": "individual", "share": "100 %"},
        {"reference": _TWO, "name": "Vera Gavanskaya", "kind": "individual", "share": "more than 50 %"},
    ),
    "officers": ({"reference": _ONE, "name": "Vera Gavanskaya", "kind": "individual", "position": "General director"}, {"reference": _TWO, "name": "none"}),
    "banks": ({"reference": _ONE, "name": "Bank Severnyi Prichal", "kind": "organisation", "bic": "044525225"},),
    "others": ({"reference": _ONE, "name": "Library of Tula", "role": "end_user", "kind": "public_body"}, {"reference": _TWO, "name": "none"}),
    "look_ups": (
        {"reference": _ONE, "about": "uk_sanctions_list", "subject": "OOO Knizhnaya Gavan", "result": "not_listed", "as_at": "2026-05-14", "by": "A. Adviser"},
    ),
    "licences": (),
}
"""Of each sheet the rows, by the paths of its columns; choices by their values, which are written as their labels."""
