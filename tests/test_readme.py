"""The README says what is so: its examples give the answers that it prints."""

import re
from pathlib import Path

import pytest

from sme_check.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_printed_answer_is_the_answer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The command in the README prints what the README says it prints."""
    monkeypatch.chdir(ROOT)
    commands = re.findall(r"^\$ \.venv/bin/sme-check (.*)\n((?:.*\n)*?)```", README, re.MULTILINE)

    assert commands
    for command, printed in commands:
        main(command.split())
        assert capsys.readouterr().out.startswith(printed)


def test_the_printed_file_is_the_file() -> None:
    """The example shown is the example kept."""
    shown = re.findall(r"^`(examples/.*?)`:\n```yaml\n((?:.*\n)*?)```", README, re.MULTILINE)

    assert shown
    for name, text in shown:
        assert (ROOT / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("name", "code"), [("language-school", 0), ("machine-export", 10), ("joint-venture", 13), ("sberbank-loan-2017", 13)])
def test_each_example_gives_its_verdict(name: str, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples show the verdicts that they were written to show."""
    monkeypatch.chdir(ROOT)

    assert main(["check", f"examples/{name}.yaml"]) == code
    assert capsys.readouterr().out
