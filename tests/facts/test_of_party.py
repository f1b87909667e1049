"""What a party is in law, and which facts of it are known, unknown, or cannot arise."""

from typing import Any

import pytest

from sme_check.facts.of_party import ABSENT, kind_of_party, party_value
from sme_check.facts.party import Bank, Owner, PartyKind

OGRN, OGRNIP = "1027700132195", "304500116000157"
INN, INN_OF_A_PERSON = "7707083893", "500100732259"


def party(**facts: Any) -> Owner:
    """A party of whom something is known."""
    return Owner.model_validate(facts)


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({}, None),
        ({"kind": "public_body"}, PartyKind.PUBLIC_BODY),
        ({"ogrn": OGRN}, PartyKind.ORGANISATION),
        ({"ogrn": OGRNIP}, PartyKind.SOLE_TRADER),
        ({"kind": "individual", "ogrn": OGRN}, None),
        ({"kind": "sole_trader", "inn": INN}, None),
        ({"kind": "individual", "inn": INN, "ogrn": OGRNIP}, None),
        ({"inn": INN}, PartyKind.ORGANISATION),
        ({"inn": INN_OF_A_PERSON}, None),
        ({"inn": INN_OF_A_PERSON, "ogrn": OGRNIP}, PartyKind.SOLE_TRADER),
        ({"inn": INN, "ogrn": OGRN}, PartyKind.ORGANISATION),
        ({"inn": INN_OF_A_PERSON, "ogrn": OGRN}, None),
        ({"inn": INN, "ogrn": OGRNIP}, None),
        ({"kind": "public_body", "inn": INN}, PartyKind.PUBLIC_BODY),
        ({"kind": "organisation", "inn": INN_OF_A_PERSON}, None),
        ({"kind": "public_body", "ogrn": OGRNIP}, None),
    ],
)
def test_the_kind_of_a_party_is_stated_or_shown_by_its_numbers(facts: dict[str, Any], kind: PartyKind | None) -> None:
    """As stated, but no person has a body's numbers, nor a body a person's; else 13 digits of OGRN or 10 of INN show a body, 15 a sole trader."""
    assert kind_of_party(party(**facts)) is kind
    assert party_value(party(**facts), "kind") is kind


@pytest.mark.parametrize("kind", ["individual", "sole_trader"])
def test_a_person_with_owners_is_of_unknown_kind(kind: str) -> None:
    """Nobody owns a person: either the kind is wrong or the owners are, and the owners of a company must not be passed over."""
    assert kind_of_party(party(kind=kind, owners=[{"name": "Somebody"}])) is None
    assert kind_of_party(party(kind=kind, owners=[])) is PartyKind(kind)


@pytest.mark.parametrize("facts", [{"kind": "individual"}, {"kind": "sole_trader"}, {"ogrn": OGRNIP}])
def test_a_bank_is_no_person(facts: dict[str, Any]) -> None:
    """Whatever says so is wrong, so that its owners are asked about."""
    assert kind_of_party(Bank.model_validate(facts)) is None
    assert kind_of_party(Bank.model_validate({"kind": "organisation"})) is PartyKind.ORGANISATION


@pytest.mark.parametrize(
    ("facts", "name", "value"),
    [
        ({}, "established_in", None),
        ({}, "resident_in", None),
        ({"kind": "organisation"}, "established_in", None),
        ({"kind": "organisation"}, "resident_in", ABSENT),
        ({"kind": "public_body"}, "located_in", ABSENT),
        ({"kind": "organisation"}, "born", ABSENT),
        ({"kind": "individual"}, "established_in", ABSENT),
        ({"kind": "sole_trader"}, "domiciled_in", ABSENT),
        ({"kind": "individual"}, "resident_in", None),
        ({"ogrn": OGRN}, "established_in", "RU"),
        ({"ogrn": OGRN, "inn": INN_OF_A_PERSON}, "established_in", None),
        ({"ogrn": OGRN}, "domiciled_in", None),
        ({"ogrn": OGRN}, "resident_in", ABSENT),
        ({"ogrn": OGRNIP}, "established_in", ABSENT),
        ({"ogrn": OGRNIP}, "resident_in", None),
        ({"ogrn": OGRN, "established_in": "AE"}, "established_in", "AE"),
        ({"kind": "organisation", "resident_in": "RU"}, "resident_in", "RU"),
        ({"government_of_russia": False}, "government_of_russia", False),
    ],
)
def test_a_fact_of_a_party(facts: dict[str, Any], name: str, value: Any) -> None:
    """Stated, it is what was stated; unstated, it is absent only where the kind of party says that it cannot arise."""
    assert party_value(party(**facts), name) == value
