"""What is on a list, regime by regime, and what changed since the one before it; read only when it is asked for."""

from typing import Any

import pandas as pd
import streamlit as st

from sme_check.errors import ListError
from sme_check.screening.changes import Changes
from sme_check.screening.report import changes_between, counts
from sme_check.screening.store import Held, Store
from sme_check.ui.words import plain_label

__all__ = ["show_detail"]

_ENTRIES, _CHANGES = "Entries by regime", "What changed"


def show_detail() -> None:
    """Offer both tables."""
    held = Store().sound()[0]
    if not held:
        return
    shown = st.segmented_control("Look closer", [_ENTRIES, _CHANGES], key="lists-detail", label_visibility="collapsed")
    if shown is None:
        return
    titles = {item.title: item for item in held}
    title = st.selectbox("Which list", list(titles), key="lists-which", width=420)
    item = titles.get(title or "", held[0])
    _show_entries(item) if shown == _ENTRIES else _show_changes(item, held)


def _show_entries(item: Held) -> None:
    rows = _counted(str(item.path), item)
    st.dataframe(pd.DataFrame(rows), hide_index=True, height=min(38 + 35 * len(rows), 420))


@st.cache_data(max_entries=4, show_spinner="Counting the entries…")
def _counted(path: str, _item: Held) -> list[dict[str, Any]]:
    """The table of an edition; its path names its content."""
    rows = counts(Store(_item.path.parent.parent).read(_item))
    return [
        {"Regime": row.regime, "Persons": row.individuals, "Organisations": row.organisations, "Ships": row.ships, "With an asset freeze": row.frozen}
        for row in rows
    ]


def _show_changes(item: Held, held: tuple[Held, ...]) -> None:
    before = next((other for other in held if other.series == item.series and other.list_date < item.list_date), None)
    if before is None:
        st.html('<p class="limits">No edition before it is held, so nothing can be compared. What is imported next is compared with this one.</p>')
        return
    try:
        found = _compared(str(before.path), str(item.path), before, item)
    except ListError as error:
        st.error(plain_label(str(error)))
        return
    said = f"Since the {before.title}: **{len(found.added)}** added, **{len(found.removed)}** removed, **{len(found.changed)}** changed."
    st.markdown(said)
    wanted = st.text_input("Find in the changes", key="lists-changes", placeholder="a name or an id", width=420).strip().casefold()
    rows = [row for row in _rows(found) if not wanted or wanted in " ".join(row.values()).casefold()]
    if rows:
        st.dataframe(pd.DataFrame(rows), hide_index=True, height=min(38 + 35 * len(rows), 420))
    elif wanted:
        st.html('<p class="limits">No change speaks of it.</p>')


@st.cache_data(max_entries=4, show_spinner="Comparing the two…")
def _compared(older: str, newer: str, _before: Held, _after: Held) -> Changes:
    """What changed; the paths name the contents."""
    return changes_between(Store(_after.path.parent.parent), _after.series, _before.list_date, _after.list_date)[2]


def _rows(found: Changes) -> list[dict[str, str]]:
    rows = [
        {"Change": word, "Entry": key, "Name": name, "What": ""} for word, items in (("added", found.added), ("removed", found.removed)) for key, name in items
    ]
    return rows + [{"Change": "changed", "Entry": key, "Name": name, "What": ", ".join(fields)} for key, name, fields in found.changed]
