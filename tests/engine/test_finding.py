"""Findings: what a measure comes to, with its exceptions and what may license it."""

import copy
import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sme_check.engine.evaluate import Evaluator
from sme_check.engine.finding import Finding, Outcome, find
from sme_check.engine.proof import OpenKind, Proof
from sme_check.facts.line import Member
from sme_check.facts.truth import Truth
from tests.small_law import DAY, a_measure, evaluator, small_law

SHIP = {"fact": "activity.by_ship", "equals": True}
SALE = {"fact": "activity.purpose", "equals": "commercial"}
DONE: dict[str, Any] = {"by_ship": True}
CITED = {"citation": {"provision": "reg 60"}}


def finding(folder: Path, activity: dict[str, Any] | None, as_of: date = DAY, **measure: Any) -> Finding:
    """What a measure that forbids carriage by ship comes to."""
    law = small_law(folder, {"measures/uk2019/t.yaml": a_measure(SHIP, **measure)})
    found = law.measure("uk2019.T")
    version = found.on(as_of)
    assert version is not None
    return find(evaluator(law, {"activities": [activity] if activity is not None else None}, as_of), found, version)


def an_exception(**more: Any) -> list[dict[str, Any]]:
    """An exception."""
    return [{"id": "e", **CITED, **more}]


def a_ground(**more: Any) -> list[dict[str, Any]]:
    """A licensing ground."""
    return [{"id": "g", **CITED, "authority": "exports", **more}]


@pytest.mark.parametrize(
    ("activity", "outcome"),
    [
        ({"by_ship": True}, Outcome.PROHIBITED),
        ({"by_ship": False}, Outcome.DOES_NOT_APPLY),
        ({}, Outcome.UNKNOWN),
        (None, Outcome.UNKNOWN),
    ],
)
def test_what_is_forbidden(tmp_path: Path, activity: dict[str, Any] | None, outcome: Outcome) -> None:
    """Done it is prohibited, not done it falls away, not stated it is unknown."""
    assert finding(tmp_path, activity).outcome is outcome


def test_an_unknown_finding_says_what_is_missing(tmp_path: Path) -> None:
    """What keeps a finding unknown is named with it; a settled one asks nothing."""
    assert [item.place for item in finding(tmp_path, {}).opens] == ["activities[0].by_ship"]
    assert finding(tmp_path, DONE).opens == ()


@pytest.mark.parametrize(
    ("activity", "outcome"),
    [
        ({**DONE, "purpose": "commercial"}, Outcome.EXCEPTED),
        ({**DONE, "purpose": "medical"}, Outcome.PROHIBITED),
        (DONE, Outcome.UNKNOWN),
        ({"purpose": "commercial"}, Outcome.EXCEPTED),
        ({"purpose": "medical"}, Outcome.UNKNOWN),
        ({"by_ship": False}, Outcome.DOES_NOT_APPLY),
    ],
)
def test_an_exception_of_fact(tmp_path: Path, activity: dict[str, Any], outcome: Outcome) -> None:
    """Made out it lifts, not made out it does not, unknown it leaves the measure unknown."""
    assert finding(tmp_path, activity, exceptions=an_exception(when=SALE)).outcome is outcome


@pytest.mark.parametrize(
    ("claims", "purpose", "outcome"),
    [
        ([], "commercial", Outcome.PROHIBITED),
        (["personal_effects"], "commercial", Outcome.EXCEPTED),
        (["personal_effects"], "medical", Outcome.PROHIBITED),
        (["personal_effects"], None, Outcome.UNKNOWN),
        ([], None, Outcome.PROHIBITED),
    ],
)
def test_an_exception_that_must_be_claimed(tmp_path: Path, claims: list[str], purpose: str | None, outcome: Outcome) -> None:
    """What is not relied on does not lift, whatever the facts; what is relied on needs its facts too."""
    exceptions = an_exception(claim="personal_effects", when=SALE)

    assert finding(tmp_path, {**DONE, "purpose": purpose, "claims": claims}, exceptions=exceptions).outcome is outcome


def test_a_claim_does_not_lift_where_no_activity_was_stated(tmp_path: Path) -> None:
    """Without an activity nothing was claimed, and nothing is known."""
    assert finding(tmp_path, None, exceptions=an_exception(claim="personal_effects")).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("claims", "purpose", "outcome"),
    [
        (["personal_effects"], "commercial", Outcome.REFER),
        (["personal_effects"], "medical", Outcome.PROHIBITED),
        (["personal_effects"], None, Outcome.UNKNOWN),
        ([], None, Outcome.PROHIBITED),
    ],
)
def test_an_exception_that_a_person_must_judge(tmp_path: Path, claims: list[str], purpose: str | None, outcome: Outcome) -> None:
    """Claimed and met it is referred, and never lifts by itself; the judgement waits until the facts are in."""
    exceptions = an_exception(claim="personal_effects", when=SALE, judgement="Is it really so?")
    found = finding(tmp_path, {**DONE, "purpose": purpose, "claims": claims}, exceptions=exceptions)

    assert found.outcome is outcome
    assert {item.kind for item in found.opens} == {Outcome.REFER: {OpenKind.JUDGEMENT}, Outcome.UNKNOWN: {OpenKind.FACT}}.get(outcome, set())


