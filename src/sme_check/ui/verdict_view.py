"""The parts of an answer that are read, not filled in, as HTML: verdict, currency, what decided it, licences, warnings, outreach, scope. No streamlit here."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from sme_check.assessment.as_dict import DISCLAIMER
from sme_check.assessment.assessment import Assessment
from sme_check.assessment.currency import CurrencyNote
from sme_check.assessment.outreach import OutreachFinding, OutreachVerdict
from sme_check.assessment.verdict import Verdict
from sme_check.engine.finding import Finding

from .state import info_at, steps
from .words import and_list, capital, day_in_words, line_in_words, link, path_in_words

__all__ = [
    "SIGNS",
    "currency_as_html",
    "deciding_as_html",
    "in_words",
    "licences_as_html",
    "outreach_as_html",
    "scope_as_html",
    "verdict_as_html",
    "warnings_as_html",
]

_MOST = 8
SIGNS = {Verdict.PROHIBITED: "✖", Verdict.LICENCE_REQUIRED: "▲", Verdict.REFER: "◆", Verdict.NEEDS_INFORMATION: "?", Verdict.OUTSIDE: "✔"}
_OUTREACH_SIGNS = {OutreachVerdict.SUITABLE: "✔", OutreachVerdict.UNSUITABLE: "✖", OutreachVerdict.CANNOT_TELL: "?"}


def in_words(value: str) -> str:
    """A value of the program's own in words.

    >>> in_words("licence_required")
    'Licence required'
    """
    return capital(value.replace("_", " "))


def verdict_as_html(assessment: Assessment) -> str:
    """The verdict: a word, a sign and a colour; its meaning; the day whose law was applied."""
    verdict = assessment.verdict
    provisional = ' <span class="provisional">provisional</span>' if assessment.provisional else ""
    day = f"Law of {day_in_words(assessment.as_of)}" if assessment.as_of else "No as-of date"
    return (
        f'<div class="verdict v-{verdict.value}" role="status"><div class="word"><span aria-hidden="true">{SIGNS[verdict]}</span> '
        f"{in_words(verdict.value)}{provisional}</div><p>{escape(verdict.meaning)}</p><p class='day'>{day}</p></div>"
    )


def currency_as_html(assessment: Assessment) -> str:
    """Up to which day the law was checked, area by area, and where to look for amendments; empty if nothing is to be said."""
    if not assessment.provisional:
        return ""
    law = assessment.rulebook.currency
    areas: dict[CurrencyNote, list[str]] = {}
    for note in assessment.currency:
        areas.setdefault(replace(note, area=""), []).append(escape(note.area))
    notes = [
        f"The law on {and_list(names)} was checked up to {day_in_words(note.checked_to)}, {note.beyond} days before"
        f"{': too long for anything to be outside' if note.refused else ''}."
        for note, names in areas.items()
    ]
    notes += map(escape, assessment.lists_notes)
    listed = "" if notes else "A sanctions list was published before the day asked about."
    where = ", ".join(link(url, url.removeprefix("https://")) for url in law.look_for_amendments)
    return f"<div class='note'><b>Why provisional.</b> {' '.join(notes)}{listed} Look for amendments at {where}.</div>"


def _once(findings: Iterable[Finding]) -> Iterator[tuple[Finding, list[str]]]:
    """Each measure once, with the lines it bears on."""
    lines: dict[str, list[str]] = {}
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.measure.id, finding)
        lines.setdefault(finding.measure.id, []).append(finding.line)
    return ((first[key], lines[key]) for key in first)


def _measure(finding: Finding, lines: list[str], assessment: Assessment) -> str:
    measure = finding.measure
    several = len({item.line for item in assessment.findings}) > 1
    on = f'<br><span class="law">{escape("; ".join(dict.fromkeys(map(line_in_words, lines))))}</span>' if several else ""
    note = f"<br><span class='about'>{escape(measure.note)}</span>" if measure.note else ""
    cited = link(measure.source.url, assessment.rulebook.cite(measure.citation))
    return f"<li><b>{escape(measure.title)}</b><br>{cited}, text in force since {day_in_words(finding.version.period.first)}{on}{note}</li>"


def deciding_as_html(assessment: Assessment) -> str:
    """The measures that decided the verdict, each with its provision, a link to the source and its note."""
    decided = list(_once(assessment.decided_by))
    if assessment.verdict is Verdict.NEEDS_INFORMATION and decided:
        named = [(finding.measure.title, assessment.rulebook.cite(finding.measure.citation)) for finding, _ in decided[:_MOST]]
        items = "".join(f'<li>{escape(title)} <span class="law">{escape(cited)}</span></li>' for title, cited in named)
        return f"<ul>{items}{_and_more(len(decided))}</ul>"
    if assessment.verdict in (Verdict.NEEDS_INFORMATION, Verdict.OUTSIDE) or not decided:
        because = "".join(f"<li>{escape(reason)}</li>" for reason in assessment.because[:_MOST])
        if not because and assessment.verdict is Verdict.OUTSIDE:
            because = "<li>Each measure in force is shown not to apply: see the proof.</li>"
        return f"<ul>{because}{_and_more(len(assessment.because))}</ul>" if because else ""
    items = "".join(_measure(finding, lines, assessment) for finding, lines in decided[:_MOST])
    return f"<ul>{items}{_and_more(len(decided))}</ul>"


def _and_more(count: int) -> str:
    return f"<li>and {count - _MOST} more, in the proof</li>" if count > _MOST else ""


def licences_as_html(assessment: Assessment) -> str:
    """The ways to a licence that are made out, with who decides; and licences that are merely claimed."""
    items = []
    for route in assessment.licences:
        what = f"General licence {escape(route.number)}" if route.kind == "general_licence" else f"Ground: {escape(route.ground.replace('-', ' '))}"
        title = assessment.rulebook.measure(route.measure).title
        note = f"<br>{escape(route.note)}" if route.note else ""
        items.append(f"<li><b>{what}</b> for {escape(title)}<br>{escape(route.citation)}. Apply to: <b>{escape(route.authority)}</b>{note}</li>")
    for claim in assessment.partnership.licences:
        items.append(f"<li>Licence {escape(claim.number or 'without number')} is claimed, not verified: it changes nothing here.</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def warnings_as_html(assessment: Assessment) -> str:
    """What calls for care without deciding anything."""
    items = "".join(_measure(finding, lines, assessment) for finding, lines in _once(assessment.warnings))
    return f"<ul>{items}</ul>" if items else ""


def _outreach_finding(finding: OutreachFinding) -> str:
    places = [path_in_words({}, steps(place)) if info_at(steps(place)) else place for place in finding.missing]
    missing = f"<br>Missing: {escape(', '.join(places))}" if places else ""
    law = f' <span class="law">{escape(finding.citation)}</span>' if finding.citation else ""
    return f"<li><b>{in_words(finding.subject)}: {escape(finding.value.replace('_', ' '))}</b>{law}<br>{escape(' '.join(finding.because))}{missing}</li>"


def outreach_as_html(assessment: Assessment) -> str:
    """Whether the firm is the kind of partner that the Committee's report meant, with the three findings."""
    outreach = assessment.outreach
    because = " ".join(map(escape, outreach.because))
    sign = f'<span aria-hidden="true">{_OUTREACH_SIGNS[outreach.verdict]}</span>'
    head = f'<p class="outreach t-{outreach.verdict.value}"><b>{sign} {in_words(outreach.verdict.value)}.</b> {because}</p>'
    return f"{head}<ul>{''.join(map(_outreach_finding, outreach.findings))}</ul>"


def scope_as_html(assessment: Assessment) -> str:
    """How much was tested, on which law, and what the answer is not."""
    law = assessment.rulebook
    count = len({finding.measure.id for finding in assessment.findings})
    return (
        f'<div class="scope">{count} measures of UK sanctions law on Russia in force that day were tested. Other countries’ law, other regimes, '
        f"other export licensing, tax and contract are not its subject. Rulebook {escape(law.fingerprint[:12])}, "
        f"checked to {day_in_words(law.currency.checked_to)}; sme_check {escape(assessment.version)}. <b>{escape(DISCLAIMER)}</b></div>"
    )
