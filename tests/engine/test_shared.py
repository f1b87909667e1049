"""What lines of a day share: nothing that is kept from one line to the next changes what is said of another."""

from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

import pytest

from sme_check.assessment.assess import find_all
from sme_check.assessment.screened import Screened
from sme_check.engine import shared
from sme_check.engine.shared import Shared, is_text, shared_of
from sme_check.facts.amounts import Share
from sme_check.facts.line import lines_of
from sme_check.facts.of_party import ABSENT
from sme_check.facts.partnership import Partnership
from sme_check.facts.read import read_partnership
from sme_check.rulebook.condition import parse_condition
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook
from tests.builders import CLEAR, a_clear_partnership
from tests.generated import a_partnership
from tests.small_law import DAY, a_definition, prove, small_law

OF_THE_DAY = date(2026, 5, 15)


@cache
def the_law() -> Rulebook:
    """The rulebook, loaded once: another that holds the same shares nothing with it."""
    return load_rulebook()


def in_words(partnership: Partnership) -> str:
    """All that is said of a partnership, to the letter: what is equal may be written otherwise."""
    return repr(find_all(the_law(), lines_of(partnership, OF_THE_DAY), Screened(the_law(), partnership, OF_THE_DAY)))


def test_what_is_kept_changes_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proof is the same to the letter whether anything was kept of the lines before it or nothing was."""
    some = [read_partnership(facts) for facts in (*(a_partnership(Random(number)) for number in range(8)), *map(a_clear_partnership, CLEAR))]
    kept = [in_words(partnership) for partnership in (*some, *some)][len(some) :]
    alone = []
    for partnership in some:
        monkeypatch.setattr(shared, "_KEPT", {})
        alone.append(in_words(partnership))

    assert kept == alone


def test_what_one_line_relies_on_is_not_kept_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that claims an exception and one that does not are told apart, whichever was asked about first."""
    bank, payment = {"name": "PAO Sberbank", "inn": "7707083893"}, {"kind": "payment", "payment": "to_russia"}
    plain = read_partnership({"business": bank, "activities": [payment]})
    for claim in ("diplomatic_mission", "emergency", "national_security", "authorised_elsewhere"):
        claiming = read_partnership({"business": bank, "activities": [{**payment, "claims": [claim]}]})
        kept = [in_words(partnership) for partnership in (plain, claiming, plain)]
        monkeypatch.setattr(shared, "_KEPT", {})

        assert in_words(claiming) == kept[1]
        assert kept[1] != kept[0] == kept[2]


def test_what_is_missing_turns_on_the_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of firms and owners alike but for their kind, or for the end use of a code, each is asked what it is asked alone, whichever came first."""
    owner, goods = {"name": "Vera Lugovaya", "share": 100}, {"code": "85423190"}
    some = [
        read_partnership(
            {
                "business": {"kind": kind, "owners": [{**owner, "kind": of_owner}]},
                "activities": [{"kind": "export", "goods": [goods], "military_end_use": military, "delivered_to": place}],
            }
        )
        for kind, of_owner in product((None, "organisation", "individual"), repeat=2)
        for military, place in ((None, None), (False, "RU"), (True, "GB"))
    ]
    kept = [in_words(partnership) for partnership in (*some, *reversed(some))]
    alone = []
    for partnership in some:
        monkeypatch.setattr(shared, "_KEPT", {})
        alone.append(in_words(partnership))

    assert kept == [*alone, *reversed(alone)]


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many values and days come, no more than so many are kept, and the words stay the same."""
    some = [read_partnership(a_partnership(Random(number))) for number in range(4)]
    usual = [in_words(partnership) for partnership in some]
    monkeypatch.setattr(shared, "_KEPT", {})
    monkeypatch.setattr(shared, "_MOST", 40)
    monkeypatch.setattr(shared, "_DAYS", 2)
    for number in range(5):
        shared_of(the_law(), date(2026, 1, 1 + number))

    assert [in_words(partnership) for partnership in some] == usual
    assert len(shared._KEPT) <= 2
    assert all(len(day._kept) <= 40 for day in shared._KEPT.values())


def test_conditions_that_say_the_same_are_one(tmp_path: Path) -> None:
    """Of conditions that say the same one stands for all; a yes is no one, however Python compares them."""
    of_day = Shared(small_law(tmp_path), DAY)
    said = {"all": [{"fact": "activity.by_ship", "equals": True}, {"not": {"fact": "activity.in_cash", "equals": True}}]}
    one, other, number = (parse_condition(words) for words in (said, said, {"fact": "activity.by_ship", "equals": 1}))

    assert one is not other
    assert of_day.same(one) is of_day.same(other)
    assert of_day.same(parse_condition({"fact": "activity.by_ship", "equals": True})) is not of_day.same(number)


def test_another_law_shares_nothing(tmp_path: Path) -> None:
    """Two laws that name a definition alike keep each its own meaning."""
    laws = [
        small_law(tmp_path / name, {"definitions/shipped.yaml": a_definition("shipped", {"fact": "activity.by_ship", "equals": yes})})
        for name, yes in (("one", True), ("other", False))
    ]
    truths = [prove(law, {"is": "shipped"}, {"activities": [{"by_ship": True}]}).truth.value for law in (*laws, *laws)]

    assert truths == ["true", "false", "true", "false"]


@pytest.mark.parametrize("value", [None, ABSENT, True, "RU", 14, DAY, ("RU", "GB"), ()])
def test_what_is_written_alike_is_kept(value: object) -> None:
    """Texts, choices, counts, days and what was not stated are kept by their value."""
    assert is_text(value)


@pytest.mark.parametrize("value", [1.5, Share.model_validate("50"), (1.5,)])
def test_what_may_be_written_otherwise_is_not_kept(value: object) -> None:
    """Two shares or sums may be equal and yet be written otherwise: each is proved by itself."""
    assert not is_text(value)
