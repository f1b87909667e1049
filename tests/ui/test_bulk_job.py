"""A run beside the page: it ends with every answer, stops when asked, goes on where it was, and says why it cannot."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from sme_check.assessment.verdict import Verdict
from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.runs.answers import Answers
from sme_check.ui.bulk.job import Job, live_in
from sme_check.ui.bulk.running import progress_in_words

SECONDS = 120


def a_frame(rows: int = 6) -> pd.DataFrame:
    """Joint ventures with bodies in Russia, and one that says nothing of itself."""
    facts = {"uk_party.link": "uk_body", "business.kind": "organisation", "business.established_in": "RU", "activity.kind": "joint_venture"}
    return pd.DataFrame([*({"reference": f"P{number}", **facts} for number in range(rows - 1)), {"reference": "blank"}])


def until(condition: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Semaphore]:
    """Lets one chunk through for each release."""
    gate = threading.Semaphore(0)

    def waiting(frame: pd.DataFrame, *args: object, **options: object) -> object:
        if len(frame):
            assert gate.acquire(timeout=SECONDS)
        return answer_frame(frame, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("sme_check.bulk.runs.run.answer_frame", waiting)
    yield gate
    gate.release(1000)


def test_a_run_ends_with_the_answer_of_every_row() -> None:
    """Progress reaches the last row, and the answers are those of the frame."""
    job = Job(a_frame(), "2026-05-15", rows_each=2)
    job.start()
    job.wait(SECONDS)

    assert (job.running, job.stopped, job.failed) == (False, False, "")
    assert job.progress.rows_done == 6
    assert job.answers is not None
    assert list(job.answers.counts().values()) == [list(answer_frame(a_frame(), "2026-05-15").verdict).count(verdict) for verdict in Verdict]


def test_a_run_says_that_texts_are_searched_when_all_rows_are_answered() -> None:
    """It takes its time in a large file, and would look like a bar that stands still."""
    shown: list[str] = []

    def finish(answers: Answers) -> Answers:
        shown.append(progress_in_words(job.progress))
        return answers

    job = Job(a_frame(), "2026-05-15", rows_each=2, then=finish)
    job.start()
    job.wait(SECONDS)

    assert shown == ["All 6 lines are checked; their notes, comments and other texts are being searched"]
    assert job.answers is not None


def test_a_run_stops_at_once_and_goes_on_where_it_was(slow: threading.Semaphore) -> None:
    """A stop waits for nothing; what was in hand is ended and kept all the same, and what was done is not done again."""
    job = Job(a_frame(), "2026-05-15", rows_each=2)
    job.start()
    slow.release()
    until(lambda: job.progress.rows_done == 2)
    job.stop()
    assert (job.running, job.stopped) == (False, True)

    job.start()
    assert job.running
    slow.release()
    slow.release()
    job.wait(SECONDS)

    assert not job.stopped
    assert job.answers is not None
    assert job.answers.partnerships == 6


def test_another_job_of_the_same_folder_takes_up_what_was_kept(slow: threading.Semaphore, tmp_path: Path) -> None:
    """Also while the first, stopped, still ends what it has in hand; unasked it begins anew."""
    first, second, third = (Job(a_frame(), "2026-05-15", tmp_path, resume=resume, rows_each=2) for resume in (False, True, False))
    first.start()
    slow.release()
    until(lambda: first.progress.rows_done == 2)
    assert live_in(tmp_path) is first
    second.start()
    assert (first.stopped, live_in(tmp_path)) == (True, second)
    slow.release()
    slow.release()
    second.wait(SECONDS)
    assert second.answers is not None

    third.start()
    for _ in range(3):
        assert third.answers is None
        slow.release()
    third.wait(SECONDS)
    assert third.answers is not None


def test_what_is_kept_of_another_law_is_not_taken_up(tmp_path: Path) -> None:
    """It is said what has changed, and everything is done again."""
    Job(a_frame(), "2026-05-15", tmp_path).start()
    live = live_in(tmp_path)
    assert live is not None
    live.wait(SECONDS)
    other = Job(a_frame(), "2026-05-16", tmp_path, resume=True)
    other.start()
    other.wait(SECONDS)

    assert "the as-of date" in other.said
    assert other.answers is not None


def test_a_run_that_cannot_be_made_says_why() -> None:
    """A column that holds no fact ends the run with a word on it, not with a traceback."""
    job = Job(a_frame().rename(columns={"uk_party.link": "uk_party.lnk"}), "2026-05-15")
    job.start()
    job.wait(SECONDS)

    assert job.answers is None
    assert "uk_party.link" in job.failed
    assert not job.stopped
