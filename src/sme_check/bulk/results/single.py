"""Findings and questions, partnership by partnership."""

from collections.abc import Iterator
from functools import cache

from sme_check.bulk.answering.patterns import Asked, Decided
from sme_check.bulk.frames.headings import read_headings
from sme_check.bulk.runs.answers import Answers
from sme_check.errors import FactError

from .places import Places, fact_path
from .table import Cell, Column, Linked, Table
from .words import finding_word, listed, name_of_route

__all__ = ["finding_count", "question_count", "single_findings", "single_questions"]

_FINDINGS = (
    Column("Partnership", 26),
    Column("Row", 22),
    Column("Finding", 20),
    Column("Measure", 22),
    Column("Title", 44),
    Column("Provision", 44),
    Column("Text in force since", 14),
    Column("On these facts", 34),
    Column("Note", 70),
    Column("Read the law", 30),
)
_QUESTIONS = (
    Column("Partnership", 26),
    Column("Question", 80, wrapped=True),
    Column("Cell to fill in", 26, wrapped=True),
    Column("Fact", 28, wrapped=True),
    Column("Where it is found", 40, wrapped=True),
    Column("How", 14),
    Column("Measures that turn on it", 60, wrapped=True),
)
_NAMED = 6
"""Measures that a question names."""
_HOW = {"fact": "ask", "data": "look up", "judgement": "judge"}


def finding_count(answers: Answers) -> int:
    """How many rows the table of findings would have."""
    each = [len(item.decided) + len(item.warnings) + len(item.licences) for item in answers.patterns]
    return sum(each[place] for place in answers.pattern.tolist())


def question_count(answers: Answers) -> int:
    """How many rows the table of questions would have."""
    each = [len(item.questions) for item in answers.patterns]
    return sum(each[place] for place in answers.pattern.tolist())


def single_findings(answers: Answers, places: Places) -> Table:
    """What each answer rests on."""
    about = "What each answer rests on: measure by measure, with the provision and a link to it."
    return Table("Findings", about, _FINDINGS, lambda: _findings(answers, places))


def single_questions(answers: Answers, places: Places) -> Table:
    """What is still to be found out."""
    about = "What is still to be found out for each partnership, and the cell of your sheet that takes the answer. Fill it in and run the sheet again."
    return Table("Questions", about, _QUESTIONS, lambda: _questions(answers, places))


def _findings(answers: Answers, places: Places) -> Iterator[tuple[Cell, ...]]:
    for group, place in enumerate(answers.pattern.tolist()):
        pattern, name = answers.patterns[place], places.name(group)
        for item in pattern.decided:
            yield _finding(name, group, item, finding_word(item.outcome), places)
        for route in pattern.licences:
            origin = Linked(*places.origin(places.row(group)))
            yield (name, origin, "Way to a licence", route.measure, name_of_route(route), route.citation, None, "", route.note, None)
        for item in pattern.warnings:
            yield _finding(name, group, item, "Take care", places)


def _finding(name: str, group: int, item: Decided, word: str, places: Places) -> tuple[Cell, ...]:
    numbers = [fact_path(f"{place}.kind")[1] for place in item.places] or [0]
    rows = [places.row(group, number) for number in numbers]
    facts = "; ".join(dict.fromkeys(filter(None, (_facts(row, places) for row in rows))))
    note = item.note if item.outcome != "unknown" else ""
    return (name, Linked(*places.origin(rows[0])), word, item.measure, item.title, item.citation, item.since, facts, note, Linked(item.url, item.url))


def _facts(row: int, places: Places) -> str:
    """What the row is about: the kind of activity, and the code of its goods."""
    kind, code = places.stated(row, "activity.kind"), places.stated(row, "goods.code")
    return " ".join(filter(None, (kind.replace("_", " "), code)))


def _questions(answers: Answers, places: Places) -> Iterator[tuple[Cell, ...]]:
    for group, place in enumerate(answers.pattern.tolist()):
        name = places.name(group)
        for item in answers.patterns[place].questions:
            yield (
                name,
                item.question,
                _cell(item, group, places),
                _fact(item, group, places),
                where_found(item),
                _HOW.get(item.kind, item.kind),
                listed(item.measures, _NAMED),
            )


def _fact(item: Asked, group: int, places: Places) -> str:
    """The short name of the fact, and whose it is."""
    whose = places.member(item.place, group)
    return f"{item.fact} ({whose})" if whose else item.fact


def _cell(item: Asked, group: int, places: Places) -> Cell:
    """The cell that takes the answer; or what to add to the sheet."""
    words, link = places.cell(item.place, group)
    if item.place == "look_ups":
        words = f"{words or 'look-ups'}: {' '.join(filter(None, (item.about, item.subject)))}"
    if words:
        return Linked(words, link)
    return f"add a column: {fact_path(item.place)[0]}" if item.place else ""


def where_found(item: Asked) -> str:
    """Where an adviser finds the answer."""
    return _where(fact_path(item.place)[0]) if item.kind == "fact" and item.place else ""


@cache
def _where(path: str) -> str:
    try:
        return read_headings([path])[0][1].where
    except FactError:
        return ""
