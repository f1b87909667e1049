"""The table of sectors comes from a table by one tool, and what the tool does not understand stops it."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def the_tool() -> ModuleType:
    """tools/make_sectors.py as a module."""
    spec = importlib.util.spec_from_file_location("make_sectors", ROOT / "tools" / "make_sectors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


TOOL = the_tool()
PLAIN = {"division": "02", "title_en": "Forestry", "today": "partly", "reg_6_7_sector": "", "on_2017_02_28": "none aimed", "pointers": ""}


def test_making_it_again_changes_no_byte() -> None:
    """The rule file is what the tool makes of the table."""
    folder = ROOT / "../shared/law"
    if not (folder / TOOL.TABLE).is_file():
        pytest.skip(f"{TOOL.TABLE} is not beside this checkout")

    assert TOOL.make_sectors(folder) == (ROOT / "rules" / "outreach" / "sectors.yaml").read_text(encoding="utf-8")


def test_what_to_check_is_told_apart_by_its_day() -> None:
    """Words about 2017 belong to 2017."""
    assert TOOL.notes("regs 16 and 17; 2017: Annex III") == ("Annex III", "regs 16 and 17")
    assert TOOL.notes("wood, ch. 44") == ("", "wood, ch. 44")


def test_a_change_ends_one_period_and_begins_the_next() -> None:
    """The eve belongs to what was, the day to what is."""
    was, now = TOOL.periods("none", "aimed", "2022-10-29", "")

    assert was == "{from: 2014-08-01, to: 2022-10-28, reach: none}"
    assert now == "{from: 2022-10-29, by: uksi-2022-1110, reach: aimed}"


@pytest.mark.parametrize("change", [{"on_2017_02_28": "perhaps"}, {"division": "01"}])
def test_a_row_that_is_not_understood_stops_it(change: dict[str, str]) -> None:
    """A word of the table that is not known, or a change whose day nobody gave, is refused."""
    with pytest.raises(TOOL.TableError):
        TOOL.division({**PLAIN, **change})


def test_a_table_that_lacks_divisions_is_refused(tmp_path: Path) -> None:
    """All 88 divisions must be there."""
    (tmp_path / TOOL.TABLE).write_text(",".join(PLAIN) + "\n" + ",".join(PLAIN.values()) + "\n", encoding="utf-8")

    with pytest.raises(TOOL.TableError, match="1 divisions of 88"):
        TOOL.make_sectors(tmp_path)
