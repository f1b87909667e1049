"""Listed parties that a workbook names where no fact is made of it: the partnership is referred to a person and not cleared."""

import io
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from sme_check.bulk.results.problems import all_problems, beside_rows
from sme_check.bulk.runs.answers import VERDICTS, Answers
from sme_check.bulk.runs.run import run
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import Taken

from .books import a_book, taken_from
from .test_unread import clear_rows, of

HOSTILE = "the end user is really Gazprombank"


def verdicts(answers: Answers) -> list[str]:
    """The verdict of each partnership."""
    return [VERDICTS[place].value for place in answers.verdict.tolist()]


def several(notes: list[Any], heading: str = "Notes") -> Taken:
    """What is taken from a sheet of clear partnerships, one for each note."""
    head, row = clear_rows()
    at = head.index("reference")
    rows = [[*row[:at], f"P-{number}", *row[at + 1 :], note] for number, note in enumerate(notes)]
    return of([[*head, heading], *rows])


@pytest.mark.parametrize("heading", ["Notes", "Comments", "Address", "Status", "Примечание", "Our manager", "E-mail"])
def test_a_column_left_aside_that_names_a_listed_party_refers_the_row(heading: str) -> None:
    """Whatever the column is called: a person must look, and the other rows stay as they are."""
    answers = run(several(["repeat customer", HOSTILE, None], heading))

    assert verdicts(answers) == ["outside", "refer", "outside"]


@pytest.mark.parametrize("text", ["Called on Monday, spoke to Ivan", "delivery via St Petersburg", "repeat customer", "г. Ижевск, ул. Калашникова, 7", 4411])
def test_a_harmless_text_changes_nothing(text: Any) -> None:
    """The partnership is outside, and nothing is listed."""
    answers = run(several([text]))

    assert verdicts(answers) == ["outside"]
    assert answers.named == ()


@pytest.mark.parametrize("heading", ["Description", "Details", "Activity 1 description"])
def test_a_description_is_searched_as_a_note_is(heading: str) -> None:
    """A listed party in it refers the row, and so does a place in occupied territory."""
    texts = ["a course of English for teachers", HOSTILE, "the course is held in Simferopol"]

    assert verdicts(run(several(texts, heading))) == ["outside", "refer", "refer"]


def test_the_finding_says_where_what_whom_and_what_to_do() -> None:
    """Sheet, cell, text, the entry with its list, and how to settle it: among the problems and in the question."""
    taken = several([HOSTILE])
    answers = run(taken)

    (found,) = [item for item in all_problems(taken, answers) if item.means]
    column = taken.headings[-1].column
    assert (found.sheet, found.cell, found.heading) == ("Partnerships", f"{column}2", "Notes")
    assert HOSTILE in found.found
    assert "Gazprombank (uk-designated, rus1072)" in found.found
    assert "a look-up with the list entry RUS1072" in found.accepted
    (question,) = [item.question for item in answers.patterns[answers.pattern[0]].questions]
    assert all(words in question for words in (f"Partnerships, {column}2", HOSTILE, "the list entry RUS1072"))


def test_a_firm_that_was_one_to_reach_out_to_cannot_be_told_any_more() -> None:
    """Nobody is called suitable while a person must look."""
    answers = run(several([None, HOSTILE]))

    assert [answers.outreaches[place].verdict.value for place in answers.outreach] == ["suitable", "cannot_tell"]


def test_setting_a_column_aside_sets_no_name_aside() -> None:
    """The adviser says that the column does not matter, not that the party does not."""
    rows = clear_rows(Zielperson=HOSTILE)

    assert verdicts(run(of(rows, {"Zielperson": None}))) == ["refer"]
    assert verdicts(run(of(clear_rows(Zielperson="nobody"), {"Zielperson": None}))) == ["outside"]


def test_a_cell_that_could_not_be_read_is_searched() -> None:
    """A choice that nobody has heard of may be a name."""
    rows = clear_rows(**{"business.sme_register": HOSTILE})
    harmless = clear_rows(**{"business.sme_register": "whatever"})

    assert verdicts(run(of(harmless))) == ["outside"]
    assert verdicts(run(of(rows))) == ["refer"]


def test_a_title_concerns_every_row_and_so_does_the_name_of_the_sheet() -> None:
    """What stands above the headings may have been meant for all of them."""
    rows = clear_rows()
    titled = [["All deliveries for Gazprombank"], [], *rows]

    assert verdicts(run(of(titled))) == ["refer"]
    assert verdicts(run(of([["Proposals for May"], [], *rows]))) == ["outside"]
    assert verdicts(run(taken_from(None, None, For_Gazprombank=rows))) == ["refer"]


