"""Scenarios: whole partnerships as an adviser would describe them, with the answer that the law gives. Each was answered before the rules were asked.

A file of `tests/scenarios/*/*.yaml` holds `scenarios`. Each has:

- `name`, `source` (where the situation comes from), `as_of` (left out where that is the point)
- `expect`: the verdict, or a list of verdicts of which each is right
- `provision`: optional; the beginning of a measure's id, or a list of such, each of which must be among those that decide
- `facts`: a partnership as in a file; or `clear`: a name in `tests.builders.CLEAR`, and `change`: facts by dotted path
  (`business.region`, `activity.kind` of the first activity, `goods.code` of its first item, `look_ups[0].as_at`), null for a fact that nobody knows
- `look_ups`: added to those of a clear partnership; dated as of the day unless they say otherwise
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sme_check import check
from sme_check.assessment.assessment import Assessment
from sme_check.facts.written import parse_yaml
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook
from tests.builders import CLEAR, a_clear_partnership

HERE = Path(__file__).parent
FIELDS = {"name", "source", "as_of", "expect", "provision", "facts", "clear", "change", "look_ups"}


def scenarios() -> Iterator[Any]:
    """Every scenario of every file."""
    for file in sorted(HERE.glob("*/*.yaml")):
        for number, scenario in enumerate(parse_yaml(file.read_text(encoding="utf-8"), file.name)["scenarios"]):
            yield pytest.param(scenario, id=f"{file.parent.name}/{file.stem}: {scenario.get('name', number)}")


SCENARIOS = list(scenarios())


@cache
def law() -> Rulebook:
    """The rulebook, loaded once."""
    return load_rulebook()


def as_list(value: Any) -> list[Any]:
    """A value by itself, or a list of them, or nothing."""
    return value if isinstance(value, list) else [] if value is None else [value]


def steps_of(path: str) -> list[str | int]:
    """The steps of a dotted path; `activity` is the first activity, `goods` its first item."""
    head, _, tail = path.partition(".")
    full = {"activity": "activities[0]", "goods": "activities[0].goods[0]"}.get(head, head) + ("." + tail if tail else "")
    return [int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", full)]


def place(data: Any, path: str, value: Any) -> None:
    """Set one fact by its path, and make the groups on the way that are not there yet."""
    steps = steps_of(path)
    here = data
    for step, following in pairwise(steps):
        if isinstance(step, int):
            here.extend({} for _ in range(step + 1 - len(here)))
        elif here.get(step) is None:
            here[step] = [] if isinstance(following, int) else {}
        here = here[step]
    here[steps[-1]] = value


def partnership(scenario: dict[str, Any]) -> dict[str, Any]:
    """The facts of a scenario."""
    day = scenario.get("as_of")
    if "facts" in scenario:
        return {**scenario["facts"], "as_of": day}
    data = a_clear_partnership(scenario["clear"], as_of=str(day))
    data["look_ups"] = [{**item, "as_at": day} for item in data["look_ups"]]
    for path, value in (scenario.get("change") or {}).items():
        place(data, path, value)
    data["look_ups"] += [{"as_at": day, "by": "an adviser", **item} for item in scenario.get("look_ups") or ()]
    return data


def said(answer: Assessment) -> str:
    """The answer, for whoever has to find out why it is another."""
    deciding = "; ".join(finding.measure.id for finding in answer.decided_by)
    return f"{answer.verdict.value}, decided by {deciding or 'nothing'}\n" + "\n".join(
        f"  {item.kind} {item.place}: {item.question}" for item in answer.questions
    )


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_answer_is_the_one_that_the_law_gives(scenario: dict[str, Any]) -> None:
    assert set(scenario) <= FIELDS, f"unknown words: {set(scenario) - FIELDS}"
    assert scenario["source"], "a scenario says where it comes from"
    answer = check(partnership(scenario), rulebook=law())
    assert answer.verdict.value in as_list(scenario["expect"]), said(answer)
    for provision in as_list(scenario.get("provision")):
        assert any(finding.measure.id.startswith(provision) for finding in answer.decided_by), f"{provision} does not decide\n{said(answer)}"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_what_is_left_open_can_be_answered(scenario: dict[str, Any]) -> None:
    answer = check(partnership(scenario), rulebook=law())
    kinds = {question.kind for question in answer.questions}
    if answer.verdict.value == "needs_information":
        assert kinds & {"fact", "data"}, "what is missing?"
    if answer.verdict.value == "refer":
        assert "judgement" in kinds, "what is to be judged?"
    for question in answer.questions:
        assert len(question.question) > 9, question
        assert question.kind == "judgement" or question.place, question


def test_every_clear_activity_that_scenarios_start_from_exists() -> None:
    assert {param.values[0].get("clear") for param in SCENARIOS} - {None} <= set(CLEAR)


def test_no_two_scenarios_share_a_name() -> None:
    names = [param.id for param in SCENARIOS]
    assert len(names) == len(set(names))
