"""`sme-check bulk`: from a file to its result, as somebody types it."""

import csv
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pandas as pd
import pytest

from sme_check.assessment import cases
from sme_check.bulk.answering.answered import Answered, answer_frame
from sme_check.bulk.runs import run as running
from sme_check.cli import main
from sme_check.rulebook import load
from tests.assessment.small import JUDGED
from tests.small_law import small_rules

Command = Callable[..., tuple[int, str, str]]
HEADINGS = ("reference", "uk_party.link", "business.name", "business.established_in", "activity.kind", "activity.military_end_use", "goods.code")
PROHIBITED = 13


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command in an empty folder, under the small rulebook; it gives exit code, output and errors."""
    root = small_rules(tmp_path / "law", JUDGED)
    for room in (load, cases):
        monkeypatch.setattr(room, "rules_folder", lambda: root)
    monkeypatch.setenv("SME_CHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["bulk", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def a_file(name: str = "partners.csv", *, codes: tuple[str, ...] = ("84713000", "0902"), headings: tuple[str, ...] = HEADINGS, count: int = 6) -> str:
    """A file of exports, whose rows have these codes in turn."""
    rows = [["P" + str(number), "uk_body", f"ООО Гавань {number}", "RU", "export", "no", codes[number % len(codes)]] for number in range(count)]
    with Path(name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return name


def read(name: str) -> list[list[str]]:
    with Path(name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_file_comes_back_answered(command: Command) -> None:
    """The result stands beside the file; the counts are said; the exit code is that of the worst verdict."""
    code, out, err = command(a_file(), "--as-of", "2023-01-10")
    sheet = openpyxl.load_workbook("partners-checked.xlsx").worksheets[0]
    verdicts = [row[7].value for row in sheet.iter_rows(min_row=2)]

    assert (code, err) == (PROHIBITED, "")
    assert "3  prohibited" in out
    assert out.endswith("partners-checked.xlsx\n")
    assert [str(verdict).split(" ")[0] for verdict in verdicts] == ["Prohibited", "Outside"] * 3


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".parquet"])
def test_the_suffix_says_what_the_result_is(command: Command, suffix: str) -> None:
    """A workbook is one file; CSV and Parquet have their tables beside them; nothing unfinished is left."""
    command(a_file(), "--as-of", "2023-01-10", "--out", f"result{suffix}")
    sides = [] if suffix == ".xlsx" else [f"result.{side}{suffix}" for side in ("findings", "measures", "problems", "questions", "record")]

    assert sorted(path.name for path in Path().glob("result*")) == sorted([f"result{suffix}", *sides])


def test_another_suffix_is_refused(command: Command) -> None:
    """What cannot be written is said before anything is read."""
    code, _, err = command("nowhere.csv", "--out", "result.docx")

    assert code == 2
    assert "accepted  a name that ends in .xlsx, .csv, .parquet" in err


def test_a_folder_is_refused(command: Command) -> None:
    """In words, whatever it is called."""
    code, _, err = command(".")

    assert code == 2
    assert err == ".: is a folder; give a workbook, CSV or Parquet file\n"


def test_nothing_is_overwritten_unasked(command: Command) -> None:
    """A result that is there stays, unless --force says otherwise; the adviser's own file stays in any case."""
    file = a_file()
    Path("result.csv").write_text("mine", encoding="utf-8")
    refused = command(file, "--as-of", "2023-01-10", "--out", "result.csv")
    own = command(file, "--as-of", "2023-01-10", "--out", file, "--force")

    assert (refused[0], own[0]) == (2, 2)
    assert "--force" in refused[2]
    assert "never overwritten" in own[2]
    assert Path("result.csv").read_text(encoding="utf-8") == "mine"
    assert command(file, "--as-of", "2023-01-10", "--out", "result.csv", "--force")[0] == PROHIBITED
    assert len(read("result.csv")) == 7


@pytest.mark.parametrize("side", ["findings", "questions", "measures", "problems", "record"])
def test_a_file_called_like_a_table_of_the_result_is_not_overwritten(command: Command, side: str) -> None:
    """The adviser's own file stays, also where one of the tables beside the result would take its name."""
    file = a_file(f"result.{side}.csv")
    before = Path(file).read_bytes()
    code, _, err = command(file, "--as-of", "2023-01-10", "--out", "result.csv", "--force")

    assert code == 2
    assert "your own file is never overwritten" in err
    assert Path(file).read_bytes() == before


