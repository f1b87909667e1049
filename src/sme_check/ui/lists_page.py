"""The page of the lists: which are held and how old they are, bringing them up to date, who is on them, what changed."""

import streamlit as st

from .look import STYLE

__all__ = ["lists_page"]


def lists_page() -> None:
    """Show the page. What only this page needs is imported here, so that the others open quickly."""
    from .lists.detail import show_detail
    from .lists.held import show_held
    from .lists.search import show_search
    from .lists.update import show_update

    st.html(STYLE)
    st.title("Sanctions lists held", anchor=False)
    show_held()
    search, update = st.columns([11, 9], gap="large")
    with search:
        show_search()
    with update:
        show_update()
    show_detail()
