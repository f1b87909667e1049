"""Open questions: exactly what is missing, each once, with the measures that turn on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sme_check.engine.finding import Finding, Outcome
from sme_check.engine.proof import Open, OpenKind
from sme_check.facts.line import Line
from sme_check.facts.lookup import LOOK_UPS
from sme_check.facts.truth import Truth
from sme_check.rulebook.measure import LegalException
from sme_check.rulebook.rulebook import Rulebook

__all__ = ["CLAIM", "Question", "questions_of", "unclaimed"]

_ORDER = list(OpenKind)


CLAIM = "claim"
"""What a question is about that offers an exception to rely on; its subject is the claim."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to find out.

    Attributes:
        kind: `fact`, `data` (to be looked up by hand) or `judgement`.
        place: The path of the fact, `look_ups` for a look-up; empty for a judgement.
        question: What to find out.
        about, subject: For a look-up: what to look at and for which code or name; for an exception to rely on: `claim`, and which.
        measures: The measures that turn on it.
    """

    kind: str
    place: str
    question: str
    about: str = ""
    subject: str = ""
    measures: tuple[str, ...] = ()


def questions_of(findings: Iterable[Finding]) -> tuple[Question, ...]:
    """What the unknown findings leave open: facts first, then look-ups, then judgements; within each the most telling first."""
    measures: dict[tuple[OpenKind, str, str, str], list[str]] = {}
    first: dict[tuple[OpenKind, str, str, str], Open] = {}
    words: dict[tuple[OpenKind, str, str, str], dict[str, None]] = {}
    for finding in findings:
        if finding.measure.effect != "prohibits":
            continue
        for item in finding.opens:
            key = (item.kind, item.place, item.about, item.subject if item.about else item.question if item.kind is not OpenKind.FACT else "")
            first.setdefault(key, item)
            words.setdefault(key, {})[item.question] = None
            named = measures.setdefault(key, [])
            if finding.measure.id not in named:
                named.append(finding.measure.id)
    ranked = sorted(first, key=lambda key: (_ORDER.index(key[0]), -len(measures[key])))
    return tuple(
        Question(first[key].kind.value, first[key].place, _in_one(first[key], words[key]), first[key].about, first[key].subject, tuple(measures[key]))
        for key in ranked
    )


def _in_one(item: Open, words: Iterable[str]) -> str:
    """One question; where one look-up answers several descriptions of a list, all of them, so that none is answered unread."""
    several = item.kind is OpenKind.DATA and item.about not in LOOK_UPS
    return " Also: ".join(words) if several else item.question


def unclaimed(findings: Iterable[Finding], lines: Iterable[Line], rulebook: Rulebook) -> tuple[Question, ...]:
    """The exceptions of the measures that apply, which stand on the day and which nobody has relied on: a claim could still lift the measure."""
    lines = tuple(lines)
    as_of = lines[0].as_of
    places = {line.label: line.place("activity.claims") for line in lines}
    asked: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        if finding.outcome not in (Outcome.PROHIBITED, Outcome.LICENCE_REQUIRED) or finding.measure.effect != "prohibits":
            continue
        for lifting in finding.exceptions:
            item = lifting.item
            if isinstance(item, LegalException) and item.claim and item.stands_on(as_of) is not Truth.FALSE:
                asked.setdefault((places[finding.line], item.claim), []).append(finding.measure.id)
    return tuple(
        Question("fact", place, f"Claim {claim} if it is so: {rulebook.claims[claim]}", CLAIM, claim, tuple(dict.fromkeys(measures)))
        for (place, claim), measures in asked.items()
    )
