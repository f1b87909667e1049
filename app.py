"""The adviser's pages: navigation, nothing else. `make run` opens them, for this machine only."""

import streamlit as st

from sme_check.ui.check_page import check_page

st.set_page_config(page_title="sme_check", layout="wide", initial_sidebar_state="collapsed")
st.navigation([st.Page(check_page, title="Check one partnership", url_path="check", default=True)], position="top").run()
