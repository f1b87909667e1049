"""Kinds of body of several words, in the cases in which running text has them."""

import pytest

from sme_check.screening.declined import in_nominative


@pytest.mark.parametrize(
    ("declined", "nominative"),
    [
        ("машиностроительного завода", "машиностроительный завод"),
        ("Научно-производственным объединением", "научно производственное объединение"),
        ("страховую компанию", "страховая компания"),
        ("торговому дому", "торговый дом"),
        ("в Конструкторском бюро", "в конструкторское бюро"),
        ("информационного агентства", "информационное агентство"),
        ("финансовой группы", "финансовая группа"),
    ],
)
def test_a_kind_of_body_is_read_in_any_case(declined: str, nominative: str) -> None:
    """As lists have it, whatever its gender."""
    assert in_nominative(declined) == nominative


@pytest.mark.parametrize("text", ["", "завода", "машиностроительный завод", "Сбербанка", "машиностроительногозавода", "Machine-building Plant"])
def test_all_else_stays_as_it_is(text: str) -> None:
    """One word, the nominative, and what is no kind of body."""
    assert in_nominative(text) == text
