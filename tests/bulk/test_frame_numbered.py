"""Several activities and items in one row: the answers of one check of the whole partnership, at the places that the columns name."""

from random import Random
from typing import Any

import pandas as pd
import pytest

from sme_check import check, check_frame
from sme_check.bulk.frame import ANSWERS
from sme_check.facts.read import plain_facts, read_partnership
from tests.builders import a_clear_partnership, changed
from tests.bulk.test_frame import _flat, _wide, as_rows, law, one_item_each
from tests.bulk.wordings import in_full, in_short
from tests.generated import a_completion, a_partnership

CHANCES = 60
BOOKS = a_clear_partnership("books sent")["activities"][0]
ENGLISH = a_clear_partnership()["activities"][0]
TEA = a_clear_partnership("tea brought")["activities"][0]


def as_one_row(facts: dict[str, Any]) -> dict[str, Any]:
    """A whole partnership in one row of paths."""
    return _flat(plain_facts(read_partnership(facts)), "")


def with_activities(*activities: dict[str, Any]) -> dict[str, Any]:
    """A clear partnership of several activities, all of its goods looked up."""
    facts = a_clear_partnership("books sent")
    codes = sorted({item["code"] for activity in activities for item in activity["goods"]} - {"49030000"})
    looked = [{**facts["look_ups"][-1], "subject": code} for code in codes]
    return {**facts, "activities": list(activities), "look_ups": [*facts["look_ups"], *looked]}


def answers(*rows: dict[str, Any]) -> pd.DataFrame:
    """The rows, answered."""
    return check_frame(pd.DataFrame(rows), rulebook=law(), questions=True)


def said(text: str) -> list[str]:
    """What a column says, in an order of its own."""
    return sorted(text.split("; "))


def same_as_check(answered: "pd.Series[Any]", facts: dict[str, Any]) -> None:
    """An answered row says what one check says."""
    one = check(facts, rulebook=law())
    assert answered["verdict"] == answered["row_verdict"] == one.verdict.value
    assert answered["provisional"] == one.provisional
    assert answered["outreach"] == one.outreach.verdict.value
    assert said(answered["decided_by"]) == sorted({finding.measure.id for finding in one.decided_by}) or not one.decided_by
    assert said(answered["missing"]) == said(in_short(one.questions))
    assert said(answered["questions"]) == said(in_full(one.questions))
    assert said(answered["licensing"]) == said("; ".join(f"{route.measure} {route.ground}: {route.authority}" for route in one.licences))


def test_a_row_answers_as_one_check_of_all_its_activities_does_by_chance() -> None:
    """Verdict, deciding measures, ways to a licence, and every open question at its place among the activities and items."""
    several = []
    for number in range(CHANCES):
        chance = Random(number)
        facts = a_partnership(chance)
        facts = plain_facts(read_partnership(a_completion(chance, facts) if number % 2 else facts))
        if _wide(facts) and facts.get("activities"):
            several.append({key: value for key, value in facts.items() if key != "reference"})
    answered = answers(*map(as_one_row, several))

    assert sum(len(facts["activities"]) > 1 for facts in several) > 5
    for row, facts in enumerate(several):
        same_as_check(answered.iloc[row], facts)


@pytest.mark.parametrize("path", [("goods", 1, "code"), ("goods", 1, "control_lists"), ("territories",), ("goods",), ("others",)], ids=str)
def test_what_is_missing_stands_at_its_place(path: tuple[str | int, ...]) -> None:
    """A fact left out of the second item, or of the second activity, is asked for there and once."""
    facts = with_activities(ENGLISH, {**BOOKS, "goods": [BOOKS["goods"][0], TEA["goods"][0]]})
    fewer = changed(facts, ("activities", 1, *path), None)
    answered = answers(as_one_row(facts), as_one_row(fewer)).iloc[1]

    same_as_check(answered, fewer)
    assert "activities[1]" in answered["missing"]


