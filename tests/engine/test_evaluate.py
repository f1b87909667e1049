"""Conditions proved on a line: what is unknown stays unknown through every form, and says what is missing."""

from pathlib import Path
from typing import Any

import pytest

from sme_check.engine.proof import OpenKind, opens_of
from sme_check.facts.truth import Truth
from sme_check.rulebook.condition import parse_condition
from sme_check.rulebook.rulebook import Rulebook
from tests.small_law import DAY, a_definition, evaluator, prove, small_law

YES = {"fact": "activity.by_ship", "equals": True}
NO = {"fact": "activity.military_end_use", "equals": True}
OPEN = {"fact": "activity.used_in", "equals": "RU"}
FACTS = {"activities": [{"by_ship": True, "military_end_use": False}]}


@pytest.fixture
def law(tmp_path: Path) -> Rulebook:
    """The small rulebook."""
    return small_law(tmp_path)


def places(proof: Any) -> list[str]:
    """Where the answers that a proof lacks would stand."""
    return [item.place for item in opens_of(proof)]


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        ({"all": [YES, YES]}, Truth.TRUE),
        ({"all": [YES, OPEN]}, Truth.UNKNOWN),
        ({"all": [NO, OPEN]}, Truth.FALSE),
        ({"any": [NO, NO]}, Truth.FALSE),
        ({"any": [NO, OPEN]}, Truth.UNKNOWN),
        ({"any": [YES, OPEN]}, Truth.TRUE),
        ({"not": YES}, Truth.FALSE),
        ({"not": NO}, Truth.TRUE),
        ({"not": OPEN}, Truth.UNKNOWN),
        ({"not": {"not": OPEN}}, Truth.UNKNOWN),
        ({"not": {"all": [YES, OPEN]}}, Truth.UNKNOWN),
        ({"not": {"all": [NO, OPEN]}}, Truth.TRUE),
        ({"all": [{"any": [NO, OPEN]}, {"not": NO}]}, Truth.UNKNOWN),
    ],
)
def test_kleenes_logic(law: Rulebook, condition: dict[str, Any], truth: Truth) -> None:
    """And, or and not of true, false and unknown; the opposite of unknown is unknown, at any depth."""
    assert prove(law, condition, FACTS).truth is truth


COMPARISONS: tuple[dict[str, Any], ...] = (
    {"fact": "activity.kind", "equals": "export"},
    {"fact": "activity.kind", "in": ["export", "import"]},
    {"fact": "goods.control_lists", "includes": "military"},
    {"fact": "goods.control_lists", "includes_any": ["military", "dual_use"]},
    {"fact": "goods.unit_price_gbp", "more_than": 250},
    {"fact": "goods.unit_price_gbp", "at_most": 250},
    {"fact": "business.state_share", "at_least": 25},
    {"fact": "activity.amount", "less_than": 250},
    {"fact": "activity.contract_date", "before": "2022-03-01"},
    {"fact": "activity.contract_date", "on_or_after": "2022-03-01"},
    {"fact": "business.headcount", "more_than": 0},
    {"fact": "uk_party.link", "equals": "no_uk_link"},
    {"fact": "activity.amount", "given": True},
    {"fact": "goods.code", "listed_in": "goods/3a"},
    {"is": "uk_nexus"},
    {"is": "in_russia", "of": "business"},
    {"some": "business.banks", "that": {"fact": "it.established_in", "equals": "RU"}},
    {"some": "business.all_owners", "that": {"fact": "it.kind", "equals": "individual"}},
    {"some": "activity.others", "that": {"fact": "it.role", "equals": "payer"}},
)


