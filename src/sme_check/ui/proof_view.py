"""The proof as a tree that opens and closes in the browser: measure by measure, step by step, each leaf with its fact. No streamlit here."""

from collections.abc import Iterable
from html import escape

from sme_check.engine.finding import Finding, Lifting, Outcome
from sme_check.engine.proof import Proof
from sme_check.facts.truth import Truth
from sme_check.rulebook.rulebook import Rulebook

from .words import day_in_words, line_in_words, link

__all__ = ["OUTCOME_WORDS", "findings_as_html", "lines_of", "telling"]

OUTCOME_WORDS = {
    Outcome.PROHIBITED: "forbids it",
    Outcome.LICENCE_REQUIRED: "needs a licence",
    Outcome.REFER: "a person must judge",
    Outcome.UNKNOWN: "not known yet",
    Outcome.EXCEPTED: "an exception is made out",
    Outcome.DOES_NOT_APPLY: "does not apply",
}
_WARNING_WORDS = {Outcome.PROHIBITED: "take care", Outcome.UNKNOWN: "perhaps take care", Outcome.REFER: "perhaps take care"}
_ORDER = list(OUTCOME_WORDS)
_MARKS = {Truth.TRUE: ("yes", "yes"), Truth.FALSE: ("no", "no"), Truth.UNKNOWN: ("open", "?")}


def _warns(finding: Finding) -> bool:
    """Whether the measure only calls for care, and decides nothing."""
    return finding.measure.effect != "prohibits"


def telling(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that do not plainly fall away."""
    return [finding for finding in findings if finding.outcome is not Outcome.DOES_NOT_APPLY]


def lines_of(findings: Iterable[Finding]) -> dict[str, Outcome]:
    """The lines that findings are about, each with the gravest outcome there, the gravest first; what only calls for care counts for nothing."""
    gravest: dict[str, Outcome] = {}
    for finding in findings:
        outcome = Outcome.DOES_NOT_APPLY if _warns(finding) else finding.outcome
        gravest[finding.line] = min(gravest.get(finding.line, outcome), outcome, key=_ORDER.index)
    return dict(sorted(gravest.items(), key=lambda item: _ORDER.index(item[1])))


def findings_as_html(findings: Iterable[Finding], rulebook: Rulebook) -> str:
    """The proofs of findings, the gravest first, as nested elements that open on a click."""
    ranked = sorted(findings, key=lambda finding: (_warns(finding), _ORDER.index(finding.outcome)))
    return f'<div class="proof">{"".join(_finding(finding, rulebook) for finding in ranked)}</div>'


def _finding(finding: Finding, rulebook: Rulebook) -> str:
    measure = finding.measure
    words = _WARNING_WORDS.get(finding.outcome, "no warning") if _warns(finding) else OUTCOME_WORDS[finding.outcome]
    law = f'<span class="law">{escape(rulebook.cite(measure.citation))}</span>'
    head = f'<span class="chip o-{"warns" if _warns(finding) else finding.outcome.value}">{words}</span> <b>{escape(measure.title)}</b> {law}'
    since = f"In force since {day_in_words(finding.version.period.first)}. "
    note = " ".join(filter(None, (measure.note, finding.version.note)))
    source = f"{link(measure.source.url, 'Source')} (read {escape(measure.source.read_on)})"
    about = f'<p class="about">{escape(line_in_words(finding.line))}. {since}{source}. {escape(note)}</p>'
    lifted = "".join(_lifting(item, kind) for kind, items in (("Exception", finding.exceptions), ("Licensing", finding.licensing)) for item in items)
    return f"<details class='measure'><summary>{head}</summary>{about}<ul>{_step(finding.proof, finding.proof.truth)}{lifted}</ul></details>"


def _lifting(lifting: Lifting, kind: str) -> str:
    proof = lifting.proof
    named = Proof(proof.truth, f"{kind}: {lifting.item.id.replace('-', ' ')}", proof.because, citation=proof.citation, parts=proof.parts)
    return _step(named, None if proof.truth is Truth.FALSE else proof.truth)


def _step(proof: Proof, above: Truth | None) -> str:
    """One step with those below it; it stands open where it came to the same as the step above it, and so may have decided that one."""
    css, word = _MARKS[proof.truth]
    law = f' <span class="law">{escape(proof.citation)}</span>' if proof.citation else ""
    because = f' <span class="because">{escape(proof.because)}</span>' if proof.because else ""
    place = f' title="{escape(proof.fact, quote=True)}"' if proof.fact else ""
    head = f'<span class="truth {css}">{word}</span> <span{place}>{escape(proof.says)}</span>{because}{law}'
    if not proof.parts:
        return f"<li class='leaf'>{head}</li>"
    decides = proof.truth is above
    parts = "".join(_step(part, proof.truth if decides else None) for part in proof.parts)
    return f"<li><details{' open' if decides else ''}><summary>{head}</summary><ul>{parts}</ul></details></li>"
