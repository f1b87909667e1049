"""Rows below the headings that are none of the table: worked rows, headings once more, totals, lines below it; and a second table, which is refused."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from sme_check.facts.synonyms import said, synonyms

from .heading_words import fact_of, is_heading, meaning_of
from .layout import Plan
from .limits import refuse
from .table import is_blank
from .typed import NOTHING, Setting, cell_reader, code_of

if TYPE_CHECKING:
    from .titled import Titled

__all__ = ["has_headings", "is_example", "may_be_aside", "refuse_second_table", "why_aside"]

_STARTS = 4
"""Letters by which a cell is told that may begin such a row."""


@cache
def _starts() -> frozenset[str]:
    """How a worked row, a total or a line below the table may begin."""
    return frozenset(word[:_STARTS] for word in ("example", *synonyms().totals, *synonyms().lines_below))


@cache
def _line_below() -> re.Pattern[str]:
    """A line below a table: one of its words and a colon, or who made or looked through it."""
    return re.compile(rf"\s*\*?\s*(?:{'|'.join(sorted(synonyms().lines_below))})\s*:|\s*(?:prepared|checked|approved) by\b", re.IGNORECASE)


def may_be_aside(table: "Titled", at: int) -> set[str]:
    """The texts of a column that begin like a worked row, a total, a line below the table or a heading: the rows in which they stand are looked at."""
    stand = {row[at] for row in table.sheet.rows[table.header + 1 :] if at < len(row) and isinstance(row[at], str)}
    return {value for value in stand if value.strip(" *\n\t")[:_STARTS].casefold() in _starts() or is_heading(value, table.plan)}


def why_aside(table: "Titled", row: Sequence[Any]) -> str:
    """Why a row is none of the table; "" for one that is."""
    reference = table.held.get("reference")
    first = row[reference] if reference is not None and reference < len(row) else None
    if isinstance(first, str) and is_example(first):
        return f"{first.strip()}: a worked row of the template, left out."
    held = [(at, value) for at, value in enumerate(row) if not is_blank(value)]
    if table.header >= 0 and [(at, said(str(value))) for at, value in held] == [(at, said(title)) for at, title in enumerate(table.titles) if title]:
        return "The headings once more, left out."
    texts = [value for _, value in held if isinstance(value, str)]
    summed = [at for at, value in held if not isinstance(value, str)]
    told = bool(summed) or (bool(texts) and texts[0].rstrip().endswith(":"))
    if len(texts) == 1 and said(texts[0]) in synonyms().totals and told and all(_may_be_summed(table, at) for at in summed):
        return "A row of totals, left aside: it is no partnership."
    if len(held) <= 2 and texts and isinstance(held[0][1], str) and _line_below().match(held[0][1]):
        return "A line below the table, left aside: it is no partnership."
    return ""


def _may_be_summed(table: "Titled", at: int) -> bool:
    """Whether a column may have a total: not one of codes or texts that are understood."""
    path = table.meanings[at].path if at < len(table.meanings) else None
    fact = fact_of(path, table.plan) if path else None
    return fact[0].kind in ("number", "money", "share") if fact is not None else path is None


def is_example(reference: str) -> bool:
    """Whether a reference is that of a worked row of the template.

    >>> is_example("EXAMPLE 1 (left out)"), is_example("Example Ltd")
    (True, False)
    """
    words = said(reference).split()
    return len(words) >= 2 and words[0] == "example" and words[1].isdigit()


def refuse_second_table(table: "Titled", place: int) -> None:
    """Refuse a sheet in which a row below the headings is a row of other headings.

    Raises:
        FactError: It is: read by the headings above it, the table would say what nobody said.
    """
    held = [(at, value) for at, value in enumerate(table.sheet.rows[place]) if not is_blank(value)]
    if not all(isinstance(value, str) and len(value) <= 60 for _, value in held):
        return
    known = [meaning.path for _, value in held if (meaning := meaning_of(value, table.plan, doubtful=False)).path]
    named = any(at == table.held.get("reference") and _is_reference(value, table.plan) for at, value in held) and len(held) > 1
    if not named and (len(set(known)) < 2 or 2 * len(known) < len(held) or any(_is_answer(table, at, value) for at, value in held)):
        return
    sheet = table.sheet
    found = f"a second table, whose headings stand in row {sheet.row_number(place):,}: {', '.join(str(value) for _, value in held)[:150]}"
    raise refuse(f"{sheet.name}!{sheet.cell(place, held[0][0])}", found, "one table a sheet; put the second on a sheet of its own")


def _is_reference(value: str, plan: Plan) -> bool:
    """Whether a cell says what a column of references is called, as no reference is."""
    return meaning_of(value, plan, doubtful=False).path == "reference"


def has_headings(row: Sequence[Any], plan: Plan) -> bool:
    """Whether several cells of a row are headings that mean a fact; a quick look."""
    return sum(isinstance(value, str) and is_heading(value, plan) for value in row) >= 2


def _is_answer(table: "Titled", at: int, value: str) -> bool:
    """Whether a cell answers what its own column asks, where not any text would."""
    path = table.meanings[at].path if at < len(table.meanings) else None
    fact = fact_of(path, table.plan) if path else None
    if fact is None or (fact[0].kind in ("text", "texts") and not code_of(fact[1], fact[0].name)):
        return False
    read = cell_reader(*fact, Setting())(value, "")
    return read.problem is None and read is not NOTHING
