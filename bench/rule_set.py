"""A set of rules and rows to compare engines on: 150 rules of six conditions over forty facts, 8 % of them missing, the same every time.

A rule is six conditions `(field, comparison, value)`: the first four, and one of the last two. Seeded, so that every engine and every run has the
same rules and rows. `harness` takes rules and rows of the same shape from another folder instead.
"""

import importlib
import random
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

__all__ = ["CHOICES", "DAYS", "FIELDS", "FLAGS", "NUMBERS", "Rows", "reference", "rules", "source"]

Rule = list[tuple[str, str, Any]]
CHOICES = {f"cat{number}": size for number, size in enumerate((30, 200, 300, 40, 12, 90, 60, 25, 8, 150, 20, 16, 50, 10))}
NUMBERS = [f"num{number}" for number in range(10)]
FLAGS = [f"flag{number}" for number in range(12)]
DAYS = [f"date{number}" for number in range(4)]
FIELDS = [*CHOICES, *NUMBERS, *FLAGS, *DAYS]
_MISSING, _COUNT = 0.08, 150


def word(field: str, code: int) -> str:
    """The text of a code."""
    return f"{field}_{code:03d}"


def _condition(chance: random.Random) -> tuple[str, str, Any]:
    kind = chance.random()
    if kind < 0.5:
        field = chance.choice(list(CHOICES))
        if kind < 0.1:
            return field, "ne", word(field, chance.randrange(CHOICES[field]))
        count = chance.randint(10, 20) if CHOICES[field] >= 40 else max(1, int(CHOICES[field] * chance.uniform(0.3, 0.6)))
        return field, "in", tuple(word(field, code) for code in sorted(chance.sample(range(CHOICES[field]), count)))
    if kind < 0.7:
        return chance.choice(NUMBERS), chance.choice(("ge", "lt")), chance.choice((10.0, 25.0, 50.0, 75.0, 90.0))
    if kind < 0.9:
        return chance.choice(FLAGS), chance.choice(("true", "false")), None
    return chance.choice(DAYS), chance.choice(("ge", "lt")), chance.choice((20140801, 20170228, 20220301, 20230726))


class Rows:
    """Columns: choices as int16 codes (-1 missing), numbers float32 (nan), flags int8 (-1), days int32 as yyyymmdd (-1)."""

    def __init__(self, count: int, seed: int = 1) -> None:
        chance = np.random.default_rng(seed)
        self.n, self.cols = count, {}
        for field, size in CHOICES.items():
            self.cols[field] = chance.integers(0, size, count).astype(np.int16)
        for field in NUMBERS:
            self.cols[field] = (chance.random(count) * 100).astype(np.float32).round(1)
        for field in FLAGS:
            self.cols[field] = chance.integers(0, 2, count).astype(np.int8)
        for field in DAYS:
            years, months, days = (chance.integers(*bounds, count) for bounds in ((2014, 2027), (1, 13), (1, 29)))
            self.cols[field] = (years * 10000 + months * 100 + days).astype(np.int32)
        for column in self.cols.values():
            column[chance.random(count) < _MISSING] = np.nan if column.dtype.kind == "f" else -1

    def records(self, count: int | None = None) -> list[dict[str, Any]]:
        """The first rows as mappings; a missing fact is None."""
        columns = {field: _plain(field, column[: count or self.n]) for field, column in self.cols.items()}
        return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _plain(field: str, column: Any) -> list[Any]:
    if field in CHOICES:
        return [None if code < 0 else word(field, code) for code in column.tolist()]
    if field in NUMBERS:
        return [None if np.isnan(value) else value for value in column.astype(np.float64).round(1).tolist()]
    return [None if value < 0 else bool(value) if field in FLAGS else value for value in column.tolist()]


def source(harness: str = "") -> tuple[list[Rule], Any, str]:
    """The rules, what makes rows of them, and where they come from."""
    if not harness:
        chance = random.Random(833)
        return [[_condition(chance) for _ in range(6)] for _ in range(_COUNT)], Rows, "bench/rule_set.py"
    sys.path.insert(0, str(Path(harness).resolve()))
    other = importlib.import_module("bench_rules")
    return other.rulebook(), other.Data, "the harness given"


def rules() -> list[Rule]:
    """The rules made here."""
    return source()[0]


def _holds(record: dict[str, Any], condition: tuple[str, str, Any]) -> bool | None:
    field, comparison, value = condition
    found = record[field]
    if found is None:
        return None
    match comparison:
        case "in":
            return found in value
        case "ne":
            return bool(found != value)
        case "ge":
            return bool(found >= value)
        case "lt":
            return bool(found < value)
    return found is (comparison == "true")


def _all(truths: Iterable[bool | None]) -> bool | None:
    known = list(truths)
    return False if False in known else None if None in known else True


def reference(record: dict[str, Any], rule: Rule, *, logic: int) -> bool | None:
    """What a rule says of a row, written out plainly: in Kleene's three values, or with a missing fact failing its condition."""
    truths = [_holds(record, condition) for condition in rule]
    if logic == 2:
        truths = [truth is True for truth in truths]
    either = True if True in truths[4:] else None if None in truths[4:] else False
    return _all([*truths[:4], either])
