"""The bulk page from end to end: a real file goes in through the browser, a real one comes out."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By

from .conftest import running
from .page import Page

HEADINGS = ("Ref", "Russian company", "uk_party.link", "business.kind", "Country", "Activity", "INN")
ROWS = (
    ("J-1", "OOO Tverskoi Khleb", "uk_body", "organisation", "RU", "joint_venture", None),
    ("B-2", "OOO Romashka", "uk_body", "organisation", "RU", "export", "7707083890"),
)
NAVIGATION = "[data-testid=stTopNavLink]"


class BulkPage(Page):
    """The page of workbooks."""

    def __init__(self, driver: Chrome, url: str) -> None:
        super().__init__(driver, url, NAVIGATION)
        self.turn_to("Check a workbook", ".st-key-bulk-file input")

    def turn_to(self, name: str, awaited: str) -> None:
        """Turn to a page, until something of it is there."""
        next(link for link in self.all(NAVIGATION) if link.text == name).click()
        self.wait(lambda: self.all(awaited))
        self.rest()

    def give(self, file: Path) -> None:
        self.all(".st-key-bulk-file input[type=file]")[0].send_keys(str(file))
        self.wait(lambda: file.name in self.driver.find_element(By.CSS_SELECTOR, ".stMain").text)
        self.rest()

    def run(self) -> None:
        self.press("bulk-run")
        self.wait(lambda: self.all(".st-key-bulk-downloads"))
        self.rest()

    def says(self, words: str) -> None:
        """Wait until the page says this."""
        self.wait(lambda: words in self.driver.find_element(By.CSS_SELECTOR, ".stMain").text)

    def pick_row(self, number: int) -> None:
        """Click beside a row of the table."""
        table = self.all("[class*=st-key-bulk-rows] canvas")[0]
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", table)
        right, down = 18 - table.size["width"] // 2, 52 + 35 * number - table.size["height"] // 2
        ActionChains(self.driver).move_to_element_with_offset(table, right, down).click().perform()
        self.rest()

    def download(self, key: str, file: Path) -> Path:
        self.press(key)
        self.wait(file.is_file)
        return file


@pytest.fixture
def page(driver: Chrome, app_url: str) -> BulkPage:
    return BulkPage(driver, app_url)


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    """An adviser's own sheet: one heading to be confirmed, one cell with a mistyped number."""
    file = tmp_path / "deals.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("Partners")
    for at, values in enumerate((HEADINGS, *ROWS)):
        sheet.write_row(at, 0, values)
    book.close()
    return file


def check_the_deals(page: BulkPage, deals: Path) -> None:
    """Give the sheet and the day, confirm the heading, run."""
    page.give(deals)
    page.press("bulk-yes-Partners-E")
    page.type_in("bulk-day", "15 May 2026")
    page.run()