def test_the_worst_of_its_activities_is_the_verdict_of_a_row() -> None:
    """One activity that is forbidden among others that are not."""
    forbidden = {**BOOKS, "goods": [BOOKS["goods"][0], {**BOOKS["goods"][0], "code": "93020000", "control_lists": ["military"]}]}
    facts = with_activities(ENGLISH, BOOKS, forbidden)
    answered = answers(as_one_row(with_activities(ENGLISH, BOOKS)), as_one_row(facts))

    assert list(answered["row_verdict"]) == list(answered["verdict"]) == ["outside", check(facts, rulebook=law()).verdict.value]
    assert answered["verdict"].iloc[1] in ("prohibited", "licence_required", "refer")


def test_plain_and_numbered_columns_stand_side_by_side() -> None:
    """The plain ones are those of the first activity and its first item, also where it has further facts by number."""
    facts = with_activities({**BOOKS, "goods": [BOOKS["goods"][0], TEA["goods"][0]]}, ENGLISH)
    row = as_one_row(facts)
    plain = {key.replace("activities[0].goods[0].", "goods.").replace("activities[0].goods[1].", "goods_2_"): value for key, value in row.items()}
    plain = {key.replace("activities[0].", "activity." if number % 2 else "activity_1_"): value for number, (key, value) in enumerate(plain.items())}

    pd.testing.assert_frame_equal(answers(plain)[list(ANSWERS)], answers(row)[list(ANSWERS)])
    assert answers(row)["verdict"].iloc[0] == "outside"


def test_a_blank_group_is_no_activity() -> None:
    """Columns of a second and third activity, and of further items, that a row leaves blank change nothing."""
    row, wide = as_one_row(with_activities(BOOKS)), as_one_row(with_activities(BOOKS, TEA, {**BOOKS, "goods": TEA["goods"] * 2}))
    gaps = [None, "", "  ", float("nan"), pd.NA]
    blanks = [{**row, **{key: gaps[(number + at) % len(gaps)] for at, key in enumerate(wide.keys() - row.keys())}} for number in range(len(gaps))]
    answered = answers(*blanks, wide)

    assert set(answered["verdict"][:-1]) == {"outside"}
    assert set(answered["missing"][:-1]) == {""}


def test_a_gap_before_an_activity_keeps_its_number() -> None:
    """Where the first activity and the first item are blank, the place is that of the columns."""
    row = {key.replace("activities[0]", "activities[2]").replace("goods[0]", "goods[3]"): value for key, value in as_one_row(with_activities(BOOKS)).items()}
    row = {**row, "activities[0].kind": None, "activities[2].goods[3].code": None}
    answered = answers(row).iloc[0]

    assert "activities[2].goods[3].code" in answered["missing"]
    assert "activities[0]" not in answered["missing"]


def test_a_cell_that_cannot_be_read_is_still_an_activity() -> None:
    """It opens questions where a blank one would not; the problem is named by the given column, once."""
    row = as_one_row(with_activities({**BOOKS, "goods": [BOOKS["goods"][0], TEA["goods"][0]]}))
    bad = [{**row, "activity_2_kind": "exprot"}, {**row, "goods_3_code": "a book"}, {**row, "activities[0].kind": "exprot"}]
    answered = answers(*bad)

    assert set(answered["verdict"]) == {"needs_information"}
    assert [text.partition(":")[0] for text in answered["problems"]] == ["activity_2_kind", "goods_3_code", "activities[0].kind"]
    assert [text.count("found") for text in answered["problems"]] == [1, 1, 1]
    assert "activities[1].kind" in answered["missing"].iloc[0]
    assert "activities[0].goods[2]:" in answered["questions"].iloc[1]


def test_a_row_that_states_no_activity_asks_for_one() -> None:
    """All groups blank: as a partnership without activities, not as outside."""
    facts = {key: value for key, value in with_activities(BOOKS).items() if key != "activities"}
    row = {**as_one_row(facts), "activities[1].kind": None}

    same_as_check(answers(row).iloc[0], facts)


