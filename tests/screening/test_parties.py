"""Whether a party is designated or named: matches, possible matches, the adviser's look-ups, and what the lists can clear."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from sme_check.facts.lookup import LookUp
from sme_check.facts.party import Bank, Party
from sme_check.facts.truth import Truth
from sme_check.screening import UK_LIST, Answer, HeldList, Likeness, ListedParty, Period, Policy, Register, Screening

YES, NO, OPEN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
DAY = date(2026, 2, 3)
FROM_2022 = (Period(date(2022, 4, 6)),)
SBERBANK_INN, OTHER_INN = "7707083893", "7736050003"

SBERBANK = ListedParty(
    "sberbank",
    "held",
    "organisation",
    ("ПАО Сбербанк", "Sberbank of Russia", "Sberbank"),
    {"inn": SBERBANK_INN, "ogrn": "1027700132195", "bic": ("044525225",), "uk_list": "RUS0256"},
    known_by_name=True,
    in_force=FROM_2022,
)
VEKTOR = ListedParty("vektor", "held", "organisation", ("AO NII Vektor", "JSC Vektor"), {"inn": (OTHER_INN,)}, in_force=FROM_2022)
PERSON = ListedParty("RUS1", "held", "individual", ("Oleg Vladimirovich DERIPASKA",), born=("1968-01-02",), in_force=FROM_2022)
DOUBTED = ListedParty("doubted", "held", "organisation", ("JSC Somnenie",), in_force=(Period(date(2022, 4, 6), verified=False),))
ENTRIES = (SBERBANK, VEKTOR, PERSON, DOUBTED)

WHOLE = HeldList("held", "The list held", ("asset_freeze",), (Period(date(2020, 12, 31)),), look_up=UK_LIST)
PART = HeldList("held", "The list held", ("asset_freeze",), (), "Only some entries are held.", look_up=UK_LIST)
PUBLISHED = HeldList("held", "The list held", ("asset_freeze",), (Period(date(2020, 12, 31)),), as_at=DAY, look_up=UK_LIST)


def screening(held: HeldList, *look_ups: LookUp, as_of: date = DAY) -> Screening:
    """Screening over one list, read back from its JSON form."""
    plain = json.loads(json.dumps(Register.build([held], ENTRIES).to_plain()))
    return Screening([Register.from_plain(plain)], as_of, look_ups, Policy(possible=0.87, marked=7, refused=30))


def party(**facts: Any) -> Party:
    return Party.model_validate(facts)


def looked(subject: str, result: str = "not_listed", days: int = 0, **more: Any) -> LookUp:
    """A look-up of the UK list, some days after the date asked about."""
    return LookUp.model_validate({"about": UK_LIST, "subject": subject, "result": result, "as_at": DAY + timedelta(days), "by": "A. Adviser", **more})


def frozen(facts: dict[str, Any], held: HeldList = WHOLE, *look_ups: LookUp, as_of: date = DAY) -> Answer:
    return screening(held, *look_ups, as_of=as_of).designated_for(party(**facts), "asset_freeze", "business")


@pytest.mark.parametrize(
    "facts",
    [
        {"inn": SBERBANK_INN},
        {"ogrn": "1027700132195"},
        {"name": "Something Else", "inn": SBERBANK_INN},
        {"name": "Sberbank"},
        {"name_cyrillic": "ПАО «СБЕРБАНК»"},
        {"other_names": ["Sber bank PJSC"]},
    ],
)
def test_a_number_or_a_name_that_nobody_else_bears_is_a_match(facts: dict[str, Any]) -> None:
    """An equal number is a match whatever the name; an equal name is one if the entry says that it is known by it."""
    answer = frozen(facts)

    assert (answer.truth, answer.evidence[0].entry, answer.evidence[0].likeness) == (YES, "sberbank", "match")


@pytest.mark.parametrize(
    ("name", "bic", "truth"),
    [("Lilia Trading House", "SBERBANK", OPEN), (None, "sberbank", OPEN), ("Lilia Trading House", "SABRDEFF", NO), (None, "SABRDEFF", OPEN)],
)
def test_a_name_in_the_place_of_a_code_clears_nobody(name: str | None, bic: str, truth: Truth) -> None:
    """Letters under SWIFT may be a bank's name of eight or eleven letters, so they are looked for as one; a code of letters says nothing of whom it names."""
    bank = Bank.model_validate({"name": name, "bic": bic})

    assert screening(WHOLE).designated_for(bank, "asset_freeze", "bank").truth is truth


@pytest.mark.parametrize("facts", [{"inn": "7728168971"}, {"name": "ООО"}, {"name": "雏菊"}, {"name": "«А»", "other_names": ["🌼"]}, {"name": "..."}])
def test_what_says_nothing_of_the_party_clears_nobody(facts: dict[str, Any]) -> None:
    """A number alone, a legal form, one letter or a name in a script that the list hardly uses: the name is asked for, unless the adviser looked it up."""
    answer = frozen(facts)

    assert (answer.truth, answer.gap, answer.missing) == (OPEN, "missing", ("business.name",))
    assert frozen(facts, WHOLE, looked(facts.get("inn") or "Romashka")).truth is (NO if "inn" in facts else OPEN)


