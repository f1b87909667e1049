"""Workbooks taken into frames: rows, headings, joined sheets, and every cell that could not be read named."""

from typing import Any

import pytest

from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.frames.cells import CellProblem
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import Taken
from sme_check.errors import FactError, Problem
from tests.builders import a_clear_partnership
from tests.bulk.test_frame import as_rows
from tests.bulk.workbooks.books import PERCENT, a_sheet, answered, packed, taken_from

HEADINGS: list[Any] = ["Reference", "Name", "INN", "Activity"]


def stated(taken: Taken, row: int = 0) -> dict[str, Any]:
    """The facts of a row that are stated."""
    return {path: value for path, value in taken.frame.iloc[row].items() if value is not None}  # type: ignore[misc]


def how(taken: Taken) -> dict[str, str]:
    """How each heading was understood."""
    return {heading.found: heading.how for heading in taken.headings}


def problems(taken: Taken) -> list[tuple[str, str]]:
    """Where each problem stands, and what was found."""
    return [(f"{item.sheet}!{item.cell}", item.found) for item in taken.problems]


def test_each_row_is_a_row_of_the_frame_in_order() -> None:
    """With the row of the sheet it came from."""
    taken = taken_from(Partnerships=[HEADINGS, ["A", "OOO A", None, "export"], [], ["B", "OOO B", None, "service"]])

    assert list(taken.frame["business.name"]) == ["OOO A", "OOO B"]
    assert [tuple(origin) for origin in taken.origin] == [("Partnerships", 2), ("Partnerships", 4)]


def test_headings_below_a_title_are_found() -> None:
    """Lines above the table, and columns before it, do not matter."""
    taken = taken_from(Sheet1=[["Our partners, 2026"], [], [None, "Company", "ИНН", "КПП"], [None, "OOO A", 7707083893, 1]])

    assert stated(taken) == {"business.name": "OOO A", "business.inn": "7707083893"}
    assert how(taken) == {"Company": "synonym", "ИНН": "synonym", "КПП": "ignored"}
    assert taken.rows[0].header == 3


def test_headings_in_two_rows_are_read_together() -> None:
    """A word above several columns belongs to each of them, as merged cells show it."""
    taken = taken_from(Sheet1=[["Company", "Owner 1", None, "Owner 2", None], [None, "Name", "Share", "Name", "Share"], ["OOO A", "Vera", 60, "Pavel", 40]])

    assert stated(taken) == {
        "business.name": "OOO A",
        "business.owners[0].name": "Vera",
        "business.owners[0].share": "60 %",
        "business.owners[1].name": "Pavel",
        "business.owners[1].share": "40 %",
    }


def test_a_near_heading_is_not_used_until_it_is_confirmed() -> None:
    """Proposed, and taken only where the mapping says so."""
    rows = [["Name", "Comodity code", "Own notes"], ["OOO A", "49030000", "x"]]
    before, after = taken_from(Sheet1=rows), taken_from({"Comodity code": "goods.code"}, Sheet1=rows)

    assert "goods.code" not in before.frame
    assert [(item.found, item.how, item.proposed, item.open) for item in before.headings][1] == ("Comodity code", "near", "goods.code", True)
    assert stated(after)["goods.code"] == "49030000"
    assert how(after)["Comodity code"] == "confirmed"


@pytest.mark.parametrize("key", ["Town", "town ", "C", "Sheet1!C", "Sheet1!Town"])
def test_a_mapping_names_a_column_by_heading_or_letter(key: str) -> None:
    """And may set it aside."""
    taken = taken_from({key: "ignore"}, Sheet1=[["Name", "INN", "Town"], ["OOO A", None, "Tver"]])

    assert stated(taken) == {"business.name": "OOO A"}


def test_a_mapping_makes_headings_of_what_nobody_would_understand() -> None:
    """Two columns of an adviser's own, and what they hold."""
    taken = taken_from({"Who": "business.name", "Whereabouts": "Town"}, Sheet1=[["Who", "Whereabouts", "Notes"], ["OOO A", "Tver", 1]])

    assert stated(taken) == {"business.name": "OOO A", "business.town": "Tver"}


def test_a_reference_alone_makes_no_table() -> None:
    """A column of identifiers says nothing of any partnership."""
    with pytest.raises(FactError, match="no headings that are understood"):
        taken_from(Sheet1=[["ID", "Colour"], [1, "red"]])


