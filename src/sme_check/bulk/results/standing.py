"""What a result rests on: the law, the lists, the day, the input, the options; so that anybody can see, and do it again."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sme_check._version import __version__
from sme_check.assessment.as_dict import DISCLAIMER
from sme_check.assessment.carried import Lists
from sme_check.assessment.imported import lists_in_use
from sme_check.bulk.runs.answers import Answers
from sme_check.bulk.workbooks.taken import Taken
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.store import Store

from .table import Cell, Column, Table

__all__ = ["Standing", "digest_of", "record"]

_HOW = {
    "template": "as in the template",
    "exact": "the name of the fact",
    "synonym": "another word for it",
    "position": "by its place, as in the template",
    "confirmed": "as was confirmed",
    "near": "only like it: not used",
    "ignored": "bears on nothing here: not used",
    "unknown": "not understood: not used",
}


@dataclass(frozen=True)
class Standing:
    """What a run was done with, beside its rows.

    Attributes:
        as_of: The day whose law was applied to all; None for each row's own.
        rulebook: The law.
        options: What else was asked for, in words.
        store: The lists imported; None for the user's.
    """

    as_of: date | None
    rulebook: Rulebook
    options: Mapping[str, str] = field(default_factory=dict)
    store: Store | None = None

    @property
    def lists(self) -> tuple[tuple[str, str], ...]:
        """The lists imported that are screened against, in the place of a damaged one that before it: title and checksum."""
        return tuple((item.title, item.digest) for item in self._lists.held)

    @property
    def lists_notes(self) -> tuple[str, ...]:
        """What of the lists imported is damaged, and what was screened against in its place."""
        return self._lists.notes

    @property
    def _lists(self) -> Lists:
        return lists_in_use(self.rulebook, self.store)


def digest_of(source: object) -> str:
    """The SHA-256 of a file, by its path or its bytes; empty where there is neither."""
    if isinstance(source, bytes | bytearray):
        return hashlib.sha256(source).hexdigest()
    if isinstance(source, str | Path):
        with Path(source).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


def record(taken: Taken, answers: Answers, standing: Standing, kept: str) -> Table:
    """The record of a run.

    Args:
        taken: What was taken from the file.
        answers: The answers.
        standing: What the run was done with.
        kept: What was kept of the looks of the adviser's own sheets, in words.
    """
    about = "What these answers rest on. The same input, law, lists and day give the same result."
    columns = (Column("What", 40), Column("Which", 90, wrapped=True), Column("More", 60, wrapped=True))
    return Table("Record", about, columns, lambda: _rows(taken, answers, standing, kept))


def _rows(taken: Taken, answers: Answers, standing: Standing, kept: str) -> Iterator[tuple[Cell, ...]]:
    law = standing.rulebook
    yield "sme_check", __version__, DISCLAIMER
    yield "As-of date", str(standing.as_of) if standing.as_of else "each row's own", "the day whose law was applied"
    yield "Rulebook", law.fingerprint, f"checked to {law.currency.checked_to}"
    for area, day in law.currency.areas.items():
        yield f"Rulebook: {area}", f"checked to {day}", ""
    yield "Rulebook: what was read", law.currency.because, ""
    yield "Look for amendments at", ", ".join(law.currency.look_for_amendments), ""
    for title, digest in standing.lists:
        yield "List", title, f"checksum {digest}"
    for note in standing.lists_notes:
        yield "List: take care", note, "sme-check lists update gets the official list"
    if not standing.lists:
        yield "List", "none imported", "parties were screened against what the rulebook names; sme-check lists update gets the official list"
    yield "Input", taken.workbook.name, f"SHA-256 {digest_of(taken.workbook.source)}"
    answered = "; ".join(f"{rows.sheet}: {len(rows.row):,}" for rows in taken.rows)
    yield "Rows answered", answered, f"{answers.partnerships:,} partnerships"
    yield "Your own sheets", kept, ""
    for name, value in standing.options.items():
        yield f"Option: {name}", value, ""
    for note in taken.workbook.notes:
        yield "In opening the file", note, ""
    for item in taken.headings:
        yield f"Heading: {item.sheet}, column {item.column}", item.found or "(none)", f"{item.path or 'left out'}: {_HOW.get(item.how, item.how)}"
