"""An assessment in words: as text for a terminal, and as Markdown for a file."""

import textwrap
from collections.abc import Iterable, Iterator

from sme_check.engine.finding import Finding, Outcome
from sme_check.engine.proof import Proof
from sme_check.facts.truth import Truth

from .as_dict import DISCLAIMER
from .assessment import Assessment
from .currency import notes_in_words
from .questions import CLAIM, Question
from .verdict import Verdict

__all__ = ["as_markdown", "as_text"]

_MARKS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "?"}
_WIDTH = 100
_MOST_MEASURES = 4
_MOST_LINES = 12


def _headline(assessment: Assessment) -> str:
    provisional = " (provisional)" if assessment.provisional else ""
    return f"{assessment.verdict.value.replace('_', ' ').upper()}{provisional}"


def _subject(assessment: Assessment) -> str:
    business = assessment.partnership.business
    name = business.name or business.name_cyrillic or "the Russian business"
    reference = f"{assessment.partnership.reference}: " if assessment.partnership.reference else ""
    return f"{reference}{name}, law of {assessment.as_of or 'no stated day'}"


def _measures(question: Question) -> str:
    named = ", ".join(question.measures[:_MOST_MEASURES])
    more = len(question.measures) - _MOST_MEASURES
    return f" [{named}{f' and {more} more' if more > 0 else ''}]" if named else ""


def _question_lines(assessment: Assessment) -> Iterator[str]:
    for question in assessment.questions:
        place = f"{question.place}: " if question.place else ""
        look_up = f" (look_ups: about {question.about}, subject {question.subject})" if question.about not in ("", CLAIM) else ""
        yield f"{place}{question.question}{look_up}{_measures(question)}"


def _licence_lines(assessment: Assessment) -> Iterator[str]:
    for route in assessment.licences:
        what = f"general licence {route.number}" if route.kind == "general_licence" else f"ground “{route.ground.replace('-', ' ')}”"
        yield f"{route.measure}: {what} ({route.citation}); apply to: {route.authority}.{' ' + route.note if route.note else ''}"
    for claim in assessment.partnership.licences:
        yield f"Licence {claim.number or 'without number'} is claimed, not verified: it changes nothing here."


def _warning_lines(assessment: Assessment) -> Iterator[str]:
    law = assessment.rulebook
    for finding in _once(assessment.warnings):
        yield f"{finding.measure.title} ({law.cite(finding.measure.citation)}). {finding.measure.note}".strip()


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen = set()
    for finding in findings:
        if finding.measure.id not in seen:
            seen.add(finding.measure.id)
            yield finding


def _deciding_lines(assessment: Assessment) -> Iterator[str]:
    law = assessment.rulebook
    for finding in assessment.decided_by:
        measure = finding.measure
        since = f"in force since {finding.version.period.first}"
        yield f"{measure.title}: {law.cite(measure.citation)} ({since}); {finding.line}.{' ' + measure.note if measure.note else ''}"


def _outreach_lines(assessment: Assessment) -> Iterator[str]:
    outreach = assessment.outreach
    yield from outreach.because
    for item in outreach.findings:
        missing = f" Missing: {', '.join(item.missing)}." if item.missing else ""
        yield f"{item.subject}: {item.value.replace('_', ' ')}. {' '.join(item.because)}{missing}"


def _proof_lines(proof: Proof, depth: int = 0) -> Iterator[str]:
    citation = f" [{proof.citation}]" if proof.citation else ""
    because = f": {proof.because}" if proof.because else ""
    yield f"{'  ' * depth}- {_MARKS[proof.truth]} · {proof.says}{because}{citation}"
    for part in proof.parts:
        yield from _proof_lines(part, depth + 1)


def _sections(assessment: Assessment, most: int | None = None) -> Iterator[tuple[str, list[str]]]:
    """The sections of the answer, in the order in which an adviser needs them; `most` cuts what is open, saying so."""
    if assessment.verdict is Verdict.NEEDS_INFORMATION:
        yield "Still open", _cut(_question_lines(assessment), most)
        yield "Measures that turn on it", _cut(iter(assessment.because), most)
    elif assessment.verdict is Verdict.OUTSIDE:
        yield "Why", list(assessment.because)
    else:
        yield "What decided it", list(_deciding_lines(assessment))
        yield "Licensing", list(_licence_lines(assessment))
        yield _open_title(assessment), _cut(_question_lines(assessment), most)
    if assessment.verdict in (Verdict.NEEDS_INFORMATION, Verdict.OUTSIDE):
        yield "Licensing", list(_licence_lines(assessment))
    yield "Take care", list(_warning_lines(assessment))
    yield f"Outreach: {assessment.outreach.verdict.value.replace('_', ' ')}", list(_outreach_lines(assessment))
    yield "How current this is", [*assessment.lists_notes, *notes_in_words(assessment.currency, assessment.rulebook)]


def _open_title(assessment: Assessment) -> str:
    return "To be judged, and still open" if assessment.verdict is Verdict.REFER else "What could lift it, and what else is open"


def _cut(lines: Iterator[str], most: int | None) -> list[str]:
    found = list(lines)
    if most is None or len(found) <= most:
        return found
    return [*found[:most], f"… and {len(found) - most} more (--markdown or --json shows all)"]


def _standing(assessment: Assessment) -> str:
    law = assessment.rulebook
    count = len({finding.measure.id for finding in assessment.findings})
    rulebook = f"Rulebook {law.fingerprint[:12]}, checked to {law.currency.checked_to}"
    return f"{count} measures in force were tested. {rulebook}; sme_check {assessment.version}. {DISCLAIMER}"


def as_text(assessment: Assessment) -> str:
    """The answer as text for a terminal, without the proofs."""
    lines = [_headline(assessment), _subject(assessment), *textwrap.wrap(assessment.verdict.meaning, _WIDTH)]
    for title, items in _sections(assessment, _MOST_LINES):
        if items:
            lines += ["", title]
            for item in items:
                lines += textwrap.wrap(item, _WIDTH, initial_indent="  - ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
    lines += ["", *textwrap.wrap(_standing(assessment), _WIDTH)]
    return "\n".join(lines) + "\n"


def as_markdown(assessment: Assessment, *, all_proofs: bool = False) -> str:
    """The answer as Markdown, with the proof of every finding that does not plainly fall away.

    Args:
        assessment: The assessment.
        all_proofs: Whether the proofs of measures that do not apply are included too.
    """
    law = assessment.rulebook
    lines = [f"# {_headline(assessment)}", "", _subject(assessment), "", assessment.verdict.meaning]
    for title, items in _sections(assessment):
        if items:
            lines += ["", f"## {title}", "", *(f"- {item}" for item in items)]
    shown = [finding for finding in assessment.findings if all_proofs or finding.outcome is not Outcome.DOES_NOT_APPLY]
    if shown:
        lines += ["", "## Proof"]
    for finding in shown:
        lines += ["", f"### {finding.measure.title} — {finding.outcome.value.replace('_', ' ')}", ""]
        lines += [f"{law.cite(finding.measure.citation)}; {finding.line}. Source: {finding.measure.source.url}", ""]
        lines += list(_proof_lines(finding.proof))
        for lifting in (*finding.exceptions, *finding.licensing):
            lines += list(_proof_lines(lifting.proof))
    lines += ["", "---", "", _standing(assessment)]
    return "\n".join(lines) + "\n"
