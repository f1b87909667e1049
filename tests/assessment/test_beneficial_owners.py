"""Beneficial owners that nobody named are asked for, in one check and in a frame."""

from typing import Any

import pandas as pd
import pytest

from sme_check import check, check_frame
from sme_check.assessment.verdict import Verdict
from sme_check.assessment.verdicts import Verdicts
from sme_check.bulk.answering.answered import answer_frame
from sme_check.facts.of_party import kind_of_party
from sme_check.facts.party import Owner, PartyKind
from sme_check.facts.table import fact_at
from sme_check.rulebook.load import load_rulebook
from tests.builders import a_clear_partnership
from tests.bulk.test_frame import as_rows

VERA: dict[str, Any] = {
    "name": "Vera Gavanskaya",
    "kind": "individual",
    "resident_in": "RU",
    "votes_follow_shares": True,
    "board_majority": True,
    "joint_with": "none",
}
A_FIRM: dict[str, Any] = {"name": "OOO Parus", "kind": "organisation", "votes_follow_shares": True, "board_majority": False, "controlled_otherwise": False}
UNNAMED: dict[str, tuple[Any, str]] = {
    "nobody is named": (None, "business.owners"),
    "more than a quarter is left": ([{**VERA, "share": 74}], "business.owners"),
    "a quarter and less is left": ([{**VERA, "share": 80}], "business.owners"),
    "the share is not stated": ([VERA], "business.owners[0].share"),
    "the share leaves room": ([{**VERA, "share": "60-100"}], "business.owners"),
    "a holder has no name": ([{**VERA, "share": 60}, {"kind": "individual", "share": 40, "board_majority": False}], "business.owners[1].name"),
    "a firm's own owners": ([{**VERA, "share": 60}, {**A_FIRM, "share": 40}], "business.owners[1].owners"),
    "the rest of a firm's owners": ([{**A_FIRM, "share": 100, "owners": [{**VERA, "share": 70}]}], "business.owners[0].owners"),
}


def unnamed(owners: Any) -> dict[str, Any]:
    """A partnership that would be outside, if its owners were known; the firm among them was looked up."""
    facts = a_clear_partnership("an exchange of teachers", owners=owners)
    facts["look_ups"].append({**facts["look_ups"][0], "subject": A_FIRM["name"]})
    return facts


def as_a_row(facts: dict[str, Any]) -> dict[str, Any]:
    """The same facts as a row: a column for each."""

    def flat(value: Any, path: str) -> dict[str, Any]:
        if isinstance(value, dict):
            return {name: held for key, item in value.items() for name, held in flat(item, f"{path}.{key}" if path else key).items()}
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return {name: held for number, item in enumerate(value) for name, held in flat(item, f"{path}[{number}]").items()}
        return {path: "none" if value == [] else value}

    (activity,) = facts["activities"]
    return {**flat({key: value for key, value in facts.items() if key != "activities" and value is not None}, ""), **flat(activity, "activity")}


def test_with_every_owner_named_nothing_is_asked() -> None:
    """The same partnership with its one owner named is outside."""
    assert check(unnamed([{**VERA, "share": 100}])).verdict is Verdict.OUTSIDE


@pytest.mark.parametrize(("owners", "place"), UNNAMED.values(), ids=UNNAMED)
def test_who_is_not_named_is_asked_for(owners: Any, place: str) -> None:
    """Whatever leaves room for an owner whom nobody named is asked for by its place, and nothing is cleared."""
    assessment = check(unnamed(owners))

    assert assessment.verdict is Verdict.NEEDS_INFORMATION
    assert place in [question.place for question in assessment.questions]


@pytest.mark.parametrize(("owners", "place"), UNNAMED.values(), ids=UNNAMED)
def test_a_frame_asks_for_the_same(owners: Any, place: str) -> None:
    """In bulk the same owners are asked for, beside their row."""
    (row,) = check_frame(pd.DataFrame([as_a_row(unnamed(owners))])).to_dict("records")

    assert row["verdict"] == "needs_information"
    assert place in row["missing"].split("; ")


def test_the_question_says_from_which_share_on_a_name_is_needed() -> None:
    """A beneficial owner of more than a quarter must be named: the question says so."""
    info = fact_at("it.owners")

    assert info is not None
    assert "more than 25 %" in info.question