def test_without_any_day_it_asks_for_one(command: Command) -> None:
    """Today is not assumed."""
    code, _, err = command(a_file())

    assert code == 2
    assert err.startswith("as_of")


def test_a_dry_run_says_headings_and_problems_and_writes_nothing(command: Command) -> None:
    """How each heading is understood, and each cell that cannot be read; the exit code says whether there is something to mend."""
    found = command(a_file(codes=("84713000", "ninety")), "--dry-run", "--as-of", "2023-01-10")
    clean = command(a_file(), "--dry-run", "--as-of", "2023-01-10")

    assert (found[0], clean[0]) == (1, 0)
    assert "goods.code  →  goods.code" in found[1]
    assert "3 cells cannot be read" in found[1]
    assert 'G3, G5, G7: "ninety"' in found[1]
    assert "\n  Read as text in UTF-8" in found[1]
    assert [path.name for path in Path().iterdir() if path.is_file()] == ["partners.csv"]


def test_headings_of_ones_own_are_to_be_confirmed(command: Command) -> None:
    """Where nobody can be asked, headings that are not the facts' own are taken only with --yes; they are shown in any case."""
    headings = ("reference", "uk_party.link", "Company name", *HEADINGS[3:])
    file = a_file(headings=headings)
    asked = command(file, "--as-of", "2023-01-10")
    taken = command(file, "--as-of", "2023-01-10", "--yes")
    said = command(file, "--as-of", "2023-01-10", "--map", "Company name=business.name", "--force")

    assert (asked[0], taken[0], said[0]) == (2, PROHIBITED, PROHIBITED)
    assert "Company name  →  business.name" in asked[2]
    assert "--yes" in asked[2]
    assert said[2] == ""


def test_what_is_only_like_a_heading_is_left_out(command: Command) -> None:
    """--yes confirms nothing that is merely similar: the column is left out, and that is said."""
    headings = (*HEADINGS[:-1], "Goods: commodty code")
    code, _, err = command(a_file(headings=headings), "--as-of", "2023-01-10", "--yes", "--out", "result.csv")

    assert "left out" in err
    assert code != PROHIBITED
    assert {row[7].split()[0] for row in read("result.csv")[1:]} != {"Outside"}


def test_only_setting_a_column_aside_clears_what_stands_there(command: Command) -> None:
    """--yes says nothing of a column that nobody understands, so its row is not cleared; --aside does."""
    file = a_file(codes=("0902",), headings=(*HEADINGS[:2], "Zielperson", *HEADINGS[3:]), count=1)
    words = (file, "--as-of", "2023-01-10", "--yes", "--out")
    doubted, aside, before = command(*words, "a.csv"), command(*words, "b.csv", "--aside", "Zielperson"), command(*words, "c.csv", "--map", "Zielperson=")

    assert (doubted[0], aside[0], before[0]) == (10, 0, 0)
    assert "Zielperson" in Path("a.questions.csv").read_text(encoding="utf-8-sig")


