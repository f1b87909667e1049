"""A fact against a dated list: a hit, a miss, and every way in which neither is known."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sme_check.engine.proof import Open, OpenKind, Proof, opens_of
from sme_check.facts.truth import Truth
from sme_check.rulebook.rulebook import Rulebook
from tests.small_law import DAY, a_list, prove, small_law

LATER = date(2024, 3, 1)
"""A day on which the list of the small rulebook is complete no longer: the unseen part lies in chapters 42 and 84."""


@pytest.fixture
def law(tmp_path: Path) -> Rulebook:
    """The small rulebook."""
    return small_law(tmp_path)


def listed(law: Rulebook, item: dict[str, Any], as_of: date = DAY, look_ups: tuple[dict[str, Any], ...] = ()) -> Proof:
    """Whether an item is in the list of the small rulebook."""
    facts = {"activities": [{"kind": "export", "goods": [item]}], "look_ups": list(look_ups)}
    return prove(law, {"fact": "goods.code", "listed_in": "goods/3a"}, facts, as_of)


def a_look_up(about: str, subject: str, result: str = "not_listed", as_at: str | None = "2024-02-20", entry: str | None = None) -> dict[str, Any]:
    """What an adviser looked up."""
    return {"about": about, "subject": subject, "result": result, "as_at": as_at, "by": "an adviser", "entry": entry}


def asked(proof: Proof) -> list[Open]:
    """What the proof leaves open."""
    return list(opens_of(proof))


@pytest.mark.parametrize(
    ("code", "truth"), [("84713000", Truth.TRUE), ("8471", Truth.TRUE), ("8472", Truth.FALSE), ("84", Truth.UNKNOWN), ("840000", Truth.UNKNOWN)]
)
def test_a_complete_list(law: Rulebook, code: str, truth: Truth) -> None:
    """Covered is true, apart is false, coarser than an entry is unknown."""
    assert listed(law, {"code": code}).truth is truth


def test_a_coarse_code_is_asked_for_in_full(law: Rulebook) -> None:
    """The question says that more digits would tell, and which entry lies below."""
    (missing,) = asked(listed(law, {"code": "97"}))

    assert (missing.kind, missing.place) == (OpenKind.FACT, "activities[0].goods[0].code")
    assert missing.question == "State more digits of the code: only a part of 97 is listed (9701 21 paintings)."


@pytest.mark.parametrize(("day", "truth"), [("2022-04-13", Truth.FALSE), ("2022-04-14", Truth.TRUE)])
def test_a_list_stands_from_its_first_day(law: Rulebook, day: str, truth: Truth) -> None:
    """On the eve nothing of the list stands."""
    assert listed(law, {"code": "8471"}, date.fromisoformat(day)).truth is truth


def test_a_code_not_stated_is_unknown(law: Rulebook) -> None:
    """Goods without a code may be listed."""
    assert [item.place for item in asked(listed(law, {}))] == ["activities[0].goods[0].code"]


@pytest.mark.parametrize(("price", "truth"), [(251, Truth.TRUE), (250, Truth.FALSE), (None, Truth.UNKNOWN)])
def test_an_entry_may_have_a_condition(law: Rulebook, price: int | None, truth: Truth) -> None:
    """An entry that reaches only dear goods needs the price: not stated, it is unknown."""
    assert listed(law, {"code": "42021100", "unit_price_gbp": price}).truth is truth


def test_a_coarse_code_under_a_condition_that_fails_is_clear(law: Rulebook) -> None:
    """Where the condition of the entry is known not to be met, more digits would change nothing."""
    assert listed(law, {"code": "4202", "unit_price_gbp": 5}).truth is Truth.FALSE
    assert listed(law, {"code": "4202", "unit_price_gbp": 500}).truth is Truth.UNKNOWN


def test_a_code_that_is_listed_in_part_asks_for_the_description(law: Rulebook) -> None:
    """An `ex` entry reaches only what answers to its words: unknown until the adviser has read them."""
    (missing,) = asked(listed(law, {"code": "970121"}))

    assert (missing.kind, missing.place, missing.about, missing.subject) == (OpenKind.DATA, "look_ups", "goods/3a", "970121")
    assert "more than 100 years old?" in missing.question


@pytest.mark.parametrize(
    ("look_up", "truth"),
    [
        (a_look_up("goods/3a", "9701 21", "listed", "2023-01-05"), Truth.TRUE),
        (a_look_up("goods/3a", "9701.21", "not_listed", "2023-01-05"), Truth.FALSE),
        (a_look_up("goods/3a", "970121", "not_listed", None), Truth.UNKNOWN),
        (a_look_up("goods/3a", "970121", "not_listed", "2020-01-05"), Truth.UNKNOWN),
        (a_look_up("goods/3a", "970121", "not_listed", "2023-05-05"), Truth.UNKNOWN),
        (a_look_up("goods/3a", "9701", "not_listed", "2023-01-05"), Truth.UNKNOWN),
        (a_look_up("goods/3a", "97012100", "not_listed", "2023-01-05"), Truth.UNKNOWN),
        (a_look_up("uk_tariff", "970121", "not_listed", "2023-01-05"), Truth.UNKNOWN),
    ],
)
def test_reading_the_description_settles_just_that(law: Rulebook, look_up: dict[str, Any], truth: Truth) -> None:
    """A look-up in that list, of that code, near that day answers; a stale one, an undated one, another code or another list does not."""
    assert listed(law, {"code": "970121"}, look_ups=(look_up,)).truth is truth


def test_a_description_is_not_asked_for_a_coarse_code(law: Rulebook) -> None:
    """First the digits, then the words: a look-up does not make a coarse code fine."""
    proof = listed(law, {"code": "9701"}, look_ups=(a_look_up("goods/3a", "9701", "not_listed", "2023-01-05"),))

    assert proof.truth is Truth.UNKNOWN
    assert [item.kind for item in asked(proof)] == [OpenKind.FACT]


@pytest.mark.parametrize(("day", "truth"), [("2023-06-30", Truth.UNKNOWN), ("2023-07-01", Truth.TRUE)])
def test_an_entry_whose_date_was_not_verified_is_unknown(law: Rulebook, day: str, truth: Truth) -> None:
    """While the entry's period was not verified the code may not have stood; from the verified period on it did."""
    proof = listed(law, {"code": "22030001"}, date.fromisoformat(day))

    assert proof.truth is truth
    assert bool(asked(proof)) == (truth is Truth.UNKNOWN)