def test_a_line_below_the_table_concerns_every_row() -> None:
    """It is no partnership, and it may speak of all."""
    line = "Note: payments go through Gazprombank"
    rows = clear_rows()

    assert verdicts(run(of([*rows, [], [line]]))) == ["refer"]
    assert verdicts(run(of([*rows, [], ["Note: prices without VAT"]]))) == ["outside"]


def commented(cell: str, text: str, written: str = "") -> Taken:
    """What is taken from a sheet of two clear partnerships, with a comment on a cell, whose place may be written otherwise."""
    head, row = clear_rows()
    at = head.index("reference")
    book = load_workbook(io.BytesIO(a_book(Partnerships=[["Proposals"], head, row, [*row[:at], "Perm school", *row[at + 1 :]]])))
    book["Partnerships"][cell].comment = Comment(text, "Helen Harper")
    stream = io.BytesIO()
    book.save(stream)
    return take(open_table(placed(stream.getvalue(), cell, written) if written else stream.getvalue(), "partners.xlsx"))


def placed(book: bytes, cell: str, written: str) -> bytes:
    """A workbook whose comment on a cell says otherwise where it stands."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(f'ref="{cell}"'.encode(), f'ref="{written}"'.encode()) if "comment" in name else part)
    return stream.getvalue()


@pytest.mark.parametrize(("written", "found"), [("B4:C4", ["outside", "refer"]), ("#REF!", ["refer", "refer"])])
def test_a_comment_in_an_odd_place_is_not_passed_over(written: str, found: list[str]) -> None:
    """On several cells it is on the first; on none that can be told it may be of every row."""
    answers = run(commented("B4", HOSTILE, written))

    assert verdicts(answers) == found
    assert [item.cell for item in answers.named] == [written.partition(":")[0].removeprefix("#REF!")]


@pytest.mark.parametrize(("cell", "found"), [("B4", ["outside", "refer"]), ("A1", ["refer", "refer"]), ("C2", ["refer", "refer"]), ("A9", ["refer", "refer"])])
def test_a_comment_concerns_its_row_or_all_of_them(cell: str, found: list[str]) -> None:
    """On a cell of a row that row; on a title, a heading or below the table every row."""
    taken = commented(cell, HOSTILE)
    answers = run(taken)

    assert verdicts(answers) == found
    assert [(item.cell, item.heading) for item in answers.named] == [(cell, "comment")]
    assert verdicts(run(commented(cell, "spoke to Ivan"))) == ["outside", "outside"]


def test_a_note_beside_an_owner_concerns_the_partnership_that_the_row_names() -> None:
    """A sheet of members is searched as well."""
    head, row = clear_rows()
    owned = {at: name.rpartition(".")[2] for at, name in enumerate(head) if name.startswith("business.owners[0].")}
    rows = [[value for at, value in enumerate(cells) if at not in owned] for cells in (head, row)]

    def noted(note: str) -> list[str]:
        owners = [["Reference", *owned.values(), "Notes"], ["Tver school", *(row[at] for at in owned), note]]
        return verdicts(run(of(rows, Owners=owners)))

    assert (noted("a friend"), noted(HOSTILE)) == (["outside"], ["refer"])


def test_what_is_not_outside_stays_as_it_is() -> None:
    """A worse verdict is never made better, nor a question replaced."""
    rows = clear_rows(**{"business.name": "PJSC Sberbank of Russia", "Notes": HOSTILE})
    without = clear_rows(**{"business.name": "PJSC Sberbank of Russia"})

    assert verdicts(run(of(rows))) == verdicts(run(of(without))) != ["outside"]
    assert run(of(rows)).named == ()


@pytest.mark.parametrize(
    ("entry", "reason", "as_at", "found"),
    [
        ("rus1072", "a joke of the buyer's", "2026-05-14", "outside"),
        ("RUS1072", "a joke of the buyer's", "2026-05-14", "outside"), ("rus1072", None, "2026-05-14", "refer"),
        ("rus0001", "somebody else", "2026-05-14", "refer"), ("rus1072", "a joke of the buyer's", "2025-05-14", "refer"),
    ],
)  # fmt: skip
def test_a_decision_on_the_entry_settles_it(entry: str, reason: str | None, as_at: str, found: str) -> None:
    """A look-up that names the entry, with the reason and near the day, as for any possible match; no other."""
    stated = {"about": "uk_sanctions_list", "subject": "Gazprombank", "result": "not_listed", "entry": entry, "reason": reason, "as_at": as_at}
    rows = clear_rows(Notes=HOSTILE, **{f"look_ups[4].{name}": value for name, value in stated.items()})

    assert verdicts(run(of(rows))) == [found]


def test_many_cells_with_one_text_are_told_once() -> None:
    """One problem with all their rows, and one answer for all of them; each row says beside it what is the matter."""
    taken = several([HOSTILE] * 30)
    answers = run(taken)

    assert verdicts(answers) == ["refer"] * 30
    assert len(answers.patterns) == len(answers.named) == 1
    assert len(answers.named[0].rows) == 30
    assert beside_rows(answers.named)["Partnerships", 31] == "Notes: may name a listed party"


def test_a_run_in_portions_and_one_gone_on_with_give_the_same(tmp_path: Path) -> None:
    """The texts are searched once all rows are answered."""
    taken = several(["repeat customer", HOSTILE] * 3)
    whole = run(taken)
    kept = run(taken, keep=tmp_path / "kept")
    again = run(taken, keep=tmp_path / "kept", resume=True)

    for other in (kept, again):
        assert verdicts(other) == verdicts(whole)
        assert (other.patterns, other.named) == (whole.patterns, whole.named)


def test_the_answers_of_an_earlier_run_name_nobody() -> None:
    """A frame answered, saved and given back has texts of ours, which name entries; an adviser's own column so called is searched."""
    ours = of(clear_rows(row_verdict="refer", missing=HOSTILE))
    own = of(clear_rows(missing=HOSTILE))

    assert verdicts(run(ours)) == ["outside"]
    assert verdicts(run(own)) == ["refer"]


