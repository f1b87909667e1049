"""Names: one skeleton for every script and romanisation; legal forms off; slips told from other names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sme_check.facts.party import Party
from sme_check.screening import Index, Likeness, ListedParty, Query
from sme_check.screening.legal_forms import clash, split
from sme_check.screening.names import fold, fold_word
from sme_check.screening.query import query_of
from sme_check.screening.reading import letters, mended, of_body, of_person
from sme_check.screening.scoring import organisation, person, word

CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
SCHEMES = {  # one spelling for each letter above
    "ISO 9": "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ ʺ y ʹ è û â",
    "ICAO": "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia",
    "BGN": "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya",
    "press": "a b v g d e yo zh z i y k l m n o p r s t u f h c ch sh sch  y  e yu ya",
    "French": "a b v g d e io j z i i k l m n o p r s t ou f kh ts tch ch chtch  y  e iou ia",
}
TABLES = {scheme: dict(zip(CYRILLIC, row.split(" "), strict=True)) for scheme, row in SCHEMES.items()}


def latin(text: str, scheme: str) -> str:
    """A Russian word in one romanisation."""
    return "".join(TABLES[scheme].get(letter, letter) for letter in text.casefold())


@pytest.mark.parametrize("scheme", ["ISO 9", "ICAO", "BGN", "press"])
@pytest.mark.parametrize(
    "russian",
    [
        "Хрущёв", "Щербаков", "Юлия", "Яковлев", "Цветков", "Ельцин", "Соловьёв", "Объединение", "Чайковский", "Жириновский", "Фёдор", "Подъём",
        "Алексеевич", "Васильевич", "Союз", "Шойгу", "Эрнст", "Крым", "Русский", "Братск", "Счастье",
    ],
)  # fmt: skip
def test_every_romanisation_gives_the_same_skeleton(russian: str, scheme: str) -> None:
    """The Cyrillic word and its romanisations are one word."""
    assert fold(latin(russian, scheme)) == fold(russian)


@pytest.mark.parametrize(
    ("spelling", "russian"),
    [("Khrouchtchev", "Хрущёв"), ("Chruschtschow", "Хрущёв"), ("Tchaïkovski", "Чайковский"), ("Kusnezow", "Кузнецов"), ("Jurjevitj", "Юрьевич")],
)
def test_german_french_and_scandinavian_spellings_are_near(spelling: str, russian: str) -> None:
    """Spellings of the press abroad are the same word, or almost."""
    assert word(fold_word(spelling), fold_word(russian)) >= 0.85


def test_look_alikes_are_read_in_one_script() -> None:
    """Latin letters within a Cyrillic word are read as Cyrillic."""
    assert fold("Pосбaнк") == fold("Росбанк")


def test_quotation_marks_hyphens_and_numbers() -> None:
    """Only words and numbers count; № and leading zeros do not."""
    assert fold("«Завод №07»-Юг") == fold("'Zavod' No. 7 Yug") == "zavod 7 iug"


@pytest.mark.parametrize(
    "name",
    [
        "ООО «Ромашка»", "ОООРомашка", "Общество с ограниченной ответственностью «Ромашка»", "Romashka LLC", "Romashka, OOO",
        "Limited Liability Company Romashka",
        "Obshchestvo s ogranichennoy otvetstvennostyu Romashka", "ПАО Ромашка", "Public Joint-Stock Company 'Romashka'", "Romashka Ltd.", "ФГУП Ромашка",
        "Aktsionernoe obshchestvo Romashka", "Romashka (LLC)",
    ],
)  # fmt: skip
def test_legal_forms_come_off(name: str) -> None:
    """In either script, short or spelled out, at either end or glued."""
    assert split(name).core == ("romawka",)


def test_a_name_of_nothing_but_a_form_stays() -> None:
    """A firm called "Limited" has that name."""
    assert split("ООО").core == ("ooo",)
    assert split("ООО").bare


def test_forms_of_different_classes_clash() -> None:
    """A limited company is no joint-stock company; an OAO may have become a PAO."""
    assert clash(split("ООО Ромашка").forms, split("AO Romashka").forms)
    assert not clash(split("ОАО Ромашка").forms, split("PJSC Romashka").forms)
    assert not clash(split("Ромашка").forms, split("PJSC Romashka").forms)


@pytest.mark.parametrize(
    "name",
    [
        "sociedad anónima Romashka", "Romashka S.p.A.", "Romashka, a. s.", "Romashka Sp. z o.o.", "»Romashka« Részvénytársaság", "„Romashka” Kft.",
        "Romashka Rt", "UAB „Romashka“", "Romashka OÜ", "Romashka s.r.o.", "Romashka, d. o. o.", "Societatea pe acțiuni «Romashka»",
        "Romashka Aktiengesellschaft", "Romashka B.V.", "Romashka Oyj", "Romashka Aktiebolag", "Акционерно дружество „Ромашка“",
        "Дружество с ограничена отговорност „Ромашка“", "Публічне акціонерне товариство «Ромашка»", "Tovarystvo z obmezhenoiu vidpovidalnistiu Romashka",
        "Société à responsabilité limitée Romashka",
    ],
)  # fmt: skip
def test_legal_forms_of_other_countries_come_off(name: str) -> None:
    """As another authority's list gives a Russian firm in the languages of its readers."""
    assert of_body(name) == (("romawka",),)


