"""What the answer to a condition turns on: nothing is left out, or a line would be answered with what was found of another."""

from pathlib import Path
from typing import Any

import pytest

from sme_check.engine.turns_on import LOOK_UPS, facts_turned_on, is_of_parties
from sme_check.rulebook.condition import parse_condition
from sme_check.rulebook.rulebook import Rulebook
from tests.small_law import DAY, a_list, small_law


def a_law(folder: Path, **more: Any) -> Rulebook:
    """A law with a list of regions; what `more` says is said of its only entry."""
    regions = a_list("territory/tested", "code", {"91": "a region"})
    regions["entries"][0].update(more)
    return small_law(folder, {"lists/territory/tested.yaml": regions})


LISTED = parse_condition({"fact": "business.region", "listed_in": "territory/tested"})


def test_a_list_turns_on_the_value_and_on_what_was_looked_up(tmp_path: Path) -> None:
    """Whether a list holds a value turns on no more where no entry says so; of a fact of the business it turns on the parties alone."""
    assert facts_turned_on(LISTED, a_law(tmp_path), DAY) == {"business.region", LOOK_UPS}
    assert is_of_parties(LISTED, a_law(tmp_path), DAY)


def test_a_list_whose_entry_asks_for_more_turns_on_more(tmp_path: Path) -> None:
    """An entry that stands only if something else is so makes its list turn on that too: on no few facts, and not on the parties alone."""
    law = a_law(tmp_path, only_if={"fact": "activity.payment", "equals": "to_russia"})

    assert facts_turned_on(LISTED, law, DAY) is None
    assert not is_of_parties(LISTED, law, DAY)


@pytest.mark.parametrize(
    ("condition", "alone"),
    [
        ({"fact": "business.kind", "equals": "organisation"}, True),
        ({"fact": "activity.kind", "equals": "export"}, False),
        ({"some": "business.owners", "that": {"fact": "it.kind", "equals": "individual"}}, True),
        ({"some": "business.owners", "that": {"fact": "activity.kind", "equals": "export"}}, False),
        ({"any": [{"fact": "business.kind", "equals": "organisation"}, {"fact": "goods.code", "given": True}]}, False),
    ],
)
def test_what_turns_on_the_parties_alone(tmp_path: Path, condition: dict[str, Any], alone: bool) -> None:
    """A condition turns on the parties alone if no part of it, nor what is asked of a member of a collection, reads what is done."""
    assert is_of_parties(parse_condition(condition), small_law(tmp_path), DAY) is alone
