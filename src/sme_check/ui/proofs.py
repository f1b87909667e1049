"""The proofs of an answer on the page: those of one line at a time, since those of many at once are more than a browser draws in good time."""

from typing import TYPE_CHECKING

import streamlit as st

from .proof_view import OUTCOME_WORDS, findings_as_html, lines_of, telling
from .words import capital, line_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sme_check.assessment.assessment import Assessment
    from sme_check.engine.finding import Finding

__all__ = ["show_proofs"]


def show_proofs(assessment: "Assessment", key: str) -> None:
    """Show the proof of each measure, the gravest first, for the line that is chosen: to begin with the gravest.

    Args:
        assessment: The answer.
        key: What the fields here are called by, before their own names.
    """
    st.subheader("Proof, measure by measure", anchor=False)
    if not assessment.findings:
        st.caption("Without an as-of date no measure was asked.")
        return
    line = _ask_line(assessment, key)
    findings = [finding for finding in assessment.findings if finding.line == line]
    shown = _asked_for(findings, key)
    if shown:
        st.html(findings_as_html(shown, assessment.rulebook))
    else:
        st.caption("Every measure in force plainly does not apply.")


def _ask_line(assessment: "Assessment", key: str) -> str:
    """Ask which line is meant, where there are several."""
    lines = lines_of(assessment.findings)
    if len(lines) == 1:
        return next(iter(lines))
    words = {line: f"{capital(OUTCOME_WORDS[outcome])} · {line_in_words(line)}" for line, outcome in lines.items()}
    question = f"Of which of the {len(lines)} activities and goods (the gravest stands first)"
    return str(st.selectbox(question, list(lines), format_func=words.__getitem__, key=f"{key}-line"))


def _asked_for(findings: "Sequence[Finding]", key: str) -> "Sequence[Finding]":
    """The findings that tell something; all of them on request."""
    told = telling(findings)
    rest = len(findings) - len(told)
    return findings if rest and st.toggle(f"Show the {rest} that plainly do not apply too", key=f"{key}-all") else told
