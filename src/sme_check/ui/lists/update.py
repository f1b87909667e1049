"""Bring the lists up to date: from the official address, when the button is pressed, or from a file."""

from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from sme_check.assessment.imported import most_lost, named_by, prepare
from sme_check.errors import FactError, ListError, Problem
from sme_check.facts.amounts import check_date
from sme_check.facts.identifiers import ReadingError
from sme_check.rulebook.load import load_rulebook
from sme_check.screening.fetch import OFFICIAL, PAGE, is_offline
from sme_check.screening.report import unread_in_words
from sme_check.screening.store import Store, TooMuchLost
from sme_check.screening.update import Imported, import_list
from sme_check.ui import session
from sme_check.ui.words import link, plain_label

__all__ = ["show_update"]

_OFFLINE = "The network is turned off on this machine (SME_CHECK_OFFLINE), so nothing is fetched. Load the file elsewhere and give it below."
_TYPES = ["xml", "csv", "ods", "xlsx", "gz"]
_SAID = "lists-said"
_DOUBT = "lists-doubt"


def show_update() -> None:
    """Show both ways, and what came of the last try."""
    st.subheader("Bring them up to date", anchor=False)
    offline = is_offline()
    st.button(
        "Fetch the UK Sanctions List",
        key="lists-fetch",
        type="primary",
        icon=":material/cloud_download:",
        disabled=offline,
        on_click=_act,
        args=(_fetch,),
        help=f"From {OFFICIAL}. This is the only thing that is ever fetched; no fact leaves this machine.",
    )
    st.html(f'<p class="limits">{_OFFLINE if offline else "About 22 MB, some seconds."} Published at {link(PAGE, "gov.uk: the UK Sanctions List")}.</p>')
    with st.expander("Or give a file", icon=":material/upload_file:", expanded=offline):
        _show_file()
    _show_said()


def _show_file() -> None:
    help_text = "The UK Sanctions List as XML, CSV, ODS or XLSX; or an older list, for the past: OFSI's of 2022 or HM Treasury's of 2014 to 2018."
    file = st.file_uploader("A published list", type=_TYPES, key="lists-file", help=help_text)
    st.text_input("Its day, if an older list does not state it", key="lists-day", placeholder="28 February 2017")
    st.button("Import the file", key="lists-import", disabled=file is None, icon=":material/download_done:", on_click=_act, args=(_take,))


def _act(how: Callable[[bool], Imported], confirmed: bool = False) -> None:
    """Import a list, and remember what to say of it."""
    session.remember(_DOUBT, None)
    try:
        with st.spinner("Importing the list…", show_time=True):
            done = how(confirmed)
        session.remember(_SAID, ("done", _done_in_words(done), unread_in_words(done.unread)))
    except TooMuchLost as error:
        session.remember(_DOUBT, how)
        session.remember(_SAID, ("doubt", error.problems, ""))
    except (ListError, FactError) as error:
        session.remember(_SAID, ("failed", error.problems, ""))
    except OSError as error:
        session.remember(_SAID, ("failed", [Problem("the file", str(error.strerror or error), "a file and a folder that can be read and written")], ""))


def _done_in_words(done: Imported) -> str:
    return f"{done.held.title}: {done.entries:,} entries, {'imported' if done.new else 'held already, unchanged'}."


def _fetch(confirmed: bool) -> Imported:
    return _import(OFFICIAL, confirmed, None)


def _take(confirmed: bool) -> Imported:
    """The file that was given, under its own name, for an older list bears its day there."""
    file: UploadedFile | None = st.session_state.get("lists-file")
    if file is None:
        raise ListError([Problem("the file", "no file", "a published list; give it once more")])
    typed = str(st.session_state.get("lists-day") or "").strip()
    with TemporaryDirectory(prefix="sme-check-") as folder:
        path = Path(folder) / (Path(file.name.replace("\\", "/")).name or "list")
        path.write_bytes(file.getbuffer())
        return _import(str(path), confirmed, _day(typed) if typed else None)


def _day(typed: str) -> date:
    try:
        return check_date(typed)
    except ReadingError as error:
        raise FactError([Problem("its day", error.found, error.accepted)]) from None


def _import(source: str, confirmed: bool, as_at: date | None) -> Imported:
    rulebook, store = load_rulebook(), Store()
    done = import_list(source, store=store, most_lost=most_lost(rulebook), confirmed=confirmed, as_at=as_at, named=named_by(rulebook))
    prepare(rulebook, store)
    return done


def _refused(problem: Problem) -> str:
    where, found, accepted = map(escape, (problem.where, problem.found, problem.accepted))
    return f'<div class="fault" role="alert"><b>Nothing was imported; the lists in use stay.</b><br>{where}: {found}.<br>Wanted: {accepted}.</div>'


def _show_said() -> None:
    kind, said, unread = session.recall(_SAID, ("", "", ""))
    if kind == "done":
        st.success(plain_label(said), icon=":material/check_circle:")
        if unread:
            st.warning(plain_label(f"Not understood in it, so look at it and tell whoever keeps this program: {unread}"))
    elif kind:
        st.html("".join(map(_refused, said)))
    if kind == "doubt":
        st.button(
            "I have looked: take this list all the same",
            key="lists-confirm",
            icon=":material/warning:",
            on_click=_act,
            args=(session.recall(_DOUBT), True),
        )