def test_a_frame_looks_for_the_uk_partys_parents() -> None:
    """In bulk, too, the UK subsidiary of a designated bank is frozen with it, and no other row with it."""
    facts = unnamed([{**VERA, "share": 100}])
    facts["activities"][0] |= {"payment": "from_russia"}
    clear = as_a_row(facts)
    frozen = clear | {"uk_party.owned_by": "PJSC Sberbank"}

    answers = check_frame(pd.DataFrame([clear | {"reference": "a"}, frozen | {"reference": "b"}, clear | {"reference": "c"}]))

    assert list(answers["verdict"]) == ["outside", "prohibited", "outside"]


@pytest.mark.parametrize("kind", ["individual", "sole_trader"])
def test_a_bank_said_to_be_a_person_is_asked_for_its_owners(kind: str) -> None:
    """No bank is one, so nobody is cleared by saying so: by one check and by verdicts one after another."""
    facts = a_clear_partnership()
    facts["business"]["banks"][0] = {"name": "Bank Severnyi Prichal", "kind": kind, "controlled_otherwise": False}

    assert "business.banks[0].owners" in [item.place for item in check(facts).questions]
    assert Verdicts(load_rulebook()).of(facts).value == "needs_information"


@pytest.mark.parametrize(
    ("name", "more", "found"),
    [
        ("OOO Gavan", {}, "needs_information"),
        ("Vera Gavanskaya", {"legal_form": "12300"}, "needs_information"),
        ("Vera Gavanskaya", {"legal_form": "50102"}, "outside"),
        ("Vera Gavanskaya", {}, "outside"),
    ],
)
def test_a_business_said_to_be_a_person_whose_name_or_form_is_a_bodys_is_asked_about(name: str, more: dict[str, Any], found: str) -> None:
    """By one check, one after another and in a frame: who is called or constituted so may have owners."""
    facts = a_clear_partnership(**{"name": name, "kind": "individual", "resident_in": "RU", "located_in": "RU", "legal_form": None, **more})
    for unstated in ("owners", "established_in", "domiciled_in"):
        del facts["business"][unstated]
    facts["look_ups"][0]["subject"] = name

    assert [check(facts).verdict.value, Verdicts(load_rulebook()).of(facts).value] == [found] * 2
    assert answer_frame(pd.DataFrame(as_rows(facts, "a case"))).verdict[0].value == found


@pytest.mark.parametrize("name", ["Министерство культуры", "Bank Prichal", "Russian Federation", "Pavel Prichalov"])
def test_an_owner_said_to_be_a_person_and_called_as_a_body_is_asked_about(name: str) -> None:
    """A ministry entered as an individual may be the state's."""
    facts = a_clear_partnership()
    facts["business"]["owners"][0]["name"] = name
    facts["look_ups"].append({**facts["look_ups"][0], "subject": name})
    found = "outside" if name == "Pavel Prichalov" else "needs_information"

    assert [check(facts).verdict.value, answer_frame(pd.DataFrame(as_rows(facts, "a case"))).verdict[0].value] == [found] * 2


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Vera Gavanskaya and Pavel Prichalov", "needs_information"),
        ("Гаванская В.И., Причалов П.П.", "needs_information"),
        ("Вера и Павел Гаванские", "needs_information"),
        ("Gavanskaya, Vera", "outside"),
        ("Vera Gavanskaya / Вера Гаванская", "outside"),
    ],
)
def test_an_owner_by_the_names_of_several_is_asked_about(name: str, found: str) -> None:
    """Each of them has a share of his own, and is screened by his own name: one cell of both clears nobody."""
    facts = a_clear_partnership()
    facts["business"]["owners"][0]["name"] = name
    facts["look_ups"].append({**facts["look_ups"][0], "subject": name})

    assert [check(facts).verdict.value, answer_frame(pd.DataFrame(as_rows(facts, "a case"))).verdict[0].value] == [found] * 2
    assert ("business.owners[0].owners" in [item.place for item in check(facts).questions]) is (found == "needs_information")


def test_a_sole_trader_by_a_number_may_trade_under_any_name() -> None:
    """*Bread and Salt* is no two people where the number is one trader's; without a number it may be."""
    trader = {"name": "Bread and Salt", "kind": "sole_trader"}

    assert kind_of_party(Owner.model_validate(trader | {"ogrn": "304500116000157"})) is PartyKind.SOLE_TRADER
    assert kind_of_party(Owner.model_validate(trader)) is None
