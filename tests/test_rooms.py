"""The rooms import in one direction: facts meet the rulebook in the engine, the assessment says what that means, and the edges stand on everything."""

import ast
import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src"
PACKAGE = "sme_check"
COMMON = {"", "errors", "_version", "whole_file"}  # "" is the package itself
BELOW_ASSESSMENT = {"facts", "rulebook", "screening", "engine"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "_version": set(),
    "whole_file": set(),
    "facts": set(),
    "rulebook": {"facts"},
    "screening": {"facts"},
    "engine": {"facts", "rulebook"},
    "assessment": BELOW_ASSESSMENT,
    "bulk": BELOW_ASSESSMENT | {"assessment"},
    "record": BELOW_ASSESSMENT | {"assessment"},
}
EDGES = {"", "ui", "cli", "commands", "__main__"}  # these may import everything
HEAVY = {"pandas", "openpyxl"}
PACKAGED_AS = {"yaml": "pyyaml", "pydantic_core": "pydantic", "python_calamine": "python-calamine"}


@dataclass(frozen=True)
class Import:
    """One imported module: where it is written, and whether it runs as its file is imported."""

    file: Path
    line: int
    module: str
    on_import: bool

    def __str__(self) -> str:
        return f"{self.file.relative_to(SRC)}:{self.line} imports {self.module}"


def room_of(module: str) -> str | None:
    """The room of a module of ours ("" for the package itself), None for anyone else's."""
    first, _, rest = module.partition(".")
    return rest.partition(".")[0] if first == PACKAGE else None


def room_of_file(file: Path) -> str:
    inside = file.relative_to(SRC / PACKAGE).with_suffix("").parts
    return "" if inside == ("__init__",) else inside[0]


def is_type_checking(test: ast.expr) -> bool:
    return (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING") or (isinstance(test, ast.Attribute) and test.attr == "TYPE_CHECKING")


def modules_named(node: ast.Import | ast.ImportFrom, package: str) -> list[str]:
    """Full names of what an import statement names; `from sme_check import facts` names sme_check.facts."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = node.module or ""
    if node.level:
        parents = package.split(".")[: len(package.split(".")) - node.level + 1]
        base = ".".join([*parents, *([node.module] if node.module else [])])
    if base != PACKAGE:
        return [base]
    return [f"{PACKAGE}.{alias.name}" if is_room(alias.name) else PACKAGE for alias in node.names]


def is_room(name: str) -> bool:
    return (SRC / PACKAGE / name).is_dir() or (SRC / PACKAGE / f"{name}.py").is_file()


def imports_of(file: Path) -> list[Import]:
    """Every import in a file, wherever it stands."""
    inside = file.relative_to(SRC).with_suffix("").parts
    package = ".".join(inside[:-1])
    found: list[Import] = []

    def walk(node: ast.AST, on_import: bool) -> None:
        if isinstance(node, ast.Import | ast.ImportFrom):
            found.extend(Import(file, node.lineno, module, on_import) for module in modules_named(node, package))
        for field, value in ast.iter_fields(node):
            later = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or (
                isinstance(node, ast.If) and field == "body" and is_type_checking(node.test)
            )
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    walk(child, on_import and not later)

    walk(ast.parse(file.read_text(encoding="utf-8"), str(file)), on_import=True)
    return found


@cache
def every_import() -> tuple[Import, ...]:
    return tuple(found for file in sorted((SRC / PACKAGE).rglob("*.py")) for found in imports_of(file))


def wrong_turn(found: Import) -> bool:
    here, there = room_of_file(found.file), room_of(found.module)
    return there is not None and here not in EDGES and there not in MAY_IMPORT[here] | COMMON | {here}


def test_every_room_is_known() -> None:
    """A new room says what it may import before it is built."""
    rooms = {room_of_file(file) for file in (SRC / PACKAGE).rglob("*.py")}

    assert rooms <= MAY_IMPORT.keys() | EDGES


def test_imports_never_turn_back() -> None:
    """A room imports only from those below it."""
    assert not [str(found) for found in every_import() if wrong_turn(found)]


def test_only_the_pages_know_streamlit() -> None:
    """Only `ui` imports streamlit (beside app.py, which is outside the package)."""
    assert not [str(found) for found in every_import() if found.module.partition(".")[0] == "streamlit" and room_of_file(found.file) != "ui"]


def test_frames_are_fetched_when_needed() -> None:
    """Outside `ui` and `bulk`, importing a module brings in neither pandas nor openpyxl."""
    heavy = [found for found in every_import() if found.on_import and found.module.partition(".")[0] in HEAVY]

    assert not [str(found) for found in heavy if room_of_file(found.file) not in {"ui", "bulk"}]


def test_every_library_is_declared_and_reasoned() -> None:
    """What the package imports of others is a dependency of its own or of an extra, and docs/decisions.md says why."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["distributed"]]
    declared = {re.split(r"[\[<>=]", line)[0] for line in lines}
    imported = {found.module.partition(".")[0] for found in every_import()} - sys.stdlib_module_names - {PACKAGE}
    reasons = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")

    assert {PACKAGED_AS.get(name, name) for name in imported} <= declared
    assert [name for name in declared if not re.search(rf"^\| {name}(,[^|]*)? \|", reasons, re.MULTILINE)] == []


def test_only_runs_past_one_machine_need_dask() -> None:
    """Dask is an extra: one module imports it, and no other imports that module."""
    assert {str(found.file.relative_to(SRC)) for found in every_import() if found.module.partition(".")[0] == "dask"} == {"sme_check/bulk/distributed.py"}
    assert not [str(found) for found in every_import() if found.module == "sme_check.bulk.distributed"]


def clocks_read(file: Path) -> list[str]:
    """`path:line` of each reading of a clock: `date.today()`, `datetime.now()`, `time.time()` and their like."""
    return [
        f"{file.relative_to(SRC)}:{node.lineno}"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), str(file)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"today", "now", "utcnow", "time", "localtime", "gmtime"}
    ]


def test_only_the_edges_read_a_clock() -> None:
    """An answer depends on its as-of date: no room below the pages and the command line asks what day it is."""
    assert not [place for file in (SRC / PACKAGE).rglob("*.py") if room_of_file(file) not in EDGES for place in clocks_read(file)]


@pytest.mark.parametrize(
    ("line", "modules"),
    [
        ("import sme_check.engine.proof", ["sme_check.engine.proof"]),
        ("from sme_check import errors", ["sme_check.errors"]),
        ("from ..facts.truth import Truth", ["sme_check.facts.truth"]),
        ("from .period import Period", ["sme_check.rulebook.period"]),
        ("def f():\n    import pandas", ["pandas"]),
    ],
)
def test_the_walk_sees_every_form_of_import(line: str, modules: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Absolute, relative, nested: no way of writing an import escapes the walk."""
    file = tmp_path / PACKAGE / "rulebook" / "measure.py"
    file.parent.mkdir(parents=True)
    (tmp_path / PACKAGE / "errors.py").touch()
    file.write_text(line, encoding="utf-8")
    monkeypatch.setattr(f"{__name__}.SRC", tmp_path)

    assert [found.module for found in imports_of(file)] == modules
