"""Columns of which nobody said what they hold: what stands there keeps a row from being cleared, until somebody has said."""

from dataclasses import replace
from typing import Any

import pytest

from sme_check.bulk.results.gathered import gathered_questions
from sme_check.bulk.results.places import Places
from sme_check.bulk.results.problems import beside_rows
from sme_check.bulk.runs.run import run
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import Taken
from tests.builders import a_clear_partnership
from tests.bulk.test_frame import as_rows

from .books import a_book, answered, taken_from


def clear_rows(**more: Any) -> list[list[Any]]:
    """Headings and the row of a partnership that is outside, with further columns."""
    facts = {**as_rows(a_clear_partnership(), "Tver school")[0], **more}
    return [list(facts), [", ".join(value) if isinstance(value, list) else None if value is None else str(value) for value in facts.values()]]


def verdict(taken: Taken) -> str:
    """The verdict of the first partnership."""
    return str(answered(taken)["verdict"].iloc[0])


def of(rows: list[list[Any]], mapping: dict[str, str | None] | None = None, **sheets: Any) -> Taken:
    """What is taken from a sheet of partnerships."""
    return taken_from(mapping, None, Partnerships=rows, **sheets)


@pytest.mark.parametrize(
    "heading", ["Zielperson", "Delivery address", "Goods in transit", "Extra payment", "Date of shipment", "Второй этап", "Country", "Code 2 of it", "%"]
)
def test_what_stands_in_a_column_nobody_understands_keeps_a_row_from_being_cleared(heading: str) -> None:
    """It may name a party, goods, money, a place: the cell is a problem, and the row needs information."""
    taken = of(clear_rows(**{heading: "OOO Luch"}))

    assert verdict(taken) == "needs_information"
    assert [(found.heading, found.found) for found in taken.problems] == [(heading, "OOO Luch")]
    assert "--aside" in taken.problems[0].accepted


@pytest.mark.parametrize(
    "heading",
    [
        "Comments",
        "Own notes",
        "No.",
        "№",
        "E-mail",
        "Contact phone",
        "Website",
        "Our manager",
        "Our contact",
        "Status",
        "Last updated",
        "Price list",
        "Примечание",
    ],
)
def test_a_column_beside_the_point_changes_nothing(heading: str) -> None:
    """Comments, numbers, contacts: listed as left out where they are, and no doubt arises."""
    taken = of(clear_rows(**{heading: "7"}))

    assert verdict(taken) == "outside"
    assert not taken.problems


@pytest.mark.parametrize("heading", ["Менеджер", "Ответственный", "Partner contact", "Contact person", "Responsible", "Handled by"])
def test_whoever_may_be_on_the_other_side_keeps_a_row_from_being_cleared(heading: str) -> None:
    """A manager or a contact is beside the point only under a heading that says that they are ours."""
    assert verdict(of(clear_rows(**{heading: "OOO Luch"}))) == "needs_information"


@pytest.mark.parametrize("heading", ["Zielperson", "Delivery address"])
def test_a_column_set_aside_by_somebody_leaves_no_doubt(heading: str) -> None:
    """The adviser's own word that it is beside the point."""
    assert verdict(of(clear_rows(**{heading: "OOO Luch"}), {heading: "ignore"})) == "outside"


def test_a_blank_cell_in_such_a_column_leaves_no_doubt() -> None:
    """Nothing stands there, so nothing was not read."""
    rows = clear_rows(Zielperson="OOO Luch")
    rows.append([*rows[1][:-1], "  "])
    rows[2][0] = "Tula school"

    found = answered(of(rows))

    assert list(found["verdict"])[:2] == ["needs_information", "outside"]


def test_a_column_without_a_heading_leaves_doubt_too() -> None:
    """Unless it only numbers the rows."""
    rows = clear_rows(**{"": "OOO Luch"})
    numbered = [[None, *clear_rows()[0]], [1.0, *clear_rows()[1]], [2.0, *clear_rows()[1]]]
    numbered[2][1] = "Tula school"

    assert verdict(of(rows)) == "needs_information"
    assert verdict(of(numbered)) == "outside"


def test_a_partnership_without_a_reference_is_in_doubt_as_well() -> None:
    """It is called by its row, and the row stays the row it is."""
    taken = of(clear_rows(reference=None, Zielperson="OOO Luch"))

    assert verdict(taken) == "needs_information"
    assert [tuple(origin) for origin in taken.origin] == [("Partnerships", 2)] * 2
    assert list(taken.frame["reference"]) == ["Partnerships, row 2"] * 2


