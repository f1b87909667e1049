"""What stands beside a row, in a line each: the verdict as a word, why, what is still to be found out, the way to a licence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sme_check.assessment.assessment import LicenceRoute
from sme_check.assessment.outreach import Outreach
from sme_check.assessment.verdict import Verdict
from sme_check.bulk.answering.patterns import Asked, Pattern

__all__ = ["Shortened", "finding_word", "listed", "missing", "name_of_route", "outreach_word", "verdict_word", "why"]

_FINDINGS = {
    "applies": "Prohibits",
    "licence_required": "Licence required",
    "refer": "A person must judge",
    "unknown": "Could still apply",
}


@dataclass(frozen=True, slots=True)
class Shortened:
    """How many items a line names before it says where the rest stand.

    Attributes:
        most: The number; None for all of them.
    """

    most: int | None = None

    def __call__(self, items: Iterable[str], sheet: str) -> str:
        """The items in a line."""
        return listed(items, self.most, sheet)


def listed(items: Iterable[str], most: int | None = None, sheet: str = "") -> str:
    """Items in a line, and where the rest stand if they are too many.

    >>> listed(["Goods", "Used in", "Banks", "Owners"], 2, "Questions")
    'Goods; Used in; and 2 more (sheet Questions)'
    """
    found = list(dict.fromkeys(items))
    if most is None or len(found) <= most + 1:
        return "; ".join(found)
    more = f"and {len(found) - most} more"
    return "; ".join([*found[:most], f"{more} (sheet {sheet})" if sheet else more])


def verdict_word(verdict: Verdict, *, provisional: bool = False) -> str:
    """A verdict as it stands in a cell.

    >>> verdict_word(Verdict.LICENCE_REQUIRED, provisional=True)
    'Licence required (provisional)'
    """
    return verdict.value.replace("_", " ").capitalize() + (" (provisional)" if provisional else "")


def outreach_word(outreach: Outreach) -> str:
    """The outreach verdict with its first reason."""
    word = outreach.verdict.value.replace("_", " ").capitalize()
    return f"{word}: {outreach.because[0]}" if outreach.because else word


def finding_word(outcome: str) -> str:
    """What a measure comes to, as it stands in a cell."""
    return _FINDINGS.get(outcome, outcome.replace("_", " ").capitalize())


def why(pattern: Pattern, shorten: Shortened) -> str:
    """Why, in a line."""
    if pattern.verdict is Verdict.OUTSIDE:
        return " ".join(pattern.because) or pattern.verdict.meaning
    if pattern.verdict is Verdict.NEEDS_INFORMATION and len(pattern.decided) > 1:
        return f"{len(pattern.decided)} measures could still apply: {shorten((item.title for item in pattern.decided), 'Findings')}"
    return shorten((item.says for item in pattern.decided), "Findings") or " ".join(pattern.because)


def missing(pattern: Pattern, shorten: Shortened) -> str:
    """What is still to be found out, by the short names of the facts."""
    return shorten(_names(pattern.questions), "Questions")


def _names(questions: Sequence[Asked]) -> Iterator[str]:
    """What to find out, in few words: facts, look-ups and judgements as they come, then the exceptions that might be claimed."""
    for item in questions:
        if item.about == "claim":
            continue
        if item.kind == "data" and item.subject:
            yield f"look up {item.subject}"
        else:
            yield item.fact or item.question
    claims = dict.fromkeys(item.subject.replace("_", " ") for item in questions if item.about == "claim")
    if claims:
        yield f"an exception, if it is so: {', '.join(claims)}"


def name_of_route(route: LicenceRoute) -> str:
    """A way to a licence, in a line."""
    what = f"general licence {route.number}" if route.kind == "general_licence" else f"ground “{route.ground.replace('-', ' ')}”"
    return f"{route.measure}: {what} ({route.citation}); apply to {route.authority}"
