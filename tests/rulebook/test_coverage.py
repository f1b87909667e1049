"""The coverage says what was made of every provision, and the page made from it is up to date."""

from functools import cache
from pathlib import Path
from typing import Any

from sme_check.rulebook.coverage import STATES, as_markdown, as_text, coverage_of
from sme_check.rulebook.lint import check_documents
from sme_check.rulebook.load import file_contents, rules_folder

PAGE = Path(__file__).resolve().parents[2] / "docs/coverage.md"


@cache
def documents() -> dict[str, dict[str, Any]]:
    """The words of the rule files, everything asked of them."""
    return check_documents(rules_folder(), file_contents(rules_folder()), unused=True)


def test_the_page_is_made_from_the_files() -> None:
    """docs/coverage.md says what the files say; `sme-check rules coverage --markdown > docs/coverage.md` makes it again."""
    assert PAGE.read_text(encoding="utf-8") == "\n".join(as_markdown(documents())) + "\n"


def test_every_instrument_that_a_measure_rests_on_has_its_contents() -> None:
    """The four EU regulations and the UK Regulations are listed provision by provision."""
    assert set(documents()["provisions"]) == {"uksi-2019-855", "eu-208-2014", "eu-269-2014", "eu-692-2014", "eu-833-2014"}


def test_what_was_seen_by_its_number_alone_is_not_verified() -> None:
    """Nothing of which only the number is known passes for encoded."""
    assert {row.state for row in coverage_of(documents()) if row.seen == "number"} == {"not_verified"}


def test_the_reason_of_an_incomplete_list_is_the_list_s_own() -> None:
    """Where a list is incomplete, the coverage repeats since when and why, so the two cannot drift apart."""
    (row,) = (row for row in coverage_of(documents()) if row.number == "Schedule 3E")

    assert row.state == "encoded_list_incomplete"
    assert "goods/3e is incomplete from" in row.because


def test_an_exception_counts_for_every_measure_that_cites_it() -> None:
    """Reg 62A is encoded wherever a measure's exception cites it; reg 60A is not taken for reg 60."""
    rows = {row.number: row for row in coverage_of(documents()) if row.instrument == "uksi-2019-855"}

    assert {"uk2019.11-15", "uk2019.54C"} <= set(rows["reg 62A"].measures)
    assert "uk2019.46B" in rows["reg 60A"].measures
    assert "uk2019.46B" not in rows["reg 60"].measures


def test_the_counts_add_up() -> None:
    """Each instrument's line counts each of its provisions once, and a state lists just its own."""
    rows = coverage_of(documents())
    lines = list(as_text(documents(), "not_verified"))

    assert {row.state for row in rows} == set(STATES)
    assert sum(line.startswith("  ") for line in lines) == sum(row.state == "not_verified" for row in rows)
