"""The draft of the form: what is typed, what it says, and how it is kept in a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sme_check.facts.read import plain_facts, read_partnership
from sme_check.facts.table import say_path
from sme_check.facts.written import parse_yaml
from sme_check.ui.state import (
    facts_as_yaml,
    info_at,
    load_text,
    look_up_number,
    problems_at,
    read_draft,
    stated,
    steps,
    value_at,
    with_look_up,
    with_value,
    without_item,
)


@pytest.mark.parametrize("path", ["as_of", "business.owners[0].owners[12].share", "activities[1].goods[0].code"])
def test_a_path_is_the_same_in_words_and_in_steps(path: str) -> None:
    """Steps say the path that they were made from."""
    assert say_path(steps(path)) == path


def test_a_value_lands_where_it_belongs_and_nowhere_else() -> None:
    """Putting a value makes what its path leads through, and leaves the draft before it as it was."""
    before = {"business": {"name": "OOO Romashka", "owners": [{"name": "A"}]}}

    after = with_value(before, ("business", "owners", 1, "share"), "30")

    assert after == {"business": {"name": "OOO Romashka", "owners": [{"name": "A"}, {"share": "30"}]}}
    assert before == {"business": {"name": "OOO Romashka", "owners": [{"name": "A"}]}}
    assert value_at(after, ("business", "owners", 1, "share")) == "30"


def test_nothing_typed_says_nothing() -> None:
    """Blank fields, empty cards of activities and lists without a choice are not known."""
    draft = {"reference": "  ", "uk_party": {"name": ""}, "business": {"other_names": ["", " "]}, "activities": [{}, {"goods": None}]}

    assert stated(draft) == {}


def test_none_is_not_the_same_as_not_known() -> None:
    """An empty list says that there are none; no list says nothing."""
    facts, problems = read_draft({"business": {"owners": [], "banks": None}})

    assert not problems
    assert facts is not None
    assert facts.business.owners == ()
    assert facts.business.banks is None


def test_an_owner_of_whom_nothing_is_known_still_counts() -> None:
    """A card that was added says that there is somebody."""
    facts, _ = read_draft({"business": {"owners": [{}]}})

    assert facts is not None
    assert facts.business.owners is not None
    assert len(facts.business.owners) == 1


def test_removing_the_last_one_makes_the_list_unknown() -> None:
    """Taking out the only owner does not say that there is no owner."""
    assert without_item({"business": {"owners": [{"name": "A"}]}}, ("business", "owners", 0)) == {"business": {"owners": None}}


def test_what_cannot_be_read_is_named_at_its_field() -> None:
    """A mistyped number is a fault of its own field, all faults come at once, and a member's fault shows at its list."""
    facts, problems = read_draft({"business": {"inn": "7707083890", "okved_others": ["62.01", "nonsense"]}, "as_of": "yesterday"})

    assert facts is None
    assert {problem.where for problem in problems} == {"business.inn", "business.okved_others[1]", "as_of"}
    assert problems_at(problems, ("business", "inn"))
    assert problems_at(problems, ("business", "okved_others"))
    assert not problems_at(problems, ("business", "name"))


def test_a_look_up_is_kept_under_its_subject() -> None:
    """Answers about one subject make one look-up; another subject makes another."""
    draft = with_look_up({}, "uk_tariff", "490199", "result", "not_listed")
    draft = with_look_up(draft, "uk_tariff", "4901 99", "as_at", "2026-05-15")
    draft = with_look_up(draft, "uk_tariff", "8471", "result", "listed")

    assert draft["look_ups"] == [
        {"about": "uk_tariff", "subject": "490199", "result": "not_listed", "as_at": "2026-05-15"},
        {"about": "uk_tariff", "subject": "8471", "result": "listed"},
    ]
    assert look_up_number(draft, "uk_tariff", "8471") == 1
    assert look_up_number(draft, "uk_sanctions_list", "x") == 2


