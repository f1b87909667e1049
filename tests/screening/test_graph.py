"""The owners of a party as a graph that can be drawn."""

from typing import Any

from sme_check.facts.party import Party
from sme_check.facts.truth import Truth
from sme_check.screening.graph import as_dot, ownership_graph


def firm(*owners: dict[str, Any]) -> Party:
    """A firm with these owners."""
    return Party.model_validate({"name": 'ООО "Ромашка"', "owners": owners})


def listed(party: Party) -> Truth:
    """Whoever is called Listed is listed."""
    return Truth.of((party.name or "").startswith("Listed"))


def test_each_owner_is_a_node_and_each_holding_an_arrow() -> None:
    """A chain of two links gives three nodes and two arrows, from the owner to what it holds."""
    graph = ownership_graph(firm({"name": "Alfa", "share": 100, "owners": [{"name": "Listed One", "share": 100, "votes": 60}]}), listed)

    assert [node.path for node in graph.nodes] == ["business", "business.owners[0]", "business.owners[0].owners[0]"]
    assert [(item.owner, item.held, item.says) for item in graph.holdings] == [
        ("business.owners[0]", "business", "100 %"),
        ("business.owners[0].owners[0]", "business.owners[0]", "100 %, votes 60 %"),
    ]
    assert [node.listed for node in graph.nodes] == [Truth.FALSE, Truth.FALSE, Truth.TRUE]


def test_what_nobody_accounts_for_is_drawn_too() -> None:
    """A remainder stands in the graph as owners who are not named."""
    graph = ownership_graph(firm({"name": "Anna", "share": "30 to 40"}), listed)

    assert [(node.name, node.unnamed) for node in graph.nodes][-1] == ("not named", True)
    assert graph.holdings[-1].says == "up to 70 %"


def test_owners_that_were_not_stated_are_not_drawn() -> None:
    """Nothing is said of owners that nobody stated."""
    assert len(ownership_graph(Party.model_validate({"name": "Alfa"}), listed).nodes) == 1


def test_a_name_cannot_break_the_drawing() -> None:
    """Quotation marks and backslashes in names are written so that the drawing stays whole."""
    dot = as_dot(ownership_graph(firm({"name": 'a"b\\c', "share": 100}), listed))

    assert r'label="ООО \"Ромашка\"\nnot listed"' in dot
    assert r'label="a\"b\\c\nnot listed"' in dot
    assert dot.count("->") == 1
