"""The pages on adding a measure tell what is so: what they quote stands in the files, what they name exists, and their commands run."""

import re
from pathlib import Path

import pytest

from sme_check.cli import main

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "adding-a-measure.md").read_text(encoding="utf-8")
QUOTED = re.findall(r"^`([^`\n]+)`:\n```\w+\n(.*?)```", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("name", "text"), QUOTED, ids=[f"{name}-{number}" for number, (name, _) in enumerate(QUOTED)])
def test_what_the_guide_quotes_stands_there(name: str, text: str) -> None:
    """The example is a true one: each quotation is found in its file, letter by letter."""
    assert text in (ROOT / name).read_text(encoding="utf-8")


def test_the_guide_quotes_a_fact_a_measure_and_a_list() -> None:
    """The guide shows all that a new measure may need."""
    assert {name.split("/")[0] + "/" + name.split("/")[1] for name, _ in QUOTED} == {"src/sme_check", "rules/measures", "rules/lists"}


@pytest.mark.parametrize("page", ["docs/adding-a-measure.md", "rules/README.md"])
def test_every_link_and_path_leads_somewhere(page: str) -> None:
    """A page names only files that exist."""
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [(ROOT / page).parent / link for link in re.findall(r"\]\(([^)#:]+)\)", text)]
    paths = [ROOT / path for path in re.findall(r"`((?:rules|docs|src|schemas)/[\w./-]+)`", text)]

    assert links
    assert [str(path) for path in (*links, *paths) if not path.exists()] == []


@pytest.mark.parametrize("words", [("rules", "test", "uk2019.46L"), ("rules", "show", "uk2019.46L"), ("rules", "diff", "2022-06-22", "2022-06-23")])
def test_the_commands_of_the_guide_run(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """A command that the guide names does what it says, and mentions the measure or its cases."""
    assert " ".join(words[:2]) in GUIDE
    assert main(words) == 0
    assert re.search("banknotes|passed", capsys.readouterr().out)
