"""Several editions say together who was listed when; what they leave open stays open, or is filled from the rulebook."""

from datetime import date

import pytest

from sme_check.facts.truth import Truth
from sme_check.screening.history import Knowledge, held_lists, merged
from sme_check.screening.listed import ListedParty, Period, state_on
from sme_check.screening.lists.record import Edition, Name, Record, Series
from sme_check.screening.register import Policy

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
MARCH, JUNE, OCTOBER = date(2026, 3, 1), date(2026, 6, 1), date(2026, 10, 1)


def a_record(designated: str = "2022-04-06", *, updated: str = "", identity: str = "RUS0001", group: str = "", **effects: str | None) -> Record:
    dates = {effect: date.fromisoformat(day) if day else None for effect, day in (effects or {"asset_freeze": None}).items()}
    when = date.fromisoformat(updated) if updated else None
    return Record(identity, "Russia", "organisation", group, (Name("Firm"),), designated=date.fromisoformat(designated), updated=when, effects=dates)


def an_edition(day: date, *records: Record, series: Series = "uk") -> Edition:
    return Edition(series, day, records)


def party(*editions: Edition, **known: Knowledge) -> ListedParty:
    ordered = sorted(editions, key=lambda item: (["uk", "ofsi", "hmt"].index(item.series), -item.list_date.toordinal()))
    return next(found for found in merged(ordered, known) if found.id == "RUS0001" or "RUS0001" in found.numbers("uk_list") or found.id == "12900")


def states(found: ListedParty, effect: str, *days: str) -> list[Truth]:
    return [state_on(found.effects.get(effect, ()), date.fromisoformat(day), complete=True) for day in days]


def test_a_freeze_alone_began_when_its_party_was_designated() -> None:
    """With nothing imposed that could be older, the date designated is that of the asset freeze."""
    assert states(party(an_edition(JUNE, a_record())), "asset_freeze", "2022-04-05", "2022-04-06", "2026-06-01", "2026-09-01") == [F, T, T, T]


def test_a_measure_without_a_day_is_not_known_before_the_list_speaks() -> None:
    """The list shows the first date of any designation: a freeze beside reg 17A may be younger."""
    found = party(an_edition(JUNE, a_record("2022-03-01", asset_freeze=None, correspondent_banking=None)))

    assert states(found, "asset_freeze", "2022-02-28", "2022-03-10", "2026-06-01") == [F, U, T]


def test_a_measure_with_its_own_day_began_then() -> None:
    """Trust services were imposed on the day that the entry states, not on that of the first designation."""
    found = party(an_edition(JUNE, a_record("2022-03-01", asset_freeze=None, trust_services="2023-03-21")))

    assert states(found, "trust_services", "2023-03-20", "2023-03-21") == [F, T]


def test_an_entry_is_as_it_was_since_it_was_last_updated() -> None:
    """What the list shows has stood since the entry last changed."""
    found = party(an_edition(JUNE, a_record("2022-03-01", updated="2025-04-09", transport=None)))

    assert states(found, "transport", "2025-04-08", "2025-04-09") == [U, T]


def test_an_entry_that_a_newer_list_lacks_ended_between_the_two() -> None:
    """On which day is not known, so the days between are neither."""
    found = party(an_edition(MARCH, a_record()), an_edition(JUNE, a_record(identity="RUS0002")))

    assert states(found, "asset_freeze", "2026-03-01", "2026-03-02", "2026-05-31", "2026-06-01") == [T, U, U, F]


def test_an_entry_on_both_lists_was_there_between() -> None:
    """Two lists that show it leave no gap."""
    assert states(party(an_edition(MARCH, a_record()), an_edition(JUNE, a_record())), "asset_freeze", "2026-04-15") == [T]


def test_an_entry_that_an_older_list_lacks_was_not_on_it() -> None:
    """Whatever day is stated later, on the day of the older list it was not listed."""
    found = party(an_edition(MARCH, a_record(identity="RUS0002")), an_edition(JUNE, a_record("2022-04-06")))

    assert states(found, "asset_freeze", "2026-03-01", "2026-03-02", "2026-06-01") == [F, U, T]


def test_an_entry_that_comes_back_has_two_lives() -> None:
    """Delisted and listed again."""
    found = party(an_edition(MARCH, a_record()), an_edition(JUNE, a_record(identity="RUS0002")), an_edition(OCTOBER, a_record("2026-09-01")))

    assert states(found, "asset_freeze", "2026-03-01", "2026-04-01", "2026-06-01", "2026-08-31", "2026-09-01") == [T, U, F, F, T]


