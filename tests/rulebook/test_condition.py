"""Conditions: each form of the rule language becomes its node, and no other form does."""

from datetime import date
from typing import Any

import pytest

from sme_check.rulebook.condition import All, AnyOf, Is, Judgement, Listed, Not, PartyAsks, Some, Unread, parse_condition, walk
from sme_check.rulebook.condition import Test as FactTest

EXPORT = {"fact": "activity.kind", "equals": "export"}


@pytest.mark.parametrize(
    ("words", "node"),
    [
        (EXPORT, FactTest("activity.kind", "equals", "export")),
        ({"fact": "activity.kind", "in": ["export", "import"]}, FactTest("activity.kind", "in", ("export", "import"))),
        ({"fact": "activity.by_ship", "equals": False}, FactTest("activity.by_ship", "equals", False)),
        ({"fact": "activity.payment_days", "at_most": 0}, FactTest("activity.payment_days", "at_most", 0)),
        ({"fact": "activity.contract_date", "before": "2022-03-01"}, FactTest("activity.contract_date", "before", date(2022, 3, 1))),
        ({"fact": "activity.contract_date", "on_or_after": date(2022, 3, 1)}, FactTest("activity.contract_date", "on_or_after", date(2022, 3, 1))),
        ({"fact": "activity.amount", "given": True}, FactTest("activity.amount", "given", True)),
        ({"fact": "goods.code", "listed_in": "goods/3a"}, Listed("goods.code", "goods/3a")),
        ({"not": EXPORT}, Not(FactTest("activity.kind", "equals", "export"))),
        ({"is": "uk_nexus"}, Is("uk_nexus", "")),
        ({"is": "in_russia", "of": "it"}, Is("in_russia", "it")),
        ({"some": "business.banks", "that": EXPORT}, Some("business.banks", FactTest("activity.kind", "equals", "export"))),
        ({"party": "business", "designated_for": "asset_freeze"}, PartyAsks("business", "designated_for", "asset_freeze")),
        ({"judgement": "does it enable?"}, Judgement("does it enable?")),
        ({"unread": "Schedule 3"}, Unread("Schedule 3", "", "goods.code")),
        ({"unread": "Schedule 3", "look_up": "uk_tariff", "subject": "goods.origin"}, Unread("Schedule 3", "uk_tariff", "goods.origin")),
    ],
)
def test_each_form_has_its_node(words: dict[str, Any], node: object) -> None:
    """What a rule file says is what the engine meets; false and nought are values, not nothing."""
    assert parse_condition(words) == node


@pytest.mark.parametrize("words", [{}, {"every": []}, {"of": "it"}])
def test_no_other_form_is_a_condition(words: dict[str, Any]) -> None:
    """A mapping that begins with no known word is no condition."""
    with pytest.raises(KeyError):
        parse_condition(words)


def test_a_walk_meets_every_node() -> None:
    """The walk goes into all, any, not and some, the outermost first."""
    condition = parse_condition({"all": [{"not": {"any": [EXPORT, {"is": "a"}]}}, {"some": "counterparties", "that": {"is": "b", "of": "it"}}]})
    nodes = list(walk(condition))

    assert [type(node) for node in nodes] == [All, Not, AnyOf, FactTest, Is, Some, Is]
