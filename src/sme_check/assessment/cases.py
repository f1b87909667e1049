"""The worked cases of the rules: each measure's own examples, run as partnerships."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sme_check.engine.evaluate import Evaluator
from sme_check.engine.finding import Finding, Outcome, find
from sme_check.errors import FactError, Problem
from sme_check.facts.line import lines_of
from sme_check.facts.read import read_partnership
from sme_check.rulebook.load import file_contents, rules_folder
from sme_check.rulebook.rulebook import Rulebook

from .screened import Screened

__all__ = ["Case", "CaseResult", "findings_of", "read_cases", "run_case"]

_ORDER = (Outcome.PROHIBITED, Outcome.LICENCE_REQUIRED, Outcome.REFER, Outcome.UNKNOWN, Outcome.EXCEPTED, Outcome.DOES_NOT_APPLY)


@dataclass(frozen=True, slots=True)
class Case:
    """A worked example of a measure."""

    measure: str
    name: str
    as_of: date
    expect: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a case came to."""

    case: Case
    found: str
    why: str

    @property
    def passed(self) -> bool:
        """Whether the engine found what the case expects."""
        return self.found == self.case.expect


def _placed(facts: Mapping[str, Any]) -> dict[str, Any]:
    """A partnership from the facts of a case: dotted paths fill the first activity and its first item."""
    data: dict[str, Any] = {key: value for key, value in facts.items() if "." not in key and key not in ("activity", "goods")}
    for root in ("uk_party", "business"):
        data[root] = dict(data.get(root) or {})
    activity: dict[str, Any] = dict(facts.get("activity") or {})
    goods: dict[str, Any] = dict(facts.get("goods") or {}) if not isinstance(facts.get("goods"), list) else {}
    places = {"uk_party": data["uk_party"], "business": data["business"], "activity": activity, "goods": goods}
    for key, value in facts.items():
        root, dot, name = key.partition(".")
        if dot and root in places:
            places[root][name] = value
        elif dot:
            data[key] = value
    if goods:
        activity["goods"] = [goods]
    elif isinstance(facts.get("goods"), list):
        activity["goods"] = facts["goods"]
    if activity:
        data["activities"] = [activity]
    return data


def read_cases(root: Path | str | None = None) -> Iterator[Case]:
    """The cases of every measure.

    Raises:
        RuleFileError: The rulebook is not in order.
    """
    from sme_check.rulebook.lint import check_documents

    folder = Path(root) if root is not None else rules_folder()
    for data in check_documents(folder, file_contents(folder))["measure"].values():
        for case in data["cases"]:
            yield Case(data["id"], case["name"], date.fromisoformat(case["as_of"]), case["expect"], case.get("facts") or {})


def _worst(findings: Iterable[Finding]) -> Finding:
    return min(findings, key=lambda finding: _ORDER.index(finding.outcome))


def findings_of(case: Case, rulebook: Rulebook) -> tuple[Finding, ...]:
    """What the case's own measure comes to, line by line; nothing on a day on which it is not in force.

    Raises:
        FactError: The case states facts that nobody declares.
    """
    try:
        facts = read_partnership(_placed(case.facts))
    except FactError as error:
        raise FactError(
            Problem(f"{case.measure}, case “{case.name}”: {item.where}", item.found, item.accepted, item.nearest) for item in error.problems
        ) from None
    measure = rulebook.measure(case.measure)
    version = measure.on(case.as_of)
    if version is None:
        return ()
    screened = Screened(rulebook, facts, case.as_of)
    return tuple(find(Evaluator(rulebook, line, screened.ask), measure, version) for line in lines_of(facts, case.as_of))


def run_case(case: Case, rulebook: Rulebook) -> CaseResult:
    """Run one case against its own measure.

    Raises:
        FactError: The case states facts that nobody declares.
    """
    findings = findings_of(case, rulebook)
    if not findings:
        return CaseResult(case, "not_in_force", "")
    finding = _worst(findings)
    return CaseResult(case, finding.outcome.value, "; ".join(f"{item.kind.value} {item.place} {item.question}" for item in finding.opens))
