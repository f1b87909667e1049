"""What each engine answers when a fact is missing, beside Kleene's logic: unknown, but for the last two."""

from collections.abc import Callable
from typing import Any

from measuring import version

__all__ = ["KLEENE", "SAID", "engines"]

SAID = ("a >= 10", "a != 'x'", "a in ['x']", "not (a in ['x'])", "not (a >= 10)", "a >= 10 or true", "a >= 10 and false")
KLEENE = ("unknown", "unknown", "unknown", "unknown", "unknown", "true", "false")


def engines() -> dict[str, Any]:
    """Every engine on every condition."""
    asked = (
        ("sme_check, column engine", "", _columns),
        ("sme_check, engine.proof", "", _proofs),
        ("polars expressions", "polars", _polars),
        ("numpy masks (NaN, None)", "numpy", _numpy),
        ("openfisca-core (default -1)", "OpenFisca-Core", _openfisca),
        ("zen-engine", "zen-engine", _zen),
        ("CEL (Rust)", "common-expression-language", _cel),
    )
    return {"rows": [_row(name, dist, answers) for name, dist, answers in asked]}


def _row(name: str, dist: str, answers: Callable[[], list[Callable[[], Any]]]) -> dict[str, Any]:
    try:
        found = [_said(answer) for answer in answers()]
    except ImportError as error:
        return {"engine": name, "error": str(error)}
    return {"engine": name, "version": version(dist) if dist else "", "answers": found, "differs": sum(a != b for a, b in zip(found, KLEENE, strict=True))}


def _said(answer: Callable[[], Any]) -> str:
    try:
        found = answer()
    except Exception as error:
        return f"error ({type(error).__name__})"
    return "unknown" if found is None else str(bool(found)).lower()


def _conditions() -> list[Any]:
    from sme_check.rulebook.condition import All, AnyOf, Not, Test

    enough, known = Test("a", "at_least", 10), Test("word", "in", ("x",))
    always, never = AnyOf((Test("yes", "equals", True),)), Not(Test("yes", "equals", True))
    return [enough, Not(Test("word", "equals", "x")), known, Not(known), Not(enough), AnyOf((enough, always)), All((enough, never))]


def _columns() -> list[Callable[[], Any]]:
    from datetime import date

    import numpy as np
    from rules_subject import Subject

    from sme_check.engine.columns.compile import Asked, compile_condition
    from sme_check.engine.columns.encode import Coded, Numbers
    from sme_check.engine.columns.leaves import table_of_test
    from sme_check.engine.columns.run import Run
    from sme_check.facts.of_party import ABSENT

    columns = {
        "a": Numbers(np.array([np.nan], np.float32)),
        "word": Coded(np.zeros(1, np.uint8), [None, ABSENT, "x"], np.zeros(0, np.int64)),
        "yes": Coded(np.array([2], np.uint8), [None, ABSENT, True], np.zeros(0, np.int64)),
    }

    def answer(condition: Any) -> Any:
        subject = Subject([])
        root = compile_condition(subject._compiled, condition)
        graph = subject._compiled.graph
        asked = {place: graph.nodes[place].leaf for place in graph.needed([root]) if isinstance(graph.nodes[place].leaf, Asked)}
        leaves = {place: table_of_test(leaf.condition, columns[leaf.condition.fact]) for place, leaf in asked.items()}
        return subject.rows(Run(graph, [root], leaves, 1).planes([root]), 1)[0][0]

    assert date  # the rulebook of the subject is of some day
    return [lambda condition=condition: answer(condition) for condition in _conditions()]


def _proofs() -> list[Callable[[], Any]]:
    from rule_engines import _TRUTHS, Proofs, _Facts

    from sme_check.engine.evaluate import Evaluator

    evaluator = Evaluator(Proofs([])._law, _Facts({"a": None, "word": None, "yes": True}), None)  # type: ignore[arg-type]
    return [lambda condition=condition: _TRUTHS[evaluator.prove(condition).truth.value] for condition in _conditions()]


def _polars() -> list[Callable[[], Any]]:
    import polars as pl

    row = pl.DataFrame({"a": [None], "word": [None]}, schema={"a": pl.Int64, "word": pl.String})
    a, word = pl.col("a"), pl.col("word")
    said = (a >= 10, word != "x", word.is_in(["x"]), ~word.is_in(["x"]), ~(a >= 10), (a >= 10) | True, (a >= 10) & False)
    return [lambda condition=condition: row.select(condition).item() for condition in said]


def _numpy() -> list[Callable[[], Any]]:
    import numpy as np

    a, word = np.array([np.nan]), np.array([None], dtype=object)
    found = (
        lambda: a >= 10,
        lambda: word != "x",
        lambda: np.isin(word, ["x"]),
        lambda: ~np.isin(word, ["x"]),
        lambda: ~(a >= 10),
        lambda: (a >= 10) | True,
        lambda: (a >= 10) & False,
    )
    return [lambda answer=answer: answer()[0] for answer in found]


def _openfisca() -> list[Callable[[], Any]]:
    """There is no null: a fact not given has the default of its variable."""
    import numpy as np
    from openfisca_core import periods  # noqa: F401 (that it is here)

    a, word = np.array([-1]), np.array([-1])
    found = (a >= 10, word != 0, np.isin(word, [0]), ~np.isin(word, [0]), ~(a >= 10), (a >= 10) | True, (a >= 10) & False)
    return [lambda answer=answer: answer[0] for answer in found]


def _zen() -> list[Callable[[], Any]]:
    import zen

    return [lambda said=said: zen.evaluate_expression(said, {"a": None}) for said in SAID]


def _cel() -> list[Callable[[], Any]]:
    import cel

    def plainly(said: str) -> str:
        return said.replace(" or ", " || ").replace(" and ", " && ").replace("not ", "!")

    return [lambda said=said: cel.evaluate(plainly(said), {"a": None}) for said in SAID]
