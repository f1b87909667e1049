"""A member of whom a cell cannot be read is there: no list of a frame is empty, or made of the others alone, because of it."""

from typing import Any

import pandas as pd
import pytest

from sme_check.bulk.frame import check_frame
from sme_check.bulk.frames.cells import read_frame
from sme_check.bulk.frames.rows import Rows
from sme_check.rulebook.load import load_rulebook
from tests.builders import a_clear_partnership
from tests.bulk.test_frame import as_rows


def verdict(**more: Any) -> str:
    """The verdict of a partnership that is outside, with further columns."""
    answered = check_frame(pd.DataFrame([{**as_rows(a_clear_partnership(), "A")[0], **more}]), words=False)
    assert isinstance(answered, pd.DataFrame)
    return str(answered["verdict"].iloc[0])


@pytest.mark.parametrize(
    "more",
    [
        {"goods.code": "OOO Luch"},
        {"activity.others[0].inn": "123"},
        {"business.banks[1].bic": "123"},
        {"business.owners[7].inn": "12"},
    ],
)
def test_a_member_that_cannot_be_read_is_not_nobody(more: dict[str, Any]) -> None:
    """Goods none beside a code that is none, a bank of whom only a BIC that is none is stated: nothing is cleared."""
    assert verdict() == "outside"
    assert verdict(**more) != "outside"


def test_what_else_is_known_of_a_member_stays() -> None:
    """A name beside an INN that cannot be read: the member is there, and the others stay."""
    frame = pd.DataFrame([{"activity.others[0].name": "OOO Luch", "activity.others[0].inn": "12", "activity.others[1].name": "OOO Zarya"}])
    own = Rows(read_frame(frame, load_rulebook()), 1).facts.own

    assert [own["activity", "others", number, "name"].values[own["activity", "others", number, "name"].codes[0]] for number in (0, 1)] == [
        "OOO Luch",
        "OOO Zarya",
    ]