def test_a_bank_is_found_by_its_bic() -> None:
    """A bank's BIC is a number like any other."""
    bank = Bank.model_validate({"name": "A bank", "bic": "044525225"})

    assert screening(WHOLE).designated_for(bank, "asset_freeze").truth is YES


def test_the_day_before_is_free_only_if_the_list_is_complete() -> None:
    """A day before the earliest period held is free in a complete list, unknown in another."""
    eve = date(2022, 4, 5)

    assert frozen({"inn": SBERBANK_INN}, WHOLE, as_of=eve).truth is NO
    assert (frozen({"inn": SBERBANK_INN}, PART, as_of=eve).truth, frozen({"inn": SBERBANK_INN}, PART, as_of=eve).gap) == (OPEN, "data")
    assert frozen({"inn": SBERBANK_INN}, WHOLE, as_of=date(2022, 4, 6)).truth is YES


def test_an_unverified_period_is_unknown() -> None:
    """A date that nobody checked proves nothing."""
    facts = {"name": "JSC Somnenie"}
    answer = frozen(facts, WHOLE, looked("JSC Somnenie", "listed", entry="doubted"))

    assert (answer.truth, answer.gap) == (OPEN, "data")


@pytest.mark.parametrize(
    "facts",
    [{"name": "Vektor"}, {"name": "ООО «Вектор»"}, {"name": "NII Vektr JSC"}, {"name": "Oleg Deripaska"}, {"name": "Deripaska O.V."}, {"name": "Sberbank LLC"}],
)
def test_a_name_alone_is_a_possible_match(facts: dict[str, Any]) -> None:
    """An equal or similar name leaves the answer to a person, even beside a complete list and a look-up of another name."""
    answer = frozen(facts)

    assert (answer.truth, answer.gap, answer.evidence[0].likeness) == (OPEN, "judgement", "possible match")
    assert answer.questions


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"name": "AO NII Vektor", "inn": "7710140679"}, "INN"),
        ({"name": "Oleg Deripaska", "born": "1970-05-01"}, "date of birth"),
    ],
)
def test_a_number_or_a_birth_date_sets_a_name_aside(facts: dict[str, Any], word: str | None) -> None:
    """Who has another number or another date of birth is somebody else, and the answer says why."""
    answer = frozen(facts)

    assert answer.truth is NO
    assert word is None or word in " ".join(answer.why)


def test_a_number_does_not_clear_a_name_that_nobody_else_bears() -> None:
    """A known bank's name with another number is for a person to judge: filling in a number never turns a match into a clearance."""
    answer = frozen({"name": "Sberbank", "inn": "7710140679"})

    assert (answer.truth, answer.gap) == (OPEN, "judgement")


def test_part_of_a_birth_date_agrees() -> None:
    """A list that states only the year speaks only of the year."""
    entry = ListedParty("x", "held", "individual", ("Oleg Vladimirovich DERIPASKA",), born=("1968",), in_force=FROM_2022)
    found = Screening([Register.build([WHOLE], [entry])], DAY).hits(party(name="Oleg Deripaska", born="1968-11-30"))

    assert [hit.likeness for hit in found] == [Likeness.POSSIBLE]


def test_nobody_to_look_for() -> None:
    """Without a name or a number the name is missing."""
    answer = frozen({})

    assert (answer.truth, answer.gap, answer.missing) == (OPEN, "missing", ("business.name",))


def test_only_a_complete_list_clears() -> None:
    """A miss in an incomplete list is unknown, with the exact look-up to make."""
    answer = frozen({"name": "Romashka"}, PART)

    assert frozen({"name": "Romashka"}).truth is NO
    assert (answer.truth, answer.gap) == (OPEN, "data")
    assert "Romashka" in answer.questions[0].text
    assert "Only some entries are held." in answer.why[0]


@pytest.mark.parametrize(("days", "truth", "provisional"), [(-5, NO, False), (0, NO, False), (7, NO, False), (8, NO, True), (30, NO, True), (31, OPEN, False)])
def test_a_published_list_goes_stale(days: int, truth: Truth, provisional: bool) -> None:
    """A list a little older than the date is marked, one much older clears nobody."""
    answer = frozen({"name": "Romashka"}, PUBLISHED, as_of=DAY + timedelta(days))

    assert (answer.truth, answer.provisional) == (truth, provisional)


@pytest.mark.parametrize(
    ("days", "truth", "provisional"), [(0, NO, False), (-7, NO, False), (-8, NO, True), (-30, NO, True), (-31, OPEN, False), (30, NO, False), (31, OPEN, False)]
)
def test_a_look_up_fills_the_gap_for_a_while(days: int, truth: Truth, provisional: bool) -> None:
    """The adviser's look-up clears near the date that it speaks of, marked if older by more than a week."""
    answer = frozen({"name": "Romashka"}, PART, looked("Romashka", days=days))

    assert (answer.truth, answer.provisional) == (truth, provisional)


