"""Of two parties alike in all that lists and ownership read, the same is said."""

from datetime import date
from typing import Any

import pytest

from sme_check.assessment.screened import Screened
from sme_check.facts.business import Business
from sme_check.facts.line import Member
from sme_check.facts.partnership import Partnership
from sme_check.facts.party import Bank, Owner
from sme_check.rulebook.load import load_rulebook
from sme_check.screening.tree import READ, alike

DAY = date(2026, 5, 15)
_QUESTIONS = [
    ("designated_for", "asset_freeze"),
    ("owned_or_controlled_by_designated_for", "asset_freeze"),
    ("owned_or_controlled_by_designated_for", "eu_asset_freeze"),
    ("named_in", "schedule-2"),
    ("owned_by_named_in", "schedule-2"),
    ("shown_frozen_for", "asset_freeze"),
]


class Watched:
    """A party, or an owner, that remembers which facts were read."""

    def __init__(self, facts: dict[str, Any], read: set[str]) -> None:
        self.__dict__.update(facts)
        self.__dict__["_read"] = read

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_"):
            object.__getattribute__(self, "_read").add(name)
        return object.__getattribute__(self, name)


def _watched(party: Any, read: set[str]) -> Any:
    owners = party.owners and tuple(_watched(owner, read) for owner in party.owners)
    return Watched({**{name: getattr(party, name) for name in type(party).model_fields}, "owners": owners}, read)


@pytest.mark.parametrize(("question", "about"), _QUESTIONS)
@pytest.mark.parametrize("kind", ["organisation", None])
def test_nothing_else_is_read(question: str, about: str, kind: str | None) -> None:
    """Whatever is asked of a business with owners, only the facts that `alike` compares are read."""
    owners = [{"name": "PAO Sberbank", "inn": "7707083893", "share": 30, "kind": kind}, {"name": "Vera Lugovaya", "share": 40, "joint_with": "x", "owners": []}]
    business, read = Business.model_validate({"name": "OOO Lesnaya Tropa", "kind": kind, "owners": owners}), set[str]()

    Screened(load_rulebook(), Partnership(), DAY).ask(Member("business", _watched(business, read)), question, about)

    assert read <= {*READ, "owners"}


@pytest.mark.parametrize("name", READ)
def test_every_fact_read_tells_parties_apart(name: str) -> None:
    """Two owners that differ in a fact that is read are not alike, nor are the firms that they own."""
    fields: dict[str, Any] = {"name": "Vera Lugovaya", "share": None}
    party: Any = Bank if name == "bic" else Owner
    one, other = party.model_construct(**{**fields, name: "this"}), party.model_construct(**{**fields, name: "that"})

    assert alike(one) != alike(other)
    assert alike(Business.model_construct(owners=(one,))) != alike(Business.model_construct(owners=(other,)))


def test_no_owners_is_not_silence_about_them() -> None:
    """A firm that nobody owns is not like one whose owners are not stated."""
    assert alike(Business.model_construct(owners=())) != alike(Business.model_construct(owners=None))