def test_an_adviser_gets_the_sheet_back_answered(page: BulkPage, deals: Path, tmp_path: Path) -> None:
    """Upload, headings, cells at fault, run, counts; and the result workbook holds the same rows in order, each with its verdict."""
    page.give(deals)
    page.says("1 to confirm")
    page.press("bulk-yes-Partners-E")
    page.says("7 of 7 are used")
    page.says("1 cell cannot be read")
    page.type_in("bulk-day", "15 May 2026")
    page.run()
    page.says("✖ Prohibited 1")
    page.says("? Needs information 1")

    result = openpyxl.load_workbook(page.download("bulk-xlsx", tmp_path / "downloads" / "deals checked.xlsx"))

    sheet = result["Partners"]
    assert isinstance(sheet, Worksheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    start = next(number for number, row in enumerate(rows) if "Ref" in row)
    found = rows[start : start + 3]
    assert [row[rows[start].index("Ref")] for row in found] == ["Ref", "J-1", "B-2"]
    assert any(str(value).startswith("Prohibited") for value in found[1])
    assert any(str(value).startswith("Needs information") for value in found[2])


def test_the_proof_of_a_row_is_a_click_away(page: BulkPage, deals: Path) -> None:
    """A click beside the row shows its whole answer; from there the facts go into the form."""
    check_the_deals(page, deals)
    page.pick_row(0)

    assert "Prohibited" in page.text(".st-key-bulk-detail .verdict")
    detail = page.text(".st-key-bulk-detail")
    assert "reg 18B" in detail
    assert page.driver.find_element(By.CSS_SELECTOR, ".stMain").text.count("This is not legal advice.") == 1

    page.press("bulk-open")
    assert page.field("form-business-name").get_attribute("value") == "OOO Tverskoi Khleb"
    assert "Prohibited" in page.text(".st-key-answer .verdict")


def test_what_was_given_is_there_after_another_page(page: BulkPage, deals: Path) -> None:
    """An adviser who turns to the form and back finds file, day and answers as they were."""
    check_the_deals(page, deals)
    page.turn_to("Check one partnership", ".st-key-form-as_of input")
    page.turn_to("Check a workbook", ".st-key-bulk-file input")

    page.says("deals.xlsx, law of 15 May 2026")
    page.says("✖ Prohibited 1")
    assert "of an earlier run" not in page.driver.find_element(By.CSS_SELECTOR, ".stMain").text


def test_the_template_filled_in_is_answered(page: BulkPage, tmp_path: Path) -> None:
    """The template comes out of the page, is filled in, and goes in again without a heading to look at."""
    template = page.download("bulk-template", tmp_path / "downloads" / "sme_check template.xlsx")
    book = openpyxl.load_workbook(template)
    sheet = book["Partnerships"]
    assert isinstance(sheet, Worksheet)
    place = {cell.value: cell.column for row in sheet.iter_rows(max_row=4) for cell in row if cell.value}
    for heading, value in {"Reference": "T-1", "Link with the UK": "uk_body", "Activity": "joint_venture"}.items():
        sheet.cell(sheet.max_row + (heading == "Reference"), place[heading], value)
    book.save(tmp_path / "filled in.xlsx")

    page.give(tmp_path / "filled in.xlsx")
    page.type_in("bulk-day", "15 May 2026")
    assert "to confirm" not in page.driver.find_element(By.CSS_SELECTOR, ".stMain").text
    page.run()
    page.says("1 partnerships by verdict")


@pytest.fixture
def held_home(tmp_path: Path) -> Path:
    """The home of an app whose runs wait for a file called `gate` in it."""
    home = tmp_path / "held"
    home.mkdir()
    return home


@pytest.fixture
def held_url(browser: object, held_home: Path) -> Iterator[str]:
    """The address of that app."""
    with running("tests/browser/held_app.py", held_home) as url:
        yield url


def test_a_run_goes_on_while_the_page_is_loaded_anew(held_url: str, held_home: Path, driver: Chrome, deals: Path) -> None:
    """In the middle of a run the window is loaded anew: the file given again, the page finds the run, of which nothing is done twice, and shows its end."""
    page = BulkPage(driver, held_url)
    page.give(deals)
    page.press("bulk-yes-Partners-E")
    page.type_in("bulk-day", "15 May 2026")
    page.press("bulk-run")
    page.says("1 of 2 lines checked")

    page = BulkPage(driver, held_url)
    page.says("A run of deals.xlsx still goes on: 1 of its 2 lines are answered and kept")
    page.give(deals)
    page.says("A run of this file still goes on: 1 of its 2 lines are answered and kept")
    page.press("bulk-kept-0")
    page.says("1 of 2 lines checked")

    (held_home / "gate").touch()
    page.wait(lambda: page.all(".st-key-bulk-downloads"))
    page.says("✖ Prohibited 1")
    page.says("? Needs information 1")
    assert (held_home / "chunks").read_text(encoding="utf-8").split() == ["1", "1"]


def test_a_wrong_file_is_refused_in_words(page: BulkPage, deals: Path, tmp_path: Path) -> None:
    """A web page under the name of a workbook: what it is, what to give; then the right one is taken."""
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_text("<html><body>Sign in</body></html>", encoding="utf-8")
    page.give(wrong)
    page.says("cannot be used as it is")
    page.says("a web page under the name of a workbook")

    page.give(deals)
    page.says("1 to confirm")


def test_the_page_asks_nobody_else(page: BulkPage, deals: Path) -> None:
    """Giving, running and looking asks only the machine itself for anything."""
    check_the_deals(page, deals)
    page.pick_row(1)

    asked = page.driver.execute_script("return performance.getEntriesByType('resource').map(entry => new URL(entry.name).hostname)")
    assert set(asked) <= {"127.0.0.1", ""}
    said = page.driver.get_log("browser")  # type: ignore[no-untyped-call]
    assert not [entry for entry in said if entry["level"] == "SEVERE"]