@pytest.mark.parametrize("subject", ["ООО «РОМАШКА»", "7710140679", "Romashka, LLC"])
def test_a_look_up_may_be_of_any_name_or_number(subject: str) -> None:
    """One of the party's names, however spelled, or one of its numbers."""
    facts = {"name": "OOO Romashka", "inn": "7710140679"}

    assert frozen(facts, PART, looked(subject)).truth is NO
    assert frozen(facts, PART, looked("Somebody Else")).truth is OPEN
    assert frozen(facts, PART, looked(subject).model_copy(update={"as_at": None})).truth is OPEN
    assert frozen(facts, PART, looked(subject, about="uk_tariff")).truth is OPEN


def test_an_equal_name_needs_a_decision_with_a_reason() -> None:
    """A look-up of the name alone does not set an equal name aside; a decision that names the entry and says why does, and clears nobody by itself."""
    facts = {"name": "Vektor"}

    assert frozen(facts, WHOLE, looked("Vektor")).truth is OPEN
    assert frozen(facts, WHOLE, looked("Vektor", entry="vektor")).truth is OPEN
    assert frozen(facts, WHOLE, looked("Vektor", entry="vektor", reason="another town and number")).truth is NO
    assert frozen(facts, PART, looked("Vektor", entry="vektor", reason="another town and number")).truth is OPEN
    assert frozen(facts, PART, looked("Vektor", entry="vektor", reason="another town and number"), looked("Vektor")).truth is NO


def test_a_similar_name_is_settled_by_a_look_up_of_the_very_name() -> None:
    """Who looked up the very name, and found nothing, has settled a merely similar one."""
    assert frozen({"name": "NII Vektr JSC"}, WHOLE, looked("NII Vektr JSC")).truth is NO
    assert frozen({"name": "NII Vektr JSC"}, WHOLE, looked("NII Vektr JSC", entry="vektor")).truth is NO


@pytest.mark.parametrize("name", ["Oleg Deripaska", "Олег Дерипаска"])
def test_a_listed_name_without_its_patronymic_needs_a_decision(name: str) -> None:
    """A look-up that found nothing does not clear who bears the first name and surname of a person that the list holds."""
    facts = {"name": name, "kind": "individual"}

    assert frozen(facts, PART, looked(name)).truth is OPEN
    assert frozen(facts, PART, looked(name), looked(name, entry="RUS1", reason="born in 1990")).truth is NO


def test_a_look_up_does_not_set_a_match_aside() -> None:
    """What a number shows, no look-up takes away."""
    assert frozen({"inn": SBERBANK_INN}, WHOLE, looked(SBERBANK_INN, entry="sberbank", reason="I think not"), looked(SBERBANK_INN)).truth is YES


def test_a_confirmed_match_is_a_match() -> None:
    """The adviser may confirm a possible match, by the entry's id here or on the official list; its dates still decide."""
    confirmed = looked("Vektor", "listed", entry="vektor")

    assert frozen({"name": "Vektor"}, WHOLE, confirmed).truth is YES
    assert frozen({"name": "Vektor"}, WHOLE, confirmed, as_of=date(2022, 4, 5)).truth is NO


def test_an_entry_that_is_not_held_is_taken_at_the_advisers_word() -> None:
    """A look-up that found an entry is a match; one that names none asks which."""
    found = frozen({"name": "Romashka"}, PART, looked("Romashka", "listed", entry="RUS9999"))
    nameless = frozen({"name": "Romashka"}, PART, looked("Romashka", "listed"))

    assert (found.truth, found.evidence[0].entry) == (YES, "RUS9999")
    assert (nameless.truth, nameless.gap) == (OPEN, "judgement")


def test_named_in_asks_one_list() -> None:
    """Being named in a list is asked of that list alone."""
    asked = screening(WHOLE)

    assert asked.named_in(party(inn=SBERBANK_INN), "held").truth is YES
    assert asked.named_in(party(inn=SBERBANK_INN), "another-list").truth is OPEN
    assert asked.named_in(party(name="Romashka"), "held").truth is NO


def test_entries_keep_their_own_dates_for_each_measure() -> None:
    """A measure that an entry does not carry does not reach it; one that it carries does so from its own day."""
    dated = ListedParty("x", "held", "organisation", ("X",), {"inn": SBERBANK_INN}, in_force=FROM_2022, effects={"banking": (Period(date(2023, 1, 1)),)})
    held = HeldList("held", "", ("asset_freeze", "banking", "trust"), (Period(date(2020, 1, 1)),))
    register = Register.build([held], [dated])
    bank = party(inn=SBERBANK_INN)

    def on(day: date) -> list[Truth]:
        return [Screening([register], day).designated_for(bank, measure).truth for measure in ("asset_freeze", "banking")]

    assert on(date(2022, 12, 31)) == [YES, NO]
    assert on(date(2023, 1, 1)) == [YES, YES]


def test_an_index_of_another_form_is_built_anew() -> None:
    """An index that was folded by other rules is not trusted."""
    plain = Register.build([WHOLE], ENTRIES).to_plain()
    old = {**plain, "index": {"form": 0, "entries": plain["index"]["entries"]}}

    assert Screening([Register.from_plain(old)], DAY).designated_for(party(name="Sberbank"), "asset_freeze").truth is YES
