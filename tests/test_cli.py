"""The command line: exit codes, shapes of the answer, and what it does not do."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sme_check.assessment import cases
from sme_check.cli import main
from sme_check.facts.describe import describe_facts
from sme_check.rulebook import load
from tests.assessment.small import JUDGED, VERDICTS, an_export
from tests.small_law import SMALL, small_rules

CODES = {"outside": 0, "needs_information": 10, "refer": 11, "licence_required": 12, "prohibited": 13}

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command in an empty folder, under the small rulebook; it gives exit code, output and errors."""
    root = small_rules(tmp_path / "law", JUDGED)
    for room in (load, cases):
        monkeypatch.setattr(room, "rules_folder", lambda: root)
    monkeypatch.setenv("SME_CHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        code = main(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def a_file(**changes: Any) -> str:
    """A partnership file in the folder."""
    Path("case.json").write_text(json.dumps(an_export(**changes)), encoding="utf-8")
    return "case.json"


@pytest.mark.parametrize("verdict", CODES)
@pytest.mark.parametrize("shape", [(), ("--json",), ("--markdown",)])
def test_the_exit_code_is_that_of_the_verdict(command: Command, verdict: str, shape: tuple[str, ...]) -> None:
    """A program that calls the command tells the verdicts apart, whatever the shape of the answer."""
    code, out, err = command("check", a_file(**VERDICTS[verdict]), *shape)

    assert (code, err) == (CODES[verdict], "")
    assert verdict in out.lower().replace(" ", "_")


def test_json_is_the_whole_answer(command: Command) -> None:
    """With --json the output is one JSON document, with its proofs and in UTF-8."""
    _, out, _ = command("check", a_file(), "--json")

    assert json.loads(out)["form"] == "sme-check/assessment/1"
    assert "ООО Гавань" in out


@pytest.mark.parametrize("shape", ["--json", "--markdown"])
def test_two_runs_say_the_same(command: Command, shape: str) -> None:
    """The same file gives the same bytes, with the cache and without."""
    file = a_file(code="84")

    assert command("check", file, shape) == command("check", file, shape)


def test_the_day_may_be_given(command: Command) -> None:
    """--as-of overrides the day of the file."""
    file = a_file(code="84713000")

    assert command("check", file)[0] == CODES["prohibited"]
    assert command("check", file, "--as-of", "2022-04-13")[0] == CODES["outside"]
    assert json.loads(command("check", file, "--as-of", "13 April 2022", "--json")[1])["as_of"] == "2022-04-13"


def test_without_any_day_it_asks_for_one(command: Command) -> None:
    """Today is not assumed."""
    code, out, _ = command("check", a_file(as_of=None))

    assert code == CODES["needs_information"]
    assert "The law of which day is to be applied?" in out


def test_shapes_exclude_each_other(command: Command) -> None:
    """One answer has one shape."""
    with pytest.raises(SystemExit, match="2"):
        command("check", a_file(), "--json", "--markdown")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file\n  found     nothing"),
        ("[1, 2]", "the file\n  found"),
        ("{", "case.yaml, line"),
        ("business: {inn: '1'}", 'business.inn\n  found     "1": 1 digit\n  accepted  INN: an INN'),
        ("activities: [{kind: exports}]", "the nearest is export"),
        ("activities: [{claims: [mercy]}]", "activities[0].claims[0]\n  found     mercy"),
    ],
)
def test_input_that_cannot_be_read_is_refused(command: Command, content: str, said: str) -> None:
    """Exit code 2, nothing on the output, and on the errors where, what was found and what is accepted."""
    Path("case.yaml").write_text(content, encoding="utf-8")
    code, out, err = command("check", "case.yaml")

    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize(("name", "said"), [("none.yaml", "none.yaml: No such file"), (".", ".: Is a directory")])
def test_a_file_that_cannot_be_opened_is_named(command: Command, name: str, said: str) -> None:
    """A file that is not there, or is a folder, is named with the reason."""
    code, out, err = command("check", name)

    assert (code, out) == (2, "")
    assert err.startswith(said)


def test_a_day_that_cannot_be_read_is_refused(command: Command) -> None:
    """A date is read or refused."""
    code, _, err = command("check", a_file(), "--as-of", "soon")

    assert code == 2
    assert err.startswith('as_of\n  found     "soon"\n  accepted  a date as 2017-02-28')


@pytest.mark.parametrize("words", [(), ("rules",), ("assess", "x"), ("check",), ("check", "a", "b")])
def test_words_that_are_no_command_are_refused(command: Command, words: tuple[str, ...]) -> None:
    """What is no command exits with 2 and shows the usage."""
    with pytest.raises(SystemExit, match="2"):
        command(*words)


@pytest.mark.parametrize("words", [("--help",), ("check", "--help"), ("rules", "--help"), ("rules", "show", "--help"), ("--version",)])
def test_help_is_given(command: Command, words: tuple[str, ...]) -> None:
    """Every command explains itself."""
    with pytest.raises(SystemExit, match="0"):
        command(*words)


