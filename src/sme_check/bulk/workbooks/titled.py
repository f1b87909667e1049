"""A sheet with its headings understood: which row they stand in, which fact each column holds, which rows are to be taken."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sme_check.facts.synonyms import said, synonyms

from .bands import only_headings, under_bands
from .business_keys import key_path
from .header_rows import MOST_HEADING_ROWS, candidates, texts_of
from .heading_words import Meaning, fact_of, meaning_of
from .layout import SHEETS, Plan, column_at, plan_of
from .meanings import meanings_of
from .rows_aside import has_headings, may_be_aside, refuse_second_table, why_aside
from .table import Sheet, column_letters, is_blank
from .taken import HeadingRead

__all__ = ["Titled", "has_our_headings", "plan_named", "title_sheet"]

_LOOKED_AT = 40
"""Rows at the top of a sheet among which its headings are looked for."""
_CELLS_LOOKED_AT = 12_000
"""And cells: of a sheet of hundreds of columns fewer rows are looked at."""
_JOINS = ("", "reference", "as_of", "owner_of", "activity_number")
"""What no heading means, and what only joins rows and sheets: by itself it makes no table."""


@dataclass(frozen=True, eq=False)
class Titled:
    """A sheet whose headings are understood.

    Attributes:
        sheet: The sheet.
        plan: What its rows are.
        header: The place in `sheet.rows` of the row with the headings (the last of several); -1 where there is none.
        titles: The heading of each column.
        meanings: What each means.
        top: The place of the first row of the headings: what stands above it is not read.
    """

    sheet: Sheet
    plan: Plan
    header: int
    titles: Sequence[str]
    meanings: Sequence[Meaning]
    top: int = 0

    @property
    def held(self) -> dict[str, int]:
        """The column of each fact."""
        return {meaning.path: column for column, meaning in enumerate(self.meanings) if meaning.path is not None}

    def column(self, at: int, places: Sequence[int]) -> list[Any]:
        """The cells of a column in some rows; a cell merged over several rows stands in each of them, as it is shown."""
        rows = self.sheet.rows
        whole = at < self._shortest
        cells = [rows[place][at] if whole or at < len(rows[place]) else None for place in places]
        for first, last in self._merged_down.get(at, ()):
            value = rows[first][at] if at < len(rows[first]) else None
            for number in range(bisect_left(places, first), bisect_right(places, last)):
                cells[number] = value
        return cells

    @cached_property
    def _merged_down(self) -> Mapping[int, list[tuple[int, int]]]:
        """Of each column the cells merged over several rows below the headings: first and last place."""
        found: dict[int, list[tuple[int, int]]] = {}
        for top, left, bottom, _ in self.sheet.merged:
            first, last = top - self.sheet.first_row, bottom - self.sheet.first_row
            if self.header < first < last and first < len(self.sheet.rows) and left >= self.sheet.first_column:
                found.setdefault(left - self.sheet.first_column, []).append((first, min(last, len(self.sheet.rows) - 1)))
        return found

    @cached_property
    def _shortest(self) -> int:
        """How many columns every row has."""
        return min(map(len, self.sheet.rows), default=0)

    def read(self) -> list[HeadingRead]:
        """How each heading was understood; columns that are blank throughout are left away."""
        return [
            HeadingRead(self.sheet.name, column_letters(self.sheet.first_column + at), title, self._shown(meaning.path), meaning.how, *self._proposed(meaning))
            for at, (title, meaning) in enumerate(zip(self.titles, self.meanings, strict=True))
            if title or not self._empty(at)
        ]

    def _shown(self, path: str | None) -> str | None:
        column = path is not None and self.plan.of_members and column_at(self.plan, path)
        return f"{self.plan.collection}[].{path}" if column and column.info is not None and path != "reference" else path

    def _proposed(self, meaning: Meaning) -> tuple[str, str, bool]:
        path = meaning.path or meaning.proposed
        fact = fact_of(path, self.plan) if path else None
        return self._shown(meaning.proposed) or "", fact[0].question if fact else "", meaning.slip

    def _empty(self, at: int) -> bool:
        return all(at >= len(row) or is_blank(row[at]) for row in self.sheet.rows[self.header + 1 :])

    def body(self) -> tuple[list[int], dict[int, str]]:
        """The places of the rows to be taken, and of those that are left aside, each with why."""
        places: list[int] = []
        aside: dict[int, str] = {}
        naming = {at for path, at in self.held.items() if path in ("reference", "business.name", "name")} | {0, 1}
        doubtful = {at: found for at in naming if (found := may_be_aside(self, at))}
        after_blank = False
        for place in range(self.header + 1, len(self.sheet.rows)):
            row = self.sheet.rows[place]
            if not _filled(row):
                after_blank = True
                continue
            looked_at = doubtful and any(at < len(row) and str(row[at]) in found for at, found in doubtful.items())
            why = why_aside(self, row) if looked_at else ""
            if why:
                aside[place] = why
                continue
            if looked_at or (after_blank and has_headings(row, self.plan)):
                refuse_second_table(self, place)
            after_blank = False
            places.append(place)
        return places, aside


def _filled(row: Sequence[Any]) -> bool:
    """Whether anything stands in a row."""
    first = next(filter(None, row), None)  # a text, or a number above or below nothing
    if first is not None and not (isinstance(first, str) and first.isspace()):
        return True
    return any(value is not None and value != "" and not (isinstance(value, str) and value.isspace()) for value in row)


def title_sheet(sheet: Sheet, mapping: Collection[str] = (), *, alone: bool = False, plan: Plan | None = None) -> Titled | None:
    """Understand the headings of a sheet; None where nothing is like the headings of any table of ours.

    Args:
        sheet: The sheet.
        mapping: The headings that somebody says the meaning of: they count as understood.
        alone: Whether no sheet of partnerships stands beside it: then one called "Deals", or one with a column for an owner or a bank, holds them itself.
        plan: What its rows are, if that is known.
    """
    named = _named(sheet.name)
    if named == "left out":
        return None
    plans = [plan] if plan else [plan_of(named)] if named else list(SHEETS)
    if alone and named in ("", "activities"):
        plans = [plan_of("partnerships"), plan_of("activities")]
    stated = {said(key.rpartition("!")[2]) for key in mapping}
    looked_at: Rows = {}
    found = [titled for plan in plans if (titled := _best(sheet, plan, stated, looked_at)) is not None]
    if any(titled.header for titled in found):  # what stands above headings may tell of them, too
        return max(map(_in_full, found), key=_worth)
    return _in_full(max(found, key=_worth)) if found else None


def has_our_headings(sheet: Sheet) -> bool:
    """Whether headings on a sheet are understood, whatever it is called."""
    looked_at: Rows = {}
    return any(_best(sheet, plan, (), looked_at) is not None for plan in SHEETS)


def plan_named(name: str) -> Plan | None:
    """The plan that the name of a sheet says; None where it says none."""
    key = _named(name)
    return plan_of(key) if key and key != "left out" else None


def _named(name: str) -> str:
    """What a sheet of this name holds; "" where the name does not say."""
    words = said(name)
    titles = {said(plan.title): plan.key for plan in SHEETS}
    return titles.get(words) or next((key for key, names in synonyms().sheets.items() if words in names), "")


def _worth(titled: Titled) -> tuple[int, int]:
    """How well a sheet is understood by a plan: by all its headings, and of two equal ones by the more telling words."""
    counts = Counter(meaning.how for meaning in titled.meanings if meaning.path is not None)
    if titled.plan.of_members:
        keys = sum(meaning.path is None and bool(key_path(title)) for title, meaning in zip(titled.titles, titled.meanings, strict=True))
        return counts.total() + keys, 0
    return counts.total() - sum("[0]" in (meaning.path or "") for meaning in titled.meanings), 1


Rows = dict[tuple[int, bool], list[tuple[int, list[str]]]]
"""The rows that may be headings, made once for all plans: by where they start, and whether they may cut a merged cell."""


def _best(sheet: Sheet, plan: Plan, stated: Collection[str], rows: Rows, *, whole: bool = True) -> Titled | None:
    """The row, or the two or three rows, that read best as headings; the first of equals. Rows that cut a merged cell only where no others do."""
    best: tuple[int, Titled] | None = None
    width = sheet.width
    for place in range(min(len(sheet.rows), _LOOKED_AT, max(MOST_HEADING_ROWS, _CELLS_LOOKED_AT // max(width, 1)))):
        if (place, whole) not in rows:
            rows[place, whole] = candidates(sheet, place, width, whole=whole)
        for header, texts in rows[place, whole]:
            known = [bool(stated) and said(text) in stated for text in texts]
            if best is not None and len(texts) - texts.count("") + sum(known) < best[0]:  # it cannot read as well: only what is stated counts twice
                continue
            meanings = meanings_of(texts, plan, doubtful=False)
            certain = [is_stated or (meaning.path or "") not in _JOINS for is_stated, meaning in zip(known, meanings, strict=True)]
            if not any(certain):
                continue
            told = _distinct(meanings) + sum(is_stated and meaning.path is None for is_stated, meaning in zip(known, meanings, strict=True))
            if told == 1 and plan.key != "partnerships":  # what names the business joins the sheet
                told += _names_business(texts, meanings)
            score = sum(certain) + sum(meaning.path in _JOINS[1:] for meaning in meanings)
            better = best is None or score > best[0] or _goes_on(best, score, header, sheet, plan)
            if better and _looks_like_headings(certain, told, texts, plan, alone=width == 1):
                best = (score, Titled(sheet, plan, header, texts, meanings, place))
    if best is None and whole and sheet.merged:
        return _best(sheet, plan, stated, rows, whole=False)
    return best[1] if best is not None else None


def _names_business(texts: Sequence[str], meanings: Sequence[Meaning]) -> bool:
    """Whether a column names the business: one that means nothing else, or that took the place of whom another column names ("Company" before "Bank")."""
    second = {meaning.proposed for meaning in meanings if meaning.how == "near"}
    return any(key_path(text) and (meaning.path is None or meaning.path in second) for text, meaning in zip(texts, meanings, strict=True))


def _in_full(found: Titled) -> Titled:
    """The headings as they are meant below those that stand above them, and what the others are like."""
    sheet, plan, meanings = found.sheet, found.plan, meanings_of(found.titles, found.plan, doubtful=True)
    if found.titles != texts_of(sheet.rows[found.header], sheet.width):
        return replace(found, meanings=meanings)
    titles, meanings = under_bands(sheet, found.header, found.titles, meanings, plan)
    return replace(found, titles=titles, meanings=meanings)


def _goes_on(best: tuple[int, Titled], score: int, header: int, sheet: Sheet, plan: Plan) -> bool:
    """Whether headings that read as well as those of the row above go on in a row that has nothing but headings, some of them below none."""
    texts = texts_of(sheet.rows[header], sheet.width)
    below_none = any(text and not above for text, above in zip(texts, texts_of(sheet.rows[header - 1], sheet.width), strict=True))
    return score == best[0] and best[1].header == header - 1 and below_none and only_headings(texts, plan)


def _distinct(meanings: Sequence[Meaning]) -> int:
    """How many facts headings mean, whatever their numbers: "Value 1" and "Value 2" make no table."""
    return len({re.sub(r"^(?:activities\[[0-9]+\]|activity)\.(?:(goods)\[[0-9]+\]\.)?", r"activity.\1", meaning.path) for meaning in meanings if meaning.path})


def _looks_like_headings(certain: Sequence[bool], score: int, texts: Sequence[str], plan: Plan, *, alone: bool) -> bool:
    """One word that happens to be a heading makes no row of headings, unless the sheet has one column, or it stands beside one that is like a heading."""
    if score >= 2 or alone:
        return True
    return any(meaning_of(text, plan).how in ("near", "ignored") for text, known in zip(texts, certain, strict=True) if text and not known)