@pytest.mark.parametrize(
    ("day", "outcome"),
    [("2022-12-31", Outcome.PROHIBITED), ("2023-01-01", Outcome.EXCEPTED), ("2023-01-31", Outcome.EXCEPTED), ("2023-02-01", Outcome.PROHIBITED)],
)
def test_an_exception_stands_in_its_own_time(tmp_path: Path, day: str, outcome: Outcome) -> None:
    """An exception with dates of its own lifts on its first day and its last, not before nor after."""
    exceptions = an_exception(when=SALE, in_force=[{"from": "2023-01-01", "to": "2023-01-31"}])

    assert finding(tmp_path, {**DONE, "purpose": "commercial"}, date.fromisoformat(day), exceptions=exceptions).outcome is outcome


def test_an_exception_whose_time_was_not_verified_is_unknown(tmp_path: Path) -> None:
    """Nobody is let through, and nobody forbidden, by an exception that nobody has seen."""
    exceptions = an_exception(when=SALE, in_force=[{"from": "2023-01-01", "verified": "background"}])

    assert finding(tmp_path, {**DONE, "purpose": "commercial"}, exceptions=exceptions).outcome is Outcome.UNKNOWN
    assert finding(tmp_path, {**DONE, "purpose": "medical"}, exceptions=exceptions).outcome is Outcome.PROHIBITED


def test_one_exception_of_several_is_enough(tmp_path: Path) -> None:
    """One that is made out lifts, though another is unknown or fails."""
    exceptions = [*an_exception(when=SALE), {"id": "f", **CITED, "when": {"fact": "activity.military_end_use", "equals": False}}]

    assert finding(tmp_path, {**DONE, "purpose": "commercial"}, exceptions=exceptions).outcome is Outcome.EXCEPTED
    assert finding(tmp_path, {**DONE, "purpose": "medical"}, exceptions=exceptions).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(("purpose", "outcome"), [("commercial", Outcome.LICENCE_REQUIRED), ("medical", Outcome.PROHIBITED), (None, Outcome.PROHIBITED)])
def test_a_licensing_ground(tmp_path: Path, purpose: str | None, outcome: Outcome) -> None:
    """A ground counts only when it is made out; an unknown one leaves the prohibition as it is."""
    assert finding(tmp_path, {**DONE, "purpose": purpose}, licensing=a_ground(when=SALE)).outcome is outcome


@pytest.mark.parametrize(
    "ground",
    [
        {"when": SALE, "verified": False},
        {"when": SALE, "in_force": [{"from": "2023-02-01"}]},
        {"when": SALE, "in_force": [{"from": "2022-08-01", "to": "2022-12-31"}], "kind": "general_licence"},
        {"when": SALE, "in_force": [{"from": "2022-08-01", "verified": "partial"}]},
        {"when": {"judgement": "Is the purpose humanitarian?"}},
    ],
)
def test_a_ground_that_is_not_surely_there_is_not_made_out(tmp_path: Path, ground: dict[str, Any]) -> None:
    """Not verified, not yet or no longer in force, or for a person to judge: it is shown, but it makes nothing lawful."""
    found = finding(tmp_path, {**DONE, "purpose": "commercial"}, licensing=a_ground(**ground))

    assert found.outcome is Outcome.PROHIBITED
    assert [item.truth for item in found.licensing] != [Truth.TRUE]


def test_a_ground_without_a_condition_is_open_to_all(tmp_path: Path) -> None:
    """A general licence in force that asks nothing more is made out."""
    ground = a_ground(kind="general_licence", number="INT/2022/1", in_force=[{"from": "2022-08-01"}])

    assert finding(tmp_path, DONE, licensing=ground).outcome is Outcome.LICENCE_REQUIRED


def test_licences_are_not_asked_about_before_the_measure_applies(tmp_path: Path) -> None:
    """No ground is read while it is unknown whether anything is forbidden."""
    assert finding(tmp_path, {}, licensing=a_ground(when=SALE)).licensing == ()


