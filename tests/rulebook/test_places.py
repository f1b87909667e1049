"""Names of places, as people write them."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sme_check.facts.truth import Truth
from sme_check.rulebook.dated_list import DatedList, parse_list
from sme_check.rulebook.load import load_rulebook
from sme_check.rulebook.places import plain_place

TOWNS = {
    "id": "territory/towns",
    "title": "Towns",
    "compares": "place",
    "citation": {"instrument": "uksi-2019-855", "provision": "reg 2"},
    "source": {"url": "https://example.org", "read_on": "2026-11-22"},
    "complete": [{"from": "2014-03-06", "complete": False, "because": "Only towns are held."}],
    "entries": [
        {
            "codes": {"старый крым": "Staryi Krym", "simferopol": "Simferopol", "джанкой": "Dzhankoi", "bakhchisaray": "Bakhchysarai", "саки": "Saky"},
            "in_force": [{"from": "2014-06-25", "verified": "yes"}],
        }
    ],
}


@pytest.mark.parametrize(
    "written", ["Simferopol", "SIMFEROPOL'", "g. Simferopol, Crimea", "  simferopol ", "Симферополь / Simferopol", "г. Старый Крым", "Sim\u00adferopol"]
)
def test_a_name_is_found_however_it_is_written(written: str) -> None:
    """Capitals, marks and the words beside a name do not hide it."""
    (hit,) = parse_list(TOWNS).hits(written, date(2023, 1, 1))

    assert hit.truth is Truth.TRUE


@pytest.mark.parametrize(
    "written",
    ["в Simferopole", "Simferopolya", "у Старого Крыма", "Старым Крымом", "город Старом Крыму", "в Джанкое", "Джанкоем", "v Bakhchisarae"],
)
def test_a_name_in_another_case_is_the_name(written: str) -> None:
    """An ending hides no town: people write where something is, not what the place is called."""
    (hit,) = parse_list(TOWNS).hits(written, date(2023, 1, 1))

    assert hit.truth is Truth.TRUE


@pytest.mark.parametrize("written", ["Simferopolskaya ulitsa", "Krym", "Старый", "Tver", "", "саке", "Джанкойский"])
def test_a_part_of_a_name_is_not_the_name(written: str) -> None:
    """Only whole words count, and all the words of the name."""
    assert parse_list(TOWNS).hits(written, date(2023, 1, 1)) == ()


def test_letters_with_marks_are_their_letters() -> None:
    """A name with accents, or with yo for ye, is the name."""
    assert plain_place("Артёмовск") == plain_place("Артемовск")
    assert plain_place("Évpatoria") == "evpatoria"


@cache
def towns() -> DatedList:
    """The towns of the rulebook."""
    return load_rulebook().dated_list("territory/towns")


def places(text: str) -> set[str]:
    """The places of the rulebook's list that a text names."""
    return {hit.label for hit in towns().hits(text, date(2026, 5, 15))}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ялтинский лук", "Yalta"), ("керченская сельдь", "Kerch"), ("о Севастопольском филиале", "Sevastopol"), ("мариупольских портов", "Mariupol"),
        ("Мелитопольская черешня", "Melitopol"), ("донецкий уголь", "Donetsk"), ("a Yalta-based firm", "Yalta"), ("улица, ялтинский филиал", "Yalta"),
    ],
)  # fmt: skip
def test_what_is_called_after_a_place_is_of_it(text: str, place: str) -> None:
    """An adjective names the place, in any gender, number and case."""
    assert place in places(text)


@pytest.mark.parametrize("text", ["Москва, ул. Керченская, 5", "Севастопольский проспект, 12", "117638, Симферопольское ш., 3", "в Херсонском переулке"])
def test_a_street_called_after_a_place_lies_elsewhere(text: str) -> None:
    """Every town has such streets."""
    assert places(text) == set()


@pytest.mark.parametrize("text", ["ул. Ялтинская, Керчь", "Симферопольское шоссе, затем симферопольский склад"])
def test_a_street_hides_no_other_mention(text: str) -> None:
    """What else the text names is found."""
    assert places(text)


