"""Dated lists bound to a table: each distinct value is asked about once, and what is found of it serves every table of the day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sme_check.rulebook.condition import Condition, Listed
from sme_check.rulebook.dated_list import Completeness, DatedList, Hit

from .compile import Asked
from .encode import Coded, first_rows, together
from .leaves import bits
from .merged import merged
from .paths import items_of, path_of
from .run import Tabled
from .table import coded

if TYPE_CHECKING:
    from .bind import Binder

__all__ = ["Lists"]

_REMEMBERED = 1 << 16
"""Values of which the answer of a list is remembered."""


@dataclass(frozen=True, slots=True)
class _Missed:
    """All values of which a list says nothing, as one: whether a miss of them is a known miss."""

    known: bool


class Lists:
    """Binds the leaves that ask dated lists.

    Args:
        binder: The table and the law.
    """

    def __init__(self, binder: "Binder") -> None:
        self._binder = binder
        self._chapters: dict[str, list[str]] = {}

    def bind(self, leaf: Asked, listed: Listed) -> Tabled:
        """What answers a leaf that asks a list."""
        path = path_of(leaf, listed.fact)
        column, dated = coded(self._binder.table.column(path)), self._binder.compiled.rulebook.dated_list(listed.list_id)
        known = dated.completeness_on(self._binder.compiled.day)
        if known is None:
            return self._binder.proved(leaf, self._binder.nothing)
        looked = self._binder.looked(frozenset({known.look_up, dated.id}), path)
        keys, rows = self._keys(dated, known, path, column.values), column.first.tolist()
        if looked is not self._binder.nothing:
            told, hits = self._told_apart(dated, known, keys)
            alike = merged(told, rows)
        else:
            plain = self._plain(leaf, dated, known, {key: row for key, row in zip(keys, rows, strict=True) if row >= 0})
            answers = [plain.get(key, 0) for key in keys]
            if None not in answers:
                return Tabled(column, bits([answer for answer in answers if answer is not None]))
            hits = [self._hits(dated, key) if answer is None else () for key, answer in zip(keys, answers, strict=True)]
            alike = merged([key if answer is None else (answer,) for key, answer in zip(keys, answers, strict=True)], rows)
        return self._binder.proved(leaf, together([alike.column(column), looked, *self._conditions(column, hits, leaf)]))

    def _keys(self, dated: DatedList, known: Completeness, path: str, values: Sequence[Any]) -> list[Any]:
        """Values, but one key for all of whose chapter a list holds nothing and a miss is a known miss, and one for those of which it is none."""
        if path not in self._chapters:
            self._chapters[path] = [value[:2] if isinstance(value, str) else "" for value in values]
        chapters = self._chapters[path]
        answered = {chapter: _of_chapter(dated, known, chapter) for chapter in set(chapters)}
        keys = {chapter: _Missed(answer) for chapter, answer in answered.items() if answer is not None}
        return [keys.get(chapter, value) for chapter, value in zip(chapters, values, strict=True)]

    def _hits(self, dated: DatedList, value: Any) -> list[Hit]:
        """The entries that a value, or one of several, meets."""
        return [hit for item in items_of(value) for hit in dated.hits(str(item), self._binder.compiled.day)]

    def _told_apart(self, dated: DatedList, known: Completeness, keys: Iterable[Any]) -> tuple[list[Any], list[Sequence[Hit]]]:
        """Values as a list tells them apart, with what each meets: those of which it says nothing are one, or two, for it may answer for some of them."""
        told: list[Any] = []
        hits: list[Sequence[Hit]] = []
        for key in keys:
            met = () if isinstance(key, _Missed) else self._hits(dated, key)
            told.append(_Missed(known.answers_for(key)) if isinstance(key, str) and not met else key)
            hits.append(met)
        return told, hits

    def _plain(self, leaf: Asked, dated: DatedList, known: Completeness, rows: Mapping[Any, int]) -> Mapping[Any, int | None]:
        """The answers of values that turn on nothing else, None for the others; what is found of a value serves every table of the day."""
        plain = self._binder.compiled.plain.setdefault(leaf, {})
        if len(plain) > _REMEMBERED:
            plain.clear()
        new = {key: row for key, row in rows.items() if key not in plain}
        told, hits = self._told_apart(dated, known, new)
        alike = merged(told, list(new.values()))
        answers = self._binder.answers(leaf, alike.first)[alike.of_value].tolist()
        for key, met, answer in zip(new, hits, answers, strict=True):
            plain[key] = None if any(hit.entry.only_if is not None for hit in met) else answer
        return plain

    def _conditions(self, column: Coded, hits: Sequence[Sequence[Hit]], leaf: Asked) -> list[Coded]:
        """What else the entries that a value meets turn on, as columns; nothing where the value meets none of them."""
        wanted: dict[Any, set[int]] = {}
        for code, met in enumerate(hits):
            for hit in met:
                if hit.entry.only_if is not None:
                    wanted.setdefault(hit.entry.only_if, set()).add(code)
        return [self._where(condition, codes, column, leaf) for condition, codes in wanted.items()]

    def _where(self, condition: Condition, codes: set[int], column: Coded, leaf: Asked) -> Coded:
        """The truth of a condition in the rows whose value turns on it; one code for all the others."""
        asked = np.zeros(len(column.values), bool)
        asked[list(codes)] = True
        marked = np.where(asked[column.codes], self._binder.truths(condition, leaf.of) + 1, 0)
        return Coded(marked, range(17), first_rows(marked, 17))


def _of_chapter(dated: DatedList, known: Completeness, chapter: str) -> bool | None:
    """Of a chapter of which a list holds nothing whether a miss is a known miss, the same for all its codes; None for any other."""
    if dated.compares != "commodity_code" or not chapter.isdigit() or len(chapter) < 2 or not dated.meets_none(chapter):
        return None
    return known.answers_alike(chapter)
