"""The answer beside the form: the verdict, what decided it, what is open, licences, warnings, outreach, and the proof."""

import json
import logging
from typing import TYPE_CHECKING

import streamlit as st

from sme_check.errors import FactError, RuleFileError

from . import session
from .groups import group_at
from .open_questions import places_asked, show_questions
from .proofs import show_proofs
from .state import read_draft, stated, steps
from .words import path_in_words, plain_label

if TYPE_CHECKING:
    from sme_check.assessment.assessment import Assessment

__all__ = ["show_answer"]


def show_answer() -> None:
    """Show the button that checks, and the last answer."""
    _check_button("Check", "check")
    _show_faults()
    found = session.answered()
    if found is None:
        st.html(_WELCOME)
        return
    assessment, facts = found
    if facts != stated(session.draft()):
        st.html("<div class='note stale' role='status'><b>Facts have changed since this answer.</b> Check again to bring it up to date.</div>")
    _show(assessment)


_WELCOME = """<div class="note"><b>Say what you know, then check.</b> What you leave out counts as not known, never as no.
The answer says whether a UK sanctions measure in force on the as-of date reaches the partnership, what decided it, and exactly what is still to be found out.
Nothing you type leaves this machine.</div>"""


def _check_button(words: str, key: str) -> None:
    if st.button(words, key=key, type="primary", width="stretch"):
        with st.spinner("Checking…"):
            _check()
        st.rerun()


def _check() -> None:
    """Assess what stands in the form; facts that cannot be read stay there, each with its fault."""
    from sme_check.assessment.assess import check

    facts = stated(session.draft())
    session.remember("rule-faults", "")
    partnership, problems = read_draft(session.draft())
    session.remember("check-faults", problems)
    if partnership is None:
        return
    try:
        assessment = check(partnership)
    except FactError as error:
        session.remember("check-faults", error.problems)
    except RuleFileError as error:
        session.remember("rule-faults", str(error))
    except Exception:  # a fault of ours must not take the adviser's facts with it
        logging.getLogger(__name__).exception("a check failed")
        session.remember("rule-faults", "The check itself failed; the window in which the program was started says why.")
    else:
        session.remember("asked", places_asked(assessment))
        session.remember_answer(assessment, facts)


def _show_faults() -> None:
    if session.recall("rule-faults"):
        st.error("Nothing could be checked: the fault is not in your facts, which are kept. Tell whoever looks after the rules:")
        st.code(session.recall("rule-faults"), language=None, height=160)
    count = len(session.problems())
    if count:
        st.error(f"{count} {'answer' if count == 1 else 'answers'} cannot be read. What is wrong stands at each field; nothing you gave is lost.")
        for problem in session.problems():
            path = steps(problem.where)
            group = group_at(path)
            st.caption(plain_label(f"{f'{group.value}: ' if group else ''}{path_in_words(session.draft(), path)}: {problem.found}"))


def _show(assessment: "Assessment") -> None:
    from . import verdict_view as view

    st.html(view.verdict_as_html(assessment))
    _part("", view.currency_as_html(assessment))
    if assessment.verdict.value == "needs_information":
        _show_open(assessment)
        _part("What is not settled", view.deciding_as_html(assessment))
    else:
        _part("What decided it", view.deciding_as_html(assessment))
        _show_open(assessment)
    _part("Ways to a licence", view.licences_as_html(assessment))
    _part("Take care", view.warnings_as_html(assessment))
    _part("Outreach", view.outreach_as_html(assessment))
    _show_owners(assessment)
    show_proofs(assessment, "proofs")
    _show_downloads(assessment)
    st.html(view.scope_as_html(assessment))


def _show_owners(assessment: "Assessment") -> None:
    """Who owns the business, drawn, once an owner is stated."""
    from sme_check.assessment.owners import owners_of
    from sme_check.screening.graph import as_dot

    graph = owners_of(assessment)
    if graph is not None:
        st.subheader("Who owns the business", anchor=False)
        st.graphviz_chart(as_dot(graph), width="content")


def _show_open(assessment: "Assessment") -> None:
    if not assessment.questions:
        return
    st.subheader("Still open", anchor=False)
    if assessment.verdict.value in ("prohibited", "licence_required"):
        offered = any(question.place.endswith(".claims") for question in assessment.questions)
        lifts = "Only an exception that you rely on can lift what decided it." if offered else "Nothing that is open lifts what decided it."
        st.caption(f"{lifts} Other answers may add measures, or ways to a licence.")
    show_questions(assessment)
    _check_button("Check again", "check-again")


def _part(heading: str, html: str) -> None:
    if html:
        if heading:
            st.subheader(heading, anchor=False)
        st.html(f"<div class='part'>{html}</div>")


def _show_downloads(assessment: "Assessment") -> None:
    from sme_check.assessment.as_dict import as_dict
    from sme_check.assessment.render import as_markdown

    name = assessment.partnership.reference or "answer"
    with st.container(horizontal=True):
        st.download_button("Answer as Markdown", lambda: as_markdown(assessment), file_name=f"{name}.md", mime="text/markdown", on_click="ignore")
        st.download_button(
            "Answer as JSON",
            lambda: json.dumps(as_dict(assessment), ensure_ascii=False, indent=2),
            file_name=f"{name}.json",
            mime="application/json",
            on_click="ignore",
        )
