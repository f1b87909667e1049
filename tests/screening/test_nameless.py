"""Words that say that no name is known clear nobody."""

import pytest

from sme_check.screening.nameless import nameless
from sme_check.screening.reading import speaks


@pytest.mark.parametrize("word", ["unknown", "TBC", "TBA", "n/a", "N/A.", "None", "no idea", "not known", "various", "see note", "?", "-", "Unknown (TBC)"])
def test_english_words_for_no_name_say_nothing(word: str) -> None:
    """Whatever the capitals and the punctuation."""
    assert not speaks(word)


@pytest.mark.parametrize(
    "word", ["нет данных", "Неизвестно", "не указан", "НЕТ", "уточняется", "н/д", "сведения отсутствуют", "данные не раскрыты / неизвестно"]
)
def test_russian_words_for_no_name_say_nothing(word: str) -> None:
    """As an extract or a questionnaire has them."""
    assert not speaks(word)


@pytest.mark.parametrize("name", ["Unknown Pleasures Ltd", "ООО «Нет проблем»", "Various Trading", "Nina Tbcova"])
def test_a_name_with_such_a_word_in_it_is_a_name(name: str) -> None:
    """Only the whole of what is written counts."""
    assert speaks(name)
    assert not nameless(name)
