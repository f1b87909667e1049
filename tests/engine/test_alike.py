"""Groups of facts told apart by what they state."""

from typing import Any

import pytest

from sme_check.engine.alike import stated_in
from sme_check.facts.business import Business


def business(**facts: Any) -> Business:
    """A business of which something is stated."""
    return Business.model_validate(facts)


@pytest.mark.parametrize(
    "other",
    [
        {"name": "OOO Romashka"},
        {"name_cyrillic": "OOO Polye"},
        {"name": "OOO Polye", "owners": []},
        {"name": "OOO Polye", "owners": [{"name": "Vera Lugovaya", "share": 50}]},
        {"name": "OOO Polye", "owners": [{"name": "Vera Lugovaya", "share": 51, "owners": []}]},
        {"name": "OOO Polye", "banks": [{"name": "Vera Lugovaya"}]},
        {"name": "OOO Polye", "state_share": 51},
    ],
)
def test_groups_that_state_different_things_are_told_apart(other: dict[str, Any]) -> None:
    """Two businesses are alike exactly if they are equal, at whatever depth the difference lies."""
    some = [business(name="OOO Polye", owners=owners) for owners in (None, [{"name": "Vera Lugovaya", "share": 51}])]

    assert [stated_in(each) == stated_in(business(**other)) for each in some] == [each == business(**other) for each in some] == [False, False]
    assert all(stated_in(each) == stated_in(each.model_copy(deep=True)) for each in some)