def test_a_mapping_that_means_nothing_is_refused_with_what_there_is() -> None:
    """A heading that no sheet has, and a fact that is none."""
    with pytest.raises(FactError) as caught:
        taken_from({"Nowhere": "business.name", "Name": "business.nme"}, Sheet1=[["Name", "INN"], ["OOO A", None]])

    assert sorted(problem.found for problem in caught.value.problems) == ["Nowhere", "business.nme"]


def test_a_mapping_moves_a_fact_from_one_column_to_another() -> None:
    """Only one column holds a fact; what the other says is not lost, but in doubt until somebody sets it aside."""
    rows: list[list[Any]] = [["Name", "Trading as", "INN"], ["OOO A", "Zarya", None]]
    taken = taken_from({"Trading as": "business.name"}, Sheet1=rows)
    aside = taken_from({"Trading as": "business.name", "Name": "ignore"}, Sheet1=rows)

    assert stated(taken)["business.name"] == "Zarya"
    assert problems(taken) == [("Sheet1!A2", "OOO A")]
    assert stated(aside) == {"business.name": "Zarya"}


def test_without_headings_the_template_s_order_is_believed_only_if_the_cells_bear_it_out() -> None:
    """Codes, dates and choices in their places tell; names alone tell nothing."""
    row = ["A", "2026-05-15", "Northmoor Ltd", "uk_body"]
    believed = taken_from(None, None, Partnerships=[row, ["B", *row[1:]]])

    assert [(item.path, item.how) for item in believed.headings][:2] == [("reference", "position"), ("as_of", "position")]
    with pytest.raises(FactError, match="no headings that are understood"):
        taken_from(Sheet1=[["A", "Tver"], ["B", "Tula"]])


def test_a_cell_that_cannot_be_read_is_named_and_its_fact_is_unknown() -> None:
    """Sheet, cell, what was found; the rest of the row is taken."""
    taken = taken_from(Partnerships=[HEADINGS, ["A", "OOO A", "770708", "exprot"]])

    assert problems(taken) == [("Partnerships!C2", '"770708": 6 digits'), ("Partnerships!D2", "exprot")]
    assert taken.problems[1].nearest == "export"
    assert stated(taken) == {"reference": "A", "business.name": "OOO A"}


def test_a_row_of_which_nothing_can_be_read_stays_a_row() -> None:
    """Rows in are rows out."""
    taken = taken_from(Partnerships=[["INN", "Activity"], ["x", "y"], ["7707083893", None]])

    assert len(taken.frame) == 2
    assert list(taken.rows[0].row) == [2, 3]


def test_several_codes_in_a_cell_are_several_items() -> None:
    """Each its own row of the frame, beside the one row of the sheet; and said."""
    taken = taken_from(Partnerships=[["Reference", "Activity", "Commodity code"], ["A", "export", "8471 30, 8528 52\n9504"], ["B", "export", "49030000"]])

    assert list(taken.frame["goods.code"]) == ["847130", "852852", "9504", "49030000"]
    assert list(taken.frame["activity.kind"]) == ["export"] * 4
    assert (list(taken.rows[0].first), list(taken.rows[0].count)) == ([0, 3], [3, 1])
    assert any("3 codes in one cell" in note.text for note in taken.notes)


def test_none_in_place_of_a_name_says_that_there_are_none() -> None:
    """No goods, no owners: stated, not left blank."""
    taken = taken_from(Partnerships=[["Reference", "Name", "Goods", "Owner 1", "Bank"], ["A", "OOO A", "none", "нет", "None"]])

    assert stated(taken) == {"reference": "A", "business.name": "OOO A", "activity.goods": "none", "business.owners": "none", "business.banks": "none"}


def test_activities_are_joined_to_their_partnership() -> None:
    """A partnership's row without an activity lends its facts to the first activity; one with an activity is itself the first."""
    taken = taken_from(
        Partnerships=[HEADINGS, ["A", "OOO A", None, None], ["B", "OOO B", None, "service"]],
        Activities=[["Reference", "Activity"], ["A", "export"], ["B", "import"], ["A", "loan"]],
    )

    assert [tuple(row) for row in taken.frame[["reference", "business.name", "activity.kind"]].to_numpy()] == [
        ("B", "OOO B", "service"),
        ("A", "OOO A", "export"),
        ("B", None, "import"),
        ("A", None, "loan"),
    ]
    beside = {rows.sheet: [int(first) for first in rows.first] for rows in taken.rows}
    assert beside == {"Partnerships": [1, 0], "Activities": [1, 2, 3]}


