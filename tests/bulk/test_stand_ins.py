"""Stand-ins for names change no answer: whoever is called alike, found on a list, looked up or in an arrangement is answered as in one check."""

from datetime import date
from functools import cache
from random import Random
from typing import Any

import pandas as pd
import pytest

from sme_check import check
from sme_check.assessment.screened import HeldLists
from sme_check.assessment.screened_many import Nobody, readings_of
from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.answering.labels import label_of, stand_in, stood_in_by
from sme_check.bulk.answering.named import facts_spelled
from sme_check.engine.columns.compile import compile_rulebook
from sme_check.facts.identifiers import check_inn, check_ogrn, inn_is_personal, ogrn_is_individual
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.index import Query
from tests.builders import CLEAR, a_clear_partnership
from tests.bulk.test_frame import as_rows, one_item_each, same_as_one_by_one

NAMES = (
    *("ИП Иванов", "ИП Гаванская И.И.", "OOO 0000000040", "Gavan 0000000010"),
    *("OOO Zarya Polya", "Zarya Polya OOO", "Заря Поля", "IP Tikhonravov Ivan", "Ivan Tikhonravov", "Tikhonravov, Ivan", "Bank Lesnoi", "AO Bank Lesnoi"),
    *("PAO Sberbank", "VTB Bank", "Rosneft", "???", "OOO", "Vera Gavanskaya", "Pavel Prichalov"),
)
INNS = ("7707083893", "500100732259", "7736050003")
OGRNS = ("1027700132195", "304500116000157")
LABELS = ("none", "the brothers", "Vera Gavanskaya", "нет")


@cache
def law() -> Rulebook:
    """The rulebook, loaded once."""
    return load_rulebook()


def _renamed(chance: Random, party: dict[str, Any]) -> None:
    """A party with names, numbers and kind drawn anew, and all who stand under it."""
    for fact, values in {"name": NAMES, "name_cyrillic": NAMES, "inn": INNS, "ogrn": OGRNS, "kind": ("organisation", "individual")}.items():
        if chance.random() < (0.9 if fact == "name" else 0.2):
            party[fact] = chance.choice(values)
        elif chance.random() < 0.4:
            party.pop(fact, None)
    if "share" in party and chance.random() < 0.3:
        party["joint_with"] = chance.choice(LABELS)
    if not party:
        party["name"] = "Somebody"
    for group in ("owners", "officers", "banks"):
        for member in party.get(group) or []:
            _renamed(chance, member)


def _case(number: int) -> dict[str, Any]:
    chance = Random(number)
    facts = one_item_each(a_clear_partnership(sorted(CLEAR)[number % len(CLEAR)]))
    if chance.random() < 0.5:
        facts["business"]["owners"].append({"name": "Somebody", "share": 30, "kind": "individual"})
    if chance.random() < 0.5:
        facts["activities"][0]["others"] = [{"name": chance.choice(NAMES), "role": "recipient"} for _ in range(2)]
        facts["activities"].append({"kind": "loan", "others": [{"name": chance.choice(NAMES), "ogrn": chance.choice(OGRNS), "role": "payer"}]})
    _renamed(chance, facts["business"])
    if chance.random() < 0.5:
        facts["uk_party"]["name"] = chance.choice(NAMES)
    if chance.random() < 0.3:
        facts["uk_party"]["owned_by"] = [chance.choice(NAMES)]
    named = [chance.choice([*NAMES, *INNS, "770708 3893"]) for _ in range(2)]
    facts["look_ups"] += [{"about": "uk_sanctions_list", "subject": name, "result": "not_listed", "as_at": "2026-05-14"} for name in named]
    return facts


@pytest.mark.parametrize("start", range(0, 120, 30))
def test_names_stood_in_for_are_answered_as_in_one_check(start: int) -> None:
    """By chance: equal and like names across a partnership, listed names, look-ups by name or number, arrangements, sole traders, unreadable names."""
    same_as_one_by_one([_case(number) for number in range(start, start + 30)])


def test_a_name_in_an_arrangement_is_the_name_of_the_partner() -> None:
    """Who acts jointly with a listed holder is meant by name: a stand-in must not come between the two, and part them."""
    several = []
    for label in ("Vera Gavanskaya", "none"):
        facts = one_item_each(a_clear_partnership())
        owner = {**facts["business"]["owners"][0], "board_majority": False}
        listed = {"name": "PAO Sberbank", "kind": "organisation", "share": 30, "votes": 30, "board_majority": False, "joint_with": label}
        facts["business"]["owners"] = [listed, {**owner, "share": 70, "votes": 70, "joint_with": "none"}]
        several.append(facts)

    assert [check(facts, rulebook=law()).verdict.value for facts in several] == ["prohibited", "refer"]
    same_as_one_by_one(several)


def test_a_form_that_gainsays_the_kind_stated_is_not_lost() -> None:
    """An individual called OOO, or an organisation called IP, leaves open what it is: so does its stand-in."""
    names, kinds = ("OOO Zarya Polya", "IP Zaryanov", "Zarya Polya"), (None, "individual", "sole_trader", "organisation", "public_body")
    stated = [{"name": name} | ({"kind": kind} if kind else {}) for name in names for kind in kinds]
    several = [{"as_of": "2024-11-01", "business": business, "activities": [{"kind": "export"}]} for business in stated]

    same_as_one_by_one(several)
    for facts in several:
        same_as_one_by_one([facts])


