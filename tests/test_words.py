"""The project speaks of itself alone: no path of one machine, no host of a package index, no name of somebody's tools."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
START = r"(?<![\w./-])"  # where an absolute path begins, not the middle of an address
FORBIDDEN = {  # each is written in two parts, so that this file does not find itself
    "a path of one machine": START + "/(?:wo" + r"rk|ro" + r"ot)/",
    "a package index": "py" + r"pi\.org|files\.python" + r"hosted|registry\.npm" + r"js|deb\.deb" + r"ian\.org",
    "a tool of a workplace": r"\.lib" + "rary/|before" + "-stop|farm-(?:ben" + "ch|stu" + "dio)",
}
BESIDE = re.compile(r"\.\./sha" + "red")  # material kept beside a checkout, which only these may read, and skip without
MAY_LOOK_BESIDE = {"tests", "bench", "tools"}


def tracked_files() -> list[Path]:
    """Every file that is, or is about to be, in the repository."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so there is no list of its files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=True).stdout.decode()
    return [file for name in listed.split("\0") if name and (file := ROOT / name).is_file()]


def text_of(file: Path) -> str:
    """What a text file says; nothing for a binary one."""
    content = file.read_bytes()
    return "" if b"\0" in content[:8192] else content.decode("utf-8", errors="replace")


def lines_with(pattern: str | re.Pattern[str], files: list[Path]) -> list[str]:
    """`path:line` of each line that matches."""
    wanted = re.compile(pattern)
    return [
        f"{file.relative_to(ROOT)}:{number}"
        for file in files
        if wanted.search(text := text_of(file))
        for number, line in enumerate(text.splitlines(), start=1)
        if wanted.search(line)
    ]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    """No tracked file names what belongs to one machine, one network or one workplace."""
    assert not lines_with(FORBIDDEN[what], tracked_files())


def test_this_checkout_is_not_named() -> None:
    """No tracked file holds the path at which it happens to lie."""
    assert not lines_with(re.escape(f"{ROOT}/"), tracked_files())


def test_only_tests_and_tools_look_beside_the_checkout() -> None:
    """What lies beside a checkout is for tests, benches and tools: neither the package nor the rules lean on it."""
    elsewhere = [file for file in tracked_files() if file.relative_to(ROOT).parts[0] not in MAY_LOOK_BESIDE]

    assert not lines_with(BESIDE, elsewhere)


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("see /wo" + "rk/main/x", True),
        ("'/ro" + "ot/.cache'", True),
        ("https://www.gov.uk/wo" + "rk/permits", False),
        ("frame" + "wo" + "rk/ideas", False),
    ],
)
def test_a_path_is_told_from_an_address(line: str, caught: bool) -> None:
    """The check catches a machine's path and leaves an address alone."""
    assert bool(re.search(FORBIDDEN["a path of one machine"], line)) is caught
