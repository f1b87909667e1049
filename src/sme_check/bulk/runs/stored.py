"""A part as it is kept on disk: what its answers have in common is written once, for they share nearly all their words."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sme_check.assessment.assessment import LicenceRoute
from sme_check.assessment.outreach import Outreach, OutreachFinding, OutreachVerdict
from sme_check.assessment.verdict import Verdict

from ..answering.once import Seen
from ..answering.patterns import Asked, Decided, Pattern
from .answers import Part

__all__ = ["Stored", "pack", "unpack"]

_Item = TypeVar("_Item", bound=Hashable)
Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """A part without repetition: `rest` is the part without its answers; they point into the tables by place.

    Attributes:
        rest: The part, its patterns and outreaches empty.
        words, decided, asked, routes, findings: What the answers are made of, each once.
        patterns: Day, verdict, and the places of what `Pattern` holds, in its order.
        outreaches: Verdict, and the places of what `Outreach` holds, in its order.
    """

    rest: Part
    words: list[str]
    decided: list[Decided]
    asked: list[Asked]
    routes: list[LicenceRoute]
    findings: list[OutreachFinding]
    patterns: list[tuple[date | None, Verdict, Places, Places, Places, Places, Places, Places]]
    outreaches: list[tuple[OutreachVerdict, Places, Places, Places]]


def pack(part: Part) -> Stored:
    """A part without repetition."""
    words, findings = Seen[str](), Seen[OutreachFinding]()
    decided, asked, routes = Seen[Decided](), Seen[Asked](), Seen[LicenceRoute]()
    patterns = [
        (
            item.as_of,
            item.verdict,
            words.places(item.because),
            decided.places(item.decided),
            routes.places(item.licences),
            asked.places(item.questions),
            decided.places(item.warnings),
            words.places(item.notes),
        )
        for item in part.patterns
    ]
    outreaches = [(item.verdict, words.places(item.because), words.places(item.missing), findings.places(item.findings)) for item in part.outreaches]
    rest = replace(part, patterns=[], outreaches=[])
    return Stored(rest, list(words.items), list(decided.items), list(asked.items), list(routes.items), list(findings.items), patterns, outreaches)


def unpack(stored: Stored) -> Part:
    """The part that was packed."""
    patterns = [
        Pattern(
            day,
            verdict,
            _taken(stored.words, because),
            _taken(stored.decided, decided),
            _taken(stored.routes, routes),
            _taken(stored.asked, asked),
            _taken(stored.decided, warnings),
            _taken(stored.words, notes),
        )
        for day, verdict, because, decided, routes, asked, warnings, notes in stored.patterns
    ]
    outreaches = [
        Outreach(verdict, _taken(stored.words, because), _taken(stored.words, missing), _taken(stored.findings, findings))
        for verdict, because, missing, findings in stored.outreaches
    ]
    return replace(stored.rest, patterns=patterns, outreaches=outreaches)


def _taken(items: list[_Item], places: Places) -> tuple[_Item, ...]:
    return tuple(items[place] for place in places)
