"""Open questions: exactly what is missing, each once, with the measures that turn on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sme_check.engine.finding import Finding, Outcome
from sme_check.engine.proof import Open, OpenKind
from sme_check.facts.line import Line
from sme_check.facts.lookup import LOOK_UPS
from sme_check.facts.truth import Truth
from sme_check.rulebook.measure import Measure
from sme_check.rulebook.rulebook import Rulebook

__all__ = ["CLAIM", "Question", "Subject", "asks_of_all", "claim_in_words", "in_one", "offered", "questions_of", "rank_of", "subject_of", "unclaimed"]

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


Subject = tuple[OpenKind, str, str, str]
"""What a question is of: open points with the same subject are asked in one."""


def subject_of(item: Open) -> Subject:
    """What an open point is asked as: a fact by its place, a look-up by what is looked up where, else by its words."""
    return (item.kind, item.place, item.about, item.subject if item.about else item.question if item.kind is not OpenKind.FACT else "")


def rank_of(item: Open) -> int:
    """The place of an open point's kind among the kinds: facts first, then look-ups, then judgements."""
    return _ORDER.index(item.kind)


def asks_of_all(item: Open) -> bool:
    """Whether points with the same subject may be asked in several words, of which none must stay unread: descriptions of a list."""
    return item.kind is OpenKind.DATA and item.about not in LOOK_UPS


def in_one(words: Iterable[str]) -> str:
    """Several descriptions of a list, which one look-up answers, as one question."""
    return " Also: ".join(words)


def questions_of(findings: Iterable[Finding]) -> tuple[Question, ...]:
    """What the unknown findings leave open: facts first, then look-ups, then judgements; within each the most telling first."""
    measures: dict[Subject, dict[str, None]] = {}
    first: dict[Subject, Open] = {}
    words: dict[Subject, dict[str, None]] = {}
    for finding in findings:
        if finding.measure.effect != "prohibits":
            continue
        for item in finding.opens:
            key = subject_of(item)
            first.setdefault(key, item)
            words.setdefault(key, {})[item.question] = None
            measures.setdefault(key, {})[finding.measure.id] = None
    ranked = sorted(first, key=lambda key: (rank_of(first[key]), -len(measures[key])))
    return tuple(_question(first[key], words[key], tuple(measures[key])) for key in ranked)


def _question(item: Open, words: Iterable[str], measures: tuple[str, ...]) -> Question:
    return Question(item.kind.value, item.place, in_one(words) if asks_of_all(item) else item.question, item.about, item.subject, measures)


def offered(measure: Measure, as_of: date) -> tuple[str, ...]:
    """The claims that could lift a measure on a day, should it apply."""
    if measure.effect != "prohibits":
        return ()
    return tuple(item.claim for item in measure.exceptions if item.claim and item.stands_on(as_of) is not Truth.FALSE)


def claim_in_words(claim: str, rulebook: Rulebook) -> str:
    """The offer of an exception."""
    return f"Claim {claim} if it is so: {rulebook.claims[claim]}"


def unclaimed(findings: Iterable[Finding], lines: Iterable[Line], rulebook: Rulebook) -> tuple[Question, ...]:
    """The exceptions of the measures that apply, which stand on the day and which nobody has relied on: a claim could still lift the measure."""
    lines = tuple(lines)
    as_of = lines[0].as_of
    places = {line.label: line.place("activity.claims") for line in lines}
    asked: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        if finding.outcome in (Outcome.PROHIBITED, Outcome.LICENCE_REQUIRED):
            for claim in offered(finding.measure, as_of):
                asked.setdefault((places[finding.line], claim), []).append(finding.measure.id)
    return tuple(
        Question("fact", place, claim_in_words(claim, rulebook), CLAIM, claim, tuple(dict.fromkeys(measures))) for (place, claim), measures in asked.items()
    )
