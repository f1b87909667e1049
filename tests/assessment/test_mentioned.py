"""Listed parties named in texts among the facts: the partnership is referred to a person and not cleared, whichever way it is asked about."""

from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import pytest

from sme_check import check, check_frame
from sme_check.assessment import mentioned
from sme_check.assessment.mentioned import Search, counting, counts_on, texts_of
from sme_check.assessment.place_words import place_in_words
from sme_check.assessment.registers import register_of
from sme_check.assessment.verdicts import Verdicts
from sme_check.bulk.answering.answered import Answered, answer_frame
from sme_check.facts.read import read_partnership
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.hit import Hit, Likeness
from sme_check.screening.listed import ListedParty, Period
from sme_check.screening.running import Mention
from tests.builders import CLEAR, a_clear_partnership, changed
from tests.bulk.test_frame import as_rows, one_item_each

HOSTILE = "together with Gazprombank"
PLACES: dict[str, tuple[str, tuple[Any, ...]]] = {
    "activities[0].description": ("a course of English", ("activities", 0, "description")),
    "activities[0].goods[0].description": ("books sent", ("activities", 0, "goods", 0, "description")),
    "business.owners[0].joint_with": ("a course of English", ("business", "owners", 0, "joint_with")),
    "business.officers[0].position": ("a course of English", ("business", "officers", 0, "position")),
    "business.town": ("a course of English", ("business", "town")),
    "reference": ("a course of English", ("reference",)),
}


@cache
def law() -> Rulebook:
    """The rulebook, loaded once."""
    return load_rulebook()


def saying(place: str, text: str = HOSTILE) -> dict[str, Any]:
    """A clear partnership of which one text says something."""
    what, path = PLACES[place]
    return changed(one_item_each(a_clear_partnership(what)), path, text)


def framed(facts: dict[str, Any]) -> Answered:
    """A partnership answered as a frame."""
    return answer_frame(
        pd.DataFrame(as_rows({key: value for key, value in facts.items() if key != "reference"}, facts.get("reference", "a case"))), rulebook=law()
    )


@pytest.mark.parametrize("place", PLACES)
def test_a_text_that_names_a_listed_party_refers_by_whichever_way_it_is_asked(place: str) -> None:
    """One check, verdicts one after another and a frame give the same answer, with the same question and reason."""
    facts = saying(place)
    one, answered = check(facts, rulebook=law()), framed(facts)
    pattern = answered.patterns[answered.pattern[0]]

    assert [one.verdict.value, Verdicts(law()).of(facts).value, Verdicts(law()).decided(facts)[0].value] == ["refer"] * 3
    assert [verdict.value for verdict in answered.verdict] == ["refer"]
    assert (one.because, [(item.kind, item.question) for item in one.questions]) == (
        pattern.because,
        [(item.kind, item.question) for item in pattern.questions],
    )
    assert one.outreach == answered.outreaches[answered.outreach[0]]


@pytest.mark.parametrize("place", PLACES)
def test_a_text_that_names_nobody_changes_nothing(place: str) -> None:
    """It stays outside, with nothing to ask."""
    facts = saying(place, "Moscow")

    assert [check(facts, rulebook=law()).verdict.value, Verdicts(law()).of(facts).value, framed(facts).verdict[0].value] == ["outside"] * 3
    assert check(facts, rulebook=law()).questions == ()


@pytest.mark.parametrize("place", PLACES)
def test_the_question_says_the_text_where_it_stands_whom_it_may_name_and_what_settles_it(place: str) -> None:
    """Enough to decide by."""
    (question,) = check(saying(place), rulebook=law()).questions

    said = (f"“{HOSTILE}” ({place_in_words(place)})", "Gazprombank (uk-designated, rus1072)", "the list entry RUS1072")
    assert all(words in question.question for words in said)
    assert question.kind == "judgement"


def a_decision(**changes: Any) -> dict[str, Any]:
    """A look-up that says of Gazprombank's entry that nobody of that name is meant."""
    return {
        "about": "uk_sanctions_list",
        "subject": "Gazprombank",
        "result": "not_listed",
        "entry": "RUS1072",
        "as_at": "2026-05-14",
        "reason": "a street",
        **changes,
    }


@pytest.mark.parametrize(
    ("decision", "found"),
    [({}, "outside"), ({"entry": "RUS0001"}, "refer"), ({"reason": None}, "refer"), ({"result": "listed"}, "refer"), ({"as_at": "2025-01-01"}, "refer")],
)
def test_a_decision_on_the_entry_settles_it(decision: dict[str, Any], found: str) -> None:
    """It must be of the very entry, say that it is somebody else and why, and be of these days."""
    facts = saying("activities[0].description")
    facts = {**facts, "look_ups": [*facts["look_ups"], a_decision(**decision)]}

    assert [check(facts, rulebook=law()).verdict.value, Verdicts(law()).of(facts).value, framed(facts).verdict[0].value] == [found] * 3


