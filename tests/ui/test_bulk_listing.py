"""The answered rows as a table: found by verdict and by name, said in words, each row leading to its partnership."""

import numpy as np
import pandas as pd
import pytest

from sme_check.assessment.assess import check
from sme_check.assessment.outreach import OutreachVerdict
from sme_check.assessment.verdict import Verdict
from sme_check.bulk.frames.one import partnership_of
from sme_check.bulk.runs.run import run, run_frame
from sme_check.bulk.workbooks.table import Sheet, Workbook
from sme_check.bulk.workbooks.taken import Origin, SheetRows, Taken
from sme_check.ui.bulk.listing import Listing, verdict_words
from sme_check.ui.verdict_view import deciding_as_html
from tests.bulk.workbooks.test_unread import clear_rows, of

VENTURE = {"uk_party.link": "uk_body", "business.kind": "organisation", "business.established_in": "RU", "activity.kind": "joint_venture"}


@pytest.fixture(scope="module")
def listing() -> Listing:
    """Rows 2 and 5 are one partnership, of which row 5 names the business; rows 3 and 4 are others; row 4 became two rows of the frame."""
    frame = pd.DataFrame(
        [
            {"reference": "A-1", **VENTURE},
            {"reference": "B-2", "business.name": "OOO Romashka"},
            {"reference": "C-3", "business.name_cyrillic": "ООО Заря", "activity.kind": "export", "goods.code": "490300"},
            {"reference": "C-3", "activity.kind": "export", "goods.code": "490199"},
            {"reference": "A-1", "business.name": "OOO Tverskoi Khleb"},
        ]
    )
    rows = SheetRows("Deals", 1, 8, np.array([2, 3, 4, 5]), np.array([0, 1, 2, 4]), np.array([1, 1, 2, 1]))
    origin = [Origin("Deals", row) for row in (2, 3, 4, 4, 5)]
    taken = Taken(frame, origin, (rows,), (), (), (), Workbook("deals.xlsx", "xlsx", (Sheet("Deals", []),)))
    return Listing.of(taken, run_frame(frame, "2026-05-15"))


def test_every_row_of_the_sheet_stands_once(listing: Listing) -> None:
    """Each row is listed in its place, however many rows of the frame it became, with the verdict of its partnership."""
    table = listing.page(listing.found())

    assert table["Row"].tolist() == [2, 3, 4, 5]
    assert table["Reference"].tolist() == ["A-1", "B-2", "C-3", "A-1"]
    assert table["Russian business"].tolist() == ["OOO Tverskoi Khleb", "OOO Romashka", "ООО Заря", "OOO Tverskoi Khleb"]
    assert table["Verdict"].tolist()[0] == table["Verdict"].tolist()[3] == "✖ Prohibited"
    assert "reg 18B" in table["Rests on"].iloc[0]


def test_rows_are_found_by_verdict(listing: Listing) -> None:
    """Only the rows of partnerships with one of the verdicts asked for."""
    assert listing.page(listing.found([Verdict.PROHIBITED]))["Row"].tolist() == [2, 5]
    assert not len(listing.found([Verdict.OUTSIDE]))


@pytest.mark.parametrize(("text", "rows"), [("khleb", [2, 5]), ("  заря ", [4]), ("b-2", [3]), ("nobody", []), ("", [2, 3, 4, 5])])
def test_rows_are_found_by_name(listing: Listing, text: str, rows: list[int]) -> None:
    """Case and script as they come; a row that does not name the business is found by the one of its partnership that does."""
    assert listing.page(listing.found(text=text))["Row"].tolist() == rows


def test_a_row_leads_to_all_rows_of_its_partnership(listing: Listing) -> None:
    """Whichever row is picked, the whole partnership is meant, and it is called by what names it."""
    assert listing.rows_of(0) == listing.rows_of(3) == [0, 4]
    assert listing.rows_of(2) == [2, 3]
    assert listing.name(0) == "Deals, row 2 · A-1 · OOO Tverskoi Khleb"


def test_each_verdict_has_a_sign_and_a_word() -> None:
    """No two verdicts look alike without their colour."""
    words = [verdict_words(verdict) for verdict in Verdict]

    assert len({word[0] for word in words}) == len({word[2:] for word in words}) == len(Verdict)


def test_the_whole_answer_of_a_row_has_the_verdict_of_the_row() -> None:
    """A check of the facts alone does not know of the note beside them that names a listed party: it must not say `outside` below a row that does not."""
    head, row = clear_rows()
    taken = of([[*head, "Notes"], [*row, "the end user is really Gazprombank"]])
    listing = Listing.of(taken, run(taken, "2026-05-15"))
    alone = check(partnership_of(taken.frame, listing.rows_of(0)), "2026-05-15")

    answered = listing.as_answered(0, alone)

    assert (alone.verdict, answered.verdict) == (Verdict.OUTSIDE, Verdict.REFER)
    assert "a text may name a listed party" in deciding_as_html(answered)
    assert answered.outreach.verdict is OutreachVerdict.CANNOT_TELL


def test_the_whole_answer_of_any_other_row_is_what_the_check_says(listing: Listing) -> None:
    """Nothing is put in its place."""
    alone = check(partnership_of(listing.taken.frame, listing.rows_of(0)), "2026-05-15")

    assert listing.as_answered(0, alone) is alone
