"""What is still open: each question numbered, with the field that answers it beside it."""

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from sme_check.assessment.questions import CLAIM
from sme_check.facts.lookup import LookUp
from sme_check.facts.table import facts_of

from . import session
from .cards import show_items
from .fields import show_faults, show_field
from .groups import place_of
from .state import Path, info_at, look_up_number, steps, with_look_up
from .words import link, path_in_words

if TYPE_CHECKING:
    from sme_check.assessment.assessment import Assessment
    from sme_check.assessment.questions import Question

__all__ = ["places_asked", "show_questions"]

_AT_ONCE = 6
_MOST_MEASURES = 3
_WHERE = {
    "uk_tariff": ("https://www.trade-tariff.service.gov.uk/", "UK Integrated Online Tariff"),
    "uk_sanctions_list": ("https://www.gov.uk/government/publications/the-uk-sanctions-list", "UK Sanctions List"),
}


def places_asked(assessment: "Assessment") -> tuple[str, ...]:
    """The paths of the facts that open questions name."""
    return tuple(question.place for question in assessment.questions if question.kind == "fact" and question.place)


def show_questions(assessment: "Assessment") -> None:
    """Show every open question with a way to answer it; the most telling first."""
    everything = bool(session.recall("all-questions", False))
    ranked = _ranked(assessment)
    questions = ranked if everything else ranked[:_AT_ONCE]
    for number, question in enumerate(questions, start=1):
        with st.container(key=f"question-{number}", border=True, gap="xsmall"):
            _show_question(number, question, assessment)
    if len(assessment.questions) > _AT_ONCE:
        words = "Show only the most telling questions" if everything else f"Show all {len(assessment.questions)} questions"
        st.button(words, key="all-questions", type="tertiary", on_click=lambda: session.remember("all-questions", not everything))


def _ranked(assessment: "Assessment") -> list["Question"]:
    """The questions in their order; where a measure applies, first the exceptions that could still lift it."""
    return sorted(assessment.questions, key=lambda question: not claim_of(question))


def _show_question(number: int, question: "Question", assessment: "Assessment") -> None:
    path = steps(question.place) if question.kind == "fact" else ()
    where = f"<span class='law'>{escape(path_in_words(session.draft(), path))}</span><br>" if path else ""
    st.html(f"<div class='question'>{where}<b>{number}.</b> {escape(_words(question, assessment))}<br>{_turns_on(question, assessment)}</div>")
    spot = f"q{number}"
    if question.kind == "data" and question.about:
        _ask_look_up(question, spot, assessment)
    elif question.kind == "fact" and question.place.endswith(".claims"):
        _ask_claim(question, path, spot)
    elif path:
        _ask_fact(path, spot)


def _words(question: "Question", assessment: "Assessment") -> str:
    claim = claim_of(question)
    return f"An exception could help, if you rely on it: {assessment.rulebook.claims[claim]}" if claim else question.question


def _turns_on(question: "Question", assessment: "Assessment") -> str:
    named = [assessment.rulebook.measure(item).title for item in question.measures[:_MOST_MEASURES]]
    more = len(question.measures) - len(named)
    words = "; ".join(named) + (f" and {more} more" if more > 0 else "")
    kind = {"fact": "Bears on", "data": "Look-up for", "judgement": "For a person to judge"}[question.kind]
    return f"<span class='law'>{kind}{': ' if words else ''}{escape(words)}</span>"


def claim_of(question: "Question") -> str:
    """The exception that a question offers to rely on, or nothing."""
    return question.subject if question.about == CLAIM else ""


def _ask_claim(question: "Question", path: Path, spot: str) -> None:
    claim = claim_of(question)
    held = list(session.current(path) or [])
    key = f"{spot}|claim|{claim}"
    session.sync(key, claim in held)
    others = [item for item in held if item != claim]
    st.checkbox(
        "Yes, and I rely on this exception",
        key=key,
        on_change=lambda: session.put(path, ([*others, claim] if st.session_state[key] else others) or None),
    )
    show_faults(path)


def _ask_fact(path: Path, spot: str) -> None:
    if path == ("activities",):
        path = ("activities", 0, "kind")
    info = info_at(path)
    if info is None:
        return
    if info.kind == "groups":
        show_items(info, path, spot, label=False)
    elif info.kind != "group":
        show_field(info, path, spot, label=False)


def _ask_look_up(question: "Question", spot: str, assessment: "Assessment") -> None:
    """The fields of a look-up: what it showed, as at which date, who looked; the rest under "more"."""
    about, subject = question.about, question.subject
    st.html(f"<div class='question'>Look at: {_where(about, assessment)}, for <b>{escape(subject)}</b></div>")
    path: Path = ("look_ups", look_up_number(session.draft(), about, subject))
    infos = [info for info in facts_of(LookUp) if info.name not in ("about", "subject")]
    first = [info for info in infos if place_of(LookUp, info.name).first]

    def show(info: Any) -> None:
        here = (*path, info.name)
        value = session.current(here)
        show_field(info, here, f"{spot}|{about}|{subject}", value=value, keep=lambda new: _keep(about, subject, info.name, new))

    show(first[0])
    for column, info in zip(st.columns(2, vertical_alignment="bottom"), first[1:3], strict=True):
        with column:
            show(info)
    key = f"more|look-up|{about}|{subject}"
    if st.toggle("Name the list entry, or give a reason", key=key):
        for info in (item for item in infos if item not in first[:3]):
            show(info)


def _keep(about: str, subject: str, name: str, value: Any) -> None:
    session.replace_quietly(with_look_up(session.draft(), about, subject, name, value))


def _where(about: str, assessment: "Assessment") -> str:
    if about in _WHERE:
        return link(*_WHERE[about])
    if about in assessment.rulebook.list_ids:
        dated = assessment.rulebook.dated_list(about)
        return f"{escape(dated.title)} ({escape(assessment.rulebook.cite(dated.citation))})"
    return escape(about)
