"""A page in a window, with what an adviser does there."""

import time
from collections.abc import Callable
from typing import TypeVar

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

SECONDS = 60
T = TypeVar("T")


class Page:
    """A page in a window; each act waits until the page has come to rest.

    Args:
        driver: The window.
        url: Where the page is.
        awaited: What stands on it once it is there.
    """

    def __init__(self, driver: Chrome, url: str, awaited: str) -> None:
        self.driver = driver
        driver.get(url)
        self.wait(lambda: self.all(awaited))
        self.rest()

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, condition: Callable[[], T]) -> T:
        """Wait until something holds; what the page is drawing anew at that moment is looked at again."""
        patient = WebDriverWait(self.driver, SECONDS, poll_frequency=0.1, ignored_exceptions=(StaleElementReferenceException,))
        return patient.until(lambda _: condition())

    def text(self, selector: str) -> str:
        """What stands in something, once it is there and the page has drawn the rest of it."""
        self.wait(lambda: self.all(selector))
        self.rest()
        return self.wait(lambda: self.all(selector)[0].text)

    def rest(self) -> None:
        """Wait until the page has run; a click or a key takes a moment to reach it."""
        time.sleep(0.2)
        self.wait(lambda: self.all('[data-test-script-state="notRunning"]'))

    def field(self, key: str) -> WebElement:
        found = self.wait(lambda: self.all(f".st-key-{key} input"))[0]
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found)
        return found

    def type_in(self, key: str, text: str) -> None:
        field = self.field(key)
        field.click()
        field.send_keys(text, Keys.TAB)
        self.rest()

    def choose(self, key: str, words: str) -> None:
        """Pick the choice that holds these words, as one does by typing them."""
        field = self.field(key)
        field.click()
        field.send_keys(words)
        self.wait(lambda: [option for option in self.all('[role="option"]') if words in option.text])
        field.send_keys(Keys.ENTER)
        self.wait(lambda: words in self.all(f".st-key-{key}")[0].text or words in (self.field(key).get_attribute("value") or ""))
        self.rest()

    def press(self, key: str) -> None:
        button = self.wait(lambda: self.all(f".st-key-{key} button"))[0]
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()
        self.rest()
