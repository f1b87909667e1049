"""The bulk page as an adviser clicks through it, without a browser: the file and the day, the headings, the cells, the run, the answers, the files."""

import io
import subprocess
import sys
import threading
import tomllib
import zipfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from sme_check.assessment.verdict import Verdict
from sme_check.bulk.runs.progress import Progress
from sme_check.bulk.runs.run import run_frame
from sme_check.bulk.workbooks.limits import MOST_BYTES
from sme_check.screening.store import Store, data_folder
from sme_check.screening.update import import_list
from sme_check.ui.bulk.job import Stopped
from sme_check.ui.bulk.kept import result_file
from sme_check.ui.bulk.memory import Run
from tests.screening.lists.published import a_body, xml_text

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120
DAY = "15 May 2026"
VENTURE = {"Ref": "J-1", "Russian company": "OOO Tverskoi Khleb", "uk_party.link": "uk_body", "business.kind": "organisation", "Country": "RU",
           "Activity": "joint_venture", "Account manager": "Ivy"}  # fmt: skip
TWO: tuple[dict[str, Any], ...] = (VENTURE, {**VENTURE, "Ref": "B-2", "Russian company": "OOO Romashka", "Activity": "export"})


def the_page() -> None:
    """The page by itself."""
    from sme_check.ui.bulk_page import bulk_page

    bulk_page()


