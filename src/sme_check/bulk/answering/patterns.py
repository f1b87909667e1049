"""Answers in words: one for each distinct answer, however many partnerships it is given to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sme_check.assessment.assessment import LicenceRoute
from sme_check.assessment.verdict import Verdict
from sme_check.engine.finding import Finding
from sme_check.facts.table import fact_at
from sme_check.rulebook.rulebook import Rulebook

__all__ = ["Asked", "Decided", "Pattern", "asked_of", "decided_of", "filled", "undated"]


@dataclass(frozen=True, slots=True)
class Decided:
    """A measure that an answer rests on, or that calls for care.

    Attributes:
        measure, title: The measure, and what it is called.
        citation: Instrument and provision, in words.
        since: The first day of its text in force.
        outcome: What it comes to: `applies`, `licence_required`, `refer`, `unknown`.
        note: What to know of it.
        url: Where the provision can be read.
        places: The activities it bears on, such as `activities[0]`; the number is the row's place among those of its reference.
    """

    measure: str
    title: str
    citation: str
    since: date
    outcome: str
    note: str
    url: str
    places: tuple[str, ...]

    @property
    def says(self) -> str:
        """The measure with its provision, in a line."""
        return f"{self.title} ({self.citation})"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is still open.

    Attributes:
        kind: `fact`, `data` (to be looked up by hand) or `judgement`.
        place: Where the answer would stand: the path of a fact, `look_ups` for a look-up; empty for a judgement.
        fact: The short name of that fact, as the form and the template have it; empty if it is none.
        question: What to find out.
        about, subject: For a look-up: what to look at, and for which name or code.
        measures: The measures that turn on it.
    """

    kind: str
    place: str
    fact: str
    question: str
    about: str = ""
    subject: str = ""
    measures: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """The question, with the place of its answer before it."""
        return f"{self.place}: {self.question}" if self.place else self.question


@dataclass(frozen=True, slots=True)
class Pattern:
    """One answer, as one check gives it.

    Attributes:
        as_of: The day whose law was applied; None if none was given.
        verdict: The sanctions verdict.
        because: Why, in a few sentences.
        decided: The measures that the verdict rests on; of `outside`, none.
        licences: The ways to a licence that are made out.
        questions: What is still open, and what could still lift a measure.
        warnings: Measures that decide nothing but call for care.
        notes: Up to which day the law was checked, where that is before the day asked about.
    """

    as_of: date | None
    verdict: Verdict
    because: tuple[str, ...]
    decided: tuple[Decided, ...]
    licences: tuple[LicenceRoute, ...]
    questions: tuple[Asked, ...]
    warnings: tuple[Decided, ...]
    notes: tuple[str, ...]


def undated() -> Pattern:
    """The answer where no day is given: no law can be applied."""
    asked = Asked("fact", "as_of", _fact_of("as_of"), "The law of which day is to be applied?")
    because = ("No as-of date was given, so no law could be applied.",)
    return Pattern(None, Verdict.NEEDS_INFORMATION, because, (), (), (asked,), (), ())


def decided_of(finding: Finding, places: tuple[str, ...], law: Rulebook) -> Decided:
    """A measure with the places that it bears on."""
    measure, since = finding.measure, finding.version.period.first
    return Decided(measure.id, measure.title, law.cite(measure.citation), since, finding.outcome.value, measure.note, measure.source.url, places)


def asked_of(kind: str, place: str, question: str, about: str, subject: str, measures: tuple[str, ...]) -> Asked:
    """A question, with the short name of the fact at its place."""
    return Asked(kind, place, _fact_of(place), question, about, subject, measures)


def filled(asked: Asked, names: Mapping[str, str]) -> Asked:
    """A question with names in the places of their stand-ins."""
    stood_in = re.compile("|".join(map(re.escape, names)))
    question, subject = (stood_in.sub(lambda found: names[found[0]], text) for text in (asked.question, asked.subject))
    return replace(asked, question=question, subject=subject)


_WHOSE = {"": "partnership", "activities": "activity", "owners": "it", "officers": "it", "banks": "it", "others": "it"}
"""Whose facts stand in a collection, as the table of facts calls them."""


@cache
def _heading(whose: str, name: str) -> str:
    info = fact_at(f"{_WHOSE.get(whose, whose)}.{name}")
    return info.heading if info else ""


def _fact_of(place: str) -> str:
    """The short name of the fact at a place, whatever its number in a collection."""
    inside, _, name = place.rpartition(".")
    return _heading(inside.rpartition(".")[2].partition("[")[0], name)
