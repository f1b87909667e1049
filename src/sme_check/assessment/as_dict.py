"""An assessment as plain data: stable keys, a versioned form, the same bytes for the same answer."""

from datetime import date
from enum import Enum
from typing import Any

from sme_check.engine.finding import Finding, Lifting, Outcome
from sme_check.engine.proof import Proof
from sme_check.facts.read import plain_facts

from .assessment import Assessment
from .outreach import Outreach
from .questions import Question

__all__ = ["DISCLAIMER", "FORM", "as_dict"]

FORM = "sme-check/assessment/1"
"""The name and version of the form; a change that breaks a reader gives it a new number."""

DISCLAIMER = "This is not legal advice."


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return str(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _proof(proof: Proof) -> dict[str, Any]:
    given = {
        "truth": proof.truth.value,
        "says": proof.says,
        "because": proof.because,
        "fact": proof.fact,
        "value": _plain(proof.value),
        "citation": proof.citation,
        "parts": [_proof(part) for part in proof.parts],
    }
    return {key: value for key, value in given.items() if value not in ("", None, [])}


def _lifting(lifting: Lifting) -> dict[str, Any]:
    return {"id": lifting.item.id, "truth": lifting.truth.value, "proof": _proof(lifting.proof)}


def _finding(finding: Finding, assessment: Assessment, *, proofs: bool) -> dict[str, Any]:
    law = assessment.rulebook
    measure = finding.measure
    given: dict[str, Any] = {
        "measure": measure.id,
        "title": measure.title,
        "area": measure.area,
        "effect": measure.effect,
        "citation": law.cite(measure.citation),
        "source": measure.source.url,
        "in_force_from": _day(finding.version.period.first),
        "in_force_to": _day(finding.version.period.last),
        "line": finding.line,
        "outcome": finding.outcome.value,
        "note": " ".join(filter(None, (measure.note, finding.version.note))),
    }
    if proofs:
        given["proof"] = _proof(finding.proof)
        given["exceptions"] = [_lifting(item) for item in finding.exceptions]
        given["licensing"] = [_lifting(item) for item in finding.licensing]
    return given


def _question(question: Question) -> dict[str, Any]:
    given = {
        "kind": question.kind,
        "place": question.place,
        "question": question.question,
        "about": question.about,
        "subject": question.subject,
        "measures": list(question.measures),
    }
    return {key: value for key, value in given.items() if value not in ("", [])}


def _outreach(outreach: Outreach) -> dict[str, Any]:
    return {
        "verdict": outreach.verdict.value,
        "because": list(outreach.because),
        "missing": list(outreach.missing),
        "findings": [
            {"subject": item.subject, "value": item.value, "because": list(item.because), "missing": list(item.missing), "citation": item.citation}
            for item in outreach.findings
        ],
    }


def as_dict(assessment: Assessment, *, proofs: bool = True) -> dict[str, Any]:
    """An assessment as plain data, fit for JSON.

    Args:
        assessment: The assessment.
        proofs: Whether the whole trees are included; without them only the findings that do not plainly fall away.

    Returns:
        A mapping whose keys keep their meaning while `form` keeps its number.
    """
    shown = [finding for finding in assessment.findings if proofs or finding.outcome is not Outcome.DOES_NOT_APPLY]
    law = assessment.rulebook
    return {
        "form": FORM,
        "version": assessment.version,
        "reference": assessment.partnership.reference,
        "as_of": _day(assessment.as_of),
        "verdict": assessment.verdict.value,
        "meaning": assessment.verdict.meaning,
        "because": list(assessment.because),
        "provisional": assessment.provisional,
        "currency": [
            {"area": note.area, "checked_to": _day(note.checked_to), "days_beyond": note.beyond, "refused": note.refused} for note in assessment.currency
        ],
        "decided_by": [
            {"measure": item.measure.id, "title": item.measure.title, "citation": law.cite(item.measure.citation), "line": item.line}
            for item in assessment.decided_by
        ],
        "questions": [_question(item) for item in assessment.questions],
        "licences": [
            {
                "measure": item.measure,
                "ground": item.ground,
                "kind": item.kind,
                "number": item.number,
                "citation": item.citation,
                "authority": item.authority,
                "note": item.note,
            }
            for item in assessment.licences
        ],
        "licences_claimed": [
            {"number": item.number, "authority": item.authority, "valid_to": _day(item.valid_to), "standing": "claimed, not verified"}
            for item in assessment.partnership.licences
        ],
        "warnings": [
            {"measure": item.measure.id, "title": item.measure.title, "citation": law.cite(item.measure.citation), "note": item.measure.note, "line": item.line}
            for item in assessment.warnings
        ],
        "outreach": _outreach(assessment.outreach),
        "findings": [_finding(item, assessment, proofs=proofs) for item in shown],
        "facts": plain_facts(assessment.partnership),
        "rulebook": {
            "fingerprint": law.fingerprint,
            "checked_to": _day(law.currency.checked_to),
            "because": law.currency.because,
            "look_for_amendments": list(law.currency.look_for_amendments),
        },
        "lists": {"fingerprint": assessment.lists_fingerprint, "notes": list(assessment.lists_notes)},
        "disclaimer": DISCLAIMER,
    }
