"""What a list says of a whole chapter is what it says of each of its codes."""

from datetime import date
from random import Random

import pytest

from sme_check.rulebook.load import load_rulebook


@pytest.mark.parametrize("day", [date(2017, 2, 28), date(2022, 7, 21), date(2026, 5, 15)])
def test_what_is_said_of_a_chapter_is_said_of_its_codes(day: date) -> None:
    """Where a chapter tells that nothing listed is met, or whether a miss is known, every code of it tells the same, padded or not."""
    law, chance, asked = load_rulebook(), Random(7), 0
    for held in (law.dated_list(name) for name in law.list_ids):
        known = held.completeness_on(day)
        if held.compares != "commodity_code" or known is None:
            continue
        for chapter in (f"{number:02}" for number in range(1, 98)):
            code = chapter + "".join(chance.choice("0012345") for _ in range(chance.choice((2, 4, 6, 8))))
            if held.meets_none(chapter):
                assert not held.hits(code, day)
            alike = known.answers_alike(chapter)
            if alike is not None:
                assert known.answers_for(code) is alike
                asked += 1
    assert asked
