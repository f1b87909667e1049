"""A run in chunks: the answers of one call, whatever happens on the way."""

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sme_check.assessment.verdict import Verdict
from sme_check.bulk import frame as frames
from sme_check.bulk.answering import held
from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.answering.held import HeldDays
from sme_check.bulk.runs import pace
from sme_check.bulk.runs import run as room
from sme_check.bulk.runs.answers import VERDICTS, Answers
from sme_check.bulk.runs.chunks import chunks_of
from sme_check.bulk.runs.keep import keep_beside
from sme_check.bulk.runs.progress import Progress
from sme_check.bulk.runs.run import run_frame
from sme_check.bulk.runs.unanswered import unanswered
from sme_check.engine.columns.compile import Compiled, compile_rulebook
from sme_check.errors import FactError
from sme_check.rulebook.rulebook import Rulebook
from sme_check.screening.lists.record import Edition, Name, Record
from sme_check.screening.store import Store, fingerprint_of
from tests.assessment.small import JUDGED
from tests.small_law import small_law

DAY = "2023-01-10"


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return small_law(tmp_path_factory.mktemp("law"), JUDGED)


def a_frame(count: int = 12) -> pd.DataFrame:
    """Rows of which every third joins the partnership of the row three before; codes of every verdict."""
    codes = ["84713000", "0902", "84", None]
    rows = [
        {
            "reference": f"P{number % 3}" if number % 2 else None,
            "uk_party.link": "uk_body",
            "business.established_in": "RU",
            "activity.kind": "export",
            "activity.military_end_use": number % 5 == 0,
            "goods.code": codes[number % 4],
            "business.region": "no region" if number == 4 else "77",
        }
        for number in range(count)
    ]
    return pd.DataFrame(rows)


def said(answers: Answers) -> list[tuple[Any, ...]]:
    """What every row is told."""
    return [
        (
            VERDICTS[answers.verdict[group]],
            VERDICTS[answers.row_verdict[row]],
            answers.provisional[group],
            answers.patterns[answers.pattern[group]],
            answers.outreaches[answers.outreach[group]],
        )
        for row, group in enumerate(answers.group.tolist())
    ]


@pytest.mark.parametrize("rows_each", [1, 2, 5, 100])
def test_chunks_do_not_change_the_answers(law: Rulebook, rows_each: int) -> None:
    """A run in chunks of any size says of every row what one call says."""
    frame = a_frame()
    whole, parts = run_frame(frame, DAY, rulebook=law), run_frame(frame, DAY, rulebook=law, rows_each=rows_each)
    alone = answer_frame(frame, DAY, rulebook=law)

    assert said(parts) == said(whole)
    assert parts.problems == whole.problems
    assert parts.problems == tuple(sorted(alone.problems, key=lambda item: item.row))
    assert [alone.patterns[alone.pattern[group]] for group in alone.group] == [item[3] for item in said(whole)]


def test_a_partnership_is_never_divided(law: Rulebook) -> None:
    """All rows of a reference stand in one chunk, and every row in just one."""
    frame = a_frame(40)
    chunks = chunks_of(frame, law, 4)
    references = [set(frame["reference"].iloc[rows].dropna()) for rows in chunks]

    assert sorted(np.concatenate(chunks).tolist()) == list(range(40))
    assert sum(len(found) for found in references) == 3
    assert len(chunks) > 3


def test_no_rows_are_no_answers(law: Rulebook) -> None:
    """A frame without rows is answered with nothing."""
    answers = run_frame(a_frame().iloc[:0], DAY, rulebook=law)

    assert (answers.partnerships, len(answers.group), answers.worst) == (0, 0, Verdict.OUTSIDE)


def test_progress_counts_to_the_end(law: Rulebook) -> None:
    """After each chunk the rows done, the rate and the time left are told; at the end all rows are done."""
    told: list[Progress] = []
    run_frame(a_frame(), DAY, rulebook=law, rows_each=4, progress=told.append)

    assert [item.stage for item in told] == ["answering"] * len(told)
    assert (told[0].rows_done, told[0].seconds_left) == (0, None)
    assert (told[-1].rows_done, told[-1].rows, told[-1].seconds_left) == (12, 12, 0)
    assert all(first.rows_done < second.rows_done for first, second in pairwise(told))
    assert told[-1].rate > 0


class Stopped(KeyboardInterrupt):
    """The adviser's Ctrl-C."""


