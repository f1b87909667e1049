"""Names of listed parties in running text: who is meant is found, and a harmless note names nobody."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sme_check.assessment.registers import register_of
from sme_check.rulebook.load import load_rulebook
from sme_check.screening import column, running
from sme_check.screening.hit import Hit
from sme_check.screening.index import Index
from sme_check.screening.listed import ListedParty
from sme_check.screening.names import visible
from sme_check.screening.phrases import Phrase, words_of
from sme_check.screening.running import may_name, mentions

NOTES: dict[str, list[Any]] = yaml.safe_load(Path(__file__).with_name("notes.yaml").read_text(encoding="utf-8"))
OF_THE_RULEBOOK = register_of(load_rulebook()).index

INVENTED = Index.build(
    [
        ListedParty("one", "invented", "individual", ("Vasily Petrovich GAVANSKY", "Василий Петрович Гаванский")),
        ListedParty("two", "invented", "individual", ("Ivan Ivanovich IVANOV",)),
        ListedParty("three", "invented", "organisation", ("OOO Vesenny Prichal", "ООО Весенний причал"), {"inn": ("7707083893",), "ogrn": ("1027700132195",)}),
        ListedParty("four", "invented", "organisation", ("AO Zvezda",)),
        ListedParty("five", "invented", "ship", ("GORODETS",), {"imo": ("9123456",)}),
        ListedParty("six", "invented", "organisation", ("Grantorg Bank",), {"bic": ("GRTGRUMM", "044525999")}),
    ]
)


def named(text: str) -> set[str]:
    """The entries of the invented list that a text names."""
    return {item.hit.entry.id for item in mentions([text], [INVENTED], 0.84).get(text, ())}


def test_hostile_notes_are_found() -> None:
    """Sixty notes that name a party of the rulebook's lists, in either script, are found, and by the very party."""
    found = mentions([text for text, _ in NOTES["hostile"]], [OF_THE_RULEBOOK], 0.84)

    missed = [text for text, meant in NOTES["hostile"] if not any(meant in name.casefold() for item in found.get(text, ()) for name in _names(item.hit.entry))]
    assert len(NOTES["hostile"]) >= 60
    assert missed == []


def _names(entry: ListedParty) -> tuple[str, ...]:
    return entry.id, *entry.names


def test_harmless_notes_name_nobody() -> None:
    """None of more than a hundred notes, addresses and titles of honest people is taken for a listed name."""
    assert len(NOTES["harmless"]) > 100
    assert mentions(NOTES["harmless"], [OF_THE_RULEBOOK], 0.84) == {}


@pytest.mark.parametrize(
    "text",
    [
        "spoke to Vasily Gavansky", "по поручению Василия Гаванского", "гаванский василий петрович подписал", "signed: V. P. Gavansky",
        "Owner: Gavansky, Vasily", "Vasily Gavansky's brother", "OWNER IS VASILY GAVANSKY", "см. письмо Гаванскому Василию Петровичу", "Vasili Gavanski called",
    ],
)  # fmt: skip
def test_a_person_is_found_in_any_case_and_order(text: str) -> None:
    """By surname and given name, declined or romanised, or by the surname with both initials."""
    assert named(text) == {"one"}


@pytest.mark.parametrize(
    "text",
    ["Gavansky called", "V. Gavansky called", "Vasily called", "Vasily Petrovich called", "ул. Василия Гаванского, 5", "И.И. Иванов"],
)
def test_less_than_a_name_is_nobody(text: str) -> None:
    """A surname alone, one initial, a given name, a street called after somebody, or initials with one of the commonest surnames."""
    assert named(text) == set()


