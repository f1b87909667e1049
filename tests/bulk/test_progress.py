"""How far a run has come: rate and time left are those of the work that is done now."""

from itertools import count

import pytest

from sme_check.bulk.runs.progress import Progress, Stage


def test_rows_taken_up_do_not_make_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier run did counts as done, but took no time: it would promise an end that does not come."""
    seconds = count(0, 10)
    monkeypatch.setattr("time.monotonic", lambda: next(seconds))
    told: list[Progress] = []
    stage = Stage("answering", 1_000, told.append)
    stage.add(600, taken_up=True)
    stage.add(90)

    assert told == [
        Progress("answering", 0, 1_000, 0.0, None),
        Progress("answering", 600, 1_000, 0.0, None),
        Progress("answering", 690, 1_000, 3.0, 310 / 3),
    ]
