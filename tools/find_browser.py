"""Finds a Chromium or Chrome with its driver for the browser tests, installs Debian's where that is possible, or says plainly that there is none.

`--install` looks, installs if it must and may, and prints one line; `--remind` prints a line only when the browser tests were not run.
Neither fails for want of a browser: the tests that need one skip, and say so.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass

__all__ = ["Browser", "NoBrowser", "find_browser", "install_browser"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MACOS = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium")
DRIVERS = ("chromedriver", "chromium.chromedriver")


@dataclass(frozen=True)
class Browser:
    """A browser and the driver made for it."""

    path: str
    driver: str
    version: str


class NoBrowser(Exception):
    """Why the browser tests cannot run here."""


def find_browser() -> Browser:
    """The first installed browser whose driver is of its own major version.

    Raises:
        NoBrowser: There is no browser, no driver, or only drivers made for another version.
    """
    browsers = [path for name in (*BROWSERS, *MACOS) if (path := shutil.which(name))]
    drivers = [path for name in DRIVERS if (path := shutil.which(name))]
    if not browsers:
        raise NoBrowser("no Chromium or Chrome is installed")
    if not drivers:
        raise NoBrowser(f"{browsers[0]} has no chromedriver beside it")
    for browser in browsers:
        for driver in drivers:
            version = version_of(browser)
            if version and major(version) == major(version_of(driver)):
                return Browser(browser, driver, version)
    raise NoBrowser(f"{drivers[0]} ({version_of(drivers[0])}) was made for another version than {browsers[0]} ({version_of(browsers[0])})")


def install_browser() -> None:
    """Install Debian's Chromium and its driver, as root on a Debian system.

    Raises:
        NoBrowser: Not root, no apt-get, or apt-get did not succeed.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NoBrowser("only root on a Debian system can install one from here; install Chromium and its chromedriver by hand")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver"]):
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NoBrowser(f"{' '.join(command)} failed: {(done.stderr or done.stdout).strip()[-300:]}")


def version_of(program: str) -> str:
    """What the program says its version is, empty when it does not say."""
    try:
        said = subprocess.run([program, "--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = re.search(r"\d+(\.\d+)+", said)
    return found.group() if found else ""


def major(version: str) -> str:
    """The part of a version in which browser and driver must agree."""
    return version.partition(".")[0]


def main() -> int:
    """Look, install when asked, and print one plain line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install Debian's Chromium when there is none and we are root")
    parser.add_argument("--remind", action="store_true", help="print only that the browser tests were not run, if so")
    options = parser.parse_args()
    try:
        browser = find_browser()
    except NoBrowser as reason:
        if not options.install:
            print(f"browser: browser tests were NOT run: {reason}")
            return 0
        print(f"browser: {reason}; trying to install one")
        try:
            install_browser()
            browser = find_browser()
        except NoBrowser as refusal:
            print(f"browser: none can be had: {refusal}. Browser tests will NOT be run.")
            return 0
    if not options.remind:
        print(f"browser: {browser.path} {browser.version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
