"""A listed name with anything around it, or in letters that only look like its own, is a possible match and clears nobody."""

import pytest

from sme_check.screening import Hit, Index, Likeness, ListedParty, Query

BANK = ListedParty("bank", "list", "organisation", ("Public Joint Stock Company Gavanbank", "ПАО Гаванбанк"), {"inn": ("7707083893",)})
WORKS = ListedParty("works", "list", "organisation", ("PAO Kamovmetall Usolikles",), known_by_name=True)
BLAST = ListedParty("blast", "list", "organisation", ("ЗАО Росхимвзрыв",))
VALLEY = ListedParty("valley", "list", "organisation", ("ООО Лилейная Долина",))
VERA = ListedParty("vera", "list", "individual", ("Vera GAVANSKAYA",))
KIRA = ListedParty("kira", "list", "individual", ("Kira Kirillovich BELIKPUTOV", "Кира Кириллович Беликпутов"))
INDEX = Index.build([BANK, WORKS, BLAST, VALLEY, VERA, KIRA])


def found(name: str, kind: str | None = None, **known: tuple[tuple[str, str], ...]) -> dict[str, Hit]:
    """By entry, whoever the party may be; the same through both doors."""
    query = Query((name,), kind, None, known.get("identifiers", ()))
    hits = INDEX.search(query, 0.84)
    assert INDEX.search_many([query], 0.84) == [hits]
    return {hit.entry.id: hit for hit in hits if hit.likeness is not Likeness.DIFFERENT}


@pytest.mark.parametrize("kind", ["organisation", None])
@pytest.mark.parametrize(
    "name",
    [
        "PJSC Gavanbank, Moscow",
        "ПАО Гаванбанк г. Москва",
        "ПАО Гаванбанк Москва",
        "Филиал ПАО Гаванбанк",
        "Филиал №2 ПАО Гаванбанк",
        "Северо-Западный банк ПАО Гаванбанк",
        "Moscow branch of Gavanbank",
        "Гаванбанк России",
        "Gavanbank (Moscow)",
        "GAVANBANK PJSC (GAVNRUMM)",
        "GAVANBANK GAVNRUMMXXX",
        "Gavanbank 044525225",
        "Gavanbank, BIC 044525225",
        "Gavanbank 2",
        "Gavanbank / Lilia",
        "Gavanbank and Lilia",
        "Lilia\nGavanbank",
        "Lilia или Гаванбанк",
        "Gavanbank - Moscow",
    ],
)
def test_a_listed_body_is_found_whatever_stands_around_its_name(name: str, kind: str | None) -> None:
    """Towns, countries, branches, codes and other names beside a listed name hide it no more than its legal form does."""
    assert "bank" in found(name, kind)


@pytest.mark.parametrize(
    "name",
    [
        "OOO Lilia (formerly PAO Kamovmetall Usolikles)",
        "ООО Лилия (ранее ПАО Kamovmetall Usolikles)",
        "PAO Kamovmetall Usolikles, INN 7707083893",
        "Kamovmetall Usolikles Ltd, Russia",
        "Lilia / PAO Kamovmetall Usolikles",
        "Lilia or PAO Kamovmetall Usolikles",
        "Lilia trading as Kamovmetall Usolikles",
        "Lilia t/a Kamovmetall Usolikles",
        "Lilia Kamovmetall Usolikles Trading",
    ],
)
def test_a_part_of_a_name_is_a_possible_match_and_no_more(name: str) -> None:
    """An entry known by its name is a match by the whole name; by a part of it, a person must judge, and the evidence tells the part."""
    hit = found(name, "organisation")["works"]

    assert hit.likeness is Likeness.POSSIBLE
    assert found("Kamovmetall Usolikles")["works"].likeness is Likeness.MATCH


@pytest.mark.parametrize("kind", ["individual", None])
@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Vera Gavanskaya; Kira Kirillovich Belikputov", {"vera", "kira"}),
        ("Vera Gavanskaya / Kira Kirillovich Belikputov", {"vera", "kira"}),
        ("Vera Gavanskaya, Kira Kirillovich Belikputov", {"vera", "kira"}),
        ("Vera Gavanskaya\nKira Kirillovich Belikputov", {"vera", "kira"}),
        ("Vera Gavanskaya and Kira Kirillovich Belikputov", {"vera", "kira"}),
        ("Иван Дуб и Кира Кириллович Беликпутов", {"kira"}),
        ("Ivan Dub (nominee for Vera Gavanskaya)", {"vera"}),
        ("Heirs of Vera Gavanskaya", {"vera"}),
        ("Vera Gavanskaya deceased", {"vera"}),
        ("Ivan Dub Vera Gavanskaya", {"vera"}),
    ],
)
def test_each_of_several_people_in_one_cell_is_looked_for(name: str, who: set[str], kind: str | None) -> None:
    """Nobody is hidden by whoever stands beside, before or behind."""
    assert who <= set(found(name, kind))


def test_people_behind_a_body_are_looked_for() -> None:
    """A body that holds for a listed person is entered as a body; the person is found all the same."""
    assert "kira" in found("Lilia Ltd (nominee for Kira Kirillovich Belikputov)", "organisation")


@pytest.mark.parametrize("name", ["Belikputov, Kira Kirillovich", "Gavanskaya, Vera"])
def test_a_surname_before_a_comma_is_one_person(name: str) -> None:
    """The whole name is equal; neither side of the comma is anybody else."""
    (hit,) = found(name, "individual").values()

    assert hit.equal_name
    assert hit.why[0].startswith("the names are equal")


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("PАO Gavanbank", "bank"),
        ("PAО Gavanbank", "bank"),
        ("РАО Гаванбанк", "bank"),
        ("ПA\u00adО Гаванбанк", "bank"),
        ("PA0 Gavanbank", "bank"),
        ("3AO Росхимвзрыв", "blast"),
        ("ЗА0 Росхимвзрыв", "blast"),
        ("000 Лилейная Долина", "valley"),
        ("000 «Лилейная Долина», Москва", "valley"),
        ("PAO Kam0vmetall Usolikles", "works"),
        ("РАO Kаmovmetall Usolikles", "works"),
    ],
)
def test_letters_and_digits_that_look_alike_hide_nobody(name: str, who: str) -> None:
    """A word of two alphabets is read in each of them, a legal form in whichever letters, and 0 and 3 among letters as the letters they look like."""
    assert who in found(name, "organisation")


def test_a_number_gainsays_words_within_a_name_but_not_a_name_beside_it() -> None:
    """The number is that of the firm; of another name in the same cell it says nothing."""
    number = (("inn", "5001007322"),)

    assert "bank" not in found("Гаванбанк Москва", "organisation", identifiers=number)
    assert "bank" in found("Лилия / Гаванбанк", "organisation", identifiers=number)


@pytest.mark.parametrize("name", ["ООО «Лилия»", "Moscow", "Bank of Moscow", "Vera Lilia", "Kira Dub; Vera Dub", "ООО «Дуб и Липа», г. Москва", "Завод № 8"])
def test_ordinary_names_have_no_listed_part(name: str) -> None:
    """A given name, a town or a kind of body that a listed name has too is no name of its own."""
    assert not found(name)