def test_such_a_column_on_a_sheet_of_members_leaves_their_partnership_in_doubt() -> None:
    """What an owner's row says beyond what is understood belongs to the partnership that it names."""
    owners = [["Reference", "Name", "Zielperson"], ["Tver school", "Vera Gavanskaya", "OOO Luch"]]

    assert verdict(of(clear_rows(), Others=owners)) == "needs_information"
    assert [found.cell for found in of(clear_rows(), Others=owners).problems] == ["C2"]


def test_numbers_that_rows_share_may_join_them() -> None:
    """A column "No." that says one number twice, where there is no reference, may say that two rows are one partnership."""
    rows = clear_rows(reference=None, **{"No.": "1"})
    rows.append([*rows[1]])
    twice, once = of(rows), of([*rows[:2], [*rows[2][:-1], "2"]])

    assert verdict(twice) == "needs_information"
    assert verdict(once) == "outside"


def test_a_second_column_that_says_the_same_leaves_no_doubt() -> None:
    """One that says otherwise does, whatever kind of fact it is."""
    rows = clear_rows(Company="OOO Yazykovaya Gavan", Counterparty="OOO Yazykovaya Gavan")
    same, other = of(rows), of([rows[0], [*rows[1][:-1], "OOO Luch"]])

    assert verdict(same) == "outside"
    assert verdict(other) == "needs_information"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Recipient", "recipient"), ("Consignee", "recipient"), ("End user", "end_user"), ("Agent", "intermediary"), ("Buyer", "recipient"),
        ("Shipper", "supplier"), ("Получатель", "recipient"), ("Конечный пользователь", "end_user"), ("Плательщик", "payer"), ("Перевозчик", "carrier"),
        ("Исполнитель", "supplier"), ("Contractor", "supplier"),
    ],
)  # fmt: skip
def test_who_takes_part_by_what_they_do_is_another_party(heading: str, role: str) -> None:
    """Named under the word for their role: they are screened like any other, and the role is stated."""
    taken = of(clear_rows(**{heading: "PJSC Sberbank of Russia"}))

    assert taken.frame["activity.others[0].name"][0] == "PJSC Sberbank of Russia"
    assert taken.frame["activity.others[0].role"][0] == role
    assert verdict(taken) != "outside"


def test_others_by_role_are_parties_of_their_own() -> None:
    """Each with what is said of it; where nothing is said of one, there is no role either."""
    rows: list[list[Any]] = [["Name", "Recipient", "INN of recipient", "End user", "Agent"], ["OOO A", "OOO B", "7707083893", "OOO C", None]]
    taken = taken_from(Sheet1=rows)

    assert {path: taken.frame[path][0] for path in map(str, taken.frame) if "others" in path} == {
        "activity.others[0].inn": "7707083893",
        "activity.others[0].name": "OOO B",
        "activity.others[0].role": "recipient",
        "activity.others[1].name": "OOO C",
        "activity.others[1].role": "end_user",
    }


def test_a_list_of_nobody_with_a_member_that_cannot_be_read_is_unknown() -> None:
    """The word none in Goods beside a commodity code that is none: something stands there, so nothing is cleared."""
    assert verdict(of(clear_rows(**{"goods.code": "OOO Luch"}))) == "needs_information"


def test_each_such_cell_leaves_one_question() -> None:
    """It names the column, the cell and what stands there; nothing else is asked for its sake."""
    taken = of(clear_rows(Zielperson="OOO Luch"))
    answers = run(taken)

    (pattern,) = answers.patterns
    assert [item.question for item in pattern.questions] == [
        "The column “Zielperson” says “OOO Luch” (Partnerships, "
        f"{taken.problems[0].cell}), and was not understood: which fact is it, or is it beside the point?"
    ]
    assert pattern.verdict.value == "needs_information"


@pytest.mark.parametrize("meant", ["recipient", "activity.others[0].name", "agent"])
def test_a_column_mapped_to_another_party_displaces_none(meant: str) -> None:
    """A recipient by the heading keeps a place beside the one that somebody says."""
    rows: list[list[Any]] = [["Name", "INN", "Recipient", "Zielperson"], ["OOO A", None, "OOO B", "OOO C"]]
    taken = taken_from({"Zielperson": meant}, Sheet1=rows)

    assert {taken.frame[f"activity.others[{number}].name"][0] for number in (0, 1)} == {"OOO B", "OOO C"}
    assert not taken.problems


