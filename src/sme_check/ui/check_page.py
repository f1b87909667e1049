"""The page that checks one partnership: the form on the left, the answer on the right."""

import streamlit as st

from . import session
from .answer import show_answer
from .files import show_files
from .form import show_form
from .look import STYLE
from .state import read_draft

__all__ = ["check_page"]


def check_page() -> None:
    """Show the page."""
    st.html(STYLE)
    _read()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.title("Check one partnership", anchor=False)
        with st.container(width="content"):
            show_files()
    form, answer = st.columns([11, 9], gap="large")
    with form:
        show_form()
    with answer, st.container(key="answer"):
        show_answer()


def _read() -> None:
    """Read what stands in the form, so that each fault can be shown at its field as soon as it is typed."""
    _, problems = read_draft(session.draft())
    known = {problem.where for problem in problems}
    found = session.recall("check-faults", ())
    session.remember("problems", (*problems, *(problem for problem in found if ".claims" in problem.where and problem.where not in known)))