def test_what_is_decided_otherwise_stays_so() -> None:
    """A text makes nothing better, and does not hide what is missing."""
    facts = saying("activities[0].description")
    del facts["activities"][0]["military_end_use"]
    missing = check(facts, rulebook=law())

    assert missing.verdict.value == "needs_information" == Verdicts(law()).of(facts).value == framed(facts).verdict[0].value
    assert not any("Gazprombank" in item.question for item in missing.questions)


def test_an_entry_counts_on_the_days_of_its_listing() -> None:
    """The day before a designation nobody was listed."""
    entry = ListedParty("one", "invented", "organisation", ("OOO Gavan",), effects={"asset_freeze": (Period(date(2022, 4, 6), date(2023, 1, 1)),)})
    assert [counts_on(entry, day) for day in (date(2022, 4, 5), date(2022, 4, 6), date(2023, 1, 2))] == [False, True, False]


def test_a_row_of_a_frame_is_referred_for_its_own_texts() -> None:
    """Of two activities the one that names somebody is to be judged; the partnership is with it."""
    facts = one_item_each(a_clear_partnership("a course of English"))
    facts["activities"] = [facts["activities"][0], {**facts["activities"][0], "description": HOSTILE}]
    answered = framed(facts)

    assert [verdict.value for verdict in answered.row_verdict] == ["outside", "refer"]
    assert [verdict.value for verdict in answered.verdict] == ["refer"]


def test_a_cell_of_a_frame_that_could_not_be_read_is_searched() -> None:
    """Its fact is unknown, and what stands there may be a name."""
    rows = as_rows(one_item_each(a_clear_partnership("a course of English")), "a case")
    found = [check_frame(pd.DataFrame([{**rows[0], "business.sme_register": text}, *rows[1:]]))["verdict"][0] for text in ("whatever", HOSTILE)]

    assert found == ["outside", "refer"]


def test_one_text_in_several_places_is_asked_about_once() -> None:
    """With the places, by name as far as they are few."""
    facts = one_item_each(a_clear_partnership("a course of English"))
    facts["activities"] = [{**facts["activities"][0], "description": HOSTILE} for _ in range(5)]
    one, answered = check(facts, rulebook=law()), framed(facts)
    (question,) = one.questions

    assert "(Description of activity 1, Description of activity 2, Description of activity 3 and 2 more)" in question.question
    assert [item.question for item in answered.patterns[answered.pattern[0]].questions] == [question.question]


def test_what_look_ups_say_is_not_searched() -> None:
    """The reason of a decision names whom it is about, and the name of a party is screened as a name."""
    facts = a_clear_partnership("books sent")
    facts["business"]["officers"][0]["position"] = "director"
    facts["look_ups"].append(a_decision(reason="Gazprombank is another bank"))

    assert texts_of(read_partnership(facts)) == {
        "director": ["business.officers[0].position"],
        "children's books": ["activities[0].goods[0].description"],
    }


@pytest.mark.parametrize("what", CLEAR)
def test_a_place_of_occupied_territory_in_a_description_refers_everywhere(what: str) -> None:
    """The rules read it: by one check, in a frame and one after another."""
    facts = changed(one_item_each(a_clear_partnership(what)), ("activities", 0, "description"), "for customers in Simferopol")

    assert [check(facts, rulebook=law()).verdict.value, Verdicts(law()).of(facts).value, framed(facts).verdict[0].value] == ["refer"] * 3


def cleared_by_its_number(**texts: Any) -> dict[str, Any]:
    """A partnership with a firm that is called as a listed one, and is shown to be another by its taxpayer number."""
    facts = one_item_each(a_clear_partnership("a course of English", name="RADIOAVTOMATIKA LLC", inn="0000000120"))
    facts["look_ups"][0]["subject"] = "RADIOAVTOMATIKA LLC"
    facts["activities"][0] |= texts
    return facts


@pytest.mark.parametrize(
    ("text", "found"),
    [("a course for RADIOAVTOMATIKA", "outside"), ("a course for OOO Radioavtomatika", "outside"), ("a course for Gazprombank", "refer")],
)
def test_a_text_that_calls_the_business_by_its_name_names_no_other(text: str, found: str) -> None:
    """The firm itself is screened, and need not be settled twice; another party is another."""
    facts = cleared_by_its_number(description=text)

    assert [check(facts, rulebook=law()).verdict.value, Verdicts(law()).of(facts).value, framed(facts).verdict[0].value] == [found] * 3


@pytest.mark.parametrize(("kind", "found"), [("individual", True), ("organisation", False)])
def test_a_firm_called_after_somebody_hides_no_person_of_that_name(kind: str, found: bool) -> None:
    """Only who is of the same kind, a body or a person, is taken for the party that is stated; of unknown kind nobody is."""
    mention = Mention("Ivan Gavansky", Hit(ListedParty("one", "invented", kind, ("Ivan Gavansky",)), Likeness.POSSIBLE, 1.0, True, "", "Ivan Gavansky", ("",)))
    stated = read_partnership({"business": {"name": "OOO Ivan Gavansky", "kind": "organisation"}})
    unknown = read_partnership({"business": {"name": "OOO Ivan Gavansky"}})

    assert bool(counting((mention,), stated, None, 30)) is found
    assert counting((mention,), unknown, None, 30) == (mention,)