@pytest.mark.parametrize("text", ["склад в Снежном", "из Снежного", "г. Снежное", "СКЛАД В СНЕЖНОМ", "филиал: Снежное", "в Рубежном"])
def test_a_town_called_by_an_adjective_is_found_in_its_cases(text: str) -> None:
    """With a capital letter among other words, or behind a word that says where."""
    assert places(text)


@pytest.mark.parametrize(
    "text",
    [
        "судак замороженный",
        "филе судака",
        "frozen pike-perch (судак)",
        "Судак свежемороженый",
        "мясо судака, 20 кг",
        "рыба: судак, щука",
        "ФИЛЕ СУДАКА",
        "цвет антрацит",
        "уголь антрацит",
        "Антрацит фасованный",
        "балаклава чёрная",
        "black balaklava hat",
        "в снежном поле",
        "снежное шоу",
        "из судака",
    ],
)
def test_an_everyday_word_is_no_place_where_nothing_shows_one(text: str) -> None:
    """A fish, a coal, a headgear and snow are goods like others."""
    assert places(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Судак",
        "судак",
        "СУДАК",
        "г. судак",
        "доставка в Судак",
        "поездка в судак",
        "из Судака",
        "ДОСТАВКА В СУДАК",
        "Судак, ул. Ленина, 5",
        "298000, СУДАК, ЛЕНИНА 5",
        "пгт Балаклава",
        "по дороге на Антрацит",
        "щука, Судак, лещ",
        "Судак, гостиница",
        "филе судака; доставка в Судак",
        "Sudak",
        "рейс до Судака",
        "судакский рынок",
        "филе \u0345 судака",
    ],
)
def test_an_everyday_word_stays_a_place_where_it_may_be_one(text: str) -> None:
    """All that a text says, capitalised among other words, behind a preposition or in an address; of two mentions one is enough."""
    assert places(text)


@pytest.mark.parametrize(
    "text",
    [
        "Донецк, Ростовская область",
        "Донецк, Ростовская обл.",
        "в Донецке Ростовской области",
        "Ростовская область, г. Донецк",
        "346330, Ростовская обл, Донецк г, ул. Мира",
        "Donetsk, Rostov region",
        "Donetsk (Rostov region)",
        "Donetsk in the Rostov region",
        "Yalta Conference",
        "о Ялтинской конференции 1945 года",
        "издание «Севастопольских рассказов»",
        "Запорожские казаки",
    ],
)
def test_another_of_the_name_is_not_the_place(text: str) -> None:
    """A Russian town of the same name with its region, and what is called after a place and known to everybody."""
    assert places(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Донецк",
        "Донецк, Ростовская область; also delivery to Донецк",
        "из Ростовской области в Донецк",
        "Ростовская область; Донецк",
        "Ростовская область, Донецк",
        "Донецк; Ростовская область",
        "from Donetsk to Rostov region",
        "Donetsk, Rostov region, Mariupol",
        "conference in Yalta",
        "Yalta Conference, held in Yalta",
        "Yalta Conference 2026",
        "at the Yalta Conference Centre",
        "Севастопольские рассказы, доставка в Севастополь",
        "о запорожской стали",
    ],
)
def test_what_may_be_the_place_stays_it(text: str) -> None:
    """The region must stand with the very mention; a later year is another conference."""
    assert places(text)


@pytest.mark.parametrize(
    ("text", "eve", "day"),
    [
        ("ялтинский лук", date(2014, 6, 24), date(2014, 6, 25)),
        ("доставка в Судак", date(2014, 6, 24), date(2014, 6, 25)),
        ("в Снежном", date(2022, 3, 29), date(2022, 3, 30)),
        ("мелитопольский мёд", date(2023, 6, 19), date(2023, 6, 20)),
    ],
)
def test_places_stand_from_the_day_on_which_the_law_named_the_territory(text: str, eve: date, day: date) -> None:
    """Not on its eve, however the place is written."""
    assert [bool(towns().hits(text, one)) for one in (eve, day)] == [False, True]


@given(st.text(max_size=60) | st.text("СсУуДдАаКк ВвГг.,;-ЯЛТАялта\n\u0301'", max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    """Whatever stands in a cell, nothing fails."""
    assert isinstance(towns().hits(text, date(2026, 5, 15)), tuple)