def test_check_tells_its_exit_codes(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    """The help of `check` lists the exit codes that it has."""
    with pytest.raises(SystemExit):
        command("check", "--help")

    said = " ".join(capsys.readouterr().out.split())
    assert {code: re.search(rf"\b{code} ([a-z ]+)", said) is not None for code in (*CODES.values(), 2)} == dict.fromkeys((*CODES.values(), 2), True)


def test_the_rules_can_be_linted(command: Command) -> None:
    """Rules in order are counted; rules that are not are refused with file and line."""
    code, out, _ = command("rules", "lint", "--rules", str(SMALL))
    assert code == 0
    assert "in order" in out

    root = small_rules(Path("broken"), {"definitions/bad.yaml": "id: bad\n"})
    code, out, err = command("rules", "lint", "--rules", str(root))
    assert (code, out) == (2, "")
    assert "rules/definitions/bad.yaml, line 1" in err


def test_the_cases_can_be_run(command: Command) -> None:
    """Cases that hold are counted; one that does not is told, and the exit code says so."""
    assert command("rules", "test", "--rules", str(SMALL)) == (0, "6 passed, 0 failed\n", "")
    assert command("rules", "test", "uk2019.46", "--rules", str(SMALL))[:2] == (0, "6 passed, 0 failed\n")

    measure = (SMALL / "measures/uk2019/046b-luxury.yaml").read_text(encoding="utf-8").replace("expect: applies", "expect: excepted")
    root = small_rules(Path("other"), {"measures/uk2019/046b-luxury.yaml": measure})
    code, out, _ = command("rules", "test", "--rules", str(root))
    assert code == 1
    assert "uk2019.46B, case “the day”, 2022-04-14: expected excepted, found applies" in out


@pytest.mark.parametrize("what", ["show", "test"])
def test_an_id_that_no_measure_has_is_refused(command: Command, what: str) -> None:
    """A misspelt id neither shows nothing nor passes with nothing tried."""
    code, out, err = command("rules", what, "uk2019.999")

    assert (code, out) == (2, "")
    assert "no measure's id begins with uk2019.999" in err


def test_measures_can_be_shown(command: Command) -> None:
    """Without an id a line for each measure; with one, the measure in words."""
    assert [line.split()[0] for line in command("rules", "show")[1].splitlines()] == ["uk2019.46B", "uk2019.T"]
    assert "Established in Russia (business)" in command("rules", "show", "uk2019.46B")[1]


def test_claims_can_be_listed(command: Command) -> None:
    """Each exception that can be claimed, with its question."""
    assert command("rules", "claims")[1].split(maxsplit=1) == ["personal_effects", "Are the goods the personal effects of a traveller?\n"]


def test_facts_can_be_listed(command: Command) -> None:
    """The page of facts is printed as it is made."""
    assert command("facts") == (0, describe_facts(), "")


def test_schemas_can_be_written(command: Command) -> None:
    """The schemas are written into the folder named, and their files are listed."""
    code, out, _ = command("schemas", "out/schemas")

    assert code == 0
    assert sorted(out.split()) == sorted(str(path) for path in Path("out/schemas").iterdir())
    assert set(json.loads(command("rules", "schema")[1])) >= {"measure", "list", "definition"}


def test_a_check_opens_no_connection(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """No fact leaves the machine: a check makes no socket at all."""

    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("a socket was made")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)

    assert command("check", a_file(code="84713000"))[0] == CODES["prohibited"]


# -- the command as a process, under the whole rulebook ---------------------------------------------------------------


def process(folder: Path, *words: str, python: tuple[str, ...] = (), **settings: str) -> subprocess.CompletedProcess[bytes]:
    """The command run by a fresh interpreter in a folder, with its own cache."""
    settings = {**os.environ, "SME_CHECK_CACHE": str(folder / "cache"), **settings}
    return subprocess.run([sys.executable, *python, "-m", "sme_check", *words], cwd=folder, env=settings, capture_output=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a partnership file, in which the command has run once."""
    place = tmp_path_factory.mktemp("case")
    (place / "case.json").write_text(json.dumps(an_export("84713000", as_of="2023-01-10")), encoding="utf-8")
    assert process(place, "check", "case.json").returncode in CODES.values()
    return place


def test_the_answer_does_not_hang_on_chance(folder: Path) -> None:
    """Whatever the order of Python's sets, two processes give identical bytes."""
    first, second = (process(folder, "check", "case.json", "--json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))

    assert json.loads(first)["findings"]
    assert first == second


def test_a_check_imports_only_what_it_needs(folder: Path) -> None:
    """Neither streamlit, pandas nor openpyxl; and with JSON and a warm cache neither yaml nor the linter."""
    said = process(folder, "check", "case.json", python=("-X", "importtime")).stderr.decode()
    imported = {line.rpartition("|")[2].strip() for line in said.splitlines() if line.startswith("import time:")}

    assert "sme_check.assessment.assess" in imported
    heavy = {"streamlit", "pandas", "numpy", "openpyxl", "yaml", "sme_check.rulebook.lint", "sme_check.rulebook.files"}
    assert {name for name in imported if name in heavy or name.partition(".")[0] in heavy} == set()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1251"])
def test_the_answer_is_utf_8_on_any_machine(folder: Path, encoding: str) -> None:
    """A Cyrillic name is printed, and is UTF-8, whatever the encoding of the machine."""
    done = process(folder, "check", "case.json", PYTHONIOENCODING=encoding)

    assert done.returncode in CODES.values()
    assert "ООО Гавань" in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_who_has_seen_enough_is_no_fault(folder: Path) -> None:
    """Piped into a program that stops reading, the command stops without a word."""
    reader = f"{sys.executable} -m sme_check check case.json --json | head -c 10"
    done = subprocess.run(["/bin/sh", "-c", reader], cwd=folder, env={**os.environ, "SME_CHECK_CACHE": str(folder / "cache")}, capture_output=True, check=False)

    assert (len(done.stdout), done.stderr) == (10, b"")
