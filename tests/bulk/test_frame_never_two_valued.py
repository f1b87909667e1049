"""Never two-valued by accident, through frames: a missing cell is neither a yes nor a no, whatever is asked of it and wherever it stands."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from sme_check import check_frame
from sme_check.rulebook.rulebook import Rulebook
from tests.small_law import DAY, a_measure, small_law

KIND, NUMBER, TEXT, FLAG, WHEN, MANY = (f"activity.{name}" for name in ("kind", "payment_days", "service", "by_ship", "contract_date", "territories"))
MEETS: dict[str, tuple[dict[str, Any], Any, Any]] = {
    "is": ({"fact": TEXT, "equals": "auditing"}, "auditing", "translation"),
    "is one of": ({"fact": TEXT, "in": ["auditing", "education"]}, "education", "translation"),
    "is no": ({"fact": FLAG, "equals": False}, False, True),
    "at least": ({"fact": NUMBER, "at_least": 10}, 10, 9),
    "more than": ({"fact": NUMBER, "more_than": 10}, 11, 10),
    "at most": ({"fact": NUMBER, "at_most": 10}, 10, 11),
    "less than": ({"fact": NUMBER, "less_than": 10}, 9, 10),
    "before": ({"fact": WHEN, "before": "2020-01-01"}, date(2019, 12, 31), date(2020, 1, 1)),
    "on or after": ({"fact": WHEN, "on_or_after": "2020-01-01"}, date(2020, 1, 1), date(2019, 12, 31)),
    "includes any": ({"fact": MANY, "includes_any": ["crimea"]}, "crimea", "none"),
}
"""Conditions, each with a value that meets it and one that does not."""

GAPS: list[Any] = [None, float("nan"), pd.NA, pd.NaT, "", "  "]
UNREAD = {"a": "mapping"}
SAME, OPPOSITE = ["prohibited", "outside"], ["outside", "prohibited"]
FORMS: dict[str, tuple[Callable[[Any], Any], list[str]]] = {
    "itself": (lambda test: test, SAME),
    "not": (lambda test: {"not": test}, OPPOSITE),
    "not not": (lambda test: {"not": {"not": test}}, SAME),
    "not beside what is so": (lambda test: {"all": [{"fact": KIND, "equals": "service"}, {"not": test}]}, OPPOSITE),
    "not or what is not so": (lambda test: {"any": [{"fact": KIND, "equals": "loan"}, {"not": test}]}, OPPOSITE),
}
COLUMNS = {"plain": "activity.", "numbered": "activities[2]."}


def verdicts(law: Rulebook, values: list[Any], fact: str, prefix: str) -> list[str]:
    """The verdict on each value, in a service of which nothing else matters."""
    column, kind = (name.replace("activity.", prefix) for name in (fact, KIND))
    frame = pd.DataFrame({column: pd.Series(values, dtype=object), kind: "service"})
    return list(check_frame(frame, DAY, rulebook=law, words=False)["verdict"])


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("test", MEETS)
def test_a_missing_cell_is_neither_a_yes_nor_a_no(test: str, form: str, columns: str, tmp_path: Path) -> None:
    """Amid stated cells, which the measure forbids or does not, every gap and every cell that cannot be read asks for the fact."""
    condition, meets, fails = MEETS[test]
    make, wanted = FORMS[form]
    law = small_law(tmp_path, {"measures/uk2019/t.yaml": a_measure(make(condition))})
    found = verdicts(law, [meets, *GAPS, UNREAD, fails], condition["fact"], COLUMNS[columns])

    assert [found[0], found[-1]] == wanted
    assert set(found[1:-1]) == {"needs_information"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("dtype", "test"), [("Int64", "at least"), ("float64", "at least"), ("float64", "less than"), ("boolean", "is no"), ("str", "is one of")]
)
def test_a_gap_in_a_typed_column_is_neither(dtype: Any, test: str, form: str, tmp_path: Path) -> None:
    """NaN is not less than ten, and NA is no False."""
    condition, meets, fails = MEETS[test]
    make, wanted = FORMS[form]
    law = small_law(tmp_path, {"measures/uk2019/t.yaml": a_measure(make(condition))})
    frame = pd.DataFrame({condition["fact"]: pd.Series([meets, None, fails], dtype=dtype), KIND: "service"})
    found = list(check_frame(frame, DAY, rulebook=law, words=False)["verdict"])

    assert [found[0], found[2]] == wanted
    assert found[1] == "needs_information"


@pytest.mark.parametrize("form", FORMS)
def test_a_column_that_is_not_there_is_neither(form: str, tmp_path: Path) -> None:
    """A fact of which the frame has no column is as unknown as one with a gap."""
    law = small_law(tmp_path, {"measures/uk2019/t.yaml": a_measure(FORMS[form][0](MEETS["is"][0]))})

    assert list(check_frame(pd.DataFrame({KIND: ["service"]}), DAY, rulebook=law)["verdict"]) == ["needs_information"]
