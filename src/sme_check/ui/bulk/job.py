"""A run beside the page: it goes on while the page is looked at, says how far it is, can be stopped, and keeps what it has done. No streamlit here."""

import logging
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sme_check.bulk.progress import Progress
from sme_check.errors import SmeCheckError

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from sme_check.bulk.answers import Answers

__all__ = ["Job", "time_in_words"]

ROWS_EACH = 2_000
"""Rows between two words on the progress, and the most that a stop waits for: fewer than without a watcher, for about a second's work."""


class Stopped(Exception):
    """Somebody asked the run to stop."""


class Job:
    """A run over one frame; what it has done stays until the job is let go, so that it can go on after a stop.

    Args:
        frame: (n, facts), as `answer_frame` takes it.
        as_of: The day whose law is applied, as typed; None for the frame's own column.
        rows_each: Rows of a chunk.
        then: What is done to the answers at the end.

    Attributes:
        progress: How far it is.
        answers: Every answer, once it has finished.
        failed: Why it cannot be answered, in words; empty if it can.
    """

    def __init__(self, frame: "pd.DataFrame", as_of: str | None, rows_each: int = ROWS_EACH, then: "Callable[[Answers], Answers] | None" = None) -> None:
        self._frame, self._as_of, self._rows_each, self._then = frame, as_of, rows_each, then
        self._folder = TemporaryDirectory(prefix="sme-check-")
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.progress = Progress("answering", 0, len(frame), 0.0, None)
        self.answers: Answers | None = None
        self.failed = ""

    @property
    def running(self) -> bool:
        """Whether it runs now."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop, and still ends what it has in hand."""
        return self.running and self._stop.is_set()

    @property
    def stopped(self) -> bool:
        """Whether it was stopped before its end."""
        return self._thread is not None and not self.running and self.answers is None and not self.failed

    def start(self) -> None:
        """Begin, or go on after a stop."""
        if not self.running:
            self._stop.clear()
            self.failed = ""
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ask it to stop at the end of its chunk."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        from sme_check.bulk.run import run_frame

        try:
            answers = run_frame(self._frame, self._as_of, progress=self._told, keep=Path(self._folder.name), resume=True, rows_each=self._rows_each)
            self.answers = self._then(answers) if self._then else answers
        except Stopped:
            pass
        except SmeCheckError as error:
            self.failed = str(error)
        except Exception as error:
            logging.getLogger(__name__).exception("a bulk run failed")
            self.failed = f"{error}. What was done is kept; the window in which the program was started says more."

    def _told(self, progress: Progress) -> None:
        self.progress = progress
        if self._stop.is_set() and progress.rows_done < progress.rows:
            raise Stopped


def time_in_words(seconds: float | None) -> str:
    """A time left, no more exact than it is known; empty if it is not.

    >>> time_in_words(None), time_in_words(3.2), time_in_words(200)
    ('', '3 seconds', '3 minutes')
    """
    if seconds is None:
        return ""
    number, unit = (seconds, "second") if seconds < 90 else (seconds / 60, "minute")
    count = max(1, round(number))
    return f"{count} {unit}{'' if count == 1 else 's'}"