def test_rows_of_one_reference_number_their_activities_on() -> None:
    """The second row's first activity comes after those of the first row; each row has its own verdict, all have the worst."""
    facts = with_activities(ENGLISH, BOOKS, {**TEA, "territories": None})
    first = {**as_one_row({**facts, "activities": facts["activities"][:2]}), "reference": "a"}
    second = {**_flat({"activities": [facts["activities"][2]]}, ""), "reference": "a"}
    answered = answers(first, {"reference": "b", "as_of": "2026-05-15"}, second)

    assert list(answered["row_verdict"]) == ["outside", "needs_information", "needs_information"]
    assert answered["verdict"].iloc[0] == answered["verdict"].iloc[2] == "needs_information"
    assert answered["missing"].iloc[0] == answered["missing"].iloc[2]
    assert "activities[2].territories" in answered["missing"].iloc[0]


def test_rows_in_are_rows_out_in_order_with_their_index() -> None:
    """However many activities each has."""
    several: list[list[dict[str, Any]]] = [[BOOKS, TEA], [BOOKS], [{"goods": []}], [TEA, ENGLISH, BOOKS]]
    rows = [as_one_row(with_activities(*activities)) for activities in several]
    frame = pd.DataFrame(rows, index=[5, 5, "x", None])
    answered = check_frame(frame, rulebook=law())

    assert list(answered.index[:3]) == [5, 5, "x"]
    assert list(answered.columns) == [*frame.columns, *ANSWERS]
    pd.testing.assert_frame_equal(answered[frame.columns], frame)
    assert list(answered["verdict"]) == ["outside", "outside", "needs_information", "outside"]


def test_a_row_without_a_reference_is_never_joined_to_another() -> None:
    """Its activities stay together, and apart from every given reference, even one that looks like what joins them."""
    two = as_one_row(with_activities(BOOKS, {**TEA, "kind": "loan"}))
    clear = as_one_row(with_activities(BOOKS))
    marks = ["0", "\ue0000", "\ue000\ue0000", "1", "", None, ["a list"], 0, 1]
    answered = answers(two, *({**clear, "reference": mark} for mark in marks))

    assert answered["verdict"].iloc[0] != "outside"
    assert set(answered["verdict"][1:]) == {"outside"}


def test_a_reference_that_cannot_be_read_is_a_problem_of_its_row() -> None:
    """The activities of the row stay one partnership."""
    row = {**as_one_row(with_activities(BOOKS, TEA)), "reference": {"a": 1}}
    answered = answers(row).iloc[0]

    assert answered["problems"].startswith("reference: found")
    assert answered["verdict"] == "outside"


def test_facts_of_the_partnership_that_contradict_each_other_are_named_once_a_row() -> None:
    """Two rows, each of two activities, that state the name differently."""
    row = {**as_one_row(with_activities(BOOKS, TEA)), "reference": "a"}
    answered = answers(row, {**row, "business.name": "OOO Drugaya"})

    assert [text.count("business.name: found") for text in answered["problems"]] == [1, 1]
    assert set(answered["verdict"]) == {"needs_information"}


def test_without_words_the_verdicts_are_the_same() -> None:
    """The columns of words are left away, here too."""
    frame = pd.DataFrame([as_one_row(with_activities(BOOKS, {**TEA, "kind": "loan"})), as_one_row(with_activities(BOOKS, TEA))])
    bare, full = (check_frame(frame, rulebook=law(), words=words) for words in (False, True))

    pd.testing.assert_frame_equal(bare, full[bare.columns])
    assert set(full.columns) - set(bare.columns) == {"decided_by", "licensing", "missing", "outreach"}


def test_several_in_one_row_are_as_several_rows() -> None:
    """The same partnership, a row each for its activities or one row for all of them: the same but for the places."""
    facts = with_activities(ENGLISH, {**BOOKS, "territories": None}, {**TEA, "kind": "loan"})
    rows = as_rows(one_item_each(facts), "a")
    apart, together = answers(*rows), answers(as_one_row(facts))

    for name in ("verdict", "decided_by", "licensing", "outreach", "provisional", "missing"):
        assert said(str(apart[name].iloc[0])) == said(str(together[name].iloc[0]))
