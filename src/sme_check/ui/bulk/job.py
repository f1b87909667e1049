"""A run beside the page: it goes on while the page is looked at, says how far it is, can be stopped, and keeps what it has done. No streamlit here."""

import logging
import threading
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from sme_check.bulk.runs.keep import rows_kept
from sme_check.bulk.runs.progress import SEARCHING, Progress
from sme_check.errors import SmeCheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd

    from sme_check.bulk.runs.answers import Answers

__all__ = ["Job", "Stopped", "live_in", "time_in_words"]

_LIVE: "WeakValueDictionary[Path, Job]" = WeakValueDictionary()
"""The last job of each folder: one that still goes on can be watched from another window."""


class Stopped(Exception):
    """Somebody asked the run to stop."""


class Job:
    """A run over one frame; what it has done stays in its folder, so that it can go on after a stop.

    Args:
        frame: (n, facts), as `answer_frame` takes it.
        as_of: The day whose law is applied, as typed; None for the frame's own column.
        folder: Where what is done is kept; None for a folder that goes with the job.
        resume: Whether to take up what is kept there already.
        rows_each: Rows of a chunk; None for as many as take a few seconds.
        then: What is done to the answers at the end.

    Attributes:
        progress: How far it is.
        answers: Every answer, once it has finished.
        failed: Why it cannot be answered, in words; empty if it can.
        said: Why what is kept was not taken up, in words; empty if it was.
    """

    def __init__(
        self,
        frame: "pd.DataFrame",
        as_of: str | None,
        folder: Path | None = None,
        *,
        resume: bool = False,
        rows_each: int | None = None,
        then: "Callable[[Answers], Answers] | None" = None,
    ) -> None:
        self._frame, self._as_of, self._rows_each, self._then, self._resume = frame, as_of, rows_each, then, resume
        self._own = TemporaryDirectory(prefix="sme-check-") if folder is None else None
        self._folder = folder or Path(self._own.name if self._own else "")
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.progress = Progress("answering", 0, len(frame), 0.0, None)
        self.answers: Answers | None = None
        self.failed = self.said = ""

    @property
    def running(self) -> bool:
        """Whether it runs now, and nobody has asked it to stop."""
        return self._thread is not None and self._thread.is_alive() and not self._stop.is_set()

    @property
    def stopped(self) -> bool:
        """Whether it was stopped before its end; what it had in hand is still ended and kept."""
        return self._thread is not None and not self.running and self.answers is None and not self.failed

    def start(self) -> None:
        """Begin, or go on after a stop: once whoever wrote to the folder before has ended what it had in hand."""
        if self.running:
            return
        before = [job._thread for job in {_LIVE.get(self._folder, self), self} if job._thread is not None]
        if (other := _LIVE.get(self._folder)) is not None:
            other.stop()
        self._stop, self.failed, _LIVE[self._folder] = threading.Event(), "", self
        self._thread = threading.Thread(target=self._run, args=(self._stop, before), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop: at once for whoever asks; the rows in hand are ended behind it, and kept."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended, with what it had in hand."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, stop: threading.Event, before: "Iterable[threading.Thread]") -> None:
        for thread in before:
            thread.join()
        try:
            self._answer(stop)
        except Stopped:
            pass
        except SmeCheckError as error:
            self.failed = str(error)
        except Exception as error:
            logging.getLogger(__name__).exception("a bulk run failed")
            self.failed = f"{error}. What was done is kept; the window in which the program was started says more."

    def _answer(self, stop: threading.Event) -> None:
        from sme_check.bulk.runs.run import run_frame

        def told(progress: Progress) -> None:
            self._resume = True
            self.progress = progress
            if stop.is_set() and progress.rows_done < progress.rows:
                raise Stopped

        says = self._says if self._resume and rows_kept(self._folder) else None
        answers = run_frame(self._frame, self._as_of, progress=told, keep=self._folder, resume=self._resume, says=says, rows_each=self._rows_each)
        self.progress = replace(self.progress, stage=SEARCHING)
        self.answers = self._then(answers) if self._then else answers

    def _says(self, words: str) -> None:
        self.said = words


def live_in(folder: Path) -> Job | None:
    """The job that runs now and keeps what it does in a folder."""
    found = _LIVE.get(folder)
    return found if found is not None and found.running else None


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
