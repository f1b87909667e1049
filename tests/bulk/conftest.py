"""What holds for the tests of frames and workbooks."""

from datetime import date

import pytest

from sme_check.bulk.answering import held
from sme_check.engine.columns.compile import Compiled, compile_rulebook
from sme_check.rulebook.rulebook import Rulebook

_KEPT: dict[tuple[int, date], Compiled] = {}


def _compiled(law: Rulebook, day: date) -> Compiled:
    key = (id(law), day)
    if key not in _KEPT:
        _KEPT[key] = compile_rulebook(law, day)  # it holds the law, whose id stays its own
    return _KEPT[key]


@pytest.fixture(autouse=True)
def _the_law_of_a_day_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For all frames that a worker's tests have answered, as for all chunks of a run: it is a quarter of the time that a few rows take."""
    monkeypatch.setattr(held, "compile_rulebook", _compiled)