def test_a_page_of_notes_may_speak_of_every_partnership() -> None:
    """A short sheet that is shown and was not read; a list of words for drop-downs is none."""
    page = [["From our trade desk"], [], ["All of this is for Gazprombank in the end"]]

    assert verdicts(run(of(clear_rows(), Notes=page))) == ["refer"]
    assert verdicts(run(of(clear_rows(), Notes=[["From our trade desk"]]))) == ["outside"]
    assert verdicts(run(of(clear_rows(), Lists=[["Gazprombank"], ["Sberbank"], ["All of these are banks, such as Gazprombank"]]))) == ["outside"]


def test_a_note_that_calls_the_business_by_its_name_names_no_other() -> None:
    """The firm itself is screened: here another than the listed one of that name, by its number."""
    stated = {"business.name": "RADIOAVTOMATIKA LLC", "business.inn": "0000000120", "look_ups[0].subject": "RADIOAVTOMATIKA LLC"}

    assert verdicts(run(of(clear_rows(**stated, Notes="spoke to RADIOAVTOMATIKA on Monday")))) == ["outside"]
    assert verdicts(run(of(clear_rows(**stated, Notes="spoke to VAD and to Gazprombank")))) == ["refer"]


@pytest.mark.parametrize(("text", "found"), [("the office of Gazprombank", "refer"), ("Simferopol", "needs_information"), ("Tula", "outside")])
def test_words_that_two_rows_of_a_partnership_state_differently_are_searched(text: str, found: str) -> None:
    """The town is unknown then, and what either row says is not forgotten."""
    head, row = clear_rows(**{"business.town": "Tver"})
    at = head.index("business.town")

    assert verdicts(run(of([head, row, [*row[:at], text, *row[at + 1 :]]]))) == [found]


def test_one_text_of_several_partnerships_asks_each_of_whom_it_may_name_for_it() -> None:
    """Whom a look-up sets aside for the first is still asked of the second, and neither is asked of the other's."""
    both = "paid through Gazprombank, delivered to Sberbank"
    head, row = clear_rows()
    at = max(int(name.split("[")[1].split("]")[0]) for name in head if name.startswith("look_ups[")) + 1
    facts = {"about": "uk_designated", "entry": "RUS1072", "result": "not_listed", "as_at": "2026-05-15", "reason": "another firm", "by": "Helen Harper"}
    held = {name.rpartition(".")[2]: value for name, value in zip(head, row, strict=True) if name.startswith("look_ups[0]")}
    facts = {**held, **facts}
    names = [*head, *(f"look_ups[{at}].{name}" for name in facts)]
    place = head.index("reference")
    rows = [[*row[:place], f"P-{number}", *row[place + 1 :], *(facts.values() if not number else [None] * len(facts))] for number in range(2)]
    answers = run(of([[both], [], names, *rows]))

    asked = [answers.patterns[answers.pattern[group]].questions[0].question for group in range(2)]
    assert [("Gazprombank (" in question, "Sberbank (" in question) for question in asked] == [(False, True), (True, True)]
    (told,) = [item.found for item in answers.named]
    assert "Gazprombank (" in told
    assert "Sberbank (" in told
