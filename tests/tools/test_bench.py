"""The bench: engines are asked the same, its pins are those of the lock, and its page says what falls short."""

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def _bench(monkeypatch: pytest.MonkeyPatch) -> None:
    """The modules of the bench, as `run.py` finds them."""
    monkeypatch.syspath_prepend(str(ROOT / "bench"))


def pins(path: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(name.lower(), set()).add(version)
    return found


def test_the_bench_measures_the_versions_of_the_lock() -> None:
    """What both name, both name alike; the peers stay out of the lock, but for polars, whose frames are answered too."""
    bench, lock = pins(ROOT / "bench" / "requirements.txt"), pins(ROOT / "requirements.lock")

    assert {name: versions for name, versions in bench.items() if name in lock and not versions <= lock[name]} == {}
    assert not {"zen-engine", "openfisca-core", "common-expression-language", "matplotlib"} & lock.keys()


@pytest.mark.usefixtures("_bench")
@pytest.mark.parametrize("name", ["sme_check, column engine", "sme_check, engine.proof", "numpy masks"])
def test_an_engine_answers_the_set_as_the_reference_does(name: str) -> None:
    """Rule by rule and row by row: of ours, and of the peer that is always here."""
    from engines import answers  # type: ignore[import-not-found]
    from rule_engines import ENGINES  # type: ignore[import-not-found]
    from rule_set import Rows, rules  # type: ignore[import-not-found]

    assert answers(ENGINES[name](rules()), rules(), Rows) == (15_000, 0)


@pytest.mark.usefixtures("_bench")
def test_none_of_ours_is_two_valued() -> None:
    """A missing fact is unknown unless no value of it could matter."""
    from unknown import KLEENE, engines  # type: ignore[import-not-found]

    rows = {row["engine"]: row for row in engines()["rows"]}

    assert [tuple(row["answers"]) for name, row in rows.items() if name.startswith("sme_check")] == [KLEENE, KLEENE]
    assert rows["numpy masks (NaN, None)"]["differs"] > 0


def results(times: float) -> dict[str, Any]:
    """Results in which the column engine is so many times as fast as each peer, and nothing else was measured."""
    rules = [{"engine": "sme_check, column engine", "rates": {"1000": 1e6 * times}}]
    rules += [{"engine": name, "rates": {"1000": 1e6}} for name in ("polars expressions", "openfisca-core", "zen-engine")]
    start_up = [{"what": name, "cpu": 0.1} for name in ("from pydantic import BaseModel", "sme-check --help", "sme-check check FILE")]
    return {"rules": rules, "unknown": [], "one_line": {}, "rulebook": [], "sizes": [], "validation": {}, "whole": [], "start_up": start_up}


@pytest.mark.usefixtures("_bench")
@pytest.mark.parametrize(("times", "met"), [(2.0, [False, False, False]), (20.0, [True, True, False]), (2000.0, [True, True, True])])
def test_a_target_is_met_or_not(times: float, met: list[bool]) -> None:
    """By the figure, and what was not measured is neither."""
    from targets import targets  # type: ignore[import-not-found]

    held = list(targets(results(times)))

    assert [item.met for item in held[:3]] == met
    assert {item.met for item in held if not item.found} == {None}