def test_a_measure_whose_period_was_not_verified_does_not_forbid(tmp_path: Path) -> None:
    """A period that nobody has seen forbids nothing for certain and clears nothing that it may forbid."""
    in_force = [{"from": "2022-07-21", "by": "uksi-2022-452", "verified": "background"}]
    found = finding(tmp_path, DONE, in_force=in_force)

    assert found.outcome is Outcome.UNKNOWN
    assert [item.kind for item in found.opens] == [OpenKind.DATA]
    assert finding(tmp_path, {"by_ship": False}, in_force=in_force).outcome is Outcome.DOES_NOT_APPLY


@pytest.mark.parametrize(("day", "outcome"), [("2023-01-31", Outcome.PROHIBITED), ("2023-02-01", Outcome.DOES_NOT_APPLY)])
def test_each_version_has_its_own_text(tmp_path: Path, day: str, outcome: Outcome) -> None:
    """Where the text changed, the text of the day is applied."""
    in_force = [
        {"from": "2022-07-21", "to": "2023-01-31", "by": "uksi-2022-452"},
        {"from": "2023-02-01", "by": "uksi-2022-452", "forbids": {"all": [SHIP, SALE]}},
    ]
    cases = [{"name": f"{index}", "as_of": as_of, "expect": "unknown"} for index, as_of in enumerate(("2022-07-20", "2022-07-21", "2023-01-31", "2023-02-01"))]

    assert finding(tmp_path, {**DONE, "purpose": "medical"}, date.fromisoformat(day), in_force=in_force, cases=cases).outcome is outcome


def test_only_a_judgement_left_is_referred(tmp_path: Path) -> None:
    """With all facts in and a judgement left, a person must look; with a fact missing beside it, the fact comes first."""
    folder = {"measures/uk2019/t.yaml": a_measure({"all": [SHIP, {"judgement": "Does it enable a prohibited thing?"}]})}
    law = small_law(tmp_path, folder)
    measure = law.measure("uk2019.T")
    version = measure.on(DAY)
    assert version is not None

    found = [find(evaluator(law, {"activities": [activity]}), measure, version).outcome for activity in ({"by_ship": True}, {}, {"by_ship": False})]
    assert found == [Outcome.REFER, Outcome.UNKNOWN, Outcome.DOES_NOT_APPLY]


def settled(folder: Path, asked: list[tuple[str, str]] | None = None) -> tuple[Finding, Finding]:
    """What plainly does not apply, by a fact beside which a party is asked about; and the same with its proof made beforehand."""
    forbids = {"all": [SHIP, {"some": "business.owners", "that": {"party": "it", "designated_for": "asset_freeze"}}]}
    law = small_law(folder, {"measures/uk2019/t.yaml": a_measure(forbids)})
    found, facts = law.measure("uk2019.T"), {"activities": [{"by_ship": False}], "business": {"owners": [{"name": "Zarya Polya"}]}}
    version, of_line = found.on(DAY), evaluator(law, facts)
    assert version is not None

    def ask(member: Member, question: str, about: str) -> Proof:
        if asked is not None:
            asked.append((member.path, question))
        return Proof(Truth.UNKNOWN, question)

    line = of_line.line
    whole = Finding(found, version, line.label, Outcome.DOES_NOT_APPLY, Evaluator(law, line, ask).prove(version.forbids))
    if asked is not None:
        asked.clear()
    return find(Evaluator(law, line, ask), found, version), whole


def test_the_proof_of_what_plainly_does_not_apply_is_whole(tmp_path: Path) -> None:
    """A proof that is made when somebody looks is the whole proof; nobody can tell when it was made."""
    found, whole = settled(tmp_path)

    assert found == whole
    assert repr(found) == repr(whole)
    assert len(found.proof.parts) == 2


@pytest.mark.parametrize("copied", [lambda found: pickle.loads(pickle.dumps(found)), copy.copy, copy.deepcopy, replace])
def test_a_finding_is_copied_with_its_proof(tmp_path: Path, copied: Any) -> None:
    """A finding goes with its proof wherever it is sent, though nobody has looked at it."""
    found, whole = settled(tmp_path)

    assert copied(found) == whole


def test_screening_is_asked_all_the_same(tmp_path: Path) -> None:
    """Whoever a measure asks about is asked about though a fact settles it: screening says whether an answer rests on an old list."""
    asked: list[tuple[str, str]] = []
    found, _ = settled(tmp_path, asked)

    assert found.outcome is Outcome.DOES_NOT_APPLY
    assert asked == [("business.owners[0]", "designated_for")]


@pytest.mark.parametrize("name", ["proofs", "verdict"])
def test_a_finding_has_nothing_else(tmp_path: Path, name: str) -> None:
    """What a finding does not have is asked of it in vain."""
    with pytest.raises(AttributeError, match=name):
        getattr(settled(tmp_path)[0], name)
