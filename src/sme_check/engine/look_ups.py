"""The adviser's own look-ups: which one answers a gap, and whether it is still good."""

from collections.abc import Iterator
from datetime import date

from sme_check.facts.lookup import LookUp, LookUpResult
from sme_check.facts.truth import Truth

__all__ = ["answer_of", "same_subject"]


def same_subject(stated: str, wanted: str) -> bool:
    """Whether a look-up speaks of the code or name wanted; spaces, dots and capitals do not matter."""
    return _plain(stated) == _plain(wanted)


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _fresh(look_up: LookUp, as_of: date, before: int, after: int) -> bool:
    return look_up.as_at is not None and -after <= (as_of - look_up.as_at).days <= before


def _about(look_ups: tuple[LookUp, ...], about: str, subject: str) -> Iterator[LookUp]:
    return (item for item in look_ups if item.about == about and item.subject and same_subject(item.subject, subject) and item.result)


def answer_of(look_ups: tuple[LookUp, ...], about: str, subject: str, as_of: date, *, before: int, after: int) -> tuple[Truth, str]:
    """What the look-ups say of a gap.

    Args:
        look_ups: The adviser's look-ups.
        about: What to look at.
        subject: For which code or name.
        as_of: The day whose law is applied.
        before: How many days before that day a source may speak and still be good.
        after: How many days after it.

    Returns:
        TRUE if listed, FALSE if not listed, UNKNOWN if nobody looked, if the look-up is stale, or if two contradict each other; and why.
    """
    found = list(_about(look_ups, about, subject))
    fresh = [item for item in found if _fresh(item, as_of, before, after)]
    results = {item.result for item in fresh}
    if len(results) == 1:
        item = fresh[0]
        words = f"looked up in {about} as at {item.as_at}{f' by {item.by}' if item.by else ''}: {item.result.label if item.result else ''}"
        return (Truth.TRUE if item.result is LookUpResult.LISTED else Truth.FALSE), words
    if results:
        return Truth.UNKNOWN, "the look-ups contradict each other"
    if found:
        return Truth.UNKNOWN, f"the look-up is not dated near enough to {as_of}: {', '.join(str(item.as_at or 'no date') for item in found)}"
    return Truth.UNKNOWN, ""