@pytest.mark.parametrize(
    ("kind", "behind", "found"),
    [
        ("individual", {"officers": [{"name": "Ivan Gavansky", "kind": "individual"}]}, False),
        ("organisation", {"officers": [{"name": "Ivan Gavansky", "kind": "individual"}]}, True),
        ("individual", {"owners": [{"name": "OOO Prichal", "owners": [{"name": "Gavansky, Ivan", "kind": "sole_trader"}]}]}, False),
        ("organisation", {"kind": "organisation", "other_names": ["Ivan Gavansky"]}, False),
        ("organisation", {"kind": "organisation", "other_names": ["Petr Gavansky"]}, True),
    ],
)
def test_whoever_stands_behind_the_business_is_taken_for_who_is_stated(kind: str, behind: dict[str, Any], found: bool) -> None:
    """Officers, owners of owners and other names too: a person for a person, a body for a body, of that very name."""
    mention = Mention("Ivan Gavansky", Hit(ListedParty("one", "invented", kind, ("Ivan Gavansky",)), Likeness.POSSIBLE, 1.0, True, "", "Ivan Gavansky", ("",)))

    assert bool(counting((mention,), read_partnership({"business": {"name": "OOO Gavan", **behind}}), None, 30)) is found


@pytest.mark.parametrize("most", [0, 1, 1 << 15])
def test_what_is_remembered_of_texts_changes_nothing(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts asked for again, with others and alone, name whom they named, however many are remembered."""
    monkeypatch.setattr(mentioned, "_REMEMBERED", most)
    search = Search.of(law(), [register_of(law())])
    asked = [[HOSTILE, "Moscow"], [HOSTILE, "via Rosneft", "Tver"], ["Tver", "via Rosneft"], [HOSTILE]]

    assert [list(search.whom(texts)) for texts in asked] == [[HOSTILE], [HOSTILE, "via Rosneft"], ["via Rosneft"], [HOSTILE]]


def test_texts_of_others_who_take_part_are_searched() -> None:
    """Whoever takes part in an activity may have words of somebody's own, with those behind them."""
    facts = a_clear_partnership("a course of English")
    facts["activities"][0]["others"] = [{"name": "Ivan Gavansky", "owners": [{"name": "Petr Gavansky", "joint_with": HOSTILE}]}]

    assert texts_of(read_partnership(facts)) == {HOSTILE: ["activities[0].others[0].owners[0].joint_with"]}


def test_a_bank_that_is_stated_hides_no_bank_of_its_name() -> None:
    """Banks are screened where money passes only: elsewhere a text that names one is to be judged."""
    facts = one_item_each(a_clear_partnership("an exchange of teachers", banks=[{"name": "Gazprombank", "kind": "organisation"}]))
    facts["activities"][0]["description"] = "teachers, money through Gazprombank"

    assert [check(facts, rulebook=law()).verdict.value, Verdicts(law()).of(facts).value, framed(facts).verdict[0].value] == ["refer"] * 3


def test_a_firm_of_the_same_name_and_another_legal_form_is_another() -> None:
    """The OOO is cleared by its number; the AO that a text names is not it."""
    facts = cleared_by_its_number(description="on behalf of PJSC RADIOAVTOMATIKA")

    assert [check(facts, rulebook=law()).verdict.value, Verdicts(law()).of(facts).value, framed(facts).verdict[0].value] == ["refer"] * 3


@pytest.mark.parametrize(("town", "found"), [("Simferopol", "refer"), ("Tula", "outside"), ("the office of Gazprombank", "refer")])
def test_rows_of_a_frame_that_contradict_each_other_forget_nothing(town: str, found: str) -> None:
    """Two rows of one reference state a town: neither is taken, and neither clears what the other says."""
    (row,) = as_rows(one_item_each(a_clear_partnership("a course of English", town="Tver")), "a case")

    assert list(check_frame(pd.DataFrame([row, {**row, "business.town": town}]))["verdict"]) == [found] * 2


def test_a_cell_of_a_frame_that_could_not_be_read_and_names_an_occupied_place_is_asked_about() -> None:
    """As in a workbook; on a day before the territory was named it says nothing."""
    rows = as_rows(one_item_each(a_clear_partnership("a course of English")), "a case")
    answered = answer_frame(pd.DataFrame([{**rows[0], "business.sme_register": "in Simferopol"}, *rows[1:]]), rulebook=law())
    (question,) = [item for item in answered.patterns[answered.pattern[0]].questions if "Simferopol" in item.question]

    assert answered.verdict[0].value == "refer"
    assert "may lie in occupied Ukrainian territory" in question.question
