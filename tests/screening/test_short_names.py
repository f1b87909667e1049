"""Short names by which everybody calls a listed party: found as a possible match, since others bear them too."""

import json

import pytest

from sme_check.assessment.registers import register_of
from sme_check.rulebook.load import load_rulebook
from sme_check.screening.hit import Likeness, Query
from sme_check.screening.index import Index
from sme_check.screening.listed import ListedParty
from sme_check.screening.short_names import short_names

OF_THE_RULEBOOK = register_of(load_rulebook()).index
GRANTORG = ListedParty("one", "invented", "organisation", ("Grantorg Bank", "GTB", "ГТБ"), known_by_name=True, shared=("GTB", "ГТБ"))


def likeness(index: Index, *names: str) -> dict[str, Likeness]:
    """Whom a party of these names is or may be."""
    return {hit.entry.id: hit.likeness for hit in index.search(Query(names), 0.84)}


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("ПСБ", "rus0237"), ("PSB", "rus0237"), ("РСХБ", "rus1073"), ("RSHB", "rus1073"), ("МКБ", "rus1119"), ("РНКБ", "rus0193"),
        ("РНКБ Банк (ПАО)", "rus0193"), ("RNCB", "rus0193"), ("ПАО ОАК", "rus0239"), ("Банк ГПБ (АО)", "rus1072"), ("GPB", "rus1072"), ("АО «ОСК»", "rus0242"),
        ("Otkritie", "rus0254"), ('Банк "ВБРР" (АО)', "rus1860"), ("Всероссийский банк развития регионов", "rus1860"), ("КТРВ", "rus0240"), ("УВЗ", "rus0241"),
        ("TKB", "rus3459"), ("банк ПСБ", "rus0237"),
    ],
)  # fmt: skip
def test_a_short_name_is_a_possible_match(name: str, entry: str) -> None:
    """An abbreviation, or an alias of the official list that others bear too, is found in a column of names, and is no match by itself."""
    assert likeness(OF_THE_RULEBOOK, name)[entry] is Likeness.POSSIBLE


@pytest.mark.parametrize(("name", "entry"), [("Банк Открытие", "rus0254"), ("Bank Otkritie", "rus0254"), ("Ростех", "rus0238"), ("ОАО «РЖД»", "rus1084")])
def test_a_name_that_nobody_else_bears_is_a_match(name: str, entry: str) -> None:
    """Those by which a party alone is called, short or not."""
    assert likeness(OF_THE_RULEBOOK, name)[entry] is Likeness.MATCH


def test_a_name_of_its_own_says_more_than_a_shared_one() -> None:
    """Whichever of a party's names stands first, the one that nobody else bears makes the match; the index read back from its file says the same."""
    index = Index.build([GRANTORG])

    for held in (index, Index.from_plain(json.loads(json.dumps(index.to_plain())))):
        assert likeness(held, "ГТБ") == likeness(held, "GTB") == {"one": Likeness.POSSIBLE}
        assert likeness(held, "GTB", "Grantorg Bank") == likeness(held, "Grantorg Bank", "GTB") == {"one": Likeness.MATCH}


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ('State Corporation for the Promotion of Garden Tools "Vesgrant"', "Vesgrant"),
        ("Государственная корпорация по развитию садов «Весгрант»", "Весгрант"), ("Garden Insurance Company ROMGAZ", "РОМГАЗ"),
        ("JSC NATIONAL GARDEN CARD SYSTEM (NGKS)", "NGKS"), ("Агентство по страхованию садов (АСЩ)", "ООО АСЩ"),
    ],
)  # fmt: skip
def test_what_a_long_name_is_called_for_short_is_found(listed: str, asked: str) -> None:
    """In quotation marks at its end, in capitals behind a description, or in brackets: a possible match, though the whole name would be a match."""
    index = Index.build([ListedParty("one", "invented", "organisation", (listed,), known_by_name=True)])

    assert likeness(index, asked) == {"one": Likeness.POSSIBLE}
    assert likeness(index, listed) == {"one": Likeness.MATCH}


@pytest.mark.parametrize(
    "listed",
    [
        "Garden Movement of Igor LILIN", "TOOL CORPORATION (THAILAND) CO., LTD", 'Garden Tool Plant "SIGNAL"', "ООО «Ромашка»",
        "GARDEN TOOL PLANT OF ROMASHKA", "Public Joint-Stock Company Garden Bank (PJSC)",
    ],
)  # fmt: skip
def test_surnames_places_and_common_words_are_no_short_names(listed: str) -> None:
    """Nor is what a legal form leaves, which is the whole name, or a last word that is written like the others."""
    assert short_names(listed) == ()


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ('АО "АБ "РОССИЯ"', "rus0232"), ("АБ РОССИЯ", "rus0232"), ('ПАО Банк "ФК Открытие"', "rus0254"), ('АО "Банк ЧБРР"', "rus0233"),
        ("Банк ВТБ (ПАО)", "rus0250"), ('АКБ "ФОРА-БАНК" (АО)', "rus3464"), ("Мосбиржа", "rus2114"),
    ],
)  # fmt: skip
def test_a_bank_is_found_by_the_name_that_its_papers_bear(name: str, entry: str) -> None:
    """As the central bank's register has it: АБ is a bank there, no form of a Swedish company."""
    assert likeness(OF_THE_RULEBOOK, name)[entry] is Likeness.MATCH


def test_a_swedish_company_keeps_its_form() -> None:
    """AB in Latin letters is the form of one, and no word of its name."""
    index = Index.build([ListedParty("one", "invented", "organisation", ("Vesgrant AB",))])

    assert likeness(index, "AB Vesgrant") == likeness(index, "Vesgrant") == {"one": Likeness.POSSIBLE}
