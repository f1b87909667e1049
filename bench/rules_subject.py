"""The column engine as the subject of a bench of rules: `Subject(rules)`, `prepare(data)`, `run(table)`, `rows(result, n)`.

A rule is six conditions `(field, comparison, value)`: the first four and one of the last two. They are said in the rule language and compiled as
the rulebook is; a column of categories becomes codes, a column of numbers stays as it is.
"""

from datetime import date
from typing import Any

import numpy as np

from sme_check.engine.columns.compile import Asked, Compiled, compile_condition
from sme_check.engine.columns.encode import Coded, Numbers
from sme_check.engine.columns.leaves import table_of_test
from sme_check.engine.columns.planes import unpack
from sme_check.engine.columns.run import Run
from sme_check.facts.of_party import ABSENT
from sme_check.rulebook.condition import All, AnyOf, Condition, Not, Test
from sme_check.rulebook.rulebook import Rulebook

__all__ = ["Subject"]

Rule = list[tuple[str, str, Any]]


def _condition(field: str, comparison: str, value: Any) -> Condition:
    match comparison:
        case "in":
            return Test(field, "in", value)
        case "ne":
            return Not(Test(field, "equals", value))
        case "ge":
            return Test(field, "at_least", value)
        case "lt":
            return Not(Test(field, "at_least", value))
        case _:
            truth = Test(field, "equals", True)
            return truth if comparison == "true" else Not(truth)


class _Table:
    """The columns of a table, as the engine keeps them."""

    def __init__(self, data: Any) -> None:
        self.rows = data.n
        self.columns = {name: self._column(name, values) for name, values in data.cols.items()}

    @staticmethod
    def _column(name: str, values: Any) -> Coded | Numbers:
        if values.dtype.kind == "f":
            return Numbers(values)
        if values.dtype == np.int32:
            return Numbers(values, values < 0)
        known = [True] if values.dtype == np.int8 else [f"{name}_{code:03d}" for code in range(int(values.max(initial=0)) + 1)]
        stated = [False, *known] if values.dtype == np.int8 else known
        codes = np.where(values < 0, 0, values + 2).astype(np.uint8 if len(stated) < 254 else np.uint16)
        return Coded(codes, [None, ABSENT, *stated], np.zeros(0, np.int64))


class Subject:
    """The engine behind the hook: three-valued, by columns."""

    logic, kind, dist, cap, sizes = 3, "vector", "sme-check", 1000, None

    def __init__(self, rules: list[Rule]) -> None:
        self._compiled = Compiled(Rulebook({}, ""), date(2026, 1, 1))
        self._roots = [self._root(rule) for rule in rules]

    def _root(self, rule: Rule) -> int:
        said = [_condition(*condition) for condition in rule]
        return compile_condition(self._compiled, All((*said[:4], AnyOf((*said[4:],)))))

    def prepare(self, data: Any) -> tuple[Run, int]:
        """Bind the compiled rules to a table."""
        table, graph, leaves = _Table(data), self._compiled.graph, {}
        for place in graph.needed(self._roots):
            leaf = graph.nodes[place].leaf
            if isinstance(leaf, Asked) and isinstance(leaf.condition, Test):
                leaves[place] = table_of_test(leaf.condition, table.columns[leaf.condition.fact])
        return Run(graph, self._roots, leaves, table.rows), table.rows

    def run(self, bound: tuple[Run, int]) -> Any:
        """The two planes of every rule."""
        return bound[0].planes(self._roots)

    def rows(self, result: Any, count: int) -> list[list[bool | None]]:
        """The first answers as true, false or None."""
        true = [unpack(planes[0], count) for planes in result]
        possible = [unpack(planes[1], count) for planes in result]
        return [[True if t[row] else None if p[row] else False for t, p in zip(true, possible, strict=True)] for row in range(count)]
