"""The pages as an adviser meets them: the app on a loopback port of its own, and a headless browser before it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from tools.find_browser import Browser, NoBrowser, find_browser

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 90
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1366,768",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser, and is marked so."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Browser:
    """The installed browser; without one the test is skipped, with the reason."""
    try:
        return find_browser()
    except NoBrowser as reason:
        pytest.skip(f"browser tests were NOT run: {reason}")


@pytest.fixture(scope="session")
def app_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home for the app, so that no adviser's own cases or settings are read or touched."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def app_url(browser: Browser, app_home: Path) -> Iterator[str]:
    """The address of the app, running for as long as the tests do."""
    with running("app.py", app_home) as url:
        yield url


@contextmanager
def running(script: str, home: Path) -> Iterator[str]:
    """An app at work: gives its address.

    Args:
        script: What is run, from the top of the project.
        home: Where it finds a user's own files.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    log = home / "streamlit.log"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.address=127.0.0.1", f"--server.port={port}"]
    command += ["--server.headless=true", "--server.fileWatcherType=none", "--browser.gatherUsageStats=false"]
    with log.open("wb") as output:
        app = subprocess.Popen(command, cwd=ROOT, env=environment(home), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        try:
            wait_until_healthy(app, url, log)
            yield url
        finally:
            app.terminate()
            try:
                app.wait(timeout=10)
            except subprocess.TimeoutExpired:
                app.kill()
                app.wait()


@pytest.fixture
def driver(browser: Browser, tmp_path: Path) -> Iterator[webdriver.Chrome]:
    """A headless window of 1366 by 768 with an empty profile; downloads land in `tmp_path / "downloads"`."""
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    options = webdriver.ChromeOptions()
    options.binary_location = browser.path
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads), "download.prompt_for_download": False})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    window = webdriver.Chrome(options=options, service=Service(executable_path=browser.driver))
    window.set_window_size(1366, 768)
    try:
        yield window
    finally:
        window.quit()


def environment(home: Path) -> dict[str, str]:
    """The present environment with every place for a user's own files moved under `home`, and no proxy between us."""
    places = {"HOME": home, "USERPROFILE": home, "XDG_CACHE_HOME": home / "cache", "XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data"}
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return {**kept, **{name: str(place) for name, place in places.items()}, "PYTHONUNBUFFERED": "1"}


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_healthy(app: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Return once the app answers; fail with its own words if it ends or stays silent."""
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + SECONDS_TO_START
    while app.poll() is None and time.monotonic() < deadline:
        try:
            with straight.open(f"{url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"the app did not start within {SECONDS_TO_START} s; it said:\n{log.read_text(errors='replace')[-2000:]}")
