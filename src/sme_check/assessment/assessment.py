"""An assessment: the answer for one partnership on one day, with everything it rests on."""

from dataclasses import dataclass
from datetime import date

from sme_check.engine.finding import Finding
from sme_check.facts.partnership import Partnership
from sme_check.rulebook.rulebook import Rulebook

from .currency import CurrencyNote
from .outreach import Outreach
from .questions import Question
from .verdict import Verdict, verdict_of

__all__ = ["Assessment", "LicenceRoute"]


@dataclass(frozen=True, slots=True)
class LicenceRoute:
    """A way to a licence that is made out on the facts given.

    Attributes:
        measure: The measure that it lifts.
        ground: The id of the ground.
        kind: `ground` or `general_licence`.
        number: The number of a general licence.
        citation: The provision.
        authority: Who decides on the as-of date.
        note: What to know.
    """

    measure: str
    ground: str
    kind: str
    number: str
    citation: str
    authority: str
    note: str


@dataclass(frozen=True)
class Assessment:
    """The answer for one partnership on one day.

    Attributes:
        partnership: The facts as read.
        as_of: The day whose law was applied; None if none was given, and nothing could be assessed.
        verdict: The sanctions verdict.
        because: Why, in a few sentences.
        provisional: Whether the law or a list was checked only up to an earlier day.
        currency: The areas of law that were checked only up to an earlier day.
        findings: Every measure in force, on every line.
        questions: What is still open, and what could still lift a measure.
        licences: The ways to a licence that are made out.
        outreach: Whether the firm is one to reach out to, with its three findings.
        rulebook: The law that was applied.
        lists_fingerprint: A digest of the lists that were screened against.
        version: The version of the package.
        lists_notes: What of the lists held is damaged, and what was screened against in its place.
    """

    partnership: Partnership
    as_of: date | None
    verdict: Verdict
    because: tuple[str, ...]
    provisional: bool
    currency: tuple[CurrencyNote, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    licences: tuple[LicenceRoute, ...]
    outreach: Outreach
    rulebook: Rulebook
    lists_fingerprint: str
    version: str
    lists_notes: tuple[str, ...] = ()

    @property
    def decided_by(self) -> tuple[Finding, ...]:
        """The findings that the verdict rests on; of `outside`, none, and of a `refer` for the sake of a text among the facts."""
        if self.verdict is Verdict.OUTSIDE:
            return ()
        return tuple(finding for finding in self.findings if finding.measure.effect == "prohibits" and verdict_of(finding) is self.verdict)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Measures that never decide but call for care, and whose trigger facts are there."""
        return tuple(finding for finding in self.findings if finding.measure.effect != "prohibits" and finding.outcome.value == "applies")
