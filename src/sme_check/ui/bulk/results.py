"""The answers of a run: how many of each verdict, the rows to look through, the whole answer of any, and what to keep."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from sme_check.assessment.as_dict import DISCLAIMER
from sme_check.assessment.verdict import Verdict
from sme_check.bulk.answering.answered import day_of
from sme_check.bulk.runs.answers import Answers
from sme_check.ui import session
from sme_check.ui.words import day_in_words, plain_label

from .detail import show_detail
from .kept import show_downloads
from .listing import COLOURS, PAGE, Listing, verdict_words
from .memory import Run

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["show_results"]

_TABLE_HEIGHT = 320


def show_results(run: Run, *, stale: bool) -> None:
    """Show what a finished run came to.

    Args:
        run: The run.
        stale: Whether file, date or headings have changed since.
    """
    answers = run.job.answers
    if answers is None:
        return
    from sme_check.assessment.imported import lists_in_use
    from sme_check.rulebook.load import load_rulebook

    if run.listing is None:
        run.listing, run.lists_notes = Listing.of(run.reading.taken, answers), lists_in_use(load_rulebook()).notes
    if stale:
        st.html("<div class='note stale' role='status'><b>These results are of an earlier run.</b> The file, the date or a heading has changed since.</div>")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.subheader(plain_label(f"Answers: {run.given.name}, {_day_in_words(run)}"), anchor=False)
        show_downloads(run)
    for note in run.lists_notes:
        st.html(f"<div class='note stale' role='status'><b>Take care:</b> {escape(note)}</div>")
    st.html(_counts_as_html(answers))
    _show_rows(run, run.listing)
    st.html(_scope_as_html(run))


def _day_in_words(run: Run) -> str:
    return f"law of {day_in_words(day_of(run.given.as_of))}" if run.given.as_of else "each row by the law of its own day"


def _counts_as_html(answers: Answers) -> str:
    """How the partnerships divide, as a bar with its words beside it."""
    counts = {verdict: count for verdict, count in answers.counts().items() if count}
    parts = "".join(f'<span style="flex:{count};background:{COLOURS[verdict][0]}"></span>' for verdict, count in counts.items())
    words = ", ".join(f"{count:,} {verdict_words(verdict)}" for verdict, count in counts.items())
    return f'<div class="counts" role="img" aria-label="{escape(words, quote=True)}">{parts}</div>'


def _show_rows(run: Run, listing: Listing) -> None:
    """Show the rows asked for, a page at a time, and the whole answer of the one that is picked."""
    verdicts, search, page = st.columns([7, 4, 2], vertical_alignment="bottom")
    with verdicts:
        chosen = _ask_verdicts(listing)
    with search:
        text = _ask_text()
    places = listing.found(chosen, text)
    if not len(places):
        st.info("No row is like that. Take a filter away, or look for something else.")
        return
    with page:
        start = _ask_page(len(places))
    shown: list[int] = places[start : start + PAGE].tolist()
    st.caption(_shown_in_words(start, len(shown), len(places)))
    table, key = listing.page(shown), f"bulk-rows-{shown[0]}-{len(shown)}"
    st.dataframe(
        _coloured(table),
        key=key,
        hide_index=True,
        height="content" if len(table) < 8 else _TABLE_HEIGHT,
        selection_mode="single-row",
        on_select=lambda: _pick(key, shown),
        column_config=_columns(table),
        alt="Rows with their answers",
    )
    _show_picked(run, listing, shown)


def _ask_verdicts(listing: Listing) -> list[Verdict]:
    """Ask which verdicts to show; how many there are of each stands beside its word."""
    counts = {verdict: count for verdict, count in listing.answers.counts().items() if count}
    session.sync("bulk-verdicts", [verdict for verdict in session.recall("bulk-verdicts", []) if verdict in counts])
    return st.pills(
        f"{listing.answers.partnerships:,} partnerships by verdict: choose to show only those",
        list(counts),
        selection_mode="multi",
        key="bulk-verdicts",
        format_func=lambda verdict: f":{COLOURS[verdict][2]}[**{verdict_words(verdict)}**] {counts.get(verdict, 0):,}",
        on_change=lambda: session.remember("bulk-verdicts", list(st.session_state["bulk-verdicts"])),
    )


def _ask_text() -> str:
    session.sync("bulk-search", session.recall("bulk-search", ""))
    return st.text_input(
        "Find a reference, name, INN or OGRN", key="bulk-search", on_change=lambda: session.remember("bulk-search", st.session_state["bulk-search"])
    )


def _ask_page(count: int) -> int:
    """Where the page begins that is shown; asks which if there are several."""
    pages = -(-count // PAGE)
    return (int(st.number_input(f"Page, of {pages}", 1, pages, key=f"bulk-page-{pages}")) - 1) * PAGE if pages > 1 else 0


def _shown_in_words(start: int, shown: int, count: int) -> str:
    """Which of the rows are shown, and how to see more of one.

    >>> _shown_in_words(0, 2, 2)
    '2 rows. Select one, by a click or in the field below the table, to read its whole answer there.'
    """
    rows = f"Rows {start + 1:,} to {start + shown:,} of {count:,}; the files above hold them all" if shown < count else f"{count:,} row{'s' * (count != 1)}"
    return f"{rows}. Select one, by a click or in the field below the table, to read its whole answer there."


def _coloured(table: "pd.DataFrame") -> Any:
    """The table with each verdict in its colour."""
    colours = {verdict_words(verdict): f"color: {ink}; background-color: {ground}; font-weight: 600" for verdict, (ink, ground, _) in COLOURS.items()}
    return table.style.map(lambda words: colours.get(words, ""), subset=["Verdict"])


def _columns(table: "pd.DataFrame") -> dict[str, Any]:
    """How wide each column is; what is the same in every row is left out."""
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    same = [name for name in ("Sheet", "Provisional") if table[name].nunique() == 1 and (name == "Sheet" or not table[name].iloc[0])]
    shown = {
        "Sheet": text(width="small"),
        "Row": number(width="small", format="%d"),
        "Reference": text(width="small"),
        "Russian business": text(width="medium"),
        "Verdict": text(width="medium"),
        "Rests on": text(width="large"),
        "Still open": text(width="large"),
        "Outreach": text(width="small"),
        "Provisional": text(width="small"),
    }
    return {name: None if name in same else how for name, how in shown.items()}


def _pick(key: str, shown: Sequence[int]) -> None:
    """Take the row that was selected in the table."""
    selected = st.session_state[key].selection.rows
    session.remember("bulk-picked", int(shown[selected[0]]) if selected else None)


def _show_picked(run: Run, listing: Listing, shown: Sequence[int]) -> None:
    picked = session.recall("bulk-picked")
    options = [None, *shown]
    session.sync("bulk-pick", picked if picked in options else None)
    st.selectbox(
        "The whole answer of",
        options,
        key="bulk-pick",
        placeholder="Choose a row",
        format_func=lambda place: "None of them" if place is None else listing.name(place),
        on_change=lambda: session.remember("bulk-picked", st.session_state["bulk-pick"]),
    )
    if picked in options and picked is not None:
        show_detail(listing, picked, run.given.as_of)


def _scope_as_html(run: Run) -> str:
    """Up to when the law was checked, and what the answers are not."""
    from sme_check.rulebook.load import load_rulebook

    law = load_rulebook()
    marked = int(run.job.answers.provisional.sum()) if run.job.answers else 0
    why = "the law of some area, or a list that clears a party, was checked only up to a day before the as-of date"
    provisional = f"<b>{marked:,} {'answer is' if marked == 1 else 'answers are'} provisional</b>: {why}. " if marked else ""
    return (
        f'<div class="scope">{provisional}Rulebook {escape(law.fingerprint[:12])}, as a whole checked to {day_in_words(law.currency.checked_to)}. '
        f"Nothing here looks at other countries’ law, other regimes, other export licensing, tax or contract. <b>{escape(DISCLAIMER)}</b></div>"
    )