def test_a_reference_that_no_partnership_has_is_a_problem() -> None:
    """On whichever sheet; the nearest is named, and the activity is answered by itself."""
    taken = taken_from(
        Partnerships=[HEADINGS, ["Case A-1", "OOO A", None, "export"]],
        Activities=[["Reference", "Activity"], ["Case A3", "loan"], [None, "import"]],
        Owners=[["Reference", "Name"], ["Case A2", "Vera"], [None, "Pavel"]],
    )

    assert [item.cell for item in taken.problems] == ["A2", "A3", "A2", "A3"]
    assert taken.problems[0].nearest == taken.problems[2].nearest == "Case A-1"
    assert list(taken.frame["reference"]) == ["Case A-1", "Case A3", None, "Case A-1"], "the last is what the two may add to the first"
    assert "business.owners[0].name" not in taken.frame


def test_members_of_a_reference_misspelt_leave_those_of_the_meant_one_unknown() -> None:
    """One of two others has another's reference: the one that is left must not pass for all who take part."""
    taken = taken_from(
        Partnerships=[["Reference", "Name", "Activity"], ["Tver bakery", "OOO Zarya", "export"], ["Z", "OOO Luch", "export"]],
        Others=[["Reference", "Name"], ["Tver bakery", "OOO First"], ["Tver bakry", "OOO Second"], ["Z", "OOO Third"]],
    )

    assert list(taken.frame["activity.others[0].name"]) == [None, "OOO Third", None]
    assert [(found.cell, found.nearest) for found in taken.problems] == [("A3", "Tver bakery")]
    assert "what this sheet says of Tver bakery is taken as unknown" in taken.problems[0].accepted


def test_a_member_without_a_reference_leaves_all_members_unknown() -> None:
    """It may be anybody's: nobody's members may pass for all of them."""
    taken = taken_from(
        Partnerships=[["Reference", "Name", "Activity"], ["A", "OOO Zarya", "export"], ["Z", "OOO Luch", "export"]],
        Others=[["Reference", "Name"], ["A", "OOO First"], [None, "OOO Second"]],
    )

    assert "activity.others[0].name" not in taken.frame
    assert [(found.cell, found.nearest) for found in taken.problems] == [("A3", "")]
    assert "what this sheet says of every partnership is taken as unknown" in taken.problems[0].accepted


@pytest.mark.parametrize("reference", [None, "Tver schoool"])
def test_a_partnership_is_not_cleared_while_an_activity_may_be_missing(reference: str | None) -> None:
    """An activity in a row that names no partnership, or none there is, may be one of those that are cleared by the rest."""
    facts = as_rows(a_clear_partnership(), "Tver school")[0]
    clear = [list(facts), [", ".join(value) if isinstance(value, list) else str(value) for value in facts.values()]]

    def verdicts(**sheets: Any) -> list[str]:
        taken = taken_from(None, None, Partnerships=clear, **sheets)
        return list(answered(taken)["verdict"])

    assert verdicts() == ["outside"]
    assert verdicts(Activities=[["Reference", "Activity"], [reference, "loan"]])[0] == "needs_information"


def test_a_row_that_goes_on_without_its_reference_is_named() -> None:
    """A second item below a partnership, the reference not repeated: it is answered by itself, and said to be."""
    taken = taken_from(Partnerships=[["Reference", "Name", "Commodity code"], ["A", "OOO Zarya", "49019900"], [None, None, "85423100"]])

    assert list(taken.frame["reference"]) == ["A", None, "A"], "the partnership above may have one activity more"
    assert taken.origin[2] == taken.origin[0]
    assert [(found.cell, found.nearest) for found in taken.problems] == [("A3", "A")]


def test_rows_that_contradict_each_other_leave_the_fact_unknown() -> None:
    """Both cells are named; what they agree on is taken once."""
    taken = taken_from(Partnerships=[HEADINGS, ["A", "OOO A", "7707083893", "export"], ["A", "OOO Z", "7707083893", "loan"]])

    assert problems(taken) == [("Partnerships!B2", "OOO A"), ("Partnerships!B3", "OOO Z")]
    assert "business.name" not in taken.frame
    assert list(taken.frame["business.inn"]) == ["7707083893", None]


