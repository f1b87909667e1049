"""Frames: rows in, the same rows out, each with the answer that one check gives."""

from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

import pandas as pd
import pytest

from sme_check import check, check_frame, check_many
from sme_check.bulk import frame as frames
from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.answering.held import HeldDays
from sme_check.bulk.frame import ANSWERS
from sme_check.bulk.frames.headings import columns_known, read_headings
from sme_check.errors import FactError
from sme_check.facts.read import plain_facts, read_partnership
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.legal_forms import split
from sme_check.screening.reading import read
from tests.builders import CLEAR, a_clear_partnership, stated_paths, without
from tests.bulk.wordings import in_full, in_short
from tests.generated import a_completion, a_partnership

CHANCES = 60


@cache
def law() -> Rulebook:
    """The rulebook, loaded once."""
    return load_rulebook()


def _flat(data: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Facts by path; an empty list is said in a word."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        path = f"{prefix}.{key}" if prefix else key
        if isinstance(value, dict):
            found |= _flat(value, path)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for number, item in enumerate(value):
                found |= _flat(item, f"{path}[{number}]")
        else:
            found[path] = "none" if value == [] else value
    return found


def one_item_each(facts: dict[str, Any]) -> dict[str, Any]:
    """The same facts with one activity for each item, as rows have it; groups of which nothing is stated are left out, as no cell can hold them."""
    data = plain_facts(read_partnership(facts))
    activities = data.get("activities") or []
    apart = [{**activity, "goods": [item]} for activity in activities for item in activity.get("goods") or [None]]
    for activity in apart:
        if activity["goods"] == [None]:
            activity.pop("goods")
    for activity, whole in zip(apart, [a for a in activities for _ in a.get("goods") or [None]], strict=True):
        if whole.get("goods") == []:
            activity["goods"] = []
    stated: dict[str, Any] = _stated({**data, "activities": apart})
    return stated


def _stated(data: Any) -> Any:
    """Facts without groups of which nothing is stated."""
    if isinstance(data, dict):
        return {key: _stated(value) for key, value in data.items() if value != {}}
    if isinstance(data, list):
        return [_stated(item) for item in data if item != {}] if data != [{}] else [{"description": "?"}]
    return data


def as_rows(facts: dict[str, Any], reference: str) -> list[dict[str, Any]]:
    """A partnership as rows of a frame; what belongs to the partnership stands in the first."""
    shared = {key: value for key, value in facts.items() if key not in ("activities", "reference")}
    rows = []
    for number, activity in enumerate(facts.get("activities") or [{}]):
        own = {key: value for key, value in activity.items() if key != "goods" or value == []}
        goods = (activity.get("goods") or [{}])[0]
        rows.append({"reference": reference, **(_flat(shared, "") if number == 0 else {}), **_flat(own, "activity"), **_flat(goods, "goods")})
    return rows


def _wide(facts: dict[str, Any]) -> bool:
    """Whether every group of the facts has something in it, and none has a list of groups with nothing in one of them."""
    flat = repr(facts)
    return "{}" not in flat


def same_as_one_by_one(several: list[dict[str, Any]]) -> None:
    """The frame of all of them says of each what one check says."""
    rows = [as_rows(facts, f"case {number}") for number, facts in enumerate(several)]
    answered = check_frame(pd.DataFrame([row for some in rows for row in some]), rulebook=law(), questions=True)
    at = 0
    for facts, some in zip(several, rows, strict=True):
        one = check(facts, rulebook=law())
        first = answered.iloc[at]
        at += len(some)
        assert first["verdict"] == one.verdict.value
        assert first["provisional"] == one.provisional
        assert first["outreach"] == one.outreach.verdict.value
        assert first["decided_by"] == "; ".join(dict.fromkeys(finding.measure.id for finding in one.decided_by))
        assert (first["missing"], first["questions"]) == (in_short(one.questions), in_full(one.questions))
        assert first["licensing"] == "; ".join(f"{route.measure} {route.ground}: {route.authority}" for route in one.licences)
    assert at == len(answered)


def test_a_frame_answers_as_one_check_does_by_chance() -> None:
    """Verdict, deciding measures, open questions and ways to a licence: the same as one by one."""
    several = []
    for number in range(CHANCES):
        chance = Random(number)
        facts = a_partnership(chance)
        facts = one_item_each(a_completion(chance, facts) if number % 2 else facts)
        if _wide(facts) and facts.get("activities"):
            several.append(facts)

    assert len(several) > CHANCES // 3
    same_as_one_by_one(several)


@pytest.mark.parametrize("what", CLEAR)
def test_a_frame_answers_as_one_check_does_where_a_fact_is_left_out(what: str) -> None:
    """What is outside is outside in a frame, and a deleted fact opens the same questions."""
    facts = a_clear_partnership(what)
    fewer = [without(facts, path) for path in stated_paths(facts) if path != ("as_of",)]

    same_as_one_by_one([one_item_each(item) for item in [facts, *fewer[::4]]])


def test_rows_in_are_rows_out_in_order() -> None:
    """Whatever the index and however rows of one partnership lie apart, each row keeps its place."""
    one, other = (as_rows(one_item_each(a_clear_partnership(what)), what) for what in ("books sent", "a course of English"))
    blank = {"reference": None, "as_of": "2026-05-15"}
    frame = pd.DataFrame([*one, blank, *other, {"reference": "books sent", "activity.kind": "loan"}], index=[7, 3, 3, 1])
    answered = check_frame(frame, rulebook=law())

    assert list(answered.index) == [7, 3, 3, 1]
    assert list(answered.columns) == [*frame.columns, *ANSWERS]
    assert list(answered["verdict"].iloc[1:3]) == ["needs_information", "outside"]
    assert answered["verdict"].iloc[0] == answered["verdict"].iloc[3] != "outside"
    assert answered["row_verdict"].iloc[0] == "outside"


def test_an_unknown_column_is_named_with_the_nearest() -> None:
    """Every column that holds no fact is named at once, each with what was perhaps meant."""
    with pytest.raises(FactError) as caught:
        check_frame(pd.DataFrame({"busines.name": ["x"], "owner_1_shares": [1], "activity.kind": ["export"]}), rulebook=law())

    assert [(item.found, item.nearest) for item in caught.value.problems] == [
        ("busines.name", "business.name"),
        ("owner_1_shares", "business.owners[0].share"),
    ]


def test_a_cell_that_cannot_be_read_is_a_problem_and_its_fact_is_unknown() -> None:
    """The row is answered with what is left; the message is the one a partnership file gets."""
    rows = as_rows(one_item_each(a_clear_partnership("books sent")), "a")
    frame = pd.DataFrame([rows[0], {**rows[0], "reference": "b", "activity.kind": "exprot"}])
    answered = check_frame(frame, rulebook=law())
    with pytest.raises(FactError) as caught:
        read_partnership({"activities": [{"kind": "exprot"}]})

    assert list(answered["verdict"]) == ["outside", "needs_information"]
    assert answered["problems"].iloc[0] == ""
    assert caught.value.problems[0].accepted in answered["problems"].iloc[1]
    assert "the nearest is export" in answered["problems"].iloc[1]


def test_an_exception_that_nobody_can_claim_is_a_problem() -> None:
    """As in a partnership file, with the nearest that can be claimed; the claim counts for nothing."""
    claim = sorted(law().claims)[0]
    row = as_rows(one_item_each(a_clear_partnership()), "a")[0]
    frame = pd.DataFrame([{**row, "activity.claims": claim}, {**row, "reference": "b", "activity.claims": f"{claim}x"}])
    answered = check_frame(frame, rulebook=law())

    assert answered["problems"].iloc[0] == ""
    assert f"found {claim}x" in answered["problems"].iloc[1]
    assert f"the nearest is {claim}" in answered["problems"].iloc[1]


def test_rows_that_contradict_each_other_leave_the_fact_unknown() -> None:
    """Two rows of one partnership that state its name differently: neither is taken."""
    row = as_rows(one_item_each(a_clear_partnership()), "a")[0]
    answered = check_frame(pd.DataFrame([row, {**row, "business.name": "OOO Drugaya"}]), rulebook=law())

    assert set(answered["verdict"]) == {"needs_information"}
    assert all("business.name" in text for text in answered["problems"])


def test_a_missing_cell_is_unknown_whatever_it_is_called() -> None:
    """None, NaN, NA and blank text: all unknown, none of them a no."""
    row = as_rows(one_item_each(a_clear_partnership()), "a")[0]
    gaps: list[Any] = [None, float("nan"), pd.NA, " ", pd.NaT]
    frame = pd.DataFrame([{**row, "reference": str(number), "activity.service": gap} for number, gap in enumerate(gaps)])
    answered = check_frame(frame, rulebook=law())

    assert set(answered["verdict"]) == {"needs_information"}
    assert all("activities[0].service" in text for text in answered["missing"])
    assert set(answered["problems"]) == {""}


def test_without_a_date_nothing_is_assessed() -> None:
    """Today is never assumed; a date given for all serves the rows that have none."""
    row = as_rows(one_item_each(without(a_clear_partnership(), ("as_of",))), "a")[0]
    frame = pd.DataFrame([row])

    assert check_frame(frame, rulebook=law())["missing"].iloc[0].startswith("as_of")
    assert check_frame(frame, "2026-05-15", rulebook=law())["verdict"].iloc[0] == "outside"


def test_an_empty_frame_is_answered_with_none() -> None:
    """No rows in, no rows out."""
    answered = check_frame(pd.DataFrame({"activity.kind": []}), "2026-05-15", rulebook=law())

    assert len(answered) == 0
    assert list(ANSWERS) == list(answered.columns[1:])


def test_every_known_column_is_read() -> None:
    """The columns are made from the facts, so each that is named is one that is read."""
    known = list(columns_known())

    assert {"business.name", "business.owners[0].share", "activity.kind", "goods.code", "reference", "as_of", "activity.others[0].role"} <= set(known)
    assert len(read_headings(known)) == len(known)


def test_many_are_assessed_as_they_are_asked_for() -> None:
    """An iterator in, an iterator out, each with its whole proof."""
    answers = check_many((a_clear_partnership(what) for what in CLEAR), rulebook=law())

    assert next(answers).verdict.value == "outside"
    assert len(list(answers)) == len(CLEAR) - 1


def test_verdicts_alone_are_those_of_the_assessments() -> None:
    """Without proofs, one line after another: the same verdict, by chance, with a fact left out, on an old day, on one far beyond the law held, and on none."""
    several = [a_partnership(Random(number)) for number in range(12)]
    several += [without(a_clear_partnership(), path) for path in [("as_of",), ("business", "owners"), ("look_ups",)]]
    several += [a_clear_partnership(what, day) for what in CLEAR for day in ("2026-05-15", "2017-02-28", "2029-01-01")]

    assert list(check_many(several, rulebook=law(), proofs=False)) == [item.verdict for item in check_many(several, rulebook=law())]


def test_a_party_cleared_by_an_old_look_up_is_marked() -> None:
    """A look-up that is old, but not too old, clears provisionally, in a frame as in one check."""
    facts = one_item_each(a_clear_partnership())
    facts["look_ups"] = [{**item, "as_at": "2026-05-01"} for item in facts["look_ups"]]

    assert check(facts, rulebook=law()).provisional
    same_as_one_by_one([facts])


def test_law_checked_too_long_ago_clears_nothing() -> None:
    """Past the limit of an area that bears on it nothing is outside, in a frame as in one check; goods and the rest have limits of their own."""
    held, verdicts = law().currency, []
    for area in ("goods", "services"):
        day = (held.of_area(area) + timedelta(days=held.law_days + 1)).isoformat()
        several = [one_item_each(a_clear_partnership(what, day)) for what in CLEAR]
        for facts in several:
            facts["look_ups"] = [{**item, "as_at": day} for item in facts["look_ups"]]
        same_as_one_by_one(several)
        verdicts.append({check(facts, rulebook=law()).verdict.value for facts in several})

    assert "needs_information" in verdicts[0]
    assert verdicts[1] == {"needs_information"}


def test_a_one_is_not_a_yes() -> None:
    """In a column of mixed values True and 1 are told apart: the one is read, the other is a problem."""
    row = as_rows(one_item_each(a_clear_partnership()), "a")[0]
    mixed = [True, 1, False, 0, "yes", None]
    frame = pd.DataFrame([{**row, "reference": str(number), "activity.by_ship": value} for number, value in enumerate(mixed)])
    answered = check_frame(frame, rulebook=law())

    def accepted(value: object) -> str:
        """What one check would say is accepted instead; empty if it reads the value."""
        try:
            read_partnership({"activities": [{"by_ship": value}]})
        except FactError as error:
            return error.problems[0].accepted
        return ""

    assert [bool(problem) for problem in answered["problems"]] == [bool(accepted(value)) for value in mixed]
    assert all(accepted(value) in problem for value, problem in zip(mixed, answered["problems"], strict=True))


def test_what_differs_in_the_activity_alone_is_said_once() -> None:
    """Activities that follow each other from and to; the same in words where they are asked for."""
    facts = one_item_each(a_clear_partnership("books sent"))
    activity = {**facts["activities"][0], "goods": [{"code": "49030000"}]}
    rows = as_rows({**facts, "activities": [activity, activity, activity, facts["activities"][0], activity]}, "A")
    answered = check_frame(pd.DataFrame(rows), rulebook=law(), questions=True).iloc[0]

    assert answered["missing"] == "activities[0-2,4].goods[0].control_lists"
    assert answered["questions"] == "activities[0-2,4].goods[0].control_lists: On which control lists is the item classified?"


@pytest.mark.parametrize("rows_each", [1, 7])
def test_a_frame_answered_some_rows_at_a_time_is_answered_as_a_whole(monkeypatch: pytest.MonkeyPatch, rows_each: int) -> None:
    """However few at a time, wherever the rows of a reference stand, with rows that cannot be read and rows that contradict each other."""
    facts = [one_item_each(a_partnership(Random(number))) for number in range(30)]
    rows = [row for number, each in enumerate(facts) for row in as_rows(each, f"case {number}")]
    rows += [{"reference": "case 3", "business.name": "OOO Drugaya"}, {"activity.kind": "exprot"}, {"business.name": "OOO Zarya"}]
    Random(5).shuffle(rows)
    frame = pd.DataFrame(rows, index=range(100, 100 + len(rows)))
    whole = check_frame(frame, rulebook=law())
    monkeypatch.setattr(frames, "ROWS_SAID", rows_each)

    pd.testing.assert_frame_equal(check_frame(frame, rulebook=law()), whole)


def test_names_are_not_kept_from_one_part_of_a_run_to_the_next() -> None:
    """What is held of a run grows with what is asked, not with the partners who are asked."""
    held = HeldDays(law())
    for part in range(2):
        frame = pd.DataFrame({"business.name": [f"OOO Lesnaya Tropa {part}-{number}" for number in range(20)], "activity.kind": "export"})
        asked = answer_frame(frame, "2026-05-15", held=held)
        assert all(f"Tropa {part}-" in repr(pattern.questions) for pattern in asked.patterns[1:])

    assert not any("Tropa" in repr(item) for item in held.asked.items)


def test_names_read_are_forgotten_where_a_frame_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a million partners no more names are remembered than of some thousand."""
    monkeypatch.setattr(frames, "ROWS_SAID", 1)
    names = [f"OOO Tikhaya Zavod {number}" for number in range(3)]
    check_frame(pd.DataFrame({"business.name": names, "activity.kind": "export"}), "2026-05-15", rulebook=law())

    assert split.cache_info().currsize == read.cache_info().currsize == 0
