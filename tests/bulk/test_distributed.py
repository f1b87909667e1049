"""Past one machine: on several processes the answers are those of one frame, or there are none."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, cast

import dask.dataframe as dd
import pandas as pd
import pytest
from dask.distributed import Client, LocalCluster

from sme_check import check_frame
from sme_check._version import __version__
from sme_check.bulk.distributed import Law, check_partitions
from sme_check.errors import FactError, Problem, WorkerError
from sme_check.rulebook.load import load_rulebook
from sme_check.screening.store import Store
from sme_check.screening.update import import_list
from tests.builders import a_clear_partnership
from tests.bulk.test_frame import as_rows, one_item_each
from tests.generated import a_partnership
from tests.screening.lists.published import a_body, xml_text

DAY = "2026-05-15"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "distributed.md"


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A client of two worker processes that nobody else can reach."""
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster, Client(cluster) as client:
        yield client


def lines() -> pd.DataFrame:
    """Rows of partnerships made by chance, two of them the same in every third; an index of its own."""
    rows: list[dict[str, Any]] = []
    for number in range(12):
        facts = one_item_each(a_partnership(Random(number))) if number % 3 else one_item_each(a_clear_partnership())
        rows += [row for row in as_rows(facts, f"case {number:02}") if all(not isinstance(cell, list | dict) for cell in row.values())]
    rows += [{"activity.kind": "loan"}, {"activity.kind": "exprot"}]
    frame = pd.DataFrame([{name: None if cell is None else str(cell) for name, cell in row.items()} for row in rows])
    frame.index = pd.Index([10 * number for number in range(len(frame))], name="line")
    return frame


