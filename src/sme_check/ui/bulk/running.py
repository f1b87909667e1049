"""The run: its button, how far it is, a way to stop it and to go on."""

from html import escape

import streamlit as st

from sme_check.bulk.runs.progress import SEARCHING, Progress

from . import memory
from .job import live_in, time_in_words
from .memory import Run
from .reading import Reading
from .unfinished import Given, Unfinished, folder_of, forget, unfinished

__all__ = ["offer_kept", "progress_in_words", "show_run", "tell_kept"]

_FEW = 10_000
"""Rows up to which the run is looked at every second; each look clears up the memory of all that is held, which takes its time from the run."""


def show_run(found: Reading, with_what: Given | None) -> None:
    """Show the button that begins a run, or how far the run is."""
    run = _run_at_hand(found, with_what)
    if run is not None and run.job.running:
        if run.given != with_what:
            st.caption(f"Still at work on {run.given.name}, as it was given before.")
        st.fragment(_watch, run_every=1.0 if run.job.progress.rows <= _FEW else 2.5)()
    elif run is not None and run.job.stopped and run.given == with_what:
        _show_stopped(run, found)
    elif run is None or run.given != with_what or run.job.failed:
        _show_start(found, with_what, run)


def _run_at_hand(found: Reading, with_what: Given | None) -> Run | None:
    """The last run; the very same one of another window where it still goes on."""
    run = memory.last_run()
    if with_what is not None and (run is None or run.given != with_what) and memory.take_up_live(found, with_what):
        return memory.last_run()
    return run


def offer_kept(found: Reading, with_what: Given | None) -> None:
    """Offer to go on with runs of this file that have not come to their end, in this window or before the page was loaded anew.

    Args:
        found: The file as read.
        with_what: What a run would be made with now; of what goes on or is shown already nothing is offered.
    """
    run, file = _run_at_hand(found, with_what), memory.upload()
    if run is not None and (run.job.running or (run.given == with_what and not run.job.failed)):
        return
    for number, kept in enumerate(unfinished(file.digest) if file else ()):
        if run is not None and run.job.failed and run.given == kept.given:
            continue
        live = live_in(folder_of(kept.given)) is not None
        st.html(f"<div class='note stale' role='status'>{_kept_in_words(kept, live=live)}</div>")
        with st.container(horizontal=True):
            st.button("Watch it" if live else "Go on with it", key=f"bulk-kept-{number}", type="primary", on_click=memory.go_on_with, args=(kept,))
            if not live:
                st.button("Let it go", key=f"bulk-kept-forget-{number}", on_click=forget, args=(kept.given,))


def tell_kept() -> None:
    """Tell of the runs that are kept or still go on, where no file is given: the same file leads back to them."""
    for kept in unfinished():
        live = live_in(folder_of(kept.given)) is not None
        words, what = _kept_in_words(kept, of=kept.given.name, live=live), "watch it" if live else "go on with it"
        st.html(f"<div class='note stale' role='status'>{words} Give the same file again to {what}.</div>")


def _kept_in_words(kept: Unfinished, *, of: str = "this file", live: bool) -> str:
    """What is kept of a run.

    >>> _kept_in_words(Unfinished(Given("deals.xlsx", "", (("Team", None),), "15 May 2026"), 4000, 10000), live=False).partition("</b>")[0]
    '<b>A run of this file did not come to its end: 4,000 of its 10,000 lines are answered and kept'
    """
    day = f"law of {escape(kept.given.as_of)}" if kept.given.as_of else "each row by the law of its own day"
    said = len(kept.given.mapping)
    headings = f", {said} {'heading' if said == 1 else 'headings'} as you said" if said else ""
    done = f"{kept.rows_done:,} of its {kept.rows:,} lines are answered and kept"
    if live:
        return f"<b>A run of {escape(of)} still goes on: {done}</b> ({day}{headings})."
    return f"<b>A run of {escape(of)} did not come to its end: {done}</b> ({day}{headings}). Only the rest is still to be done."


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
        elif len(found.taken.frame) != found.rows:
            st.caption(f"They make {len(found.taken.frame):,} lines: one for each activity, for each item in it, and for what is in doubt.")


def _show_stopped(run: Run, found: Reading) -> None:
    done = run.job.progress
    st.html(
        f"<div class='note stale' role='status'><b>Stopped after {done.rows_done:,} of {done.rows:,} lines.</b> "
        "What was done is kept, also if this page is loaded anew and the same file given again; go on, and only the rest is done.</div>"
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
        if run.job.said:
            st.caption(run.job.said)
        if st.button("Stop, and keep what is done", key="bulk-stop", on_click=run.job.stop):
            st.rerun()


def progress_in_words(done: Progress) -> str:
    """Lines done, rate, time left.

    >>> progress_in_words(Progress("answering", 4000, 10000, 2000.0, 3.0))
    '4,000 of 10,000 lines checked, 2,000 a second, about 3 seconds left'
    >>> progress_in_words(Progress("answering", 0, 10000, 0.0, None))
    'Getting the law and the lists ready for 10,000 lines'
    >>> progress_in_words(Progress("searching", 10000, 10000, 0.0, None))
    'All 10,000 lines are checked; their notes, comments and other texts are being searched'
    """
    if done.stage == SEARCHING:
        return f"All {done.rows:,} lines are checked; their notes, comments and other texts are being searched"
    if not done.rows_done:
        return f"Getting the law and the lists ready for {done.rows:,} lines"
    rate = f", {done.rate:,.0f} a second" if done.rate else ""
    left = time_in_words(done.seconds_left) if done.rows_done < done.rows else ""
    return f"{done.rows_done:,} of {done.rows:,} lines checked{rate}{f', about {left} left' if left else ''}"
