"""Names as they are pasted and shortened: what nobody sees, stress marks, initials and middle names hide no listed name."""

import pytest

from sme_check.facts.party import Party
from sme_check.facts.truth import Truth
from sme_check.screening import Index, Likeness, ListedParty, Query
from sme_check.screening.names import fold
from sme_check.screening.query import query_of
from sme_check.screening.reading import of_person
from sme_check.screening.scoring import person
from sme_check.screening.tree import Tree


@pytest.mark.parametrize("odd", ["Рома\u0301шка", "Ро\u00adмашка", "Рома\u200bшка", "\ufeffРомашка", "Ромашка\u200e", "Romas\u2060hka"])
def test_what_nobody_sees_breaks_no_word(odd: str) -> None:
    """Stress marks, soft hyphens, joiners and marks of direction, as they come with a pasted text, are no part of a name."""
    assert fold(odd) == "romawka"


def test_letters_that_are_made_of_two_signs_stay() -> None:
    """The short i and the e with two dots, written as a letter and a mark, are the letters they make."""
    assert fold("Сои\u0306кин Фе\u0308дор") == fold("Сойкин Фёдор")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("A. Kurochkin", "Andrei Aleksandrovich KUROCHKIN"),
        ("Y. Sinitsyn", "Yevgeniy Vyacheslavovich SINITSYN"),
        ("R.A. SNEGOVICH", "Roman Arkadyevich SNEGOVICH"),
        ("Kurochkin S.", "Shamil KUROCHKIN"),
        ("Graham Kurochkin", "Graham William KUROCHKIN"),
        ("Lyubov Kurochkina", "Lyubov Valentinova KUROCHKINA"),
    ],
)
def test_shortened_names_of_persons_are_found(asked: str, listed: str) -> None:
    """An initial is that of the given name before that of the father; a surname may end as a patronymic does; a middle name may be left out."""
    index = Index.build([ListedParty("X1", "list", "individual", (listed,))])
    assert index.search(Query((asked,), "individual"), 0.84)


@pytest.mark.parametrize(("asked", "listed"), [("V. Olegovich", "Viktor Olegovich KUROCHKIN"), ("V.P. Kurochkin", "Oleg Vladimirovich KUROCHKIN")])
def test_initials_beside_a_patronymic_alone_are_no_likeness(asked: str, listed: str) -> None:
    """A father's name is borne by many; an initial that answers nothing is another person's."""
    assert person(of_person(asked)[0], of_person(listed)[0], 0.84)[0] < 0.84


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"name": "ИП Курочкин Андрей", "kind": "organisation"}, None),
        ({"name": "АО «Ромашка»", "kind": "individual"}, None),
        ({"name": "Romashka", "inn": "500100732259", "kind": "organisation"}, None),
        ({"name": "ИП Курочкин Андрей", "kind": "sole_trader", "inn": "500100732259"}, "individual"),
        ({"name": "АО «Ромашка»", "kind": "public_body"}, "organisation"),
        ({"name": "Romashka", "kind": "individual"}, "either"),
        ({"name": "Kurochkin Andrei", "kind": "organisation"}, "either"),
        ({"name": "Kurochkin Andrei Petrovich", "kind": "organisation"}, None),
        ({"name": "Kurochkin Andrei Petrovich", "kind": "individual"}, "individual"),
        ({"name": "Kurochkin Andrei", "kind": "individual", "born": "1970-01-01"}, "individual"),
        ({"name": "Romashka", "kind": "organisation", "born": "1970-01-01"}, None),
        ({"name": "Kurochkin Andrei Petrovich", "inn": "7707083893"}, None),
        ({"name": "Kurochkin Andrei Petrovich", "born": "1970-01-01"}, "individual"),
        ({"name": "Memory of Kurochkin Andrei Petrovich"}, None),
    ],
)
def test_a_kind_that_the_name_or_the_number_gainsays_clears_nobody(facts: dict[str, str], kind: str | None) -> None:
    """A sole trader entered as a body is looked for among persons too."""
    assert query_of(Party.model_validate(facts)).kind == kind


