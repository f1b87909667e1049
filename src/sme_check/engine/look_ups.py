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


def _speaking_of(look_ups: list[LookUp], list_id: str) -> list[LookUp]:
    """Those that name the list as their entry; if there are none, those that name no entry. One that names another list says nothing of this one."""
    own = [item for item in look_ups if item.entry and same_subject(item.entry, list_id)]
    return own or [item for item in look_ups if not item.entry]


def answer_of(
    look_ups: tuple[LookUp, ...], about: str, subject: str, as_of: date, *, before: int, after: int, list_id: str = "", unseen: bool = False
) -> tuple[Truth, str]:
    """What the look-ups say of a gap.

    Args:
        look_ups: The adviser's look-ups.
        about: What to look at.
        subject: For which code or name.
        as_of: The day whose law is applied.
        before: How many days before that day a source may speak and still be good.
        after: How many days after it.
        list_id: The list whose gap it is, where the source shows what many lists hold: a look-up may name one of them as its entry.
        unseen: Whether the list is not known to hold the subject: that something is listed is then no answer until the list is named.

    Returns:
        TRUE if listed, FALSE if not listed, UNKNOWN if nobody looked, if the look-up is stale or does not name the list where it must, or if two
        contradict each other; and why.
    """
    found = list(_about(look_ups, about, subject))
    fresh = [item for item in found if _fresh(item, as_of, before, after)]
    if list_id:
        fresh = _speaking_of(fresh, list_id)
    results = {item.result for item in fresh}
    if unseen and LookUpResult.LISTED in results and not fresh[0].entry:
        return Truth.UNKNOWN, f"something is shown in {about}, but not whether it stands in {list_id}: the look-up names no list as its entry"
    if len(results) == 1:
        item = fresh[0]
        words = f"looked up in {about} as at {item.as_at}{f' by {item.by}' if item.by else ''}: {item.result.label if item.result else ''}"
        return (Truth.TRUE if item.result is LookUpResult.LISTED else Truth.FALSE), words
    if results:
        return Truth.UNKNOWN, "the look-ups contradict each other"
    if found and not any(_fresh(item, as_of, before, after) for item in found):
        return Truth.UNKNOWN, f"the look-up is not dated near enough to {as_of}: {', '.join(str(item.as_at or 'no date') for item in found)}"
    return Truth.UNKNOWN, f"what is shown in {about} is said to stand in another list" if found else ""