def test_a_sheet_that_is_not_understood_and_names_a_partnership_leaves_it_in_doubt() -> None:
    """Its row may say more of the partnership: it is a problem with a question, until the sheet is set aside; one of notes says nothing."""
    rows = [["Fall", "Wer"], ["Tver school", "OOO Luch"], ["Tula school", "OOO Zarya"]]
    taken, aside, notes = of(clear_rows(), Zusatz=rows), of(clear_rows(), {"Zusatz!": "ignore"}, Zusatz=rows), of(clear_rows(), Notes=rows)

    assert [verdict(item) for item in (taken, aside, notes)] == ["needs_information", "outside", "outside"]
    assert [(found.sheet, found.cell, found.found) for found in taken.problems] == [("Zusatz", "A2", "Tver school; OOO Luch")]
    assert [len(questions) for questions in taken.asked.values()] == [1]


def test_a_row_of_several_items_asks_once_of_a_cell() -> None:
    """However many rows of the frame it becomes."""
    taken = taken_from(Sheet1=[["Reference", "Name", "HS code", "HS code 2", "Zielperson"], ["A", "OOO A", "4903", "9504", "OOO B"]])

    assert [len(questions) for questions in taken.asked.values()] == [1]


def many_rows(count: int) -> list[list[Any]]:
    """Clear rows with a column that is not understood and says another thing in each."""
    headings, row = clear_rows(Zielperson="")
    return [headings, *([f"School {number}", *row[1:-1], f"OOO Luch {number}"] for number in range(count))]


def test_a_column_of_many_cells_is_one_problem_and_one_question() -> None:
    """It tells how many cells there are, the first of them, and the numbers of all rows; every row is kept from being cleared all the same."""
    taken = of(many_rows(30))
    answers = run(taken)
    (found,) = taken.problems
    (pattern,) = answers.patterns

    assert found.found.startswith("30 cells: “OOO Luch 0” (")
    assert found.rows == tuple(range(2, 32))
    assert "in 30 rows of Partnerships, such as “OOO Luch 0”" in pattern.questions[0].question
    assert len(pattern.questions) == 1
    assert pattern.verdict.value == "needs_information"


def test_beside_each_of_many_rows_it_says_so() -> None:
    """What stands in the cell is in the row itself; the column is named there too."""
    taken = of(many_rows(30))

    assert beside_rows(taken.problems) == {("Partnerships", number): "Zielperson: not understood" for number in range(2, 32)}


def test_two_columns_of_many_cells_are_two_questions_where_they_are_gathered() -> None:
    """Neither stands for the other."""
    rows = [[*row, row[-1] if number else "Ort"] for number, row in enumerate(many_rows(30))]
    taken = of(rows)
    answers = run(taken)
    asked = [str(row[3]) for row in gathered_questions(answers, Places(taken, answers)).rows()]

    assert [("Zielperson" in text, "Ort" in text) for text in asked] == [(True, False), (False, True)]


@pytest.mark.parametrize("named", [17, 17.0, "17", "0017"])
def test_a_sheet_that_names_a_partnership_by_a_number_leaves_it_in_doubt(named: Any) -> None:
    """As one that names it by a text: the number of the reference, whatever its zeros and however the cell keeps it."""
    rows = clear_rows()
    rows[1][rows[0].index("reference")] = "17"
    taken = of(rows, Zusatz=[["Fall", "Wer"], [named, "OOO Luch"], [18, "OOO Zarya"]])

    assert verdict(taken) == "needs_information"
    assert [(found.sheet, found.cell) for found in taken.problems] == [("Zusatz", "A2")]


def test_a_row_that_names_two_partnerships_leaves_both_in_doubt() -> None:
    """Whichever of its numbers is the reference."""
    rows = clear_rows()
    rows[1][0], number = "17", rows[0].index("reference")
    second = [*rows[1]]
    rows[1][number], second[number] = "17", "1"
    taken = of([*rows, second], Zusatz=[["Nr", "Fall", "Wer"], [1, 17, "OOO Luch"]])

    assert len(taken.asked) == 2


def a_hidden_sheet(count: int = 1) -> Taken:
    """Clear partnerships, and a hidden sheet that names each of them beside somebody else."""
    workbook = open_table(a_book(Partnerships=many_rows(count), Goods=[["Reference", "HS code"], *([f"School {at}", "8471"] for at in range(count))]), "p.xlsx")
    sheets = [replace(sheet, hidden=sheet.name == "Goods") for sheet in workbook.sheets]
    return take(replace(workbook, sheets=tuple(sheets)), {"Zielperson": "ignore"})


def test_a_hidden_sheet_that_names_a_partnership_leaves_it_in_doubt() -> None:
    """It is left out, and may hold goods or a party that the sheets shown do not: one question says so."""
    taken = a_hidden_sheet()

    assert verdict(taken) == "needs_information"
    assert [(found.sheet, found.cell, found.found) for found in taken.problems] == [("Goods", "A2", "School 0; 8471")]
    assert list(taken.asked.values()) == [["The sheet “Goods” says “School 0; 8471” (A2), and is hidden: what does it say of this partnership?"]]