def test_partnerships_alike_but_for_names_are_answered_with_their_own() -> None:
    """Each answer prints the names of its own partnership, and no stand-in is left."""
    several = []
    for number in range(8):
        facts = one_item_each(a_clear_partnership())
        facts["business"]["name"] = f"OOO Lesnaya Tropa {number}"
        facts["look_ups"] = []
        several.append(facts)
    found = answer_frame(pd.DataFrame([row for number, facts in enumerate(several) for row in as_rows(facts, str(number))]), rulebook=law())

    assert all(f"Lesnaya Tropa {number}" in text for number, text in enumerate(found.frame["missing"]))
    assert not stood_in_by(found.frame["missing"])
    same_as_one_by_one(several)


@pytest.mark.parametrize("label", [0, 1, 7, 19, 20, 399, 12345, 99_999])
@pytest.mark.parametrize("form", [0, 1])
def test_a_stand_in_shows_the_form_and_tells_its_place(label: int, form: int) -> None:
    """A number has its length and right check digits; each leads back to its label."""
    inn, ogrn = stand_in("inn", label, form), stand_in("ogrn", label, form)

    assert inn_is_personal(check_inn(inn)) is bool(form)
    assert ogrn_is_individual(check_ogrn(ogrn)) is bool(form)
    assert [label_of(stand_in(fact, label, form)) for fact in ("name", "inn", "ogrn", "bic")] == [label] * 4


def test_no_list_holds_astand_in() -> None:
    """Nobody that the rulebook names is like a stand-in, and no two of them read the same."""
    names = [stand_in("name", label, form) for label in range(300) for form in range(5)]
    readings = list(readings_of(stand_in("name", label, 0) for label in range(300)).values())

    assert all(Nobody(law(), HeldLists.on(law(), date(2026, 5, 15)))([Query((name,)) for name in names]))
    assert len(frozenset().union(*readings)) == sum(map(len, readings))


def test_a_name_that_a_rule_spells_out_is_never_stood_in_for() -> None:
    """The rules ask of names and numbers only whether they are stated; what else they ask of parties, screening answers."""
    for day in (date(2017, 2, 28), date(2026, 5, 15)):
        spelled = facts_spelled(compile_rulebook(law(), day))

        assert not {path.rpartition(".")[2] for path in spelled} & {"name", "name_cyrillic", "other_names", "inn", "ogrn", "bic", "born", "owned_by"}


@pytest.mark.parametrize("name", ["0000000040", "7736050003", "1000000000032"])
def test_a_number_written_as_a_name_is_answered_as_in_one_check(name: str) -> None:
    """Whoever has the same digits as a name and as a number, or as the name of an owner and the number of the firm, is answered as by one check."""
    fact = "ogrn" if len(name) == 13 else "inn"
    facts = one_item_each(a_clear_partnership(next(iter(CLEAR))))
    own = {**facts, "business": {**facts["business"], "name": name, fact: name}}
    owner = {**facts, "business": {**facts["business"], fact: name, "owners": [{"name": name, "share": 100}]}}
    looked = {**own, "look_ups": [{"about": "uk_sanctions_list", "subject": name, "result": "not_listed", "as_at": "2026-05-14"}]}

    same_as_one_by_one([own, owner, looked])


@pytest.mark.parametrize("name", ["\ue000bobo\ue001", "\ue000OOO rufumovu\ue001", "\ue002", "[\ue002]"])
def test_letters_of_no_language_in_a_name_harm_nothing(name: str) -> None:
    """Whatever stands for names and numbers inside is, where somebody writes it, no more than a name."""
    facts = one_item_each(a_clear_partnership(next(iter(CLEAR))))

    same_as_one_by_one([{**facts, "business": {**facts["business"], "name": name}}, facts])


@pytest.mark.parametrize("born", [("1970-01-01", "1980-01-01"), ("1970-01-01", "1970-01-01"), (None, None)])
@pytest.mark.parametrize("shares", [(20, 20), (20, 30), (60, 40)])
def test_two_owners_called_alike_are_told_apart_as_in_one_check(born: tuple[str | None, str | None], shares: tuple[int, int]) -> None:
    """The owner of one is the other's only where the two are one: a stand-in must not make them so."""
    facts = one_item_each(a_clear_partnership())
    person = {**facts["business"]["owners"][0], "share": 100, "votes": 100}
    named = {"name": person["name"], "kind": "organisation", "votes_follow_shares": True, "board_majority": False}
    first, second = ({**named, "share": share, "votes": share, "born": day} for share, day in zip(shares, born, strict=True))
    facts["business"]["owners"] = [{**first, "owners": [person]}, second]

    same_as_one_by_one([facts])


SEVERAL = ("Vera Gavanskaya and Pavel Prichalov", "SARL Vera and Pavel", "ИП Вера и Павел", "Holding Vera & Pavel", "OOO Vera and Pavel")


@pytest.mark.parametrize("name", ["OOO Gavan", "FGUP Gavan", "Fond Gavan", "Фонд Гавань", "ИП Фонд Гавань", "Vera Gavanskaya", "SARL Gavan", *SEVERAL])
@pytest.mark.parametrize("kind", ["individual", "sole_trader", "organisation", None])
def test_what_a_name_says_of_its_bearer_is_not_lost(name: str, kind: str | None) -> None:
    """A body's legal form, a word that bodies are called by, both or neither: what takes the name's place says the same."""
    business = a_clear_partnership(name=name, kind=kind, resident_in="RU", located_in="RU")
    del business["business"]["owners"]
    owner = a_clear_partnership()
    owner["business"]["owners"][0] |= {"name": name, "kind": kind}

    same_as_one_by_one([business, owner])