@pytest.mark.parametrize(
    "text",
    ["goes to Vesenny Prichal", "для ООО «Весенний причал»", "с весенним причалом не связаны", "VIA VESENNY PRICHAL ONLY", "Vesenny Prichla pays"],
)
def test_a_body_is_found_without_its_legal_form(text: str) -> None:
    """In capitals or small letters, declined, in quotes, with a slip where it is spelled like a name."""
    assert named(text) == {"three"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zvezda of the team", set()), ("звезда", set()), ("Zvezdas of the team", set()),
        ("for AO Zvezda", {"four"}), ("для «Звезды»", {"four"}), ("для «Звезды востока»", set()),
        ("для «Звезды", {"four"}), ("«Звезды востока», «Звезды", {"four"}),
    ],
)  # fmt: skip
def test_an_everyday_word_must_be_marked_as_a_name(text: str, found: set[str]) -> None:
    """By a legal form or by quotation marks."""
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gorodets is nice", set()),
        ("on MV Gorodets in May", {"five"}),
        ("Gorodets fair, then by the ship Gorodets", {"five"}),
        ("IMO 9123456", {"five"}),
        ("9123456", set()),
    ],
)
def test_ships_are_found_where_a_ship_is_spoken_of(text: str, found: set[str]) -> None:
    """They are called by every word there is."""
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("ИНН 7707083893", {"three"}), ("reg. 1027700132195", {"three"}), ("0447707083893", set()), ("SWIFT GRTGRUMM", {"six"}), ("БИК 044525999", {"six"})],
)
def test_numbers_name_their_bearer(text: str, found: set[str]) -> None:
    """Taxpayer and register numbers, and those of banks, each as a whole."""
    assert named(text) == found


@given(st.text(max_size=200) | st.text("IVvanо АПпетрГаOO«»\"'.,-&№0123456789 \n", max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    """Whatever stands in a cell, nothing fails, and what is found stands in the text."""
    for item in mentions([text], [INVENTED], 0.84).get(text, ()):
        assert item.words in visible(text)


def test_what_is_found_says_by_which_words() -> None:
    """The words of the text and the listed name that they are like."""
    ((item,),) = mentions(["Money comes from Grantorg, they say"], [INVENTED], 0.84).values()

    assert (item.words, item.hit.listed) == ("Grantorg", "Grantorg Bank")


def test_words_go_on_across_initials_and_not_across_sentences() -> None:
    """A full stop behind an initial ends nothing; commas, brackets and the end of a sentence do."""
    rows = [" ".join(word.text for word in row) for row in words_of("Met S. V. Orlova (Tula). She, too, left")]

    assert rows == ["Met S V Orlova", "Tula", "She", "too", "left"]


def test_a_text_in_capitals_is_read_as_one_without() -> None:
    """Where very many words in a row are capitalised a slip shows nothing, and the very name is found all the same."""
    many = " ".join(["All", "Of", "These", "Words", "Are", "Written", "So"] * 4)

    assert named(f"{many} For Vesenny Prichal And Others") == {"three"}
    assert named(f"{many} For Vesenny Prichla And Others") == set()


def test_a_listed_name_in_a_sentence_is_found() -> None:
    """Of all names of the rulebook's lists, at least 96 in a hundred; call signs, everyday words and names with marks within are the rest."""
    names = {f"we deal with {name} now": entry.id for entry in OF_THE_RULEBOOK.entries() for name in entry.names if entry.kind != "ship"}
    found = mentions(names, [OF_THE_RULEBOOK], 0.84)

    share = len(found) / len(names)
    assert share >= 0.96, [text for text in names if text not in found][:40]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("the end user is United Aircraft Corporation", "rus0239"), ("paid by the United Shipbuilding Corporation", "rus0242"), ("via VEB.RF", "rus0253"),
        ("for Djeco Group", "rus1118"), ("account with Novikombank", "rus2057"), ("АКБ Новикомбанк", "rus2057"),
    ],
)  # fmt: skip
def test_names_of_common_words_with_a_point_within_or_with_a_longer_form_are_found(text: str, entry: str) -> None:
    """As somebody writes them."""
    assert entry in {item.hit.entry.id for item in mentions([text], [OF_THE_RULEBOOK], 0.84).get(text, ())}


def of_the_rulebook(text: str) -> set[str]:
    """The entries of the rulebook's lists that a text names."""
    return {item.hit.entry.id for item in mentions([text], [OF_THE_RULEBOOK], 0.84).get(text, ())}


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("VTB", "rus0250"), ("АБ РОССИЯ", "rus0232"), ("ВЭБ", "vnesheconombank"), ("ОАК", "rus0239"), ("PAID VIA VTB", "rus0250"),
        ("ОПЛАТА ЧЕРЕЗ ВЭБ", "rus0253"), ("через ПСБ", "rus0237"), ("счёт в РСХБ", "rus1073"), ("через МКБ", "rus1119"), ("loan from RNCB", "rus0193"),
        ("Банк ГПБ (АО)", "rus1072"), ("через банк псб", "rus0237"),
    ],
)  # fmt: skip
def test_an_abbreviation_in_capitals_is_found(text: str, entry: str) -> None:
    """By itself, among other words, and where the whole text is in capitals; in small letters beside the word bank."""
    assert entry in of_the_rulebook(text)


