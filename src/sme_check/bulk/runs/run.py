"""A run: a frame answered chunk by chunk, so that one can see how far it is, stop it, and go on with it."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check._version import __version__
from sme_check.errors import FactError, Problem
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.store import fingerprint_of

from ..answering.answered import answer_frame, day_of
from ..answering.held import HeldDays
from ..collecting import collect_new
from ..frames.cells import is_endless
from .answers import Answers, Part, join
from .chunks import FIRST, ROWS_EACH, chunks_of, end_of, reached, rows_of
from .finish import finishing
from .keep import Keep
from .pace import Pace
from .progress import SEARCHING, Stage, Tells
from .unanswered import unanswered

if TYPE_CHECKING:
    import pandas as pd

    from ..workbooks.taken import Taken

__all__ = ["run", "run_frame"]

Array = np.ndarray[Any, Any]


def run(
    taken: "Taken",
    as_of: date | str | None = None,
    *,
    rulebook: Rulebook | None = None,
    progress: Tells | None = None,
    keep: Path | None = None,
    resume: bool = False,
    says: Callable[[str], None] | None = None,
) -> Answers:
    """Answer what was taken from a file, chunk by chunk. Args, Returns and Raises as `run_frame`; without any day at all it is refused.

    Raises:
        FactError: Neither is a day given, nor has the file a column of days. Today is never assumed.
    """
    if as_of is None and "as_of" not in taken.frame.columns:
        raise FactError([Problem("as_of", "nothing", "the day whose law is to be applied: for all rows (--as-of 2026-05-15), or in a column")])
    finish = finishing(taken, rulebook)
    answers = run_frame(taken.frame, as_of, rulebook=rulebook, progress=progress, keep=keep, resume=resume, says=says)
    searching = Stage(SEARCHING, len(taken.frame), progress)
    finished = finish(answers)
    searching.finish()
    return finished


def run_frame(
    frame: "pd.DataFrame",
    as_of: date | str | None = None,
    *,
    rulebook: Rulebook | None = None,
    progress: Tells | None = None,
    keep: Path | None = None,
    resume: bool = False,
    says: Callable[[str], None] | None = None,
    rows_each: int | None = None,
) -> Answers:
    """Answer a frame, chunk by chunk.

    Args:
        frame: (n, facts), as `answer_frame` takes it.
        as_of: The day whose law is applied; None for the frame's own column.
        rulebook: The law; None for the rulebook that comes with the package.
        progress: Who is told how far it has come, after each chunk.
        keep: The folder in which each chunk's answers are kept as they come, so that an interruption loses no more than a chunk; None for nowhere.
        resume: Whether to take up what an earlier run kept there. It is taken up only if input, as-of date, rulebook, lists and version are the same.
        says: Who is told what was taken up, or why nothing was.
        rows_each: Rows of a chunk; None for a few at first, then as many as take some seconds.

    Returns:
        All answers. A partnership that cannot be answered for a reason of the program's own is referred to a person, and the rest go on.

    Raises:
        FactError: As `answer_frame`: columns that hold no fact, or a date that is none.
        OSError: What is done cannot be kept.
    """
    law = rulebook if rulebook is not None else load_rulebook()
    day = day_of(as_of) if as_of is not None else None
    held = HeldDays(law)
    answer_frame(frame.iloc[:0], day, held=held)  # what is wrong with the columns is said before anything is kept
    least = rows_each or ROWS_EACH
    kept = _kept(keep, _stamp(frame, day, held, least), says, resume=resume) if keep is not None else None
    units, stage, pace = chunks_of(frame, law, least), Stage("answering", len(frame), progress), Pace(0 if rows_each else FIRST * least)
    parts, chunks, at = list[Part](), list[Array](), 0
    while at < len(units):
        part = kept.read(at) if kept else None
        end = end_of(units, at, len(part.group)) if part else None
        taken_up = end is not None
        if part is None or end is None:
            if parts:
                collect_new()
            end = reached(units, at, pace.start(len(frame) - sum(map(len, chunks))))
            part = _answer(frame, rows_of(units[at:end]), day, held)
            pace.done(len(part.group))
            if kept:
                kept.write(at, part)
        parts.append(part)
        chunks.append(rows_of(units[at:end]))
        stage.add(len(chunks[-1]), taken_up=taken_up)
        at = end
    return Answers.of(join(parts, chunks))


def _answer(frame: "pd.DataFrame", rows: Array, day: date | None, held: HeldDays) -> Part:
    """The answers of some rows; should the program fail at a partnership, of all the others."""
    try:
        return Part.of(answer_frame(frame.iloc[rows], day, held=held))
    except Exception as error:  # one row must not take the others with it; what happened is said at the row
        each = chunks_of(frame.iloc[rows], held.law, 1)
        if len(each) == 1:
            return unanswered(len(rows), day, error)
        halves = [rows_of(half) for half in (each[: len(each) // 2], each[len(each) // 2 :])]
        return join([_answer(frame, rows[half], day, held) for half in halves], halves)


def _stamp(frame: "pd.DataFrame", day: date | None, held: HeldDays, rows_each: int) -> dict[str, str]:
    """What a run is done with."""
    return {
        "version": __version__,
        "input": _digest(frame),
        "as_of": str(day or ""),
        "rulebook": held.law.fingerprint,
        "lists": fingerprint_of(held.lists.held),
        "chunks": str(rows_each),
    }


def _digest(frame: "pd.DataFrame") -> str:
    """A digest of every value of a frame, its type included, and of its columns."""
    digest = hashlib.sha256()
    for at, name in enumerate(frame.columns):
        digest.update(repr(str(name)).encode("utf-8", "surrogatepass"))
        digest.update(_written(frame.iloc[:, at].tolist()).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _written(values: list[Any]) -> str:
    """Values and their types as a text."""
    try:
        return repr(values)
    except ValueError:  # a whole number of more digits than Python writes out
        return repr([f"{value:#x}" if is_endless(value) and isinstance(value, int) else value for value in values])


def _kept(folder: Path, stamp: dict[str, str], says: Callable[[str], None] | None, *, resume: bool) -> Keep:
    """What is kept, and a word on whether it is taken up."""
    kept = Keep(folder, stamp, resume=resume)
    if resume and says:
        if not kept.found:
            says(f"There is no unfinished run in {folder}: it starts at the beginning.")
        elif kept.changed:
            says(f"Since the unfinished run these changed: {', '.join(kept.changed)}. It starts again at the beginning.")
    return kept
