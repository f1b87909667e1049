"""The run: its button, how far it is, a way to stop it and to go on."""

import streamlit as st

from sme_check.bulk.progress import Progress

from . import memory
from .job import time_in_words
from .memory import Given, Run
from .reading import Reading

__all__ = ["progress_in_words", "show_run"]

_FEW = 10_000
"""Rows up to which the run is looked at every second; each look clears up the memory of all that is held, which takes its time from the run."""


def show_run(found: Reading, with_what: Given | None) -> None:
    """Show the button that begins a run, or how far the run is."""
    run = memory.last_run()
    if run is not None and run.job.running:
        st.fragment(_watch, run_every=1.0 if run.job.progress.rows <= _FEW else 2.5)()
    elif run is not None and run.job.stopped and run.given == with_what:
        _show_stopped(run, found)
    elif run is None or run.given != with_what or run.job.failed:
        _show_start(found, with_what, run)


def _show_start(found: Reading, with_what: Given | None, run: Run | None) -> None:
    if run is not None and run.job.failed and run.given == with_what:
        st.warning(f"The run could not be finished. {run.job.failed}")
    rows = f"{found.rows:,} {'row' if found.rows == 1 else 'rows'}"
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(f"Check {rows}", key="bulk-run", type="primary", disabled=with_what is None) and with_what is not None:
            memory.start_run(found, with_what)
            st.rerun()
        if with_what is None:
            st.caption("The as-of date is still needed.")


def _show_stopped(run: Run, found: Reading) -> None:
    done = run.job.progress
    st.html(
        f"<div class='note stale' role='status'><b>Stopped after {done.rows_done:,} of {done.rows:,} rows.</b> "
        "What was done is kept as long as this window is open; go on, and only the rest is done.</div>"
    )
    with st.container(horizontal=True):
        st.button("Go on", key="bulk-resume", type="primary", on_click=run.job.start)
        st.button("Start again", key="bulk-again", on_click=lambda: memory.start_run(found, run.given))


def _watch() -> None:
    """How far the run is; once it has ended the page shows what came of it."""
    run = memory.last_run()
    if run is None or not run.job.running:
        st.rerun()
    else:
        done = run.job.progress
        st.progress(done.rows_done / done.rows if done.rows else 1.0, text=progress_in_words(done))
        words = "Stopping once the rows in hand are done…" if run.job.stopping else "Stop, and keep what is done"
        st.button(words, key="bulk-stop", on_click=run.job.stop, disabled=run.job.stopping)


def progress_in_words(done: Progress) -> str:
    """Rows done, rate, time left.

    >>> progress_in_words(Progress("answering", 4000, 10000, 2000.0, 3.0))
    '4,000 of 10,000 rows checked, 2,000 a second, about 3 seconds left'
    >>> progress_in_words(Progress("answering", 0, 10000, 0.0, None))
    'Getting the law and the lists ready for 10,000 rows'
    """
    if not done.rows_done:
        return f"Getting the law and the lists ready for {done.rows:,} rows"
    rate = f", {done.rate:,.0f} a second" if done.rate else ""
    left = time_in_words(done.seconds_left) if done.rows_done < done.rows else ""
    return f"{done.rows_done:,} of {done.rows:,} rows checked{rate}{f', about {left} left' if left else ''}"