@pytest.mark.parametrize(
    ("code", "truth"),
    [("8471", Truth.TRUE), ("8501", Truth.FALSE), ("0902", Truth.FALSE), ("8472", Truth.UNKNOWN), ("42", Truth.UNKNOWN), ("84000000", Truth.UNKNOWN)],
)
def test_an_incomplete_list(law: Rulebook, code: str, truth: Truth) -> None:
    """A hit is a hit; a miss is a known miss only outside what the unseen part can contain."""
    assert listed(law, {"code": code}, LATER).truth is truth


def test_a_gap_says_what_to_look_up(law: Rulebook) -> None:
    """The question names the tariff, the code and the reason."""
    (missing,) = asked(listed(law, {"code": "8472"}, LATER))

    assert (missing.about, missing.subject) == ("uk_tariff", "8472")
    assert missing.question.startswith("Look up 8472 in the UK Integrated Online Tariff")
    assert "Its later table was not read" in missing.question


@pytest.mark.parametrize(
    ("look_ups", "truth"),
    [
        ((a_look_up("uk_tariff", "8472"),), Truth.FALSE),
        ((a_look_up("uk_tariff", "8472", "listed", entry="goods/3a"),), Truth.TRUE),
        ((a_look_up("uk_tariff", "8472", "listed"),), Truth.UNKNOWN),
        ((a_look_up("uk_tariff", "8472"), a_look_up("uk_tariff", "8472", "listed")), Truth.UNKNOWN),
        ((a_look_up("uk_tariff", "8472", entry="goods/3a"), a_look_up("uk_tariff", "8472", "listed", entry="goods/3a")), Truth.UNKNOWN),
        ((a_look_up("uk_tariff", "8472", "listed", "2019-01-01"), a_look_up("uk_tariff", "8472")), Truth.FALSE),
        ((a_look_up("uk_tariff", "8473"),), Truth.UNKNOWN),
        ((a_look_up("uk_sanctions_list", "8472"),), Truth.UNKNOWN),
        (({"about": "uk_tariff", "subject": "8472", "as_at": "2024-02-20"},), Truth.UNKNOWN),
        (({"about": "uk_tariff", "result": "not_listed", "as_at": "2024-02-20"},), Truth.UNKNOWN),
        (({"subject": "8472", "result": "not_listed", "as_at": "2024-02-20"},), Truth.UNKNOWN),
    ],
)
def test_a_look_up_fills_just_its_gap(law: Rulebook, look_ups: tuple[dict[str, Any], ...], truth: Truth) -> None:
    """One fresh look-up of that code settles it; two that contradict each other, another code, another source or half a look-up do not."""
    assert listed(law, {"code": "8472"}, LATER, look_ups).truth is truth


@pytest.mark.parametrize(
    ("look_ups", "truth"),
    [
        ((a_look_up("uk_tariff", "8472", "listed", entry="goods/3e"),), Truth.UNKNOWN),
        ((a_look_up("uk_tariff", "8472", entry="goods/3e"),), Truth.UNKNOWN),
        ((a_look_up("uk_tariff", "8472", "listed", entry="goods/3e"), a_look_up("uk_tariff", "8472")), Truth.FALSE),
        ((a_look_up("uk_tariff", "8472", "listed", entry="goods/3a"), a_look_up("uk_tariff", "8472")), Truth.TRUE),
        ((a_look_up("uk_tariff", "8472", entry="goods/3a"), a_look_up("uk_tariff", "8472", "listed")), Truth.FALSE),
        ((a_look_up("uk_tariff", "8472", "listed", "2019-01-01", entry="goods/3a"), a_look_up("uk_tariff", "8472")), Truth.FALSE),
    ],
)
def test_a_control_that_the_tariff_shows_belongs_to_one_list(law: Rulebook, look_ups: tuple[dict[str, Any], ...], truth: Truth) -> None:
    """What is shown under another Schedule says nothing of this one; that nothing else is shown does; and the list's own look-up comes first."""
    assert listed(law, {"code": "8472"}, LATER, look_ups).truth is truth