@pytest.mark.parametrize("text", ["Oak furniture", "OAK FLOORING", "OAK", "mkb", "псб", "BID ACCEPTED", "open bank account", "Открытие банка в Казани", "СМК"])
def test_everyday_words_are_no_abbreviations(text: str) -> None:
    """Those of the other alphabet, in small letters, and common ones; nor is an open bank account one with a bank of that name."""
    assert of_the_rulebook(text) == set()


@pytest.mark.parametrize(
    "text", ["Alfabank", "via AlfaBank", "via alfa-bank", "alfa bank pays", "ALFA BANK", "ALFA-BANK", "через альфабанк", "Счёт в Альфа-Банке"]
)
def test_a_bank_is_found_however_its_name_is_joined(text: str) -> None:
    """With a hyphen, in one word or in two, in small letters or capitals, though one of its words is an everyday one."""
    assert "rus1074" in of_the_rulebook(text)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("через Банк Открытие", "rus0254"), ("банк «Открытие» платит", "rus0254"), ("банк Открытие", "rus0254"), ("счёт Банка Открытие", "rus0254"),
        ("via Bank Otkritie", "rus0254"), ("через банк Абсолют", "rus3461"), ("via Solid Bank", "rus3077"), ("post bank", "rus3406"),
    ],
)  # fmt: skip
def test_a_bank_called_by_an_everyday_word_is_found_beside_the_word_bank(text: str, entry: str) -> None:
    """In the order of its name, or behind the word bank and capitalised."""
    assert entry in of_the_rulebook(text)


@pytest.mark.parametrize(
    "text",
    [
        "Zenit Bank",
        "via Zenit bank",
        "PAID VIA ZENIT BANK",
        "Зенит банк",
        "в Зенит банке",
        "через Зенит-банк",
        "счёт Зенит Банка",
        "an account with Zenit",
        "счёт в Зените",
    ],
)
def test_a_bank_is_found_with_the_word_bank_before_or_behind(text: str) -> None:
    """In every case, and without that word where money is spoken of that goes through it."""
    assert "rus1735" in of_the_rulebook(text)


@pytest.mark.parametrize(
    "text",
    [
        "Otkritie Bank",
        "открытие банк",
        "paid to Otkritie Bank",
        "paid to Otkritie",
        "via Otkritie",
        "Otkritie",
        "через Открытие",
        "счёт в Открытии",
        "открытие банк-клиента, счёт в Открытие банк",
    ],
)
def test_a_bank_called_by_a_common_word_is_found_where_the_word_stands_out(text: str) -> None:
    """Capitalised among other words and by itself, or romanised and all that the text says."""
    assert "rus0254" in of_the_rulebook(text)


@pytest.mark.parametrize(
    "text",
    [
        "Открытие банка",
        "об открытии банков",
        "Открытие банк-клиента",
        "Открытие",
        "ОТКРЫТИЕ",
        "придём на Открытие выставки",
        "Grand opening",
        "open bank account",
        "bank solid",
        "a Zenit camera",
        "for Zenit",
        "фотоаппарат Зенит",
        "paid for a Zenit camera",
        "account on Wildberries",
        "member of the Union",
        "the Bank pays",
    ],
)
def test_everyday_words_beside_money_and_banks_are_no_banks(text: str) -> None:
    """An opening, a camera, a market place and a translated word name no bank."""
    assert of_the_rulebook(text) == set()


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Магнитогорский металлургический комбинат", "rus1839"), ("для магнитогорского металлургического комбината", "rus1839"),
        ("МАГНИТОГОРСКИЙ МЕТАЛЛУРГИЧЕСКИЙ КОМБИНАТ", "rus1839"), ("с Челябинским металлургическим комбинатом", "rus1843"),
        ("Научно-производственного предприятия Салют", "rus2416"), ("rossiya segodnya", "rus1103"), ("МИА Россия сегодня", "rus1103"),
    ],
)  # fmt: skip
def test_names_of_everyday_words_are_found_whole(text: str, entry: str) -> None:
    """Three words or more, or romanised ones, in small letters and in every case, kinds of body included."""
    assert entry in of_the_rulebook(text)


