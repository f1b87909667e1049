"""Names as they are pasted and shortened: what nobody sees, stress marks, initials and middle names hide no listed name."""

import pytest

from sme_check.facts.party import Party
from sme_check.screening import Index, ListedParty, Query
from sme_check.screening.names import fold
from sme_check.screening.query import query_of
from sme_check.screening.reading import of_person
from sme_check.screening.scoring import person


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
    ],
)
def test_a_kind_that_the_name_or_the_number_gainsays_clears_nobody(facts: dict[str, str], kind: str | None) -> None:
    """A sole trader entered as a body is looked for among persons too."""
    assert query_of(Party.model_validate(facts)).kind == kind