def test_a_list_that_is_no_longer_published_says_nothing_of_later_days() -> None:
    """The last of the Treasury's lists does not stand until today."""
    found = party(an_edition(date(2018, 4, 13), a_record("2014-03-17", identity="12900", group="12900", eu_asset_freeze="2014-03-17"), series="hmt"))

    assert states(found, "eu_asset_freeze", "2014-03-16", "2014-03-17", "2018-04-13", "2018-04-14") == [F, T, T, U]


def test_one_entry_of_two_lists_is_one_party() -> None:
    """The group id joins the Treasury's entry to that of the official list."""
    older = an_edition(date(2018, 4, 13), a_record("2014-03-17", identity="12900", group="12900", eu_asset_freeze="2014-03-17"), series="hmt")
    found = party(older, an_edition(JUNE, a_record("2020-12-31", group="12900")))

    assert (found.id, set(found.effects)) == ("RUS0001", {"asset_freeze", "eu_asset_freeze"})


def test_a_list_of_freezes_shows_other_measures_but_misses_them_without_meaning_it() -> None:
    """OFSI's list is complete for asset freezes alone."""
    older = an_edition(MARCH, a_record(asset_freeze=None), series="ofsi")
    found = party(older, an_edition(JUNE, a_record(asset_freeze=None, correspondent_banking=None)))

    assert states(found, "correspondent_banking", "2026-03-01") == [U]


@pytest.mark.parametrize(("day", "truth"), [("2022-03-10", F), ("2022-04-06", T), ("2026-09-01", T)])
def test_the_dates_of_the_rulebook_fill_what_the_list_leaves_open(day: str, truth: Truth) -> None:
    """Reg 17A reached Sberbank on 1 March 2022, the freeze on 6 April: the list shows one date, the rulebook both."""
    record = a_record("2022-03-01", asset_freeze=None, correspondent_banking=None)
    known = Knowledge({"asset_freeze": (Period(date(2022, 4, 6)),)}, known_by_name=True, called=("sberbank",))
    found = party(an_edition(JUNE, record), RUS0001=known)

    assert states(found, "asset_freeze", day) == [truth]
    assert found.known_by_name
    assert "sberbank" in found.numbers("uk_list")


def test_a_name_that_others_bear_stays_one() -> None:
    """What the rulebook says of a name holds of the list's own, however it is written there."""
    found = party(an_edition(JUNE, a_record()), RUS0001=Knowledge(names=("FIRM", "FRM"), known_by_name=True, shared=("FIRM", "FRM")))

    assert (found.names, found.shared) == (("Firm", "FRM"), ("Firm", "FRM"))


def test_a_newer_list_ends_what_the_rulebook_leaves_open() -> None:
    """A period without an end in the rulebook does not outlive the entry."""
    known = Knowledge({"asset_freeze": (Period(date(2022, 4, 6)),)})
    found = party(an_edition(MARCH, a_record()), an_edition(JUNE, a_record(identity="RUS0002")), RUS0001=known)

    assert states(found, "asset_freeze", "2026-03-01", "2026-04-15", "2026-06-01", "2026-07-01") == [T, U, F, F]


def test_the_end_that_the_rulebook_states_settles_the_days_between() -> None:
    """It was on the older list and not on the newer; the rulebook knows the day."""
    known = Knowledge({"asset_freeze": (Period(date(2022, 4, 6), date(2026, 4, 15)),)})
    found = party(an_edition(MARCH, a_record()), an_edition(JUNE, a_record(identity="RUS0002")), RUS0001=known)

    assert states(found, "asset_freeze", "2026-04-15", "2026-04-16") == [T, F]


def test_a_list_clears_for_the_days_around_it_and_no_longer() -> None:
    """Shortly before its day and, marked, shortly after; between two lists far apart nobody is cleared, and the reason names both."""
    policy, days = Policy(), [("hmt", date(2016, 3, 23)), ("hmt", date(2018, 4, 13))]

    def complete(day: date) -> tuple[bool, bool]:
        found = [item.completeness(day, policy) for item in held_lists(days, day, policy)]  # type: ignore[arg-type]
        return any(one for one, _late in found), all(late for one, late in found if one)

    assert complete(date(2016, 3, 23)) == complete(date(2018, 3, 20)) == (True, False)
    assert complete(date(2016, 4, 10)) == (True, True)
    assert not complete(date(2017, 2, 28))[0]
    because = held_lists(days, date(2017, 2, 28), policy)[0].because  # type: ignore[arg-type]
    assert "23 March 2016 and 13 April 2018" in because