@pytest.fixture
def page(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page, opened afresh; the compiled rulebook is kept for the other tests, away from the user's own, and no list is imported."""
    monkeypatch.setenv("SME_CHECK_CACHE", str(tmp_path_factory.getbasetemp() / "rulebook-cache"))
    monkeypatch.setenv("SME_CHECK_DATA", str(tmp_path_factory.mktemp("lists")))
    return run(AppTest.from_function(the_page, default_timeout=SECONDS))


def run(page: AppTest) -> AppTest:
    """Run the page, which must never break."""
    page.run()
    assert not page.exception, page.exception
    return page


def a_workbook(rows: tuple[Mapping[str, Any], ...] = TWO, sheet: str = "Partners") -> bytes:
    """A workbook of one sheet, its headings the keys of the first row."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    table = book.add_worksheet(sheet)
    headings = list(rows[0]) if rows else ["Ref", "Russian company", "Activity"]
    for at, values in enumerate((headings, *([row.get(name) for name in headings] for row in rows))):
        table.write_row(at, 0, values)
    book.close()
    return held.getvalue()


@cache
def the_deals() -> bytes:
    """The very same file each time: a workbook bears the second in which it was made."""
    return a_workbook()


def give(page: AppTest, content: bytes | None = None, name: str = "deals.xlsx") -> AppTest:
    page.file_uploader(key="bulk-file").set_value((name, the_deals() if content is None else content, ""))
    return run(page)


def day(page: AppTest, text: str = DAY) -> AppTest:
    page.text_input(key="bulk-day").set_value(text)
    return run(page)


def ready(page: AppTest) -> AppTest:
    """The page with a file whose headings are all settled, and a day."""
    return press(day(give(page)), "bulk-yes-Partners-E")


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click()
    return run(page)


def choose(page: AppTest, key: str, value: Any) -> AppTest:
    page.selectbox(key=key).set_value(value)
    return run(page)


def checked(page: AppTest) -> AppTest:
    """The page once a run has ended."""
    press(page, "bulk-run")
    last_run(page).job.wait(SECONDS)
    return run(page)


def last_run(page: AppTest) -> Run:
    found: Run = page.session_state["page.bulk-run"]
    return found


def html(page: AppTest) -> str:
    """All that the page says in its own HTML, and in the labels of what is folded."""
    return "\n".join([*(element.proto.body for element in page.get("html")), *(item.label for item in page.expander), *(item.value for item in page.caption)])


def buttons(page: AppTest) -> set[str]:
    return {str(button.key) for button in page.button}


def table(page: AppTest) -> pd.DataFrame:
    """The rows with their answers."""
    found: pd.DataFrame = next(frame.value for frame in page.dataframe if "Verdict" in frame.value.columns)
    return found


def test_the_limits_stand_before_the_upload(page: AppTest) -> None:
    """What may be given, and how large, is said before anything is; and the template can be had."""
    assert "At most 100 MB" in html(page)
    assert "bulk-template" in {button.key for button in page.get("download_button")}
    assert "bulk-run" not in buttons(page)


def test_the_server_takes_no_less_than_the_limits_say() -> None:
    """What is refused for its size is refused in our words; and the server takes hardly more."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    taken = settings["server"]["maxUploadSize"] * 1024 * 1024

    assert MOST_BYTES <= taken <= MOST_BYTES * 1.1


def test_the_other_pages_open_without_what_only_this_one_needs() -> None:
    """Naming the page in the navigation brings in none of the libraries for frames and workbooks."""
    heavy = ("pandas", "pyarrow", "openpyxl", "xlsxwriter", "python_calamine", "sme_check.bulk")
    program = f"import sys, sme_check.ui.bulk_page; print([name for name in {heavy!r} if name in sys.modules])"

    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_workbook_is_answered(page: AppTest) -> None:
    """Given a file and a day, each row is answered, counted by verdict, with the law it rests on; what it is not is said once."""
    checked(ready(page))

    assert table(page)["Verdict"].tolist() == ["✖ Prohibited", "? Needs information"]
    assert "reg 18B" in table(page)["Rests on"].iloc[0]
    assert [option.split("]")[0].split("**")[1] for option in page.button_group(key="bulk-verdicts").options] == ["✖ Prohibited", "? Needs information"]
    assert html(page).count("This is not legal advice.") == 1
    assert "provisional" in html(page)


def test_today_is_never_assumed(page: AppTest) -> None:
    """Without a day nothing can be run, and the page says that it is needed; today is filled in by a button, visibly."""
    give(page)
    assert page.button(key="bulk-run").disabled
    assert "the as-of date is needed here" in html(page)

    press(page, "bulk-today")
    assert page.text_input(key="bulk-day").value == datetime.now().astimezone().date().isoformat()
    assert not page.button(key="bulk-run").disabled


def test_a_day_that_is_none_is_said_at_its_field(page: AppTest) -> None:
    """A mistyped date stays as typed, with its fault, and nothing is run on it."""
    day(give(page), "31 February 2026")

    assert "Cannot be read:" in html(page)
    assert page.text_input(key="bulk-day").value == "31 February 2026"
    assert page.button(key="bulk-run").disabled


def test_a_column_of_days_counts_until_one_is_given(page: AppTest) -> None:
    """The sheet's own dates are used if none is typed; a typed one counts for all rows; and it can be said otherwise."""
    dated = tuple({**row, "As-of date": when} for row, when in zip(TWO, ("2022-07-18", "2026-05-15"), strict=True))
    press(give(page, a_workbook(dated)), "bulk-yes-Partners-E")
    assert page.radio(key="bulk-which-day").value is True
    checked(page)
    assert table(page)["Verdict"].iloc[0] == "? Needs information"

    day(page)
    assert page.radio(key="bulk-which-day").value is False
    checked(page)
    assert table(page)["Verdict"].iloc[0] == "✖ Prohibited"

    page.radio(key="bulk-which-day").set_value(True)
    run(page)
    assert "of an earlier run" in html(page)


def test_a_doubtful_heading_is_used_once_it_is_confirmed(page: AppTest) -> None:
    """A heading that is only like a known one stands out with its proposal, and is not used until it is confirmed."""
    day(give(page))
    assert "1 to confirm, 1 left out" in html(page)
    assert "to confirm</span> <b>Country</b>" in html(page)

    press(page, "bulk-yes-Partners-E")

    assert "6 of 7 are used, 1 left out" in html(page)
    assert page.selectbox(key="bulk-heading-Partners-E").value == "business.established_in"


def test_only_headings_that_are_spelled_otherwise_are_confirmed_together(page: AppTest) -> None:
    """What may mean another fact has a button of its own, beside what stands below it."""
    row = {heading: value for heading, value in VENTURE.items() if heading != "Activity"}
    give(page, a_workbook(({**row, "Тип сделки": "оказание услуг", "Headcont": 12, "Comodity code": "4903"},)))

    press(page, "bulk-confirm")
    assert last_mapping(page) == {"Headcont": "business.headcount", "Comodity code": "goods.code"}

    press(page, "bulk-yes-Partners-G")
    assert last_mapping(page)["Тип сделки"] == "activity.kind"
    assert "to confirm</span> <b>Country</b>" in html(page)


def test_nothing_is_confirmed_together_where_nothing_is_only_spelled_otherwise(page: AppTest) -> None:
    """A country may be of the goods."""
    give(page)

    with pytest.raises(KeyError):
        page.button(key="bulk-confirm")


def test_a_column_that_nobody_understands_is_asked_about_once(page: AppTest) -> None:
    """Where the headings are, and not cell by cell among the faults; it is left out by one click, and can be taken back."""
    rows = ({"Ref": "A-1", "Russian company": "OOO Lipa", "Activity": "loan", "Zielperson": "OOO Vostok"},)
    day(give(page, a_workbook(rows)))
    assert "3 of 4 are used, 1 not understood" in html(page)
    assert "a row with something in it is never cleared" in html(page)
    assert "Every cell of the columns in use can be read" in html(page)

    checked(page)
    choose(page, "bulk-pick", 0)
    assert "<li>The column “Zielperson” says “OOO Vostok”" in html(page)
    assert "rows are of this partnership" not in html(page)

    press(page, "bulk-out-Partners-D")
    assert "3 of 4 are used, 1 left out" in html(page)
    assert last_mapping(page) == {"Zielperson": None}
    choose(page, "bulk-heading-Partners-D", "?")
    assert "1 not understood" in html(page)


def with_a_hidden_sheet() -> bytes:
    """The deals, and a hidden sheet on which one of them is named."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    for at, values in enumerate((list(VENTURE), *(list(row.values()) for row in TWO))):
        (book.get_worksheet_by_name("Partners") or book.add_worksheet("Partners")).write_row(at, 0, values)
    old = book.add_worksheet("Old deals")
    old.write_row(0, 0, ["J-1", "through OOO Luch"])
    old.hide()
    book.close()
    return held.getvalue()


def test_a_sheet_that_was_not_read_is_asked_about_once(page: AppTest) -> None:
    """Where the headings are, and not among the cells at fault; one click sets it aside, another takes it back."""
    give(page, with_a_hidden_sheet())
    assert "; 1 sheet not read" in html(page)
    assert "hidden, not read</span> <b>The sheet “Old deals”</b>" in html(page)
    assert "through OOO Luch" in html(page)
    assert "Every cell of the columns in use can be read" in html(page)

    press(page, "bulk-sheet-aside-Old deals")
    assert last_mapping(page) == {"Old deals!": None}
    assert "sheet not read" not in html(page)
    assert "Set aside, as you said" in html(page)

    press(page, "bulk-sheet-back-Old deals")
    assert last_mapping(page) == {}
    assert "; 1 sheet not read" in html(page)


def test_a_sheet_set_aside_is_so_in_a_mended_file(page: AppTest) -> None:
    """What was said of sheets is kept like what was said of headings, and is no hindrance where there is no such sheet."""
    give(page, with_a_hidden_sheet())
    press(page, "bulk-sheet-aside-Old deals")

    give(page)
    assert "cannot be used" not in html(page)
    assert "Set aside, as you said" not in html(page)

    press(page, "bulk-yes-Partners-E")
    give(page, with_a_hidden_sheet(), "deals mended.xlsx")
    assert "Set aside, as you said" in html(page)
    assert "sheet not read" not in html(page)


def test_two_columns_are_never_confirmed_as_one_fact(page: AppTest) -> None:
    """A proposal for a fact that another column holds already is left for somebody to decide."""
    give(page, a_workbook(({**VENTURE, "Company": "OOO Other"},)))

    press(page, "bulk-yes-Partners-E")

    assert page.selectbox(key="bulk-heading-Partners-H").value == "?"
    with pytest.raises(KeyError):
        page.button(key="bulk-yes-Partners-H")
    assert last_mapping(page) == {"Country": "business.established_in"}


def last_mapping(page: AppTest) -> Any:
    return page.session_state["page.bulk-mapping"]


def test_any_heading_can_be_read_otherwise(page: AppTest) -> None:
    """One that was left out can be said to hold a fact, one that was used can be left out, and both can be taken back."""
    day(give(page, a_workbook(({**VENTURE, "Team": "Ivy"},))))
    choose(page, "bulk-heading-Partners-H", "activity.description")
    page.toggle(key="bulk-settled").set_value(True)
    run(page)
    choose(page, "bulk-change", 0)
    choose(page, "bulk-change-Partners-A", "")
    assert last_mapping(page)["Team"] == "activity.description"
    assert "5 of 8 are used" in html(page)

    choose(page, "bulk-heading-Partners-A", "?")
    choose(page, "bulk-heading-Partners-H", "?")
    assert last_mapping(page) == {}


def test_cells_that_cannot_be_read_stand_by_sheet_and_cell_before_the_run(page: AppTest) -> None:
    """Each is listed with what was found and what is accepted; the row is answered all the same."""
    press(day(give(page, a_workbook(({**VENTURE, "INN": "7707083890"},)))), "bulk-yes-Partners-E")

    assert "1 cell cannot be read: its fact counts as not known" in html(page)
    listed = next(frame.value for frame in page.dataframe if "Accepted" in frame.value.columns).iloc[0]
    assert (listed["Sheet"], listed["Cell"], listed["Heading"]) == ("Partners", "H2", "INN")
    assert "7707083890" in listed["Found"]
    assert len(table(checked(page))) == 1


def test_a_change_after_the_run_marks_the_answers_as_old(page: AppTest) -> None:
    """Another heading, another day or another file: the answers stay, and say that they are of an earlier run."""
    checked(day(give(page)))
    assert "of an earlier run" not in html(page)

    choose(page, "bulk-heading-Partners-E", "business.established_in")
    assert "of an earlier run" in html(page)
    assert len(table(page)) == 2
    choose(page, "bulk-heading-Partners-E", "?")
    assert "of an earlier run" not in html(page)

    day(page, "16 May 2026")
    assert "of an earlier run" in html(page)


def test_a_second_file_takes_the_place_of_the_first(page: AppTest) -> None:
    """What was said of headings is kept for a mended file; the old answers are marked until the new ones are there."""
    day(give(page))
    press(page, "bulk-yes-Partners-E")
    checked(page)

    give(page, a_workbook((*TWO, {**VENTURE, "Ref": "K-3"})), "deals mended.xlsx")
    assert "of an earlier run" in html(page)
    assert "6 of 7 are used" in html(page)

    assert table(checked(page))["Reference"].tolist() == ["J-1", "B-2", "K-3"]
    assert "of an earlier run" not in html(page)


def test_it_is_said_where_rows_make_more_lines(page: AppTest) -> None:
    """The run counts lines: two codes in a cell are two of them; where each row is one, nothing is said."""
    goods = {"Ref": "G-1", "Russian company": "OOO Romashka", "Activity": "export", "HS code": "490199; 490300"}
    day(give(page, a_workbook((goods,))))
    assert page.button(key="bulk-run").label == "Check 1 row"
    assert "They make 2 lines" in html(page)

    ready(page)
    assert "They make" not in html(page)


def test_what_was_said_of_headings_of_another_file_is_no_hindrance(page: AppTest) -> None:
    """A file without such headings is read as if nothing had been said; given back the first, it is remembered."""
    give(page)
    press(page, "bulk-yes-Partners-E")

    give(page, a_workbook(({"Reference": "X", "Activity": "loan"},)), "other.xlsx")
    assert "2 of 2 are used" in html(page)

    give(page)
    assert "6 of 7 are used" in html(page)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.xlsx", b""),
        ("page.xlsx", b"<html><body>Not found</body></html>"),
        ("cut.xlsx", a_workbook()[:300]),
        ("noise.xlsx", b"PK\x03\x04" + bytes(range(256)) * 8),
        ("letter.csv", b"%PDF-1.7\n1 0 obj"),
        ("headings.xlsx", a_workbook(())),
        ("nothing of ours.csv", b"colour,weight\nred,3\n"),
        ("frame.parquet", b"PAR1" + b"\0" * 64 + b"PAR1"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_gently(page: AppTest, name: str, content: bytes) -> None:
    """What was found and what is accepted, never a traceback; the day stays, and the next file is taken as if nothing had been."""
    day(page)
    give(page, content, name)

    assert "cannot be used as it is" in html(page)
    assert "Cannot be read:" in html(page)
    assert "Traceback" not in html(page)
    assert "bulk-run" not in buttons(page)

    assert len(table(checked(give(page)))) == 2
    assert page.text_input(key="bulk-day").value == DAY


def test_a_fault_of_ours_takes_nothing_with_it(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file at which the reader itself fails is said to be unreadable, and the page stands."""
    from sme_check.ui.bulk import memory

    def fail(*_: object) -> None:
        raise KeyError("a cell of a kind that nobody has met")

    monkeypatch.setattr(memory, "opened", fail)
    memory._READ_LATELY.clear()  # what another window still holds would be taken up
    day(give(page))

    assert "cannot be used as it is" in html(page)
    assert page.text_input(key="bulk-day").value == DAY


def test_rows_are_shown_by_verdict_and_by_name(page: AppTest) -> None:
    """A verdict chosen shows only its rows, a text only those that bear it, and where none is left the page says so."""
    checked(ready(page))

    page.button_group(key="bulk-verdicts").set_value([Verdict.PROHIBITED])
    run(page)
    assert table(page)["Reference"].tolist() == ["J-1"]

    page.text_input(key="bulk-search").set_value("romashka")
    run(page)
    assert any("No row is like that" in info.value for info in page.info)

    page.button_group(key="bulk-verdicts").set_value([])
    run(page)
    assert table(page)["Reference"].tolist() == ["B-2"]


def test_the_whole_answer_of_a_row_is_one_choice_away(page: AppTest) -> None:
    """The row's partnership is checked by itself: verdict, what decided it, what is open, and the proof."""
    checked(ready(page))
    choose(page, "bulk-pick", 0)

    assert '<div class="verdict v-prohibited"' in html(page)
    assert "<details class='measure'>" in html(page)
    assert "reg 18B" in html(page)
    assert html(page).count("This is not legal advice.") == 1


def test_every_question_of_a_row_is_there(page: AppTest) -> None:
    """The first few stand open, the others are folded below them: all of them, in their order."""
    checked(ready(page))
    choose(page, "bulk-pick", 1)
    listing = last_run(page).listing
    assert listing is not None
    questions = [escape(question.question) for question in listing.questions(1)]

    shown, _, folded = next(part for part in html(page).split("<ol>") if part.startswith(f"<li>{questions[0]}")).partition("<details>")
    assert shown.count("<li>") == 8
    assert folded.startswith(f"<summary>and {len(questions) - 8} more</summary>")
    places = [(shown + folded).find(f"<li>{question}") for question in questions]
    assert places == sorted(places)
    assert -1 not in places


def test_the_proofs_of_many_activities_come_one_at_a_time(page: AppTest) -> None:
    """The activity that fares worst stands first, and another one's proofs are a choice away: never more at once than a browser draws in good time."""
    rows = ({**VENTURE, "Activity": "export"}, *({**VENTURE, "Activity": "loan"} for _ in range(3)), VENTURE)
    press(day(give(page, a_workbook(rows))), "bulk-yes-Partners-E")
    checked(page)
    choose(page, "bulk-pick", 0)

    lines = page.selectbox(key="bulk-proofs-0-line")
    assert len(lines.options) == 5
    assert lines.value == "activities[4]: form a joint venture"
    assert lines.options[0].startswith("Forbids it · Activity 5")
    lines.select_index(1)
    run(page)
    assert "Activity 1: send goods" in html(page)
    assert '<p class="about">Activity 5: form a joint venture' not in html(page)


def test_many_rows_come_a_page_at_a_time(page: AppTest) -> None:
    """No more than a page is sent to the browser, and the page says how many rows there are."""
    many = tuple({"Ref": f"R{number}", "Russian company": "OOO Romashka", "Activity": "loan"} for number in range(501))
    checked(day(give(page, a_workbook(many))))
    assert len(table(page)) == 500
    assert any("Rows 1 to 500 of 501" in caption.value for caption in page.caption)

    page.number_input(key="bulk-page-2").set_value(2)
    run(page)
    assert table(page)["Reference"].tolist() == ["R500"]


def test_a_stopped_run_says_so_and_goes_on(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says how far it came; going on ends with every answer."""
    before: list[Progress] = []

    def stopped_once(frame: pd.DataFrame, as_of: str | None, **options: Any) -> Any:
        if before:
            return run_frame(frame, as_of, **options)
        before.append(Progress("answering", 1, len(frame), 1.0, 1.0))
        options["progress"](before[0])
        raise Stopped

    monkeypatch.setattr("sme_check.bulk.runs.run.run_frame", stopped_once)
    checked(ready(page))
    assert "Stopped after 1 of 2 lines" in html(page)

    press(page, "bulk-resume")
    last_run(page).job.wait(SECONDS)
    run(page)
    assert len(table(page)) == 2


@pytest.fixture
def stopped(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page with a run that was stopped once it had kept some rows."""

    def stopped_soon(frame: pd.DataFrame, as_of: str | None, **options: Any) -> Any:
        def told(progress: Progress) -> None:
            options["progress"](progress)
            if progress.rows_done:
                raise Stopped

        return run_frame(frame, as_of, **{**options, "progress": told})

    for name in ("ROWS_EACH", "FIRST"):
        monkeypatch.setattr(f"sme_check.bulk.runs.run.{name}", 1)
    with monkeypatch.context() as stopping:
        stopping.setattr("sme_check.bulk.runs.run.run_frame", stopped_soon)
        checked(ready(page))
    assert "Stopped after" in html(page)
    return page


def another_window() -> AppTest:
    """The page loaded anew: nothing is remembered in it."""
    return run(AppTest.from_function(the_page, default_timeout=SECONDS))


def test_after_a_reload_a_stopped_run_goes_on(stopped: AppTest) -> None:
    """The same file given again, the page offers what is kept, with its day and its headings; once the answers are seen nothing is kept."""
    page = give(another_window())
    assert "1 of its 2 lines are answered and kept</b> (law of 15 May 2026, 1 heading as you said)" in html(page)

    press(page, "bulk-kept-0")
    last_run(page).job.wait(SECONDS)
    run(page)

    assert last_run(page).job.said == ""
    assert page.text_input(key="bulk-day").value == DAY
    assert "6 of 7 are used" in html(page)
    assert table(page)["Verdict"].tolist() == ["✖ Prohibited", "? Needs information"]
    assert "bulk-kept-0" not in buttons(give(another_window()))


def test_a_page_loaded_anew_tells_of_a_stopped_run(stopped: AppTest) -> None:
    """Before any file is given: which file leads back to it, and how far it came; with a file it is offered, and not told twice."""
    page = another_window()
    assert "A run of deals.xlsx did not come to its end: 1 of its 2 lines are answered and kept" in html(page)
    assert "Give the same file again to go on with it." in html(page)

    assert "Give the same file again" not in html(give(page))


def test_of_another_file_nothing_is_offered(stopped: AppTest) -> None:
    """What is kept belongs to the file, to its last byte."""
    assert "bulk-kept-0" not in buttons(give(another_window(), a_workbook((VENTURE,))))


def test_what_is_kept_can_be_let_go(stopped: AppTest) -> None:
    """Then nothing of it is left on the disk."""
    page = press(give(another_window()), "bulk-kept-forget-0")

    assert "bulk-kept-0" not in buttons(page)
    assert not list((data_folder() / "unfinished").iterdir())


def test_a_run_that_still_goes_on_is_found_again(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loaded anew while it runs, the page shows the same run once file, day and headings are given: it is not made twice."""
    gate = threading.Event()

    def waiting(*args: Any, **options: Any) -> Any:
        assert gate.wait(SECONDS)
        return run_frame(*args, **options)

    monkeypatch.setattr("sme_check.bulk.runs.run.run_frame", waiting)
    press(ready(page), "bulk-run")
    again = ready(another_window())
    assert last_run(again).job is last_run(page).job
    assert last_run(again).reading is last_run(page).reading
    assert "bulk-run" not in buttons(again)

    gate.set()
    last_run(again).job.wait(SECONDS)
    assert len(table(run(again))) == 2


def test_a_run_that_fails_loses_nothing(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says that the run could not be finished, and it can be begun again."""

    def fail(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as full:
        full.setattr("sme_check.bulk.runs.run.run_frame", fail)
        checked(ready(page))
    assert any("No space left on device" in warning.value for warning in page.warning)

    assert len(table(checked(page))) == 2


def test_a_damaged_list_is_named_beside_the_answers(page: AppTest, tmp_path: Path) -> None:
    """What cannot be used, and what was used in its place; and in the record of the result."""
    (tmp_path / "list.xml").write_bytes(xml_text([a_body("RUS9001", "Zavod Imeni Nikogo", numbers=["INN 7701234560"])], "2026-05-15"))
    import_list(str(tmp_path / "list.xml"), store=Store(), most_lost=1)
    Store().in_use()[0].path.write_bytes(b"nothing")
    checked(ready(page))

    assert "<b>Take care:</b> The UK Sanctions List of 15 May 2026 held on this machine cannot be used" in html(page)
    with zipfile.ZipFile(io.BytesIO(result_file(last_run(page), "csv"))) as archive:
        assert "cannot be used" in archive.read("deals checked.record.csv").decode("utf-8-sig")


def test_results_are_taken_away_in_three_forms(page: AppTest) -> None:
    """The workbook opens, and the packed files hold the rows with their verdicts, findings and the record."""
    checked(day(give(page)))
    assert {"bulk-xlsx", "bulk-csv", "bulk-parquet"} <= {button.key for button in page.get("download_button")}

    sheets = pd.read_excel(io.BytesIO(result_file(last_run(page), "xlsx")), sheet_name=None, engine="calamine")
    assert {"Partners", "Findings", "Questions", "Problems", "Record"} <= set(sheets)
    for kind in ("csv", "parquet"):
        with zipfile.ZipFile(io.BytesIO(result_file(last_run(page), kind))) as archive:
            assert f"deals checked.{kind}" in archive.namelist()
            assert f"deals checked.record.{kind}" in archive.namelist()
