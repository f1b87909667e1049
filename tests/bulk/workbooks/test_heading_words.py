"""Headings: what they mean, what they may mean, and what is left alone."""

import pytest

from sme_check.bulk.workbooks.heading_words import fact_of, meaning_of
from sme_check.bulk.workbooks.layout import SHEETS, plan_of
from sme_check.facts.synonyms import synonyms

BOOKS, OWNERS = plan_of("partnerships"), plan_of("owners")


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("Наименование", "business.name"),
        ("ИНН", "business.inn"),
        ("ОГРН", "business.ogrn"),
        ("Регион", "business.region"),
        ("Город", "business.town"),
        ("ОКВЭД", "business.okved_main"),
        ("ТН ВЭД", "goods.code"),
        ("Код товара", "goods.code"),
        ("Сумма", "activity.amount"),
        ("Валюта", "activity.amount.currency"),
        ("Доля", "business.owners[0].share"),
        ("Учредитель 2", "business.owners[1].name"),
        ("Банк", "business.banks[0].name"),
        ("БИК", "business.banks[0].bic"),
        ("HS code", "goods.code"),
        ("commodity", "goods.description"),
        ("Tariff code", "goods.code"),
        ("Company", "business.name"),
        ("PARTNER", "business.name"),
        ("counterparty", "business.name"),
        ("Tax number", "business.inn"),
        ("Value (£)", "activity.amount"),
        ("Shareholder 1", "business.owners[0].name"),
        ("Stake %", "business.owners[0].share"),
        ("Shareholder 2: stake %", "business.owners[1].share"),
        ("owner_3_share", "business.owners[2].share"),
        ("business.owners[0].owners[1].name", "business.owners[0].owners[1].name"),
        ("business_inn", "business.inn"),
    ],
)
def test_people_s_own_headings_are_understood(heading: str, path: str) -> None:
    """In English and in Russian, by name, by number, by path."""
    assert meaning_of(heading, BOOKS).path == path


@pytest.mark.parametrize("plan", SHEETS, ids=[plan.key for plan in SHEETS])
def test_every_heading_of_the_template_means_its_own_fact(plan: object) -> None:
    """Whatever is added to the facts."""
    for column in (item := next(other for other in SHEETS if other is plan)).columns:
        for heading in (column.heading, column.heading.upper(), f"  {column.heading} "):
            assert (meaning_of(heading, item).path, meaning_of(heading, item).how) == (column.path, "template")


def test_what_is_only_like_a_heading_is_proposed_and_not_used() -> None:
    """A slip of the keyboard, and a word that may mean several things."""
    slip, doubtful = meaning_of("Comodity code", BOOKS), meaning_of("Страна", BOOKS)

    assert (slip.path, slip.how, slip.proposed) == (None, "near", "goods.code")
    assert (doubtful.path, doubtful.how, doubtful.proposed) == (None, "near", "business.established_in")


@pytest.mark.parametrize("heading", ["КПП", "Address", "Notes", "Телефон", "verdict"])
def test_what_bears_on_nothing_is_set_aside(heading: str) -> None:
    """Known, and no fact: the answers of an earlier run among them."""
    assert meaning_of(heading, BOOKS).how == "ignored"


def test_a_word_for_two_facts_of_one_sheet_means_neither() -> None:
    """The place of the business, or of the goods?"""
    assert meaning_of("Located in", BOOKS).path is None
    assert meaning_of("Goods: Located in", BOOKS).path == "goods.located_in"


def test_a_heading_means_what_its_sheet_is_about() -> None:
    """A name on the sheet of owners is an owner's."""
    assert meaning_of("Name", OWNERS).path == "name"
    assert meaning_of("ИНН", OWNERS).path == "inn"
    assert meaning_of("Доля", OWNERS).path == "share"


def test_the_currency_of_a_heading_is_kept() -> None:
    """In brackets, as a code or as a word."""
    assert [meaning_of(text, BOOKS).currency for text in ("Value (£)", "Value GBP", "Сумма, руб.")] == ["GBP", "GBP", "RUB"]


def test_every_synonym_leads_to_a_fact() -> None:
    """The table names no fact that is none; and a word stands for one fact only, on each sheet."""
    joins = {"owner.owner_of", "other.activity", "activity.amount.currency"}
    for path, words in {**synonyms().headings, **synonyms().uncertain}.items():
        if path in joins:
            continue
        for plan in SHEETS:
            for word in words:
                meaning = meaning_of(word, plan)
                found = meaning.path or meaning.proposed
                assert not found or fact_of(found, plan) is not None or found in ("owner_of", "activity_number", "activity.amount.currency"), (
                    path,
                    word,
                    found,
                )
        assert any(meaning_of(words[0], plan).path or meaning_of(words[0], plan).proposed for plan in SHEETS), path
