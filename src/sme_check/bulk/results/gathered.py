"""Findings and questions of many partnerships, like ones together: how many they concern, and which."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sme_check.bulk.answering.patterns import Asked, Decided, Pattern
from sme_check.bulk.runs.answers import Answers

from .places import Places
from .single import where_found
from .table import Cell, Column, Linked, Table
from .words import finding_word

__all__ = ["gathered_findings", "gathered_questions", "measures"]

_NAMED = 5
"""Partnerships named of those that a finding or a question concerns."""
_WHO = (Column("Partnerships", 12), Column("Among them", 60, wrapped=True))
_LAW = (Column("Measure", 22), Column("Title", 44, wrapped=True), Column("Provision", 44, wrapped=True))


@dataclass
class _Like:
    """Like items of several answers."""

    first: Any
    partnerships: int = 0
    groups: list[int] = field(default_factory=list)


def gathered_findings(answers: Answers, places: Places) -> Table:
    """What the answers rest on."""
    about = "What the answers rest on, like findings together, since there are too many for a row each. Of one partnership: sme-check check, or a smaller file."
    columns = (*_WHO, Column("Finding", 20), *_LAW, Column("Note", 90, wrapped=True), Column("Read the law", 30))

    def rows() -> Iterator[tuple[Cell, ...]]:
        for like in _gather(answers, _findings):
            item: Decided = like.first
            word = finding_word(item.outcome)
            yield like.partnerships, _named(like, places), word, item.measure, item.title, item.citation, item.note, Linked(item.url, item.url)

    return Table("Findings", about, columns, rows)


def gathered_questions(answers: Answers, places: Places) -> Table:
    """What is still to be found out, what settles most first."""
    about = "What is still to be found out, like questions together, what settles most first. What a row waits for stands beside the row."
    columns = (
        *_WHO,
        Column("Fact", 24),
        Column("Question, as it is asked of the first", 80, wrapped=True),
        Column("Column", 30),
        Column("Where it is found", 40, wrapped=True),
    )

    def rows() -> Iterator[tuple[Cell, ...]]:
        for like in _gather(answers, _questions):
            item: Asked = like.first
            column = places.cell(item.place, like.groups[0])
            yield like.partnerships, _named(like, places), item.fact, item.question, Linked(*column) if column[0] else "", where_found(item)

    return Table("Questions", about, columns, rows)


def measures(answers: Answers) -> Table:
    """Every measure that some answer rests on, with what to know of it."""
    about = "Every measure that an answer rests on or waits for: on how many partnerships it bears, and what to know of it."
    columns = (*_LAW, Column("Finding", 20), Column("Partnerships", 12), Column("Note", 100, wrapped=True), Column("Read the law", 40))

    def rows() -> Iterator[tuple[Cell, ...]]:
        for like in _gather(answers, _findings):
            item: Decided = like.first
            yield item.measure, item.title, item.citation, finding_word(item.outcome), like.partnerships, item.note, Linked(item.url, item.url)

    return Table("Measures", about, columns, rows)


def _findings(pattern: Pattern) -> Iterator[tuple[Hashable, Any]]:
    return (((item.measure, item.outcome), item) for item in (*pattern.decided, *pattern.warnings))


def _questions(pattern: Pattern) -> Iterator[tuple[Hashable, Any]]:
    return (((item.kind, item.fact if item.place else item.question, item.about), item) for item in pattern.questions)


def _gather(answers: Answers, items_of: Callable[[Pattern], Iterator[tuple[Hashable, Any]]]) -> list[_Like]:
    """Like items of all answers, each once a partnership, what concerns most first."""
    groups: list[list[int]] = [[] for _ in answers.patterns]
    for group, place in enumerate(answers.pattern.tolist()):
        groups[place].append(group)
    found: dict[Hashable, _Like] = {}
    for pattern, given in zip(answers.patterns, groups, strict=True):
        count = len(given)
        for key, item in dict(items_of(pattern)).items() if count else ():
            like = found.get(key)
            if like is None:
                like = found[key] = _Like(item)
            like.partnerships += count
            if len(like.groups) < _NAMED:
                like.groups += given[: _NAMED - len(like.groups)]
    return sorted(found.values(), key=lambda like: -like.partnerships)


def _named(like: _Like, places: Places) -> str:
    names = ", ".join(places.name(group) for group in sorted(like.groups))
    return names + (", …" if like.partnerships > len(like.groups) else "")
