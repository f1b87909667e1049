"""The adviser's pages: navigation, nothing else. `make run` opens them, for this machine only."""

import streamlit as st

from sme_check.ui.bulk_page import bulk_page
from sme_check.ui.check_page import check_page
from sme_check.ui.lists_page import lists_page

st.set_page_config(page_title="sme_check", layout="wide", initial_sidebar_state="collapsed")
PAGES = [
    st.Page(check_page, title="Check one partnership", url_path="check", default=True),
    st.Page(bulk_page, title="Check a workbook", url_path="bulk"),
    st.Page(lists_page, title="Lists", url_path="lists"),
]
st.navigation(PAGES, position="top").run()
