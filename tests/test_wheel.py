"""An installed copy has the law with it, and answers from any folder."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.assessment.small import an_export

ROOT = Path(__file__).resolve().parents[1]
TAKEN = ("src", "rules", "examples", "app.py", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as `make build` does, from the source archive of a copy, so that nothing is left in the checkout."""
    copy, out = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("wheel")
    for name in TAKEN:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy / name)
    building = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(copy)]
    subprocess.run(building, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel, and nothing else, was installed."""
    target = tmp_path_factory.mktemp("installed")
    installing = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(installing, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return target


def run(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The installed command, in another folder."""
    settings = {**os.environ, "PYTHONPATH": str(installed), "SME_CHECK_CACHE": str(folder / "cache")}
    return subprocess.run([sys.executable, "-m", "sme_check", *words], cwd=folder, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_wheel_has_the_law_and_nothing_of_the_workshop(wheel: Path) -> None:
    """Every rule file, the pages and the typing mark are in it; tests, tools and seeds are not."""
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {f"sme_check/_rules/{path.relative_to(ROOT / 'rules').as_posix()}" for path in (ROOT / "rules").rglob("*.yaml")}

    assert rules - names == set()
    assert {"sme_check/py.typed", "sme_check/_app.py", "sme_check/cli.py"} <= names
    assert [name for name in names if name.partition("/")[0] in ("tests", "tools", "seeds", "docs", "bench")] == []


def test_an_installed_copy_answers_from_its_own_law(installed: Path, tmp_path: Path) -> None:
    """From another folder the installed command gives the verdict, under the rules that came with it."""
    (tmp_path / "case.json").write_text(json.dumps(an_export("84713000")), encoding="utf-8")
    done = run(installed, tmp_path, "check", "case.json", "--json")

    assert done.returncode in (10, 11, 12, 13), done.stderr
    assert len(json.loads(done.stdout)["findings"]) > 20
    assert str(installed) in run(installed, tmp_path, "rules", "lint").stdout


def test_an_installed_copy_has_its_command(installed: Path) -> None:
    """The wheel brings the command `sme-check`."""
    assert list((installed / "bin").glob("sme-check*")) or list((installed / "Scripts").glob("sme-check*"))
