"""The docstrings are the documentation, and they run."""

import doctest
import importlib
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src"
WITH_EXAMPLES = sorted(
    ".".join(file.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
    for file in (SRC / "sme_check").rglob("*.py")
    if ">>> " in file.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_run(name: str) -> None:
    """Every example in a docstring gives what it says it gives."""
    failed, tried = doctest.testmod(importlib.import_module(name))

    assert tried > 0
    assert failed == 0
