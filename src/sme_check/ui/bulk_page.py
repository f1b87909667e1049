"""The page that checks a whole workbook: give it, see how it was read, run it, look through the answers, keep them."""

import streamlit as st

from .look import STYLE

__all__ = ["bulk_page"]

_ABOUT = """<div class="note">Give a workbook of partnerships, and each row comes back answered, by the same law and in the same words as one check;
nothing leaves this machine. What a sheet leaves blank, or says in a way that cannot be read, counts as not known, never as no.</div>"""


def bulk_page() -> None:
    """Show the page. What only this page needs is imported here, so that the others open quickly."""
    from .bulk.steps import show_steps, show_template

    st.html(STYLE)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title("Check a workbook", anchor=False)
        with st.container(width="content"):
            show_template()
    st.html(_ABOUT)
    show_steps()
