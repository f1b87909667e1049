"""Outreach: whether a firm is one that the Committee's report meant, a small business, independent of the state, in a non-sanctioned sector."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sme_check.facts.partnership import Partnership
from sme_check.rulebook.rulebook import Rulebook

from .verdict import Verdict

__all__ = ["Outreach", "OutreachFinding", "OutreachVerdict", "assess_outreach"]


class OutreachVerdict(Enum):
    """Whether the firm is the kind of partner that the report meant."""

    SUITABLE = "suitable"
    UNSUITABLE = "unsuitable"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class OutreachFinding:
    """One finding under the outreach verdict."""

    subject: str
    value: str
    because: tuple[str, ...]
    missing: tuple[str, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Outreach:
    """The outreach verdict, with its findings."""

    verdict: OutreachVerdict
    because: tuple[str, ...]
    missing: tuple[str, ...]
    findings: tuple[OutreachFinding, ...]


def assess_outreach(partnership: Partnership, as_of: date | None, sanctions: Verdict, rulebook: Rulebook) -> Outreach:
    """Whether the Russian firm is one to reach out to; nothing is decided yet."""
    return Outreach(OutreachVerdict.CANNOT_TELL, ("Sector, size and independence have not been looked at.",), (), ())