def in_partitions(frame: pd.DataFrame, count: int = 4) -> "dd.DataFrame":
    """A Dask frame in which no reference is split."""
    starts = ~frame["reference"].duplicated() | frame["reference"].isna()
    first = frame.index[starts].tolist()
    divisions = [*dict.fromkeys(first[len(first) * part // count] for part in range(count)), frame.index[-1]]
    return cast("dd.DataFrame", dd.from_pandas(frame, npartitions=1).repartition(divisions=divisions))


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Values without the types that a file gives them."""
    return frame.astype(object).where(frame.notna(), None)


def test_the_answers_are_those_of_the_whole_frame(client: Client) -> None:
    """Row by row and word by word, with index, order, divisions and types."""
    frame = in_partitions(lines())
    answered = check_partitions(frame, DAY)

    pd.testing.assert_frame_equal(answered.compute(), check_frame(frame.compute(), DAY), check_dtype=False)
    assert frame.npartitions == 4
    assert answered.divisions == frame.divisions
    assert answered.dtypes.equals(answered.compute().dtypes)


def test_without_words_there_are_verdicts_only(client: Client) -> None:
    """As check_frame has it."""
    frame = in_partitions(lines(), 2)

    pd.testing.assert_frame_equal(check_partitions(frame, DAY, words=False).compute(), check_frame(frame.compute(), DAY, words=False), check_dtype=False)


def test_a_split_reference_is_an_error_that_names_it(client: Client) -> None:
    """Never a different answer: a reference is compared as it is read, and rows without one are not split."""
    rows = [{"reference": name, "activity.kind": "export"} for name in ("a", "c", "b", "b", " a ", None, None, None)]
    with pytest.raises(FactError) as caught:
        check_partitions(dd.from_pandas(pd.DataFrame(rows), npartitions=4), DAY)

    assert caught.value.problems[0].where == "column reference"
    assert caught.value.problems[0].found == "rows of a in several partitions"
    assert "gather=True" in caught.value.problems[0].accepted


def test_gathered_rows_are_answered_as_the_whole_frame(client: Client) -> None:
    """However the rows of a reference lie apart, also where its name is written otherwise; each row under its index."""
    shuffled = lines().sample(frac=1, random_state=1)
    shuffled["reference"] = [f" {name}" if number % 2 and isinstance(name, str) else name for number, name in enumerate(shuffled["reference"])]
    frame = dd.from_pandas(shuffled.reset_index(), npartitions=4)
    frame = frame.set_index("line", sort=False)

    answered = check_partitions(frame, DAY, gather=True).compute()

    pd.testing.assert_frame_equal(answered.sort_index(), check_frame(frame.compute(), DAY).sort_index(), check_dtype=False)


def numbered_lines() -> pd.DataFrame:
    """Rows with several owners, activities and items in numbered columns; a partnership of two rows, and rows without a reference."""
    first = {"uk_party.link": "uk_body", "business.name": "OOO Lipa", "business.established_in": "RU", "owner_1_name": "OOO Sever", "owner_1_share": "60"}
    rows = [
        {**first, "owner_2_name": "OOO Yug", "owner_2_share": "40", "activity_1_kind": "export", "activity_1_goods_2_code": "84713000"},
        {**first, "owner_2_name": "none of it", "owner_2_share": "140", "activity_1_kind": "loan", "activity_2_kind": "joint_venture"},
        {**first, "reference": "A", "activity_1_kind": "service", "activity_2_kind": "export", "activity_2_goods_1_code": "49030000"},
        {"reference": "A", "owner_2_name": "OOO Yug", "activity_1_kind": "import", "activity_1_goods_1_code": "27090090"},
        {"reference": "B", "activity_2_kind": "exprot"},
        {**first, "activity_2_kind": "branch_or_office"},
    ]
    return pd.DataFrame(rows)


def test_numbered_columns_are_answered_as_in_the_whole_frame(client: Client) -> None:
    """Owners, activities and items of a row, also where a partition states nothing in some of the columns."""
    frame = dd.from_pandas(numbered_lines(), npartitions=3)
    whole = check_frame(frame.compute(), DAY)

    pd.testing.assert_frame_equal(check_partitions(frame, DAY).compute(), whole, check_dtype=False)
    assert whole["verdict"].nunique() > 1
    assert "140" in whole["problems"].iloc[1]


def test_numbered_columns_of_a_split_reference_are_refused_or_gathered(client: Client) -> None:
    """Never answered by halves: refused by name, or brought together, where activities are numbered on from row to row."""
    lines = numbered_lines().iloc[[2, 0, 1, 4, 5, 3]]
    frame = dd.from_pandas(lines.reset_index(drop=True), npartitions=3)
    whole = check_frame(frame.compute(), DAY)
    alone = pd.concat([check_frame(part.compute(), DAY) for part in frame.partitions])
    with pytest.raises(FactError, match="rows of A in several partitions"):
        check_partitions(frame, DAY)

    pd.testing.assert_frame_equal(check_partitions(frame, DAY, gather=True).compute().sort_index(), whole, check_dtype=False)
    assert not alone["missing"].equals(whole["missing"])


def test_a_partition_without_rows_has_the_types_of_the_others(client: Client) -> None:
    """So that Parquet files of one run agree."""
    frame = dd.from_pandas(lines(), npartitions=1)
    answered = check_partitions(frame[frame["activity.kind"] == "nothing of the kind"], DAY)

    assert answered.dtypes.equals(answered.compute().dtypes)


def test_the_example_of_the_page_runs(tmp_path: Path) -> None:
    """Parquet to Parquet, as docs/distributed.md has it: the files hold what check_frame says of all of the rows."""
    program = PAGE.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    (tmp_path / "answer.py").write_text(program, encoding="utf-8")
    run = subprocess.run([sys.executable, "answer.py"], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=300)

    given = pd.concat([pd.read_parquet(tmp_path / f"lines-{number}.parquet") for number in range(4)])
    written = pd.read_parquet(tmp_path / "answered")
    assert written["verdict"].tolist() == check_frame(given, DAY)["verdict"].tolist()
    pd.testing.assert_frame_equal(plain(written), plain(check_frame(given, DAY)), check_names=False, check_dtype=False)
    assert "verdict" in run.stdout


def test_workers_need_neither_the_rules_nor_the_lists(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A party on a list that only this machine holds is found there, and nobody looks for files."""

    def looking(*, forbidden: bool) -> None:
        from unittest.mock import patch

        from sme_check.rulebook import load
        from sme_check.screening.store import Store

        for of, name in ((load, "file_contents"), (Store, "in_use")) if forbidden else ():
            patch.object(of, name, side_effect=AssertionError("a worker looked for files")).start()
        if not forbidden:
            patch.stopall()

    monkeypatch.setenv("SME_CHECK_DATA", str(tmp_path / "data"))
    listed = a_body("RUS9001", "Zavod Imeni Nikogo", date_designated="2026-04-10", last_updated="2026-04-10", numbers=["INN 7701234560"])
    (tmp_path / "list.xml").write_bytes(xml_text([listed], DAY))
    import_list(str(tmp_path / "list.xml"), store=Store(), most_lost=1)
    row = as_rows(one_item_each(a_clear_partnership()), "a")[0]
    frame = pd.DataFrame([{**row, "business.inn": "7701234560"}, {**row, "reference": "b", "business.inn": "7707654321"}]).astype(str)
    client.run(looking, forbidden=True)
    try:
        answered = check_partitions(dd.from_pandas(frame, npartitions=2), DAY).compute()
    finally:
        client.run(looking, forbidden=False)

    assert answered["verdict"].tolist() == check_frame(frame, DAY)["verdict"].tolist()
    assert answered["verdict"].iloc[0] != answered["verdict"].iloc[1]


def test_the_law_is_sent_and_read_once(client: Client) -> None:
    """A second frame finds on each worker the very rulebook of the first, and nothing of what was sent beside it."""

    def held(dask_worker: Any, name: str) -> tuple[int, bytes]:
        return id(dask_worker.plugins[name].held), dask_worker.plugins[name]._content

    name = Law.of(load_rulebook()).name
    found = []
    for _ in range(2):
        check_partitions(in_partitions(lines(), 2), DAY).compute()
        found.append(client.run(held, name=name))

    assert found[0] == found[1]
    assert {content for _, content in found[0].values()} == {b""}


def test_a_worker_of_another_version_is_an_error(client: Client) -> None:
    """Before anything is computed, with its address."""

    def is_now(version: str) -> None:
        import sme_check._version

        sme_check._version.__version__ = version

    address = next(iter(client.scheduler_info()["workers"]))
    client.run(is_now, "0.0.1", workers=[address])
    try:
        with pytest.raises(WorkerError) as caught:
            check_partitions(dd.from_pandas(lines(), npartitions=1), DAY)
    finally:
        client.run(is_now, __version__, workers=[address])

    assert [(item.where, item.found) for item in caught.value.problems] == [(f"worker {address}", "sme-check 0.0.1")]


@pytest.mark.parametrize("spoiled", ["0.0.1", "0" * 64])
def test_a_law_that_is_not_what_it_says_answers_nothing(client: Client, spoiled: str) -> None:
    """Neither one that another version sent nor one whose content differs from its digest."""
    law = Law.of(load_rulebook())
    wrong = Law(spoiled, law.digest, law._content) if len(spoiled) < 64 else Law(law.version, spoiled, law._content)
    client.register_plugin(wrong)
    from sme_check.bulk.distributed import _answer

    answered = dd.from_pandas(lines(), npartitions=1).map_partitions(_answer, wrong.name, DAY, True, meta=check_frame(lines().iloc[:1], DAY))
    with pytest.raises(WorkerError, match="of rulebooks and lists"):
        answered.compute()


def test_a_frame_that_no_worker_answers_is_an_error(client: Client) -> None:
    """Dask's threads hold no law, and say so."""
    answered = check_partitions(dd.from_pandas(lines(), npartitions=1), DAY)

    with pytest.raises(WorkerError, match="no worker"):
        answered.compute(scheduler="threads")


def test_an_unknown_column_is_refused_at_once(client: Client) -> None:
    """Before anything is sent."""
    with pytest.raises(FactError, match="busines"):
        check_partitions(dd.from_pandas(pd.DataFrame({"busines.name": ["x"]}), npartitions=1), DAY)


def test_errors_cross_from_one_process_to_another() -> None:
    """With what was found and what is accepted."""
    error = WorkerError([Problem("worker a", "nothing", "something")])

    again = cast(WorkerError, pickle.loads(pickle.dumps(error)))

    assert again.problems == error.problems
    assert str(again) == str(error)


def test_without_a_client_the_error_says_what_is_needed() -> None:
    """A cluster is started by whoever owns it."""
    program = (
        "import dask.dataframe as dd, pandas as pd\n"
        "from sme_check.bulk.distributed import check_partitions\n"
        "check_partitions(dd.from_pandas(pd.DataFrame({'activity.kind': ['export']}), npartitions=1), '2026-05-15')"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120)

    assert "WorkerError" in run.stderr
    assert "dask.distributed.Client(address)" in run.stderr


def test_without_dask_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to guess what to install."""
    monkeypatch.delitem(sys.modules, "sme_check.bulk.distributed")
    monkeypatch.setitem(sys.modules, "dask.distributed", None)

    with pytest.raises(ImportError, match=r"pip install 'sme-check\[distributed\]'"):
        import_module("sme_check.bulk.distributed")