def stopped_after(monkeypatch: pytest.MonkeyPatch, chunks: int) -> list[int]:
    """The run is interrupted after some chunks; every chunk answered from then on is noted."""
    answered: list[int] = []

    def answer(frame: pd.DataFrame, *args: Any, **more: Any) -> Any:
        if len(frame):
            if len(answered) == chunks:
                raise Stopped
            answered.append(len(frame))
        return answer_frame(frame, *args, **more)

    monkeypatch.setattr(room, "answer_frame", answer)
    return answered


def test_an_interrupted_run_goes_on_where_it_was(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was done is kept, is not done again, and the answers are those of a run without interruption."""
    keep = keep_beside(tmp_path / "result.xlsx")
    stopped_after(monkeypatch, 2)
    with pytest.raises(Stopped):
        run_frame(a_frame(), DAY, rulebook=law, rows_each=3, keep=keep)
    again = stopped_after(monkeypatch, 100)
    heard: list[str] = []
    answers = run_frame(a_frame(), DAY, rulebook=law, rows_each=3, keep=keep, resume=True, says=heard.append)

    assert len(again) == len(chunks_of(a_frame(), law, 3)) - 2
    assert said(answers) == said(run_frame(a_frame(), DAY, rulebook=law))
    assert heard == []


def test_chunks_grow_with_the_rate(law: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that nobody divides begins with a few rows and takes more at a time the quicker they are answered; the answers are the same."""
    monkeypatch.setattr(room, "ROWS_EACH", 1)
    monkeypatch.setattr(pace, "SECONDS_EACH", 1e9)
    answered = stopped_after(monkeypatch, 100)
    answers = run_frame(a_frame(40), DAY, rulebook=law)

    assert answered[0] < answered[1]
    assert sum(answered) == 40
    assert said(answers) == said(run_frame(a_frame(40), DAY, rulebook=law, rows_each=100))


def test_what_was_kept_in_long_chunks_is_taken_up(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks that had grown are taken up as they were kept, however quickly the rest is answered."""
    monkeypatch.setattr(room, "ROWS_EACH", 1)
    monkeypatch.setattr(pace, "SECONDS_EACH", 1e9)
    monkeypatch.setattr(pace, "_GROWTH", 2)
    before = stopped_after(monkeypatch, 2)
    with pytest.raises(Stopped):
        run_frame(a_frame(60), DAY, rulebook=law, keep=tmp_path)
    again = stopped_after(monkeypatch, 100)
    answers = run_frame(a_frame(60), DAY, rulebook=law, keep=tmp_path, resume=True)

    assert sum(again) == 60 - sum(before)
    assert said(answers) == said(run_frame(a_frame(60), DAY, rulebook=law, rows_each=100))


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"as_of": "2023-01-11"}, "the as-of date"),
        ({"frame": a_frame(13)}, "the input"),
        ({"frame": a_frame().rename(columns={"activity.military_end_use": "activity.by_ship"})}, "the input"),
        ({"rows_each": 4}, "the size of the chunks"),
        ({"law": {}}, "the rulebook"),
        ({"fingerprint_of": lambda _: "another"}, "the lists imported"),
        ({"__version__": "0.0.1"}, "the version"),
    ],
    ids=["as-of date", "rows", "headings", "chunks", "rulebook", "lists", "version"],
)
def test_nothing_stale_is_taken_up(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], word: str) -> None:
    """Where input, date, law, lists or program differ from the unfinished run, it is said what differs and everything is done again."""
    run_frame(a_frame(), DAY, rulebook=law, rows_each=3, keep=tmp_path / "kept")
    for name in ("fingerprint_of", "__version__"):
        monkeypatch.setattr(room, name, changes.get(name, getattr(room, name)))
    heard: list[str] = []
    other = small_law(tmp_path) if "law" in changes else law
    frame, day, each = changes.get("frame", a_frame()), changes.get("as_of", DAY), changes.get("rows_each", 3)
    told: list[Progress] = []
    answers = run_frame(frame, day, rulebook=other, rows_each=each, keep=tmp_path / "kept", resume=True, says=heard.append, progress=told.append)

    assert len(heard) == 1
    assert word in heard[0]
    assert said(answers) == said(run_frame(frame, day, rulebook=other))
    assert told[-1].rate > 0


def test_an_import_while_a_run_goes_on_counts_for_none_of_its_days(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run reads the lists when it begins: what it is stamped with is what every day of it is screened against."""
    monkeypatch.setenv("SME_CHECK_DATA", str(tmp_path))
    begun = HeldDays(law)
    edition = Edition("uk", date(2023, 1, 9), (Record("RUS1", "Russia", "organisation", names=(Name("OOO Zarya"),)),))
    Store().add(edition, source="invented", source_digest="0", most_lost=1)

    assert begun.of(date(2023, 1, 10)).lists.digest == fingerprint_of(begun.lists.held) == ""
    assert HeldDays(law).of(date(2023, 1, 10)).lists.digest == Store().fingerprint != ""


def test_a_damaged_part_is_done_again(law: Rulebook, tmp_path: Path) -> None:
    """A part that is not whole is not taken up."""
    run_frame(a_frame(), DAY, rulebook=law, rows_each=3, keep=tmp_path)
    part = sorted(tmp_path.glob("part-*.json"))[1]
    part.write_bytes(part.read_bytes()[:-9])

    assert said(run_frame(a_frame(), DAY, rulebook=law, rows_each=3, keep=tmp_path, resume=True)) == said(run_frame(a_frame(), DAY, rulebook=law))


def test_without_resume_it_starts_again(law: Rulebook, tmp_path: Path) -> None:
    """What another run left is taken away unless it is asked for, and nothing of the user's own with it."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    run_frame(a_frame(30), DAY, rulebook=law, rows_each=3, keep=tmp_path)
    run_frame(a_frame(6), DAY, rulebook=law, rows_each=3, keep=tmp_path)

    assert len(list(tmp_path.glob("part-*.json"))) == len(chunks_of(a_frame(6), law, 3))
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["as_of"] == DAY


def test_without_resume_the_very_same_is_done_again(law: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody gets kept answers who did not ask for them."""
    run_frame(a_frame(), DAY, rulebook=law, rows_each=3, keep=tmp_path)
    again = stopped_after(monkeypatch, 100)
    run_frame(a_frame(), DAY, rulebook=law, rows_each=3, keep=tmp_path)

    assert sum(again) == len(a_frame())


def test_a_row_at_which_the_program_fails_takes_no_other_with_it(law: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """The partnership is referred to a person with what happened; all others have their answers."""
    frame = a_frame()

    def answer(part: pd.DataFrame, *args: Any, **more: Any) -> Any:
        if "no region" in part["business.region"].tolist():
            raise RuntimeError("a slip of ours")
        return answer_frame(part, *args, **more)

    whole = said(run_frame(frame, DAY, rulebook=law))
    monkeypatch.setattr(room, "answer_frame", answer)
    monkeypatch.setattr(room, "unanswered", unanswered)
    answers = run_frame(frame, DAY, rulebook=law, rows_each=100)
    found = said(answers)

    assert found[4][0] is Verdict.REFER
    assert "a slip of ours" in found[4][3].because[0]
    assert [(item.row, item.problem.found) for item in answers.problems] == [(4, "RuntimeError: a slip of ours")]
    assert found[:4] + found[5:] == whole[:4] + whole[5:]


def test_columns_that_hold_no_fact_are_refused_before_anything_is_kept(law: Rulebook, tmp_path: Path) -> None:
    """What is wrong with the whole is an error, not a problem of every row."""
    with pytest.raises(FactError, match="shoe size"):
        run_frame(a_frame().rename(columns={"goods.code": "shoe size"}), DAY, rulebook=law, keep=tmp_path / "kept")

    assert not (tmp_path / "kept").exists()


def test_a_frame_of_many_days_has_the_law_of_each_made_once(law: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Partnerships are taken by their days, whatever the order of the rows: the answers are those of the frame as a whole."""
    made: list[date] = []

    def counted(law: Rulebook, day: date) -> Compiled:
        made.append(day)
        return compile_rulebook(law, day)

    rows = a_frame(60).drop(columns=["reference"])
    rows["as_of"] = [str(date(2026, 5, 1) + timedelta(days=number % 12)) for number in range(60)]
    whole = frames.check_frame(rows, rulebook=law)
    monkeypatch.setattr(held, "compile_rulebook", counted)
    monkeypatch.setattr(frames, "ROWS_SAID", 7)
    parts = frames.check_frame(rows, rulebook=law)

    assert len(made) == len(set(made)) == 12
    assert parts.equals(whole)
