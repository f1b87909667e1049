"""Frames: the answer for every row, beside the row."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, overload

import numpy as np

from sme_check.assessment.assess import check
from sme_check.assessment.assessment import Assessment
from sme_check.assessment.verdict import Verdict
from sme_check.assessment.verdicts import Verdicts
from sme_check.facts.partnership import Partnership
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook

from .answering.answered import answer_frame
from .answering.answered import beside as with_answers
from .answering.days import ROWS_EACH
from .answering.held import HeldDays
from .answering.joined_back import joined_back
from .answering.portions import Portions
from .frames.kinds import Table, as_pandas, beside
from .frames.numbered import written_out
from .runs.chunks import chunks_by_day, chunks_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ANSWERS", "check_frame", "check_many"]

Array = np.ndarray[Any, Any]
ROWS_SAID = 1 << 14
"""Rows answered in words at a time: of what is put together for them only the texts are kept."""

ANSWERS: Mapping[str, str] = {
    "verdict": "the sanctions verdict of the partnership: the worst of its rows",
    "row_verdict": "what the row by itself comes to",
    "decided_by": "the measures that the verdict rests on",
    "licensing": "the ways to a licence that are made out: measure, ground, who decides",
    "missing": "what is still to be found out: the facts, named as the columns are, the look-ups, and what a person must judge",
    "outreach": "whether the firm is one to reach out to: suitable, unsuitable, cannot_tell",
    "provisional": "whether the law, or a list that clears a party, was checked only up to an earlier day",
    "problems": "the cells of the row that could not be read: their facts are unknown",
}
"""The columns that an answered frame has beside its own."""


@overload
def check_many(
    partnerships: Iterable[Partnership | Mapping[str, Any]], as_of: date | str | None = ..., *, rulebook: Rulebook | None = ..., proofs: Literal[True] = ...
) -> Iterator[Assessment]: ...


@overload
def check_many(
    partnerships: Iterable[Partnership | Mapping[str, Any]], as_of: date | str | None = ..., *, rulebook: Rulebook | None = ..., proofs: Literal[False]
) -> Iterator[Verdict]: ...


def check_many(
    partnerships: Iterable[Partnership | Mapping[str, Any]], as_of: date | str | None = None, *, rulebook: Rulebook | None = None, proofs: bool = True
) -> Iterator[Assessment] | Iterator[Verdict]:
    """Assess partnerships one by one, as they are asked for.

    Args:
        partnerships: Partnerships, or mappings as in a partnership file.
        as_of: The day whose law is applied; None for each partnership's own.
        rulebook: The law; None for the rulebook that comes with the package, loaded once.
        proofs: Whether each is wanted with its whole proof, as an `Assessment`; else only its `Verdict`, which is many times quicker.

    Raises:
        FactError: As `check`, at the partnership that cannot be read.
    """
    law = rulebook if rulebook is not None else load_rulebook()
    if not proofs:
        verdicts = Verdicts(law)
        return (verdicts.of(partnership, as_of) for partnership in partnerships)
    return (check(partnership, as_of, rulebook=law) for partnership in partnerships)


def check_frame(frame: Table, as_of: date | str | None = None, *, rulebook: Rulebook | None = None, words: bool = True, questions: bool = False) -> Table:
    """Answer a frame: a row is one activity with at most one item of goods, or has several by numbered columns.

    Args:
        frame: (n, facts), of pandas, polars or Arrow, a column a fact: `business.name`, `activity.kind`, `goods.code`, `business.owners[0].share` or
            `owner_1_share`, `activities[1].goods[0].code` or `activity_2_goods_1_code` ... A missing cell is unknown; "none" in `activity.goods`,
            `activity.others`, `business.owners` and other lists says that there are none. Rows with the same `reference` are one partnership; what
            belongs to the partnership may stand in any of them.
        as_of: The day whose law is applied; None for the column `as_of`. Today's date is never assumed.
        rulebook: The law; None for the rulebook that comes with the package.
        words: Whether `decided_by`, `licensing`, `missing` and `outreach` are said; without them only the verdicts are found.
        questions: Whether a column `questions`, after `missing`, asks for what is missing in words, as one would ask a partner; it may be long.

    Returns:
        (n, facts and answers), of the kind given, the rows and the index as given, the columns of `ANSWERS` added. A cell that cannot be read is a
        problem of its row and its fact is unknown; the row is answered with what is left.

    Raises:
        FactError: Columns that hold no fact, each with the nearest that does; a date that is none; or no frame.
    """
    given = as_pandas(frame)
    law, each = rulebook if rulebook is not None else load_rulebook(), ROWS_SAID if words else ROWS_EACH
    chunks = chunks_by_day(given, law, each) if as_of is None else chunks_of(given, law, each)
    answers = _some_at_a_time(given, chunks, HeldDays(law), partial(_columns, as_of=as_of, words=words, questions=questions))
    return beside(frame, with_answers(given, answers), list(answers))


def _some_at_a_time(
    frame: "pd.DataFrame", chunks: Sequence[Array], held: HeldDays, columns: "Callable[[pd.DataFrame, HeldDays], dict[str, Array]]"
) -> dict[str, Array]:
    """The columns of the answers, found for some rows at a time, so that only the answers grow with the frame; each text is kept once."""
    if len(chunks) < 2:
        return columns(frame, held)
    found = Portions(len(frame))
    for rows in chunks:
        found.add(rows, columns(frame.iloc[rows], held))
        held.forget_names()
    del held  # that makes room for the texts
    return dict(found.columns())


def _columns(frame: "pd.DataFrame", held: HeldDays, *, as_of: date | str | None, words: bool, questions: bool) -> dict[str, Array]:
    """The columns of the answers of whole partnerships; written out first where rows have several activities or items."""
    written = written_out(frame)
    if written is None:
        return answer_frame(frame, as_of, words=words, held=held).columns(questions=questions)
    return joined_back(written, answer_frame(written.frame, as_of, words=words, held=held), questions=questions)
