"""The template: derived from the facts, opened by Excel and LibreOffice alike, and read back to what was written."""

import io
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sme_check.bulk.answering.answered import answer_frame
from sme_check.bulk.workbooks.layout import SHEETS, Column
from sme_check.bulk.workbooks.open import open_table
from sme_check.bulk.workbooks.table import column_letters
from sme_check.bulk.workbooks.take import take
from sme_check.bulk.workbooks.taken import Taken
from sme_check.bulk.workbooks.template import write_template
from sme_check.bulk.workbooks.template_words import TEMPLATE_VERSION, VERSION_NAME
from sme_check.bulk.workbooks.typed import code_of
from sme_check.errors import FactError
from sme_check.facts.table import FactInfo

CODES = {"inn": "7707083893", "ogrn": "1027700132195", "commodity_code": "49030000", "okved": "85.41", "okopf": "12300", "okfs": "16", "region": "01"}
CODES |= {"country": "RU", "bic": "044525225"}


@pytest.fixture(scope="module")
def template() -> bytes:
    """The template, written once."""
    stream = io.BytesIO()
    write_template(stream)
    return stream.getvalue()


def an_answer(column: Column) -> tuple[Any, Any]:
    """What an adviser might write in a column, and the fact that it is."""
    info = column.info
    assert info is not None
    assert column.model is not None
    code = code_of(column.model, info.name)
    if code:
        return CODES[code], CODES[code]
    return _of_kind(info)


def _of_kind(info: FactInfo) -> tuple[Any, Any]:
    value, label = next(iter(info.choices.items()), ("", ""))
    kinds: dict[str, tuple[Any, Any]] = {
        "yes_no": ("no", False),
        "number": (14, 14),
        "share": ("51 %", "51 %"),
        "money": ("£250", "250 GBP"),
        "date": (date(2026, 1, 31), "2026-01-31"),
        "choice": (label, value),
        "choices": (label, value),
        "texts": ("one; two", "one; two"),
    }
    return kinds.get(info.kind, (f"some {info.name}", f"some {info.name}"))


def filled(template: bytes) -> Taken:
    """The template with every column of every sheet filled in one row."""
    book = load_workbook(io.BytesIO(template))
    for plan in SHEETS:
        sheet = book[plan.title]
        for at, column in enumerate(plan.columns, 1):
            value = "case" if column.path == "reference" else None if column.info is None else an_answer(column)[0]
            sheet.cell(3, at, value)
        sheet.delete_rows(4, 10)
    stream = io.BytesIO()
    book.save(stream)
    return take(open_table(stream.getvalue(), "template.xlsx"))


def test_every_fact_that_is_written_is_read(template: bytes) -> None:
    """Every column of every sheet: the fact comes back as it was meant, and the headings are the template's."""
    taken = filled(template)
    first = taken.frame.iloc[0].dropna().to_dict()

    assert not taken.problems
    assert {heading.how for heading in taken.headings} == {"template"}
    for plan in SHEETS:
        for column in plan.columns:
            if column.info is None or column.path == "reference" or plan.key == "activities":
                continue
            path = f"{plan.collection}[0].{column.path}" if plan.collection else column.path
            value = first[path]
            assert value == an_answer(column)[1], path


def test_what_is_read_is_what_frames_take(template: bytes) -> None:
    """Every column of the frame is one that `check_frame` knows, and every value one that it reads."""
    taken = filled(template)
    found = [problem for problem in answer_frame(taken.frame, words=False).problems if problem.column != "activity.claims"]

    assert found == []


def test_the_template_as_it_is_has_no_rows(template: bytes) -> None:
    """Its worked rows are no partnerships."""
    with pytest.raises(FactError, match="headings without any row below them"):
        take(open_table(template, "template.xlsx"))


def test_the_worked_rows_would_read_without_a_fault(template: bytes) -> None:
    """They are examples of what is accepted; the note says that they are left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as given, zipfile.ZipFile(stream, "w") as file:
        for part in given.infolist():
            file.writestr(part.filename, given.read(part).replace(b"EXAMPLE 2 ", b"Case 2 ") if "sharedStrings" in part.filename else given.read(part))
    taken = take(open_table(stream.getvalue(), "template.xlsx"))

    assert not taken.problems
    assert list(taken.frame["reference"]) == ["Case 2 (not read)"]
    assert any("EXAMPLE 1" in note.text for note in taken.notes)


def test_the_template_states_its_version(template: bytes) -> None:
    """In a name that programs read, and in words on the first sheet."""
    book = load_workbook(io.BytesIO(template))

    assert book.defined_names[VERSION_NAME].value == f'"{TEMPLATE_VERSION}"'
    assert any(f"Template version {TEMPLATE_VERSION}" in str(row[0].value) for row in book["Instructions"].iter_rows(max_row=5))


def test_choices_have_lists_to_choose_from(template: bytes) -> None:
    """Each column of choices takes them from a named range that holds all their labels."""
    book = load_workbook(io.BytesIO(template))
    assert book["Lists"].sheet_state == "hidden"
    for plan in SHEETS:
        lists = {str(rule.sqref).partition(":")[0]: rule for rule in book[plan.title].data_validations.dataValidation}
        for at, column in enumerate(plan.columns, 1):
            rule = lists[book[plan.title].cell(2, at).coordinate]
            assert rule.prompt
            if column.info is not None and column.info.choices:
                sheet, area = next(book.defined_names[str(rule.formula1).lstrip("=")].destinations)
                assert [cell[0].value for cell in book[sheet][area]] == list(column.info.choices.values())


def test_codes_are_cells_of_text(template: bytes) -> None:
    """So that a spreadsheet takes no zero from them."""
    sheet = load_workbook(io.BytesIO(template))["Partnerships"]
    columns = {column.path: at for at, column in enumerate(next(plan for plan in SHEETS if plan.key == "partnerships").columns)}
    for path in ("reference", "business.inn", "business.ogrn", "business.okved_main", "goods.code", "business.region"):
        assert sheet.column_dimensions[column_letters(columns[path])].number_format == "@", path


def test_headings_stay_in_view(template: bytes) -> None:
    """On every sheet to be filled in."""
    book = load_workbook(io.BytesIO(template))

    assert {book[plan.title].freeze_panes for plan in SHEETS} == {"B3"}


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_libreoffice_opens_and_saves_it_unchanged(template: bytes, form: str, tmp_path: Path) -> None:
    """What it saves reads to the same workbook."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed, so nothing was converted")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "template.xlsx").write_bytes(template)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    words = [program, home, "--headless", "--convert-to", form, "--outdir", str(tmp_path), str(tmp_path / "in" / "template.xlsx")]
    subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=180)
    before, after = open_table(template, "a.xlsx"), open_table(tmp_path / f"template.{form}")

    assert [(sheet.name, sheet.hidden) for sheet in before.sheets] == [(sheet.name, sheet.hidden) for sheet in after.sheets]
    for plan in SHEETS:
        assert _texts(after.sheet(plan.title).rows) == _texts(before.sheet(plan.title).rows), plan.title


def _texts(rows: Any) -> list[list[str]]:
    """The cells that hold something, row by row."""
    return [[str(value) for value in row if value not in ("", None)] for row in rows]


def test_a_template_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """A folder that is not there."""
    with pytest.raises(OSError, match="nowhere"):
        write_template(tmp_path / "nowhere" / "template.xlsx")