def test_a_sheet_of_many_such_rows_is_one_problem_and_one_question() -> None:
    """Every partnership that it names is asked about in the same words."""
    taken = a_hidden_sheet(30)

    assert [len(found.rows) for found in taken.problems] == [30]
    assert len(taken.asked) == 30
    assert len({question for questions in taken.asked.values() for question in questions}) == 1


def without_others(**more: Any) -> list[list[Any]]:
    """Clear rows that do not say who else takes part, with further columns."""
    rows = clear_rows(**more)
    at = rows[0].index("activity.others")
    return [[*row[:at], *row[at + 1 :]] for row in rows]


def asks_for_others(taken: Taken) -> bool:
    """Whether the first answer asks who else takes part."""
    answers = run(taken)
    questions = answers.patterns[int(answers.pattern[0])].questions
    return any(words in item.question for item in questions for words in ("does anybody else take part", "Who else takes part"))


@pytest.mark.parametrize("more", [{}, {"Recipient": "OOO Luch"}, {"Agent": "none"}, {"Recipient": "OOO Luch", "Agent": "none"}])
def test_who_is_named_by_what_they_do_does_not_say_that_there_is_nobody_else(more: dict[str, str]) -> None:
    """A sheet that names a recipient, or says that there is no agent, was not asked for a payer."""
    taken = of(without_others(**more))

    assert verdict(taken) == "needs_information"
    assert asks_for_others(taken)


@pytest.mark.parametrize("more", [{"Recipient": "OOO Luch", "Others who take part": "none"}, {"Recipient": "OOO Luch", "Other party": "OOO Zarya"}])
def test_a_list_of_others_is_the_list(more: dict[str, str]) -> None:
    """As in the form: a column of others that names them, or says that there are no more, closes it."""
    taken = of(without_others(**more))

    assert not asks_for_others(taken)
    assert "OOO Luch" in {taken.frame[path][0] for path in taken.frame if "others[" in str(path)}


def test_a_recipient_whose_cell_cannot_be_read_closes_no_list_either() -> None:
    """Somebody stands there, and nobody said that there is nobody else."""
    assert asks_for_others(of(without_others(Recipient=None, **{"Recipient INN": "77"})))


def test_a_sheet_of_others_is_the_list_too() -> None:
    """Whoever else is named beside the partnership."""
    assert not asks_for_others(of(without_others(Recipient="OOO Luch"), Others=[["Reference", "Name", "Role"], ["Tver school", "OOO Zarya", "payer"]]))


def test_nobody_in_a_column_of_others_is_said_of_all() -> None:
    """Nothing else is open then."""
    assert verdict(of(without_others(**{"Others who take part": "none"}))) == "outside"


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Address", "298600, г. Ялта, ул. Ленина, 1"),
        ("Comments", "warehouse in Sevastopol"),
        ("Примечание", "склад в Симферополе"),
        ("goods.located_in", "Crimea"),
    ],
)
def test_a_place_in_occupied_territory_is_seen_wherever_it_stands(heading: str, text: str) -> None:
    """In an address, a remark, or a cell that could not be read: the row is not cleared, and the question names the cell."""
    rows = clear_rows(**{heading: text})
    taken = of(rows)

    assert verdict(taken) == "needs_information"
    assert [found.found.strip('"') for found in taken.problems] == [text]
    assert "occupied Ukrainian territory" in next(iter(taken.asked.values()))[0]


def test_an_address_elsewhere_or_set_aside_leaves_no_doubt() -> None:
    """A street is not the town that it is called after; and the adviser's own word counts."""
    assert verdict(of(clear_rows(Address="Москва, Севастопольский проспект, 5"))) == "outside"
    assert verdict(of(clear_rows(Address="г. Ялта"), {"Address": "ignore"})) == "outside"


@pytest.mark.parametrize("named", ["Yazykovaya Gavan", "Yazykovaya Gavan LLC", "ООО «Yazykovaya Gavan»", "Языковая гавань"])
def test_a_sheet_that_is_not_understood_names_a_business_without_its_legal_form(named: str) -> None:
    """As people call a firm: with another form, with none, in the other alphabet."""
    taken = of(clear_rows(), Zusatz=[["Firma", "Wer"], [named, "OOO Luch"], ["OOO Inaya Firma", "OOO Zarya"]])

    assert verdict(taken) == "needs_information"
    assert [(found.sheet, found.cell) for found in taken.problems] == [("Zusatz", "A2")]
