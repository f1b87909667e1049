"""How far a run has come: rows done, rate, time left."""

import time
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["SEARCHING", "Progress", "Stage", "Tells"]

SEARCHING = "searching"
"""The stage in which what all rows were answered is held against notes and other texts."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come.

    Attributes:
        stage: `reading`, `answering`, `searching` (texts beside the facts, of which nobody knows beforehand how long they take) or `writing`.
        rows_done, rows: Of the stage; rows taken up from an interrupted run count as done.
        rate: Rows a second so far, without those taken up; 0 before the first.
        seconds_left: By that rate; None before the first.
    """

    stage: str
    rows_done: int
    rows: int
    rate: float
    seconds_left: float | None


Tells = Callable[[Progress], None]
"""Who is told how far it has come."""


class Stage:
    """A stage that runs, and tells how far it has come.

    Args:
        name: What it is called.
        rows: How many rows it has.
        tells: Who is told; None for nobody.
    """

    def __init__(self, name: str, rows: int, tells: Tells | None) -> None:
        self._name, self._rows, self._tells = name, rows, tells
        self._done = self._taken_up = 0
        self._began = time.monotonic()
        self._tell()

    def add(self, rows: int, *, taken_up: bool = False) -> None:
        """Rows are done; or were done before and are taken up."""
        self._done += rows
        self._taken_up += rows if taken_up else 0
        self._tell()

    def finish(self) -> None:
        """All rows are done."""
        self.add(self._rows - self._done)

    def _tell(self) -> None:
        if self._tells is None:
            return
        worked, seconds = self._done - self._taken_up, time.monotonic() - self._began
        rate = worked / seconds if seconds > 0 else 0.0
        left = (self._rows - self._done) / rate if rate else None
        self._tells(Progress(self._name, self._done, self._rows, rate, left))