def test_a_limited_company_of_another_country_is_no_russian_one() -> None:
    """A firm abroad that bears the name of a listed one is a possible match: it may be a subsidiary."""
    index = Index.build([ListedParty("x", "list", "organisation", ("ООО Ромашка",), known_by_name=True)])

    assert [index.search(Query((name,)), 0.84)[0].likeness for name in ("Romashka Kft.", "Romashka LLC")] == [Likeness.POSSIBLE, Likeness.MATCH]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ИП Иванов", "individual"), ("Индивидуальный предприниматель Иванов", "individual"), ("OOO Ivanov", "organisation"), ("Ivan Sa", None),
        ("Дерипаска О.В.", None), ("Sky IP", None), ("КФХ Ромашка", None), ("ООО КФХ Ромашка", None), ("Ivanov A. S.", None),
    ],
)  # fmt: skip
def test_a_form_shows_the_kind(name: str, kind: str | None) -> None:
    """A sole trader's form shows an individual, another an organisation; an ambiguous ending, or a farm's form, which both may have, nothing."""
    assert split(name).kind == kind


@pytest.mark.parametrize("asked", ["КФХ Мирасыр", "Крестьянское (фермерское) хозяйство «Мирасыр»", "ООО «КФХ Мирасыр»", "Mirasyr IP"])
def test_a_farm_is_not_cleared_as_an_individual(asked: str) -> None:
    """A form that bodies have too speaks neither for an individual nor against a listed body."""
    index = Index.build([ListedParty("x", "list", "organisation", ("Mirasyr",))])

    assert [hit.likeness for hit in index.search(query_of(Party.model_validate({"name": asked})), 0.84)] == [Likeness.POSSIBLE]


def test_a_farmer_is_found_by_name() -> None:
    """A farm's form comes off a person's name."""
    index = Index.build([ListedParty("x", "list", "individual", ("Ivan Ivanovich SIDOROV",))])

    assert index.search(Query(("КФХ Сидоров Иван Иванович",)), 0.84)


def test_kinds_of_body_are_one_word_in_both_languages() -> None:
    """НПО, its Russian words and its English words are the same."""
    assert of_body("НПО Поиск") == of_body("Scientific and Production Association Poisk") == of_body("Научно-производственное объединение «Поиск»")


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("АО «Тульский оружейный завод»", "Tula Arms Plant JSC"),
        ("Дальневосточное морское пароходство", "Far Eastern Marine Shipping Line"),
        ("ФКП «Тамбовский пороховой завод»", "Federal State Enterprise Tambov Powder Plant"),
    ],
)
def test_common_words_are_the_same_in_translation(russian: str, english: str) -> None:
    """Towns, trades and kinds of body are one word in Russian and in English."""
    assert of_body(russian) == of_body(english)


