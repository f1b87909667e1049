"""Who owns the business, drawn with what the lists of the day say."""

from sme_check.assessment.assess import check
from sme_check.assessment.owners import owners_of
from sme_check.facts.truth import Truth
from tests.builders import a_clear_partnership


def test_a_clear_owner_is_drawn_as_not_listed() -> None:
    """Where the look-ups settle it, the drawing says not listed, of the business and of its owner."""
    graph = owners_of(check(a_clear_partnership()))

    assert graph is not None
    assert [(node.name, node.listed) for node in graph.nodes] == [("OOO Yazykovaya Gavan", Truth.FALSE), ("Vera Gavanskaya", Truth.FALSE)]


def test_a_designated_owner_is_drawn_as_listed() -> None:
    """A designated bank that owns the business stands out in the drawing."""
    facts = a_clear_partnership(owners=[{"name": "ПАО Сбербанк", "kind": "organisation", "share": 100}])
    graph = owners_of(check(facts))

    assert graph is not None
    assert graph.nodes[-1].listed is Truth.TRUE


def test_nothing_is_drawn_of_owners_that_were_not_stated() -> None:
    """Without owners there is nothing to draw."""
    facts = a_clear_partnership()
    del facts["business"]["owners"]

    assert owners_of(check(facts)) is None
