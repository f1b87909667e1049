"""The first step: the day, and the file, with what may be given said before it is."""

from datetime import datetime
from html import escape

import streamlit as st

from sme_check.bulk.workbooks.limits import MOST_BYTES, limits_in_words
from sme_check.errors import Problem
from sme_check.ui import session
from sme_check.ui.words import fault

from . import memory
from .reading import Reading, Upload

__all__ = ["show_given", "show_unreadable"]

TYPES = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "parquet"]
_WHICH = {False: "One day for every row", True: "Each row's own, from its column"}


def show_given() -> None:
    """Ask for the day and the file."""
    file, day = st.columns([7, 5], gap="large")
    with file:
        _ask_file()
    with day:
        _ask_day()


def _ask_file() -> None:
    st.html(f"<p class='limits'>{escape(limits_in_words())}</p>")
    st.file_uploader(
        "The workbook: the template filled in, or a sheet of your own",
        type=TYPES,
        key="bulk-file",
        on_change=_take_file,
        max_upload_size=MOST_BYTES // 1_000_000,
    )
    held = memory.upload()
    if held is not None and st.session_state.get("bulk-file") is None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<div class='note'>In use: <b>{escape(held.name)}</b>, given before.</div>")
            st.button("Let it go", key="bulk-forget", type="tertiary", on_click=lambda: memory.set_upload(None))


def _take_file() -> None:
    found = st.session_state.get("bulk-file")
    memory.set_upload(Upload.of(found.name, found.getvalue()) if found is not None else None)


def _ask_day() -> None:
    session.sync("bulk-day", memory.typed_day())
    field, today = st.columns([5, 2], vertical_alignment="bottom")
    with field:
        st.text_input(
            "As-of date: the law of which day is to be applied?",
            key="bulk-day",
            placeholder="A date: 28 Feb 2017",
            help="It is never taken to be today unless you say so. Leave it blank if a column of the sheet gives the date of each row.",
            on_change=lambda: memory.set_day(st.session_state["bulk-day"]),
        )
    with today:
        st.button("Today", key="bulk-today", on_click=lambda: memory.set_day(datetime.now().astimezone().date().isoformat()), width="stretch")
    problem = memory.day_problem()
    if problem:
        st.html(fault(problem))
    found = memory.reading() if memory.upload() else None
    if isinstance(found, Reading):
        _ask_which_day(found)


def _ask_which_day(found: Reading) -> None:
    """Where the sheet has dates of its own: which of them counts."""
    if not found.dated:
        if not memory.typed_day().strip():
            st.html("<div class='note stale'>No column of the sheet gives a date, so <b>the as-of date is needed here</b>. Today is never assumed.</div>")
        return
    own = memory.own_days(True)
    session.sync("bulk-which-day", own)
    st.radio(
        "Which date counts?",
        list(_WHICH),
        format_func=_WHICH.__getitem__,
        key="bulk-which-day",
        horizontal=True,
        on_change=lambda: memory.set_own_days(st.session_state["bulk-which-day"]),
    )
    missing = len(found.taken.frame) - found.dated
    if own and missing:
        st.caption(f"{missing:,} rows state no date. Where no row of a partnership does, its answer is that the date is needed.")


def show_unreadable(problems: tuple[Problem, ...]) -> None:
    """Show why a file cannot be used: gently, with what to do about it."""
    file = memory.upload()
    name = escape(file.name if file else "The file")
    st.html(f"<div class='note stale' role='alert'><b>{name} cannot be used as it is.</b> Nothing was checked. Mend it and give it again.</div>")
    for problem in problems:
        where = "" if file and problem.where == file.name else f"<p class='about'>{escape(problem.where)}</p>"
        st.html(where + fault(problem))
