"""Who owns the business, drawn: the graph of screening, with what the lists that stand on the day say of each owner."""

from datetime import date

from sme_check.facts.line import Member
from sme_check.facts.party import Party
from sme_check.facts.truth import Truth, any_of
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.graph import Graph, ownership_graph

from .assessment import Assessment
from .screened import Screened

__all__ = ["owners_of"]


def _designations_on(rulebook: Rulebook, day: date) -> tuple[str, ...]:
    """What a party can be designated for, by the lists that stand on the day."""
    standing = [item for item in rulebook.entity_lists.values() if any(part.period.covers(day) for part in item.completeness)]
    own = (name for item in standing for entity in item.entities for name in entity.get("effects") or ())
    return tuple(dict.fromkeys([*(name for item in standing for name in item.designates_for), *own]))


def owners_of(assessment: Assessment) -> Graph | None:
    """The owners of the business as a graph, or None if no owner was stated or no day was given."""
    business, day = assessment.partnership.business, assessment.as_of
    if not business.owners or day is None:
        return None
    screened = Screened(assessment.rulebook, assessment.partnership, day)
    asked = _designations_on(assessment.rulebook, day)

    def is_listed(party: Party) -> Truth:
        return any_of(screened.ask(Member(str(id(party)), party), "designated_for", name).truth for name in asked)

    return ownership_graph(business, is_listed)
