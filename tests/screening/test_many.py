"""A column of names is answered as each name alone would be."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sme_check.screening import Index, ListedParty, Query
from sme_check.screening.legal_forms import split
from sme_check.screening.reading import Reading, letters, mended, of_body, of_person, read, read_all
from sme_check.screening.scoring import word
from sme_check.screening.slips import Spellings

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
    """A listed name, a made one, or one of these beside another, with letters changed, lost or added."""
    name = draw(st.one_of(st.sampled_from(BODIES), st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(SURNAMES)), st.text(max_size=20)))
    if draw(st.booleans()):
        name += draw(st.sampled_from(["; ", " / ", ", ", " and ", " г. Москва ", " (formerly ", " 000 "])) + draw(st.sampled_from([*BODIES, *SURNAMES]))
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


@settings(deadline=None)
@given(st.lists(st.builds(Query, st.tuples(names()), st.sampled_from([None, "organisation", "individual"])), min_size=1, max_size=4))
def test_an_index_that_has_answered_for_a_while_says_the_same(queries: list[Query]) -> None:
    """After some searches an index gets ready for many; what it finds does not change."""
    fresh, ready = Index.from_plain(KEPT), Index.from_plain(KEPT)
    for _ in range(20):
        ready.search(Query(("Nobody At All",)), 0.84)

    assert [said(ready.search(query, 0.6)) for query in queries] == [said(fresh.search(query, 0.6)) for query in queries]


@given(st.lists(st.text("abiknov1", max_size=9), unique=True), st.lists(st.text("abiknov1", max_size=9), unique=True))
def test_slips_are_found_by_the_letters_that_they_leave(asked: list[str], listed: list[str]) -> None:
    """Comparing letters first loses no word that is like another, and gives each pair the likeness that it has alone."""
    words = sorted(filter(None, listed), key=len)
    spellings = Spellings(words)
    found = {(asked[one], words[other]): alike for one, other, alike in zip(*spellings.near(asked), strict=True)}

    assert found == {(one, other): alike for one in asked for other in words if one != other and (alike := word(one, other))}
    assert {(one, other) for one in asked for other in spellings.of(one)} == set(found)


@given(st.lists(st.one_of(names(), st.text(max_size=12))))
def test_a_column_of_names_is_read_as_each_alone(column: list[str]) -> None:
    """Folding and mending every distinct word once reads the names as they are read one by one."""
    alone = {name: Reading(of_body(name), of_person(name), letters(name), mended(name), split(name).forms) for name in column}

    assert read_all(column) == alone
    assert {name: read(name, True) for name in column} == alone


def test_every_answer_has_its_place() -> None:
    """Queries asked twice are answered twice, and nothing is found for nobody."""
    sberbank, nobody = Query(("Сбербанк",)), Query(("Zzyzx",))

    found = Index.from_plain(KEPT).search_many([sberbank, nobody, sberbank], 0.84)

    assert [[hit.listed for hit in hits] for hits in found] == [["PJSC Sberbank"], [], ["PJSC Sberbank"]]
