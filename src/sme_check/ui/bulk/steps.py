"""The page step by step: what is given, how it was read, the run, its results; each shown once the one before it has come to something."""

import io
from collections.abc import Sequence
from html import escape

import streamlit as st

from sme_check.bulk.workbooks.taken import CellFound, Note
from sme_check.ui.words import plain_label

from . import memory
from .given import show_given, show_unreadable
from .headings import show_headings
from .kept import XLSX
from .reading import Reading
from .results import show_results
from .running import offer_kept, show_run, tell_kept

__all__ = ["show_steps", "show_template"]

_MOST = 1_000
"""Cells listed on the page; the result workbook lists them all."""


def show_template() -> None:
    """Offer the template."""
    st.download_button(
        "Download the template (.xlsx)",
        _template,
        file_name="sme_check template.xlsx",
        mime=XLSX,
        key="bulk-template",
        on_click="ignore",
        icon=":material/download:",
        help="Sheets for partnerships, activities, goods and owners, with the values to choose from",
    )


def _template() -> bytes:
    from sme_check.bulk.workbooks.template import write_template

    file = io.BytesIO()
    write_template(file)
    return file.getvalue()


def show_steps() -> None:
    """Show each step as far as it can be taken; those that are done with are folded away."""
    run = memory.last_run()
    with st.spinner("Reading the file…", show_time=True):
        found = memory.reading()
    with_what = memory.given(found) if isinstance(found, Reading) else None
    current = run is not None and run.given == with_what and not run.job.failed
    with st.expander(_given_in_words(), expanded=not current, icon=":material/upload_file:"):
        show_given()
    if isinstance(found, Reading):
        offer_kept(found, with_what)
        show_headings(found, folded=current)
        _show_problems(*_asked_apart(found))
        show_run(found, with_what)
    elif found is not None:
        show_unreadable(found)
    elif run is None:
        tell_kept()
    if run is not None and run.job.answers is not None:
        run.seen()
        show_results(run, stale=not current)


def _given_in_words() -> str:
    """The file and the day as given, in a line."""
    file, day = memory.upload(), memory.typed_day().strip()
    if file is None:
        return "The file and the day"
    return plain_label(f"The file and the day: {file.name}{f', law of {day}' if day else ''}")


def _asked_apart(found: Reading) -> tuple[list[CellFound], list[Note]]:
    """The cells that cannot be read and what is to be known, without the columns and sheets that the headings ask about: they are said there, once."""
    sheets = found.sheets_in_doubt
    asked = {(item.sheet, item.column) for item in found.taken.headings if item.open}

    def elsewhere(item: CellFound | Note) -> bool:
        return item.sheet not in sheets and (item.sheet, item.cell.rstrip("0123456789")) not in asked

    return list(filter(elsewhere, found.problems)), list(filter(elsewhere, found.taken.notes))


def _show_problems(problems: Sequence[CellFound], notes: Sequence[Note]) -> None:
    """The cells that cannot be read, and what else should be seen, before anything is run."""
    counted = "its fact counts" if len(problems) == 1 else "their facts count"
    cells = f"{_several(len(problems), 'cell')} cannot be read: {counted} as not known" if problems else "Every cell of the columns in use can be read"
    notes_too = f"; {_several(len(notes), 'thing')} to know" if notes else ""
    with st.expander(cells + notes_too, icon=":material/error:" if problems else ":material/check:"):
        if problems:
            _list_problems(problems)
        if notes:
            st.html("<ul class='limits'>" + "".join(f"<li>{_note(note)}</li>" for note in notes[:_MOST]) + "</ul>")


def _several(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _list_problems(problems: Sequence[CellFound]) -> None:
    import pandas as pd

    st.caption("Mend them in the sheet and give it again, or run it as it is: each row is answered with what is left.")
    if len(problems) > _MOST:
        st.caption(f"The first {_MOST:,} of {len(problems):,}; the result workbook lists them all.")
    rows = [(item.sheet, item.cell, item.heading, item.found, item.accepted, item.nearest) for item in problems[:_MOST]]
    table = pd.DataFrame(rows, columns=["Sheet", "Cell", "Heading", "Found", "Accepted", "Nearest"])
    st.dataframe(table, hide_index=True, height="content" if len(rows) < 8 else 280, key="bulk-problems", alt="Cells that cannot be read")


def _note(note: Note) -> str:
    return escape(f"{note.sheet}{f', {note.cell}' if note.cell else ''}: {note.text}")
