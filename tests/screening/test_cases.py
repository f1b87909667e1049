"""A name in another Russian case is the same name: it is found, and is never more than a possible match."""

from random import Random

import pytest

from sme_check.screening import Index, Likeness, ListedParty, Query
from sme_check.screening.cases import Cases, nominatives, same_but_for_case

LISTED = [
    ListedParty("bank", "list", "organisation", ("ПАО Гаванбанк",), known_by_name=True),
    ListedParty("works", "list", "organisation", ("АО «Уссурийская Верфь»",)),
    ListedParty("evren", "list", "organisation", ("Эвренс",)),
    ListedParty("kravets", "list", "individual", ("Кравец Павел Петрович",)),
    ListedParty("dubov", "list", "individual", ("Ivan Ivanovich DUBOV",)),
    ListedParty("lugovaya", "list", "individual", ("Вера Сергеевна Луговая",)),
]
INDEX = Index.build(LISTED)


def found(name: str, kind: str | None) -> dict[str, Likeness]:
    """By entry, whoever the party may be; the same through both doors."""
    query = Query((name,), kind)
    hits = INDEX.search(query, 0.84)
    assert INDEX.search_many([query], 0.84) == [hits]
    return {hit.entry.id: hit.likeness for hit in hits if hit.likeness is not Likeness.DIFFERENT}


@pytest.mark.parametrize("kind", ["organisation", None])
@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Гаванбанка", "bank"),
        ("Гаванбанку", "bank"),
        ("Гаванбанком", "bank"),
        ("Gavanbankom", "bank"),
        ("филиал Гаванбанка в Москве", "bank"),
        ("Уссурийской Верфи", "works"),
        ("Уссурийскую Верфь", "works"),
        ("компании Эвренса", "evren"),
        ("компанией Эвренсом", "evren"),
    ],
)
def test_a_body_is_found_in_every_case(name: str, who: str, kind: str | None) -> None:
    """Whichever ending the name of a body has, and the word for its kind beside it."""
    assert found(name, kind).get(who) is Likeness.POSSIBLE


@pytest.mark.parametrize("kind", ["individual", None])
@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Дубовым Иваном Ивановичем", "dubov"),
        ("Дубову Ивану", "dubov"),
        ("Dubovym Ivanom", "dubov"),
        ("Кравцом Павлом Петровичем", "kravets"),
        ("Павла Кравца", "kravets"),
        ("Луговой Верой Сергеевной", "lugovaya"),
        ("Луговую Веру", "lugovaya"),
    ],
)
def test_a_person_is_found_in_every_case(name: str, who: str, kind: str | None) -> None:
    """Surname, given name and father's name in the same other case, a fleeting vowel lost or not."""
    assert found(name, kind).get(who) is Likeness.POSSIBLE


@pytest.mark.parametrize("asked", ["Oleksandra Lugovaya", "Aleksandria Lugovaya", "Лугова Олександра"])
def test_a_slip_that_is_also_a_case_of_another_name_is_still_a_slip(asked: str) -> None:
    """Oleksandra may be the genitive of Oleksandr, and is a spelling of Aleksandra that no table holds."""
    index = Index.build([ListedParty("lugovaya", "list", "individual", ("Aleksandra Lugovaya",))])
    hits = index.search(Query((asked,), "individual"), 0.84)

    assert [hit.likeness for hit in hits] == [Likeness.POSSIBLE]
    assert index.search_many([Query((asked,), "individual")], 0.84) == [hits]


@pytest.mark.parametrize("name", ["Дубовой Ивановной Анной", "Кравцом Ильёй", "Луговым Сергеем"])
def test_other_people_stay_other_people(name: str) -> None:
    """The case of a name makes nobody of another given name the same person."""
    assert not found(name, "individual")


@pytest.mark.parametrize("seed", range(20))
def test_words_looked_up_by_their_endings_are_those_that_are_alike_word_by_word(seed: int) -> None:
    """Whichever way one looks: among many words, two beside each other, or from a word to its nominatives."""
    chance = Random(seed)
    endings = ["", "a", "u", "om", "em", "e", "i", "ia", "ei", "oi", "aia", "uiu", "ogo", "imi", "ov", "el", "ek", "la", "ka"]
    words = sorted({"".join(chance.choices("abkvelnos", k=chance.randint(2, 5)))[:4] + chance.choice(endings) for _ in range(60)})
    cases = Cases(words)

    for word in words:
        assert cases.of(word) == [other for other in words if other != word and same_but_for_case(word, other)]
        assert {other for other in words if other in nominatives(word)} - {word} <= set(cases.of(word))