def test_a_control_without_its_list_asks_for_the_list(law: Rulebook) -> None:
    """The tariff shows what many lists hold, of imports and of exports: the question says how to name the one."""
    proof = listed(law, {"code": "8472"}, LATER, (a_look_up("uk_tariff", "8472", "listed"),))

    assert "the look-up names no list" in " ".join(part.because for part in proof.parts)
    assert "such as goods/3a" in asked(proof)[0].question


def test_a_look_up_does_not_undo_a_hit(law: Rulebook) -> None:
    """A code that stands in the list held stands there, whatever a look-up is said to have shown."""
    assert listed(law, {"code": "8471"}, LATER, (a_look_up("uk_tariff", "8471"),)).truth is Truth.TRUE


def test_a_look_up_is_shown_as_the_advisers_word(law: Rulebook) -> None:
    """The proof says who looked, where, and as at which day."""
    proof = listed(law, {"code": "8472"}, LATER, (a_look_up("uk_tariff", "8472"),))

    assert "looked up in uk_tariff as at 2024-02-20 by an adviser" in " ".join(part.because for part in proof.parts)


def test_several_codes_are_each_looked_at(tmp_path: Path) -> None:
    """Of several trades one is enough to be listed; none stated is unknown, an empty list is none."""
    law = small_law(tmp_path, {"lists/sectors/s.yaml": a_list("sectors/s", "okved", {"06.10": "oil"})})
    condition = {"fact": "business.okved_others", "listed_in": "sectors/s"}

    found = [prove(law, condition, {"business": {"okved_others": codes}}).truth for codes in (None, [], ["85.41"], ["85.41", "06.10.1"], ["06"])]
    assert found == [Truth.UNKNOWN, Truth.FALSE, Truth.FALSE, Truth.TRUE, Truth.UNKNOWN]


def test_a_list_that_fell_silent_is_no_list_without_entries(tmp_path: Path) -> None:
    """After the last day of which a list speaks, its entries still stand, and a miss is unknown."""
    silent = [{"from": "2020-12-31", "to": "2022-12-31", "complete": True}]
    law = small_law(tmp_path, {"lists/goods/t.yaml": a_list("goods/t", "commodity_code", {"8471": "computers"}, complete=silent)})
    condition = {"fact": "goods.code", "listed_in": "goods/t"}

    found = [prove(law, condition, {"activities": [{"goods": [{"code": code}]}]}).truth for code in ("8471", "8472")]
    assert found == [Truth.TRUE, Truth.UNKNOWN]


def test_what_nobody_has_read_is_unknown_until_looked_up(law: Rulebook) -> None:
    """A gap in the law held is unknown; with a look-up named, the adviser's own fills it, and without the code there is nothing to look up."""
    gap = {"unread": "Schedule 3D Part 2 was not read", "look_up": "uk_tariff"}
    goods = {"activities": [{"goods": [{"code": "8472"}]}]}

    assert prove(law, gap, goods, LATER).truth is Truth.UNKNOWN
    assert prove(law, gap, {**goods, "look_ups": [a_look_up("uk_tariff", "8472")]}, LATER).truth is Truth.FALSE
    assert prove(law, {"unread": "Schedule 3D Part 2 was not read"}, {**goods, "look_ups": [a_look_up("uk_tariff", "8472")]}, LATER).truth is Truth.UNKNOWN
    assert [item.kind for item in asked(prove(law, gap, {"activities": [{"goods": [{}]}]}, LATER))] == [OpenKind.FACT]
    assert prove(law, gap, {"activities": [{"kind": "service", "goods": []}]}, LATER).truth is Truth.FALSE


@pytest.mark.parametrize(("as_at", "truth"), [("2024-02-01", Truth.FALSE), ("2024-01-30", Truth.UNKNOWN)])
def test_a_look_up_of_designations_grows_stale_as_they_do(law: Rulebook, as_at: str, truth: Truth) -> None:
    """The sanctions list changes by the week: a search in it is good for the days of designations, not for those of the law."""
    gap = {"unread": "Names that are not held", "look_up": "uk_sanctions_list", "subject": "business.name"}
    facts = {
        "business": {"name": "OOO Zarya"},
        "look_ups": [a_look_up("uk_sanctions_list", "OOO «Zarya»", as_at=as_at)],
    }

    assert prove(law, gap, facts, LATER).truth is truth
