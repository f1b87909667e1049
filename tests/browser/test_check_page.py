"""The first page from end to end: an adviser fills the form in a browser and reads the verdict."""

import json
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from .page import Page


class CheckPage(Page):
    """The page of the form."""

    def __init__(self, driver: Chrome, url: str) -> None:
        super().__init__(driver, url, ".st-key-form-as_of input")

    def part(self, name: str, awaited: str) -> None:
        """Turn to a part of the form, until a field of it is there."""
        button = next(button for button in self.all(".st-key-section button") if button.text == name)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()
        self.wait(lambda: self.all(f".st-key-{awaited}"))
        self.rest()

    def verdict(self) -> str:
        return self.text(".st-key-answer .verdict")


@pytest.fixture
def page(driver: Chrome, app_url: str) -> CheckPage:
    return CheckPage(driver, app_url)


def fill_in_a_joint_venture(page: CheckPage) -> None:
    """A UK body and a body established in Russia, today."""
    page.press("today")
    page.choose("form-uk_party-link", "A body incorporated")
    page.type_in("form-business-name", "OOO Tverskoi Khleb")
    page.choose("form-business-kind", "A company")
    page.part("Where", "form-business-established_in")
    page.type_in("form-business-established_in", "RU")
    page.part("What", "form-activities-0-kind")
    page.choose("form-activities-0-kind", "Form a joint venture")


def test_an_adviser_reads_that_a_joint_venture_is_prohibited(page: CheckPage) -> None:
    """A joint venture with a Russian body, today: prohibited under reg 18B, said in a word, with the provision and the proof."""
    fill_in_a_joint_venture(page)
    page.press("check")

    assert "Prohibited" in page.verdict()
    answer = page.all(".st-key-answer")[0].text
    assert "Investments in relation to Russia" in answer
    assert "reg 18B" in answer
    measure = next(item for item in page.all("details.measure") if "Investments in relation to Russia" in item.text)
    page.driver.execute_script("arguments[0].open = true; arguments[0].scrollIntoView()", measure)
    assert "joint venture" in measure.text
    assert page.all(".st-key-answer")[0].text.count("This is not legal advice.") == 1


def test_an_adviser_is_asked_for_what_is_missing_and_answers_there(page: CheckPage) -> None:
    """A case that needs information names the question, and an answer given beside it is a fact of the form."""
    page.press("check")
    assert "Needs information" in page.verdict()
    assert "The law of which day is to be applied?" in page.all(".st-key-question-1")[0].text

    page.type_in("q1-as_of", "28 February 2017")
    page.press("check-again")

    page.wait(lambda: "Law of 28 February 2017" in page.verdict())
    assert "Needs information" in page.verdict()
    assert page.field("form-as_of").get_attribute("value") == "28 February 2017"
    assert "How is this party linked with the UK?" in page.all(".st-key-answer")[0].text


def test_an_answer_can_be_kept(page: CheckPage, tmp_path: Path) -> None:
    """The answer is downloaded as JSON, and says the same verdict."""
    fill_in_a_joint_venture(page)
    page.press("check")
    page.verdict()
    button = page.wait(lambda: next((item for item in page.all('[data-testid="stDownloadButton"] button') if "JSON" in item.text), None))
    assert button is not None
    page.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
    button.click()

    file = tmp_path / "downloads" / "answer.json"
    page.wait(file.is_file)

    assert json.loads(file.read_text(encoding="utf-8"))["verdict"] == "prohibited"


def test_the_page_asks_nobody_else(page: CheckPage) -> None:
    """Opening, filling and checking asks only the machine itself for anything."""
    fill_in_a_joint_venture(page)
    page.press("check")
    page.verdict()

    asked = page.driver.execute_script("return performance.getEntriesByType('resource').map(entry => new URL(entry.name).hostname)")
    assert set(asked) <= {"127.0.0.1", ""}
    said = page.driver.get_log("browser")  # type: ignore[no-untyped-call]
    assert not [entry for entry in said if entry["level"] == "SEVERE"]