@pytest.mark.parametrize(
    ("asked", "listed", "found"),
    [("АО «ЗОМЗ»", "Zagorsk Optical Mechanical Plant", True), ("Zagorsk Optical Mechanical Plant", "JSC ZOMZ", True), ("ТМЗ", "Tula Mechanical Plant", False)],
)
def test_initials_are_weak_evidence(asked: str, listed: str, found: bool) -> None:
    """Four initials or more, in Russian, make a possible match, never an equal name; fewer are borne by too many."""
    hits = Index.build([ListedParty("x", "list", "organisation", (listed,), known_by_name=True)]).search(Query((asked,), "organisation"), 0.84)

    assert [(hit.likeness, hit.equal_name) for hit in hits] == ([(Likeness.POSSIBLE, False)] if found else [])


def test_towns_and_trades_alone_are_no_match() -> None:
    """Two bodies of one town and one kind are not alike."""
    assert not Index.build([ListedParty("x", "list", "organisation", ("Tula Arms Plant",))]).search(Query(("Тульский патронный завод",), "organisation"), 0.84)


def test_brackets_of_a_form_alone_are_no_name() -> None:
    """What stands in brackets is a name only if it is more than a legal form."""
    assert of_body("VTB Bank (Public Joint Stock Company)") == of_body("VTB Bank")


def test_dotted_capitals_are_one_word() -> None:
    """R.O.S.T. is Rost."""
    assert of_body("R.O.S.T. Holding") == of_body("Rost Holding")


def test_slips_in_common_words_are_mended() -> None:
    """A slip in a legal form or a kind of body does not hide the name."""
    assert mended("Limitd Liability Comapny Znavod Romashka") == of_body("Zavod Romashka")


def test_spacing_does_not_matter() -> None:
    """However a name is spaced, its letters are the same."""
    assert set(letters("Gaz-Prom Bank LLC")) & set(letters("Газпромбанк"))


@pytest.mark.parametrize(
    ("asked", "listed", "alike"),
    [
        ("Oleg Deripaska", "Oleg Vladimirovich DERIPASKA", True),
        ("Дерипаска Олег Владимирович", "Oleg Vladimirovich DERIPASKA", True),
        ("Deripaska O.V.", "Oleg Vladimirovich DERIPASKA", True),
        ("Oleg Derypaska", "Oleg Deripaska", True),
        ("Serhiy Kurchenko", "Сергей Курченко", True),
        ("Oleg Petrovich Deripaska", "Oleg Vladimirovich DERIPASKA", False),
        ("Pavel Deripaska", "Oleg Vladimirovich DERIPASKA", False),
        ("Oleg Vladimirovich Tinkov", "Oleg Vladimirovich DERIPASKA", False),
        ("Deripaska", "Oleg Vladimirovich DERIPASKA", False),
        ("O.V. Petrov", "Oleg Vladimirovich DERIPASKA", False),
        ("Maria Ivanova", "Marina Ivanova", False),
    ],
)
def test_surname_and_given_name_must_both_agree(asked: str, listed: str, alike: bool) -> None:
    """The patronymic may be left out but not differ; an initial may stand for a given name, never for a surname."""
    assert (person(of_person(asked)[0], of_person(listed)[0], 0.87)[0] >= 0.87) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("kalina", "kaliny", True), ("kalina", "kolyny", False), ("kalin", "koliny", False), ("abcd", "abce", True), ("abc", "abd", False)],
)
def test_how_many_slips_a_word_bears(one: str, other: str, alike: bool) -> None:
    """About one letter in four may differ, and none in a word of three."""
    assert bool(word(one, other)) is alike


@pytest.mark.parametrize(("more", "weighs"), [("Тульский", 0.7), ("Завод", 0.28), ("Одуванчик", 1)])
def test_a_common_word_weighs_less_than_a_name(more: str, weighs: float) -> None:
    """A town left over costs less than a name of its own, and what kind of body it is least."""
    asked, listed = of_body("Ромашка Василёк")[0], of_body(f"Ромашка Василёк {more}")[0]

    assert organisation(asked, listed, 0.5)[0] == pytest.approx(4 / (4 + weighs))


@given(st.text())
def test_any_text_can_be_folded(text: str) -> None:
    """Whatever is typed, folding ends, and folding what is folded changes nothing but what soft spellings leave."""
    for read in (of_body, of_person, mended, letters):
        assert isinstance(read(text), tuple)
    assert fold(text) == fold(text.upper().lower()) or not text.isascii()