def test_ctrl_c_says_how_to_go_on(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupted run names the command that goes on with it."""

    def stop(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "answer_frame", stop)
    code, _, err = command(a_file("my partners.csv"), "--as-of", "2023-01-10")

    assert code == 130
    assert "sme-check bulk 'my partners.csv' --as-of 2023-01-10 --resume" in err


def test_ctrl_c_before_anything_is_done_just_stops(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the file is still being read there is nothing to go on with: no more than a word, and the shells' exit code."""

    def stop(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sme_check.bulk.workbooks.open.open_table", stop)
    code, _, err = command(a_file(), "--as-of", "2023-01-10")

    assert (code, err) == (130, "\nStopped.\n")


_KILLED = """
import os, signal, sys
from pathlib import Path
from sme_check.assessment import cases
from sme_check.bulk.runs import run
from sme_check.cli import main
from sme_check.rulebook import load
root = Path(sys.argv[1])
load.rules_folder = cases.rules_folder = lambda: root
run.run_frame.__kwdefaults__["rows_each"] = 2
answer, left = run.answer_frame, [3]
def counted(frame, *args, **more):
    left[0] -= bool(len(frame))
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return answer(frame, *args, **more)
run.answer_frame = counted
main(["bulk", *sys.argv[2:]])
"""


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_a_killed_run_goes_on_and_ends_the_same(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    """Killed without warning at the third chunk of five, a run goes on with --resume, and its files are those of a run that nobody stopped."""
    words = (a_file(count=10), "--as-of", "2023-01-10", "--out")
    call = [sys.executable, "-c", _KILLED, str(tmp_path / "law" / "rules"), *words, f"stopped{suffix}"]
    killed = subprocess.run(call, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert not Path(f"stopped{suffix}").exists()

    chunks: list[int] = []

    def counted(frame: pd.DataFrame, *args: Any, **more: Any) -> Answered:
        chunks.append(len(frame))
        return answer_frame(frame, *args, **more)

    monkeypatch.setattr(running, "run_frame", partial(running.run_frame, rows_each=2))
    monkeypatch.setattr(running, "answer_frame", counted)
    resumed = command(*words, f"stopped{suffix}", "--resume")
    answered = [rows for rows in chunks if rows]
    whole = command(*words, f"whole{suffix}")

    assert answered == [2, 2, 2]
    assert (resumed[0], whole[0]) == (PROHIBITED, PROHIBITED)
    for path in Path().glob(f"whole*{suffix}"):
        assert Path(path.name.replace("whole", "stopped")).read_bytes() == path.read_bytes()
    assert not list(Path().glob("*.unfinished"))


_KILLED_SOMEWHERE = """
import os, signal, sys
from pathlib import Path
from sme_check.assessment import cases
from sme_check.bulk.runs import run
from sme_check.cli import main
from sme_check.rulebook import load
root, left = Path(sys.argv[1]), [int(sys.argv[2])]
load.rules_folder = cases.rules_folder = lambda: root
run.run_frame.__kwdefaults__["rows_each"] = 2
def step(call):
    def counted(*args, **more):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **more)
    return counted
run.answer_frame, os.fsync, Path.replace, Path.unlink = map(step, (run.answer_frame, os.fsync, Path.replace, Path.unlink))
sys.exit(main(["bulk", *sys.argv[3:]]))
"""


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_run_killed_again_and_again_ends_the_same(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    """At points drawn by chance, before an answer, a file written, renamed or taken away: what --resume ends with is byte for byte an undisturbed run's."""
    words = (a_file(count=10), "--as-of", "2023-01-10", "--quiet", "--force", "--out")
    chance, killed = Random(suffix), 0
    for _ in range(4):
        call = [sys.executable, "-c", _KILLED_SOMEWHERE, str(tmp_path / "law" / "rules"), str(chance.randint(3, 20)), *words, f"stopped{suffix}", "--resume"]
        code = subprocess.run(call, capture_output=True, check=False).returncode
        assert code in {-signal.SIGKILL, PROHIBITED}
        killed += code == -signal.SIGKILL
    monkeypatch.setattr(running, "run_frame", partial(running.run_frame, rows_each=2))
    command(*words, f"stopped{suffix}", "--resume")
    command(*words, f"whole{suffix}")

    assert killed >= 2
    for path in Path().glob(f"whole*{suffix}"):
        assert Path(path.name.replace("whole", "stopped")).read_bytes() == path.read_bytes()
    assert not list(Path().glob("*.unfinished"))


def test_a_run_interrupted_while_it_writes_goes_on(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the very command that it names: the tables that it had written are no hindrance, as long as the main file is not there."""

    def stop(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    words = (a_file(), "--as-of", "2023-01-10", "--out", "result.csv")
    with monkeypatch.context() as stopping:
        stopping.setattr("sme_check.bulk.results.write.write_csv", stop)
        interrupted = command(*words)
    assert interrupted[0] == 130
    assert Path("result.findings.csv").exists()

    assert command(*words)[0] == 2
    assert command(*words, "--resume")[0] == PROHIBITED
    assert command(*words, "--resume")[0] == 2


def test_resume_says_what_changed(command: Command) -> None:
    """An unfinished run with another date is not taken up, and that is said."""
    file = a_file()
    Path("result.csv.unfinished").mkdir()
    Path("result.csv.unfinished/run.json").write_text(json.dumps({"as_of": "2020-01-01"}), encoding="utf-8")
    code, _, err = command(file, "--as-of", "2023-01-10", "--out", "result.csv", "--resume")

    assert code == PROHIBITED
    assert "the as-of date" in err
    assert "starts again" in err
