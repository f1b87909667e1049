"""The result, written: what kind by the suffix, whole or not at all."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sme_check.bulk.collecting import collecting_later
from sme_check.bulk.runs.answers import Answers
from sme_check.bulk.runs.progress import Stage, Tells
from sme_check.bulk.workbooks.taken import Taken
from sme_check.errors import FactError, Problem

from .gathered import gathered_findings, gathered_questions, measures
from .parquet import write_parquet, write_parquet_table
from .places import Places
from .plain_rows import PlainRows, main_sheet
from .problems import all_problems, problems
from .single import finding_count, question_count, single_findings, single_questions
from .standing import Standing, record
from .table import Table
from .text import write_csv, write_csv_table

__all__ = ["SUFFIXES", "files_of", "write_results"]

SUFFIXES = (".xlsx", ".csv", ".parquet")
"""What a result can be."""
MOST_SINGLE = 200_000
"""Rows of findings, or of questions, up to which each partnership has its own beside CSV and Parquet; beyond, like ones are gathered."""
_SIDES = ("findings", "questions", "measures", "problems", "record")
_LOOKS = "not kept: the rows as values; blanks, order and headings as they were"


def files_of(path: Path) -> tuple[Path, ...]:
    """The files of a result: the one asked for, and for CSV and Parquet those beside it.

    >>> [file.name for file in files_of(Path("result.csv"))][:3]
    ['result.csv', 'result.findings.csv', 'result.questions.csv']

    Raises:
        FactError: Its suffix is none of `SUFFIXES`.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FactError([Problem("the result", path.name, f"a name that ends in {', '.join(SUFFIXES)}")])
    return (path,) if suffix == ".xlsx" else (path, *(path.with_name(f"{path.stem}.{side}{path.suffix}") for side in _SIDES))


def write_results(path: Path, taken: Taken, answers: Answers, standing: Standing, progress: Tells | None = None) -> tuple[Path, ...]:
    """Write a result: a workbook, or CSV or Parquet files, by the suffix. What is there is overwritten, each file at once when the new one is whole.

    Args:
        path: The file; for CSV and Parquet its tables stand beside it (`files_of`), and it comes last.
        taken: What was taken from the adviser's file.
        answers: The answers to its frame.
        standing: What the run was done with.
        progress: Who is told how many rows are written.

    Returns:
        The files written.

    Raises:
        FactError: The suffix is unknown, or a workbook cannot hold so many rows.
        OSError: It cannot be written.
    """
    files = files_of(path)
    with collecting_later():
        if path.suffix.lower() == ".xlsx":
            from .workbook import write_workbook

            with _whole(path) as passing:
                write_workbook(passing, taken, answers, standing, progress)
        else:
            _write_plain(files, taken, answers, standing, progress)
    return files


def _write_plain(files: tuple[Path, ...], taken: Taken, answers: Answers, standing: Standing, progress: Tells | None) -> None:
    """The files of CSV or Parquet, the rows last."""
    as_text = files[0].suffix.lower() == ".csv"
    write: Callable[[Path, Table], None] = write_csv_table if as_text else write_parquet_table
    rows = main_sheet(taken)
    if rows is None:
        raise FactError([Problem(taken.workbook.name, "no row that could be answered", "a sheet with at least one partnership")])
    for file, table in zip(files[1:], _tables(taken, answers, standing), strict=True):
        with _whole(file) as passing:
            write(passing, table)
    body = PlainRows(taken, answers, rows)
    with _whole(files[0]) as passing:
        stage = Stage("writing", len(taken.workbook.sheet(rows.sheet).rows), progress)
        write_csv(passing, body, stage) if as_text else write_parquet(passing, body)


def _tables(taken: Taken, answers: Answers, standing: Standing) -> Iterator[Table]:
    places = Places(taken, answers)
    single = max(finding_count(answers), question_count(answers)) <= MOST_SINGLE
    yield (single_findings if single else gathered_findings)(answers, places)
    yield (single_questions if single else gathered_questions)(answers, places)
    yield measures(answers)
    yield problems(all_problems(taken, answers), taken.notes, places)
    yield record(taken, answers, standing, _LOOKS)


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A passing file beside a file, which takes its place when it is whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    passing = Path(name)
    try:
        yield passing
        passing.chmod(0o666 & ~_umask())
        passing.replace(path)
    finally:
        with suppress(OSError):
            passing.unlink(missing_ok=True)


def _umask() -> int:
    """What the user's files are not open to."""
    found = os.umask(0o077)
    os.umask(found)
    return found
