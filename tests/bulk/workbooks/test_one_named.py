"""Lists of which an adviser's own heading names one: nobody has said that there is no other, so nobody is cleared until they have."""

from typing import Any

import pytest

from .test_unread import clear_rows, of, verdict

BANK, OFFICER = "business.banks[0].name", "business.officers[0].name"


def called(path: str, heading: str, **more: Any) -> list[list[Any]]:
    """The row of a partnership that is outside, one of its columns called as an adviser might."""
    found = clear_rows(**more)
    return [[heading if title == path else title for title in found[0]], found[1]]


@pytest.mark.parametrize(
    ("path", "heading"), [(BANK, "Bank"), (BANK, "Банк"), (BANK, "Bank name"), (OFFICER, "Director"), (OFFICER, "CEO"), (OFFICER, "Генеральный директор")]
)
def test_one_bank_or_officer_named_leaves_the_question_of_others(path: str, heading: str) -> None:
    """It names the heading, and says how to answer."""
    taken = of(called(path, heading))
    asked = [question for questions in taken.asked.values() for question in questions]

    assert verdict(taken) == "needs_information"
    assert len(asked) == 1
    assert f"“{heading}”" in asked[0]
    assert 'write "none"' in asked[0]


@pytest.mark.parametrize(
    ("path", "heading", "other"),
    [(BANK, "Bank", "Other banks"), (BANK, "Банк", "Другие банки"), (OFFICER, "CEO", "Other officers"), (OFFICER, "Director", "Other directors")],
)
@pytest.mark.parametrize("none", ["none", "нет"])
def test_none_under_others_answers_it(path: str, heading: str, other: str, none: str) -> None:
    """The one named stays, and is all there is."""
    taken = of(called(path, heading, **{other: none}))

    assert verdict(taken) == "outside"
    assert taken.frame[path][0]
    assert not taken.problems


@pytest.mark.parametrize(("path", "heading"), [(BANK, "Banks"), (BANK, "Bank 1"), (BANK, "bank_1_name"), (OFFICER, "Directors"), (OFFICER, "Officer 1 name")])
def test_a_heading_of_several_or_with_a_number_gives_the_list(path: str, heading: str) -> None:
    """As in frames and in the form, whoever stands in a list is the list."""
    assert verdict(of(called(path, heading))) == "outside"


def test_a_second_bank_that_is_none_says_that_there_is_no_second() -> None:
    """It is no bank of that name."""
    taken = of(called(BANK, "Bank", **{"Bank 2": "none"}))

    assert verdict(taken) == "outside"
    assert "business.banks[1].name" not in taken.frame


def test_a_sheet_of_banks_gives_the_list() -> None:
    """It is the place for all of them."""
    assert not of(called(BANK, "Bank"), None, Banks=[["Reference", "Name"], ["Tver school", "Bank Prichal"]]).asked


def test_a_column_confirmed_as_the_list_s_own_gives_the_list() -> None:
    """As somebody says."""
    assert verdict(of(called(BANK, "Bank"), {"Bank": BANK})) == "outside"


def test_a_proposal_confirmed_still_names_one() -> None:
    """Whoever confirmed it has said which fact it is, and not that there is no other."""
    taken = of(called(BANK, "Bank of partner"), {"Bank of partner": BANK})

    assert {item.found: item.how for item in taken.headings}["Bank of partner"] == "confirmed"
    assert verdict(taken) == "needs_information"
    assert len(taken.asked) == 1


@pytest.mark.parametrize("more", [" and others", " et al.", " (+2)", " and 2 more", " и др.", " и другие", "...", " u.a."])
@pytest.mark.parametrize(("path", "heading"), [(BANK, "Banks"), (OFFICER, "officer_1_name")])
def test_a_name_that_says_that_there_are_more_leaves_the_question_who(path: str, heading: str, more: str) -> None:
    """Under a heading that gives the list, too."""
    rows = called(path, heading)
    rows[1][rows[0].index(heading)] += more
    asked = [question for questions in of(rows).asked.values() for question in questions]

    assert [question.endswith("says that there are more: who are they?") for question in asked] == [True]


def test_a_name_on_a_sheet_of_its_own_that_says_that_there_are_more_does_so_too() -> None:
    """The partnership that it belongs to is in doubt."""
    taken = of(clear_rows(), None, Others=[["Reference", "Name"], ["Tver school", "OOO Luch and others"]])

    assert len(taken.asked) == 1


@pytest.mark.parametrize("name", ["OOO Luch", "Others Ltd", "And More Ltd", "C+ Bank", "Bank No. 2", "ООО Идр"])
def test_a_name_that_only_sounds_so_leaves_none(name: str) -> None:
    """Such words end a name, or say nothing."""
    assert not of(clear_rows(), None, Others=[["Reference", "Name"], ["Tver school", name]]).asked


@pytest.mark.parametrize(("path", "headings"), [(BANK, ("Banks", "Bank kind")), (BANK, ("Bank 1", "Bank kind")), (OFFICER, ("Directors", "Director kind"))])
def test_what_is_said_of_one_in_a_list_does_not_make_it_the_only_one_named(path: str, headings: tuple[str, str]) -> None:
    """The list is the list; beside a bank named alone its kind changes nothing."""
    listed = called(path, headings[0])
    listed[0] = [headings[1] if title == path.replace("name", "kind") else title for title in listed[0]]
    alone = [[headings[0].removesuffix("s").removesuffix(" 1") if title == headings[0] else title for title in listed[0]], listed[1]]

    assert verdict(of(listed)) == "outside"
    assert verdict(of(alone)) == "needs_information"
