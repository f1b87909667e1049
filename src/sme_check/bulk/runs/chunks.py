"""Which rows of a frame are answered together: some at a time, and never half a partnership."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.rulebook.rulebook import Rulebook

from ..frames.cells import read_frame
from ..frames.rows import Rows

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FIRST", "ROWS_EACH", "chunks_by_day", "chunks_of", "end_of", "reached", "rows_of"]

Array = np.ndarray[Any, Any]

ROWS_EACH = 1_000
"""Rows of the smallest chunk of a long run: those of several are answered together once it is known how long they take."""
FIRST = 8
"""How many of those are answered first."""


def chunks_of(frame: "pd.DataFrame", law: Rulebook, rows_each: int = ROWS_EACH) -> list[Array]:
    """The rows of each chunk.

    Args:
        frame: (n, facts), as `answer_frame` takes it.
        law: The law; a reference reads the same under any.
        rows_each: Rows after which a chunk is full; a partnership with more makes a longer one.

    Returns:
        Row numbers, from 0, of each chunk in order: every row in one of them, all rows of a reference in the same. The partnerships of a chunk
        come, by first appearance, after those of the chunk before.
    """
    group = _named_rows(frame, law, ("reference",)).group
    return _in_chunks(group, np.arange(int(group.max(initial=-1)) + 1), rows_each)


def chunks_by_day(frame: "pd.DataFrame", law: Rulebook, rows_each: int) -> list[Array]:
    """The same, where the partnerships come by their own as-of dates: each day has its law, which is made ready once where its rows stand together.

    Args:
        frame: (n, facts), as of `chunks_of`; the day of each partnership in its column `as_of`.
        law: The law.
        rows_each: Rows after which a chunk is full.
    """
    rows = _named_rows(frame, law, ("reference", "as_of"))
    return _in_chunks(rows.group, np.argsort(rows.days(), kind="stable"), rows_each)


def _in_chunks(group: Array, groups: Array, rows_each: int) -> list[Array]:
    """The rows of each chunk, from the partnership of each row, and the order of the partnerships."""
    if not len(group):
        return []
    sizes = np.bincount(group)[groups]
    chunk_of_group = np.empty(len(groups), np.int64)
    chunk_of_group[groups] = np.unique((np.cumsum(sizes) - sizes) // rows_each, return_inverse=True)[1].reshape(-1)
    chunk = chunk_of_group[group]
    order = np.argsort(chunk, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(chunk[order])) + 1)


def rows_of(chunks: Sequence[Array]) -> Array:
    """The rows of some chunks that follow each other, as those of one."""
    return np.sort(np.concatenate(chunks))


def reached(chunks: Sequence[Array], start: int, rows: int) -> int:
    """The chunk before which one ends that starts at a chunk, with no more than some rows, but at least one chunk."""
    ends = np.cumsum([len(chunk) for chunk in chunks[start:]])
    return start + max(1, int(np.searchsorted(ends, rows, side="right")))


def end_of(chunks: Sequence[Array], start: int, rows: int) -> int | None:
    """The chunk before which one ends that starts at a chunk and has exactly some rows; None if it ends between two."""
    end = reached(chunks, start, rows)
    return end if sum(map(len, chunks[start:end])) == rows else None


def _named_rows(frame: "pd.DataFrame", law: Rulebook, facts: Collection[str]) -> Rows:
    """The rows as they will be answered, as far as some facts of their partnerships go."""
    paths = {"reference": ("reference", "partnership.reference"), "as_of": ("as_of", "partnership.as_of")}
    names = [str(name).strip().casefold() for name in frame.columns]
    named = [next((at for at, name in enumerate(names) if name in paths[fact]), None) for fact in facts]
    return Rows(read_frame(frame.iloc[:, [at for at in named if at is not None]], law), len(frame))
