"""Never two-valued by accident: a missing fact leaves a condition unknown on every path, whatever stands around it.

Several known engines answer true to `a != x`, or to `not (a in [x])`, when `a` is missing.
"""

from datetime import date
from typing import Any

import numpy as np
import pytest

from sme_check.engine.columns.compile import Asked, Compiled, compile_condition
from sme_check.engine.columns.encode import Coded, Numbers, encode
from sme_check.engine.columns.leaves import table_of_test
from sme_check.engine.columns.planes import truths
from sme_check.engine.columns.run import Run
from sme_check.engine.evaluate import Evaluator
from sme_check.engine.proof import Proof
from sme_check.engine.single import Single
from sme_check.facts.line import Member, lines_of
from sme_check.facts.of_party import ABSENT
from sme_check.facts.read import read_partnership
from sme_check.facts.truth import Truth
from sme_check.rulebook import condition as c
from sme_check.rulebook.rulebook import Rulebook

DAY = date(2026, 5, 15)
TEXT, NUMBER, FLAG, WHEN, MANY = "activity.kind", "activity.payment_days", "activity.by_ship", "activity.contract_date", "activity.territories"
TESTS = {
    "is": c.Test(TEXT, "equals", "export"),
    "is one of": c.Test(TEXT, "in", ("export", "import")),
    "is yes": c.Test(FLAG, "equals", True),
    "is no": c.Test(FLAG, "equals", False),
    "more than": c.Test(NUMBER, "more_than", 10),
    "at least": c.Test(NUMBER, "at_least", 10),
    "less than": c.Test(NUMBER, "less_than", 10),
    "at most": c.Test(NUMBER, "at_most", 10),
    "before": c.Test(WHEN, "before", DAY),
    "after": c.Test(WHEN, "after", DAY),
    "on or before": c.Test(WHEN, "on_or_before", DAY),
    "on or after": c.Test(WHEN, "on_or_after", DAY),
    "includes": c.Test(MANY, "includes", "crimea"),
    "includes any": c.Test(MANY, "includes_any", ("crimea",)),
    "given": c.Test(MANY, "given", True),
}
STATED: dict[str, Any] = {TEXT: "service", NUMBER: 5, FLAG: True, WHEN: date(2020, 1, 1), MANY: ()}
FORMS: dict[str, Any] = {
    "itself": (lambda test: test, Truth.UNKNOWN),
    "not": (c.Not, Truth.UNKNOWN),
    "not not": (lambda test: c.Not(c.Not(test)), Truth.UNKNOWN),
    "or true": (lambda test: c.AnyOf((test, c.All(()))), Truth.TRUE),
    "and false": (lambda test: c.All((test, c.AnyOf(()))), Truth.FALSE),
    "or false": (lambda test: c.AnyOf((test, c.AnyOf(()))), Truth.UNKNOWN),
    "and true": (lambda test: c.All((test, c.All(()))), Truth.UNKNOWN),
    "and not itself": (lambda test: c.All((test, c.Not(test))), Truth.UNKNOWN),
    "or not itself": (lambda test: c.AnyOf((test, c.Not(test))), Truth.UNKNOWN),
}


def in_columns(condition: c.Condition, columns: dict[str, Coded | Numbers], rows: int) -> list[Truth]:
    """What the columns say, row by row."""
    compiled = Compiled(Rulebook({}, ""), DAY)
    root = compile_condition(compiled, condition)
    leaves = {}
    for place in compiled.graph.needed([root]):
        leaf = compiled.graph.nodes[place].leaf
        if isinstance(leaf, Asked) and isinstance(leaf.condition, c.Test):
            leaves[place] = table_of_test(leaf.condition, columns[leaf.condition.fact])
    return truths(Run(compiled.graph, [root], leaves, rows).planes([root])[0], rows)


def ask_nobody(member: Member, question: str, about: str) -> Proof:
    raise AssertionError("no party is asked about here")


def in_proof(condition: c.Condition) -> Truth:
    """What the proof says of a line of which nothing is stated."""
    (line,) = lines_of(read_partnership({"activities": [{}]}), DAY)
    return Evaluator(Rulebook({}, ""), line, ask_nobody).prove(condition).truth


def in_one_line(condition: c.Condition) -> Truth:
    """What the single-line evaluator says of such a line."""
    (line,) = lines_of(read_partnership({"activities": [{}]}), DAY)
    compiled = Compiled(Rulebook({}, ""), DAY)
    root = compile_condition(compiled, condition)
    return Single(compiled).truth(root, line, ask_nobody)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("test", TESTS)
def test_a_missing_fact_is_unknown_on_every_path(test: str, form: str) -> None:
    """In the columns, first, last and amid stated rows, in the proof, and in one line alone, a missing fact is neither a yes nor a no."""
    make, wanted = FORMS[form]
    condition, fact = make(TESTS[test]), TESTS[test].fact
    column = encode([None, *[STATED[fact]] * 9, None], (None, ABSENT))
    found = in_columns(condition, {fact: column}, 11)

    assert [found[0], found[10]] == [wanted, wanted]
    assert in_proof(condition) is wanted
    assert in_one_line(condition) is wanted


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("test", ["more than", "at least", "less than", "at most"])
@pytest.mark.parametrize("kind", ["NaN", "marked"])
def test_a_missing_number_is_unknown(test: str, form: str, kind: str) -> None:
    """In a column of plain numbers too, whether the gap is NaN or is marked beside the numbers."""
    make, wanted = FORMS[form]
    values = np.array([np.nan, 5, 50] if kind == "NaN" else [-1, 5, 50])
    column = Numbers(values, None if kind == "NaN" else values < 0)

    assert in_columns(make(TESTS[test]), {NUMBER: column}, 3)[0] is wanted


@pytest.mark.parametrize("test", TESTS)
def test_what_cannot_arise_is_false(test: str) -> None:
    """A fact that cannot arise fails every test, and so meets its opposite."""
    column = encode([ABSENT], (None, ABSENT))

    assert in_columns(TESTS[test], {TESTS[test].fact: column}, 1) == [Truth.FALSE]
    assert in_columns(c.Not(TESTS[test]), {TESTS[test].fact: column}, 1) == [Truth.TRUE]