def test_owners_stand_under_whom_they_own() -> None:
    """By name or number, at any depth, whatever the order of the rows."""
    taken = taken_from(
        Partnerships=[HEADINGS, ["A", "OOO A", None, "export"]],
        Owners=[
            ["Reference", "Owner of", "Name", "INN", "Share"],
            ["A", "AO Top", "Vera", None, PERCENT(1.0)],
            ["A", "7707083893", "AO Top", None, "51 %"],
            ["A", None, "AO Middle", "7707083893", 100],
            ["A", "Bank", "Pavel", None, 75],
        ],
        Banks=[["Reference", "Name", "BIC"], ["A", "Bank", "044525225"]],
    )

    assert {path: value for path, value in stated(taken).items() if "[" in path} == {
        "business.banks[0].bic": "044525225",
        "business.banks[0].name": "Bank",
        "business.banks[0].owners[0].name": "Pavel",
        "business.banks[0].owners[0].share": "75 %",
        "business.owners[0].inn": "7707083893",
        "business.owners[0].name": "AO Middle",
        "business.owners[0].owners[0].name": "AO Top",
        "business.owners[0].owners[0].share": "51 %",
        "business.owners[0].owners[0].owners[0].name": "Vera",
        "business.owners[0].owners[0].owners[0].share": "100 %",
        "business.owners[0].share": "100 %",
    }


def test_an_owner_of_somebody_unnamed_is_kept_without_his_share() -> None:
    """Nobody is lost from the screening, and nobody counts for a share that is not his."""
    taken = taken_from(
        Partnerships=[HEADINGS, ["A", "OOO A", None, "export"]],
        Owners=[["Reference", "Owner of", "Name", "Share"], ["A", "OOO Nowhere", "Vera", 100]],
    )

    assert problems(taken) == [("Owners!B2", "OOO Nowhere")]
    assert {path: value for path, value in stated(taken).items() if "owners" in path} == {"business.owners[0].name": "Vera"}


def test_owners_in_a_circle_come_to_an_end() -> None:
    """Two that own each other and nobody else are a problem."""
    taken = taken_from(
        Partnerships=[HEADINGS, ["A", "OOO A", None, "export"]],
        Owners=[["Reference", "Owner of", "Name"], ["A", "AO Two", "AO One"], ["A", "AO One", "AO Two"]],
    )

    assert [where for where, _ in problems(taken)] == ["Owners!B2", "Owners!B3"]


def test_a_member_of_whom_nothing_can_be_read_leaves_them_all_unknown() -> None:
    """Fewer than there are would pass for all of them."""
    others: list[list[Any]] = [["Reference", "Name", "Date of birth"], ["A", "Vera", None], ["A", None, "soon"]]
    taken = taken_from(Partnerships=[HEADINGS, ["A", "OOO A", None, "export"]], Others=others)

    assert [where for where, _ in problems(taken)] == ["Others!C3"]
    assert not [path for path in taken.frame if "others" in str(path)]


def test_a_numbered_member_of_whom_nothing_can_be_read_leaves_them_all_unknown() -> None:
    """The same where members stand in columns of the row."""
    headings = ["Name", "Owner 1 name", "Owner 1 share", "Owner 2 share"]
    taken = taken_from(Sheet1=[headings, ["OOO A", "Vera", 100, "much"], ["OOO B", "Vera", 100, None]])

    assert problems(taken)[0][0] == "Sheet1!D2"
    assert stated(taken, 0) == {"business.name": "OOO A"}
    assert stated(taken, 1)["business.owners[0].name"] == "Vera"


def test_a_cell_merged_over_rows_stands_in_each() -> None:
    """As the sheet shows it: one partner beside several goods."""
    import io

    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("Sheet1")
    sheet.write_row(0, 0, ["Reference", "Name", "Commodity code"])
    for column, text in enumerate(("A", "OOO A")):
        sheet.merge_range(1, column, 3, column, text)
    for row, code in enumerate(("49030000", "49059000", "97011000"), 1):
        sheet.write_string(row, 2, code)
    sheet.write_row(4, 0, ["B", "OOO B", "12119086"])
    book.close()
    taken = take(open_table(stream.getvalue(), "x.xlsx"), as_of="2026-05-15")

    assert list(taken.frame["reference"]) == ["A", "A", "A", "B"]
    assert list(taken.frame["business.name"]) == ["OOO A", None, None, "OOO B"]
    assert not taken.problems


