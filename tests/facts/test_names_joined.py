"""Names of one person, and names that join several."""

import pytest

from sme_check.facts.names_joined import says_several


@pytest.mark.parametrize(
    "name",
    [
        "Vera Gavanskaya and Pavel Prichalov",
        "VERA GAVANSKAYA AND PAVEL PRICHALOV",
        "Vera & Pavel Gavanskie",
        "Гаванская В.И. и Причалов П.П.",
        "ГАВАНСКАЯ ВЕРА И ПРИЧАЛОВ ПАВЕЛ",
        "Гаванская Вера; Причалов Павел",
        "Гаванская Вера / Причалов Павел",
        "Vera Gavanskaya / Pavel Prichalov",
        "Гаванская В.И., Причалов П.П.",
        "V. Gavanskaya, P. Prichalov",
        "Вера Гаванская\nПавел Причалов",
        "Гаванская Вера совместно с Причаловым Павлом",
    ],
)
def test_names_joined_are_of_several(name: str) -> None:
    """By a word, a sign, a line of its own, or a comma between names with initials."""
    assert says_several(name)


@pytest.mark.parametrize(
    "name",
    [
        "Vera Gavanskaya",
        "Gavanskaya, Vera",
        "Gavanskaya, Vera Pavlovna",
        "Гаванская В. И.",
        "ГАВАНСКИЙ И И",
        "ГАВАНСКИЙ ИВАН И",
        "Vera Gavanskaya / Вера Гаванская",
        "Вера Гаванская (Vera Gavanskaya)",
        "Vera Gavanskaya a/k/a Vera Prichalova",
        "Sandra Anderson",
        "Anna-Maria Gavanskaya",
        "Vera Gavanskaya, General Director",
        "&",
        "",
    ],
)
def test_one_name_is_of_one(name: str) -> None:
    """With initials, the surname first, in two alphabets, by another name, with an office behind it."""
    assert not says_several(name)