@pytest.mark.parametrize("condition", COMPARISONS, ids=str)
@pytest.mark.parametrize("facts", [{}, {"activities": [{}]}, {"activities": [{"goods": [{}]}]}], ids=["nothing", "an activity", "an item"])
def test_a_fact_not_given_is_unknown_in_every_form(law: Rulebook, condition: dict[str, Any], facts: dict[str, Any]) -> None:
    """Whatever is asked of a fact that nobody stated, and of its opposite, the answer is unknown, and it says which fact is missing."""
    for asked in (condition, {"not": condition}):
        proof = prove(law, asked, facts)
        assert proof.truth is Truth.UNKNOWN
        assert list(opens_of(proof))


@pytest.mark.parametrize("condition", [item for item in COMPARISONS if str(item.get("fact")).startswith("goods.")], ids=str)
def test_goods_that_cannot_arise_meet_no_condition(law: Rulebook, condition: dict[str, Any]) -> None:
    """Beside a service without goods, every test on goods is false."""
    assert prove(law, condition, {"activities": [{"kind": "service", "goods": []}]}).truth is Truth.FALSE


def test_a_missing_fact_is_asked_for_in_its_own_words(law: Rulebook) -> None:
    """The open question is the one that the fact declares, and its place is where the answer would stand."""
    (missing,) = opens_of(prove(law, OPEN, FACTS))

    assert (missing.kind, missing.place) == (OpenKind.FACT, "activities[0].used_in")
    assert missing.question == "In which country will the goods or the result of the service be used?"


def test_every_missing_fact_is_named(law: Rulebook) -> None:
    """All children are read: two unknowns beside each other are two questions, and none is asked below what is settled."""
    two = {"all": [OPEN, {"fact": "activity.delivered_to", "equals": "RU"}, YES]}

    assert places(prove(law, two, FACTS)) == ["activities[0].used_in", "activities[0].delivered_to"]
    assert places(prove(law, {"all": [two, NO]}, FACTS)) == []
    assert places(prove(law, {"any": [two, YES]}, FACTS)) == []


def test_a_share_that_leaves_it_open_is_asked_for_more_exactly(law: Rulebook) -> None:
    """A fact that was stated, but too loosely, is unknown; the question says so."""
    proof = prove(law, {"fact": "business.state_share", "more_than": 25}, {"business": {"state_share": "20-30"}})

    (missing,) = opens_of(proof)
    assert missing.question == "State State share more exactly: 20 to 30 % leaves it open."


def test_a_sum_in_roubles_is_asked_for(law: Rulebook) -> None:
    """A sum in another currency leaves the comparison open, and its opposite too."""
    facts = {"activities": [{"amount": "900000 RUB"}]}
    more = {"fact": "activity.amount", "more_than": 10000}

    assert prove(law, more, facts).truth is Truth.UNKNOWN
    assert places(prove(law, {"not": more}, facts)) == ["activities[0].amount"]


@pytest.mark.parametrize(
    ("others", "truth"),
    [
        (None, Truth.UNKNOWN),
        ([], Truth.FALSE),
        ([{"role": "payer"}], Truth.TRUE),
        ([{"role": "carrier"}], Truth.FALSE),
        ([{}], Truth.UNKNOWN),
        ([{"role": "carrier"}, {}], Truth.UNKNOWN),
        ([{"role": "payer"}, {}], Truth.TRUE),
    ],
)
def test_some_member_of_a_collection(law: Rulebook, others: Any, truth: Truth) -> None:
    """Unknown while the collection, or a member's fact, was not stated; false only when everybody is known not to meet it."""
    assert prove(law, {"some": "activity.others", "that": {"fact": "it.role", "equals": "payer"}}, {"activities": [{"others": others}]}).truth is truth


def test_an_owner_who_was_not_named_may_meet_it(law: Rulebook) -> None:
    """Owners of 60 percent leave 40 to somebody: no owner is in Russia only when the whole is accounted for."""
    some = {"some": "business.owners", "that": {"fact": "it.established_in", "equals": "RU"}}
    known = {"kind": "organisation", "established_in": "TR"}

    assert prove(law, some, {"business": {"owners": [{**known, "share": 60}]}}).truth is Truth.UNKNOWN
    assert prove(law, some, {"business": {"owners": [{**known, "share": 60}, {**known, "share": 40}]}}).truth is Truth.FALSE


