"""What a frame's columns say of what one check asks, put together apart from the code under test."""

from collections.abc import Iterable

from sme_check.assessment.questions import Question

__all__ = ["in_full", "in_short"]


def in_short(questions: Iterable[Question]) -> str:
    """What `missing` says of a partnership."""
    return _together(_short(item) for item in questions)


def in_full(questions: Iterable[Question]) -> str:
    """What `questions` says of it."""
    return _together(_long(item) for item in questions)


def _short(item: Question) -> tuple[str, str, str]:
    if not item.place or (item.place == "look_ups" and not item.about):
        return _long(item)
    if item.place == "look_ups":
        return f"look_ups: {item.about} ", item.subject, ""
    return _numbered(item.place, f": {item.subject}" if item.about == "claim" else "")


def _long(item: Question) -> tuple[str, str, str]:
    if item.place == "look_ups" and item.about and item.question.count(item.subject) == 1:
        before, _, after = item.question.partition(item.subject)
        return f"look_ups: {before}", item.subject, after
    return _numbered(item.place, f": {item.question}") if item.place else (item.question, "", "")


def _numbered(place: str, more: str) -> tuple[str, str, str]:
    head, opened, rest = place.partition("[")
    if head != "activities" or not opened:
        return place + more, "", ""
    number, _, rest = rest.partition("]")
    return "activities[", number, f"]{rest}{more}"


def _together(parts: Iterable[tuple[str, str, str]]) -> str:
    alike: dict[tuple[str, str], list[str]] = {}
    for before, hole, after in parts:
        alike.setdefault((before, after), []).append(hole)
    return "; ".join(before + _holes(list(dict.fromkeys(holes)), numbers=before == "activities[") + after for (before, after), holes in alike.items())


def _holes(holes: list[str], *, numbers: bool) -> str:
    if not numbers:
        return ", ".join(holes)
    order = sorted(map(int, holes))
    runs = [[first] for first in order if first - 1 not in order]
    for run in runs:
        while run[-1] + 1 in order:
            run.append(run[-1] + 1)
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs)
