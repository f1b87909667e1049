"""Which lists are held, how old they are, and whether they are whole."""

from datetime import UTC, date, datetime

import streamlit as st

from sme_check.rulebook.load import load_rulebook
from sme_check.screening.report import Standing, standings
from sme_check.screening.store import Store

from .words import held_as_html

__all__ = ["show_held", "today"]

_NONE = """<div class="note stale"><b>No list is held yet.</b> Until one is imported, only the parties that the rulebook itself names are known, and every
party must be looked up by hand. Fetch the UK Sanctions List, or give a file of it, below.</div>"""


def today() -> date:
    """The day on which the page is looked at."""
    return datetime.now(UTC).date()


def show_held() -> None:
    """Show the editions, those that were superseded folded away."""
    found = standings(Store(), today())
    if not found:
        st.html(_NONE)
        return
    law = load_rulebook().currency
    shown = [item for item in found if item.role != "superseded"]
    st.html(held_as_html(shown, law))
    _show_damage([item for item in found if item.fault])
    old = [item for item in found if item.role == "superseded"]
    if old:
        with st.expander(f"{len(old)} superseded by another list of the same day"):
            st.html(held_as_html(old, law))


def _show_damage(items: list[Standing]) -> None:
    if items:
        whole, notes = Store().sound()
        rest = "" if whole else " No other list is held: answers rest on what the rulebook names."
        st.error(" ".join(notes) + rest, icon=":material/error:")