@pytest.mark.parametrize("text", ["россия сегодня", "Россия сегодня и завтра", "металлургического комбината", "press service", "magnitogorsk plant"])
def test_fewer_words_of_everybody_name_nobody(text: str) -> None:
    """What people say of a country or of a trade."""
    assert of_the_rulebook(text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ГРУ", True),
        ("по заказу ГРУ", True),
        ("for the GRU", True),
        ("ПО ЗАКАЗУ ГРУ", True),
        ("Главного разведывательного управления", True),
        ("гру", False),
        ("gru", False),
        ("Gru is a film", False),
        ("груз", False),
    ],
)
def test_military_intelligence_is_found_by_its_abbreviation_in_capitals(text: str, found: bool) -> None:
    """In either script, and by its old name in full."""
    assert ("rus3149" in of_the_rulebook(text)) is found


def test_every_time_that_a_name_stands_in_a_text_counts() -> None:
    """A sensor called Planar hides no Planar that is paid, nor does a text that is long."""
    assert "rus1086" in of_the_rulebook("a Planar sensor; money for Planar, too, as before")
    assert of_the_rulebook("a Planar sensor; one more Planar sensor, too") == set()
    assert of_the_rulebook("Сбербанк, " * 300) == of_the_rulebook("Сбербанк")


def test_a_phrase_that_is_repeated_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long text that says the same again and again is no more work for what is judged of each phrase."""
    judged: list[str] = []

    def judge(phrase: Phrase, _hit: Hit, _text: str) -> bool:
        judged.append(phrase.text)
        return True

    monkeypatch.setattr(running, "is_named", judge)
    mentions(["for Vesenny Prichal and " * 40], [INVENTED], 0.84)

    assert len(judged) == len(set(judged))
    assert judged


@pytest.mark.parametrize(
    ("text", "words"),
    [("paid by Dtctyybq Ghbxfk, they say", "Dtctyybq Ghbxfk,"), ("money of Мфышдн Пфмфтылн", "Мфышдн Пфмфтылн"), ("для ЩЩЩ Grantorg Ифтл", "Grantorg")],
)
def test_words_typed_on_the_other_keyboard_are_read(text: str, words: str) -> None:
    """A run of them, where listed words show what was meant; it is quoted as it stands."""
    assert words in {item.words for item in mentions([text], [INVENTED], 0.84)[text]}


@pytest.mark.parametrize("text", ["V T B", "С б е р б а н к", "В\u0301Т\u0301Б", "A\u200bl\u200bf\u200ba"])
def test_a_name_with_gaps_may_name_somebody(text: str) -> None:
    """Spaces and signs that cannot be seen part the letters of a name, and hide none."""
    assert may_name(text)


@pytest.mark.parametrize(
    "text",
    ["planar antennas", "Planar transformers", "a Sobol van", "ГАЗ Соболь", "Orion", "strontium chromate", "Educational toys", "Status unknown", "First order"],
)
def test_common_words_that_are_names_are_told_by_their_marks(text: str) -> None:
    """A common word is taken for a name beside a legal form or in quotation marks only."""
    assert of_the_rulebook(text) == set()


def test_a_common_word_that_is_marked_is_found() -> None:
    """By a legal form, or by quotation marks."""
    assert "rus1086" in of_the_rulebook("valves for Planar LLC")
    assert "rus1086" in of_the_rulebook("для «Планара»")


def test_what_is_remembered_of_words_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts one after another name whom they name together, whether words are remembered or forgotten at once."""
    texts = [str(note[0]) if isinstance(note, list) else str(note) for notes in NOTES.values() for note in notes][:40]
    together = mentions(texts, [OF_THE_RULEBOOK], 0.84)
    for most in (1 << 15, 3):
        monkeypatch.setattr(column, "_REMEMBERED", most)
        for text in [*texts, *texts[:5]]:
            alone = mentions([text], [OF_THE_RULEBOOK], 0.84).get(text, ())
            assert [(item.words, item.hit.entry.id) for item in alone] == [(item.words, item.hit.entry.id) for item in together.get(text, ())]
    assert together
