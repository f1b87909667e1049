"""Headings are shown and confirmed before anything rests on them."""

import io
import sys

import pytest

from sme_check.bulk.workbooks.table import Workbook
from sme_check.bulk.workbooks.taken import HeadingRead, Taken
from sme_check.commands.confirm import confirmed, mapping_of
from sme_check.errors import FactError


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def taken(*headings: HeadingRead) -> Taken:
    """A file of which only the headings matter."""
    return Taken(None, (), (), headings, (), (), Workbook("x.xlsx", "xlsx", ()))  # type: ignore[arg-type]


NEAR = HeadingRead("Sheet1", "C", "Reigon", None, "near", "business.region", "In which region?")
SYNONYM = HeadingRead("Sheet1", "A", "Partner", "business.name", "synonym")
OWN = HeadingRead("Sheet1", "B", "INN", "business.inn", "template")


def typed(monkeypatch: pytest.MonkeyPatch, answers: str) -> Terminal:
    monkeypatch.setattr(sys, "stdin", Terminal(answers))
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    return shown


@pytest.mark.parametrize(
    ("answer", "agreed"), [("y\n\n", {"Sheet1!C": "business.region"}), ("да\n\n", {"Sheet1!C": "business.region"}), ("\n\n", {}), ("n\ny\n", {})]
)
def test_what_is_only_similar_is_asked_for_by_itself(monkeypatch: pytest.MonkeyPatch, answer: str, agreed: dict[str, str]) -> None:
    """A heading that is merely like a known one is used only after a yes to just that; saying nothing is a no."""
    shown = typed(monkeypatch, answer)

    assert confirmed(taken(NEAR, OWN), {}, taken_as_is=False) == agreed
    assert "Is “Reigon” (column C) business.region?" in shown.getvalue()


def test_a_no_to_the_whole_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does not confirm the headings gets no answers on them."""
    typed(monkeypatch, "n\n")

    with pytest.raises(FactError, match="not confirmed"):
        confirmed(taken(SYNONYM), {}, taken_as_is=False)


def test_the_template_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Headings of the template's own, or that were named with --map, need no confirming."""
    shown = typed(monkeypatch, "")

    assert confirmed(taken(OWN), {"x": "ignore"}, taken_as_is=False) == {"x": "ignore"}
    assert shown.getvalue() == ""


def test_a_mapping_is_read() -> None:
    """The last sign of equality divides heading and fact; nothing behind it leaves the column out."""
    assert mapping_of(["A = B=business.name", "KPP="]) == {"A = B": "business.name", "KPP": "ignore"}
    with pytest.raises(FactError, match="HEADING=FACT"):
        mapping_of(["nonsense"])
