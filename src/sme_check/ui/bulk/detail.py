"""The whole answer of one partnership of the sheet: checked by itself, with its proof; from there into the form."""

import json
import logging
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from sme_check.bulk.frames.one import partnership_of
from sme_check.errors import SmeCheckError
from sme_check.facts.read import plain_facts
from sme_check.ui import session
from sme_check.ui import verdict_view as view
from sme_check.ui.open_questions import places_asked
from sme_check.ui.proofs import show_proofs
from sme_check.ui.state import load_text, stated, steps
from sme_check.ui.words import path_in_words

from .listing import Listing

if TYPE_CHECKING:
    from sme_check.assessment.assessment import Assessment
    from sme_check.bulk.answering.patterns import Asked

__all__ = ["show_detail"]

_MOST = 8
"""Questions shown before the others are folded away."""


def show_detail(listing: Listing, place: int, as_of: str | None) -> None:
    """Show the whole answer of the partnership of a row.

    Args:
        listing: The rows.
        place: The place of the row among them.
        as_of: The day of the run, as typed; None for the partnership's own.
    """
    assessment = _checked(listing, place, as_of)
    if assessment is None:
        st.warning("This one could not be checked by itself; the window in which the program was started says why.")
        return
    answered = listing.as_answered(place, assessment)
    with st.container(border=True, key="bulk-detail"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader(listing.name(place), anchor=False)
            if st.button("Open in the form", key="bulk-open", icon=":material/edit_note:", help="Puts these facts into the form, where each can be changed"):
                _open_in_form(assessment, as_of)
        if answered is not assessment:
            st.caption("The form holds the facts alone: a check there does not know of the text beside them that is asked about here.")
        _show(answered, listing.rows_in_sheets(place), listing.questions(place), f"bulk-proofs-{place}")


def _checked(listing: Listing, place: int, as_of: str | None) -> "Assessment | None":
    """The assessment of a partnership, kept until another is looked at."""
    from sme_check.assessment.assess import check

    key = (id(listing), int(listing.group[place]), as_of)
    kept = session.recall("bulk-detail")
    if kept is None or kept[0] != key:
        try:
            assessment = check(partnership_of(listing.taken.frame, listing.rows_of(place)), as_of)
        except SmeCheckError:
            logging.getLogger(__name__).exception("a row could not be checked by itself")
            return None
        kept = (key, assessment)
        session.remember("bulk-detail", kept)
    found: Assessment = kept[1]
    return found


def _show(assessment: "Assessment", rows: int, questions: "Sequence[Asked]", key: str) -> None:
    st.html(view.verdict_as_html(assessment))
    if rows > 1:
        st.caption(f"{rows} rows are of this partnership; its verdict is the worst of them.")
    decided = "What is not settled" if assessment.verdict.value == "needs_information" else "What decided it"
    answer, proof = st.columns(2, gap="large")
    with answer:
        for heading, html in (
            ("", view.currency_as_html(assessment)),
            (decided, view.deciding_as_html(assessment)),
            ("Still open", _questions_as_html(questions)),
            ("Ways to a licence", view.licences_as_html(assessment)),
            ("Take care", view.warnings_as_html(assessment)),
            ("Outreach", view.outreach_as_html(assessment)),
        ):
            _part(heading, html)
    with proof:
        show_proofs(assessment, key)


def _part(heading: str, html: str) -> None:
    if html:
        if heading:
            st.subheader(heading, anchor=False)
        st.html(f"<div class='part'>{html}</div>")


def _questions_as_html(questions: "Sequence[Asked]") -> str:
    """What is still to be found out, each question with the place of its answer, the first few open to the eye; of a cell that nobody understands one."""
    first, rest = (list(map(_question, some)) for some in (questions[:_MOST], questions[_MOST:]))
    folded = f"<details><summary>and {len(rest)} more</summary><ol start={_MOST + 1}>{''.join(rest)}</ol></details>" if rest else ""
    return f"<ol>{''.join(first)}</ol>{folded}" if first else ""


def _question(question: "Asked") -> str:
    where = path_in_words({}, steps(question.place)) if question.kind == "fact" and question.place else question.subject
    return f"<li>{escape(question.question)}{f'<br><span class=law>{escape(where)}</span>' if where else ''}</li>"


def _open_in_form(assessment: "Assessment", as_of: str | None) -> None:
    """Put the facts into the form, whose own can be brought back there, and turn to it."""
    from sme_check.ui.check_page import check_page

    facts = plain_facts(assessment.partnership)
    if as_of is not None:
        facts["as_of"] = as_of
    session.forget_answer()
    session.replace_draft(load_text(json.dumps(facts, ensure_ascii=False), "facts.json").draft)
    session.remember("asked", places_asked(assessment))
    session.remember_answer(assessment, stated(session.draft()))
    st.switch_page(st.Page(check_page, url_path="check", default=True))
