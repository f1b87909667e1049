"""A column of names is answered as each name alone would be."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sme_check.screening import Index, ListedParty, Query

SURNAMES = ("Иванов", "Петренко", "Soloviev", "Shcherbakov", "Кузнецова", "Magomedov")
GIVEN = ("Иван", "Sergei", "Пётр", "Anna", "Wladimir", "I.")
BODIES = ("ООО «Уралмаш»", "PJSC Sberbank", "Kompaniya Sibneft", "АО «НПО Вектор»", "Vektor Trading Limited", "Завод № 8", "Газ Пром Банк")
LISTED = [
    *(
        ListedParty(f"p{place}", "list", "individual", (f"{given} {surname}", f"{surname}, {given} Petrovich"))
        for place, surname in enumerate(SURNAMES)
        for given in GIVEN[:4]
    ),
    *(ListedParty(f"b{place}", "list", "organisation", (name,)) for place, name in enumerate(BODIES)),
]
KEPT = Index.build(LISTED).to_plain()


@st.composite
def names(draw: st.DrawFn) -> str:
    """A listed name, a made one, or one of these with letters changed, lost or added."""
    name = draw(st.one_of(st.sampled_from(BODIES), st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(SURNAMES)), st.text(max_size=20)))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(name)))
        name = name[:place] + draw(st.sampled_from(["", "a", "к", " ", "sh"])) + name[place + draw(st.integers(0, 1)) :]
    return name


def said(hits: Any) -> list[tuple[Any, ...]]:
    """What matters of some hits."""
    return [(hit.entry.id, hit.likeness, hit.score, hit.equal_name, hit.asked, hit.listed, hit.why) for hit in hits]


@settings(deadline=None)
@given(
    st.lists(st.builds(Query, st.tuples(names()), st.sampled_from([None, "organisation", "individual"])), max_size=8),
    st.sampled_from([0.6, 0.84, 0.95]),
)
def test_a_column_is_answered_as_each_name_alone(queries: list[Query], possible: float) -> None:
    """The quicker way that a column takes finds the same entries, with the same scores and reasons, in the same order."""
    alone, together = Index.from_plain(KEPT), Index.from_plain(KEPT)

    assert [said(hits) for hits in together.search_many(queries, possible)] == [said(alone.search(query, possible)) for query in queries]


def test_every_answer_has_its_place() -> None:
    """Queries asked twice are answered twice, and nothing is found for nobody."""
    sberbank, nobody = Query(("Сбербанк",)), Query(("Zzyzx",))

    found = Index.from_plain(KEPT).search_many([sberbank, nobody, sberbank], 0.84)

    assert [[hit.listed for hit in hits] for hits in found] == [["PJSC Sberbank"], [], ["PJSC Sberbank"]]
