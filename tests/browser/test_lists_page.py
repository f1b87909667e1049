"""The page of the lists from end to end: an adviser gives a file of the list and finds a name on it."""

from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from ..screening.lists.published import a_body, xml_text
from .page import Page

BELARUS = "The Republic of Belarus (Sanctions) (EU Exit) Regulations 2019"


@pytest.fixture
def page(driver: Chrome, app_url: str) -> Page:
    return Page(driver, f"{app_url}/lists", ".st-key-lists-search input")


def text_of(page: Page) -> str:
    return page.all(".stMain")[0].text


def test_an_adviser_imports_a_list_and_finds_a_name_on_it(page: Page, tmp_path: Path) -> None:
    """The file is given, looked at, imported and shown with its day; the name is found in the other script, with its regime and its freeze."""
    path = tmp_path / "UK-Sanctions-List.xml"
    path.write_bytes(xml_text([a_body("BEL0001", "Minskaya Fabrika Nichego", regime_name=BELARUS)], "2022-10-08"))
    assert "No list is held yet" in text_of(page)

    page.driver.execute_script("document.querySelector('.stExpander summary').click()")
    page.wait(lambda: page.all(".st-key-lists-file input[type=file]"))[0].send_keys(str(path))
    button = page.wait(lambda: [button for button in page.all(".st-key-lists-import button") if button.is_enabled()])[0]
    page.driver.execute_script("arguments[0].click()", button)  # what unfolds may still be on its way
    doubt = page.wait(lambda: page.all(".st-key-lists-confirm button"))[0]  # one firm: far fewer than the rulebook knows to be listed
    page.driver.execute_script("arguments[0].click()", doubt)
    page.wait(lambda: "UK Sanctions List of 8 October 2022" in text_of(page))
    page.type_in("lists-search", "Минская фабрика ничего")

    found = page.wait(lambda: page.all(".stMain .measure"))[0].text
    assert "Minskaya Fabrika Nichego" in found
    assert BELARUS in found
    assert "Asset freeze under another regime since 6 April 2022" in found
    assert "too old" in text_of(page)
