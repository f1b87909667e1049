"""The lists of codes and parties come from tables by one tool: the same tables, the same bytes, and no narrowing lost."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
BESIDE = ROOT / "../shared"


def the_tool() -> ModuleType:
    """tools/make_lists.py as a module."""
    spec = importlib.util.spec_from_file_location("make_lists", ROOT / "tools" / "make_lists.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


TOOL = the_tool()
HEAD = "schedule,part,code,direction,in_force_from,in_force_to,threshold,short_label,source,verified"


def a_table(*rows: str) -> list[dict[str, str]]:
    """Rows of the UK table, after its heading."""
    names = HEAD.split(",")
    return [dict(zip(names, row.split("|"), strict=True)) for row in rows]


def a_list(*rows: str) -> dict[str, Any]:
    """What the luxury list says when the table holds these rows."""
    spec = next(spec for spec in TOOL.CODE_LISTS if spec.id == "goods/3a")
    made: dict[str, Any] = yaml.safe_load(TOOL.make_code_list(spec, a_table(*rows), lambda _: []))
    return made


HANDBAG = "3A|2 para 8|42022100|export|2022-04-14||sales price over £250 per item|leather goods, bags|SI 2019/855 as at 15 Jul 2022 Sch 3A para 8|yes"


def test_codes_that_share_all_else_stand_in_one_entry() -> None:
    """Codes of one paragraph, one floor and one period are one entry, each code a line."""
    wallet = HANDBAG.replace("42022100", "42023100")

    (entry,) = a_list(HANDBAG, wallet)["entries"]

    assert list(entry["codes"]) == ["4202 21 00", "4202 31 00"]
    assert entry["only_if"] == {"fact": "goods.unit_price_gbp", "more_than": 250}


def test_a_floor_that_is_not_per_item_is_a_question() -> None:
    """A price for 1.5 kg cannot be read off the price of an item, so the adviser is asked."""
    caviar = HANDBAG.replace("per item", "per 1.5kg or equivalent per item")

    (entry,) = a_list(caviar)["entries"]

    assert "only_if" not in entry
    assert "1.5 kg" in entry["asks"]


def test_an_inferred_start_is_split_from_the_day_the_code_was_seen() -> None:
    """Partial before the certain day, yes from it."""
    row = HANDBAG.replace("sales price over £250 per item", "start date inferred; certain from 2025-04-24").replace("|yes", "|partial")

    (entry,) = a_list(row)["entries"]

    assert [(str(span["from"]), str(span.get("to")), span["verified"]) for span in entry["in_force"]] == [
        ("2022-04-14", "2025-04-23", "partial"),
        ("2025-04-24", "None", True),  # bare yes
    ]


def test_words_that_nobody_put_into_a_condition_stop_the_run() -> None:
    """A narrowing is never dropped in silence."""
    with pytest.raises(TOOL.TableError, match="nobody has said"):
        a_list(HANDBAG.replace("sales price over £250 per item", "only if blue"))


def test_a_known_start_needs_its_instrument() -> None:
    """No date without the instrument that set it."""
    with pytest.raises(TOOL.TableError, match="no instrument"):
        a_list(HANDBAG.replace("2022-04-14", "2022-04-15"))


def test_a_name_that_others_bear_is_not_told_from_them() -> None:
    """The Bank of Russia is the central bank, whatever another bank's papers say."""
    assert not TOOL.is_telling("Bank of Russia")
    assert not TOOL.is_telling("TKB")
    assert TOOL.is_telling("Sberbank")


def test_a_name_that_others_bear_is_kept_as_such() -> None:
    """The list's own aliases are all there: those that others bear too say so; the primary name and what everybody calls the party do not."""
    row = {"unique_id": "RUS0237", "primary_name": "VTB"}

    assert [TOOL.is_shared(row, name) for name in ("VTB", "PSB", "Promsvyazbank")] == [False, True, False]
    assert not TOOL.is_shared({"unique_id": "RUS1084", "primary_name": "Russian Railways"}, "РЖД")
    assert not TOOL.is_shared({"unique_id": "RUS9999", "primary_name": "Somebody"}, "PSB")


def test_one_entry_may_stand_for_two_companies() -> None:
    """Two INNs and two OGRNs in a cell make two parties; an unequal number is refused."""
    assert list(TOOL.zip_numbers(["1", "2"], ["3", "4"])) == [("1", "3"), ("2", "4")]
    with pytest.raises(TOOL.TableError):
        list(TOOL.zip_numbers(["1", "2"], ["3", "4", "5"]))


def test_a_measure_is_taken_as_seen_from_the_last_update_only() -> None:
    """What an entry carries now it has carried since it was last updated; before that, all but the freeze is inferred."""
    row = {"unique_id": "RUS0250", "date_designated": "2022-02-24", "last_updated": "2025-04-09"}

    spans = TOOL.effect_spans("trust_services", row, {})

    assert [(str(span.first), span.mark) for span in spans] == [("2023-03-21", "partial"), ("2025-04-09", "yes")]


def test_sberbank_was_frozen_after_it_was_designated() -> None:
    """The list's date of designation is that of reg 17A: the asset freeze came on 6 April 2022."""
    row = {"unique_id": "RUS0256", "date_designated": "2022-03-01", "last_updated": "2025-04-09"}

    (span,) = TOOL.effect_spans("asset_freeze", row, {})

    assert str(span.first) == "2022-04-06"


def test_a_missing_table_is_said_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without its tables the tool writes nothing and names what it wants."""
    assert TOOL.main(["--law", str(tmp_path), "--data", str(tmp_path), "--rules", str(tmp_path / "rules")]) == 2
    assert "goods-codes.csv" in capsys.readouterr().err
    assert not (tmp_path / "rules").exists()


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Every file, from the tables beside the checkout."""
    if not (BESIDE / "law" / "goods-codes.csv").is_file():
        pytest.skip("the tables of codes and names are not beside this checkout")
    files: dict[str, str] = TOOL.make_lists(BESIDE / "law", BESIDE / "data")
    return files


def test_making_again_changes_nothing(made: dict[str, str], tmp_path: Path) -> None:
    """Written twice, the lists are the same bytes."""
    for _ in range(2):
        assert TOOL.main(["--law", str(BESIDE / "law"), "--data", str(BESIDE / "data"), "--rules", str(tmp_path)]) == 0
        assert {str(file.relative_to(tmp_path)): file.read_text(encoding="utf-8") for file in tmp_path.rglob("*.yaml")} == made


def test_the_committed_lists_are_what_the_tool_makes(made: dict[str, str]) -> None:
    """Nobody mended a made file by hand."""
    differing = [name for name, text in made.items() if (ROOT / "rules" / name).read_text(encoding="utf-8") != text]

    assert not differing


def test_no_code_of_the_table_is_lost(made: dict[str, str]) -> None:
    """Each row that a list should hold is in it, as itself or under its heading."""
    text = "\n".join(text for name, text in made.items() if name.startswith("lists/goods/3e"))

    for row in TOOL.read(BESIDE / "law" / "goods-codes.csv"):
        if row["schedule"] == "3E":
            assert f'"{TOOL.spaced(row["code"])}":' in text or f'"{row["code"][:4]}' in text, row["code"]