def test_a_cell_merged_over_rows_and_columns_stands_in_each_row() -> None:
    """In its first column: the reference of two rows is not lost where the cell reaches over a column beside it."""
    import io

    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("Sheet1")
    sheet.write_row(0, 0, ["Reference", "Notes", "Name", "Commodity code"])
    sheet.merge_range(1, 0, 2, 1, "A")
    sheet.write_row(1, 2, ["OOO A", "49030000"])
    sheet.write_row(2, 2, ["OOO A", "97011000"])
    book.close()
    taken = take(open_table(stream.getvalue(), "x.xlsx"), as_of="2026-05-15")

    assert list(taken.frame["reference"]) == ["A", "A"]


def test_others_take_part_in_all_activities_or_in_one() -> None:
    """By the activity's number among those of the partnership."""
    taken = taken_from(
        Partnerships=[HEADINGS, ["A", "OOO A", None, "export"], ["A", None, None, "loan"]],
        Others=[["Reference", "Activity number", "Name", "Role"], ["A", 2, "Payer", "payer"], ["A", None, "Agent", "intermediary"]],
    )

    assert list(taken.frame["activity.others[0].name"]) == ["Agent", "Agent"]
    assert list(taken.frame["activity.others[1].name"]) == [None, "Payer"]


def test_a_party_to_an_activity_that_is_not_there_takes_part_in_all() -> None:
    """Nobody is lost from the screening for a number mistyped; the number is a problem."""
    taken = taken_from(Partnerships=[HEADINGS, ["A", "OOO A", None, "export"]], Others=[["Reference", "Activity number", "Name"], ["A", 7, "Payer"]])

    assert list(taken.frame["activity.others[0].name"]) == ["Payer"]
    assert [(item.cell, item.found) for item in taken.problems] == [("B2", "7")]


def test_hidden_sheets_are_left_out_and_named() -> None:
    """A hidden sheet is not what the adviser sees."""
    import io

    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    for name in ("Partnerships", "Old"):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["Reference", "Name"])
        sheet.write_row(1, 0, [name, f"OOO {name}"])
    book.worksheets()[1].hide()
    book.worksheets()[0].set_row(1, None, None, {"hidden": True})
    book.close()
    taken = take(open_table(stream.getvalue(), "x.xlsx"), as_of="2026-05-15")

    assert list(taken.frame["reference"]) == ["Partnerships"]
    assert [(note.sheet, note.text) for note in taken.notes] == [("Old", "The sheet is hidden and was left out.")]


def test_totals_and_headings_once_more_are_left_out_and_named() -> None:
    """They are rows of the sheet, and no partnerships."""
    taken = taken_from(Sheet1=[["Name", "Staff"], ["OOO A", 5], ["Name", "Staff"], ["OOO B", 6], ["Итого", 11], ["Total", None]])

    assert list(taken.frame["business.name"]) == ["OOO A", "OOO B", "Total"]
    assert [note.cell for note in taken.notes] == ["A4", "A6"] or [note.cell for note in taken.notes] == ["A3", "A5"]


def test_a_workbook_without_our_headings_says_what_it_saw() -> None:
    """And what it looked for."""
    with pytest.raises(FactError, match="the first row says: Date, Weather"):
        taken_from(Sheet1=[["Date", "Weather"], ["Monday", "rain"]])


def test_headings_alone_are_an_error() -> None:
    """A workbook that reads as no rows is never all clear."""
    with pytest.raises(FactError, match="headings without any row below them"):
        taken_from(Partnerships=[HEADINGS])


def test_a_day_that_is_nowhere_is_asked_for_once() -> None:
    """Today is never assumed."""
    rows: list[list[Any]] = [HEADINGS, ["A", "OOO A", None, "export"]]

    assert problems(taken_from(None, None, Partnerships=rows)) == [("Partnerships!", "no as-of date")]
    assert problems(taken_from(None, "2026-05-15", Partnerships=rows)) == []


def test_a_currency_in_its_own_column_belongs_to_the_sum() -> None:
    """Row by row."""
    taken = taken_from(Sheet1=[["Name", "Сумма", "Валюта"], ["A", 100, "руб."], ["B", "200", "EUR"], ["C", 300, None], ["D", 5, "$"]])

    assert list(taken.frame["activity.amount"]) == ["100 RUB", "200 EUR", None, None]
    assert [where for where, _ in problems(taken)] == ["Sheet1!B4", "Sheet1!B5"]


def test_a_formula_never_calculated_is_a_problem_of_its_cell() -> None:
    """It is neither blank nor its own text."""
    cells = "".join(f'<c r="{name}1" t="inlineStr"><is><t>{text}</t></is></c>' for name, text in (("A", "Name"), ("B", "INN")))
    data = f'<sheetData><row r="1">{cells}</row><row r="2"><c r="A2" t="str"><v>OOO A</v></c><c r="B2"><f>C2</f></c></row></sheetData>'
    taken = take(open_table(packed(a_sheet(data)), "x.xlsx"), as_of="2026-05-15")

    assert [where for where, _ in problems(taken)] == ["S!B2"]


