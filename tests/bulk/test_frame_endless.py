"""Numbers without end in frames: a problem at the cell or the column, never a crash and never a memory full of nothing."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from sme_check.bulk.frame import check_frame
from sme_check.bulk.runs.run import run_frame
from sme_check.errors import FactError

ENDLESS = 10**5_000


@pytest.mark.parametrize(
    "column",
    ["business.headcount", "business.name", "business.inn", "activity.amount", "business.state_share", "activity.by_ship", "activity.kind",
     "activity.contract_date", "reference", "business.other_names"],
)  # fmt: skip
@pytest.mark.parametrize("value", [ENDLESS, -ENDLESS, [ENDLESS]], ids=["plus", "minus", "in a list"])
def test_a_number_of_thousands_of_digits_is_a_problem_of_its_cell(column: str, value: Any) -> None:
    """Its fact is unknown, the other rows are answered."""
    frame = pd.DataFrame({column: pd.Series([value, None], dtype=object), "uk_party.name": ["A", "B"]})
    answered = check_frame(frame, "2026-05-15", words=False)

    assert isinstance(answered, pd.DataFrame)
    assert "a number of more than 4,000 digits" in answered["problems"][0]
    assert list(answered["problems"])[1] == ""


def test_a_run_with_such_a_number_can_be_kept(tmp_path: Path) -> None:
    """And taken up: it is a value like any other."""
    frame = pd.DataFrame({"business.headcount": pd.Series([ENDLESS], dtype=object)})

    assert run_frame(frame, "2026-05-15", keep=tmp_path / "kept").partnerships == 1


@pytest.mark.parametrize(
    "column",
    ["business.owners[99999999].share", "owner_99999999_share", f"owner_{'9' * 5000}_share", f"activities[{'9' * 5000}].kind", "activities[2000].kind"],
)
def test_a_member_of_a_number_beyond_all_is_refused(column: str) -> None:
    """All before it would have to be made; the words say how far numbers go."""
    with pytest.raises(FactError, match=r"numbers up to 1,000"):
        check_frame(pd.DataFrame({column: ["x"]}), "2026-05-15")