FILE = """
reference: Bakery
as_of: 2026-05-15
business:
  {name: OOO Хлеб, okved_main: "01.10", region: 01, government_of_russia: no, owners: [{share: {from: 30, to: 45}, votes_follow_shares: true}], headcount: 12}
activities: [{kind: joint_venture, territories: [], amount: {amount: 250, currency: GBP}}]
"""


def test_a_file_fills_the_form_and_comes_out_the_same() -> None:
    """A partnership file read into the form and saved again states the same facts."""
    loaded = load_text(FILE, "case.yaml")

    assert not loaded.problems
    assert loaded.draft["business"]["owners"] == [{"share": "30 to 45 %", "votes_follow_shares": True}]
    assert read_partnership(parse_yaml(facts_as_yaml(loaded.draft), "saved")) == read_partnership(parse_yaml(FILE, "case"))


def test_a_file_with_faults_fills_the_form_all_the_same() -> None:
    """What can be read is shown, what cannot stands as it was written, and each fault is told; nothing is lost."""
    loaded = load_text(FILE.replace("headcount: 12", "headcount: a dozen").replace("kind: joint_venture", "kind: joint_ventur"), "case.yaml")

    assert {problem.where for problem in loaded.problems} == {"business.headcount", "activities[0].kind"}
    assert loaded.draft["business"]["headcount"] == "a dozen"
    assert (loaded.draft["business"]["region"], loaded.draft["business"]["government_of_russia"]) == ("01", False)
    assert loaded.draft["business"]["owners"][0]["share"] == "30 to 45 %"
    assert loaded.draft["activities"] == [{"kind": "joint_ventur", "territories": [], "amount": "250 GBP"}]
    assert {problem.where for problem in read_draft(loaded.draft)[1]} == {"business.headcount", "activities[0].kind"}


@pytest.mark.parametrize(("text", "name"), [("a: [", "case.yaml"), ("{", "case.json"), ("- a", "case.yaml"), ("word", "case.yml"), ("null", "case.json")])
def test_a_file_that_is_no_partnership_says_so(text: str, name: str) -> None:
    """A file that cannot be read at all gives no draft and one reason."""
    loaded = load_text(text, name)

    assert loaded.draft == {}
    assert len(loaded.problems) == 1


def test_every_path_of_a_fact_is_known() -> None:
    """Where a fact stands is found at any depth, and a wrong path finds nothing."""
    share = info_at(steps("business.owners[0].owners[1].owners[0].share"))
    assert share is not None
    assert share.kind == "share"
    others = info_at(steps("activities[0].others[0].owners"))
    assert others is not None
    assert others.kind == "groups"
    assert info_at(steps("business.nonsense")) is None
    assert info_at(()) is None


owners = st.fixed_dictionaries({}, optional={"name": st.text("ab ", max_size=4), "share": st.sampled_from(["", "51 %", "30-45"])})
names = st.text("abc я:#'\"- ", max_size=8)
drafts = st.fixed_dictionaries(
    {},
    optional={
        "reference": names,
        "as_of": st.sampled_from(["", "2017-02-28", "28 February 2017"]),
        "business": st.fixed_dictionaries(
            {},
            optional={
                "name": names,
                "other_names": st.one_of(st.none(), st.lists(names, max_size=3)),
                "government_of_russia": st.sampled_from([None, True, False]),
                "headcount": st.sampled_from(["", "12"]),
                "owners": st.one_of(st.none(), st.lists(owners, max_size=2)),
            },
        ),
        "activities": st.lists(st.fixed_dictionaries({}, optional={"kind": st.sampled_from([None, "export", "loan"]), "description": names}), max_size=2),
    },
)


@given(drafts)
def test_saving_loses_nothing(draft: dict[str, object]) -> None:
    """Whatever stands in the form, the file saved from it reads back to the same facts."""
    facts, problems = read_draft(draft)
    assert facts is not None
    assert not problems

    loaded = load_text(facts_as_yaml(draft), "case.yaml")

    again, faults = read_draft(loaded.draft)
    assert not faults
    assert again is not None
    assert plain_facts(again) == plain_facts(facts)
