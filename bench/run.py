"""Everything measured in one run: writes docs/performance.md and its plot.

    python bench/run.py [--write docs/performance.md] [--largest 1000000] [--seconds 90] [--bench FOLDER] [--results FILE]

`--bench` takes rules and rows from a harness of the same shape (a folder with `bench_rules.py`), `--largest` and `--seconds` bound the sizes, `--results`
keeps the raw figures; with `--page` the page is made again from them. Each case is a process of its own, on one CPU (BENCH_CPU says which).
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from measuring import machine, pin  # noqa: E402
from plan import Plan  # noqa: E402

CASES = {
    "store": "sizes:store",
    "start-up": "start_up:programs",
    "program": "measuring:spawn",
    "engine": "engines:engine",
    "unknown": "unknown:engines",
    "one-line": "sizes:one_line",
    "rulebook": "sizes:rulebook",
    "validation": "sizes:validation",
    "size": "sizes:size",
    "excel-made": "excel:made",
    "excel-read": "excel:read",
    "excel-write": "excel:write",
    "excel-screen": "excel:screen",
}
"""What a process of its own runs; it imports nothing else."""


def case(name: str, *words: str) -> object:
    """One case, in this process."""
    module, _, function = CASES[name].partition(":")
    return getattr(import_module(module), function)(*words)


def everything(plan: Plan) -> dict[str, Any]:
    """All parts, one after another."""
    today = datetime.now(UTC)
    found: dict[str, Any] = {"day": f"{today.day} {today:%B %Y}", "machine": machine()}
    for name, measure in plan.parts():
        print(f"bench: {name}", file=sys.stderr, flush=True)
        found[name] = measure()
    return found


def publish(found: dict[str, Any], target: Path) -> None:
    """The page and its plot."""
    from page import page
    from plot import draw

    plot = target.with_suffix(".svg")
    draw(found, plot)
    target.write_text(page(found, plot.name), encoding="utf-8")


def options(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, help="the page; without it the figures are printed")
    parser.add_argument("--largest", type=int, default=1_000_000, help="the largest number of rows and lines")
    parser.add_argument("--seconds", type=float, default=90, help="a size that is likely to take longer is left out, and the page says so")
    parser.add_argument("--bench", default=os.environ.get("BENCH", ""), help="the folder of a harness with its own rules")
    parser.add_argument("--results", type=Path, help="where the raw figures are kept")
    parser.add_argument("--page", action="store_true", help="measure nothing: make the page again from --results")
    return parser.parse_args(words)


def main() -> None:
    """Measure, and write the page."""
    pin()
    if sys.argv[1:2] == ["--case"]:
        print(json.dumps(case(*sys.argv[2:])))
        return
    said = options()
    if said.page:
        found = json.loads(said.results.read_text(encoding="utf-8"))
    else:
        with TemporaryDirectory() as folder:
            found = everything(Plan(said.largest, said.seconds, said.bench, Path(folder)))
    if said.results and not said.page:
        said.results.write_text(json.dumps(found, indent=1), encoding="utf-8")
    if said.write:
        publish(found, said.write)
    else:
        print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
