"""The engines that are compared, each with the same rules in its own words.

An engine has `logic` (2 or 3 values), `kind` ("row" with `one(record)`; "vector" with `prepare(rows)`, `run(prepared)` and `rows(result, n)`), `dist` and
`most`, the number of rows worth timing one by one. In an engine of two values every comparison is guarded by hand: a missing fact fails it.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np
from rule_set import CHOICES, FIELDS, FLAGS, NUMBERS, Rule, word
from rules_subject import Subject

__all__ = ["ENGINES", "infix"]

_TRUTHS = {"true": True, "false": False, "unknown": None}
_SIGNS = {"ne": "!=", "ge": ">=", "lt": "<"}


class Columns(Subject):
    """sme_check over whole columns."""


class Proofs:
    """sme_check, one line at a time, each answer with its whole proof."""

    logic, kind, dist, most = 3, "row", "sme-check", 100

    def __init__(self, rules: list[Rule]) -> None:
        from rules_subject import _condition

        from sme_check.engine.evaluate import Evaluator
        from sme_check.rulebook.condition import All, AnyOf
        from sme_check.rulebook.rulebook import Rulebook

        self._evaluator, self._law = Evaluator, Rulebook({}, "")
        said = [[_condition(*condition) for condition in rule] for rule in rules]
        self._conditions = [All((*parts[:4], AnyOf((*parts[4:],)))) for parts in said]

    def one(self, record: dict[str, Any]) -> list[bool | None]:
        """The truth of every rule; the proofs are made and dropped."""
        evaluator = self._evaluator(self._law, _Facts(record), None)  # type: ignore[arg-type]
        return [_TRUTHS[evaluator.prove(condition).truth.value] for condition in self._conditions]


class _Facts:
    """A row in the place of a line."""

    activity_path = "activities[0]"
    as_of = date.min

    def __init__(self, record: dict[str, Any]) -> None:
        self.read = record.__getitem__

    def place(self, path: str) -> str:
        return path


class Masks:
    """numpy, two values, as most people would write it."""

    logic, kind, dist = 2, "vector", "numpy"

    def __init__(self, rules: list[Rule]) -> None:
        self._rules = rules

    def prepare(self, rows: Any) -> Any:
        """Nothing to prepare."""
        return rows

    @staticmethod
    def holds(column: Any, comparison: str, value: Any) -> Any:
        """Where a condition is known to hold."""
        match comparison:
            case "in":
                return np.isin(column, [int(item[-3:]) for item in value])
            case "ne":
                return (column >= 0) & (column != int(value[-3:]))
            case "ge":
                return column >= value
            case "lt":
                return (column < value) & (column >= 0)
        return column == (comparison == "true")

    def run(self, rows: Any) -> Any:
        """A mask of each rule."""
        found = np.empty((len(self._rules), rows.n), bool)
        for at, rule in enumerate(self._rules):
            a, b, c, d, e, f = (self.holds(rows.cols[field], comparison, value) for field, comparison, value in rule)
            found[at] = a & b & c & d & (e | f)
        return found

    def rows(self, result: Any, count: int) -> Any:
        """The first answers."""
        return result[:, :count].T.tolist()


class Polars:
    """polars expressions, all in one select: three values."""

    logic, kind, dist = 3, "vector", "polars"

    def __init__(self, rules: list[Rule]) -> None:
        import polars as pl

        def holds(field: str, comparison: str, value: Any) -> Any:
            column = pl.col(field)
            said: Mapping[str, Callable[[], Any]] = {
                "in": lambda: column.is_in(list(value)),
                "ne": lambda: column != value,
                "ge": lambda: column >= value,
                "lt": lambda: column < value,
                "true": lambda: column,
                "false": lambda: ~column,
            }
            return said[comparison]()

        self._said = []
        for at, rule in enumerate(rules):
            a, b, c, d, e, f = (holds(*condition) for condition in rule)
            self._said.append((a & b & c & d & (e | f)).alias(f"r{at}"))

    def prepare(self, rows: Any) -> Any:
        """A frame: choices as categories, what is missing as null."""
        import polars as pl

        columns = {}
        for field, column in rows.cols.items():
            if field in NUMBERS:
                columns[field] = pl.Series(column).fill_nan(None)
                continue
            known = pl.Series(column >= 0)
            if field in CHOICES:
                words = pl.Series([word(field, code) for code in range(CHOICES[field])])
                values = words.gather(pl.Series(np.where(column < 0, 0, column)).cast(pl.UInt32)).cast(pl.Categorical)
            else:
                values = pl.Series(column == 1 if field in FLAGS else column)
            columns[field] = pl.select(pl.when(known).then(values)).to_series()
        return pl.DataFrame(columns)

    def run(self, frame: Any) -> Any:
        """Every rule."""
        return frame.lazy().select(self._said).collect()

    def rows(self, result: Any, count: int) -> Any:
        """The first answers."""
        return [list(row) for row in result.head(count).rows()]


class OpenFisca:
    """openfisca-core: a variable for each field and each rule; numpy formulas, two values."""

    logic, kind, dist = 2, "vector", "OpenFisca-Core"
    _DAY = "2026-01-01"

    def __init__(self, rules: list[Rule]) -> None:
        from openfisca_core.entities import build_entity
        from openfisca_core.periods import DateUnit
        from openfisca_core.simulations import SimulationBuilder
        from openfisca_core.taxbenefitsystems import TaxBenefitSystem
        from openfisca_core.variables import Variable

        person = build_entity(key="line", plural="lines", label="line", is_person=True)
        self._system, self._builder, self._count = TaxBenefitSystem([person]), SimulationBuilder, len(rules)
        shared = {"entity": person, "definition_period": DateUnit.DAY, "label": "-"}
        for field in FIELDS:
            kind = float if field in NUMBERS else int
            self._system.add_variable(type(field, (Variable,), {**shared, "value_type": kind, "default_value": -1}))
        for at, rule in enumerate(rules):
            self._system.add_variable(type(f"r{at}", (Variable,), {**shared, "value_type": bool, "formula": self._formula(rule)}))

    @staticmethod
    def _formula(rule: Rule) -> Any:
        def formula(line: Any, period: Any) -> Any:
            a, b, c, d, e, f = (Masks.holds(line(field, period), comparison, value) for field, comparison, value in rule)
            return a & b & c & d & (e | f)

        return formula

    def prepare(self, rows: Any) -> Any:
        """Nothing to prepare: a simulation takes its inputs as it runs."""
        return rows

    def run(self, rows: Any) -> Any:
        """Every rule."""
        simulation = self._builder().build_default_simulation(self._system, count=rows.n)
        for field, column in rows.cols.items():
            simulation.set_input(field, self._DAY, np.nan_to_num(column, nan=-1) if field in NUMBERS else column.astype(np.int32))
        return np.array([simulation.calculate(f"r{at}", self._DAY) for at in range(self._count)])

    def rows(self, result: Any, count: int) -> Any:
        """The first answers."""
        return result[:, :count].T.tolist()


def infix(condition: tuple[str, str, Any], also: str = "and") -> str:
    """A condition as zen and CEL write it, guarded against what is missing."""
    field, comparison, value = condition
    if comparison == "in":
        return f"({field} in [{', '.join(json.dumps(item) for item in value)}])"
    if comparison in ("true", "false"):
        return f"({field} == {comparison})"
    return f"({field} != null {also} {field} {_SIGNS[comparison]} {json.dumps(value)})"


def _whole(rule: Rule, also: str, either: str) -> str:
    a, b, c, d, e, f = (infix(condition, also) for condition in rule)
    return f"{f' {also} '.join((a, b, c, d))} {also} ({e} {either} {f})"


class Zen:
    """zen-engine: one decision with an expression for each rule, compiled once."""

    logic, kind, dist, most = 2, "row", "zen-engine", 1000

    def __init__(self, rules: list[Rule]) -> None:
        import zen

        expressions = [{"id": f"e{at}", "key": f"r{at}", "value": _whole(rule, "and", "or")} for at, rule in enumerate(rules)]
        kinds = (("in", "inputNode", {}), ("ex", "expressionNode", {"expressions": expressions}), ("out", "outputNode", {}))
        nodes = [{"id": key, "name": key, "type": kind, "position": {"x": 0, "y": 0}, "content": content} for key, kind, content in kinds]
        edges = [{"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in (("in", "ex"), ("ex", "out"))]
        content = {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}
        self._decision, self._count = zen.ZenEngine().create_decision(zen.ZenDecisionContent(json.dumps(content))), len(rules)

    def one(self, record: dict[str, Any]) -> list[bool]:
        """Every rule."""
        found = self._decision.evaluate(record)["result"]
        return [bool(found[f"r{at}"]) for at in range(self._count)]


class Cel:
    """CEL, as common-expression-language has it (Rust): a program for each rule."""

    logic, kind, dist, most = 2, "row", "common-expression-language", 300

    def __init__(self, rules: list[Rule]) -> None:
        import cel

        self._context = cel.Context
        self._programs = [cel.compile(_whole(rule, "&&", "||")) for rule in rules]

    def one(self, record: dict[str, Any]) -> list[bool]:
        """Every rule."""
        context = self._context(variables=record)
        return [program.execute(context) for program in self._programs]


ENGINES: Mapping[str, Any] = {
    "sme_check, column engine": Columns,
    "polars expressions": Polars,
    "numpy masks": Masks,
    "openfisca-core": OpenFisca,
    "sme_check, engine.proof": Proofs,
    "zen-engine": Zen,
    "CEL (Rust)": Cel,
}
