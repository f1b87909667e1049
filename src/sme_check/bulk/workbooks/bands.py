"""Headings under a heading of several columns: "Name" under one that nobody understands is not the name of the business."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from sme_check.facts.synonyms import said, synonyms

from .heading_words import UNKNOWN, Meaning, meaning_of
from .layout import Plan, plan_of
from .table import Sheet

__all__ = ["columns_of_bands", "only_headings", "under_bands"]

_SHORT = 2
"""Words of a heading of several columns that is no title."""


def under_bands(sheet: Sheet, header: int, titles: Sequence[str], meanings: Sequence[Meaning], plan: Plan) -> tuple[list[str], list[Meaning]]:
    """The headings and their meanings, with what stands above several of them.

    A fact that any party may have is not the business's under words that are none for the business: the two together mean something, or nothing.

    Args:
        sheet: The sheet.
        header: The place of the row with the headings.
        titles: The heading of each column.
        meanings: What each means.
        plan: The plan of the sheet.
    """
    found, meant = list(titles), list(meanings)
    for at, _, band in _bands(sheet, header, titles) if not plan.of_members else ():
        if (meant[at].path or meant[at].proposed) not in _of_any_party() or _is_plain(band, plan):
            continue
        found[at] = f"{band} {titles[at]}"
        together = meaning_of(found[at], plan)
        taken = {other.path for place, other in enumerate(meant) if place != at}
        known = together if together.path not in taken else replace(together, path=None, how="near", proposed=together.path or "")
        meant[at] = known if together.path is not None else UNKNOWN
    return found, meant


def columns_of_bands(sheet: Sheet, header: int, titles: Sequence[str], plan: Plan) -> set[int]:
    """The columns of the row above the headings in which a heading of several columns stands; arguments as of `under_bands`."""
    return {start for _, start, _ in _bands(sheet, header, titles)} if not plan.of_members else set()


def only_headings(texts: Sequence[str], plan: Plan) -> bool:
    """Whether a row has headings that mean a fact, and nothing else."""
    held = [text for text in texts if text]
    return bool(held) and all(meaning_of(text, plan, doubtful=False).path for text in held)


def _bands(sheet: Sheet, header: int, titles: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Each column that has a heading, and the column and the words of what stands above it in the row before."""
    if header < 1:
        return
    above = [" ".join(cell.split()) if isinstance(cell, str) and len(cell) <= 200 else "" for cell in sheet.rows[header - 1]]
    starts = [at for at, text in enumerate(above) if text]
    headed = [at for at, title in enumerate(titles) if title]
    for start, following in pairwise([*starts, len(titles)]):
        merged = _merged_to(sheet, header - 1, start)
        end = merged if merged else following
        if len(starts) == 1 and _is_title(above[start], start <= headed[0], bool(merged), end > headed[-1]):
            continue
        yield from ((at, start, above[start]) for at in headed if start <= at < end)


def _is_title(text: str, first: bool, merged: bool, over_all: bool) -> bool:
    """Whether a text that stands alone in its row is a title: at the start of the table, over all of it, not merged, or long; or a sentence anywhere."""
    words = len(text.split())
    return (first and (over_all or not merged or words > _SHORT)) or (not merged and words > _SHORT + 1)


def _merged_to(sheet: Sheet, place: int, at: int) -> int:
    """The column behind a merged cell that starts in a row and a column; 0 where none does."""
    number, column = sheet.row_number(place), sheet.first_column + at
    return next((right + 1 - sheet.first_column for top, left, _, right in sheet.merged if (top, left) == (number, column) and right > left), 0)


@cache
def _of_any_party() -> frozenset[str]:
    """The facts of the business that any other party may have, too."""
    return frozenset(f"business.{column.path}" for column in plan_of("others").columns if column.info is not None)


def _is_plain(band: str, plan: Plan) -> bool:
    """Whether words are some for the business itself, or say nothing of whom the columns below tell."""
    words = said(band)
    path = meaning_of(band, plan, doubtful=False).path or ""
    titles = {said(title) for column in plan.columns for title in (column.band,) if title}
    return path == "business.name" or words in titles or not synonyms().bands.isdisjoint(words.split()) or words in synonyms().sheets["partnerships"]