@pytest.mark.parametrize("door", ["one", "column"])
@pytest.mark.parametrize(
    ("facts", "who"),
    [
        ({"name": "Romashkabank", "kind": "individual"}, "bank"),
        ({"name": "Romashkabanka", "kind": "individual"}, "bank"),
        ({"name": "Andrei Kurochkin", "kind": "organisation"}, "person"),
        ({"name": "Курочкин Андрей Петрович", "kind": "organisation"}, "person"),
    ],
)
def test_a_wrong_kind_hides_nobody(facts: dict[str, str], who: str, door: str) -> None:
    """A body entered as a person, or a person as a body, is found all the same, as a possible match."""
    index = Index.build(
        [
            ListedParty("bank", "list", "organisation", ("Romashkabank",)),
            ListedParty("person", "list", "individual", ("Andrei Petrovich KUROCHKIN",)),
        ]
    )
    query = query_of(Party.model_validate(facts))
    (hit,) = index.search(query, 0.84) if door == "one" else index.search_many([query], 0.84)[0]

    assert (hit.entry.id, hit.likeness) == (who, Likeness.POSSIBLE)


@pytest.mark.parametrize("door", ["one", "column"])
@pytest.mark.parametrize("kind", ["organisation", "ship"])
def test_a_body_or_a_ship_called_after_somebody_is_looked_for_until_the_kind_is_stated(kind: str, door: str) -> None:
    """A given name and a father's name show no person by themselves; beside a kind that was stated they do."""
    index = Index.build([ListedParty("X1", "list", kind, ("Andrei Petrovich KUROCHKIN", "Курочкин Андрей Петрович"))])

    def alerts(**facts: str) -> bool:
        query = query_of(Party.model_validate({"name": "Курочкин Андрей Петрович", **facts}))
        hits = index.search(query, 0.84) if door == "one" else index.search_many([query], 0.84)[0]
        return any(hit.likeness is not Likeness.DIFFERENT for hit in hits)

    assert alerts()
    assert alerts(kind="individual") is (kind == "organisation")


@pytest.mark.parametrize("kind", ["individual", "organisation"])
def test_an_equal_name_of_another_kind_is_possible_and_no_more(kind: str) -> None:
    """Even an entry that is known by its name alone; but no firm is the ship that has its name."""
    index = Index.build(
        [
            ListedParty("bank", "list", "organisation", ("Romashkabank",), known_by_name=True),
            ListedParty("ship", "list", "ship", ("Romashkabank",)),
        ]
    )
    found = {hit.entry.id: hit.likeness for hit in index.search(Query(("Romashkabank",), kind), 0.84)}

    assert found == {"bank": Likeness.MATCH if kind == "organisation" else Likeness.POSSIBLE, "ship": Likeness.DIFFERENT}


@pytest.mark.parametrize(
    "odd",
    ["&quot;Romashka&quot;&nbsp;Bank", "R0ma5hka Bank", "Rοmashka Bank", "Romashka 8ank", "4ай Romashka Bank", "Ь Romashka Bank"],
)
def test_signs_for_letters_hide_no_name(odd: str) -> None:
    """Signs as a web page writes them, digits and Greek letters that look like others, and a sign without a sound."""
    assert Index.build([ListedParty("X1", "list", "organisation", ("Romashka Bank",))]).search(Query((odd,), "organisation"), 0.84)


@pytest.mark.parametrize("text", ["bank account Romashkabank", "shares in Romashkabank", "договор с Romashkabank", "www.Romashkabank.ru"])
def test_one_listed_word_among_others_is_found(text: str) -> None:
    """A name of one word of its own, whatever is written beside it."""
    (hit,) = Index.build([ListedParty("X1", "list", "organisation", ("PAO Romashkabank",))]).search(Query((text,), "organisation"), 0.84)

    assert hit.likeness is Likeness.POSSIBLE


def test_a_ship_s_name_in_a_longer_one_is_no_ship() -> None:
    """Ships are called by every word there is; a body of that one word may be meant."""
    index = Index.build([ListedParty("ship", "list", "ship", ("Kedrovka",)), ListedParty("firm", "list", "organisation", ("Kedrovka",))])

    assert [hit.entry.id for hit in index.search(Query(("Severnaya Kedrovka Mebel",), None), 0.84)] == ["firm"]


def test_a_name_like_a_person_s_alone_ends_no_chain_of_owners() -> None:
    """A body may be called after somebody; whether anybody owns it is asked until its kind is stated."""
    assert Tree(Party(name="Kurochkin Andrei Petrovich"), "business").root.ends_chain is Truth.UNKNOWN
