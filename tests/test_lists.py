"""Every entry of every dated list begins and ends on its days: tested by rule, not by hand."""

from datetime import date, timedelta
from functools import cache

import pytest

from sme_check.facts.truth import Truth
from sme_check.rulebook.dated_list import DatedList, Entry, normal_code
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.period import in_force_on
from sme_check.rulebook.rulebook import Rulebook

A_DAY = timedelta(days=1)


@cache
def law() -> Rulebook:
    """The rulebook, loaded once."""
    return load_rulebook()


def stands(dated: DatedList, entry: Entry, code: str, day: date) -> Truth | None:
    """How this very entry answers for its own code on a day: its truth, or None if it is silent."""
    value = normal_code(code, dated.compares)
    found = [hit.truth for hit in dated.hits(value, day) if hit.entry is entry and hit.code == code and not hit.finer]
    return found[0] if found else None


@pytest.mark.parametrize("list_id", law().list_ids)
def test_each_entry_is_silent_on_its_eve_and_answers_on_its_day(list_id: str) -> None:
    """On the eve of its first day an entry says nothing of its codes (or no more than an earlier period does), and on the day it answers."""
    dated = law().dated_list(list_id)
    wrong = []
    for entry in dated.entries:
        for period in entry.in_force:
            eve, day = period.first - A_DAY, period.first
            before, now = in_force_on(entry.in_force, eve), Truth.TRUE if period.verified else Truth.UNKNOWN
            expected = None if before is Truth.FALSE else before
            wrong += [
                (code, period.first) for code in entry.codes if stands(dated, entry, code, eve) is not expected or stands(dated, entry, code, day) is not now
            ]

    assert wrong == []


@pytest.mark.parametrize("list_id", law().list_ids)
def test_each_entry_ends_on_its_last_day(list_id: str) -> None:
    """The last day counts; the day after it does not, unless another period goes on."""
    dated = law().dated_list(list_id)
    wrong = []
    for entry in dated.entries:
        for period in entry.in_force:
            if period.last is not None:
                after = in_force_on(entry.in_force, period.last + A_DAY)
                expected = None if after is Truth.FALSE else after
                wrong += [(code, period.last) for code in entry.codes if stands(dated, entry, code, period.last) is None]
                wrong += [(code, period.last) for code in entry.codes if stands(dated, entry, code, period.last + A_DAY) is not expected]

    assert wrong == []


@pytest.mark.parametrize("list_id", law().list_ids)
def test_an_incomplete_list_never_clears(list_id: str) -> None:
    """On a day on which a list is not complete, a code that it does not hold is not known to be unlisted, unless a bound says so."""
    dated = law().dated_list(list_id)
    for part in dated.completeness:
        if not part.complete:
            inside = part.chapters[0] if part.chapters else "00"
            assert not part.answers_for(inside)
            assert part.because