def test_a_member_is_asked_for_where_it_stands(law: Rulebook) -> None:
    """The question about the second bank stands at the second bank."""
    facts = {"business": {"banks": [{"established_in": "GB", "kind": "organisation"}, {"kind": "organisation"}]}}
    proof = prove(law, {"some": "business.banks", "that": {"is": "in_russia", "of": "it"}}, facts)

    assert places(proof) == ["business.banks[1].established_in"]


def test_a_definition_is_proved_for_each_party_apart(law: Rulebook) -> None:
    """What a definition comes to for one party is not carried over to another."""
    facts = {"business": {"established_in": "GB", "banks": [{"established_in": "RU"}]}}
    both = {"all": [{"not": {"is": "in_russia", "of": "business"}}, {"some": "business.banks", "that": {"is": "in_russia", "of": "it"}}]}

    assert prove(law, both, facts).truth is Truth.TRUE


def test_a_definition_gives_its_provision(law: Rulebook) -> None:
    """The proof of a definition names what it rests on."""
    assert prove(law, {"is": "uk_nexus"}).citation == "S.I. 2019/855, reg 3"


VERSIONS = [
    {"from": "2022-07-21", "to": "2022-12-15", "means": YES},
    {"from": "2022-12-16", "to": "2023-06-30", "means": NO},
    {"from": "2023-07-01", "verified": "partial", "means": YES},
]


@pytest.mark.parametrize(
    ("day", "truth"),
    [
        ("2022-07-20", Truth.FALSE),
        ("2022-07-21", Truth.TRUE),
        ("2022-12-15", Truth.TRUE),
        ("2022-12-16", Truth.FALSE),
        ("2023-07-01", Truth.UNKNOWN),
    ],
)
def test_a_definition_means_what_it_meant_on_the_day(tmp_path: Path, day: str, truth: Truth) -> None:
    """Before its first version it has no meaning; a version that was not verified is unknown, whatever the facts."""
    dated = small_law(tmp_path, {"definitions/dated.yaml": a_definition("dated", versions=VERSIONS)})

    proof = prove(dated, {"is": "dated"}, FACTS, type(DAY).fromisoformat(day))
    assert proof.truth is truth
    assert bool(list(opens_of(proof))) == (truth is Truth.UNKNOWN)


def test_a_judgement_is_never_settled_by_facts(law: Rulebook) -> None:
    """What a person must judge is unknown, and so is its opposite."""
    question = {"judgement": "Does it enable a prohibited thing?"}

    for asked in (question, {"not": question}):
        (missing,) = opens_of(prove(law, asked))
        assert (missing.kind, missing.question) == (OpenKind.JUDGEMENT, "Does it enable a prohibited thing?")


def test_a_judgement_waits_for_the_facts_beside_it(law: Rulebook) -> None:
    """Nobody is asked to judge what a missing fact may yet settle."""
    both = {"all": [OPEN, {"judgement": "Does it enable a prohibited thing?"}]}

    assert [item.kind for item in opens_of(prove(law, both, FACTS))] == [OpenKind.FACT]
    either = {"any": both["all"]}
    assert {item.kind for item in opens_of(prove(law, either, FACTS))} == {OpenKind.FACT, OpenKind.JUDGEMENT}


@pytest.mark.parametrize("truth", list(Truth))
def test_screening_answers_for_parties(law: Rulebook, truth: Truth) -> None:
    """What is asked of a party is answered by screening, and its answer is kept as it is."""
    asked = parse_condition({"party": "business", "designated_for": "asset_freeze"})

    assert evaluator(law, {}, DAY, truth).prove(asked).truth is truth


def test_the_truth_of_a_proof_is_no_python_truth(law: Rulebook) -> None:
    """An unknown cannot slip through an `if`."""
    with pytest.raises(TypeError, match="three values"):
        bool(prove(law, OPEN).truth)