def test_a_problem_of_the_frame_is_found_in_the_sheet() -> None:
    """What is found later is said of the same cell."""
    taken = taken_from(Partnerships=[["Reference", "Name", "Activity", "Exceptions relied on"], ["A", "OOO A", "export", "no such claim"]])
    found = [taken.locate(problem) for problem in answer_frame(taken.frame, "2026-05-15", words=False).problems]

    assert [(item.sheet, item.cell, item.found) for item in found] == [("Partnerships", "D2", "no such claim")]
    assert taken.locate(CellProblem(0, "business.town", Problem("x", "y", "z"))).cell == "row 2"


def test_a_csv_says_what_was_chosen() -> None:
    """The encoding and the separator are notes."""
    taken = take(open_table("Наименование;ИНН\nООО Заря;7707083893\n".encode("cp1251"), "p.csv"), as_of="2026-05-15")

    assert stated(taken) == {"business.name": "ООО Заря", "business.inn": "7707083893"}
    assert "Windows-1251" in taken.notes[0].text


def test_an_answered_workbook_reads_as_it_did() -> None:
    """The columns of answers beside an adviser's own are set aside."""
    rows: list[list[Any]] = [[*HEADINGS, "verdict", "Problems"], ["A", "OOO A", None, "export", "outside", "none"]]

    assert set(stated(taken_from(Partnerships=rows))) == {"reference", "business.name", "activity.kind"}


def test_more_members_than_the_limit_leave_them_unknown() -> None:
    """And say so."""
    owners: list[list[Any]] = [["Reference", "Name"], *(["A", f"Owner {number}"] for number in range(60))]
    taken = taken_from(Partnerships=[HEADINGS, ["A", "OOO A", None, "export"]], Owners=owners)

    assert "none of them was taken" in taken.problems[0].found
    assert not [path for path in taken.frame if "owners" in str(path)]


def test_a_second_column_of_a_fact_that_says_otherwise_leaves_it_unknown() -> None:
    """Two columns that seem to state one fact, and differ: neither is taken, and the second cell is named; set aside, the first counts."""
    headings = ["Reference", "Commodity code", "Tariff code"]
    rows: list[list[Any]] = [headings, ["A", "4903 00 00", "8542 31"], ["B", "4903 00 00", "4903"], ["C", "4903 00 00", None]]
    taken = taken_from(Partnerships=rows)
    mapped = taken_from({"Tariff code": ""}, Partnerships=rows)

    assert list(taken.frame["goods.code"]) == [None, "49030000", "49030000", None], "the last is what the first may have more"
    assert [(item.cell, item.heading) for item in taken.problems] == [("C2", "Tariff code")]
    assert list(mapped.frame["goods.code"]) == ["49030000"] * 3


def test_a_column_that_is_not_read_is_named() -> None:
    """A heading that is not understood stands among what should be seen, so that its column is not thought to be answered."""
    taken = taken_from(Partnerships=[["Reference", "Name", "Shipping mark"], ["A", "OOO Gavan", "Northern mark"]])

    assert [(note.cell, "Shipping mark was not read" in note.text) for note in taken.notes] == [("C1", True)]


def test_a_lone_sheet_called_deals_is_read_as_partnerships() -> None:
    """The name of a sheet does not take an INN away where no sheet of partnerships stands beside it."""
    taken = taken_from(Deals=[["Reference", "Name", "INN", "Activity"], ["A", "OOO Gavan", "7707083893", "export"]])

    assert list(taken.frame["business.inn"]) == ["7707083893"]
    assert list(taken.frame["business.name"]) == ["OOO Gavan"]


def test_a_lone_sheet_with_owners_or_banks_beside_the_company_is_one_of_partnerships() -> None:
    """A column for a bank or an owner makes no sheet of banks or owners where nothing else says who the partners are."""
    taken = taken_from(Sheet1=[["Company", "INN", "Bank", "BIK"], ["OOO Gavan", "7707083893", "Bank Prichal", "044525225"]])

    assert [taken.frame[path][0] for path in ("business.name", "business.inn", "business.banks[0].name")] == ["OOO Gavan", "7707083893", "Bank Prichal"]
