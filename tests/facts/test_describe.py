"""The page on the facts is made from their declarations, and the page that is kept is the page that is made."""

from pathlib import Path

import pytest

from sme_check.facts.activity import Activity, GoodsItem
from sme_check.facts.business import Business, UkParty
from sme_check.facts.declare import FactModel
from sme_check.facts.describe import describe_facts
from sme_check.facts.lookup import LicenceClaim, LookUp
from sme_check.facts.partnership import Partnership
from sme_check.facts.party import Bank, Officer, OtherParty, Owner
from sme_check.facts.table import facts_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "facts.md"
MODELS: tuple[type[FactModel], ...] = (Partnership, UkParty, Business, Owner, Officer, Bank, Activity, GoodsItem, OtherParty, LookUp, LicenceClaim)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_page_has_every_fact(model: type[FactModel]) -> None:
    """Each declared fact is on the page, with its question."""
    page = describe_facts()

    assert [info.name for info in facts_of(model) if f"**`{info.name}`** {info.question}" not in page] == []


def test_the_page_has_every_answer() -> None:
    """Each answer of each choice is on the page, with its label."""
    page = describe_facts()
    answers = [(value, label) for model in MODELS for info in facts_of(model) for value, label in info.choices.items()]

    assert [value for value, label in answers if f"`{value}` ({label})" not in page] == []


def test_the_page_that_is_kept_is_the_page_that_is_made() -> None:
    """docs/facts.md is what `sme-check facts` prints: write it again with `sme-check facts > docs/facts.md`."""
    assert PAGE.read_text(encoding="utf-8") == describe_facts()
