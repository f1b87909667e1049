"""A measure in words."""

from pathlib import Path

import pytest

from sme_check.assessment.describe import condition_in_words, describe_measure
from sme_check.rulebook.condition import parse_condition
from sme_check.rulebook.load import load_rulebook
from tests.small_law import small_law


def test_a_measure_can_be_read_without_its_file(tmp_path: Path) -> None:
    """What it is, where it stands, since when, what it forbids, what lifts it and who may license are all said."""
    law = small_law(tmp_path)
    words = describe_measure(law.measure("uk2019.46B"), law)

    for said in (
        "uk2019.46B: Luxury goods",
        "S.I. 2019/855, reg 46B and Schedule 3A",
        "https://www.legislation.gov.uk/uksi/2019/855/regulation/46B (read 2026-11-22)",
        "from 2022-04-14 (uksi-2022-452)",
        "UK nexus",
        "Established in Russia (business)",
        "Commodity code is in Luxury goods (goods/3a)",
        "if claimed (personal_effects): Are the goods the personal effects of a traveller?",
        "medical: S.I. 2019/855, reg 65",
        "file: rules/measures/uk2019/046b-luxury.yaml",
    ):
        assert said in words


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"not": {"fact": "activity.by_ship", "equals": True}}, ["not:", "  By ship is yes"]),
        ({"some": "business.banks", "that": {"is": "in_russia", "of": "it"}}, ["for some member of business.banks:", "  Established in Russia (it)"]),
        ({"any": [{"judgement": "Is it so?"}, {"unread": "Schedule 3"}]}, ["any of:", "  to be judged: Is it so?", "  not read: Schedule 3"]),
        ({"party": "business", "designated_for": "asset_freeze"}, ["business is designated for: asset_freeze"]),
    ],
)
def test_each_form_of_condition_has_words(tmp_path: Path, condition: dict[str, object], words: list[str]) -> None:
    """A condition is read as indented lines."""
    assert list(condition_in_words(parse_condition(condition), small_law(tmp_path))) == words


def test_every_measure_of_the_rulebook_has_words() -> None:
    """No measure, exception or condition of the law held is without words."""
    law = load_rulebook()

    for measure in law.measures:
        assert measure.title in describe_measure(measure, law)
