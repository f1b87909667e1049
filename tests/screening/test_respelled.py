"""A listed name run together, spaced out, typed on the other keyboard, said twice, or with initials as people write them, clears nobody."""

import pytest

from sme_check.screening import Index, Likeness, ListedParty, Query

BANK = ListedParty("bank", "list", "organisation", ("Public Joint Stock Company Gavanbank", "ПАО Гаванбанк"))
WORKS = ListedParty("works", "list", "organisation", ("PAO Kamovmetall Usolikles",))
VALLEY = ListedParty("valley", "list", "organisation", ("ООО Лилейная Долина",))
VERA = ListedParty("vera", "list", "individual", ("Vera GAVANSKAYA",))
KIRA = ListedParty("kira", "list", "individual", ("Kira Kirillovich BELIKPUTOV", "Кира Кириллович Беликпутов"))
INDEX = Index.build([BANK, WORKS, VALLEY, VERA, KIRA])


def found(name: str) -> set[str]:
    """Whoever the party may be; the same through both doors."""
    query = Query((name,))
    hits = INDEX.search(query, 0.84)
    assert INDEX.search_many([query], 0.84) == [hits]
    return {hit.entry.id for hit in hits if hit.likeness is not Likeness.DIFFERENT}


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("KiraBelikputov", "kira"),
        ("БеликпутовКираКириллович", "kira"),
        ("KIRABELIKPUTOV", "kira"),
        ("Lilia c/o kirabelikputov", "kira"),
        ("БеликпутовК.К.", "kira"),
        ("PJSCGavanbank", "bank"),
        ("АОГаванбанк", "bank"),
        ("GavanbankRussia", "bank"),
        ("GavanbankGavanbank", "bank"),
        ("KamovmetallUsolikles", "works"),
        ("OOOЛилейнаяДолина", "valley"),
        ("LileinayaDolinaLLC", "valley"),
    ],
)
def test_words_run_together_are_parted(name: str, who: str) -> None:
    """At capitals; the names of a person wherever listed ones meet."""
    assert who in found(name)


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("G A V A N B A N K", "bank"),
        ("П А О  Г а в а н б а н к", "bank"),
        ("G-A-V-A-N-B-A-N-K", "bank"),
        ("K A M O V M E T A L L   U S O L I K L E S", "works"),
        ("K a m o v m e t a l l Usolikles", "works"),
        ("Б е л и к п у т о в  К и р а", "kira"),
        ("К И Р А Б Е Л И К П У Т О В", "kira"),
        ("Б е л и к п у т о в К. К.", "kira"),
    ],
)
def test_words_written_letter_by_letter_are_joined(name: str, who: str) -> None:
    """Whether the gaps between the words are wider than those between the letters or not."""
    assert who in found(name)


@pytest.mark.parametrize(
    "name", ["Belikputov KK", "Беликпутов КК", "КК Беликпутов", "KK Belikputov", "беликпутов кк", "Belikputov K K", "Belikputov, KK", "ИП Беликпутов КК"]
)
def test_initials_without_full_stops_are_initials(name: str) -> None:
    """Two letters in one before or after a surname."""
    assert "kira" in found(name)


@pytest.mark.parametrize("name", ["АО Беликпутов", "Belikputov Ya."])
def test_a_legal_form_and_one_letter_in_two_are_no_pair_of_initials(name: str) -> None:
    """A joint-stock company called by a surname, and Я. in Latin letters."""
    index = Index.build([ListedParty("X1", "list", "individual", ("Anna Olegovna BELIKPUTOVA", "Yelena Andreevna BELIKPUTOVA"))])

    assert not index.search(Query((name,)), 0.84)


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Gavanbank Gavanbank", "bank"),
        ("Гаванбанк / Gavanbank", "bank"),
        ("Kira Belikputov Kira Belikputov", "kira"),
        ("Кира Беликпутов Kira Belikputov", "kira"),
        ("Kira Belikputov Беликпутов К.К.", "kira"),
        ("Belikputov Belikputov Kira", "kira"),
        ("Kamovmetall Usolikles Камовметалл Усоликлес", "works"),
    ],
)
def test_a_name_written_twice_is_one_name(name: str, who: str) -> None:
    """In one alphabet or in both."""
    assert who in found(name)


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Ufdfy,fyr", "bank"),
        ("gfj ufdfy,fyr", "bank"),
        ("ООО Ufdfy,fyr", "bank"),
        ("Пфмфтифтл", "bank"),
        ("<tkbrgenjd Rbhf Rbhbkkjdbx", "kira"),
        ("Лшкф Иудшлзгещм", "kira"),
        ("JJJ @Kbktqyfz Ljkbyf@? Vjcrdf", "valley"),
        ("Dthf Ufdfycrfz", "vera"),
    ],
)
def test_a_name_typed_on_the_other_keyboard_is_read_by_its_keys(name: str, who: str) -> None:
    """Russian typed while the keyboard was set to English, and English while it was set to Russian."""
    assert who in found(name)


@pytest.mark.parametrize(
    "name",
    [
        "Lilia Ltd (for K. Belikputov)",
        "Lilia (for Kira Belikputov)",
        "Lilia c/o K. Belikputov",
        "on behalf of K. Belikputov",
        "att. Kira Belikputov",
        "Lilia attn: Kira Belikputov",
        "ООО Лилия через Киру Беликпутова",
        "ООО Лилия через К. Беликпутова",
        "ООО Лилия для Беликпутова К.К.",
        "Lilia, director K. Belikputov",
        "ООО Лилия в интересах К. К. Беликпутова",
        "Lilia Belikputov K.K.",
    ],
)
def test_somebody_named_among_other_words_is_looked_for(name: str) -> None:
    """Behind words that say for whom, or by initials beside a surname, wherever they stand."""
    assert "kira" in found(name)


@pytest.mark.parametrize(
    "name", ["ЛилияТрейд", "Л и л и я", "Лилия Лилия", "Kbkbz", "Lilia IS", "И.И. Дуб", "Фонд им. Д. Лилина", "LILIATRADE", "Центр для детей"]
)
def test_ordinary_names_so_written_name_nobody_listed(name: str) -> None:
    """What is parted, joined or typed otherwise is compared like any name."""
    assert not found(name)


@pytest.mark.parametrize("name", ["Vera Gavanskaya " * 2000, "VeraGavanskaya" * 2000, "Vera Gavanskaya, " * 2000, "Gavanskaya Dub " * 2000 + "Vera Gavanskaya"])
def test_a_long_text_is_read_like_any(name: str) -> None:
    """Names run on without an end, with spaces or without, are compared no longer than the longest listed name."""
    assert "vera" in found(name)
