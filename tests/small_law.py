"""A small rulebook for the tests, with whatever files a test adds to it; and one condition proved on a few facts."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sme_check.engine.evaluate import AsksParties, Evaluator
from sme_check.engine.proof import Open, OpenKind, Proof
from sme_check.facts.line import Line, Member, lines_of
from sme_check.facts.read import read_partnership
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import parse_condition
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook

__all__ = ["CITED", "DAY", "SMALL", "a_case", "a_definition", "a_line", "a_list", "a_measure", "answers", "evaluator", "prove", "small_law", "small_rules"]

SMALL = Path(__file__).parent / "rulebook" / "small"
DAY = date(2023, 1, 10)
"""A day on which the list of the small rulebook is complete."""

CITED: Mapping[str, Any] = {
    "citation": {"instrument": "uksi-2019-855", "provision": "reg 1"},
    "source": {"url": "https://www.legislation.gov.uk/uksi/2019/855/regulation/1", "read_on": "2026-11-22"},
}


def small_rules(folder: Path, files: Mapping[str, Any] | None = None) -> Path:
    """The folder of the small rulebook, copied, with further files by their place."""
    root = folder / "rules"
    if not root.exists():
        shutil.copytree(SMALL, root)
    for place, content in (files or {}).items():
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return root


def small_law(folder: Path, files: Mapping[str, Any] | None = None) -> Rulebook:
    """The small rulebook, loaded, with further files by their place."""
    return load_rulebook(small_rules(folder, files), cache=folder / "cache")


def a_definition(name: str, means: Any = None, **more: Any) -> dict[str, Any]:
    """The file of a definition."""
    return {"id": name, "title": name.replace("_", " "), **CITED, **({"means": means} if means else {}), **more}


def a_list(name: str, compares: str, codes: Mapping[str, str], **more: Any) -> dict[str, Any]:
    """The file of a list, complete since 2020 unless `complete` says otherwise."""
    entries = [{"in_force": [{"from": "2020-12-31"}], "codes": dict(codes)}]
    return {"id": name, "title": name, "compares": compares, **CITED, "complete": [{"from": "2020-12-31", "complete": True}], "entries": entries, **more}


def a_case(as_of: str, expect: str, **facts: Any) -> dict[str, Any]:
    """A worked case."""
    return {"name": f"{expect} on {as_of}", "as_of": as_of, "expect": expect, "facts": facts}


def a_measure(forbids: Any, **more: Any) -> dict[str, Any]:
    """The file of a measure in force since 21 July 2022."""
    cases = [a_case("2022-07-20", "not_in_force"), a_case("2022-07-21", "unknown")]
    in_force = [{"from": "2022-07-21", "by": "uksi-2022-452"}]
    return {
        "id": "uk2019.T",
        "title": "A test",
        "area": "services",
        "regime": "uk2019",
        **CITED,
        "in_force": in_force,
        "forbids": forbids,
        "cases": cases,
        **more,
    }


def a_line(facts: Mapping[str, Any] | None = None, as_of: date = DAY, number: int = 0) -> Line:
    """A line of the facts."""
    return lines_of(read_partnership(facts or {}), as_of)[number]


def answers(truth: Truth = Truth.UNKNOWN) -> AsksParties:
    """Screening that answers every question alike."""

    def ask(member: Member, question: str, about: str) -> Proof:
        gap = Open(OpenKind.DATA, "", f"{question} {about}")
        return Proof(truth, question, fact=member.path, open=gap if truth is Truth.UNKNOWN else None)

    return ask


def evaluator(law: Rulebook, facts: Mapping[str, Any] | None = None, as_of: date = DAY, screening: Truth = Truth.UNKNOWN) -> Evaluator:
    """An evaluator of the first line of the facts."""
    return Evaluator(law, a_line(facts, as_of), answers(screening))


def prove(law: Rulebook, condition: Mapping[str, Any], facts: Mapping[str, Any] | None = None, as_of: date = DAY) -> Proof:
    """The proof of a condition on the first line of the facts."""
    return evaluator(law, facts, as_of).prove(parse_condition(condition))
